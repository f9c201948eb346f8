#include "core/exchange/sample.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/base/week.hpp"
#include "core/exchange/sample_files.hpp"
#include "core/exchange/sample_history.hpp"
#include "core/exchange/sample_lessons.hpp"
#include "core/exchange/sample_meetings.hpp"
#include "core/exchange/sample_proposals.hpp"
#include "core/exchange/sample_table.hpp"
#include "core/model/write_list.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t minutes_per_hour = 60;
constexpr std::int32_t days_per_week = 7;

void put_skills(WriteList& writes) {
    const SampleTable areas(sample_files::areas_csv);
    for (std::size_t row = 0; row < areas.row_count(); ++row) {
        const AreaId id{sample_id("area", areas.text(row, "id"))};
        writes.put(id, AreaField::exists, 1);
        writes.put(id, AreaField::title_english, areas.string(row, "en"));
        writes.put(id, AreaField::title_chinese, areas.string(row, "zh"));
    }
    const SampleTable skills(sample_files::skills_csv);
    for (std::size_t row = 0; row < skills.row_count(); ++row) {
        const SkillId id{sample_id("skill", skills.text(row, "id"))};
        writes.put(id, SkillField::exists, 1);
        writes.put(id, SkillField::title_english, skills.string(row, "en"));
        writes.put(id, SkillField::title_chinese, skills.string(row, "zh"));
        writes.put(id, SkillField::area, sample_id("area", skills.text(row, "area")));
        writes.put(id, SkillField::minutes, skills.number(row, "hours") * minutes_per_hour);
        writes.put(id, SkillField::external_key, skills.string(row, "id"));
    }
    const SampleTable edges(sample_files::prerequisites_csv);
    for (std::size_t row = 0; row < edges.row_count(); ++row) {
        const SkillId before{sample_id("skill", edges.text(row, "prerequisite"))};
        const SkillId after{sample_id("skill", edges.text(row, "skill"))};
        const EdgeId id = prerequisite_id(before, after);
        writes.put(id, PrerequisiteField::exists, 1);
        writes.put(id, PrerequisiteField::before, before);
        writes.put(id, PrerequisiteField::after, after);
    }
}

std::vector<SampleCourse> put_courses(WriteList& writes) {
    std::vector<SampleCourse> out;
    std::unordered_map<CourseId, std::size_t> index;
    const SampleTable courses(sample_files::courses_csv);
    for (std::size_t row = 0; row < courses.row_count(); ++row) {
        const CourseId id{sample_id("course", courses.text(row, "id"))};
        index.emplace(id, out.size());
        SampleCourse& course = out.emplace_back();
        course.id = id;
        writes.put(id, CourseField::exists, 1);
        writes.put(id, CourseField::title_english, courses.string(row, "en"));
        writes.put(id, CourseField::title_chinese, courses.string(row, "zh"));
        writes.put(id, CourseField::summary_english, courses.string(row, "summary_en"));
        writes.put(id, CourseField::summary_chinese, courses.string(row, "summary_zh"));
        writes.put(id, CourseField::minutes, courses.number(row, "hours") * minutes_per_hour);
        writes.put(id, CourseField::external_key, courses.string(row, "id"));
        for (const auto& [skill, level] : sample_levels(courses.text(row, "teaches"))) {
            writes.put_entry(id, CourseField::teaches, skill, level);
            course.teaches.emplace(skill, level);
        }
    }
    const SampleTable lessons(sample_files::lessons_csv);
    for (std::size_t row = 0; row < lessons.row_count(); ++row) {
        const CourseId id{sample_id("course", lessons.text(row, "course"))};
        const auto course = index.find(id);
        if (course == index.end()) continue;
        const Id lesson = entry_of_number(out[course->second].lesson_count++);
        writes.put_entry(id, CourseField::lesson_title_english, lesson, lessons.string(row, "en"));
        writes.put_entry(id, CourseField::lesson_title_chinese, lesson, lessons.string(row, "zh"));
        writes.put_entry(id, CourseField::lesson_skill, lesson, sample_id("skill", lessons.text(row, "skill")));
        writes.put_entry(id, CourseField::lesson_minutes, lesson, lessons.number(row, "minutes"));
    }
    for (const SampleCourse& course : out) writes.put(course.id, CourseField::lesson_count, course.lesson_count);
    return out;
}

/// What coaches and learners have in common. Returns the free quarters of the week.
int put_person(const SampleTable& people, std::size_t row, ProfileId id, Role role, WriteList& writes) {
    const WeekHours week = parse_week_hours(people.text(row, "hours")).value_or(WeekHours{});
    writes.put(id, ProfileField::exists, 1);
    writes.put(id, ProfileField::is_sample, 1);
    writes.put(id, ProfileField::roles, static_cast<std::int64_t>(role));
    writes.put(id, ProfileField::name, people.string(row, "name"));
    writes.put(id, ProfileField::headline_english, people.string(row, "headline_en"));
    writes.put(id, ProfileField::headline_chinese, people.string(row, "headline_zh"));
    writes.put(id, ProfileField::zone, people.string(row, "zone"));
    writes.put(id, ProfileField::languages, people.string(row, "languages"));
    writes.put(id, ProfileField::team, people.string(row, "team"));
    writes.put(id, ProfileField::availability, format_week_hours(week));
    writes.put(id, ProfileField::external_key, people.string(row, "id"));
    for (const auto& [skill, level] : sample_levels(people.text(row, "skills"))) {
        writes.put_entry(id, ProfileField::level, skill, level);
    }
    return week.count();
}

