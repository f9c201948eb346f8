#include "shell/ui/buttons.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::ui {
namespace {

using theme::Color;

struct ButtonColors {
    Color fill, border, text;
    bool has_border = false;
};

ButtonColors colors_on_hero(const theme::Palette& p, ButtonKind kind, const Interaction& act) {
    if (kind == ButtonKind::primary) {
        return {mix(p.hero.btn, p.hero.text2, act.is_held ? 0.4F : act.hover * 0.25F), {}, p.hero.btn_text};
    }
    const Color veil = p.hero.divider.faded(act.is_held ? 1.0F : act.hover * 0.7F);
    return {veil, p.hero.divider, p.hero.ghost, kind == ButtonKind::secondary};
}

ButtonColors colors_of(const Ui& ui, ButtonKind kind, const Interaction& act, bool is_disabled) {
    const theme::Palette& p = ui.palette();
    if (is_disabled) return {kind == ButtonKind::ghost ? Color{} : p.bg.sunken, {}, p.text.disabled};
    if (ui.state().surface == Surface::hero) return colors_on_hero(p, kind, act);
    switch (kind) {
        case ButtonKind::primary:
            return {act.is_held ? p.primary.active : mix(p.primary.fill, p.primary.hover, act.hover),
                    {},
                    p.primary.on_fill};
        case ButtonKind::secondary:
            return {act.is_held ? p.bg.sunken : mix(p.bg.surface, p.bg.subtle, act.hover),
                    act.is_held ? p.border.control : mix(p.border.strong, p.border.control, act.hover), p.text.primary,
                    true};
        case ButtonKind::soft:
            return {act.is_held ? p.primary.soft_hover : mix(p.primary.soft, p.primary.soft_hover, act.hover),
                    act.is_held ? p.primary.border : p.primary.soft_hover.faded(0), p.primary.text, act.is_held};
        case ButtonKind::ghost:
            return {p.bg.sunken.faded(act.is_held ? 1.0F : act.hover),
                    {},
                    act.hover > 0.5F || act.is_held ? p.text.primary : p.text.secondary};
        case ButtonKind::danger:
            return {
                act.is_held ? p.danger.active : mix(p.danger.fill, p.danger.hover, act.hover), {}, p.danger.on_fill};
    }
    return {};
}

float height_of(const Ui& ui, ControlSize size) {
    switch (size) {
        case ControlSize::small:
            return std::max(theme::size::control::sm, ui.input().is_coarse ? touch_least(ui) : 0.0F);
        case ControlSize::medium: return control_height(ui);
        case ControlSize::large: return ui.is_phone() ? theme::size::control::phone : theme::size::control::lg;
    }
    return control_height(ui);
}

float padding_of(ControlSize size) {
    switch (size) {
        case ControlSize::small: return 12;
        case ControlSize::medium: return 16;
        case ControlSize::large: return 24;
    }
    return 16;
}

void draw_busy(Ui& ui, Point centre, Color color) {
    const float turn = ui.input().is_motion_reduced ? 0.1F : static_cast<float>(std::fmod(ui.seconds(), 0.9) / 0.9);
    paint::circle_outline(ui, centre, 7, color.faded(0.3F), 2);
    paint::arc(ui, centre, 6, turn, 0.28F, color, 2);
    if (!ui.input().is_motion_reduced) wake(ui, 0);
}

TextFace face_of_button(const Ui& ui) {
    const float size = ui.is_phone() ? 16.0F : 14.0F;
    return face_of(ui, theme::TextMetrics{size, 22, theme::Weight::medium});
}

/// The label, its icons and their gaps in the middle of the rect.
void draw_label(Ui& ui, const Rect& rect, std::string_view label, const ButtonOptions& options, Color color) {
    constexpr float icon_size = theme::size::icon::inline_;
    // the arc takes the icon's place, else of the padding: the width stays
    const bool is_tight = options.is_busy && !options.icon;
    const float gap = is_tight ? 4 : 8;
    const TextFace face = face_of_button(ui);
    const bool has_left = options.icon.has_value() || options.is_busy;
    const float extra = (has_left ? icon_size + gap : 0) + (options.icon_after ? icon_size + gap : 0);
    const float room = rect.w - extra - (is_tight ? 4.0F : 16.0F);
    const float wide = std::min(measure(face, label), room);
    float x = rect.x + (rect.w - wide - extra) / 2;
    if (has_left) {
        const Point centre{x + icon_size / 2, rect.centre().y};
        if (options.is_busy)
            draw_busy(ui, centre, color);
        else
            paint::icon(ui, *options.icon, centre, icon_size, color);
        x += icon_size + gap;
    }
    draw_fitted(ui, face, {x, rect.y, wide, rect.h}, label, color);
    x += wide + gap;
    if (options.icon_after)
        paint::icon(ui, *options.icon_after, {x + icon_size / 2, rect.centre().y}, icon_size, color);
}

float natural_width(const Ui& ui, std::string_view label, const ButtonOptions& options) {
    float wide = measure(face_of_button(ui), label) + 2 * padding_of(options.size);
    if (options.icon) wide += 24;
    if (options.icon_after) wide += 24;
    return std::ceil(wide);
}

void draw_background(Ui& ui, const Rect& rect, const ButtonColors& colors) {
    const float radius = ui.is_phone() ? theme::radius::lg : theme::radius::md;
    if (colors.has_border)
        paint::box(ui, rect, colors.fill, colors.border, radius);
    else if (colors.fill.alpha() > 0)
        paint::fill(ui, rect, colors.fill, radius);
}

}  // namespace

