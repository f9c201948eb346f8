#include "core/app/undo.hpp"

#include <utility>

namespace cairn::app {

std::vector<Write> inverse_of(const Registers& registers, const std::vector<Write>& writes) {
    std::vector<Write> inverse;
    inverse.reserve(writes.size());
    for (const Write& write : writes) inverse.push_back({write.key, registers.shown(write.key)});
    return inverse;
}

void UndoHistory::observe(const Registers& before, const Batch& batch) {
    const auto action = static_cast<Action>(batch.action);
    if (action == Action::undo || action == Action::redo) {
        auto& from = action == Action::undo ? undo_ : redo_;
        auto& to = action == Action::undo ? redo_ : undo_;
        if (!from.empty()) {
            to.push_back(std::move(from.back()));
            from.pop_back();
            return;
        }
        // Taken back from before the snapshot that replay began with: the batch itself says how to move on from it.
        UndoStep step{action, batch.writes, inverse_of(before, batch.writes)};
        if (action == Action::redo) std::swap(step.backward, step.forward);
        to.push_back(std::move(step));
        return;
    }
    add({action, inverse_of(before, batch.writes), batch.writes});
}

void UndoHistory::add(UndoStep step) {
    redo_.clear();
    undo_.push_back(std::move(step));
    if (undo_.size() > undo_steps_max) undo_.pop_front();
}

}  // namespace cairn::app
