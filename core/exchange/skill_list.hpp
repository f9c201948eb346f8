#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/exchange/indexes.hpp"
#include "core/exchange/source_file.hpp"

namespace cairn::exchange {

/// One item of a skills cell.
struct SkillLevel {
    SkillId skill;
    std::optional<std::int64_t> level;  ///< 0..5; nothing when the cell only names the skill
};

/// Reads "python:3; go (4) | sql": names as SkillIndex::find knows them, levels 0..5 or words such as "beginner".
///
/// Errors:   a warning on the row for an unknown skill or unreadable level, which is left out; an error for a level
///           outside 0..5.
std::vector<SkillLevel> read_skill_levels(SourceRow& row, ColumnMeaning column, const SkillIndex& skills);

/// The level in a column of its own; nothing when it is blank or unreadable (then reported on the row).
std::optional<std::int64_t> read_level(SourceRow& row, ColumnMeaning column);

}  // namespace cairn::exchange
