#pragma once

#include <utility>
#include <vector>

#include "core/model/model.hpp"

namespace cairn::exchange {

/// Rows of one table as an import would leave them: copies of what it touches, on top of what is known.
template <class Entity, class EntityId>
class StagedTable {
public:
    explicit StagedTable(const Table<Entity, EntityId>& base) : base_(&base) {}

    [[nodiscard]] const Entity* find(EntityId id) const {
        const std::uint32_t place = index_.find(IdHash{}(id), is_at(id));
        return place != DenseIndex::none ? &rows_[place] : base_->find(id);
    }
    [[nodiscard]] bool contains(EntityId id) const { return find(id) != nullptr; }
    /// The row to change: new and existing, or a copy of the known one. Valid until the next edit of another row.
    Entity& edit(EntityId id) {
        const std::uint32_t place = index_.find_or_add(IdHash{}(id), rows_.size(), is_at(id));
        if (place == rows_.size()) {
            const Entity* known = base_->find(id);
            Entity& row = known != nullptr ? rows_.emplace_back(*known) : rows_.emplace_back();
            row.id = id;
            row.exists = true;
        }
        return rows_[place];
    }
    /// Room for as many more.
    void reserve(std::size_t count) {
        rows_.reserve(rows_.size() + count);
        index_.reserve(rows_.size() + count);
    }
    /// Touched rows in the order in which they were touched.
    [[nodiscard]] const std::vector<Entity>& touched() const { return rows_; }
    [[nodiscard]] const Entity* known(EntityId id) const { return base_->find(id); }
    [[nodiscard]] const Table<Entity, EntityId>& base() const { return *base_; }

private:
    [[nodiscard]] auto is_at(const EntityId& id) const {
        return [&](std::uint32_t place) { return rows_[place].id == id; };
    }

    const Table<Entity, EntityId>* base_;
    std::vector<Entity> rows_;
    DenseIndex index_;
};

/// A model with the changes of an import on top, which become writes at the end: a register that ends as it began is
/// not written, so that a second import of one file writes nothing.
struct Staging {
    explicit Staging(const Model& model)
        : areas(model.areas), skills(model.skills), prerequisites(model.prerequisites), courses(model.courses),
          profiles(model.profiles), goals(model.goals), requests(model.requests) {}

    StagedTable<Area, AreaId> areas;
    StagedTable<Skill, SkillId> skills;
    StagedTable<Prerequisite, EdgeId> prerequisites;
    StagedTable<Course, CourseId> courses;
    StagedTable<Profile, ProfileId> profiles;
    StagedTable<Goal, GoalId> goals;
    StagedTable<Request, RequestId> requests;

    /// What referred-to kinds say comes before what refers to them.
    [[nodiscard]] std::vector<Write> writes() const;
};

/// Assigns and remembers whether that changed anything.
class Change {
public:
    template <class T, class U>
    void set(T& field, U&& wanted) {
        if (field == wanted) return;
        field = std::forward<U>(wanted);
        happened_ = true;
    }
    /// Like set, but an empty text or 0 says nothing.
    template <class T, class U>
    void fill(T& field, U&& wanted) {
        if (wanted == T{}) return;
        set(field, std::forward<U>(wanted));
    }
    void note() { happened_ = true; }
    [[nodiscard]] bool happened() const { return happened_; }

private:
    bool happened_ = false;
};

}  // namespace cairn::exchange
