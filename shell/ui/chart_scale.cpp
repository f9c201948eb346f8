#include "shell/ui/chart_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr float label_gap = 8;
constexpr std::size_t labels_max = 16;
constexpr double nearly = 1e-9;  // of a step: what rounding may have taken from the end of a range

bool is_usable(Range range) {
    return std::isfinite(range.minimum) && std::isfinite(range.maximum) && range.minimum < range.maximum &&
           std::isfinite(range.maximum - range.minimum);
}

int decimals_of(double step) {
    int decimals = 0;
    for (double scaled = step; decimals < 6 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; ++decimals)
        scaled *= 10;
    return decimals;
}

Ticks ticks_of_step(Range range, double step) {
    Ticks ticks;
    ticks.step = step;
    ticks.first = std::ceil(range.minimum / step - nearly) * step;
    if (ticks.first == 0) ticks.first = 0;  // never −0
    ticks.count = static_cast<int>(std::floor((range.maximum - ticks.first) / step + nearly)) + 1;
    ticks.decimals = decimals_of(step);
    return ticks;
}

}  // namespace

Range range_with_zero(std::span<const float> values) {
    Range range{0, 0};
    for (const float value : values) {
        if (!std::isfinite(value)) continue;
        range.minimum = std::min(range.minimum, static_cast<double>(value));
        range.maximum = std::max(range.maximum, static_cast<double>(value));
    }
    if (range.minimum == range.maximum) range.maximum = 1;
    return range;
}

Ticks nice_ticks(Range range, int lines_max) {
    if (!is_usable(range) || lines_max < 1) return {};
    const double rough = (range.maximum - range.minimum) / lines_max;
    double decade = std::pow(10.0, std::floor(std::log10(rough)) - 1);
    for (int turn = 0; turn < 4; ++turn, decade *= 10) {
        for (const double digit : {1.0, 2.0, 2.5, 5.0}) {
            const Ticks ticks = ticks_of_step(range, digit * decade);
            const bool is_at_bottom = ticks.count > 0 && ticks.first <= range.minimum + nearly * ticks.step;
            if (ticks.count - (is_at_bottom ? 1 : 0) <= lines_max) return ticks;
        }
    }
    return {};
}

Range grown_to_ticks(Range range, int lines_max) {
    if (!is_usable(range)) return {};
    // Growing may take one line more than there were, and then a larger step: twice is enough.
    for (int turn = 0; turn < 3; ++turn) {
        const double step = nice_ticks(range, lines_max).step;
        const Range grown{std::floor(range.minimum / step + nearly) * step,
                          std::ceil(range.maximum / step - nearly) * step};
        if (grown.minimum == range.minimum && grown.maximum == range.maximum) break;
        range = grown;
    }
    return range;
}

void spread_labels(std::span<float> tops, float height, float top, float bottom) {
    const std::size_t count = std::min(tops.size(), labels_max);
    if (count == 0) return;
    std::array<std::size_t, labels_max> order{};
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    std::ranges::stable_sort(std::span(order).first(count), {}, [&](std::size_t i) { return tops[i]; });
    const float apart =
        count > 1 ? std::min(height, std::max(0.0F, bottom - top - height) / static_cast<float>(count - 1)) : height;
    // Down from the top, so that none overlaps the one above; then up from the bottom, giving back what was too much.
    // Blocks that were pushed down as a whole are moved back by half of what their first label lost.
    std::array<float, labels_max> wanted{};
    for (std::size_t i = 0; i < count; ++i) wanted[i] = std::clamp(tops[order[i]], top, std::max(top, bottom - height));
    std::size_t first = 0;
    while (first < count) {
        std::size_t last = first;
        float sum = wanted[first];
        float start = wanted[first];
        const auto mean_start = [&] {
            const auto members = static_cast<float>(last - first + 1);
            return sum / members - apart * (members - 1) / 2;
        };
        while (last + 1 < count && wanted[last + 1] < start + apart * static_cast<float>(last - first + 1)) {
            ++last;
            sum += wanted[last];
            start = mean_start();
        }
        const float room_end = bottom - height - apart * static_cast<float>(count - 1 - first);
        float least = top + apart * static_cast<float>(first);
        if (first > 0) least = tops[order[first - 1]] + apart;
        start = std::clamp(start, least, std::max(least, room_end));
        for (std::size_t i = first; i <= last; ++i) tops[order[i]] = start + apart * static_cast<float>(i - first);
        first = last + 1;
    }
}

int label_stride(float step, float width) {
    if (!(step > 0)) return 1;
    return std::max(1, static_cast<int>(std::ceil((width + label_gap) / step)));
}

}  // namespace cairn::ui
