#include "shell/ui/messages.hpp"

#include "shell/ui/buttons.hpp"
#include "shell/ui/charts.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::ui {
namespace {

Icon icon_of(Meaning meaning) {
    switch (meaning) {
        case Meaning::danger: return Icon::circle_alert;
        case Meaning::warn: return Icon::triangle_alert;
        case Meaning::success: return Icon::circle_check;
        case Meaning::neutral:
        case Meaning::selected:
        case Meaning::info:
        case Meaning::accent: return Icon::info;
    }
    return Icon::info;
}

constexpr double skeleton_delay_seconds = 0.15;
constexpr float skeleton_words_seconds = 3;
constexpr float skeleton_row = 60;

/// A link-like button of a banner. `target` is what can be hit.
bool banner_action(Ui& ui, std::uint32_t id, const Rect& target, std::string_view label, const theme::Color& color) {
    const TextFace face = face_of(ui, TextStyle::label);
    const Interaction act = interact(ui, id, target, {.radius = theme::radius::sm});
    if (is_visible(target)) {
        draw_fitted(ui, face, target, label, color, Align::centre);
        const float text_wide = measure(face, label);
        const float y = target.centre().y + face.cap_height / 2 + 3;
        paint::line(ui, {target.centre().x - text_wide / 2, y}, {target.centre().x + text_wide / 2, y},
                    color.faded(act.is_held || act.hover > 0.5F ? 1 : 0.6F), 1);
    }
    leaf(ui, node_at(ui, id, Role::button, label, target));
    return act.is_pressed;
}

}  // namespace

bool banner(Ui& ui, Key key, Meaning meaning, std::string_view title, std::string_view body,
            std::string_view action_label) {
    if (action_label.empty())
        return banner(ui, key, meaning, title, body, std::initializer_list<std::string_view>{}).has_value();
    return banner(ui, key, meaning, title, body, {action_label}).has_value();
}

std::optional<std::size_t> banner(Ui& ui, Key key, Meaning meaning, std::string_view title, std::string_view body,
                                  std::initializer_list<std::string_view> action_labels) {
    constexpr float words_left = 44;
    constexpr float action_margin = 12;  // around its words, all of it can be hit
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const MeaningColors colors = meaning_colors(ui, meaning);
    const TextFace title_face = face_of(ui, TextStyle::body_strong);
    const TextFace body_face = face_of(ui, TextStyle::small);
    const TextFace link_face = face_of(ui, TextStyle::label);
    const auto action_wide = [&](std::string_view label) {
        return std::ceil(measure(link_face, label)) + 2 * action_margin;
    };
    float actions_wide = 0;
    for (const std::string_view label : action_labels) actions_wide += action_wide(label);
    const float wide = flow(ui).width;
    const bool is_narrow = wide < 480;
    const float words_wide = wide - words_left - 16 - (is_narrow ? 0 : actions_wide);
    const float title_high = draw_wrapped(ui, title_face, {0, 0, words_wide, 0}, title, {}, Align::start, true);
    const float body_high =
        body.empty() ? 0 : draw_wrapped(ui, body_face, {0, 0, words_wide, 0}, body, {}, Align::start, true);
    const float actions_high = is_narrow && actions_wide > 0 ? 36.0F : 0.0F;
    const Rect rect = snap(ui, place(ui, wide, 12 + title_high + body_high + actions_high + 12));
    const bool is_alert = meaning == Meaning::danger || meaning == Meaning::warn;
    Node node = node_at(ui, id, is_alert ? Role::alert : Role::status, title, rect);
    const NodeScope scope_node(ui, node);
    const Rect title_rect{rect.x + words_left, rect.y + 12, words_wide, title_high};
    const Rect body_rect{title_rect.x, title_rect.bottom(), words_wide, body_high};
    leaf(ui, node_at(ui, 0, Role::text, title, title_rect));
    if (!body.empty()) leaf(ui, node_at(ui, 0, Role::text, body, body_rect));
    if (is_visible(rect)) {
        paint::fill(ui, rect, colors.soft, theme::radius::md);
        paint::icon(ui, icon_of(meaning), {rect.x + 25, rect.y + 12 + title_face.line / 2}, 18, colors.text);
        draw_wrapped(ui, title_face, title_rect, title, colors.text, Align::start);
        const theme::Color body_color = meaning == Meaning::info || meaning == Meaning::neutral
                                            ? ui.palette().text.primary
                                            : ui.palette().text.secondary;
        draw_wrapped(ui, body_face, body_rect, body, body_color, Align::start);
    }
    const float side = std::max(28.0F, touch_least(ui));
    float x = is_narrow ? title_rect.x - action_margin : rect.right() - 4 - actions_wide;
    const float y = is_narrow ? rect.bottom() - 8 - side : rect.y + 12 + title_face.line / 2 - side / 2;
    std::optional<std::size_t> pressed;
    std::size_t index = 0;
    for (const std::string_view label : action_labels) {
        const Rect target{x, y, action_wide(label), side};
        const std::uint32_t action_id = id_of(index == 0 ? Key("action") : Key(index));
        if (banner_action(ui, action_id, target, label, colors.text)) pressed = index;
        x = target.right();
        ++index;
    }
    return pressed;
}

