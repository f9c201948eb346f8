#include "shell/ui/layout.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace cairn::ui {
namespace {

constexpr std::size_t columns_max = 12;

void run_columns(Ui& ui, std::uint32_t id, std::span<const float> widths, float gap, bool is_equal_height,
                 FunctionRef<void(int)> content, int first) {
    const Flow& outer = flow(ui);
    const float outer_stretch = stretch_of_next(ui);
    const Rect start = place(ui, outer.width, 0);
    const float gap_inside = outer.gap;
    const std::uint32_t row_id = id_mix(id, static_cast<std::uint64_t>(first));
    const float expected = recall(ui, row_id, 0);
    float stretch = no_stretch;
    if (is_equal_height) stretch = std::max(start.y + expected, outer_stretch);
    float x = start.x;
    float tallest = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const IdScope ids(id_mix(row_id, i + 1));
        const Rect box{snap(ui, x), start.y, widths[i], 0};
        const auto draw = [&] { content(first + static_cast<int>(i)); };
        tallest = std::max(tallest, run_flow(ui, id_mix(row_id, i + 100), box, gap_inside, draw, stretch).natural);
        x += widths[i] + gap;
    }
    keep(ui, row_id, tallest);
    const float height = is_equal_height ? std::max(tallest, stretch - start.y) : tallest;
    occupy(ui, start, {.height = height, .natural = tallest});
}

}  // namespace

float available_width(const Ui& ui) {
    const Flow& f = flow(ui);
    return f.is_row ? std::max(0.0F, f.left + f.width - f.x) : f.width;
}

float remaining_height(const Ui& ui) {
    const ImRect& shown = ImGui::GetCurrentWindow()->InnerRect;
    return std::max(0.0F, shown.Max.y - flow(ui).y - flow(ui).gap - ui.state().page_padding);
}

void spacer(Ui& ui, float px) {
    Flow& f = flow(ui);
    f.gap_once = std::max(0.0F, px);
}

void divider(Ui& ui, float air) {
    Flow& f = flow(ui);
    if (f.is_row) {
        const Rect rect = place(ui, 1, f.line_expected);
        paint::line(ui, {rect.x, rect.y}, {rect.x, rect.bottom()}, ui.palette().border.subtle, 1);
        return;
    }
    f.gap_once = f.is_empty ? 0 : air;
    const Rect rect = place(ui, f.width, 1);
    const auto color = ui.state().surface == Surface::hero ? ui.palette().hero.divider : ui.palette().border.subtle;
    paint::line(ui, {rect.x, rect.y}, {rect.right(), rect.y}, color, 1);
    f.gap_once = air;
}

void stack(Ui& ui, float gap, FunctionRef<void()> content) {
    Flow& outer = flow(ui);
    if (outer.is_row) {
        column(ui, 0, content);
        return;
    }
    const std::uint32_t id = next_layout_id(ui);
    const Align align = outer.align;
    const bool is_single_line = outer.is_single_line;
    const float stretch = stretch_of_next(ui);
    const Rect start = place(ui, outer.width, 0);
    const Rect box{flow(ui).left, start.y, flow(ui).width, 0};
    const auto draw = [&] {
        flow(ui).align = align;
        flow(ui).is_single_line = is_single_line;
        content();
    };
    occupy(ui, box, run_flow(ui, id, box, gap, draw, stretch));
}

void group(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const ContainerScope container(ui, id, Role::group, name);
    if (flow(ui).is_row)
        content();
    else
        stack(ui, flow(ui).gap, content);
}

void region(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const ContainerScope container(ui, id, Role::region, name);
    stack(ui, flow(ui).gap, content);
}

void row(Ui& ui, const RowOptions& options, FunctionRef<void()> content) {
    Flow& outer = flow(ui);
    UiState& s = ui.state();
    const std::uint32_t id = next_layout_id(ui);
    const bool is_nested = outer.is_row;
    const float nested_width = is_nested ? recall(ui, id_mix(id, 3), 0) : outer.width;
    const Rect start = place(ui, nested_width, is_nested ? recall(ui, id_mix(id, 1), 0) : 0);
    const float width = outer.width;  // a nested row may be as wide as its parent: how wide it is, is learnt
    const Align align = options.align == Align::start && !is_nested ? outer.align : options.align;

    Flow inner;
    inner.id = id;
    inner.is_row = true;
    inner.is_wrapping = options.is_wrapping && !is_nested;
    inner.is_top_aligned = options.is_top_aligned;
    inner.is_single_line = outer.is_single_line;
    inner.left = start.x;
    inner.width = width;
    inner.top = inner.y = start.y;
    inner.gap = options.gap;
    inner.line_gap = options.line_gap;
    inner.line_expected = recall(ui, line_memory(inner), 0);
    inner.x = inner.left;
    const float used_before = recall(ui, id_mix(id, 3), 0);
    if (!is_nested && align != Align::start && used_before > 0 && used_before <= width) {
        const float rest = width - used_before;
        inner.x += align == Align::end ? rest : rest / 2;
    }
    const float x_start = inner.x;
    s.flows.push_back(inner);
    content();
    const Flow done = s.flows.back();
    s.flows.pop_back();
    keep(ui, line_memory(done), done.line_height);
    if (is_nested) keep(ui, id_mix(id, 1), done.tallest);
    const bool is_one_line = done.line_index == 0;
    if (is_nested || align != Align::start) keep(ui, id_mix(id, 3), is_one_line ? done.x - x_start : width);
    if (done.right_start >= 0) keep(ui, id_mix(id, 2), done.right_width);
    const float height = done.is_empty ? 0 : done.y - start.y + done.line_height;
    if (is_nested) {
        reach({start.x, start.y, done.x - x_start, height});
    } else {
        occupy(ui, {flow(ui).left, start.y, width, 0}, {.height = height, .natural = height});
    }
}

