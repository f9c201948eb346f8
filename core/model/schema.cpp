#include "core/model/schema.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace cairn {
namespace {

// How a stored value becomes a member. A value of another type leaves the default: apply is total.
void assign(bool& to, const Value& value) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    to = integer != nullptr && *integer != 0;
}
void assign(std::int64_t& to, const Value& value) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    to = integer != nullptr ? *integer : 0;
}
template <class Enum>
void assign_number(Enum& to, const Value& value, Enum last) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    to = integer != nullptr && *integer >= 0 && *integer <= static_cast<int>(last) ? static_cast<Enum>(*integer)
                                                                                   : Enum{};
}
void assign(RequestState& to, const Value& value) { assign_number(to, value, RequestState::ended); }
void assign(ProposalState& to, const Value& value) { assign_number(to, value, ProposalState::reverted); }
void assign(ChangeKind& to, const Value& value) { assign_number(to, value, ChangeKind::remove_prerequisite); }
void assign(MeetingState& to, const Value& value) { assign_number(to, value, MeetingState::missed); }
void assign(Attendance& to, const Value& value) { assign_number(to, value, Attendance::absent); }
void assign(AppealState& to, const Value& value) { assign_number(to, value, AppealState::refused); }
void assign(ActionState& to, const Value& value) { assign_number(to, value, ActionState::dropped); }
void assign(std::string& to, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    to = text != nullptr ? *text : std::string{};
}
void assign(Id& to, const Value& value) {
    const auto* id = std::get_if<Id>(&value);
    to = id != nullptr ? *id : Id{};
}
template <class Tag>
void assign(TypedId<Tag>& to, const Value& value) {
    const auto* id = std::get_if<Id>(&value);
    to = TypedId<Tag>{id != nullptr ? *id : Id{}};
}

template <class Key>
Key entry_key(const Id& entry) {
    if constexpr (std::is_same_v<Key, std::int64_t>) {
        return number_of_entry(entry);
    } else {
        return Key{entry};
    }
}

/// Every member has exactly one register, so that the order of arrival never shows: a plain field has no entry, an
/// entry that should be a number is one.
template <class Key>
bool is_entry(const Id& entry) {
    if constexpr (std::is_same_v<Key, std::int64_t>) {
        return entry == entry_of_number(number_of_entry(entry));
    } else {
        return static_cast<bool>(entry);
    }
}

template <class Key, class T>
void assign_entry(std::map<Key, T>& to, const Id& entry, const Value& value) {
    if (!is_entry<Key>(entry)) return;
    if (std::holds_alternative<std::monostate>(value)) {
        to.erase(entry_key<Key>(entry));
    } else {
        assign(to[entry_key<Key>(entry)], value);
    }
}

template <class Member>
void assign_member(Member& member, const Id& entry, const Value& value) {
    if constexpr (requires { typename Member::mapped_type; }) {
        assign_entry(member, entry, value);
    } else if (!entry) {
        assign(member, value);
    }
}

template <class Member>
consteval MergeRule rule_of(std::string_view name) {
    if (name == "exists") return MergeRule::life;
    if constexpr (requires { typename Member::mapped_type; }) {
        return std::is_same_v<typename Member::key_type, ReplicaId> ? MergeRule::counter : MergeRule::entry;
    } else {
        return MergeRule::latest;
    }
}

/// What the schema says of one field. `set` is given the row that the field belongs to.
struct Field {
    std::uint16_t number;
    std::string_view name;
    MergeRule rule;
    void (*set)(void* row, const Id& entry, const Value& value);
};

/// One part of an item of a list, such as a lesson's title. What has only defaults left is no item.
template <class Key, class Item, class Part>
void assign_part(std::map<Key, Item>& items, const Id& entry, const Value& value, Part part) {
    if (!is_entry<Key>(entry)) return;
    const auto it = items.try_emplace(entry_key<Key>(entry)).first;
    assign(part(it->second), value);
    if (it->second == Item{}) items.erase(it);
}

#define CAIRN_MERGED_FIELD(Entity, Enum, number, member, rule)                                                         \
    Field {                                                                                                            \
        static_cast<std::uint16_t>(Enum::number), #number, rule, [](void* row, const Id& entry, const Value& value) {  \
            assign_member(static_cast<Entity*>(row)->member, entry, value);                                            \
        }                                                                                                              \
    }
