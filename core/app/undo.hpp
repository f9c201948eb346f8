#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "core/app/command.hpp"
#include "core/app/registers.hpp"

namespace cairn::app {

inline constexpr std::size_t undo_steps_max = 100;

/// One step that can be taken back: what to write to undo it, and what to write to do it again.
struct UndoStep {
    Action action{};  ///< undo or redo for a step from before the snapshot that replay began with: its name is gone
    std::vector<Write> backward;
    std::vector<Write> forward;
    std::uint64_t gesture = 0;  ///< what follows with the same number joins this step; 0: nothing does
};

/// What people see of the registers that `writes` would overwrite, as writes.
std::vector<Write> inverse_of(const Registers& registers, const std::vector<Write>& writes);

/// What can be undone and redone. Snapshots hold it, and replaying the records since then brings it up to date: it
/// survives a reload.
class UndoHistory {
public:
    UndoHistory() = default;
    /// The oldest step first.
    UndoHistory(std::deque<UndoStep> undo, std::deque<UndoStep> redo)
        : undo_(std::move(undo)), redo_(std::move(redo)) {}

    /// To be told of every batch of this replica before it is applied.
    void observe(const Registers& before, const Batch& batch);
    /// A change that no batch describes.
    void add(UndoStep step);

    [[nodiscard]] const UndoStep* next_undo() const { return undo_.empty() ? nullptr : &undo_.back(); }
    [[nodiscard]] const UndoStep* next_redo() const { return redo_.empty() ? nullptr : &redo_.back(); }
    [[nodiscard]] const std::deque<UndoStep>& undo_steps() const { return undo_; }
    [[nodiscard]] const std::deque<UndoStep>& redo_steps() const { return redo_; }

private:
    std::deque<UndoStep> undo_;
    std::deque<UndoStep> redo_;
};

}  // namespace cairn::app
