#include "shell/ui/column_widths.hpp"

#include <algorithm>
#include <cstddef>

namespace cairn::ui {
namespace {

/// The width to which the widest columns are cut so that all of them add up to `total`.
float cut_width(std::span<const ColumnWish> wishes, float total) {
    float cut = total / static_cast<float>(wishes.size());
    for (std::size_t round = 0; round < wishes.size(); ++round) {
        float rest = total;
        std::size_t cut_count = 0;
        for (const ColumnWish& wish : wishes) {
            if (wish.wanted <= cut)
                rest -= wish.wanted;
            else
                ++cut_count;
        }
        if (cut_count == 0) break;
        cut = rest / static_cast<float>(cut_count);
    }
    return cut;
}

}  // namespace

void share_columns(std::span<const ColumnWish> wishes, float total, std::span<float> widths) {
    float wanted_sum = 0;
    for (const ColumnWish& wish : wishes) wanted_sum += wish.wanted;
    if (wanted_sum > total) {
        const float cut = cut_width(wishes, total);
        for (std::size_t i = 0; i < wishes.size(); ++i) widths[i] = std::min(wishes[i].wanted, cut);
        return;
    }
    std::ranges::fill(widths, -1.0F);  // not decided yet
    bool is_changed = true;
    while (is_changed) {
        is_changed = false;
        float rest = total;
        float weights = 0;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (widths[i] >= 0)
                rest -= widths[i];
            else
                weights += wishes[i].weight;
        }
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (widths[i] >= 0) continue;
            if (wishes[i].weight > 0 && rest * wishes[i].weight / weights >= wishes[i].wanted) continue;
            widths[i] = wishes[i].wanted;
            is_changed = true;
        }
        if (is_changed) continue;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (widths[i] < 0) widths[i] = rest * wishes[i].weight / weights;
        }
    }
}

}  // namespace cairn::ui
