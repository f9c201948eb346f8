#include "shell/ui/graph_map.hpp"

#include "shell/ui/canvas_view.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace cairn::ui {
namespace {

constexpr ZoomRange zoom_range{.least = 0.1F, .most = 2};
constexpr float zoom_start = 0.8F;
constexpr float zoom_start_coarse = 1.1F;  // a box is then 44 px high, as much as a finger needs
constexpr float text_px_least = 9;        // smaller words are left out
constexpr float digit_box_least = 11;     // a lower box has no digit
constexpr float zoom_plain = 0.45F;       // below it boxes and edges lose their curves
constexpr float zoom_tiny = 0.25F;        // below it boxes are plain patches of their level's colour
constexpr int vertices_max = 20'000;      // edges beyond it are left out, those of the path last
constexpr float zoom_step = 1.25F;
constexpr float margin = 32;              // px around what comes into view

/// The map while one frame is drawn.
class Drawing {
public:
    Drawing(Ui& ui, const GraphMap& map, MapView& view, const Rect& box)
        : ui_(ui), map_(map), view_(view), box_(box), vertices_first_(draw_list()->VtxBuffer.Size) {}

    [[nodiscard]] float zoom() const { return view_.view.zoom; }

    [[nodiscard]] Point on_screen(Point p) const {
        return {box_.x + view_.view.pan.x + p.x * zoom(), box_.y + view_.view.pan.y + p.y * zoom()};
    }

    [[nodiscard]] Rect rect_of(const MapNode& node) const {
        const Point middle = on_screen(node.centre);
        const Size size{map_node_size.w * zoom(), map_node_size.h * zoom()};
        return snap(ui_, {middle.x - size.w / 2, middle.y - size.h / 2, size.w, size.h});
    }

    [[nodiscard]] bool is_in_sight(const Rect& rect) const {
        return rect.right() > box_.x && rect.x < box_.right() && rect.bottom() > box_.y && rect.y < box_.bottom();
    }

    void draw_edges() {
        for (const bool is_on_path : {true, false}) {
            for (int i = 0; i < map_.edge_count; ++i) {
                const MapEdge edge = map_.edge(i);
                if (edge.is_on_path != is_on_path) continue;
                if (draw_list()->VtxBuffer.Size - vertices_first_ > vertices_max / 2) return;
                draw_edge(edge);
            }
        }
    }

    void draw_box(const MapNode& node, const Rect& rect, const Interaction& act) const {
        const auto& colors = ui_.palette();
        const auto step = static_cast<std::size_t>(std::clamp(node.level, 0, 5));
        const float alpha = node.is_faded ? 0.35F : 1.0F;
        if (zoom() < zoom_tiny && !node.is_selected) {
            paint::fill(ui_, rect, (step == 0 ? colors.border.strong : colors.seq[step]).faded(alpha));
            return;
        }
        const float radius = zoom() < zoom_plain ? 0.0F : theme::radius::md * std::min(zoom(), 1.0F);
        const theme::Color fill = step == 0 ? colors.bg.surface : colors.seq[step];
        const theme::Color edge = node.is_on_path || node.is_goal ? colors.primary.fill
                                  : step == 0                     ? colors.border.control
                                                                  : fill;
        const float width = node.is_on_path && zoom() >= zoom_plain ? 2.0F : 1.0F;
        paint::box(ui_, rect, fill.faded(alpha), mix(edge, colors.text.primary, act.hover * 0.6F).faded(alpha), radius,
                   width);
        if (node.is_selected)
            paint::outline(ui_, rect.expanded(3), colors.primary.fill, radius + 3, theme::size::focus::width);
        draw_words(node, rect, (step == 0 ? colors.text.primary : colors.seq_text[step]).faded(alpha));
    }