#define CAIRN_FIELD(Entity, Enum, number, member)                                                                      \
    CAIRN_MERGED_FIELD(Entity, Enum, number, member,                                                                   \
                       rule_of<std::remove_cvref_t<decltype(std::declval<Entity&>().member)>>(#number))
#define CAIRN_PROSE(Entity, Enum, number, member) CAIRN_MERGED_FIELD(Entity, Enum, number, member, MergeRule::prose)
#define CAIRN_ITEM_FIELD(Entity, Enum, number, list, Item, member)                                                     \
    Field {                                                                                                            \
        static_cast<std::uint16_t>(Enum::number), #number, MergeRule::entry,                                           \
            [](void* row, const Id& entry, const Value& value) {                                                       \
                assign_part(static_cast<Entity*>(row)->list, entry, value,                                             \
                            [](Item& item) -> auto& { return item.member; });                                          \
            }                                                                                                          \
    }
#define CAIRN_LESSON_FIELD(number, member) CAIRN_ITEM_FIELD(Course, CourseField, number, lessons, Lesson, member)
#define CAIRN_CHANGE_FIELD(number, member)                                                                             \
    CAIRN_ITEM_FIELD(GraphProposal, ProposalField, number, changes, GraphChange, member)
#define CAIRN_ACTION_FIELD(number, member) CAIRN_ITEM_FIELD(Meeting, MeetingField, number, actions, ActionItem, member)
#define CAIRN_MODULE_FIELD(number, member)                                                                             \
    CAIRN_ITEM_FIELD(Edition, EditionField, number, modules, CourseModule, member)
#define CAIRN_TEXT_FIELD(number, member) CAIRN_ITEM_FIELD(Edition, EditionField, number, lessons, EditionLesson, member)
#define CAIRN_ANSWER_FIELD(number, member) CAIRN_ITEM_FIELD(Study, StudyField, number, answers, QuizAnswer, member)

// One line a field, in the order of their numbers.
constexpr Field profile_fields[] = {
    CAIRN_FIELD(Profile, ProfileField, exists, exists),
    CAIRN_FIELD(Profile, ProfileField, name, name),
    CAIRN_FIELD(Profile, ProfileField, headline_english, headline.english),
    CAIRN_FIELD(Profile, ProfileField, headline_chinese, headline.chinese),
    CAIRN_FIELD(Profile, ProfileField, roles, roles),
    CAIRN_FIELD(Profile, ProfileField, level, levels),
    CAIRN_FIELD(Profile, ProfileField, languages, languages),
    CAIRN_FIELD(Profile, ProfileField, zone, zone),
    CAIRN_FIELD(Profile, ProfileField, weekly_minutes, weekly_minutes),
    CAIRN_FIELD(Profile, ProfileField, availability, availability),
    CAIRN_FIELD(Profile, ProfileField, capacity, capacity),
    CAIRN_FIELD(Profile, ProfileField, paused, paused),
    CAIRN_FIELD(Profile, ProfileField, years, years),
    CAIRN_FIELD(Profile, ProfileField, team, team),
    CAIRN_FIELD(Profile, ProfileField, manager, manager),
    CAIRN_FIELD(Profile, ProfileField, external_key, external_key),
    CAIRN_FIELD(Profile, ProfileField, is_sample, is_sample),
    CAIRN_FIELD(Profile, ProfileField, promised_coach, promised_coach),
    CAIRN_FIELD(Profile, ProfileField, busy, busy),
    CAIRN_FIELD(Profile, ProfileField, busy_changed_ms, busy_changed_ms),
    CAIRN_FIELD(Profile, ProfileField, declined, declined),
};
constexpr Field area_fields[] = {
    CAIRN_FIELD(Area, AreaField, exists, exists),
    CAIRN_FIELD(Area, AreaField, title_english, title.english),
    CAIRN_FIELD(Area, AreaField, title_chinese, title.chinese),
};
constexpr Field skill_fields[] = {
    CAIRN_FIELD(Skill, SkillField, exists, exists),
    CAIRN_FIELD(Skill, SkillField, title_english, title.english),
    CAIRN_FIELD(Skill, SkillField, title_chinese, title.chinese),
    CAIRN_FIELD(Skill, SkillField, area, area),
    CAIRN_FIELD(Skill, SkillField, minutes, minutes),
    CAIRN_FIELD(Skill, SkillField, external_key, external_key),
    CAIRN_FIELD(Skill, SkillField, merged_into, merged_into),
};
constexpr Field prerequisite_fields[] = {
    CAIRN_FIELD(Prerequisite, PrerequisiteField, exists, exists),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, before, before),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, after, after),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, alternative, alternative),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, strength_percent, strength_percent),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, source, source),
};
constexpr Field course_fields[] = {
    CAIRN_FIELD(Course, CourseField, exists, exists),
    CAIRN_FIELD(Course, CourseField, title_english, title.english),
    CAIRN_FIELD(Course, CourseField, title_chinese, title.chinese),
    CAIRN_PROSE(Course, CourseField, summary_english, summary.english),
    CAIRN_PROSE(Course, CourseField, summary_chinese, summary.chinese),
    CAIRN_FIELD(Course, CourseField, section, section),
    CAIRN_FIELD(Course, CourseField, url, url),
    CAIRN_FIELD(Course, CourseField, minutes, minutes),
    CAIRN_FIELD(Course, CourseField, lesson_count, lesson_count),
    CAIRN_FIELD(Course, CourseField, teaches, teaches),
    CAIRN_FIELD(Course, CourseField, requires_text, requires_text),
    CAIRN_LESSON_FIELD(lesson_title_english, title.english),
    CAIRN_LESSON_FIELD(lesson_title_chinese, title.chinese),
    CAIRN_LESSON_FIELD(lesson_skill, skill),
    CAIRN_LESSON_FIELD(lesson_minutes, minutes),
    CAIRN_FIELD(Course, CourseField, external_key, external_key),
};
constexpr Field goal_fields[] = {
    CAIRN_FIELD(Goal, GoalField, exists, exists),
    CAIRN_FIELD(Goal, GoalField, learner, learner),
    CAIRN_FIELD(Goal, GoalField, target, targets),
    CAIRN_FIELD(Goal, GoalField, due_day, due_day),
    CAIRN_FIELD(Goal, GoalField, weekly_minutes, weekly_minutes),
};
constexpr Field request_fields[] = {
    CAIRN_FIELD(Request, RequestField, exists, exists),   CAIRN_FIELD(Request, RequestField, learner, learner),
    CAIRN_FIELD(Request, RequestField, coach, coach),     CAIRN_FIELD(Request, RequestField, state, state),
    CAIRN_PROSE(Request, RequestField, message, message), CAIRN_FIELD(Request, RequestField, score_micro, score_micro),
    CAIRN_FIELD(Request, RequestField, sent_ms, sent_ms), CAIRN_FIELD(Request, RequestField, changed_ms, changed_ms),
};
constexpr Field practice_fields[] = {
    CAIRN_FIELD(Practice, PracticeField, exists, exists),
    CAIRN_FIELD(Practice, PracticeField, learner, learner),
    CAIRN_FIELD(Practice, PracticeField, skill, skill),
    CAIRN_FIELD(Practice, PracticeField, answer, answers),
};
constexpr Field enrolment_fields[] = {
    CAIRN_FIELD(Enrolment, EnrolmentField, exists, exists),
    CAIRN_FIELD(Enrolment, EnrolmentField, learner, learner),
    CAIRN_FIELD(Enrolment, EnrolmentField, course, course),
    CAIRN_FIELD(Enrolment, EnrolmentField, lesson_done, lessons_done),
    CAIRN_FIELD(Enrolment, EnrolmentField, minutes_spent, minutes_spent),
};

