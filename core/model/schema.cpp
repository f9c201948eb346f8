#include "core/model/schema.hpp"

#include <algorithm>
#include <array>
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
void assign(RequestState& to, const Value& value) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    to = integer != nullptr && *integer >= 0 && *integer <= static_cast<int>(RequestState::ended)
             ? static_cast<RequestState>(*integer)
             : RequestState::draft;
}
void assign(std::string& to, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    to = text != nullptr ? *text : std::string{};
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
    return requires { typename Member::mapped_type; } ? MergeRule::entry : MergeRule::latest;
}

/// A field that is a plain member or a map of plain values.
template <class Enum, class Access>
struct Field {
    Enum number;
    std::string_view name;
    MergeRule rule;
    Access access;

    template <class Entity>
    void set(Entity& entity, const Id& entry, const Value& value) const {
        assign_member(access(entity), entry, value);
    }
};

/// One part of each lesson of a course.
template <class Access>
struct LessonField {
    CourseField number;
    std::string_view name;
    MergeRule rule;
    Access access;

    void set(Course& course, const Id& entry, const Value& value) const {
        if (!is_entry<std::int64_t>(entry)) return;
        const std::int64_t lesson = number_of_entry(entry);
        assign(access(course.lessons[lesson]), value);
        if (course.lessons[lesson] == Lesson{}) course.lessons.erase(lesson);
    }
};

#define CAIRN_MERGED_FIELD(Entity, Enum, number, member, rule)                                                         \
    Field {                                                                                                            \
        Enum::number, #number, rule, [](Entity& entity) -> auto& { return entity.member; }                             \
    }
