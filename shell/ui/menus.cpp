#include "shell/ui/buttons.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/popups.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::ui {
namespace {

bool menu_item(Ui& ui, const MenuItem& item, int index) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(index);
    const float height = ui.input().is_coarse ? 48.0F : theme::size::row::menu;
    const Rect rect = place(ui, flow(ui).width, height);
    const Interaction act =
        interact(ui, id, rect, {.is_disabled = item.is_disabled, .is_ring_inside = true, .radius = theme::radius::sm});
    if (act.hover > 0 || act.is_held || act.is_focused) paint::fill(ui, rect, colors.bg.sunken, theme::radius::sm);
    const theme::Color color = item.is_disabled ? colors.text.disabled
                               : item.is_danger ? colors.danger.text
                                                : colors.text.primary;
    float x = rect.x + 10;
    if (item.icon) {
        paint::icon(ui, *item.icon, {x + 8, rect.centre().y}, 16, color);
        x += 26;
    }
    const TextFace face = face_of(ui, TextStyle::small);
    draw_fitted(ui, face, {x, rect.y, rect.right() - x - 48, rect.h}, item.label, color);
    draw_fitted(ui, face_of(ui, TextStyle::caption), {rect.right() - 48, rect.y, 38, rect.h}, item.shortcut,
                colors.text.tertiary, Align::end);
    Node node = node_at(ui, id, Role::menu_item, item.label, rect);
    node.description = item.shortcut;
    if (item.is_disabled) node.flags |= flag::disabled;
    leaf(ui, node);
    return act.is_pressed;
}

float widest(Ui& ui, std::span<const MenuItem> items) {
    const TextFace face = face_of(ui, TextStyle::small);
    float wide = 0;
    for (const MenuItem& item : items) wide = std::max(wide, measure(face, item.label));
    return std::clamp(std::ceil(wide) + 110, 180.0F, 360.0F);
}

}  // namespace

int menu_button(Ui& ui, Key key, std::string_view label, std::optional<Icon> icon_name, std::span<const MenuItem> items,
                const ButtonOptions& options) {
    const std::uint32_t id = id_of(key);
    ButtonOptions look = options;
    if (!look.icon) look.icon = icon_name;
    bool is_pressed = false;
    if (options.kind == ButtonKind::ghost && icon_name) {
        is_pressed = icon_button(ui, key, *icon_name, label);
    } else {
        if (!look.icon_after) look.icon_after = Icon::chevron_down;
        is_pressed = button(ui, key, label, look);
    }
    const Rect anchor = ui.state().last.rect;
    const std::size_t node = ui.semantics().nodes().size() - 1;
    ui.semantics().at(node).flags |= flag::has_popup;
    const std::uint32_t popup_id = id_mix(id, 1);
    if (is_pressed) open_popup(ui, popup_id);
    int chosen = -1;
    popup(ui, popup_id, anchor, widest(ui, items), 400, 0, [&] {
        ui.semantics().at(node).flags |= flag::expanded;
        const NodeScope menu(ui, node_at(ui, id_mix(id, 2), Role::menu, label, anchor));
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (menu_item(ui, items[i], static_cast<int>(i))) chosen = static_cast<int>(i);
        }
    });
    if (chosen >= 0) close_popup(ui, popup_id);
    return chosen;
}

}  // namespace cairn::ui
