#include "shell/ui/paint.hpp"

#include "shell/ui/internal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace cairn::ui::paint {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

/// The one place that knows in which order this ImGui takes flags and thickness.
void stroke_path(ImDrawList& list, Color color, bool is_closed, float width) {
    const ImDrawFlags flags = is_closed ? ImDrawFlags_Closed : ImDrawFlags_None;
#if IMGUI_VERSION_NUM >= 19280
    list.PathStroke(to_im(color), width, flags);
#else
    list.PathStroke(to_im(color), flags, width);
#endif
}

ImDrawFlags corner_flags(Corners corners) {
    switch (corners) {
        case Corners::all: return ImDrawFlags_RoundCornersAll;
        case Corners::left: return ImDrawFlags_RoundCornersLeft;
        case Corners::right: return ImDrawFlags_RoundCornersRight;
        case Corners::top: return ImDrawFlags_RoundCornersTop;
        case Corners::bottom: return ImDrawFlags_RoundCornersBottom;
    }
    return ImDrawFlags_RoundCornersAll;
}

float distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Point between(Point a, Point b, float part) { return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part}; }

}  // namespace

void fill(Ui& ui, const Rect& rect, Color color, float radius) { fill_corners(ui, rect, color, radius, Corners::all); }

void fill_corners(Ui& /*ui*/, const Rect& rect, Color color, float radius, Corners corners) {
    if (rect.w <= 0 || rect.h <= 0) return;
    const float round = std::min({radius, rect.w / 2, rect.h / 2});
    draw_list()->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, to_im(color), round,
                               corner_flags(corners));
}

void box(Ui& ui, const Rect& rect, Color inner, Color border, float radius, float border_width) {
    const Rect outer = snap(ui, rect);
    const float width = std::max(snap(ui, border_width), 1.0F / ui.input().pixel_ratio);
    const float round = std::min({radius, outer.w / 2, outer.h / 2});
    if (inner.alpha() == 255) {
        fill(ui, outer, border, round);
        fill(ui, outer.expanded(-width), inner, round - width);
    } else {
        fill(ui, outer, inner, round);
        outline(ui, outer, border, round, width);
    }
}

void outline(Ui& /*ui*/, const Rect& rect, Color color, float radius, float width) {
    outline_on(*draw_list(), rect, color, radius, width);
}

void outline_on(ImDrawList& list, const Rect& rect, Color color, float radius, float width) {
    const Rect middle = rect.expanded(-width / 2);
    list.PathRect({middle.x, middle.y}, {middle.right(), middle.bottom()}, std::max(0.0F, radius - width / 2));
    stroke_path(list, color, true, width);
}

void dashed_outline(Ui& ui, const Rect& rect, Color color, float radius, float width) {
    const Rect r = rect.expanded(-width / 2);
    dashed(ui, {r.x + radius, r.y}, {r.right() - radius, r.y}, color, width);
    dashed(ui, {r.right(), r.y + radius}, {r.right(), r.bottom() - radius}, color, width);
    dashed(ui, {r.right() - radius, r.bottom()}, {r.x + radius, r.bottom()}, color, width);
    dashed(ui, {r.x, r.bottom() - radius}, {r.x, r.y + radius}, color, width);
    if (radius <= 0) return;
    ImDrawList& list = *draw_list();
    const std::array<Point, 4> centres{Point{r.x + radius, r.y + radius}, Point{r.right() - radius, r.y + radius},
                                       Point{r.right() - radius, r.bottom() - radius},
                                       Point{r.x + radius, r.bottom() - radius}};
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const float start = pi + static_cast<float>(i) * pi / 2;
        list.PathArcTo(to_im(centres[i]), radius, start, start + pi / 2);
        stroke_path(list, color, false, width);
    }
}

