#pragma once
// The one place that describes every entity and every field: its number in a fact, its name in a dump, the member it
// fills. Numbers are stored for ever: add at the end, never reuse one.

#include <string_view>
#include <tuple>
#include <type_traits>

#include "core/model/entities.hpp"
#include "core/model/model.hpp"

namespace cairn {

enum class EntityKind : std::uint16_t {
    profile = 1,
    area = 2,
    skill = 3,
    prerequisite = 4,
    course = 5,
    goal = 6,
    request = 7,
    practice = 8,
    enrolment = 9,
    proposal = 10,
    meeting = 11,
    meeting_note = 12,
    edition = 13,
    study = 14,
    lesson_note = 15,
};

// Field 0 of every entity says whether it exists.
enum class ProfileField : std::uint16_t {
    exists = 0,
    name = 1,
    headline_english = 2,
    headline_chinese = 3,
    roles = 4,
    level = 5,
    languages = 6,
    zone = 7,
    weekly_minutes = 8,
    availability = 9,
    capacity = 10,
    paused = 11,
    years = 12,
    team = 13,
    manager = 14,
    external_key = 15,
    is_sample = 16,
    promised_coach = 17,
    busy = 18,
    busy_changed_ms = 19,
    declined = 20,
};
enum class AreaField : std::uint16_t { exists = 0, title_english = 1, title_chinese = 2 };
enum class SkillField : std::uint16_t {
    exists = 0,
    title_english = 1,
    title_chinese = 2,
    area = 3,
    minutes = 4,
    external_key = 5,
    merged_into = 6,
};
enum class PrerequisiteField : std::uint16_t {
    exists = 0,
    before = 1,
    after = 2,
    alternative = 3,
    strength_percent = 4,
    source = 5,
};
enum class CourseField : std::uint16_t {
    exists = 0,
    title_english = 1,
    title_chinese = 2,
    summary_english = 3,
    summary_chinese = 4,
    section = 5,
    url = 6,
    minutes = 7,
    lesson_count = 8,
    teaches = 9,
    requires_text = 10,
    lesson_title_english = 11,
    lesson_title_chinese = 12,
    lesson_skill = 13,
    lesson_minutes = 14,
    external_key = 15,
};
enum class GoalField : std::uint16_t { exists = 0, learner = 1, target = 2, due_day = 3, weekly_minutes = 4 };
enum class RequestField : std::uint16_t {
    exists = 0,
    learner = 1,
    coach = 2,
    state = 3,
    message = 4,
    score_micro = 5,
    sent_ms = 6,
    changed_ms = 7,
};
enum class PracticeField : std::uint16_t { exists = 0, learner = 1, skill = 2, answer = 3 };
enum class EnrolmentField : std::uint16_t { exists = 0, learner = 1, course = 2, lesson_done = 3, minutes_spent = 4 };
enum class ProposalField : std::uint16_t {
    exists = 0,
    author = 1,
    state = 2,
    evidence = 3,
    sent_ms = 4,
    base_version = 5,
    reviewer = 6,
    note = 7,
    decided_ms = 8,
    reverter = 9,
    reverted_ms = 10,
    way_back = 11,
    change_kind = 12,
    change_skill = 13,
    change_other = 14,
    change_title_english = 15,
    change_title_chinese = 16,
    change_before_english = 17,
    change_before_chinese = 18,
    change_area = 19,
    change_minutes = 20,
    change_instead_of = 21,
};
enum class MeetingField : std::uint16_t {
    exists = 0,
    learner = 1,
    coach = 2,
    state = 3,
    start_ms = 4,
    minutes = 5,
    sequence = 6,
    proposer = 7,
    changed_ms = 8,
    reason = 9,
    agenda = 10,
    notes = 11,
    attendance = 12,
    recorder = 13,
    recorded_ms = 14,
    appellant = 15,
    appeal = 16,
    appeal_state = 17,
    appeal_note = 18,
    appeal_judge = 19,
    rating = 20,
    action_text = 21,
    action_owner = 22,
    action_due_day = 23,
    action_state = 24,
    action_changed_ms = 25,
};
enum class MeetingNoteField : std::uint16_t { exists = 0, meeting = 1, author = 2, text = 3 };
enum class EditionField : std::uint16_t {
    exists = 0,
    course = 1,
    number = 2,
    author = 3,
    changed_ms = 4,
    reviewer = 5,
    reviewed = 6,
    note = 7,
    module_title_english = 8,
    module_title_chinese = 9,
    module_rank = 10,
    lesson_module = 11,
    lesson_rank = 12,
    lesson_title_english = 13,
    lesson_title_chinese = 14,
    lesson_skill = 15,
    lesson_minutes = 16,
    lesson_body_english = 17,
    lesson_body_chinese = 18,
};
enum class StudyField : std::uint16_t {
    exists = 0,
    learner = 1,
    course = 2,
    edition = 3,
    lesson = 4,
    place = 5,
    ticked = 6,
    playback = 7,
    answer_item = 8,
    answer_response = 9,
    answer_right = 10,
};
enum class LessonNoteField : std::uint16_t { exists = 0, lesson = 1, author = 2, text = 3 };

/// A number as the key of a map field (lesson 3). The high half keeps it apart from "no entry".
constexpr Id entry_of_number(std::int64_t number) { return Id{1, static_cast<std::uint64_t>(number)}; }
constexpr std::int64_t number_of_entry(const Id& entry) { return static_cast<std::int64_t>(entry.low); }

/// Which entity a field enum belongs to, and the type of its id.
template <class FieldEnum>
struct FieldOf;
template <>
struct FieldOf<ProfileField> {
    static constexpr auto kind = EntityKind::profile;
    using Id = ProfileId;
};
template <>
struct FieldOf<AreaField> {
    static constexpr auto kind = EntityKind::area;
    using Id = AreaId;
};
template <>
struct FieldOf<SkillField> {
    static constexpr auto kind = EntityKind::skill;
    using Id = SkillId;
};
template <>
struct FieldOf<PrerequisiteField> {
    static constexpr auto kind = EntityKind::prerequisite;
    using Id = EdgeId;
};
template <>
struct FieldOf<CourseField> {
    static constexpr auto kind = EntityKind::course;
    using Id = CourseId;
};
template <>
struct FieldOf<GoalField> {
    static constexpr auto kind = EntityKind::goal;
    using Id = GoalId;
};
template <>
struct FieldOf<RequestField> {
    static constexpr auto kind = EntityKind::request;
    using Id = RequestId;
};
template <>
struct FieldOf<PracticeField> {
    static constexpr auto kind = EntityKind::practice;
    using Id = PracticeId;
};
template <>
struct FieldOf<EnrolmentField> {
    static constexpr auto kind = EntityKind::enrolment;
    using Id = EnrolmentId;
};
template <>
struct FieldOf<ProposalField> {
    static constexpr auto kind = EntityKind::proposal;
    using Id = ProposalId;
};
template <>
struct FieldOf<MeetingField> {
    static constexpr auto kind = EntityKind::meeting;
    using Id = MeetingId;
};
template <>
struct FieldOf<MeetingNoteField> {
    static constexpr auto kind = EntityKind::meeting_note;
    using Id = MeetingNoteId;
};

template <>
struct FieldOf<EditionField> {
    static constexpr auto kind = EntityKind::edition;
    using Id = EditionId;
};
template <>
struct FieldOf<StudyField> {
    static constexpr auto kind = EntityKind::study;
    using Id = StudyId;
};
template <>
struct FieldOf<LessonNoteField> {
    static constexpr auto kind = EntityKind::lesson_note;
    using Id = LessonNoteId;
};

template <class FieldEnum>
RegisterKey register_of(typename FieldOf<FieldEnum>::Id entity, FieldEnum field, const Id& entry = {}) {
    return {entity, entry, static_cast<std::uint16_t>(FieldOf<FieldEnum>::kind), static_cast<std::uint16_t>(field)};
}

/// What becomes of writes to one register that did not know of each other. All of them keep what lost until somebody
/// writes who has seen it.
enum class MergeRule : std::uint8_t {
    latest,  ///< the latest write wins
    entry,   ///< of a map or a set: what was put or changed wins over what was removed, then the latest
    life,    ///< whether the entity exists: as `entry`; and what its remover had not seen brings it back
    prose,   ///< all are kept and shown one after the other until somebody joins them
    counter,  ///< an entry for each replica, which only that replica writes: what is counted apart adds up
};

/// `latest` for what this version does not know.
MergeRule merge_rule(const RegisterKey& key);

/// Whose facts these are to write: what sync enforces, and whom restoring an earlier value is offered to.
enum class Writer : std::uint8_t {
    subject,  ///< whom the entity is about (of a request both sides), and organisers
    author_alone,  ///< of a private note: nobody but who wrote it
    guide,    ///< coaches and organisers
    author,   ///< who made it, coaches and organisers
};

/// Whether `person` may write the register. Nobody writes what this version does not know.
bool may_write(const Model& model, const RegisterKey& key, ProfileId person);

/// Brings `model` up to date with one register. An unknown kind or field, or a value of another type than the field's,
/// changes nothing: the register itself keeps what a newer version wrote.
void set_register(Model& model, const RegisterKey& key, const Value& value);

/// "skill.title_english" for dumps and histories; "kind 12 field 3" for what this version does not know.
std::string register_name(const RegisterKey& key);

/// The register that says whether the entity exists to which `key` belongs.
constexpr RegisterKey life_of(const RegisterKey& key) { return {key.entity, {}, key.kind, 0}; }

}  // namespace cairn