    void draw_mark(const MapNode& node, const Rect& rect) const {
        const auto& colors = ui_.palette();
        if (!node.note.empty() && readable_px(TextStyle::small) > 0) {
            const Rect line{rect.x + 14 * zoom(), rect.y - 22 * std::max(zoom(), 0.8F), 260, 18};
            draw_fitted(ui_, face(TextStyle::small), line, node.note,
                        node.is_now ? colors.accent.text : colors.primary.text);
        }
        if (node.number == 0 && !node.is_goal) return;
        const float radius = std::clamp(10 * zoom(), 3.0F, 12.0F);
        const Point middle{rect.x + 2 * zoom(), rect.y};
        paint::circle(ui_, middle, radius + 2, colors.bg.canvas);
        paint::circle(ui_, middle, radius, node.is_now ? colors.accent.fill : colors.primary.fill);
        if (radius < 7) return;
        const theme::Color on = node.is_now ? colors.hero.bg : colors.primary.on_fill;
        if (node.is_goal) {
            paint::icon(ui_, Icon::flag, middle, radius * 1.2F, on);
            return;
        }
        char digits[12];
        const int length = ImFormatString(digits, sizeof digits, "%d", node.number);
        draw_fitted(ui_, face_of(ui_, theme::TextMetrics{std::round(radius * 1.15F), 16, theme::Weight::semibold}),
                    {middle.x - radius, middle.y - radius, 2 * radius, 2 * radius},
                    {digits, static_cast<std::size_t>(length)}, on, Align::centre);
    }

private:
    /// 0 when it would be too small.
    [[nodiscard]] float readable_px(TextStyle style) const {
        const float size = std::round(theme::text_metrics(style, ui_.density(), ui_.input().script).size * zoom());
        return size < text_px_least ? 0 : size;
    }

    [[nodiscard]] TextFace face(TextStyle style) const {
        theme::TextMetrics metrics = theme::text_metrics(style, ui_.density(), ui_.input().script);
        metrics.size = std::max(text_px_least, std::round(metrics.size * zoom()));
        return face_of(ui_, metrics);
    }

    void draw_words(const MapNode& node, const Rect& rect, theme::Color color) const {
        if (rect.h < digit_box_least) return;
        const char number = static_cast<char>('0' + std::clamp(node.level, 0, 5));
        const std::string_view digit(&number, node.level < 0 ? 0 : 1);
        const float pad = 9 * zoom();
        const TextFace digits = face(TextStyle::label);
        if (readable_px(TextStyle::label) == 0) {
            draw_fitted(ui_, digits, rect, digit, color, Align::centre);
            return;
        }
        const float digit_wide = measure(digits, digit);
        draw_fitted(ui_, digits, {rect.right() - pad - digit_wide - 1, rect.y, digit_wide + 2, rect.h}, digit, color);
        draw_fitted(ui_, digits, {rect.x + pad, rect.y, rect.w - 2 * pad - digit_wide - 6 * zoom(), rect.h}, node.title,
                    color);
    }

    void draw_edge(const MapEdge& edge) const {
        const MapNode from = map_.node(edge.from);
        const MapNode to = map_.node(edge.to);
        const bool is_back = to.centre.x <= from.centre.x;
        const float half = map_node_size.w / 2;
        Point at{from.centre.x + (is_back ? -half : half), from.centre.y};
        const Point end{to.centre.x + (is_back ? half : -half), to.centre.y};
        const auto& colors = ui_.palette();
        const float alpha = from.is_faded || to.is_faded ? 0.5F : 1.0F;
        const theme::Color color = edge.is_on_path ? colors.primary.fill : colors.border.strong.faded(alpha);
        const float width = edge.is_on_path ? std::clamp(3 * zoom(), 1.5F, 3.0F) : 1.0F;
        for (const auto& [x, y] : edge.bends) {
            // through the gap to the bend's layer, then straight across that layer
            const float near = is_back ? x + half : x - half;
            const float far = is_back ? x - half : x + half;
            draw_part(at, {near, y}, color, width);
            draw_part({near, y}, {far, y}, color, width);
            at = {far, y};
        }
        draw_part(at, end, color, width);
        if (!edge.is_on_path || zoom() < zoom_plain) return;
        const Point tip = on_screen(end);
        const float size = 9 * std::min(1.0F, zoom());
        const float back = is_back ? size : -size;
        if (is_in_sight({tip.x - 12, tip.y - 12, 24, 24})) {
            paint::triangle(ui_, tip, {tip.x + back, tip.y - size * 0.6F}, {tip.x + back, tip.y + size * 0.6F}, color);
        }
    }