#define CAIRN_FIELD(Entity, Enum, number, member)                                                                      \
    CAIRN_MERGED_FIELD(Entity, Enum, number, member,                                                                   \
                       rule_of<std::remove_cvref_t<decltype(std::declval<Entity&>().member)>>(#number))
#define CAIRN_PROSE(Entity, Enum, number, member) CAIRN_MERGED_FIELD(Entity, Enum, number, member, MergeRule::prose)
#define CAIRN_LESSON_FIELD(number, member)                                                                             \
    LessonField {                                                                                                      \
        CourseField::number, #number, MergeRule::entry, [](Lesson& lesson) -> auto& { return lesson.member; }          \
    }

const std::tuple profile_fields{
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
};
const std::tuple area_fields{
    CAIRN_FIELD(Area, AreaField, exists, exists),
    CAIRN_FIELD(Area, AreaField, title_english, title.english),
    CAIRN_FIELD(Area, AreaField, title_chinese, title.chinese),
};
const std::tuple skill_fields{
    CAIRN_FIELD(Skill, SkillField, exists, exists),
    CAIRN_FIELD(Skill, SkillField, title_english, title.english),
    CAIRN_FIELD(Skill, SkillField, title_chinese, title.chinese),
    CAIRN_FIELD(Skill, SkillField, area, area),
    CAIRN_FIELD(Skill, SkillField, minutes, minutes),
    CAIRN_FIELD(Skill, SkillField, external_key, external_key),
};
const std::tuple prerequisite_fields{
    CAIRN_FIELD(Prerequisite, PrerequisiteField, exists, exists),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, before, before),
    CAIRN_FIELD(Prerequisite, PrerequisiteField, after, after),
};
const std::tuple course_fields{
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
const std::tuple goal_fields{
    CAIRN_FIELD(Goal, GoalField, exists, exists),
    CAIRN_FIELD(Goal, GoalField, learner, learner),
    CAIRN_FIELD(Goal, GoalField, target, targets),
    CAIRN_FIELD(Goal, GoalField, due_day, due_day),
    CAIRN_FIELD(Goal, GoalField, weekly_minutes, weekly_minutes),
};
const std::tuple request_fields{
    CAIRN_FIELD(Request, RequestField, exists, exists),   CAIRN_FIELD(Request, RequestField, learner, learner),
    CAIRN_FIELD(Request, RequestField, coach, coach),     CAIRN_FIELD(Request, RequestField, state, state),
    CAIRN_PROSE(Request, RequestField, message, message), CAIRN_FIELD(Request, RequestField, score_micro, score_micro),
    CAIRN_FIELD(Request, RequestField, sent_ms, sent_ms), CAIRN_FIELD(Request, RequestField, changed_ms, changed_ms),
};
const std::tuple practice_fields{
    CAIRN_FIELD(Practice, PracticeField, exists, exists),
    CAIRN_FIELD(Practice, PracticeField, learner, learner),
    CAIRN_FIELD(Practice, PracticeField, skill, skill),
    CAIRN_FIELD(Practice, PracticeField, answer, answers),
};
const std::tuple enrolment_fields{
    CAIRN_FIELD(Enrolment, EnrolmentField, exists, exists),
    CAIRN_FIELD(Enrolment, EnrolmentField, learner, learner),
    CAIRN_FIELD(Enrolment, EnrolmentField, course, course),
    CAIRN_FIELD(Enrolment, EnrolmentField, lesson_done, lessons_done),
};

#undef CAIRN_MERGED_FIELD
#undef CAIRN_FIELD
#undef CAIRN_PROSE
#undef CAIRN_LESSON_FIELD

template <class Fields, class Visit>
void visit_field(const Fields& fields, std::uint16_t number, Visit&& visit) {
    std::apply(
        [&](const auto&... field) {
            static_cast<void>(((static_cast<std::uint16_t>(field.number) == number && (visit(field), true)) || ...));
        },
        fields);
}

/// What the schema says of one kind of entity.
template <class Table, class EntityId, class Subjects, class Fields>
struct EntityInfo {
    std::string_view name;
    Table table;  ///< member of Model
    EntityId id;
    Writer writer;
    Subjects subjects;  ///< of a row: whom it is about; none for the rest
    const Fields& fields;
};

/// Calls visit(entity) for the entity of `kind`: its name, table, id, who writes it, whom it is about, and its fields.
/// One line an entity.
template <class Visit>
void visit_kind(std::uint16_t kind, Visit&& visit) {
    constexpr auto nobody = [](const auto&) { return std::array<ProfileId, 2>{}; };
    constexpr auto learner = [](const auto& row) { return std::array<ProfileId, 2>{row.learner, {}}; };
    const auto tell = [&](std::string_view name, auto table, auto id, Writer writer, auto subjects,
                          const auto& fields) { visit(EntityInfo{name, table, id, writer, subjects, fields}); };
    using enum Writer;
    switch (static_cast<EntityKind>(kind)) {
        case EntityKind::profile: {
            constexpr auto self = [](const Profile& row) { return std::array<ProfileId, 2>{row.id, {}}; };
            return tell("profile", &Model::profiles, ProfileId{}, subject, self, profile_fields);
        }
        case EntityKind::area: return tell("area", &Model::areas, AreaId{}, guide, nobody, area_fields);
        case EntityKind::skill: return tell("skill", &Model::skills, SkillId{}, guide, nobody, skill_fields);
        case EntityKind::prerequisite:
            return tell("prerequisite", &Model::prerequisites, EdgeId{}, guide, nobody, prerequisite_fields);
        case EntityKind::course: return tell("course", &Model::courses, CourseId{}, guide, nobody, course_fields);
        case EntityKind::goal: return tell("goal", &Model::goals, GoalId{}, subject, learner, goal_fields);
        case EntityKind::request: {
            constexpr auto both = [](const Request& row) { return std::array<ProfileId, 2>{row.learner, row.coach}; };
            return tell("request", &Model::requests, RequestId{}, sides, both, request_fields);
        }
        case EntityKind::practice:
            return tell("practice", &Model::practices, PracticeId{}, subject, learner, practice_fields);
        case EntityKind::enrolment:
            return tell("enrolment", &Model::enrolments, EnrolmentId{}, subject, learner, enrolment_fields);
    }
}

/// Calls visit(entity, field) for the register's field, when this version knows it.
template <class Visit>
void visit_register(const RegisterKey& key, Visit&& visit) {
    visit_kind(key.kind, [&](const auto& entity) {
        visit_field(entity.fields, key.field, [&](const auto& field) { visit(entity, field); });
    });
}

}  // namespace

void set_register(Model& model, const RegisterKey& key, const Value& value) {
    visit_register(key, [&](const auto& entity, const auto& field) {
        auto& row = (model.*entity.table).at_or_new(decltype(entity.id){key.entity});
        field.set(row, key.entry, value);
    });
}

MergeRule merge_rule(const RegisterKey& key) {
    MergeRule rule = MergeRule::latest;
    visit_register(key, [&](const auto&, const auto& field) { rule = field.rule; });
    return rule;
}

bool may_write(const Model& model, const RegisterKey& key, ProfileId person) {
    const Profile* writer = model.profiles.find(person);
    if (writer == nullptr) return false;
    bool may = false;
    visit_register(key, [&](const auto& entity, const auto&) {
        const bool is_organiser = writer->has(role_organiser);
        const auto* row = (model.*entity.table).find(decltype(entity.id){key.entity});
        const auto subjects = row != nullptr ? entity.subjects(*row) : std::array<ProfileId, 2>{};
        const bool is_subject = std::ranges::find(subjects, person) != subjects.end();
        switch (entity.writer) {
            case Writer::subject: may = is_subject || is_organiser; break;
            case Writer::sides: may = is_subject; break;
            case Writer::guide: may = writer->has(role_coach) || is_organiser; break;
        }
    });
    return may;
}

std::string register_name(const RegisterKey& key) {
    std::string name;
    visit_register(key, [&](const auto& entity, const auto& field) {
        name = entity.name;
        name += '.';
        name += field.name;
    });
    if (name.empty()) name = "kind " + std::to_string(key.kind) + " field " + std::to_string(key.field);
    return name;
}

}  // namespace cairn