void round_off(Ui& /*ui*/, const Rect& rect, Color around, float radius) {
    ImDrawList& list = *draw_list();
    struct Corner {
        Point tip, centre;
    };
    const std::array<Corner, 4> corners{
        {{{rect.x, rect.y}, {rect.x + radius, rect.y + radius}},
         {{rect.right(), rect.y}, {rect.right() - radius, rect.y + radius}},
         {{rect.right(), rect.bottom()}, {rect.right() - radius, rect.bottom() - radius}},
         {{rect.x, rect.bottom()}, {rect.x + radius, rect.bottom() - radius}}}};
    constexpr int steps = 8;
    const ImVec2 white = list._Data->TexUvWhitePixel;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        // a fan of thin triangles from the tip to the arc: no anti-aliasing needed, the border runs over its rim
        const float start = pi + static_cast<float>(i) * pi / 2;
        list.PrimReserve(steps * 3, steps + 2);
        const auto first = list._VtxCurrentIdx;
        list.PrimWriteVtx(to_im(corners[i].tip), white, to_im(around));
        for (int step = 0; step <= steps; ++step) {
            const float angle = start + pi / 2 * static_cast<float>(step) / steps;
            list.PrimWriteVtx(
                {corners[i].centre.x + std::cos(angle) * radius, corners[i].centre.y + std::sin(angle) * radius}, white,
                to_im(around));
        }
        for (unsigned step = 1; step <= steps; ++step) {
            for (const unsigned corner : {first, first + step, first + step + 1})
                list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
        }
    }
}

void shadow(Ui& ui, const Rect& rect, float radius) {
    struct Layer {
        float expand, down;
    };
    constexpr std::array<Layer, 3> layers{{{1, 1}, {4, 3}, {8, 6}}};
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Rect layer = rect.expanded(layers[i].expand);
        layer.y += layers[i].down;
        fill(ui, layer, ui.palette().shadow[i], radius + layers[i].expand);
    }
}

void line(Ui& ui, Point from, Point to, Color color, float width) {
    if (from.x == to.x || from.y == to.y) {  // straight lines as boxes on whole device pixels
        const float thick = std::max(snap(ui, width), 1.0F / ui.input().pixel_ratio);
        Rect rect{std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x), std::abs(to.y - from.y)};
        if (from.x == to.x) {
            rect.x = snap(ui, from.x - thick / 2);
            rect.w = thick;
        } else {
            rect.y = snap(ui, from.y - thick / 2);
            rect.h = thick;
        }
        fill(ui, rect, color);
        return;
    }
    draw_list()->AddLine(to_im(from), to_im(to), to_im(color), width);
}

void dashed(Ui& ui, Point from, Point to, Color color, float width, float on, float off) {
    const float length = distance(from, to);
    for (float at = 0; at < length; at += on + off) {
        line(ui, between(from, to, at / length), between(from, to, std::min(at + on, length) / length), color, width);
    }
}

void dotted(Ui& ui, std::span<const Point> points, Color color, float diameter, float step) {
    float until_next = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const float length = distance(points[i - 1], points[i]);
        float at = until_next;
        for (; at < length; at += step) circle(ui, between(points[i - 1], points[i], at / length), diameter / 2, color);
        until_next = at - length;
    }
}

void polyline(Ui& /*ui*/, std::span<const Point> points, Color color, float width, bool is_closed) {
    ImDrawList& list = *draw_list();
    for (const Point point : points) list.PathLineTo(to_im(point));
    stroke_path(list, color, is_closed, width);
}

void polygon(Ui& /*ui*/, std::span<const Point> points, Color color) {
    static_assert(sizeof(Point) == sizeof(ImVec2));
    ImDrawList& list = *draw_list();
    for (const Point point : points) list.PathLineTo(to_im(point));
    list.AddConcavePolyFilled(list._Path.Data, list._Path.Size, to_im(color));
    list.PathClear();
}

void area_under(Ui& /*ui*/, std::span<const Point> points, float bottom, Color color) {
    ImDrawList& list = *draw_list();
    const ImVec2 white = list._Data->TexUvWhitePixel;
    if (points.size() < 2) return;
    const int count = static_cast<int>(points.size());
    list.PrimReserve((count - 1) * 6, count * 2);
    const auto first = list._VtxCurrentIdx;
    for (const Point point : points) {
        list.PrimWriteVtx(to_im(point), white, to_im(color));
        list.PrimWriteVtx({point.x, bottom}, white, to_im(color));
    }
    for (int i = 0; i + 1 < count; ++i) {
        const auto a = static_cast<ImDrawIdx>(first + static_cast<unsigned>(i) * 2U);
        for (const unsigned corner : {0U, 1U, 2U, 1U, 3U, 2U}) list.PrimWriteIdx(static_cast<ImDrawIdx>(a + corner));
    }
}

