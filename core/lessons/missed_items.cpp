#include "core/lessons/missed_items.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/progress/course_outline.hpp"

namespace cairn::lessons {
namespace {

/// Answers by item, of the items that were missed.
std::map<Id, std::map<Id, std::int64_t>> missed_in(const Study& study) {
    std::map<Id, std::map<Id, std::int64_t>> items;
    for (const auto& [key, answer] : study.answers) items[answer.item][key] = answer.is_right ? 1 : 0;
    std::erase_if(items, [](const auto& item) {
        return std::ranges::none_of(item.second, [](const auto& answer) { return answer.second == 0; });
    });
    return items;
}

void add_items(const Edition& edition, const Study& study, Instant now, const progress::ReviewOptions& options,
               std::vector<MissedItem>& out) {
    auto missed = missed_in(study);
    for (const progress::OutlineLesson& row : progress::outline_of(edition)) {
        if (missed.empty()) return;
        for (const std::string* body : {&row.lesson->body.english, &row.lesson->body.chinese}) {
            const auto text = parse_lesson(row.id, *body);
            if (!text) continue;
            for (const Id& item : counted_items(*text)) {
                const auto it = missed.find(item);
                if (it == missed.end()) continue;
                out.push_back({edition.course, row.id, item, std::ssize(it->second),
                               progress::review_of(it->second, now, options)});
                missed.erase(it);
            }
        }
    }
}

}  // namespace

std::vector<MissedItem> missed_items(const Model& model, ProfileId learner, Instant now,
                                     const progress::ReviewOptions& options) {
    std::vector<MissedItem> out;
    for (const Study& study : model.studies.rows()) {
        if (!study.exists || study.learner != learner || study.answers.empty()) continue;
        const Edition* edition = progress::edition_for(model, study.course, learner);
        if (edition != nullptr) add_items(*edition, study, now, options, out);
    }
    std::ranges::sort(out, {}, [](const MissedItem& row) {
        const bool is_due = row.need.is_due;
        return std::tuple(!is_due, is_due ? row.need.retrievability_micro : 0, row.need.due, row.item);
    });
    return out;
}

}  // namespace cairn::lessons
