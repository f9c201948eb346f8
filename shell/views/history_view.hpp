#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/app/object_history.hpp"
#include "shell/views/route.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

struct HistoryRow {
    std::string field;   ///< "Level: Raft"
    std::string before;  ///< "Works with help"
    std::string after;
    bool is_shown = false;
    bool has_lost = false;
    std::optional<app::PutBack> put_back;  ///< where the reader may
    std::string put_back_name;             ///< "Put back Works alone for Level: Raft"
};

/// What one action of one person changed.
struct HistoryStep {
    std::string when;  ///< "24 November, 14:05"
    std::string who;   ///< "You"; "Before this history, or on another device"
    std::string what;  ///< "change a level"; empty when only the values are known
    std::vector<HistoryRow> rows;
};

struct HistoryFilter {
    Id object;
    std::size_t steps_max = 30;
    bool operator==(const HistoryFilter&) const = default;
};

struct HistoryView {
    std::string title;       ///< "History of Raft"
    Route back;
    std::string back_label;  ///< "Back to Raft"
    std::vector<HistoryStep> steps;  ///< the newest first
    bool has_more = false;
    bool has_lost = false;   ///< something was written apart and waits for a choice
};

/// `changes` as app::history_of tells them of filter.object.
HistoryView build_history_view(const ViewInput& input, const HistoryFilter& filter,
                               const std::vector<app::Change>& changes);

/// The page on which an object of the model is shown, with the object; nothing for what has no page.
std::optional<Route> page_of(const Model& model, const Id& object);

}  // namespace cairn::views