constexpr Field proposal_fields[] = {
    CAIRN_FIELD(GraphProposal, ProposalField, exists, exists),
    CAIRN_FIELD(GraphProposal, ProposalField, author, author),
    CAIRN_FIELD(GraphProposal, ProposalField, state, state),
    CAIRN_PROSE(GraphProposal, ProposalField, evidence, evidence),
    CAIRN_FIELD(GraphProposal, ProposalField, sent_ms, sent_ms),
    CAIRN_FIELD(GraphProposal, ProposalField, base_version, base_version),
    CAIRN_FIELD(GraphProposal, ProposalField, reviewer, reviewer),
    CAIRN_PROSE(GraphProposal, ProposalField, note, note),
    CAIRN_FIELD(GraphProposal, ProposalField, decided_ms, decided_ms),
    CAIRN_FIELD(GraphProposal, ProposalField, reverter, reverter),
    CAIRN_FIELD(GraphProposal, ProposalField, reverted_ms, reverted_ms),
    CAIRN_FIELD(GraphProposal, ProposalField, way_back, way_back),
    CAIRN_CHANGE_FIELD(change_kind, kind),
    CAIRN_CHANGE_FIELD(change_skill, skill),
    CAIRN_CHANGE_FIELD(change_other, other),
    CAIRN_CHANGE_FIELD(change_title_english, title.english),
    CAIRN_CHANGE_FIELD(change_title_chinese, title.chinese),
    CAIRN_CHANGE_FIELD(change_before_english, title_before.english),
    CAIRN_CHANGE_FIELD(change_before_chinese, title_before.chinese),
    CAIRN_CHANGE_FIELD(change_area, area),
    CAIRN_CHANGE_FIELD(change_minutes, minutes),
    CAIRN_CHANGE_FIELD(change_instead_of, instead_of),
};
constexpr Field meeting_fields[] = {
    CAIRN_FIELD(Meeting, MeetingField, exists, exists),
    CAIRN_FIELD(Meeting, MeetingField, learner, learner),
    CAIRN_FIELD(Meeting, MeetingField, coach, coach),
    CAIRN_FIELD(Meeting, MeetingField, state, state),
    CAIRN_FIELD(Meeting, MeetingField, start_ms, start_ms),
    CAIRN_FIELD(Meeting, MeetingField, minutes, minutes),
    CAIRN_FIELD(Meeting, MeetingField, sequence, sequence),
    CAIRN_FIELD(Meeting, MeetingField, proposer, proposer),
    CAIRN_FIELD(Meeting, MeetingField, changed_ms, changed_ms),
    CAIRN_PROSE(Meeting, MeetingField, reason, reason),
    CAIRN_PROSE(Meeting, MeetingField, agenda, agenda),
    CAIRN_PROSE(Meeting, MeetingField, notes, notes),
    CAIRN_FIELD(Meeting, MeetingField, attendance, attendance),
    CAIRN_FIELD(Meeting, MeetingField, recorder, recorder),
    CAIRN_FIELD(Meeting, MeetingField, recorded_ms, recorded_ms),
    CAIRN_FIELD(Meeting, MeetingField, appellant, appellant),
    CAIRN_PROSE(Meeting, MeetingField, appeal, appeal),
    CAIRN_FIELD(Meeting, MeetingField, appeal_state, appeal_state),
    CAIRN_PROSE(Meeting, MeetingField, appeal_note, appeal_note),
    CAIRN_FIELD(Meeting, MeetingField, appeal_judge, appeal_judge),
    CAIRN_FIELD(Meeting, MeetingField, rating, ratings),
    CAIRN_ACTION_FIELD(action_text, text),
    CAIRN_ACTION_FIELD(action_owner, owner),
    CAIRN_ACTION_FIELD(action_due_day, due_day),
    CAIRN_ACTION_FIELD(action_state, state),
    CAIRN_ACTION_FIELD(action_changed_ms, changed_ms),
};
constexpr Field meeting_note_fields[] = {
    CAIRN_FIELD(MeetingNote, MeetingNoteField, exists, exists),
    CAIRN_FIELD(MeetingNote, MeetingNoteField, meeting, meeting),
    CAIRN_FIELD(MeetingNote, MeetingNoteField, author, author),
    CAIRN_PROSE(MeetingNote, MeetingNoteField, text, text),
};
constexpr Field edition_fields[] = {
    CAIRN_FIELD(Edition, EditionField, exists, exists),
    CAIRN_FIELD(Edition, EditionField, course, course),
    CAIRN_FIELD(Edition, EditionField, number, number),
    CAIRN_FIELD(Edition, EditionField, author, author),
    CAIRN_FIELD(Edition, EditionField, changed_ms, changed_ms),
    CAIRN_FIELD(Edition, EditionField, reviewer, reviewer),
    CAIRN_FIELD(Edition, EditionField, reviewed, reviewed),
    CAIRN_PROSE(Edition, EditionField, note, note),
    CAIRN_MODULE_FIELD(module_title_english, title.english),
    CAIRN_MODULE_FIELD(module_title_chinese, title.chinese),
    CAIRN_MODULE_FIELD(module_rank, rank),
    CAIRN_TEXT_FIELD(lesson_module, module),
    CAIRN_TEXT_FIELD(lesson_rank, rank),
    CAIRN_TEXT_FIELD(lesson_title_english, title.english),
    CAIRN_TEXT_FIELD(lesson_title_chinese, title.chinese),
    CAIRN_TEXT_FIELD(lesson_skill, skill),
    CAIRN_TEXT_FIELD(lesson_minutes, minutes),
    CAIRN_TEXT_FIELD(lesson_body_english, body.english),
    CAIRN_TEXT_FIELD(lesson_body_chinese, body.chinese),
};
constexpr Field study_fields[] = {
    CAIRN_FIELD(Study, StudyField, exists, exists), CAIRN_FIELD(Study, StudyField, learner, learner),
    CAIRN_FIELD(Study, StudyField, course, course), CAIRN_FIELD(Study, StudyField, edition, edition),
    CAIRN_FIELD(Study, StudyField, lesson, lesson), CAIRN_FIELD(Study, StudyField, place, places),
    CAIRN_FIELD(Study, StudyField, ticked, ticked), CAIRN_FIELD(Study, StudyField, playback, playback),
    CAIRN_ANSWER_FIELD(answer_item, item),          CAIRN_ANSWER_FIELD(answer_response, response),
    CAIRN_ANSWER_FIELD(answer_right, is_right),
};
constexpr Field lesson_note_fields[] = {
    CAIRN_FIELD(LessonNote, LessonNoteField, exists, exists),
    CAIRN_FIELD(LessonNote, LessonNoteField, lesson, lesson),
    CAIRN_FIELD(LessonNote, LessonNoteField, author, author),
    CAIRN_PROSE(LessonNote, LessonNoteField, text, text),
};

