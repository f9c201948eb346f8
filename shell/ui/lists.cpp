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
};

RunRow run_row(Ui& ui, std::uint32_t id, const Rect& start, const RowLook& look, float high,
               FunctionRef<void()> content) {
    const auto& colors = ui.palette();
    const std::uint32_t height_id = id_mix(id, 1);
    const float expected = std::max(high, recall(ui, height_id, high));
    const Rect rect{start.x, start.y, start.w, expected};
    Node node = node_at(ui, id, Role::list_item, look.name, rect);
    node.href = look.href;
    if (look.is_pressable) node.flags |= flag::pressable;
    if (look.is_selected) node.flags |= flag::selected;
    const NodeScope scope_node(ui, node);
    const IdScope ids(id);
    Underlay under(ui);
    const Rect line{rect.x + look.padding_x, rect.y, rect.w - 2 * look.padding_x, rect.h};
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
    RunRow result{.height = expected, .is_pressed = false};
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
    return result;
}

}  // namespace

void list(Ui& ui, Key key, std::string_view name, FunctionRef<void()> rows) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const NodeScope node(ui, node_at(ui, id, Role::list, name, {flow(ui).left, flow(ui).y, flow(ui).width, 1}));
    stack(ui, 0, rows);
    Node& described = ui.semantics().at(node.index);
    described.rect.h = std::max(1.0F, flow(ui).y - described.rect.y);
    if (is_visible(described.rect)) described.flags |= flag::visible;
}

bool list_row(Ui& ui, Key key, const RowLook& look, FunctionRef<void()> content) {
    const std::uint32_t id = id_of(key);
    Flow& outer = flow(ui);
    if (!outer.is_empty) {
        const Rect above = place(ui, outer.width, 1);
        paint::line(ui, {above.x, above.y + 0.5F}, {above.right(), above.y + 0.5F}, ui.palette().border.subtle, 1);
    }
    const float high = look.is_dense ? theme::size::row::table : 60.0F;
    const Rect start = place(ui, flow(ui).width, 0);
    const RunRow done = run_row(ui, id, start, look, high, content);
    occupy(ui, start, {.height = done.height, .natural = done.height});
    return done.is_pressed;
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