    void draw_part(Point from, Point to, theme::Color color, float width) const {
        const Point a = on_screen(from);
        const Point b = on_screen(to);
        const Rect bounds{std::min(a.x, b.x), std::min(a.y, b.y) - width, std::abs(a.x - b.x),
                          std::abs(a.y - b.y) + 2 * width};
        if (!is_in_sight(bounds)) return;
        if (from.y == to.y || zoom() < zoom_plain) {
            paint::line(ui_, a, b, color, width);
            return;
        }
        const float middle = (a.x + b.x) / 2;
        paint::curve(ui_, a, {middle, a.y}, {middle, b.y}, b, color, width);
    }

    Ui& ui_;
    const GraphMap& map_;
    MapView& view_;
    Rect box_;
    int vertices_first_;
};

Point centre_of(const GraphMap& map) { return {map.size.w / 2, map.size.h / 2}; }

/// The pan that puts a point of the map into the middle.
Point pan_to(const MapView& view, Point centre, float zoom) {
    return {view.shown.w / 2 - centre.x * zoom, view.shown.h / 2 - centre.y * zoom};
}

float zoom_to_fit(const GraphMap& map, const MapView& view) {
    const float wide = (view.shown.w - 2 * margin) / std::max(1.0F, map.size.w);
    const float high = (view.shown.h - 2 * margin) / std::max(1.0F, map.size.h);
    return std::clamp(std::min(wide, high), zoom_range.least, 1.0F);
}

void fit(Ui& ui, const GraphMap& map, MapView& view) {
    const float zoom = zoom_to_fit(map, view);
    glide_to(ui, view.view, pan_to(view, centre_of(map), zoom), zoom);
}

void place_first(Ui& ui, const GraphMap& map, MapView& view) {
    view.is_placed = true;
    const float wanted = ui.input().is_coarse || ui.is_phone() ? zoom_start_coarse : zoom_start;
    const float whole = zoom_to_fit(map, view);
    const int node = map.now >= 0 ? map.now : map.goal;
    const bool fits = whole >= std::min(wanted, 1.0F) || (node < 0 && whole >= zoom_plain);
    view.view.zoom = fits ? std::max(whole, std::min(wanted, whole * zoom_start_coarse)) : wanted;
    Point centre = centre_of(map);
    if (!fits && node >= 0) centre = map.node(node).centre;
    if (!fits && node < 0) centre.x = std::min(centre.x, view.shown.w / 2 / view.view.zoom - margin);
    view.view.pan = pan_to(view, centre, view.view.zoom);
}

/// Something of the map always stays in the frame.
void keep_in_reach(const GraphMap& map, MapView& view) {
    CanvasView& v = view.view;
    if (v.glide.is_on) return;
    v.pan.x = std::clamp(v.pan.x, view.shown.w / 2 - map.size.w * v.zoom, view.shown.w / 2);
    v.pan.y = std::clamp(v.pan.y, view.shown.h / 2 - map.size.h * v.zoom, view.shown.h / 2);
}

void follow_wishes(Ui& ui, const GraphMap& map, MapView& view) {
    if (!view.is_placed) place_first(ui, map, view);
    if (view.is_fit_wanted) fit(ui, map, view);
    if (view.zoom_wanted != 1) {
        CanvasView target = view.view;
        if (target.glide.is_on) target.pan = target.glide.pan_to, target.zoom = target.glide.zoom_to;
        zoom_about(target, {view.shown.w / 2, view.shown.h / 2}, view.zoom_wanted, zoom_range);
        glide_to(ui, view.view, target.pan, target.zoom);
    }
    if (view.node_wanted >= 0 && view.node_wanted < map.node_count) {
        const float zoom = std::max(view.view.zoom, zoom_start);
        glide_to(ui, view.view, pan_to(view, map.node(view.node_wanted).centre, zoom), zoom);
    }
    view.is_fit_wanted = false;
    view.zoom_wanted = 1;
    view.node_wanted = -1;
}

/// What got the focus comes into view, with a little around it.
void bring_into_view(Ui& ui, const Rect& box, const Rect& rect, MapView& view) {
    const Rect inner = box.expanded(-margin);
    const float x = std::max(0.0F, inner.x - rect.x) - std::max(0.0F, rect.right() - inner.right());
    const float y = std::max(0.0F, inner.y - rect.y) - std::max(0.0F, rect.bottom() - inner.bottom());
    if (x == 0 && y == 0) return;
    glide_to(ui, view.view, {view.view.pan.x + x, view.view.pan.y + y}, view.view.zoom);
}

/// The box at the other end of an edge, one of the path first, then the one that stands closest.
int neighbour_along(const GraphMap& map, int node, bool is_forward) {
    int best = -1;
    float best_distance = std::numeric_limits<float>::max();
    const Point here = map.node(node).centre;
    for (int i = 0; i < map.edge_count; ++i) {
        const MapEdge edge = map.edge(i);
        if ((is_forward ? edge.from : edge.to) != node) continue;
        const int other = is_forward ? edge.to : edge.from;
        const float distance = std::abs(map.node(other).centre.y - here.y) - (edge.is_on_path ? 1e6F : 0.0F);
        if (distance >= best_distance) continue;
        best = other;
        best_distance = distance;
    }
    return best;
}

/// The next box above or below in the same layer.
int neighbour_beside(const GraphMap& map, int node, bool is_down) {
    int best = -1;
    float best_distance = std::numeric_limits<float>::max();
    const Point here = map.node(node).centre;
    for (int i = 0; i < map.node_count; ++i) {
        const Point there = map.node(i).centre;
        const float distance = is_down ? there.y - here.y : here.y - there.y;
        if (there.x != here.x || distance <= 0 || distance >= best_distance) continue;
        best = i;
        best_distance = distance;
    }
    return best;
}

/// Keys while the box `node` has the focus.
void follow_keys(Ui& ui, const GraphMap& map, int node, MapView& view) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    const auto is_pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    if (is_pressed(ImGuiKey_Equal) || is_pressed(ImGuiKey_KeypadAdd)) zoom_map(ui, view, zoom_step);
    if (is_pressed(ImGuiKey_Minus) || is_pressed(ImGuiKey_KeypadSubtract)) zoom_map(ui, view, 1 / zoom_step);
    if (is_pressed(ImGuiKey_0) || is_pressed(ImGuiKey_Keypad0)) fit_map(ui, view);
    int next = -1;
    if (is_pressed(ImGuiKey_RightArrow)) next = neighbour_along(map, node, true);
    if (is_pressed(ImGuiKey_LeftArrow)) next = neighbour_along(map, node, false);
    if (is_pressed(ImGuiKey_DownArrow)) next = neighbour_beside(map, node, true);
    if (is_pressed(ImGuiKey_UpArrow)) next = neighbour_beside(map, node, false);
    if (is_pressed(ImGuiKey_Home)) next = map.now;
    if (is_pressed(ImGuiKey_End)) next = map.goal;
    if (next < 0) return;
    view.focus_next = next;
    wake(ui, 0);
}

}  // namespace