void curve(Ui& /*ui*/, Point from, Point a, Point b, Point to, Color color, float width) {
    ImDrawList& list = *draw_list();
    list.PathLineTo(to_im(from));
    list.PathBezierCubicCurveTo(to_im(a), to_im(b), to_im(to));
    stroke_path(list, color, false, width);
}

void circle(Ui& /*ui*/, Point centre, float radius, Color color) {
    draw_list()->AddCircleFilled(to_im(centre), radius, to_im(color));
}

void circle_outline(Ui& /*ui*/, Point centre, float radius, Color color, float width) {
    draw_list()->AddCircle(to_im(centre), radius - width / 2, to_im(color), 0, width);
}

void arc(Ui& ui, Point centre, float radius, float start, float turns, Color color, float width) {
    if (turns <= 0) return;
    ImDrawList& list = *draw_list();
    const float from = (start - 0.25F) * 2 * pi;
    const float to = from + std::min(turns, 1.0F) * 2 * pi;
    list.PathArcTo(to_im(centre), radius, from, to, std::max(12, static_cast<int>(radius * turns * 2)));
    stroke_path(list, color, false, width);
    if (turns >= 1) return;
    for (const float angle : {from, to}) {
        circle(ui, {centre.x + std::cos(angle) * radius, centre.y + std::sin(angle) * radius}, width / 2, color);
    }
}

void diamond(Ui& /*ui*/, Point c, float radius, Color color) {
    draw_list()->AddQuadFilled({c.x, c.y - radius}, {c.x + radius, c.y}, {c.x, c.y + radius}, {c.x - radius, c.y},
                               to_im(color));
}

void triangle(Ui& /*ui*/, Point a, Point b, Point c, Color color) {
    draw_list()->AddTriangleFilled(to_im(a), to_im(b), to_im(c), to_im(color));
}

void check(Ui& ui, Point centre, float size, Color color) { icon(ui, Icon::check, centre, size, color); }

void icon(Ui& /*ui*/, Icon name, Point centre, float size, Color color) {
    ImDrawList& list = *draw_list();
    const float scale = size / 240;
    const float width = std::max(1.0F, size / 12);
    const float left = centre.x - size / 2;
    const float top = centre.y - size / 2;
    const std::span<const std::uint8_t> stream = icon_strokes(name);
    std::size_t at = 0;
    for (int strokes = stream[at++]; strokes > 0; --strokes) {
        const bool is_closed = (stream[at] & 0x80U) != 0;
        const int count = stream[at++] & 0x7F;
        const auto point = [&](int index) {
            const std::size_t offset = at + static_cast<std::size_t>(index) * 2;
            return ImVec2{left + static_cast<float>(stream[offset]) * scale,
                          top + static_cast<float>(stream[offset + 1]) * scale};
        };
        const ImVec2 first = point(0);
        const ImVec2 last = point(count - 1);
        const bool is_dot = count == 2 && std::abs(first.x - last.x) + std::abs(first.y - last.y) < scale * 4;
        if (is_dot) {
            list.AddCircleFilled(first, width * 0.6F, to_im(color), 8);
        } else {
            for (int i = 0; i < count; ++i) list.PathLineTo(point(i));
            stroke_path(list, color, is_closed, width);
            if (!is_closed && width > 1.8F) {  // round ends, where they can be seen
                list.AddCircleFilled(first, width / 2, to_im(color), 8);
                list.AddCircleFilled(last, width / 2, to_im(color), 8);
            }
        }
        at += static_cast<std::size_t>(count) * 2;
    }
}

void clip(Ui& /*ui*/, const Rect& rect, FunctionRef<void()> draw) {
    draw_list()->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    draw();
    draw_list()->PopClipRect();
}

void hatch(Ui& ui, const Rect& rect, Color color) {
    line(ui, {rect.x + rect.w * 0.25F, rect.bottom() - rect.h * 0.25F},
         {rect.right() - rect.w * 0.25F, rect.y + rect.h * 0.25F}, color, 1);
}

}  // namespace cairn::ui::paint
