#include <algorithm>

#include "tests/core/app/world.hpp"

namespace cairn::app_test {
namespace {

class Lines {
public:
    void put(bool value) { put(static_cast<std::int64_t>(value)); }
    void put(std::int64_t value) { text_ += std::to_string(value) + '|'; }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void put(Enum value) {
        put(static_cast<std::int64_t>(value));
    }
    void put(const std::string& value) { text_ += value + '|'; }
    void put(const Words& value) { all(value.english, value.chinese); }
    void put(const Id& value) { text_ += to_hex(value) + '|'; }
    void put(const GraphChange& value) {
        all(value.kind, value.skill, value.other, value.title, value.title_before, value.area, value.minutes);
    }
    void put(const ActionItem& value) { all(value.text, value.owner, value.due_day, value.state, value.changed_ms); }
    void put(const Lesson& value) { all(value.title, value.skill, value.minutes); }
    void put(const CourseModule& value) { all(value.title, value.rank); }
    void put(const EditionLesson& value) {
        all(value.module, value.rank, value.title, value.skill, value.minutes, value.body);
    }
    void put(const QuizAnswer& value) { all(value.item, value.response, value.is_right); }
    template <class Key, class T>
    void put(const std::map<Key, T>& value) {
        text_ += '{';
        for (const auto& [key, item] : value) all(key, item);
        text_ += "}|";
    }
    template <class... T>
    void all(const T&... values) {
        (put(values), ...);
    }
    template <class Entity, class EntityId, class... Member>
    void table(const Table<Entity, EntityId>& rows, Member... members) {
        std::vector<const Entity*> sorted;
        for (const Entity& row : rows.rows()) sorted.push_back(&row);
        std::ranges::sort(sorted, {}, [](const Entity* row) -> const EntityId& { return row->id; });
        for (const Entity* row : sorted) {
            all(row->id, row->exists, row->*members...);
            text_ += '\n';
        }
        text_ += "--\n";
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

}  // namespace

std::string model_text(const Model& model) {
    Lines lines;
    lines.table(model.profiles, &Profile::name, &Profile::headline, &Profile::roles, &Profile::levels,
                &Profile::languages, &Profile::zone, &Profile::weekly_minutes, &Profile::availability,
                &Profile::capacity, &Profile::paused, &Profile::years, &Profile::team, &Profile::manager,
                &Profile::external_key, &Profile::is_sample, &Profile::promised_coach, &Profile::busy,
                &Profile::busy_changed_ms);
    lines.table(model.areas, &Area::title);
    lines.table(model.skills, &Skill::title, &Skill::area, &Skill::minutes, &Skill::external_key, &Skill::merged_into);
    lines.table(model.prerequisites, &Prerequisite::before, &Prerequisite::after);
    lines.table(model.courses, &Course::title, &Course::summary, &Course::section, &Course::url, &Course::minutes,
                &Course::lesson_count, &Course::teaches, &Course::requires_text, &Course::lessons,
                &Course::external_key);
    lines.table(model.goals, &Goal::learner, &Goal::targets, &Goal::due_day, &Goal::weekly_minutes);
    lines.table(model.requests, &Request::learner, &Request::coach, &Request::state, &Request::message,
                &Request::score_micro, &Request::sent_ms, &Request::changed_ms);
    lines.table(model.practices, &Practice::learner, &Practice::skill, &Practice::answers);
    lines.table(model.enrolments, &Enrolment::learner, &Enrolment::course, &Enrolment::lessons_done,
                &Enrolment::minutes_spent);
    lines.table(model.proposals, &GraphProposal::author, &GraphProposal::state, &GraphProposal::evidence,
                &GraphProposal::changes, &GraphProposal::sent_ms, &GraphProposal::base_version,
                &GraphProposal::reviewer, &GraphProposal::note, &GraphProposal::decided_ms, &GraphProposal::reverter,
                &GraphProposal::reverted_ms, &GraphProposal::way_back);
    lines.table(model.meetings, &Meeting::learner, &Meeting::coach, &Meeting::state, &Meeting::start_ms,
                &Meeting::minutes, &Meeting::sequence, &Meeting::proposer, &Meeting::changed_ms, &Meeting::reason,
                &Meeting::agenda, &Meeting::notes, &Meeting::actions, &Meeting::attendance, &Meeting::recorder,
                &Meeting::recorded_ms, &Meeting::appellant, &Meeting::appeal, &Meeting::appeal_state,
                &Meeting::appeal_note, &Meeting::appeal_judge, &Meeting::ratings);
    lines.table(model.meeting_notes, &MeetingNote::meeting, &MeetingNote::author, &MeetingNote::text);
    lines.table(model.editions, &Edition::course, &Edition::number, &Edition::author, &Edition::changed_ms,
                &Edition::reviewer, &Edition::reviewed, &Edition::note, &Edition::modules, &Edition::lessons);
    lines.table(model.studies, &Study::learner, &Study::course, &Study::edition, &Study::lesson, &Study::places,
                &Study::ticked, &Study::playback, &Study::answers);
    lines.table(model.lesson_notes, &LessonNote::lesson, &LessonNote::author, &LessonNote::text);
    return lines.take();
}

}  // namespace cairn::app_test
