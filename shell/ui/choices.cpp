#include "shell/ui/choices.hpp"

#include "shell/ui/field_parts.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::ui {
namespace {

struct Mark {
    Rect rect;       ///< the whole line
    Rect control;    ///< the box, circle or switch
    Interaction act;
};

/// A line with a control at the left, label and help beside it; the whole line is the target.
Mark marked_line(Ui& ui, std::uint32_t id, Size control, std::string_view label, const ChoiceOptions& options) {
    const TextFace face = face_of(ui, TextStyle::body);
    const TextFace help_face = face_of(ui, TextStyle::caption);
    const Flow& outer = flow(ui);
    constexpr float gap = 10;
    const bool is_bare = options.is_label_hidden;
    float wide = outer.is_row ? control.w + gap + std::ceil(measure(face, label)) : outer.width;
    if (outer.is_row && !options.help.empty())
        wide = std::max(wide, control.w + gap + std::ceil(measure(help_face, options.help)));
    wide = is_bare ? std::max(control.w, touch_least(ui)) : std::min(wide, outer.width);
    const float text_left = control.w + gap;
    const float help_height = options.help.empty() || is_bare ? 0
                                                              : draw_wrapped(ui, help_face, {0, 0, wide - text_left, 0},
                                                                             options.help, {}, Align::start, true);
    const float label_height =
        is_bare ? face.line : draw_wrapped(ui, face, {0, 0, wide - text_left, 0}, label, {}, Align::start, true);
    const float least = ui.input().is_coarse ? touch_least(ui) : 28.0F;
    const float high = std::max(least, label_height + help_height + 4);
    Mark mark;
    mark.rect = place(ui, wide, high);
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    mark.act = interact(ui, id, mark.rect, {.is_disabled = is_disabled, .radius = theme::radius::sm});
    const float top = mark.rect.y + (high - label_height - help_height) / 2;
    mark.control = snap(ui, Rect{mark.rect.x, top + (face.line - control.h) / 2, control.w, control.h});
    if (!is_bare && is_visible(mark.rect)) {
        const auto color = is_disabled ? ui.palette().text.disabled : tone_color(ui, Tone::primary);
        draw_wrapped(ui, face, {mark.rect.x + text_left, top, wide - text_left, 0}, label, color, Align::start);
        draw_wrapped(ui, help_face, {mark.rect.x + text_left, top + label_height, wide - text_left, 0}, options.help,
                     is_disabled ? color : tone_color(ui, Tone::secondary), Align::start);
    }
    if (is_disabled) want_tooltip(ui, id, mark.rect, options.reason, mark.act.is_hovered, false);
    return mark;
}

Node choice_node(Ui& ui, std::uint32_t id, Role role, std::string_view label, const Rect& rect,
                 const ChoiceOptions& options) {
    Node node = node_at(ui, id, role, label, rect);
    if (options.is_disabled) node.flags |= flag::disabled;
    node.description = options.is_disabled && !options.reason.empty() ? options.reason : options.help;
    return node;
}

theme::Color edge_of(const Ui& ui, const Mark& mark, bool is_disabled) {
    if (is_disabled) return ui.palette().border.strong;
    return mix(ui.palette().border.control, ui.palette().text.secondary, mark.act.hover);
}

void draw_radio(Ui& ui, const Rect& rect, bool is_on, theme::Color edge, bool is_disabled) {
    const auto& colors = ui.palette();
    const Point centre = rect.centre();
    const float radius = rect.w / 2;
    if (is_on) {
        const theme::Color fill = is_disabled ? colors.text.disabled : colors.primary.fill;
        paint::circle(ui, centre, radius, fill);
        paint::circle(ui, centre, radius - 1.5F, colors.bg.surface);
        paint::circle(ui, centre, radius - 4.5F, fill);
    } else {
        paint::circle(ui, centre, radius, edge);
        paint::circle(ui, centre, radius - 1.5F, is_disabled ? colors.bg.sunken : colors.bg.surface);
    }
}

}  // namespace

bool checkbox(Ui& ui, Key key, std::string_view label, bool& value, const ChoiceOptions& options) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const Mark mark = marked_line(ui, id, {theme::size::checkbox, theme::size::checkbox}, label, options);
    bool is_changed = mark.act.is_pressed;
    if (take_action(ui, id, Action::Kind::toggle)) is_changed = true;
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    if (is_disabled) is_changed = false;
    if (is_changed) value = !value;
    if (is_visible(mark.rect)) {
        if (value) {
            paint::fill(
                ui, mark.control,
                is_disabled ? colors.text.disabled : mix(colors.primary.fill, colors.primary.hover, mark.act.hover), 5);
            paint::check(ui, mark.control.centre(), 14, is_disabled ? colors.bg.surface : colors.primary.on_fill);
        } else {
            paint::box(ui, mark.control, is_disabled ? colors.bg.sunken : colors.bg.surface,
                       edge_of(ui, mark, is_disabled), 5, 1.5F);
        }
    }
    Node node = choice_node(ui, id, Role::checkbox, label, mark.rect, options);
    if (value) node.flags |= flag::checked;
    leaf(ui, node);
    return is_changed;
}

