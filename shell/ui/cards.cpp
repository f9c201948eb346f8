#include "shell/ui/cards.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace cairn::ui {
namespace {

void draw_box(Ui& ui, const Rect& rect, const CardOptions& options, const Interaction& act) {
    const auto& colors = ui.palette();
    constexpr float radius = theme::radius::lg;
    switch (options.style) {
        case CardStyle::surface:
        case CardStyle::subtle: {
            const theme::Color inner = options.style == CardStyle::subtle ? colors.bg.subtle : colors.bg.surface;
            const theme::Color edge = mix(colors.border.subtle, colors.border.control, act.hover);
            paint::box(ui, rect, act.is_held ? colors.bg.subtle : inner, edge, radius);
            break;
        }
        case CardStyle::selected:
            paint::box(ui, rect, colors.primary.soft, colors.primary.fill, radius, theme::size::selected_border);
            break;
        case CardStyle::hero:
            if (ui.input().is_contrast_high) {
                paint::box(ui, rect, colors.hero.bg, colors.hero.divider, radius);
            } else {
                paint::fill(ui, rect, colors.hero.bg, radius);
                paint::contours(ui, rect.expanded(-4), {rect.x + rect.w * 0.84F, rect.y + rect.h * 0.32F}, 26, 32, 12,
                                colors.hero.line);
            }
            break;
        case CardStyle::plain: break;
    }
}

/// Rows that reach the edge of a card have square corners: what sticks out is covered, the border drawn again.
void cover_corners(Ui& ui, const Rect& rect, const CardOptions& options) {
    const auto& colors = ui.palette();
    const theme::Color around = ui.state().modal_depth > 0 ? colors.bg.surface : colors.bg.canvas;
    const theme::Color edge = options.style == CardStyle::selected ? colors.primary.fill : colors.border.subtle;
    paint::round_off(ui, snap(ui, rect), around, theme::radius::lg);
    paint::outline(ui, snap(ui, rect), edge, theme::radius::lg, 1);
}

}  // namespace

Underlay::Underlay(Ui& ui)
    : ui_(ui), splitter_([&]() -> ImDrawListSplitter& {
          UiState& s = ui.state();
          if (s.splitters.size() <= s.splitter_depth) s.splitters.emplace_back();
          return s.splitters[s.splitter_depth++];
      }()) {
    splitter_.Split(draw_list(), 2);
    splitter_.SetCurrentChannel(draw_list(), 1);
}

void Underlay::begin_under() { splitter_.SetCurrentChannel(draw_list(), 0); }

void Underlay::end() {
    splitter_.Merge(draw_list());
    --ui_.state().splitter_depth;
}

bool card(Ui& ui, Key key, const CardOptions& options, FunctionRef<void()> content) {
    UiState& s = ui.state();
    const std::uint32_t id = id_of(key);
    const bool is_plain = options.style == CardStyle::plain;
    float padding = options.padding;
    if (padding < 0)
        padding = is_plain        ? 0
                  : ui.is_phone() ? theme::layout::card_padding::dense
                                  : theme::layout::card_padding::default_;
    const float stretch = stretch_of_next(ui);
    const bool is_in_row = flow(ui).is_row;
    const float wide = is_in_row ? width_for(ui, 0) : flow(ui).width;
    const Rect start = place(ui, wide, is_in_row ? recall(ui, id_mix(id, 1), 0) : 0);
    const Rect inner{start.x + padding, start.y + padding, start.w - 2 * padding, 0};
    const float bottom_least = std::max(stretch, start.y + options.height_min);

    std::optional<NodeScope> node;
    if (!options.name.empty()) {
        Role role = Role::group;
        if (options.is_pressable) role = options.href.empty() ? Role::button : Role::link;
        Node described = node_at(ui, id, role, options.name, start);
        described.href = options.href;
        if (options.is_pressable) described.flags |= flag::pressable;
        if (options.style == CardStyle::selected) described.flags |= flag::selected;
        node.emplace(ui, described);
    }
    const IdScope ids(id);
    Underlay under(ui);
    const Surface before = s.surface;
    if (!is_plain) s.surface = options.style == CardStyle::hero ? Surface::hero : Surface::normal;
    const float inner_stretch = bottom_least > start.y ? bottom_least - padding : no_stretch;
    const Extent extent = run_flow(ui, id, inner, options.gap, content, inner_stretch);
    s.surface = before;
    const float natural = extent.natural + 2 * padding;
    const float height = std::max({extent.height + 2 * padding, natural, bottom_least - start.y});
    const Rect rect{start.x, start.y, start.w, height};

    const bool is_edge_to_edge = padding == 0 && !is_plain && is_visible(rect);
    if (is_edge_to_edge) cover_corners(ui, rect, options);
    under.begin_under();
    Interaction act;
    if (options.is_pressable) act = interact(ui, id, rect, {.radius = theme::radius::lg});
    if (is_visible(rect)) draw_box(ui, rect, options, act);
    under.end();

    if (node) {
        Node& described = ui.semantics().at(node->index);
        described.rect = rect;
        if (is_visible(rect)) described.flags |= flag::visible;
    }
    if (is_in_row) keep(ui, id_mix(id, 1), height);
    occupy(ui, start, {.height = height, .natural = std::max(natural, options.height_min)});
    return act.is_pressed;
}

bool card(Ui& ui, Key key, FunctionRef<void()> content) { return card(ui, key, CardOptions{}, content); }

void card_title(Ui& ui, std::string_view title, FunctionRef<void()> aside, int level) {
    if (!aside) {
        heading(ui, level, title, TextStyle::h3);
        return;
    }
    // beside the title where both fit on a line, else under it at the left
    constexpr float gap = 12;
    const std::uint32_t id = next_layout_id(ui);
    const float aside_wide = recall(ui, id, 0);
    const float title_wide = std::ceil(measure(face_of(ui, TextStyle::h3), title));
    const bool is_beside = title_wide + gap + aside_wide <= flow(ui).width;
    const auto measured_aside = [&] {
        const float start = flow(ui).x;
        aside();
        const float used = flow(ui).x - start;
        keep(ui, id, is_beside ? used : std::max(used, aside_wide));
    };
    if (is_beside) {
        row(ui, {.gap = gap, .is_wrapping = false}, [&] {
            heading(ui, level, title, TextStyle::h3);
            fill_right(ui);
            measured_aside();
        });
        return;
    }
    stack(ui, 4, [&] {
        heading(ui, level, title, TextStyle::h3);
        row(ui, {.gap = gap}, measured_aside);
    });
}

void fill_down(Ui& ui) {
    Flow& f = flow(ui);
    if (f.is_row || f.stretch_bottom == no_stretch) return;
    // What follows had this height in the frame before; the flow's end tells it (see run_flow).
    const std::uint32_t id = id_mix(f.id, 51);
    const float below = recall(ui, id, 0);
    f.filled = std::max(0.0F, f.stretch_bottom - f.y - below);
    f.y += f.filled;
    f.fill_end = f.y;
}

}  // namespace cairn::ui
