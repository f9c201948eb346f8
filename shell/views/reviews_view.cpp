#include "shell/views/reviews_view.hpp"

#include "core/lessons/missed_items.hpp"
#include "core/progress/course_outline.hpp"
#include "shell/text/format.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

constexpr std::size_t coming_max = 10;
constexpr std::int32_t far_days = 365;

ReviewRow row_of(const ViewInput& input, const progress::SkillReview& review) {
    const text::Text& text = input.text;
    ReviewRow row;
    row.id = review.skill;
    row.key = row_key(review.skill);
    row.title = skill_title(input, review.skill);
    row.href = href({Page::skills, review.skill});
    row.recall = static_cast<double>(review.need.retrievability_micro) / 1e6;
    row.recall_words = text.reviews_recall(text::format_percent(review.need.retrievability_micro));
    row.last = text.reviews_last(review.answers, format_day(input, day_of_reader(input, review.need.card.last_review)));
    if (!review.need.is_due) {
        const Day due = day_of_reader(input, review.need.due);
        const bool is_far = due - input.indices.today(input.me) >= far_days;
        row.when = is_far ? std::string(text.reviews_when_long()) : text.reviews_when(format_day(input, due));
    }
    row.could = text.reviews_could_for(row.title);
    row.could_not = text.reviews_could_not_for(row.title);
    row.toast_right = text.reviews_done_right(row.title);
    row.toast_wrong = text.reviews_done_wrong(row.title);
    return row;
}

void fill_missed(const ViewInput& input, ReviewsView& view) {
    const text::Text& text = input.text;
    for (const lessons::MissedItem& missed : lessons::missed_items(input.model, input.me, input.now)) {
        const auto found = progress::find_lesson(input.model, missed.lesson, input.me);
        if (found.lesson == nullptr) continue;
        const Language language = text.language();
        const auto quizzes = lessons::find_quizzes(missed.lesson, found.lesson->body, missed.item);
        if (quizzes.empty()) continue;
        const bool is_second = language == Language::chinese && !found.lesson->body.english.empty();
        MissedRow row;
        row.key = missed.item.low;
        row.question = lessons::plain(lessons::parse_spans((is_second ? quizzes.back() : quizzes.front()).question));
        row.where = text.reviews_missed_where(found.lesson->title.in(language), missed.answers);
        row.is_due = missed.need.is_due;
        row.when = row.is_due ? std::string(text.reviews_due())
                              : text.reviews_when(format_day(input, day_of_reader(input, missed.need.due)));
        row.href = href({Page::lesson, missed.lesson});
        view.missed.push_back(std::move(row));
    }
}

}  // namespace

ReviewsView build_reviews_view(const ViewInput& input) {
    const text::Text& text = input.text;
    ReviewsView view;
    view.has_profile = input.model.profiles.find(input.me) != nullptr;
    view.me = input.me;
    view.how = text.reviews_how_line(text::format_percent(progress::ReviewOptions{}.retention_micro));
    if (!view.has_profile) return view;
    std::int64_t later = 0;
    for (const progress::SkillReview& review : input.indices.reviews(input.me)) {
        if (review.need.is_due) {
            view.due.push_back(row_of(input, review));
        } else if (view.coming.size() < coming_max) {
            view.coming.push_back(row_of(input, review));
        } else {
            ++later;
        }
    }
    fill_missed(input, view);
    if (later > 0) view.more = text.reviews_more(later);
    view.subtitle = !view.due.empty() ? text.reviews_subtitle_due(std::ssize(view.due))
                    : view.empty()    ? std::string(text.reviews_subtitle_empty())
                                      : std::string(text.reviews_subtitle_none());
    return view;
}

}  // namespace cairn::views