void announce(Ui& ui, std::string_view words, bool is_assertive) { ui.semantics().announce(words, is_assertive); }

void status(Ui& ui, std::string_view words, Icon icon_name, Meaning meaning, StatusLook look) {
    const TextFace face = face_of(ui, TextStyle::small);
    const bool is_row = flow(ui).is_row;
    const bool is_icon = look == StatusLook::icon;
    const float wide = is_icon ? 24.0F : std::min(24 + std::ceil(measure(face, words)), flow(ui).width);
    const Rect rect = place(ui, is_row ? wide : flow(ui).width, face.line);
    if (is_visible(rect)) {
        const bool is_quiet = meaning == Meaning::neutral || meaning == Meaning::success;
        const theme::Color color = is_quiet ? tone_color(ui, Tone::secondary) : meaning_colors(ui, meaning).text;
        const theme::Color icon_color =
            meaning == Meaning::neutral ? tone_color(ui, Tone::secondary) : meaning_colors(ui, meaning).text;
        if (is_icon) {
            paint::icon(ui, icon_name, rect.centre(), theme::size::icon::phone, icon_color);
        } else {
            paint::icon(ui, icon_name, {rect.x + 8, rect.centre().y}, 16, icon_color);
            draw_fitted(ui, face, {rect.x + 24, rect.y, rect.w - 24, rect.h}, words, color);
        }
    }
    leaf(ui, node_at(ui, ui.semantics().implicit_id(Role::status), Role::status, words, rect));
}

namespace {

/// The shared shape of empty and error pages: a picture, title, line, one button, in the middle.
bool centred_state(Ui& ui, std::string_view title, std::string_view line, std::string_view button_label,
                   ButtonKind kind, float picture_height, FunctionRef<void(const Rect&)> picture) {
    bool is_pressed = false;
    const float wide = flow(ui).width;
    const std::uint32_t height_id = next_layout_id(ui);
    const float expected = recall(ui, height_id, 220);
    const Rect start = place(ui, wide, 0);
    const Rect box{start.x, start.y, wide, expected};
    picture(box);
    const float column_wide = std::min(360.0F, wide - 32);
    const Rect inner{box.x + (wide - column_wide) / 2, box.y + 28 + picture_height + 12, column_wide, 0};
    const Extent extent = run_flow(ui, id_mix(height_id, 1), inner, 4, [&] {
        flow(ui).align = Align::centre;
        heading(ui, 2, title, TextStyle::h3);
        text(ui, line, TextStyle::small, Tone::secondary);
        if (!button_label.empty()) {
            spacer(ui, 16);
            is_pressed = button(ui, "action", button_label, kind);
        }
    });
    const float height = inner.y - box.y + extent.height + 28;
    keep(ui, height_id, height);
    occupy(ui, start, {.height = height, .natural = height});
    return is_pressed;
}

}  // namespace

bool empty_state(Ui& ui, Key key, std::string_view title, std::string_view line, std::string_view button_label) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    return centred_state(ui, title, line, button_label, ButtonKind::primary, 46, [&](const Rect& box) {
        if (!is_visible(box)) return;
        if (box.w >= 320 && !ui.input().is_contrast_high) {
            paint::contours(ui, box.expanded(-2), {box.centre().x, box.y + box.h * 0.48F}, 60, 34, 9,
                            ui.palette().border.subtle);
        }
        paint::stones(ui, {box.centre().x, box.y + 28 + 46}, 42);
    });
}