void row(Ui& ui, FunctionRef<void()> content) { row(ui, RowOptions{}, content); }

void fill_right(Ui& ui) {
    Flow& f = flow(ui);
    if (!f.is_row || f.right_start >= 0 || f.align == Align::end) return;
    const float wanted = recall(ui, id_mix(f.id, 2), 0);
    const float right = f.left + f.width;
    const float x = right - wanted;
    if (f.is_wrapping && x < f.x + (f.is_line_empty ? 0 : f.gap) && !f.is_line_empty) {
        // no room beside it: the rest goes to a line of its own
        next_line(ui, f);
    }
    if (f.is_wrapping && wanted > f.width) return;  // wider than a line: it simply flows on
    f.x = std::max(f.x, x);
    f.right_start = f.x;
    f.right_width = 0;
}

void column(Ui& ui, float width, FunctionRef<void()> content) {
    Flow& outer = flow(ui);
    const std::uint32_t id = next_layout_id(ui);
    float wide = width;
    if (width <= 0) {
        const float gap = outer.is_line_empty ? 0 : outer.gap;
        const float right = outer.right_start >= 0 ? 0 : recall(ui, id_mix(outer.id, 2), 0);
        const float rest = outer.left + outer.width - outer.x - gap;
        wide = right > 0 ? rest - right - outer.gap : rest;
        // too narrow to read beside what stands at the right: that goes under it, where the row may wrap
        if (outer.is_wrapping && wide < 140) wide = rest;
        wide = std::max(40.0F, wide);
    }
    const float expected = recall(ui, id, 0);
    const Rect start = place(ui, wide, expected);
    const bool is_single_line = outer.is_single_line;
    const auto draw = [&] {
        flow(ui).is_single_line = is_single_line;
        content();
    };
    const float height = run_flow(ui, id, {start.x, start.y, wide, 0}, 0, draw).height;
    keep(ui, id, height);
    reach({start.x, start.y, wide, height});
    Flow& after = flow(ui);
    after.line_height = std::max(after.line_height, height);
    after.tallest = std::max(after.tallest, height);
}

void columns(Ui& ui, std::initializer_list<float> weights, float width_min, FunctionRef<void(int index)> content,
             const ColumnsOptions& options) {
    const std::size_t count = std::min(weights.size(), columns_max);
    const float total = flow(ui).width;
    std::array<float, columns_max> widths{};
    float fixed = options.gap * static_cast<float>(count - 1);
    float weight_sum = 0;
    for (const float weight : weights) {
        if (weight < 0)
            fixed -= weight;
        else
            weight_sum += weight;
    }
    bool is_stacked = count < 2;
    for (std::size_t i = 0; i < count; ++i) {
        const float weight = weights.begin()[i];
        widths[i] = weight < 0 ? -weight : std::floor((total - fixed) * weight / std::max(weight_sum, 0.01F));
        if (widths[i] < (weight < 0 ? 0 : width_min)) is_stacked = true;
    }
    if (total < fixed) is_stacked = true;
    const std::uint32_t id = next_layout_id(ui);
    if (!is_stacked) {
        run_columns(ui, id, {widths.data(), count}, options.gap, options.is_equal_height, content, 0);
        return;
    }
    const float gap = options.stacked_gap < 0 ? options.gap : options.stacked_gap;
    stack(ui, gap, [&] {
        for (std::size_t i = 0; i < count; ++i) {
            const IdScope ids(id_mix(id, i + 1));
            stack(ui, gap, [&] { content(static_cast<int>(i)); });
        }
    });
}

void grid(Ui& ui, int count, float width_min, FunctionRef<void(int index)> content, const ColumnsOptions& options) {
    const float total = flow(ui).width;
    const auto fitting = static_cast<int>((total + options.gap) / (width_min + options.gap));
    const int across = std::clamp(fitting, 1, std::clamp(count, 1, static_cast<int>(columns_max)));
    std::array<float, columns_max> widths{};
    widths.fill(std::floor((total - options.gap * static_cast<float>(across - 1)) / static_cast<float>(across)));
    const std::uint32_t id = next_layout_id(ui);
    stack(ui, options.gap, [&] {
        for (int first = 0; first < count; first += across) {
            const auto here = static_cast<std::size_t>(std::min(across, count - first));
            run_columns(ui, id, {widths.data(), here}, options.gap, options.is_equal_height, content, first);
        }
    });
}

void narrow(Ui& ui, float width_max, Align align, FunctionRef<void()> content) {
    Flow& outer = flow(ui);
    const std::uint32_t id = next_layout_id(ui);
    const float wide = std::min(width_max, outer.width);
    const float stretch = stretch_of_next(ui);
    const Rect start = place(ui, outer.width, 0);
    const Rect box{outer.left, start.y, outer.width, 0};
    const float gap = outer.gap;
    float x = box.x;
    if (align == Align::centre) x += (box.w - wide) / 2;
    if (align == Align::end) x += box.w - wide;
    occupy(ui, box, run_flow(ui, id, {snap(ui, x), start.y, wide, 0}, gap, content, stretch));
}

void disabled_if(Ui& ui, bool is_disabled, FunctionRef<void()> content) {
    ui.state().disabled_depth += is_disabled ? 1 : 0;
    content();
    ui.state().disabled_depth -= is_disabled ? 1 : 0;
}

void scope(Ui& ui, Key key, FunctionRef<void()> content) {
    (void)ui;
    const IdScope ids(id_of(key));
    content();
}

}  // namespace cairn::ui