bool button(Ui& ui, Key key, std::string_view label, const ButtonOptions& options) {
    const std::uint32_t id = id_of(key);
    const float wanted = natural_width(ui, label, options);
    const bool is_full_width = options.is_full_width || (ui.state().are_buttons_full_width && !flow(ui).is_row);
    const float wide = is_full_width ? width_for(ui, 0) : std::min(wanted, std::max(64.0F, flow(ui).width));
    const Rect rect = snap(ui, place(ui, wide, height_of(ui, options.size)));
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    const float radius = ui.is_phone() ? theme::radius::lg : theme::radius::md;
    const Interaction act = interact(ui, id, rect, {.is_disabled = is_disabled || options.is_busy, .radius = radius});
    if (is_visible(rect)) {
        const ButtonColors colors = colors_of(ui, options.kind, act, is_disabled);
        draw_background(ui, rect, colors);
        draw_label(ui, rect, label, options, colors.text);
    }
    const std::string_view more = is_disabled && !options.reason.empty() ? options.reason : options.tooltip;
    want_tooltip(ui, id, rect, more, act.is_hovered, act.is_ring_shown, options.shortcut);
    Node node = node_at(ui, id, Role::button, label, rect);
    node.description = more;
    if (is_disabled) node.flags |= flag::disabled;
    if (options.is_busy) node.flags |= flag::busy;
    leaf(ui, node);
    return act.is_pressed;
}

bool button(Ui& ui, Key key, std::string_view label, ButtonKind kind) {
    return button(ui, key, label, ButtonOptions{.kind = kind});
}

bool icon_button(Ui& ui, Key key, Icon icon_name, std::string_view label, const IconButtonOptions& options) {
    const std::uint32_t id = id_of(key);
    const float side =
        ui.input().is_coarse || ui.is_phone() ? theme::size::min_target::touch : theme::size::control::md;
    const Rect rect = snap(ui, place(ui, side, side));
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    const Interaction act = interact(ui, id, rect, {.is_disabled = is_disabled});
    if (is_visible(rect)) {
        ButtonColors colors = colors_of(ui, options.kind, act, is_disabled);
        if (options.is_on) colors = {ui.palette().primary.soft, {}, ui.palette().primary.text};
        draw_background(ui, rect, colors);
        paint::icon(ui, icon_name, rect.centre(), theme::size::icon::control, colors.text);
        if (options.has_dot) {
            const Point dot{rect.centre().x + 7, rect.centre().y - 7};
            paint::circle(ui, dot, 6, ui.palette().bg.canvas);
            paint::circle(ui, dot, 4.5F, ui.palette().accent.fill);
        }
    }
    const std::string_view tip = is_disabled && !options.reason.empty() ? options.reason : label;
    want_tooltip(ui, id, rect, tip, act.is_hovered, act.is_ring_shown, options.shortcut);
    Node node = node_at(ui, id, Role::button, label, rect);
    node.description = is_disabled ? options.reason : std::string_view{};
    if (is_disabled) node.flags |= flag::disabled;
    if (options.is_on) node.flags |= flag::checked;
    leaf(ui, node);
    return act.is_pressed;
}