#undef CAIRN_MERGED_FIELD
#undef CAIRN_FIELD
#undef CAIRN_PROSE
#undef CAIRN_ITEM_FIELD
#undef CAIRN_LESSON_FIELD
#undef CAIRN_CHANGE_FIELD
#undef CAIRN_ACTION_FIELD
#undef CAIRN_MODULE_FIELD
#undef CAIRN_TEXT_FIELD
#undef CAIRN_ANSWER_FIELD

/// What the schema says of one kind of entity.
struct Entity {
    EntityKind kind;
    std::string_view name;
    Writer writer;
    std::span<const Field> fields;  ///< each at the place of its number
    void* (*row)(Model& model, const Id& id);
    std::array<ProfileId, 2> (*subjects)(const Model& model, const Id& id);  ///< whom a row is about; none for the rest
};

template <class Row, class RowId, Table<Row, RowId> Model::* table>
void* row_of(Model& model, const Id& id) {
    return &(model.*table).at_or_new(RowId{id});
}

template <class Row, class RowId, Table<Row, RowId> Model::* table, class... Person>
std::array<ProfileId, 2> subjects_of(const Model& model, const Id& id, Person... person) {
    const Row* row = (model.*table).find(RowId{id});
    if (row == nullptr) return {};
    return {row->*person...};
}