void zoom_map(Ui& ui, MapView& view, float factor) {
    view.zoom_wanted *= factor;
    wake(ui, 0);
}

void fit_map(Ui& ui, MapView& view) {
    view.is_fit_wanted = true;
    wake(ui, 0);
}

void show_on_map(Ui& ui, MapView& view, int node) {
    view.node_wanted = node;
    wake(ui, 0);
}

int graph_map(Ui& ui, Key key, const GraphMap& map, MapView& view) {
    UiState& s = ui.state();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const Rect box = snap(ui, place(ui, flow(ui).width, map.height));
    Node region = node_at(ui, id, Role::region, map.name, box);
    region.description = map.summary;
    const NodeScope scope(ui, region);
    view.shown = {box.w, box.h};
    begin_moving(ui, id, box, view.view, zoom_range);
    follow_wishes(ui, map, view);
    keep_in_reach(map, view);
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    Drawing drawing(ui, map, view, box);
    drawing.draw_edges();
    int pressed = -1;
    int focused = -1;
    Rect focused_rect;
    for (int i = 0; i < map.node_count; ++i) {
        const MapNode node = map.node(i);
        const Rect rect = drawing.rect_of(node);
        const std::uint32_t node_id = id_of(node.key);
        const bool is_asked_for = view.focus_next == i;
        const bool is_focused = s.focused_id == node_id || is_asked_for;
        if (!drawing.is_in_sight(rect) && !is_focused) continue;  // what has the focus must not go away
        const Interaction act =
            interact(ui, node_id, rect, {.takes_drag = true, .radius = theme::radius::md * view.view.zoom});
        drawing.draw_box(node, rect, act);
        drawing.draw_mark(node, rect);
        if (act.is_pressed) pressed = i;
        if (is_focused) focused = i, focused_rect = rect;
        if (is_asked_for) ui.request_focus(node_id);
        want_tooltip(ui, node_id, rect, node.name, act.is_hovered, false);
        Node described = node_at(ui, node_id, Role::button, node.name, rect);
        if (node.is_selected) described.flags |= flag::selected;
        leaf(ui, described);
    }
    ImGui::PopClipRect();
    end_moving(ui, id, box, view.view);
    view.focus_next = -1;
    const std::uint32_t focused_id = focused < 0 ? 0 : id_of(map.node(focused).key);
    if (focused_id != view.focus_seen && focused >= 0) bring_into_view(ui, box, focused_rect, view);
    view.focus_seen = focused_id;
    if (focused >= 0 && s.focused_id == focused_id) follow_keys(ui, map, focused, view);
    return pressed;
}

