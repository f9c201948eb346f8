#include "core/exchange/sample_history.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/random.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int32_t history_days = 26 * 7;

/// Chance of a right answer by level, in millionths.
constexpr std::array<std::uint32_t, level_max + 1> right_by_level{300'000, 460'000, 600'000, 730'000, 850'000, 930'000};

class History {
public:
    History(const SampleLearner& learner, const std::vector<SampleCourse>& courses, Day today, WriteList& writes)
        : learner_(learner), courses_(courses), today_(today), writes_(writes),
          random_(learner.id.high ^ (learner.id.low * 3)) {
        // Most were here this week, some have slowed down, a few have gone quiet.
        const std::int64_t kind = random_.between(1, 10);
        quiet_days_ = static_cast<std::int32_t>(kind <= 6   ? random_.between(1, 6)
                                                : kind <= 8 ? random_.between(7, 24)
                                                            : random_.between(25, 90));
    }

    void put() {
        for (const auto& [skill, level] : learner_.levels) {
            if (skill != learner_.goal && random_.chance(520'000))
                put_answers(skill, level, level + random_.between(0, 2));
        }
        if (learner_.goal) {
            const auto it = learner_.levels.find(learner_.goal);
            put_answers(learner_.goal, it == learner_.levels.end() ? 0 : it->second, random_.between(3, 7));
        }
        put_courses();
    }

private:
    /// A day `days` or so before the learner was last seen.
    Day day_back(std::int64_t days) const {
        return today_ + -std::min(history_days, quiet_days_ + static_cast<std::int32_t>(days));
    }

    /// `count` answers in sessions of up to three, newest first; earlier sessions went a little worse.
    void put_answers(SkillId skill, std::int64_t level, std::int64_t count) {
        if (count <= 0) return;
        const PracticeId id = practice_id(learner_.id, skill);
        writes_.put(id, PracticeField::exists, 1);
        writes_.put(id, PracticeField::learner, learner_.id);
        writes_.put(id, PracticeField::skill, skill);
        // What is still being learnt was practised lately; what is known, some time ago.
        const bool learning = level <= 2 || skill == learner_.goal;
        std::int64_t days = random_.between(0, learning ? 12 : 90);
        const std::int64_t known_level = std::clamp<std::int64_t>(level, 0, level_max);
        const std::uint32_t right = right_by_level[static_cast<std::size_t>(known_level)];
        std::uint32_t loss = 0;
        while (count > 0) {
            std::int64_t minute = random_.between(7 * 60, 20 * 60);
            const std::int64_t in_session = std::min<std::int64_t>(count, random_.between(1, 3));
            for (std::int64_t i = 0; i < in_session; ++i, minute += random_.between(1, 4)) {
                const Instant when{start_of(day_back(days)).ms + minute * ms_per_minute};
                const Id key{static_cast<std::uint64_t>(when.ms), random_.next()};
                writes_.put_entry(id, PracticeField::answer, key,
                                  random_.chance(right - std::min(right, loss)) ? 1 : 0);
            }
            count -= in_session;
            days += random_.between(2, 21);
            loss += 60'000;
        }
    }

    /// True when the learner has all that the course teaches.
    [[nodiscard]] bool is_finished(const SampleCourse& course) const {
        return std::ranges::all_of(course.teaches, [this](const auto& taught) {
            const auto it = learner_.levels.find(taught.first);
            return it != learner_.levels.end() && it->second >= taught.second;
        });
    }

    [[nodiscard]] bool concerns(const SampleCourse& course) const {
        return std::ranges::any_of(course.teaches, [this](const auto& taught) {
            return taught.first == learner_.goal || learner_.levels.contains(taught.first);
        });
    }

    void put_courses() {
        std::vector<const SampleCourse*> choice;
        for (const SampleCourse& course : courses_) {
            if (course.lesson_count > 0 && concerns(course)) choice.push_back(&course);
        }
        const std::int64_t wanted = random_.between(1, 4);
        for (std::int64_t i = 0; i < wanted && !choice.empty(); ++i) {
            const auto at = static_cast<std::ptrdiff_t>(random_.below(choice.size()));
            put_lessons(*choice[static_cast<std::size_t>(at)]);
            choice.erase(choice.begin() + at);
        }
    }

    void put_lessons(const SampleCourse& course) {
        const std::int64_t done = is_finished(course) ? course.lesson_count : random_.between(1, course.lesson_count);
        const EnrolmentId id = enrolment_id(learner_.id, course.id);
        writes_.put(id, EnrolmentField::exists, 1);
        writes_.put(id, EnrolmentField::learner, learner_.id);
        writes_.put(id, EnrolmentField::course, course.id);
        // Backwards from the last lesson, so that they were done in their order.
        std::int64_t days = is_finished(course) ? random_.between(20, 90) : random_.between(0, 10);
        for (std::int64_t lesson = done - 1; lesson >= 0; --lesson) {
            const std::int64_t minute = 60 * 8 + lesson * 10 + random_.between(0, 9);
            const std::int64_t when = start_of(day_back(days)).ms + minute * ms_per_minute;
            writes_.put_entry(id, EnrolmentField::lesson_done, entry_of_number(lesson), when);
            days += random_.between(1, 9);
        }
    }

    const SampleLearner& learner_;
    const std::vector<SampleCourse>& courses_;
    Day today_;
    WriteList& writes_;
    Random random_;
    std::int32_t quiet_days_ = 0;
};

}  // namespace

void put_sample_history(const SampleLearner& learner, const std::vector<SampleCourse>& courses, Day today,
                        WriteList& writes) {
    History(learner, courses, today, writes).put();
}

}  // namespace cairn::exchange