#define CAIRN_ENTITY(kind, Row, RowId, table, writer, fields, ...)                                                     \
    Entity {                                                                                                           \
        EntityKind::kind, #kind, Writer::writer, fields, row_of<Row, RowId, &Model::table>,                            \
            [](const Model& model, const Id& id) {                                                                     \
                return subjects_of<Row, RowId, &Model::table>(model, id __VA_OPT__(, ) __VA_ARGS__);                   \
            }                                                                                                          \
    }

// One line an entity, in the order of their numbers.
constexpr Entity entities[] = {
    CAIRN_ENTITY(profile, Profile, ProfileId, profiles, subject, profile_fields, &Profile::id),
    CAIRN_ENTITY(area, Area, AreaId, areas, guide, area_fields),
    CAIRN_ENTITY(skill, Skill, SkillId, skills, guide, skill_fields),
    CAIRN_ENTITY(prerequisite, Prerequisite, EdgeId, prerequisites, guide, prerequisite_fields),
    CAIRN_ENTITY(course, Course, CourseId, courses, guide, course_fields),
    CAIRN_ENTITY(goal, Goal, GoalId, goals, subject, goal_fields, &Goal::learner),
    CAIRN_ENTITY(request, Request, RequestId, requests, subject, request_fields, &Request::learner, &Request::coach),
    CAIRN_ENTITY(practice, Practice, PracticeId, practices, subject, practice_fields, &Practice::learner),
    CAIRN_ENTITY(enrolment, Enrolment, EnrolmentId, enrolments, subject, enrolment_fields, &Enrolment::learner),
    CAIRN_ENTITY(proposal, GraphProposal, ProposalId, proposals, author, proposal_fields, &GraphProposal::author),
    CAIRN_ENTITY(meeting, Meeting, MeetingId, meetings, subject, meeting_fields, &Meeting::learner, &Meeting::coach),
    CAIRN_ENTITY(meeting_note, MeetingNote, MeetingNoteId, meeting_notes, author_alone, meeting_note_fields,
                 &MeetingNote::author),
    CAIRN_ENTITY(edition, Edition, EditionId, editions, guide, edition_fields),
    CAIRN_ENTITY(study, Study, StudyId, studies, subject, study_fields, &Study::learner),
    CAIRN_ENTITY(lesson_note, LessonNote, LessonNoteId, lesson_notes, author_alone, lesson_note_fields,
                 &LessonNote::author),
};

