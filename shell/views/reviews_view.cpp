#include "shell/views/reviews_view.hpp"

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
    if (later > 0) view.more = text.reviews_more(later);
    view.subtitle = !view.due.empty() ? text.reviews_subtitle_due(std::ssize(view.due))
                    : view.empty()    ? std::string(text.reviews_subtitle_empty())
                                      : std::string(text.reviews_subtitle_none());
    return view;
}

}  // namespace cairn::views
