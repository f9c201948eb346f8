#include "shell/ui/lists.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace cairn::ui {
namespace {

/// Content, press and background of one row in a box whose height is at least `high`. Returns the real height.
struct RunRow {
    float height = 0;
    bool is_pressed = false;
    bool is_focused = false;
};

RunRow run_row(Ui& ui, Node node, const RowLook& look, float high, float indent, FunctionRef<void()> content) {
    const auto& colors = ui.palette();
    const std::uint32_t id = node.id;
    const std::uint32_t height_id = id_mix(id, 1);
    const float expected = std::max(high, recall(ui, height_id, high));
    node.rect.h = expected;
    const Rect rect = node.rect;
    node.href = look.href;
    if (look.is_pressable) node.flags |= flag::pressable;
    if (look.is_selected) node.flags |= flag::selected;
    if (is_visible(rect)) node.flags |= flag::visible;
    const NodeScope scope_node(ui, node);
    const IdScope ids(id);
    Underlay under(ui);
    const Rect line{rect.x + look.padding_x + indent, rect.y, rect.w - 2 * look.padding_x - indent, rect.h};
    UiState& s = ui.state();
    Flow inner;
    inner.id = id;
    inner.is_row = true;
    inner.left = inner.x = line.x;
    inner.top = inner.y = line.y;
    inner.width = line.w;
    inner.gap = 12;
    inner.line_expected = line.h;
    s.flows.push_back(inner);
    content();
    const Flow done = s.flows.back();
    s.flows.pop_back();
    if (done.right_start >= 0) keep(ui, id_mix(id, 2), done.right_width);
    const float natural = std::max(high, done.tallest + 2 * 10);
    keep(ui, height_id, natural);
    under.begin_under();
    RunRow result{.height = expected};
    Interaction act;
    if (look.is_pressable) act = interact(ui, id, rect, {.is_ring_inside = true, .radius = theme::radius::sm});
    if (is_visible(rect)) {
        if (look.is_selected) {
            paint::fill(ui, rect, colors.primary.soft);
            paint::fill(ui, {rect.x, rect.y, 3, rect.h}, colors.primary.fill);
        } else if (act.is_held) {
            paint::fill(ui, rect, colors.bg.sunken);
        } else if (act.hover > 0) {
            paint::fill(ui, rect, colors.bg.subtle.faded(act.hover));
        }
        if (look.is_unread) paint::circle(ui, {rect.x + look.padding_x / 2, rect.centre().y}, 3.5F, colors.accent.fill);
    }
    under.end();
    result.is_pressed = act.is_pressed;
    result.is_focused = act.is_focused;
    return result;
}

void hair_line_above(Ui& ui) {
    const Flow& outer = flow(ui);
    if (outer.is_empty) return;
    const Rect above = place(ui, outer.width, 1);
    paint::line(ui, {above.x, above.y + 0.5F}, {above.right(), above.y + 0.5F}, ui.palette().border.subtle, 1);
}

}  // namespace

void list(Ui& ui, Key key, std::string_view name, FunctionRef<void()> rows) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const ContainerScope container(ui, id, Role::list, name);
    stack(ui, 0, rows);
}

bool list_row(Ui& ui, Key key, const RowLook& look, FunctionRef<void()> content) {
    const std::uint32_t id = id_of(key);
    hair_line_above(ui);
    const float high = look.is_dense ? theme::size::row::table : 60.0F;
    const Rect start = place(ui, flow(ui).width, 0);
    const RunRow done = run_row(ui, node_at(ui, id, Role::list_item, look.name, start), look, high, 0, content);
    occupy(ui, start, {.height = done.height, .natural = done.height});
    return done.is_pressed;
}

TreeAnswer tree(Ui& ui, Key key, std::string_view name, int row_count, FunctionRef<TreeRow(int row)> row_of,
                FunctionRef<void(int row)> content) {
    constexpr float padding = 8;
    constexpr float indent = 20;
    constexpr float arrow_size = 16;
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const ContainerScope container(ui, id, Role::tree, name);
    TreeAnswer answer;
    const float arrow_wide = std::max(28.0F, touch_least(ui));
    const auto draw_row = [&](int index) {
        const TreeRow row = row_of(index);
        const std::uint32_t row_id = id_mix(id, row.key);
        hair_line_above(ui);
        const Rect start = place(ui, flow(ui).width, 0);
        Node item = node_at(ui, row_id, Role::tree_item, row.name, start);
        item.level = static_cast<std::uint8_t>(std::min(row.depth + 1, 255));
        if (row.has_branches) item.flags |= flag::has_branches;
        if (row.is_open) item.flags |= flag::expanded;
        const float left = indent * static_cast<float>(row.depth);
        const RowLook look{.name = row.name, .href = row.href, .is_dense = true, .padding_x = padding};
        const RunRow done = run_row(ui, item, look, theme::size::row::table, left, [&] {
            const Rect arrow = place(ui, arrow_wide, arrow_size);
            if (row.has_branches) {
                const Icon shape = row.is_open ? Icon::chevron_down : Icon::chevron_right;
                paint::icon(ui, shape, arrow.centre(), arrow_size, tone_color(ui, Tone::secondary));
            }
            flow(ui).gap_once = 4;
            content(index);
        });
        occupy(ui, start, {.height = done.height, .natural = done.height});

        const Rect arrow{start.x, start.y, padding + left + arrow_wide, done.height};
        const bool is_on_arrow = ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
                                 arrow.contains({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
        const ImGuiKey way = row.is_open ? ImGuiKey_LeftArrow : ImGuiKey_RightArrow;
        const bool is_by_key = done.is_focused && ImGui::IsKeyPressed(way, false);
        const bool is_by_arrow = done.is_pressed && is_on_arrow;
        const bool is_asked = take_action(ui, row_id, Action::Kind::toggle);
        if (row.has_branches && (is_by_key || is_by_arrow || is_asked)) {
            answer.toggled = index;
        } else if (done.is_pressed) {
            answer.pressed = index;
        }
    };
    stack(ui, 0, [&] {
        for (int index = 0; index < row_count; ++index) draw_row(index);
    });
    return answer;
}

void long_list(Ui& ui, Key key, std::string_view name, int count, float row_height,
               FunctionRef<void(int index)> row_fn) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const Rect all = place(ui, flow(ui).width, row_height * static_cast<float>(count));
    Node node = node_at(ui, id, Role::list, name, all);
    node.row_count = count;
    const NodeScope scope_node(ui, node);
    const ImRect& shown = ImGui::GetCurrentWindow()->ClipRect;
    // two more on each side, so that focus can walk out of view and take the scroll along
    const int first = std::clamp(static_cast<int>((shown.Min.y - all.y) / row_height) - 2, 0, count);
    const int last = std::clamp(static_cast<int>((shown.Max.y - all.y) / row_height) + 3, first, count);
    for (int i = first; i < last; ++i) {
        const Rect box{all.x, all.y + static_cast<float>(i) * row_height, all.w, row_height};
        const IdScope row_ids(id_mix(id, static_cast<std::uint64_t>(i) + 1));
        const std::size_t node_index = ui.semantics().nodes().size();
        const auto draw = [&] { row_fn(i); };
        run_flow(ui, id_mix(id, static_cast<std::uint64_t>(i) + 7), box, 0, draw);
        if (node_index < ui.semantics().nodes().size()) {
            Node& added = ui.semantics().at(node_index);
            if (added.role == Role::list_item) added.row = i + 1;
        }
        if (i > 0) paint::line(ui, {box.x, box.y}, {box.right(), box.y}, ui.palette().border.subtle, 1);
    }
}

}  // namespace cairn::ui