#undef CAIRN_ENTITY

constexpr std::size_t place_of(const Entity& entity) { return static_cast<std::size_t>(entity.kind) - 1; }

/// Everything stands where its number says, so that nothing has to be searched.
consteval bool is_in_order() {
    for (const Entity& entity : entities) {
        if (&entities[place_of(entity)] != &entity) return false;
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            if (entity.fields[i].number != i) return false;
        }
    }
    return true;
}
static_assert(is_in_order());

/// nullptr for what this version does not know.
const Entity* find_entity(const RegisterKey& key) {
    return key.kind >= 1 && key.kind <= std::size(entities) ? &entities[key.kind - 1] : nullptr;
}
const Field* find_field(const Entity* entity, const RegisterKey& key) {
    return entity != nullptr && key.field < entity->fields.size() ? &entity->fields[key.field] : nullptr;
}

}  // namespace

void set_register(Model& model, const RegisterKey& key, const Value& value) {
    const Entity* entity = find_entity(key);
    if (const Field* field = find_field(entity, key)) field->set(entity->row(model, key.entity), key.entry, value);
}

MergeRule merge_rule(const RegisterKey& key) {
    const Field* field = find_field(find_entity(key), key);
    return field != nullptr ? field->rule : MergeRule::latest;
}

bool may_write(const Model& model, const RegisterKey& key, ProfileId person) {
    const Profile* writer = model.profiles.find(person);
    const Entity* entity = find_entity(key);
    if (writer == nullptr || find_field(entity, key) == nullptr) return false;
    const bool is_subject = std::ranges::contains(entity->subjects(model, key.entity), person);
    const bool is_organiser = writer->has(role_organiser);
    const bool is_guide = writer->has(role_coach) || is_organiser;
    switch (entity->writer) {
        case Writer::subject: return is_subject || is_organiser;
        case Writer::author_alone: return is_subject;
        case Writer::guide: return is_guide;
        case Writer::author: return is_subject || is_guide;
    }
    return false;
}

std::string register_name(const RegisterKey& key) {
    const Entity* entity = find_entity(key);
    const Field* field = find_field(entity, key);
    if (field == nullptr) return "kind " + std::to_string(key.kind) + " field " + std::to_string(key.field);
    std::string name(entity->name);
    name += '.';
    name += field->name;
    return name;
}

}  // namespace cairn