bool toggle(Ui& ui, Key key, std::string_view label, bool& value, const ChoiceOptions& options) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const Mark mark = marked_line(ui, id, {theme::size::toggle::w, theme::size::toggle::h}, label, options);
    bool is_changed = mark.act.is_pressed;
    if (take_action(ui, id, Action::Kind::toggle)) is_changed = true;
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    if (is_disabled) is_changed = false;
    const std::uint32_t motion = id_mix(id, 9);
    if (is_changed) {
        start_animation(ui, motion, value ? 1.0F : 0.0F);
        value = !value;
    }
    if (is_visible(mark.rect)) {
        const float on =
            animate(ui, motion, value ? 1.0F : 0.0F, theme::motion::durations_ms::base, value ? 1.0F : 0.0F);
        const theme::Color track =
            is_disabled ? colors.border.strong : mix(colors.border.control, colors.primary.fill, on);
        paint::fill(ui, mark.control, track, mark.control.h / 2);
        const float eased = on * on * (3 - 2 * on);
        const float x = mark.control.x + 10 + eased * (mark.control.w - 20);
        paint::circle(ui, {x, mark.control.centre().y}, 8, mix(colors.bg.surface, colors.primary.on_fill, on));
    }
    Node node = choice_node(ui, id, Role::toggle, label, mark.rect, options);
    if (value) node.flags |= flag::checked;
    leaf(ui, node);
    return is_changed;
}

bool radio_group(Ui& ui, Key key, std::string_view label_text, Labels words, int& index, const ChoiceOptions& options) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    bool is_changed = false;
    stack(ui, 0, [&] {
        const ContainerScope container(ui, id, Role::radio_group, label_text);
        ui.semantics().at(container.node.index).description = options.help;
        if (!options.is_label_hidden) draw_field_label(ui, label_text);
        for (int i = 0; i < words.count(); ++i) {
            const std::uint32_t option_id = id_of(i);
            const ChoiceOptions own{.is_disabled = options.is_disabled, .reason = options.reason};
            const Mark mark = marked_line(ui, option_id, {theme::size::radio, theme::size::radio}, words[i], own);
            const bool is_disabled = options.is_disabled || is_disabled_here(ui);
            if ((mark.act.is_pressed || take_action(ui, option_id, Action::Kind::toggle)) && index != i &&
                !is_disabled) {
                index = i;
                is_changed = true;
            }
            if (is_visible(mark.rect))
                draw_radio(ui, mark.control, index == i, edge_of(ui, mark, is_disabled), is_disabled);
            Node node = choice_node(ui, option_id, Role::radio, words[i], mark.rect, own);
            if (index == i) node.flags |= flag::checked;
            leaf(ui, node);
        }
    });
    return is_changed;
}

