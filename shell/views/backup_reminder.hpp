#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shell/views/view_input.hpp"

namespace cairn::views {

/// When this device's data last went into a file, as this device remembers it.
struct BackupState {
    std::optional<Instant> last = {};     ///< of the newest download; nothing: never
    std::optional<Instant> put_off = {};  ///< when the reminder was answered with "Later"
    std::int64_t changes_since = 0;       ///< that were made on this device; all of them before the first download
    bool operator==(const BackupState&) const = default;
};

/// Whether to suggest a download. So that it stays advice: only to people with a profile of their own, after as many
/// changes as would hurt to lose, at most once in 30 days, and not again for 30 days after "Later".
bool is_backup_due(const ViewInput& input, const BackupState& state);

/// "Last downloaded 3 November, 12 changes since".
std::string backup_words(const ViewInput& input, const BackupState& state);

}  // namespace cairn::views
