#pragma once

#include <string>
#include <vector>

#include "core/app/backup.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// A backup that was chosen, before anything of it is taken in.
struct RestoreFile {
    std::string name;
    app::Backup backup;
    app::MergePreview preview;
};

struct RestoreRow {
    std::string kind;     ///< "People"
    std::string inside;   ///< "146 in the file"
    std::string added;    ///< "146 new here"; empty when there are none
    std::string changed;
    std::string removed;
    std::string same;     ///< "All known here"; empty when something would change
};

struct RestoreView {
    std::string subtitle;  ///< "cairn-2026-11-22.cairn, last change on 22 November 2026. Nothing is written yet."
    std::vector<RestoreRow> rows;  ///< kinds of which the file holds something, or which would change
    bool can_restore = false;
};

/// Cost:     O(rows of the backup).
RestoreView build_restore_view(const ViewInput& input, const RestoreFile& file);

}  // namespace cairn::views
