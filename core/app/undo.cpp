#include "core/app/undo.hpp"

#include <algorithm>
#include <utility>

namespace cairn::app {

std::vector<Write> inverse_of(const Registers& registers, const std::vector<Write>& writes) {
    std::vector<Write> inverse;
    inverse.reserve(writes.size());
    for (const Write& write : writes) inverse.push_back({write.key, registers.shown(write.key)});
    return inverse;
}

namespace {

/// One step out of two: back to before the first, forward to after the second.
void join(UndoStep& first, UndoStep second) {
    for (Write& write : second.backward) {
        if (std::ranges::find(first.backward, write.key, &Write::key) == first.backward.end())
            first.backward.push_back(std::move(write));
    }
    for (Write& write : second.forward) {
        const auto known = std::ranges::find(first.forward, write.key, &Write::key);
        if (known == first.forward.end()) {
            first.forward.push_back(std::move(write));
        } else {
            known->value = std::move(write.value);
        }
    }
}

}  // namespace

void UndoHistory::observe(const Registers& before, const Batch& batch) {
    const auto action = static_cast<Action>(batch.action);
    if (action == Action::keep_place) return;  // reading on is nothing that anybody would take back
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
    UndoStep step{action, inverse_of(before, batch.writes), batch.writes, batch.gesture};
    const bool goes_on = batch.gesture != 0 && !undo_.empty() && undo_.back().gesture == batch.gesture && redo_.empty();
    if (goes_on) {
        join(undo_.back(), std::move(step));
    } else {
        add(std::move(step));
    }
}

void UndoHistory::add(UndoStep step) {
    redo_.clear();
    undo_.push_back(std::move(step));
    if (undo_.size() > undo_steps_max) undo_.pop_front();
}

}  // namespace cairn::app
