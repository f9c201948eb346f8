#include "core/recommend/course_ties.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "core/recommend/item_fit.hpp"

namespace cairn::recommend {
namespace {

constexpr std::size_t links_max = 64;
constexpr ItemModelSettings settings{};
/// So many standard deviations above the other courses are a strength of 1'000'000.
constexpr double strongest = 2.0;

template <class T>
void sort_without_doubles(std::vector<T>& values) {
    std::ranges::sort(values);
    values.erase(std::ranges::unique(values).begin(), values.end());
}

template <class Key, class Value>
std::span<const std::pair<Key, Value>> range_of(const std::vector<std::pair<Key, Value>>& sorted, const Key& key) {
    const auto found = std::ranges::equal_range(sorted, key, {}, &std::pair<Key, Value>::first);
    return {found.begin(), found.end()};
}

/// The rows of a sorted list of pairs, as items.
template <class Key>
Interactions rows_of(const std::vector<std::pair<Key, CourseId>>& pairs, const std::vector<CourseId>& courses) {
    Interactions rows(courses.size());
    std::vector<ItemIndex> row;
    for (auto it = pairs.begin(); it != pairs.end();) {
        const Key key = it->first;
        row.clear();
        for (; it != pairs.end() && it->first == key; ++it) {
            const auto place = std::ranges::lower_bound(courses, it->second);
            if (place != courses.end() && *place == it->second) {
                row.push_back(static_cast<ItemIndex>(place - courses.begin()));
            }
        }
        if (!row.empty()) rows.add_user(row);
    }
    return rows;
}

}  // namespace

CourseTies::Source CourseTies::source_of(const Model& model) {
    Source source;
    for (const Enrolment* enrolment : model.enrolments.existing()) {
        source.enrolments.emplace_back(enrolment->learner, enrolment->course);
    }
    for (const Course* course : model.courses.existing()) {
        for (const auto& [skill, level] : course->teaches) {
            if (level > 0) source.teaching.emplace_back(skill, course->id);
        }
    }
    sort_without_doubles(source.enrolments);
    sort_without_doubles(source.teaching);
    return source;
}

CourseTies::CourseTies(const Model& model) : source_(source_of(model)) {
    for (const auto& [learner, course] : source_.enrolments) learners_by_course_.emplace_back(course, learner);
    std::ranges::sort(learners_by_course_);
    for (std::size_t i = 0; i < source_.enrolments.size(); ++i) {
        if (i == 0 || source_.enrolments[i].first != source_.enrolments[i - 1].first) ++learner_count_;
    }
    choose_courses();
    fit();
}

bool CourseTies::still_hold(const Model& model) const { return source_of(model) == source_; }

void CourseTies::choose_courses() {
    for (const auto& [learner, course] : source_.enrolments) courses_.push_back(course);
    for (const auto& [skill, course] : source_.teaching) courses_.push_back(course);
    sort_without_doubles(courses_);
    if (courses_.size() <= courses_linked_max) return;
    std::ranges::stable_sort(courses_, std::greater{}, [&](CourseId course) { return learners_in(course); });
    courses_.resize(courses_linked_max);
    std::ranges::sort(courses_);
}

void CourseTies::fit() {
    const Interactions histories = rows_of(source_.enrolments, courses_);
    const Interactions skills = rows_of(source_.teaching, courses_);
    Interactions shared(courses_.size());
    for (UserIndex skill = 0; skill < skills.user_count(); ++skill) {
        if (skills.of(skill).size() > 1) shared.add_user(skills.of(skill));
    }
    model_ = ItemFit(histories, shared, settings).model(links_max);
}

std::int64_t CourseTies::learners_in(CourseId course) const {
    return std::ssize(range_of(learners_by_course_, course));
}
std::int64_t CourseTies::learner_count() const { return learner_count_; }

std::span<const std::pair<ProfileId, CourseId>> CourseTies::courses_of(ProfileId learner) const {
    return range_of(source_.enrolments, learner);
}

std::int64_t CourseTies::prior_micro(ProfileId learner) const {
    const auto known = static_cast<double>(courses_of(learner).size());
    return std::llround(1e6 * settings.prior_strength / (known + settings.prior_strength));
}

std::int64_t CourseTies::in_both(CourseId a, CourseId b) const {
    const auto in_a = range_of(learners_by_course_, a);
    const auto in_b = range_of(learners_by_course_, b);
    std::int64_t count = 0;
    for (auto one = in_a.begin(), other = in_b.begin(); one != in_a.end() && other != in_b.end();) {
        if (one->second == other->second) {
            ++count;
            ++one;
            ++other;
        } else if (one->second < other->second) {
            ++one;
        } else {
            ++other;
        }
    }
    return count;
}

CourseTie CourseTies::explain(std::span<const ItemIndex> known, ItemIndex item, std::int64_t strength_micro) const {
    CourseTie tie{strength_micro, {}, 0, 0};
    float weight = 0.0f;
    for (const ItemIndex from : known) {
        const float link = model_.link(from, item);
        if (link <= weight) continue;
        const std::int64_t both = in_both(courses_[from], courses_[item]);
        if (both == 0) continue;  // linked by what they teach alone
        weight = link;
        tie.because = courses_[from];
        tie.both_count = both;
        tie.because_count = learners_in(courses_[from]);
    }
    return tie;
}

std::vector<std::pair<CourseId, CourseTie>> CourseTies::ties_of(ProfileId learner) const {
    std::vector<ItemIndex> known;
    for (const auto& [who, course] : courses_of(learner)) {
        const auto place = std::ranges::lower_bound(courses_, course);
        if (place != courses_.end() && *place == course)
            known.push_back(static_cast<ItemIndex>(place - courses_.begin()));
    }
    std::vector<std::pair<CourseId, CourseTie>> ties;
    const std::vector<double> scores = model_.link_scores(known);
    for (ItemIndex item = 0; item < scores.size(); ++item) {
        const std::int64_t strength = std::llround(1e6 * std::min(scores[item] / strongest, 1.0));
        if (strength <= 0 || std::ranges::binary_search(known, item)) continue;
        ties.emplace_back(courses_[item], explain(known, item, strength));
    }
    return ties;
}

}  // namespace cairn::recommend
