#include "core/app/undo.hpp"

namespace cairn::app {

std::vector<Write> inverse_of(const Registers& registers, const std::vector<Write>& writes) {
    std::vector<Write> inverse;
    inverse.reserve(writes.size());
    for (const Write& write : writes) {
        const auto it = registers.find(write.key);
        inverse.push_back({write.key, it == registers.end() ? Value{} : it->second.value});
    }
    return inverse;
}

void UndoHistory::observe(const Registers& before, const Batch& batch) {
    const auto action = static_cast<Action>(batch.action);
    if (action == Action::undo) {
        if (undo_.empty()) return;
        redo_.push_back(std::move(undo_.back()));
        undo_.pop_back();
        return;
    }
    if (action == Action::redo) {
        if (redo_.empty()) return;
        undo_.push_back(std::move(redo_.back()));
        redo_.pop_back();
        return;
    }
    redo_.clear();
    undo_.push_back({action, inverse_of(before, batch.writes), batch.writes});
    if (undo_.size() > undo_steps_max) undo_.pop_front();
}

}  // namespace cairn::app
