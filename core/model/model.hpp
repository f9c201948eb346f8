#pragma once

#include <vector>

#include "core/base/dense_index.hpp"
#include "core/model/entities.hpp"

namespace cairn {

/// Rows of one kind of entity, in the order in which they were first heard of. That order differs between machines:
/// whatever is shown or computed sorts by something of its own.
template <class Entity, class EntityId>
class Table {
public:
    /// The row, or nullptr when nothing was ever said about it or it was removed.
    [[nodiscard]] const Entity* find(EntityId id) const {
        const Entity* row = find_ever(id);
        return row != nullptr && row->exists ? row : nullptr;
    }
    /// The row, also when it was removed: what it said last.
    [[nodiscard]] const Entity* find_ever(EntityId id) const {
        const std::uint32_t place = index_.find(IdHash{}(id), is_at(id));
        return place == DenseIndex::none ? nullptr : &rows_[place];
    }
    Entity& at_or_new(EntityId id) {
        const std::uint32_t place = index_.find_or_add(IdHash{}(id), rows_.size(), is_at(id));
        if (place == rows_.size()) rows_.emplace_back().id = id;
        return rows_[place];
    }
    /// Every row ever heard of; skip those that do not exist, or use existing().
    [[nodiscard]] const std::vector<Entity>& rows() const { return rows_; }
    [[nodiscard]] std::vector<const Entity*> existing() const {
        std::vector<const Entity*> out;
        out.reserve(rows_.size());
        for (const Entity& row : rows_) {
            if (row.exists) out.push_back(&row);
        }
        return out;
    }
    [[nodiscard]] std::size_t existing_count() const {
        std::size_t count = 0;
        for (const Entity& row : rows_) count += row.exists ? 1 : 0;
        return count;
    }

private:
    [[nodiscard]] auto is_at(const EntityId& id) const {
        return [&](std::uint32_t place) { return rows_[place].id == id; };
    }

    std::vector<Entity> rows_;
    DenseIndex index_;
};

/// Everything that is known, as typed rows. Derived from the registers; see schema.hpp.
struct Model {
    Table<Profile, ProfileId> profiles;
    Table<Area, AreaId> areas;
    Table<Skill, SkillId> skills;
    Table<Prerequisite, EdgeId> prerequisites;
    Table<Course, CourseId> courses;
    Table<Goal, GoalId> goals;
    Table<Request, RequestId> requests;
    Table<Practice, PracticeId> practices;
    Table<Enrolment, EnrolmentId> enrolments;
    Table<GraphProposal, ProposalId> proposals;
    Table<Meeting, MeetingId> meetings;
    Table<MeetingNote, MeetingNoteId> meeting_notes;
    Table<Edition, EditionId> editions;
    Table<Study, StudyId> studies;
    Table<LessonNote, LessonNoteId> lesson_notes;
};

}  // namespace cairn
