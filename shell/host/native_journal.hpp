#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cairn::host {

/// `cairn journal dump|verify|export FOLDER_OR_BACKUP`: what core/app/journal_report.hpp tells, on stdout, without a
/// window. Nothing when the arguments do not begin with "journal".
/// Returns the exit code: 0 intact, 1 damaged or unreadable, 2 wrong arguments.
[[nodiscard]] std::optional<int> run_journal_command(std::span<const char* const> arguments);

[[nodiscard]] std::string_view journal_usage();

}  // namespace cairn::host
