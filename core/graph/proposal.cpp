#include "core/graph/proposal.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/graph/cycle.hpp"
#include "core/graph/skill_graph.hpp"
#include "core/model/schema.hpp"
#include "core/model/write_list.hpp"

namespace cairn::graph {
namespace {

bool is_same_title(std::string_view a, std::string_view b) {
    return !a.empty() && to_lower_ascii(trim(a)) == to_lower_ascii(trim(b));
}

bool is_title_taken(const Model& model, const GraphChange& change) {
    return std::ranges::any_of(model.skills.rows(), [&](const Skill& skill) {
        return skill.exists && skill.id != change.skill &&
               (is_same_title(skill.title.english, change.title.english) ||
                is_same_title(skill.title.chinese, change.title.chinese));
    });
}

bool has_prerequisite(const Model& model, SkillId before, SkillId after) {
    return model.prerequisites.find(prerequisite_id(before, after)) != nullptr;
}

bool would_close_circle(const Model& model, SkillId before, SkillId after) {
    const SkillGraph graph(model);
    return !cycle_closed_by(graph, Edge{graph.index_of(before), graph.index_of(after)}).empty();
}

void put_prerequisite(WriteList& writes, SkillId before, SkillId after) {
    const EdgeId id = prerequisite_id(before, after);
    writes.put(id, PrerequisiteField::exists, true);
    writes.put(id, PrerequisiteField::before, before);
    writes.put(id, PrerequisiteField::after, after);
}

/// The highest number that alternatives to `after` have.
std::int64_t last_alternative(const Model& model, SkillId after) {
    std::int64_t last = 0;
    for (const Prerequisite* edge : model.prerequisites.existing()) {
        if (edge->after == after) last = std::max(last, edge->alternative);
    }
    return last;
}

void put_alternative(WriteList& writes, SkillId before, SkillId after, std::int64_t number) {
    writes.put(prerequisite_id(before, after), PrerequisiteField::alternative, std::min(number, alternative_max));
}

/// A new edge, as one of several ways when `change` says so.
void put_new_prerequisite(WriteList& writes, const Model& graph, const GraphChange& change) {
    put_prerequisite(writes, change.skill, change.other);
    if (change.instead_of) {
        const Prerequisite& known = *graph.prerequisites.find(prerequisite_id(change.instead_of, change.other));
        const std::int64_t number =
            known.alternative > 0 ? known.alternative : last_alternative(graph, change.other) + 1;
        put_alternative(writes, change.instead_of, change.other, number);
        put_alternative(writes, change.skill, change.other, number);
        return;
    }
    const Prerequisite* ever = graph.prerequisites.find_ever(prerequisite_id(change.skill, change.other));
    if (ever != nullptr && ever->alternative != 0) put_alternative(writes, change.skill, change.other, 0);
}

/// Of two levels of one person, goal or course the higher counts.
template <class EntityId, class FieldEnum>
void put_higher(WriteList& writes, EntityId entity, FieldEnum field, const std::map<SkillId, std::int64_t>& levels,
                const GraphChange& change) {
    const auto from = levels.find(change.skill);
    if (from == levels.end()) return;
    const auto to = levels.find(change.other);
    if (to == levels.end() || to->second < from->second) writes.put_entry(entity, field, change.other, from->second);
}

void put_answers(WriteList& writes, const Model& model, const Practice& from, SkillId into) {
    const PracticeId id = practice_id(from.learner, into);
    const Practice* known = model.practices.find(id);
    if (known == nullptr) {
        writes.put(id, PracticeField::exists, true);
        writes.put(id, PracticeField::learner, from.learner);
        writes.put(id, PracticeField::skill, into);
    }
    for (const auto& [answer, is_right] : from.answers) {
        if (known == nullptr || !known->answers.contains(answer))
            writes.put_entry(id, PracticeField::answer, answer, is_right);
    }
}

/// `graph` has the changes before this one, `model` everything that people and courses say.
void put_merge(WriteList& writes, const Model& model, const Model& graph, const GraphChange& change) {
    const auto moved = [&](SkillId skill) { return skill == change.skill ? change.other : skill; };
    for (const Prerequisite* edge : graph.prerequisites.existing()) {
        if (edge->before != change.skill && edge->after != change.skill) continue;
        const SkillId before = moved(edge->before);
        const SkillId after = moved(edge->after);
        if (before == after || has_prerequisite(graph, before, after)) continue;
        put_prerequisite(writes, before, after);
        // the choices of two skills that become one stay apart
        const std::int64_t last = after == edge->after ? 0 : last_alternative(graph, after);
        if (edge->alternative > 0) put_alternative(writes, before, after, last + edge->alternative);
    }
    for (const Profile* profile : model.profiles.existing())
        put_higher(writes, profile->id, ProfileField::level, profile->levels, change);
    for (const Goal* goal : model.goals.existing())
        put_higher(writes, goal->id, GoalField::target, goal->targets, change);
    for (const Course* course : model.courses.existing()) {
        put_higher(writes, course->id, CourseField::teaches, course->teaches, change);
        for (const auto& [number, lesson] : course->lessons) {
            if (lesson.skill != change.skill) continue;
            writes.put_entry(course->id, CourseField::lesson_skill, entry_of_number(number), change.other);
        }
    }
    for (const Practice* practice : model.practices.existing()) {
        if (practice->skill == change.skill) put_answers(writes, model, *practice, change.other);
    }
    writes.put(change.skill, SkillField::exists, false);
    writes.put(change.skill, SkillField::merged_into, change.other);
}

void put_title(WriteList& writes, const GraphChange& change) {
    if (!change.title.english.empty()) writes.put(change.skill, SkillField::title_english, change.title.english);
    if (!change.title.chinese.empty()) writes.put(change.skill, SkillField::title_chinese, change.title.chinese);
}

void put_skill(WriteList& writes, const GraphChange& change) {
    writes.put(change.skill, SkillField::exists, true);
    put_title(writes, change);
    if (change.area) writes.put(change.skill, SkillField::area, change.area);
    if (change.minutes > 0) writes.put(change.skill, SkillField::minutes, std::min(change.minutes, skill_minutes_max));
}

/// A language that the change leaves empty keeps its title.
bool has_title(const Skill& skill, const Words& title) {
    return (title.english.empty() || skill.title.english == title.english) &&
           (title.chinese.empty() || skill.title.chinese == title.chinese);
}

/// Only what the shape of the graph depends on.
Model graph_part(const Model& model) {
    Model part;
    part.areas = model.areas;
    part.skills = model.skills;
    part.prerequisites = model.prerequisites;
    return part;
}

void apply(Model& model, const std::vector<Write>& writes) {
    for (const Write& write : writes) set_register(model, write.key, write.value);
}

bool is_in_circle(const Model& model, SkillId skill) {
    const SkillGraph graph(model);
    const SkillIndex index = graph.index_of(skill);
    return index != no_skill && graph.order().in_cycle[index];
}

/// The verdict on one change, and its writes when it applies.
ChangeVerdict judge(const Model& model, const Model& graph, const GraphChange& change, WriteList& writes) {
    const Skill* skill = graph.skills.find(change.skill);
    const Skill* other = graph.skills.find(change.other);
    switch (change.kind) {
        case ChangeKind::none: return ChangeVerdict::not_known;
        case ChangeKind::add_skill:
            if (skill != nullptr) return ChangeVerdict::already_so;
            if (!change.skill || change.title.empty()) return ChangeVerdict::title_missing;
            if (is_title_taken(graph, change)) return ChangeVerdict::title_taken;
            put_skill(writes, change);
            return ChangeVerdict::applies;
        case ChangeKind::rename_skill:
            if (skill == nullptr) return ChangeVerdict::skill_gone;
            if (change.title.empty()) return ChangeVerdict::title_missing;
            if (has_title(*skill, change.title)) return ChangeVerdict::already_so;
            if (is_title_taken(graph, change)) return ChangeVerdict::title_taken;
            put_title(writes, change);
            return ChangeVerdict::applies;
        case ChangeKind::merge_skill: {
            if (change.skill == change.other) return ChangeVerdict::with_itself;
            if (other == nullptr) return ChangeVerdict::skill_gone;
            if (skill == nullptr) {
                const Skill* gone = graph.skills.find_ever(change.skill);
                const bool is_done = gone != nullptr && gone->merged_into == change.other;
                return is_done ? ChangeVerdict::already_so : ChangeVerdict::skill_gone;
            }
            WriteList merge;
            put_merge(merge, model, graph, change);
            if (!is_in_circle(graph, change.other)) {
                Model after = graph;
                apply(after, merge.writes());
                if (is_in_circle(after, change.other)) return ChangeVerdict::closes_circle;
            }
            for (Write& write : merge.take()) writes.add(std::move(write));
            return ChangeVerdict::applies;
        }
        case ChangeKind::add_prerequisite:
            if (change.skill == change.other) return ChangeVerdict::with_itself;
            if (skill == nullptr || other == nullptr) return ChangeVerdict::skill_gone;
            if (has_prerequisite(graph, change.skill, change.other)) return ChangeVerdict::already_so;
            if (would_close_circle(graph, change.skill, change.other)) return ChangeVerdict::closes_circle;
            if (change.instead_of && !has_prerequisite(graph, change.instead_of, change.other))
                return ChangeVerdict::skill_gone;
            put_new_prerequisite(writes, graph, change);
            return ChangeVerdict::applies;
        case ChangeKind::remove_prerequisite:
            if (!has_prerequisite(graph, change.skill, change.other)) return ChangeVerdict::already_so;
            writes.put(prerequisite_id(change.skill, change.other), PrerequisiteField::exists, false);
            return ChangeVerdict::applies;
    }
    return ChangeVerdict::not_known;
}

/// `graph`, the part of `model` that the verdicts depend on, is left as the changes leave it.
ChangePreview preview_on(const Model& model, Model& graph, const GraphChanges& changes) {
    ChangePreview preview;
    WriteList all;
    for (const auto& [number, change] : changes) {
        WriteList writes;
        preview.verdicts.push_back(judge(model, graph, change, writes));
        apply(graph, writes.writes());
        for (Write& write : writes.take()) all.add(std::move(write));
    }
    preview.writes = all.take();
    return preview;
}

/// Two values for one register that both would write.
bool have_contradiction(const std::vector<Write>& a, const std::vector<Write>& b) {
    std::map<RegisterKey, const Value*> values;
    for (const Write& write : a) values[write.key] = &write.value;
    return std::ranges::any_of(b, [&](const Write& write) {
        const auto it = values.find(write.key);
        return it != values.end() && *it->second != write.value;
    });
}

std::set<AreaId> areas_of(const Model& model, const GraphProposal& proposal) {
    std::set<AreaId> areas;
    for (const auto& [number, change] : proposal.changes) {
        if (change.area) areas.insert(change.area);
        for (const SkillId id : {change.skill, change.other}) {
            const Skill* skill = model.skills.find(id);
            if (skill != nullptr && skill->area) areas.insert(skill->area);
        }
    }
    return areas;
}

bool coaches_in(const Model& model, const Profile& person, const std::set<AreaId>& areas) {
    if (areas.empty()) return true;
    return std::ranges::any_of(person.levels, [&](const auto& level) {
        const Skill* skill = model.skills.find(level.first);
        return level.second >= reviewer_level_min && skill != nullptr && areas.contains(skill->area);
    });
}

bool may_review(const Model& model, const Profile& person, const GraphProposal& proposal,
                const std::set<AreaId>& areas) {
    if (person.has(role_organiser)) return true;
    return person.id != proposal.author && person.has(role_coach) && coaches_in(model, person, areas);
}

}  // namespace

bool ChangePreview::is_blocked() const { return std::ranges::any_of(verdicts, graph::is_blocked); }

ChangePreview preview_changes(const Model& model, const GraphChanges& changes) {
    Model graph = graph_part(model);
    return preview_on(model, graph, changes);
}

Model model_after(const Model& model, const std::vector<Write>& writes) {
    Model after = model;
    apply(after, writes);
    return after;
}

bool is_still_so(const Model& model, const GraphChange& change) {
    const Skill* skill = model.skills.find(change.skill);
    switch (change.kind) {
        case ChangeKind::none: return false;
        case ChangeKind::add_skill:
        case ChangeKind::rename_skill: return skill != nullptr && has_title(*skill, change.title);
        case ChangeKind::merge_skill: return skill == nullptr && model.skills.find(change.other) != nullptr;
        case ChangeKind::add_prerequisite: return has_prerequisite(model, change.skill, change.other);
        case ChangeKind::remove_prerequisite: return !has_prerequisite(model, change.skill, change.other);
    }
    return false;
}

bool may_review(const Model& model, const GraphProposal& proposal, ProfileId person) {
    const Profile* profile = model.profiles.find(person);
    return profile != nullptr && may_review(model, *profile, proposal, areas_of(model, proposal));
}

std::vector<ProfileId> reviewers_of(const Model& model, const GraphProposal& proposal) {
    const std::set<AreaId> areas = areas_of(model, proposal);
    std::vector<ProfileId> out;
    for (const Profile* person : model.profiles.existing()) {
        if (person->id != proposal.author && may_review(model, *person, proposal, areas)) out.push_back(person->id);
    }
    std::ranges::sort(out);
    return out;
}

std::vector<ProposalId> rivals_of(const Model& model, const GraphProposal& proposal) {
    Model after_own = graph_part(model);
    const ChangePreview own = preview_on(model, after_own, proposal.changes);
    std::vector<ProposalId> out;
    for (const GraphProposal* other : model.proposals.existing()) {
        if (other->id == proposal.id || other->state != ProposalState::open) continue;
        const ChangePreview alone = preview_changes(model, other->changes);
        if (alone.is_blocked()) continue;  // it cannot be accepted anyway
        Model graph = after_own;
        const ChangePreview second = preview_on(model, graph, other->changes);
        if (second.is_blocked() || have_contradiction(own.writes, alone.writes)) out.push_back(other->id);
    }
    std::ranges::sort(out);
    return out;
}

std::vector<GraphVersion> graph_versions(const Model& model) {
    std::vector<GraphVersion> versions;
    for (const GraphProposal* proposal : model.proposals.existing()) {
        const bool was_reverted = proposal->state == ProposalState::reverted;
        if (proposal->state != ProposalState::accepted && !was_reverted) continue;
        versions.push_back({0, proposal->id, proposal->reviewer, Instant{proposal->decided_ms}, false});
        if (was_reverted)
            versions.push_back({0, proposal->id, proposal->reverter, Instant{proposal->reverted_ms}, true});
    }
    std::ranges::sort(versions, [](const GraphVersion& a, const GraphVersion& b) {
        if (a.at != b.at) return a.at < b.at;
        return a.proposal != b.proposal ? a.proposal < b.proposal : a.is_reversal < b.is_reversal;
    });
    std::int64_t number = 1;
    for (GraphVersion& version : versions) version.number = ++number;
    return versions;
}

std::int64_t graph_version(const Model& model) {
    std::int64_t number = 1;
    for (const GraphProposal* proposal : model.proposals.existing()) {
        if (proposal->state == ProposalState::accepted) ++number;
        if (proposal->state == ProposalState::reverted) number += 2;
    }
    return number;
}

const Skill* merged_skill(const Model& model, SkillId skill) {
    const Skill* at = model.skills.find_ever(skill);
    for (std::size_t steps = model.skills.rows().size(); at != nullptr && !at->exists && steps > 0; --steps) {
        at = model.skills.find_ever(at->merged_into);
        if (at != nullptr && at->exists) return at;
    }
    return nullptr;
}

}  // namespace cairn::graph
