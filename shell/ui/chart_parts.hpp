#pragma once

// For the room's own .cpp files only: what the charts of plots.hpp share.

#include "shell/ui/internal.hpp"
#include "shell/ui/plots.hpp"

namespace cairn::ui {

/// The point that is being read, by the pointer or by the keyboard.
struct PointCursor {
    int index = -1;  ///< -1: none
};

/// The picture's node, and the slider over its `count` points: arrows, Home and End by keyboard, `pointed` (-1 none) is
/// the point under the pointer. `anchor` is where a point stands; its reading is shown there.
PointCursor point_cursor(Ui& ui, std::uint32_t id, const ChartSpeech& speech, const Rect& rect, int count, int pointed,
                         FunctionRef<Rect(int index)> anchor);

/// Where the pointer is, when it is over `rect`.
[[nodiscard]] bool is_pointed_at(const Ui& ui, const Rect& rect, Point& pointer);

/// How much of a chart is drawn: 0 in the first frame of a visit, 1 soon after; at once under reduced motion.
[[nodiscard]] float drawn_part(Ui& ui, std::uint32_t id);

[[nodiscard]] theme::Color series_color(const Ui& ui, std::size_t index);

/// Labels under an axis: as many as have room, the last always, none beyond `left`..`right`.
void draw_step_labels(Ui& ui, Labels labels, float left, float right, float top, FunctionRef<float(int step)> centre);

}  // namespace cairn::ui