void put_coaches(WriteList& writes) {
    const SampleTable coaches(sample_files::coaches_csv);
    for (std::size_t row = 0; row < coaches.row_count(); ++row) {
        const ProfileId id{sample_id("coach", coaches.text(row, "id"))};
        const int free_quarters = put_person(coaches, row, id, role_coach, writes);
        writes.put(id, ProfileField::capacity, coaches.number(row, "capacity"));
        writes.put(id, ProfileField::years, coaches.number(row, "years"));
        writes.put(id, ProfileField::weekly_minutes, free_quarters * minutes_per_hour / quarters_per_hour);
    }
}

/// The coach or learner with this id in the files.
ProfileId person_of(const SampleTable& learners, std::string_view id) {
    for (std::size_t row = 0; row < learners.row_count(); ++row) {
        if (learners.text(row, "id") == id) return ProfileId{sample_id("learner", id)};
    }
    return ProfileId{sample_id("coach", id)};
}

void put_learners(const std::vector<SampleCourse>& courses, Day today, WriteList& writes) {
    const SampleTable learners(sample_files::learners_csv);
    for (std::size_t row = 0; row < learners.row_count(); ++row) {
        const ProfileId id{sample_id("learner", learners.text(row, "id"))};
        const std::int64_t weekly_minutes = learners.number(row, "weekly_hours") * minutes_per_hour;
        put_person(learners, row, id, role_learner, writes);
        writes.put(id, ProfileField::weekly_minutes, weekly_minutes);
        const std::string_view manager = learners.text(row, "manager");
        if (!manager.empty()) writes.put(id, ProfileField::manager, person_of(learners, manager));

        SampleLearner learner{.id = id, .levels = {}, .goal = SkillId{sample_id("skill", learners.text(row, "goal"))}};
        for (const auto& [skill, level] : sample_levels(learners.text(row, "skills"))) learner.levels[skill] = level;
        const GoalId goal = goal_id(id);
        const auto weeks = static_cast<std::int32_t>(learners.number(row, "goal_weeks"));
        writes.put(goal, GoalField::exists, 1);
        writes.put(goal, GoalField::learner, id);
        writes.put_entry(goal, GoalField::target, learner.goal, learners.number(row, "goal_level"));
        writes.put(goal, GoalField::due_day, (today + weeks * days_per_week).number);
        writes.put(goal, GoalField::weekly_minutes, weekly_minutes);
        put_sample_history(learner, courses, today, writes);
    }
}

RequestState state_of(std::string_view word) {
    struct Name {
        std::string_view word;
        RequestState state;
    };
    static constexpr Name names[] = {
        {"draft", RequestState::draft},       {"sent", RequestState::sent},
        {"accepted", RequestState::accepted}, {"confirmed", RequestState::confirmed},
        {"declined", RequestState::declined}, {"withdrawn", RequestState::withdrawn},
        {"ended", RequestState::ended},
    };
    const auto hit = std::ranges::find(names, word, &Name::word);
    return hit == std::ranges::end(names) ? RequestState::draft : hit->state;
}

void put_requests(Day today, WriteList& writes) {
    constexpr std::int32_t reply_days = 3;
    constexpr std::int32_t together_days = 10 * days_per_week;
    const SampleTable pairs(sample_files::pairs_csv);
    for (std::size_t row = 0; row < pairs.row_count(); ++row) {
        const ProfileId learner{sample_id("learner", pairs.text(row, "learner"))};
        const ProfileId coach{sample_id("coach", pairs.text(row, "coach"))};
        const RequestId id{id_of_pair("request", learner, coach)};
        const RequestState state = state_of(pairs.text(row, "state"));
        const auto days = static_cast<std::int32_t>(pairs.number(row, "weeks_ago")) * days_per_week;
        const std::int32_t wait = state == RequestState::ended  ? together_days
                                  : state == RequestState::sent ? 0
                                                                : reply_days;
        const Day sent = today + -days;
        const Day changed = std::min(sent + wait, today + -1);
        writes.put(id, RequestField::exists, 1);
        writes.put(id, RequestField::learner, learner);
        writes.put(id, RequestField::coach, coach);
        writes.put(id, RequestField::state, state);
        writes.put(id, RequestField::sent_ms, start_of(sent).ms);
        writes.put(id, RequestField::changed_ms, start_of(changed).ms);
    }
}

}  // namespace

Id sample_id(std::string_view kind, std::string_view id) { return id_of_text(std::string("sample-").append(kind), id); }

std::vector<Write> sample_writes(Instant now) {
    const Day today = utc_day(now);
    WriteList writes;
    put_skills(writes);
    const std::vector<SampleCourse> courses = put_courses(writes);
    put_coaches(writes);
    put_learners(courses, today, writes);
    put_requests(today, writes);
    put_sample_proposals(today, writes);
    put_sample_meetings(today, writes);
    put_sample_lessons(today, writes);
    return writes.take();
}

}  // namespace cairn::exchange