void map_legend(Ui& ui, std::string_view level_label, std::string_view path_label) {
    const auto& colors = ui.palette();
    const TextFace words = face_of(ui, TextStyle::small);
    const TextFace digits = face_of(ui, TextStyle::label);
    const float cell = 26;
    const float label_wide = std::ceil(measure(words, level_label));
    const float path_wide = path_label.empty() ? 0 : 24 + 24 + 10 + std::ceil(measure(words, path_label));
    const Rect box = place(ui, label_wide + 10 + 6 * (cell + 2) + path_wide, 28);
    draw_line(ui, words, {box.x, box.y}, box.h, level_label, colors.text.secondary);
    leaf(ui, node_at(ui, 0, Role::text, level_label, {box.x, box.y, label_wide, box.h}));
    float x = box.x + label_wide + 10;
    for (std::size_t level = 0; level < colors.seq.size(); ++level) {
        const Rect square = snap(ui, {x, box.y + 3, cell, 22});
        const char digit = static_cast<char>('0' + static_cast<int>(level));
        paint::box(ui, square, level == 0 ? colors.bg.surface : colors.seq[level],
                   level == 0 ? colors.border.control : colors.seq[level], theme::radius::xs);
        draw_fitted(ui, digits, square, {&digit, 1}, level == 0 ? colors.text.primary : colors.seq_text[level],
                    Align::centre);
        x += cell + 2;
    }
    if (path_label.empty()) return;
    x += 22;
    paint::line(ui, {x, box.centre().y}, {x + 24, box.centre().y}, colors.primary.fill, 3);
    draw_line(ui, words, {x + 34, box.y}, box.h, path_label, colors.text.secondary);
    leaf(ui, node_at(ui, 0, Role::text, path_label, {x, box.y, box.right() - x, box.h}));
}

}  // namespace cairn::ui