namespace {

bool run_link(Ui& ui, Key key, std::string_view label, std::string_view href, TextStyle style,
              std::optional<Icon> icon_after) {
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, style);
    const float extra = icon_after ? 20.0F : 0.0F;
    const float wide = std::min(std::ceil(measure(face, label)) + extra, flow(ui).width);
    const float height = std::max(face.line, ui.input().is_coarse && !flow(ui).is_row ? touch_least(ui) : face.line);
    const Rect rect = place(ui, wide, height);
    // pressed a little beside it too: words are flatter than a finger
    const Size size{std::max(rect.w, touch_least(ui)), std::max(rect.h, touch_least(ui))};
    const Rect target{rect.x, rect.centre().y - size.h / 2, size.w, size.h};
    const Interaction act = interact(ui, id, target, {.radius = theme::radius::xs});
    if (is_visible(rect)) {
        const Color color = tone_color(ui, Tone::link);
        draw_fitted(ui, face, {rect.x, rect.y, wide - extra, rect.h}, label, color);
        if (act.hover > 0 || act.is_held) {
            const float y = rect.centre().y + face.cap_height / 2 + 3;
            paint::line(ui, {rect.x, y}, {rect.x + wide - extra, y}, color.faded(act.is_held ? 1 : act.hover), 1);
        }
        if (icon_after) paint::icon(ui, *icon_after, {rect.right() - 8, rect.centre().y}, 16, color);
    }
    Node node = node_at(ui, id, Role::link, label, target);
    node.href = href;
    leaf(ui, node);
    return act.is_pressed;
}

}  // namespace

bool link(Ui& ui, Key key, std::string_view label, std::string_view href, TextStyle style) {
    return run_link(ui, key, label, href, style, {});
}

bool link(Ui& ui, Key key, std::string_view label, std::string_view href, Icon icon_after) {
    return run_link(ui, key, label, href, TextStyle::body_strong, icon_after);
}

bool search_button(Ui& ui, Key key, std::string_view label, std::string_view shortcut) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const float wide = std::min(264.0F, width_for(ui, 264));
    const Rect rect = snap(ui, place(ui, wide, control_height(ui)));
    const Interaction act = interact(ui, id, rect);
    if (is_visible(rect)) {
        paint::box(ui, rect, colors.bg.surface, mix(colors.border.subtle, colors.border.control, act.hover),
                   theme::radius::md);
        paint::icon(ui, Icon::search, {rect.x + 21, rect.centre().y}, 16, colors.text.secondary);
        const TextFace key_face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
        const float key_wide = shortcut.empty() ? 0 : measure(key_face, shortcut) + 16;
        draw_fitted(ui, face_of(ui, TextStyle::small), {rect.x + 37, rect.y, rect.w - 37 - key_wide - 20, rect.h},
                    label, colors.text.tertiary);
        if (key_wide > 0) {
            const Rect cap{rect.right() - key_wide - 12, rect.centre().y - 10, key_wide, 20};
            paint::fill(ui, cap, colors.bg.sunken, theme::radius::xs);
            draw_fitted(ui, key_face, cap, shortcut, colors.text.secondary, Align::centre);
        }
    }
    Node node = node_at(ui, id, Role::button, label, rect);
    node.description = shortcut;
    node.flags |= flag::has_popup;
    leaf(ui, node);
    return act.is_pressed;
}

}  // namespace cairn::ui
