#pragma once

#include <deque>
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
};

/// The values that `writes` would overwrite, as writes.
std::vector<Write> inverse_of(const Registers& registers, const std::vector<Write>& writes);

/// What can be undone and redone. It is rebuilt from the records after the newest snapshot when those are replayed, so
/// it survives a reload, back to that snapshot.
class UndoHistory {
public:
    /// To be told of every batch of this replica before it is applied.
    void observe(const Registers& before, const Batch& batch);

    [[nodiscard]] const UndoStep* next_undo() const { return undo_.empty() ? nullptr : &undo_.back(); }
    [[nodiscard]] const UndoStep* next_redo() const { return redo_.empty() ? nullptr : &redo_.back(); }

private:
    std::deque<UndoStep> undo_;
    std::deque<UndoStep> redo_;
};

}  // namespace cairn::app
