#include "shell/ui/lists.hpp"

#include "shell/ui/column_widths.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr std::size_t columns_max = 16;
constexpr float cell_padding = 12;

TextFace head_face(Ui& ui) { return face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium}); }

struct Layout {
    std::array<float, columns_max> left{};
    std::array<float, columns_max> width{};  ///< 0: hidden
    std::size_t count = 0;
    int shown = 0;
};

float title_width(Ui& ui, const TableColumn& column) {
    const float arrow = column.is_sortable ? 16.0F : 0.0F;
    return std::ceil(measure(head_face(ui), column.title)) + arrow + 2 * cell_padding;
}

/// Where the widest cell of a column that was ever seen is remembered. A column with another title is another one.
std::uint32_t width_memory(std::uint32_t id, const TableColumn& column, std::size_t index) {
    return id_mix(id_mix(id, 200 + index), ImHashData(column.title.data(), column.title.size()));
}

Layout share_width(Ui& ui, std::uint32_t id, std::span<const TableColumn> columns, float total) {
    Layout layout;
    layout.count = std::min(columns.size(), columns_max);
    std::array<ColumnWish, columns_max> wishes;
    std::array<float, columns_max> widths{};
    std::array<std::size_t, columns_max> indices{};
    std::size_t shown = 0;
    for (std::size_t i = 0; i < layout.count; ++i) {
        const TableColumn& column = columns[i];
        if (total < column.hide_below) continue;
        const float seen = recall(ui, width_memory(id, column, i), 0);
        wishes[shown] = {.weight = column.width > 0 ? 0 : column.weight,
                         .wanted = std::max({column.width, title_width(ui, column), seen})};
        indices[shown++] = i;
    }
    share_columns(std::span(wishes).first(shown), total, std::span(widths).first(shown));
    float x = 0;
    for (std::size_t n = 0; n < shown; ++n) {
        layout.left[indices[n]] = x;
        layout.width[indices[n]] = widths[n];
        x += widths[n];
    }
    layout.shown = static_cast<int>(shown);
    return layout;
}

/// Takes note of a cell that would like more room (or as much as it has), so that its column gets it.
void note_width(Ui& ui, std::uint32_t memory, const LineUse& use, float room) {
    const bool fills_its_place = use.wanted == use.width && std::abs(use.width - room) < 1;  // a bar, a picture
    if (fills_its_place) return;
    const float wanted = use.wanted + 2 * cell_padding;
    if (wanted > recall(ui, memory, 0) + 0.5F) keep(ui, memory, wanted);
}

float head_height_of(const Ui& ui) { return std::max(32.0F, ui.input().is_coarse ? touch_least(ui) : 0.0F); }

int draw_head(Ui& ui, const Rect& head, std::span<const TableColumn> columns, const Layout& layout, std::uint32_t id) {
    const auto& colors = ui.palette();
    const TextFace face = head_face(ui);
    int pressed = -1;
    Node row_node = node_at(ui, id_mix(id, 1), Role::row, {}, head);
    row_node.row = 1;
    const NodeScope scope_node(ui, row_node);
    paint::fill(ui, head, colors.bg.subtle);
    paint::line(ui, {head.x, head.bottom() - 0.5F}, {head.right(), head.bottom() - 0.5F}, colors.border.subtle, 1);
    int number = 0;
    for (std::size_t i = 0; i < layout.count; ++i) {
        if (layout.width[i] <= 0) continue;
        const TableColumn& column = columns[i];
        const std::uint32_t column_id = id_mix(id, i + 2);
        const Rect cell{head.x + layout.left[i], head.y, layout.width[i], head.h};
        const float arrow = column.sort == Sort::none ? 0.0F : 16.0F;
        Rect words{cell.x + cell_padding, cell.y, cell.w - 2 * cell_padding - arrow, cell.h};
        Interaction act;
        if (column.is_sortable) {
            act = interact(ui, column_id, cell.expanded(-2), {.is_ring_inside = true, .radius = theme::radius::xs});
            if (act.is_pressed) pressed = static_cast<int>(i);
        }
        const theme::Color color =
            column.sort != Sort::none || act.hover > 0.5F ? colors.text.primary : colors.text.secondary;
        draw_fitted(ui, face, words, column.title, color, column.align);
        if (arrow > 0) {
            const Icon name = column.sort == Sort::ascending ? Icon::chevron_up : Icon::chevron_down;
            const float x = column.align == Align::end ? words.right() + 10
                                                       : words.x + std::min(words.w, measure(face, column.title)) + 10;
            paint::icon(ui, name, {x, cell.centre().y}, 12, color);
        }
        Node node = node_at(ui, column_id, Role::column_header, column.title, cell);
        node.column = ++number;
        if (column.is_sortable) node.flags |= flag::pressable;
        if (column.sort == Sort::ascending) node.flags |= flag::ascending;
        if (column.sort == Sort::descending) node.flags |= flag::descending;
        leaf(ui, node);
    }
    return pressed;
}

}  // namespace

