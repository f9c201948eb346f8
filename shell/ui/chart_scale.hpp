#pragma once

#include <span>

// The arithmetic of charts, apart from any drawing: where grid lines stand, how labels keep out of each other's way.
// NaN and infinities stand for missing values everywhere.

namespace cairn::ui {

struct Range {
    double minimum = 0;
    double maximum = 1;
};

/// Smallest and largest of the values that are there, with 0 inside; never empty: without values, or when all are 0,
/// it is 0..1.
[[nodiscard]] Range range_with_zero(std::span<const float> values);

/// Grid lines at round numbers (1, 2, 2.5 or 5 times a power of ten): first, first + step, … `count` of them, all
/// inside the range.
struct Ticks {
    double first = 0;
    double step = 1;
    int count = 0;
    int decimals = 0;  ///< that the labels need

    [[nodiscard]] double at(int index) const { return first + step * index; }
};

/// As many as possible, but at most `lines_max` beside the one at the bottom of the range. A range that is empty,
/// turned round or not finite has none.
[[nodiscard]] Ticks nice_ticks(Range range, int lines_max = 4);

/// The range grown outwards to whole steps, so that no mark stands above the last grid line.
[[nodiscard]] Range grown_to_ticks(Range range, int lines_max = 4);

/// Moves the tops of labels of one height apart so that none overlaps another and all stay within top..bottom, in their
/// order from above, each as near to where it was as the others let it. Where there is no room for all they overlap
/// evenly. `tops` in any order; at most 16.
void spread_labels(std::span<float> tops, float height, float top, float bottom);

/// Of labels `step` px apart, each `width` px wide: every how many can be shown with 8 px between.
[[nodiscard]] int label_stride(float step, float width);

}  // namespace cairn::ui