bool error_state(Ui& ui, Key key, std::string_view title, std::string_view line, std::string_view button_label,
                 std::string_view details) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const NodeScope scope_node(ui,
                               node_at(ui, id, Role::alert, title, {flow(ui).left, flow(ui).y, flow(ui).width, 200}));
    const bool is_pressed =
        centred_state(ui, title, line, button_label, ButtonKind::secondary, 48, [&](const Rect& box) {
            const Point centre{box.centre().x, box.y + 28 + 24};
            paint::circle(ui, centre, 24, ui.palette().warn.soft);
            paint::icon(ui, Icon::unplug, centre, 22, ui.palette().warn.text);
        });
    if (!details.empty()) code(ui, details);
    return is_pressed;
}

void skeleton(Ui& ui, Key key, std::string_view name, int row_count) {
    UiState& s = ui.state();
    const std::uint32_t id = id_of(key);
    const std::uint32_t since_id = id_mix(id, 1);
    const std::uint32_t seen_id = id_mix(id, 2);
    const bool is_new = static_cast<float>(s.frame) - recall(ui, seen_id, -10) > 1.5F;
    s.memory.SetFloat(seen_id, static_cast<float>(s.frame));
    // whole milliseconds of the day fit a float well enough for 150 of them
    const auto now = static_cast<float>(std::fmod(ui.seconds(), 3600.0));
    if (is_new) s.memory.SetFloat(since_id, now);
    const float waited = now - recall(ui, since_id, now);
    const TextFace face = face_of(ui, TextStyle::small);
    const Rect rect = place(ui, flow(ui).width, static_cast<float>(row_count) * skeleton_row + face.line);
    Node node = node_at(ui, id, Role::status, name, rect);
    node.flags |= flag::busy;
    leaf(ui, node);
    if (waited >= 0 && waited < static_cast<float>(skeleton_delay_seconds)) {
        wake(ui, static_cast<float>(skeleton_delay_seconds) - waited);
        return;
    }
    const theme::Color color = ui.palette().bg.sunken;
    for (int i = 0; i < row_count; ++i) {
        const float y = rect.y + static_cast<float>(i) * skeleton_row;
        paint::circle(ui, {rect.x + 20, y + 30}, 20, color);
        paint::fill(ui, {rect.x + 52, y + 16, std::min(160.0F, rect.w * 0.4F), 10}, color, 5);
        paint::fill(ui, {rect.x + 52, y + 36, std::min(260.0F, rect.w * 0.6F), 8}, color, 4);
    }
    // who waits this long wants to know for what
    if (waited >= skeleton_words_seconds)
        draw_fitted(ui, face, {rect.x, rect.bottom() - face.line, rect.w, face.line}, name,
                    tone_color(ui, Tone::secondary));
    else
        wake(ui, skeleton_words_seconds - waited);
}

bool busy_panel(Ui& ui, Key key, std::string_view name, std::string_view step, double fraction,
                std::string_view stop_label) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    bool is_stopped = false;
    Node node = node_at(ui, id, Role::group, name, {flow(ui).left, flow(ui).y, flow(ui).width, 60});
    node.flags |= flag::busy;
    const NodeScope scope_node(ui, node);
    stack(ui, 8, [&] {
        row(ui, {.gap = 12}, [&] {
            strong(ui, name);
            small(ui, step);
            if (!stop_label.empty()) {
                fill_right(ui);
                is_stopped =
                    button(ui, "stop", stop_label, {.kind = ButtonKind::secondary, .size = ControlSize::small});
            }
        });
        progress_bar(ui, name, std::max(0.0, fraction), {});
    });
    return is_stopped;
}

void tooltip(Ui& ui, std::string_view words) {
    const UiState::Last last = ui.state().last;
    want_tooltip(ui, last.id, last.rect, words, last.is_hovered, last.is_focused && ui.state().is_focus_visible);
}

}  // namespace cairn::ui
