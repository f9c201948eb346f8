#include "shell/ui/canvas.hpp"

#include "shell/ui/canvas_view.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

Point on_screen(const Canvas& c, Point p) { return {c.origin.x + p.x * c.scale, c.origin.y + p.y * c.scale}; }
Rect on_screen(const Canvas& c, const Rect& r) {
    return {c.origin.x + r.x * c.scale, c.origin.y + r.y * c.scale, r.w * c.scale, r.h * c.scale};
}

}  // namespace

void Canvas::line(Point from, Point to, theme::Color color, float width) const {
    paint::line(*ui, on_screen(*this, from), on_screen(*this, to), color, width);
}

void Canvas::curve(Point from, Point control_a, Point control_b, Point to, theme::Color color, float width) const {
    paint::curve(*ui, on_screen(*this, from), on_screen(*this, control_a), on_screen(*this, control_b),
                 on_screen(*this, to), color, width);
}

void Canvas::dashed_line(Point from, Point to, theme::Color color, float width) const {
    paint::dashed(*ui, on_screen(*this, from), on_screen(*this, to), color, width);
}

void Canvas::arrow_head(Point tip, Point from, theme::Color color, float size) const {
    const Point end = on_screen(*this, tip);
    const Point start = on_screen(*this, from);
    const float length = std::max(0.001F, std::hypot(end.x - start.x, end.y - start.y));
    const float ux = (end.x - start.x) / length * size;
    const float uy = (end.y - start.y) / length * size;
    paint::triangle(*ui, end, {end.x - ux - uy * 0.6F, end.y - uy + ux * 0.6F},
                    {end.x - ux + uy * 0.6F, end.y - uy - ux * 0.6F}, color);
}

void Canvas::box(Rect rect, float radius, theme::Color fill) const {
    paint::fill(*ui, snap(*ui, on_screen(*this, rect)), fill, radius * scale);
}

void Canvas::frame_box(Rect rect, float radius, theme::Color color, float width) const {
    paint::outline(*ui, snap(*ui, on_screen(*this, rect)), color, radius * scale, width);
}

void Canvas::dashed_box(Rect rect, float radius, theme::Color color, float width) const {
    paint::dashed_outline(*ui, snap(*ui, on_screen(*this, rect)), color, radius * scale, width);
}

void Canvas::circle(Point centre, float radius, theme::Color fill) const {
    paint::circle(*ui, on_screen(*this, centre), radius * scale, fill);
}

void Canvas::ring(Point centre, float radius, theme::Color color, float width) const {
    paint::circle_outline(*ui, on_screen(*this, centre), radius * scale, color, width);
}

void Canvas::polygon(std::span<const Point> points, theme::Color fill) const {
    std::array<Point, 64> moved{};
    const std::size_t count = std::min(points.size(), moved.size());
    for (std::size_t i = 0; i < count; ++i) moved[i] = on_screen(*this, points[i]);
    paint::polygon(*ui, {moved.data(), count}, fill);
}

void Canvas::icon(Point centre, Icon name, float size, theme::Color color) const {
    paint::icon(*ui, name, on_screen(*this, centre), size * scale, color);
}

void Canvas::text(Rect rect, std::string_view words, TextStyle style, theme::Color color, Align align) const {
    theme::TextMetrics metrics = theme::text_metrics(style, ui->density(), ui->input().script);
    metrics.size = std::max(6.0F, std::round(metrics.size * scale));  // whole sizes: each new one is rasterised anew
    draw_fitted(*ui, face_of(*ui, metrics, style == TextStyle::code), on_screen(*this, rect), words, color, align);
}

bool Canvas::target(Key key, std::string_view name, Rect rect, bool is_current) const {
    const std::uint32_t id = id_of(key);
    const Rect place_at = on_screen(*this, rect);
    const Interaction act = interact(*ui, id, place_at, {.radius = theme::radius::md * scale});
    if (act.hover > 0)
        paint::outline(*ui, place_at.expanded(2), ui->palette().border.control.faded(act.hover), theme::radius::md + 2,
                       1.5F);
    Node node = node_at(*ui, id, Role::button, name, place_at);
    if (is_current) node.flags |= flag::current;
    leaf(*ui, node);
    return act.is_pressed;
}

void canvas(Ui& ui, Key key, std::string_view name, std::string_view summary, float height, CanvasView* view,
            FunctionRef<void(Canvas&)> draw) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const Rect box = place(ui, flow(ui).width, height);
    Node node = node_at(ui, id, view == nullptr ? Role::image : Role::group, name, box);
    node.description = summary;
    const NodeScope scope_node(ui, node);
    Canvas canvas_here;
    canvas_here.ui = &ui;
    canvas_here.frame = box;
    canvas_here.origin = {box.x, box.y};
    if (view != nullptr) {
        begin_moving(ui, id, box, *view, {});
        canvas_here.origin = {box.x + view->pan.x, box.y + view->pan.y};
        canvas_here.scale = view->zoom;
    }
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    draw(canvas_here);
    ImGui::PopClipRect();
    if (view != nullptr) end_moving(ui, id, box, *view);
}

}  // namespace cairn::ui
