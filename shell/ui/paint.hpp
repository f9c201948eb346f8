#pragma once

#include "shell/theme/color.hpp"
#include "shell/ui/context.hpp"
#include "shell/ui/geometry.hpp"
#include "shell/ui/icons.hpp"

#include <span>

// Shapes on the current window's draw list, in the room's own terms; for the room's .cpp files. Everything that
// Dear ImGui's signatures might change between versions is called in paint.cpp alone.

struct ImDrawList;

namespace cairn::ui::paint {

using theme::Color;

void fill(Ui& ui, const Rect& rect, Color color, float radius = 0);
enum class Corners { all, left, right, top, bottom };
void fill_corners(Ui& ui, const Rect& rect, Color color, float radius, Corners corners);
/// Fill with a border inside the rect: two filled boxes, which stay crisp at fractional pixel ratios.
void box(Ui& ui, const Rect& rect, Color fill, Color border, float radius, float border_width = 1);
/// Border alone, centred on the rect's edge inset by half its width.
void outline(Ui& ui, const Rect& rect, Color color, float radius, float width);
/// As outline, on another window's list (the focus ring, drawn when all is drawn).
void outline_on(ImDrawList& list, const Rect& rect, Color color, float radius, float width);
void dashed_outline(Ui& ui, const Rect& rect, Color color, float radius, float width);
/// Covers what lies outside the rounded corners of `rect`.
void round_off(Ui& ui, const Rect& rect, Color around, float radius);
void shadow(Ui& ui, const Rect& rect, float radius);
void line(Ui& ui, Point from, Point to, Color color, float width);
void dashed(Ui& ui, Point from, Point to, Color color, float width, float on = 4, float off = 4);
void dotted(Ui& ui, std::span<const Point> points, Color color, float diameter, float step);
void polyline(Ui& ui, std::span<const Point> points, Color color, float width, bool is_closed = false);
void polygon(Ui& ui, std::span<const Point> points, Color color);
void area_under(Ui& ui, std::span<const Point> points, float bottom, Color color);
void curve(Ui& ui, Point from, Point a, Point b, Point to, Color color, float width);
void circle(Ui& ui, Point centre, float radius, Color color);
void circle_outline(Ui& ui, Point centre, float radius, Color color, float width);
/// From `start` clockwise, in turns (0 = top, 1 = once around); round ends.
void arc(Ui& ui, Point centre, float radius, float start, float turns, Color color, float width);
void diamond(Ui& ui, Point centre, float radius, Color color);
void triangle(Ui& ui, Point a, Point b, Point c, Color color);
void check(Ui& ui, Point centre, float size, Color color);
void icon(Ui& ui, Icon name, Point centre, float size, Color color);
void logo(Ui& ui, Point top_left, float size);
/// The logo's stones as they lie in the pictures of empty pages.
void stones(Ui& ui, Point bottom_centre, float width);
/// Contour lines around `centre`, clipped to `clip`.
void contours(Ui& ui, const Rect& clip, Point centre, float first, float step, int count, Color color);
void hatch(Ui& ui, const Rect& rect, Color color);
void clip(Ui& ui, const Rect& rect, FunctionRef<void()> draw);

}  // namespace cairn::ui::paint
