#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cairn::lessons {

enum class LineChange : std::uint8_t {
    kept,
    removed,
    added,
    moved_away,  ///< removed here, and added elsewhere as it was
    moved_here,
};

/// One line of two texts compared. Lines count from 0; -1 where a text has none here.
struct DiffLine {
    LineChange change = LineChange::kept;
    std::int32_t before = -1;
    std::int32_t after = -1;
    std::int32_t moved = -1;  ///< of a moved line: its number in the other text
    bool operator==(const DiffLine&) const = default;
};

/// What of `before` is left in `after`, as few lines removed and added as there can be. Runs of three lines or more
/// that are removed in one place and added in another, each of them once, have moved.
///
/// Shapes:   every line of both texts stands once, in its order; of one place first what is removed, then what is
/// added. Cost:     O((lines before + after) · changes) time, linear memory; docs/benchmarks.md. Source:   Myers 1986,
/// An O(ND) Difference Algorithm and Its Variations, the divide and conquer of its section 4b.
std::vector<DiffLine> difference(std::string_view before, std::string_view after);

/// Where a line of the first text went in the second: the same line where it was kept or moved, else the place before
/// which it stood; at most the number of lines there.
std::int32_t follow_line(const std::vector<DiffLine>& lines, std::int32_t before);

}  // namespace cairn::lessons