bool radio_cards(Ui& ui, Key key, std::string_view label_text, std::span<const RadioCard> cards, int& index) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    bool is_changed = false;
    bool has_more = false;
    for (const RadioCard& each : cards) has_more = has_more || each.icon || !each.line.empty();
    stack(ui, 6, [&] {
        const ContainerScope container(ui, id, Role::radio_group, label_text);
        draw_field_label(ui, label_text);
        const TextFace title_face = face_of(ui, has_more ? TextStyle::h3 : TextStyle::body_strong);
        const TextFace line_face = face_of(ui, TextStyle::small);
        const auto draw_card = [&](int i) {
            const RadioCard& each = cards[static_cast<std::size_t>(i)];
            const std::uint32_t card_id = id_mix(id, static_cast<std::uint64_t>(i) + 1);
            const float wide = flow(ui).width;
            const float line_high = each.line.empty() ? 0
                                                      : draw_wrapped(ui, line_face, {0, 0, wide - 36, 0}, each.line, {},
                                                                     Align::start, true);
            const float high =
                !has_more ? control_height(ui) + 12 : (each.icon ? 84.0F : 20.0F) + title_face.line + line_high + 16;
            const Rect rect = snap(ui, place(ui, wide, std::max(high, stretch_of_next(ui) - flow(ui).y)));
            const Interaction act = interact(ui, card_id, rect, {.radius = theme::radius::lg});
            if ((act.is_pressed || take_action(ui, card_id, Action::Kind::toggle)) && index != i) {
                index = i;
                is_changed = true;
            }
            const bool is_on = index == i;
            if (is_visible(rect)) {
                if (is_on)
                    paint::box(ui, rect, colors.primary.soft, colors.primary.fill,
                               has_more ? theme::radius::lg : theme::radius::md, 2);
                else
                    paint::box(ui, rect, act.is_held ? colors.bg.subtle : colors.bg.surface,
                               mix(colors.border.strong, colors.border.control, act.hover),
                               has_more ? theme::radius::lg : theme::radius::md);
                if (!has_more) {
                    draw_radio(ui, {rect.x + 18, rect.centre().y - 9, 18, 18}, is_on, colors.border.control, false);
                    draw_fitted(ui, title_face, {rect.x + 48, rect.y, rect.w - 60, rect.h}, each.label,
                                colors.text.primary);
                } else {
                    if (each.icon)
                        paint::icon(ui, *each.icon, {rect.x + 30, rect.y + 30}, 24,
                                    is_on ? colors.primary.text : colors.text.secondary);
                    if (is_on) {
                        paint::circle(ui, {rect.right() - 28, rect.y + 28}, 10, colors.primary.fill);
                        paint::check(ui, {rect.right() - 28, rect.y + 28}, 14, colors.primary.on_fill);
                    } else if (!each.icon) {
                        draw_radio(ui, {rect.right() - 36, rect.y + 18, 18, 18}, false, colors.border.control, false);
                    }
                    const float y = rect.y + (each.icon ? 74.0F : 16.0F);
                    draw_fitted(ui, title_face, {rect.x + 18, y, rect.w - 36, title_face.line}, each.label,
                                colors.text.primary);
                    draw_wrapped(ui, line_face, {rect.x + 18, y + title_face.line, rect.w - 36, 0}, each.line,
                                 colors.text.secondary, Align::start);
                }
            }
            Node node = node_at(ui, card_id, Role::radio, each.label, rect);
            node.description = each.line;
            if (is_on) node.flags |= flag::checked;
            leaf(ui, node);
        };
        grid(ui, static_cast<int>(cards.size()), std::min(200.0F, flow(ui).width), draw_card, {.gap = 12});
    });
    return is_changed;
}

bool level_picker(Ui& ui, Key key, std::string_view label_text, int& level, Labels names,
                  const ChoiceOptions& options) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    bool is_changed = false;
    const auto draw = [&] {
        const ContainerScope container(ui, id, Role::radio_group, label_text);
        if (!options.is_label_hidden) draw_field_label(ui, label_text);
        const float side = ui.input().is_coarse ? theme::size::min_target::touch : 32.0F;
        constexpr float gap = 4;
        const Rect strip = place(ui, side * 6 + gap * 5, side);
        for (int i = 0; i < 6; ++i) {
            const std::uint32_t option_id = id_of(i);
            const Rect rect{strip.x + static_cast<float>(i) * (side + gap), strip.y, side, side};
            const Interaction act =
                interact(ui, option_id, rect, {.is_disabled = options.is_disabled, .radius = theme::radius::sm});
            const bool is_disabled = options.is_disabled || is_disabled_here(ui);
            if ((act.is_pressed || take_action(ui, option_id, Action::Kind::toggle)) && level != i && !is_disabled) {
                level = i;
                is_changed = true;
            }
            const auto step = static_cast<std::size_t>(i);
            if (is_visible(rect)) {
                const bool is_on = level == i;
                const bool is_below = level > i;
                const theme::Color fill = is_on || is_below ? colors.seq[step] : colors.bg.surface;
                const theme::Color edge =
                    is_on ? colors.text.primary : mix(colors.border.strong, colors.border.control, act.hover);
                paint::box(ui, rect, fill, edge, theme::radius::sm, is_on ? 2.0F : 1.0F);
                const char digit = static_cast<char>('0' + i);
                draw_fitted(ui, face_of(ui, TextStyle::label), rect, {&digit, 1},
                            is_disabled         ? colors.text.disabled
                            : is_on || is_below ? colors.seq_text[step]
                                                : colors.text.secondary,
                            Align::centre);
            }
            const std::string_view name = i < names.count() ? names[i] : std::string_view{};
            want_tooltip(ui, option_id, rect, name, act.is_hovered, act.is_focused && ui.state().is_focus_visible);
            Node node = node_at(ui, option_id, Role::radio, name, rect);
            if (is_disabled) node.flags |= flag::disabled;
            if (level == i) node.flags |= flag::checked;
            leaf(ui, node);
        }
    };
    if (flow(ui).is_row)
        draw();
    else
        stack(ui, 6, draw);
    return is_changed;
}

}  // namespace cairn::ui
