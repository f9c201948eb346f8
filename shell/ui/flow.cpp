#include "shell/ui/internal.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::ui {
namespace {

Rect place_in_row(Ui& ui, Flow& f, float width, float height) {
    const float right = f.left + f.width;
    const float gap_here = f.gap_once >= 0 ? f.gap_once : f.gap;
    if (f.is_wrapping && !f.is_line_empty && f.x + gap_here + width > right + 0.5F && f.right_start < 0) {
        next_line(ui, f);
        f.gap_once = -1;
    }
    const float gap = f.is_line_empty ? std::max(0.0F, f.gap_once) : (f.gap_once >= 0 ? f.gap_once : f.gap);
    f.gap_once = -1;
    const bool is_first_at_right = f.right_start >= 0 && f.right_width == 0;
    float x = f.x + (is_first_at_right ? 0 : gap);
    if (f.align == Align::end) x = f.x - (f.is_line_empty ? 0 : gap) - width;
    float y = f.y;
    if (!f.is_top_aligned) y += std::max(0.0F, (f.line_expected - height) / 2);
    f.x = f.align == Align::end ? x : x + width;
    if (f.right_start >= 0) f.right_width = f.x - f.right_start;
    f.line_height = std::max(f.line_height, height);
    f.tallest = std::max(f.tallest, height);
    f.is_line_empty = false;
    f.is_empty = false;
    return {snap(ui, x), snap(ui, y), width, height};
}

}  // namespace

Flow& flow(Ui& ui) { return ui.state().flows.back(); }
const Flow& flow(const Ui& ui) { return ui.state().flows.back(); }

void reach(const Rect& rect) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos.x = std::max(window->DC.CursorMaxPos.x, rect.right());
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, rect.bottom());
    window->DC.IsSetPos = false;
}

Rect place(Ui& ui, float width, float height) {
    Flow& f = flow(ui);
    ++f.placed;
    Rect rect;
    if (f.is_row) {
        rect = place_in_row(ui, f, width, height);
    } else {
        float y = f.y;
        if (!f.is_empty || f.gap_once >= 0) y += f.gap_once >= 0 ? f.gap_once : f.gap;
        f.gap_once = -1;
        float x = f.left;
        if (f.align == Align::centre) x += std::max(0.0F, (f.width - width) / 2);
        if (f.align == Align::end) x += std::max(0.0F, f.width - width);
        rect = {snap(ui, x), snap(ui, y), width, height};
        f.y = y + height;
        f.natural_bottom = f.y;
        f.is_empty = false;
    }
    reach(rect);
    return rect;
}

std::uint32_t line_memory(const Flow& row) { return id_mix(row.id, 200ULL + row.line_index); }

void next_line(Ui& ui, Flow& row) {
    keep(ui, line_memory(row), row.line_height);
    row.y += row.line_height + row.line_gap;
    row.x = row.left;
    row.line_height = 0;
    row.is_line_empty = true;
    ++row.line_index;
    row.line_expected = recall(ui, line_memory(row), 0);
}

float room_in_row(Ui& ui, float wanted) {
    const Flow& f = flow(ui);
    const float gap = f.is_line_empty ? 0 : f.gap_once >= 0 ? f.gap_once : f.gap;
    if (f.align == Align::end) return std::min(wanted, std::max(0.0F, f.x - gap - f.left));
    // what stands at the right is learnt in one line: wrapped to the little that was known before, it would stay so
    if (f.right_start >= 0) return std::min(wanted, f.width);
    const float rest = f.left + f.width - f.x - gap;
    const float right = recall(ui, id_mix(f.id, 2), 0);
    float room = rest;
    if (right > 0 && rest - right - f.gap >= std::min(160.0F, f.width * 0.4F)) room = rest - right - f.gap;
    if (wanted <= room) return wanted;
    // a line that holds no more than an icon would look lost alone: stay beside it; else take the next line
    if (f.is_wrapping && f.x - f.left > 40 && wanted > rest) return std::min(wanted, f.width);
    return std::max(24.0F, room);
}

float width_for(Ui& ui, float wanted) {
    const Flow& f = flow(ui);
    if (wanted <= 0)
        return f.is_row ? std::max(120.0F, f.left + f.width - f.x - (f.is_line_empty ? 0 : f.gap)) : f.width;
    return std::min(wanted, f.width);
}

std::uint32_t next_layout_id(Ui& ui) {
    Flow& f = flow(ui);
    return id_mix(id_mix(f.id, ImGui::GetCurrentWindow()->IDStack.back()), ++f.ordinal);
}

float recall(const Ui& ui, std::uint32_t id, float otherwise) { return ui.state().memory.GetFloat(id, otherwise); }

void keep(Ui& ui, std::uint32_t id, float value) {
    UiState& s = ui.state();
    const float before = s.memory.GetFloat(id, -1);
    constexpr float grain = 64;  // of a px: the noise of adding up must not ask for another frame
    const float rounded = std::round(value * grain) / grain;
    if (before == rounded) return;
    s.memory.SetFloat(id, rounded);
    s.output.is_unsettled = true;
}

float stretch_of_next(Ui& ui) {
    const Flow& f = flow(ui);
    if (f.is_row || f.stretch_bottom == no_stretch) return no_stretch;
    const bool is_last = static_cast<float>(f.placed + 1) == recall(ui, id_mix(f.id, 50), 0);
    return is_last ? f.stretch_bottom : no_stretch;
}

void occupy(Ui& ui, const Rect& box, Extent extent) {
    Flow& outer = flow(ui);
    reach({box.x, box.y, box.w, extent.height});
    if (outer.is_row) {
        outer.line_height = std::max(outer.line_height, extent.height);
        outer.tallest = std::max(outer.tallest, extent.height);
    } else {
        outer.y = box.y + extent.height;
        outer.natural_bottom = box.y + extent.natural;
    }
}

Extent run_flow(Ui& ui, std::uint32_t id, Rect box, float gap, FunctionRef<void()> content, float stretch_bottom) {
    UiState& s = ui.state();
    Flow inner;
    inner.id = id;
    inner.left = box.x;
    inner.top = inner.y = inner.natural_bottom = box.y;
    inner.width = std::max(0.0F, box.w);
    inner.gap = gap;
    inner.stretch_bottom = stretch_bottom;
    s.flows.push_back(inner);
    content();
    const Flow done = s.flows.back();
    s.flows.pop_back();
    if (stretch_bottom != no_stretch) keep(ui, id_mix(id, 50), static_cast<float>(done.placed));
    Extent extent{.height = done.y - box.y, .natural = done.natural_bottom - box.y};
    if (done.fill_end) {
        keep(ui, id_mix(id, 51), done.y - *done.fill_end);
        extent.natural -= done.filled;
    }
    return extent;
}

LineUse run_line(Ui& ui, std::uint32_t id, Rect box, float gap, Align align, FunctionRef<void()> content) {
    UiState& s = ui.state();
    Flow inner;
    inner.id = id;
    inner.is_row = true;
    inner.left = box.x;
    inner.x = align == Align::end ? box.right() : box.x;
    inner.top = inner.y = box.y;
    inner.width = std::max(0.0F, box.w);
    inner.gap = gap;
    inner.line_expected = box.h;
    inner.align = align;
    inner.is_single_line = true;
    s.flows.push_back(inner);
    content();
    const Flow done = s.flows.back();
    s.flows.pop_back();
    if (done.right_start >= 0) keep(ui, id_mix(id, 2), done.right_width);
    const float width = align == Align::end ? box.right() - done.x : done.x - box.x;
    return {.width = width, .wanted = width + done.cut_off};
}

}  // namespace cairn::ui
