#pragma once

#include <span>

namespace cairn::ui {

/// What one shown column of a table asks for, in CSS px with its padding.
struct ColumnWish {
    float weight = 0;  ///< share of what is left over; 0: takes what it wants, not more
    float wanted = 0;  ///< shows its title and every cell seen so far whole
};

/// Shares `total` among columns: `widths` has the size of `wishes` and adds up to `total` when any weight is positive.
/// Weights decide as long as nothing is cut for it; then a column gets what it wants at the cost of roomier ones. Where
/// everything together does not fit, the widest columns are cut to one width.
void share_columns(std::span<const ColumnWish> wishes, float total, std::span<float> widths);

}  // namespace cairn::ui
