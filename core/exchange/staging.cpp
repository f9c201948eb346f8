#include "core/exchange/staging.hpp"

#include "core/model/schema.hpp"

namespace cairn::exchange {
namespace {

/// Collects the registers in which a row differs from the known one.
template <class FieldEnum>
class RowWrites {
public:
    using EntityId = typename FieldOf<FieldEnum>::Id;
    RowWrites(std::vector<Write>& out, EntityId id) : out_(out), id_(id) {}

    void put(FieldEnum field, const std::string& before, const std::string& after) {
        if (before != after) out_.push_back({register_of(id_, field), after});
    }
    void put(FieldEnum field, std::int64_t before, std::int64_t after) {
        if (before != after) out_.push_back({register_of(id_, field), after});
    }
    void put(FieldEnum field, const Id& before, const Id& after) {
        if (before != after) out_.push_back({register_of(id_, field), after});
    }
    void put(FieldEnum english, FieldEnum chinese, const Words& before, const Words& after) {
        put(english, before.english, after.english);
        put(chinese, before.chinese, after.chinese);
    }
    template <class Map>
    void put_map(FieldEnum field, const Map& before, const Map& after) {
        for (const auto& [entry, value] : after) {
            const auto it = before.find(entry);
            if (it == before.end() || it->second != value) out_.push_back({register_of(id_, field, entry), value});
        }
    }

private:
    std::vector<Write>& out_;
    EntityId id_;
};

void put_fields(RowWrites<AreaField>& row, const Area& before, const Area& after) {
    using enum AreaField;
    row.put(title_english, title_chinese, before.title, after.title);
}

void put_fields(RowWrites<SkillField>& row, const Skill& before, const Skill& after) {
    using enum SkillField;
    row.put(title_english, title_chinese, before.title, after.title);
    row.put(area, before.area, after.area);
    row.put(minutes, before.minutes, after.minutes);
    row.put(external_key, before.external_key, after.external_key);
}

void put_fields(RowWrites<PrerequisiteField>& row, const Prerequisite& old, const Prerequisite& now) {
    row.put(PrerequisiteField::before, old.before, now.before);
    row.put(PrerequisiteField::after, old.after, now.after);
    row.put(PrerequisiteField::alternative, old.alternative, now.alternative);
    row.put(PrerequisiteField::strength_percent, old.strength_percent, now.strength_percent);
    row.put(PrerequisiteField::source, old.source, now.source);
}

void put_fields(RowWrites<CourseField>& row, const Course& before, const Course& after) {
    using enum CourseField;
    row.put(title_english, title_chinese, before.title, after.title);
    row.put(summary_english, summary_chinese, before.summary, after.summary);
    row.put(section, before.section, after.section);
    row.put(url, before.url, after.url);
    row.put(minutes, before.minutes, after.minutes);
    row.put(lesson_count, before.lesson_count, after.lesson_count);
    row.put_map(teaches, before.teaches, after.teaches);
    row.put(requires_text, before.requires_text, after.requires_text);
    row.put(external_key, before.external_key, after.external_key);
}

void put_fields(RowWrites<ProfileField>& row, const Profile& before, const Profile& after) {
    using enum ProfileField;
    row.put(name, before.name, after.name);
    row.put(headline_english, headline_chinese, before.headline, after.headline);
    row.put(roles, before.roles, after.roles);
    row.put_map(level, before.levels, after.levels);
    row.put(languages, before.languages, after.languages);
    row.put(zone, before.zone, after.zone);
    row.put(weekly_minutes, before.weekly_minutes, after.weekly_minutes);
    row.put(availability, before.availability, after.availability);
    row.put(capacity, before.capacity, after.capacity);
    row.put(paused, static_cast<std::int64_t>(before.paused), static_cast<std::int64_t>(after.paused));
    row.put(years, before.years, after.years);
    row.put(team, before.team, after.team);
    row.put(manager, before.manager, after.manager);
    row.put(external_key, before.external_key, after.external_key);
}

void put_fields(RowWrites<GoalField>& row, const Goal& before, const Goal& after) {
    using enum GoalField;
    row.put(learner, before.learner, after.learner);
    row.put_map(target, before.targets, after.targets);
    row.put(due_day, before.due_day, after.due_day);
    row.put(weekly_minutes, before.weekly_minutes, after.weekly_minutes);
}

void put_fields(RowWrites<RequestField>& row, const Request& before, const Request& after) {
    using enum RequestField;
    row.put(learner, before.learner, after.learner);
    row.put(coach, before.coach, after.coach);
    row.put(state, static_cast<std::int64_t>(before.state), static_cast<std::int64_t>(after.state));
    row.put(sent_ms, before.sent_ms, after.sent_ms);
    row.put(changed_ms, before.changed_ms, after.changed_ms);
}

template <class FieldEnum, class Entity, class EntityId>
void put_table(std::vector<Write>& out, const StagedTable<Entity, EntityId>& table) {
    static const Entity nothing{};
    for (const Entity& after : table.touched()) {
        const Entity* known = table.known(after.id);
        if (known == nullptr) out.push_back({register_of(after.id, FieldEnum::exists), std::int64_t{1}});
        RowWrites<FieldEnum> row(out, after.id);
        put_fields(row, known != nullptr ? *known : nothing, after);
    }
}

}  // namespace

std::vector<Write> Staging::writes() const {
    std::vector<Write> out;
    put_table<AreaField>(out, areas);
    put_table<SkillField>(out, skills);
    put_table<PrerequisiteField>(out, prerequisites);
    put_table<CourseField>(out, courses);
    put_table<ProfileField>(out, profiles);
    put_table<GoalField>(out, goals);
    put_table<RequestField>(out, requests);
    return out;
}

}  // namespace cairn::exchange