TableAnswer table(Ui& ui, Key key, std::string_view name, std::span<const TableColumn> columns, int row_count,
                  FunctionRef<void(int row, int column)> cell, const TableOptions& options) {
    TableAnswer answer;
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const float head_height = head_height_of(ui);
    const float row_height = std::max(options.row_height, ui.input().is_coarse ? 48.0F : 0.0F);
    const float empty_height = row_count == 0 && !options.empty_text.empty() ? row_height + 16 : 0;
    const Rect all = place(ui, flow(ui).width, head_height + row_height * static_cast<float>(row_count) + empty_height);
    const Layout layout = share_width(ui, id, columns, all.w);
    Node table_node = node_at(ui, id, Role::table, name, all);
    table_node.row_count = row_count + 1;
    table_node.column_count = layout.shown;
    const NodeScope scope_node(ui, table_node);

    // the head stays in sight while its rows are; it is drawn last, over them, but comes first in the tree
    const ImRect shown = ImGui::GetCurrentWindow()->ClipRect;
    const float head_y = std::clamp(shown.Min.y, all.y, std::max(all.y, all.bottom() - head_height - row_height));
    const Rect head{all.x, head_y, all.w, head_height};
    Underlay layers(ui);
    answer.column_pressed = draw_head(ui, head, columns, layout, id);
    layers.begin_under();
    const float top = all.y + head_height;
    ImGui::PushClipRect({shown.Min.x, std::max(shown.Min.y, head.bottom())}, {shown.Max.x, shown.Max.y}, true);
    const int first = std::clamp(static_cast<int>((shown.Min.y - top) / row_height) - 1, 0, row_count);
    const int last = std::clamp(static_cast<int>((shown.Max.y - top) / row_height) + 2, first, row_count);
    for (int r = first; r < last; ++r) {
        const std::uint64_t row_key = options.row_key ? options.row_key(r) : static_cast<std::uint64_t>(r);
        const std::uint32_t row_id = id_mix(id_mix(id, 1000), row_key);
        const IdScope row_ids(row_id);
        const Rect rect{all.x, top + static_cast<float>(r) * row_height, all.w, row_height};
        Node row_node =
            node_at(ui, row_id, Role::row, options.row_name ? options.row_name(r) : std::string_view{}, rect);
        row_node.row = r + 2;
        if (options.row_href) row_node.href = options.row_href(r);
        if (options.is_pressable) row_node.flags |= flag::pressable;
        if (options.selected == r) row_node.flags |= flag::selected;
        const NodeScope row_scope(ui, row_node);
        Underlay under(ui);
        int number = 0;
        for (std::size_t c = 0; c < layout.count; ++c) {
            if (layout.width[c] <= 0) continue;
            const Rect box{rect.x + layout.left[c], rect.y, layout.width[c], rect.h};
            Node cell_node = node_at(ui, id_mix(row_id, c + 1), Role::cell, {}, box);
            cell_node.row = r + 2;
            cell_node.column = ++number;
            const NodeScope cell_scope(ui, cell_node);
            const Rect line{box.x + cell_padding, box.y, box.w - 2 * cell_padding, box.h};
            const auto draw = [&] { cell(r, static_cast<int>(c)); };
            const LineUse use = run_line(ui, id_mix(row_id, c + 101), line, 10, columns[c].align, draw);
            note_width(ui, width_memory(id, columns[c], c), use, line.w);
        }
        under.begin_under();
        Interaction act;
        if (options.is_pressable)
            act = interact(ui, row_id, rect, {.is_ring_inside = true, .radius = theme::radius::xs});
        if (act.is_pressed) answer.row_pressed = r;
        if (options.selected == r)
            paint::fill(ui, rect, colors.primary.soft);
        else if (act.is_held)
            paint::fill(ui, rect, colors.bg.sunken);
        else if (act.hover > 0)
            paint::fill(ui, rect, colors.bg.subtle.faded(act.hover));
        if (r > 0) paint::line(ui, {rect.x, rect.y}, {rect.right(), rect.y}, colors.border.subtle, 1);
        under.end();
    }
    if (empty_height > 0) {
        const Rect rect{all.x, top, all.w, empty_height};
        draw_fitted(ui, face_of(ui, TextStyle::small), rect, options.empty_text, colors.text.tertiary, Align::centre);
        leaf(ui, node_at(ui, 0, Role::text, options.empty_text, rect));
    }
    ImGui::PopClipRect();
    layers.end();
    return answer;
}

TableAnswer table(Ui& ui, Key key, std::string_view name, std::initializer_list<TableColumn> columns, int row_count,
                  FunctionRef<void(int row, int column)> cell, const TableOptions& options) {
    return table(ui, key, name, std::span<const TableColumn>(columns.begin(), columns.size()), row_count, cell,
                 options);
}

}  // namespace cairn::ui
