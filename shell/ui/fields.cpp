#include "shell/ui/fields.hpp"

#include "core/base/direction.hpp"
#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "shell/ui/field_parts.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/line_break.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace cairn::ui {
namespace {

constexpr float padding = 12;

#if IMGUI_VERSION_NUM >= 19230
constexpr ImGuiInputTextFlags wrap_flag = ImGuiInputTextFlags_WordWrap;
#else
constexpr ImGuiInputTextFlags wrap_flag = ImGuiInputTextFlags_None;  // long lines scroll sideways, natively only
#endif

/// What was typed or pasted, as it may be kept.
void tidy(std::string& value, bool is_prose, std::size_t characters_kept) {
    if (!is_prose)
        value = plain_line(value);
    else if (!is_plain_text(value))
        value = plain_text(value);
    value.resize(prefix_bytes(value, characters_kept));
}

int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& value = *static_cast<std::string*>(data->UserData);
        value.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = value.data();
    }
    return 0;
}

struct Frame {
    std::uint32_t id = 0;
    Rect box;
    bool is_disabled = false;
};

/// ImGui edits inside the box: same type, no frame of its own.
FieldAnswer edit_with_imgui(Ui& ui, const Frame& frame, std::string& value, const FieldOptions& options, bool is_prose,
                            bool takes_focus, Interaction& act) {
    FieldAnswer answer;
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, field_text(ui));
    const float left = options.kind == InputKind::search ? 36.0F : padding;
    const Rect inner = is_prose ? Rect{frame.box.x + 1, frame.box.y + 1, frame.box.w - 2, frame.box.h - 2}
                                : Rect{frame.box.x + 1, frame.box.y, frame.box.w - 2, frame.box.h};
    const float vertical = is_prose ? 8.0F : std::max(0.0F, (frame.box.h - face.size) / 2);
    ImGui::PushFont(face.font, face.size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {left - 1, vertical});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0U);
    ImGui::PushStyleColor(ImGuiCol_Text, to_im(frame.is_disabled ? colors.text.disabled : colors.text.primary));
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, to_im(colors.text.tertiary));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, to_im(colors.focus.ring.faded(0.3F)));
    ImGui::PushStyleColor(ImGuiCol_InputTextCursor, to_im(colors.text.primary));
    ImGui::SetCursorScreenPos({inner.x, inner.y});
    ImGui::SetNextItemWidth(inner.w);
    if (takes_focus) ImGui::SetKeyboardFocusHere();
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
    if (is_secret(options.kind) && !options.is_shown) flags |= ImGuiInputTextFlags_Password;
    if (frame.is_disabled) flags |= ImGuiInputTextFlags_ReadOnly;
    const std::string hint(options.hint);  // small ones stay in the string's own buffer
    if (is_prose) {
        answer.is_changed = ImGui::InputTextMultiline("##text", value.data(), value.capacity() + 1, {inner.w, inner.h},
                                                      flags | wrap_flag, grow, &value);
    } else {
        flags |= ImGuiInputTextFlags_EnterReturnsTrue;
        answer.is_submitted =
            ImGui::InputTextWithHint("##text", hint.c_str(), value.data(), value.capacity() + 1, flags, grow, &value);
        answer.is_changed = ImGui::IsItemEdited();
    }
    act.is_hovered = ImGui::IsItemHovered();
    act.is_focused = ImGui::IsItemActive();
    if (ImGui::IsItemActive()) ui.state().is_drag_claimed = true;
    if (ImGui::IsItemActive() && options.controls != 0)  // up and down are keys of its list
        ImGui::GetCurrentContext()->ActiveIdUsingNavDirMask |= (1U << ImGuiDir_Up) | (1U << ImGuiDir_Down);
    const bool has_nav = ImGui::GetCurrentContext()->NavId == frame.id && ImGui::GetCurrentContext()->NavCursorVisible;
    follow_focus(ui, frame.id, frame.box, theme::radius::md, false, (act.is_focused || has_nav) && !options.is_bare);
    ImGui::PopStyleColor(6);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (is_prose && value.empty() && !act.is_focused) {
        draw_wrapped(ui, face, {frame.box.x + padding, frame.box.y + 8, frame.box.w - 2 * padding, 0}, options.hint,
                     colors.text.tertiary, Align::start);
    }
    return answer;
}

bool has_error_icon(const FieldOptions& options, bool is_prose) {
    return !options.error.empty() && !is_prose && options.kind != InputKind::search;
}

/// Room at the right end of one line.
float right_padding(const FieldOptions& options) { return has_error_icon(options, false) ? 36.0F : padding; }

void draw_text(Ui& ui, const Frame& frame, std::string_view value, const FieldOptions& options, bool is_prose) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, field_text(ui));
    const bool is_hint = value.empty();
    const std::string_view words = is_hint ? options.hint : value;
    const theme::Color color = frame.is_disabled ? colors.text.disabled
                               : is_hint         ? colors.text.tertiary
                                                 : colors.text.primary;
    const float left = options.kind == InputKind::search ? 36.0F : padding;
    // as the real field, which is where it is written
    const Align align = begins_right_to_left(words) ? Align::end : Align::start;
    if (is_prose) {
        paint::clip(ui, frame.box.expanded(-2), [&] {
            draw_wrapped(ui, face, {frame.box.x + padding, frame.box.y + 8, frame.box.w - 2 * padding, 0}, words, color,
                         align);
        });
    } else if (is_secret(options.kind) && !options.is_shown && !is_hint) {
        std::size_t offset = 0;
        float x = frame.box.x + left + 4;
        while (offset < value.size() && x < frame.box.right() - right_padding(options)) {
            (void)next_code_point(value, offset);
            paint::circle(ui, {x, frame.box.centre().y}, 3, color);
            x += 10;
        }
    } else {
        const float wide = frame.box.w - left - right_padding(options);
        draw_fitted(ui, face, {frame.box.x + left, frame.box.y, wide, frame.box.h}, words, color, align);
    }
}

/// The platform edits: the box is drawn, its text only while the real element does not lie over it.
FieldAnswer edit_with_platform(Ui& ui, const Frame& frame, std::string& value, const FieldOptions& options,
                               bool is_prose, bool takes_focus, Interaction& act) {
    FieldAnswer answer;
    act =
        interact(ui, frame.id, frame.box, {.is_disabled = frame.is_disabled, .presses_on_down = !ui.input().is_coarse});
    if ((act.is_pressed || takes_focus) && !frame.is_disabled) ui.request_focus(frame.id);
    Action action;
    if (take_action(ui, frame.id, Action::Kind::set_text, &action) && !frame.is_disabled) {
        answer.is_changed = value != action.text;
        value = std::move(action.text);
    }
    if (take_action(ui, frame.id, Action::Kind::submit)) answer.is_submitted = true;
    ui.state().is_field_focused_now = ui.state().is_field_focused_now || act.is_focused;
    if (act.is_focused && !options.is_bare) {  // a field that is being edited always shows where it is
        ui.state().ring = {
            .window = ImGui::GetCurrentWindow(), .rect = frame.box.expanded(2), .radius = theme::radius::md + 2};
    }
    if (!act.is_focused && is_visible(frame.box)) draw_text(ui, frame, value, options, is_prose);
    return answer;
}

FieldAnswer run_field(Ui& ui, Key key, std::string_view label_text, std::string& value, const FieldOptions& options,
                      bool is_prose, int lines_min, int lines_max) {
    const auto& colors = ui.palette();
    const IdScope ids(id_of(key));
    FieldAnswer answer;
    const auto draw = [&] {
        if (!options.is_label_hidden) draw_field_label(ui, label_text, options.is_required);
        const theme::TextMetrics metrics = field_text(ui);
        float high = control_height(ui);
        const float wide =
            flow(ui).is_row ? width_for(ui, options.width > 0 ? options.width : 240) : width_for(ui, options.width);
        if (is_prose) {
            const TextFace face = face_of(ui, metrics);
            const float used = draw_wrapped(ui, face, {0, 0, wide - 2 * padding, 0}, value, {}, Align::start, true);
            const float newline = !value.empty() && value.back() == '\n' ? face.line : 0;
            high = std::clamp(used + newline, face.line * static_cast<float>(lines_min),
                              face.line * static_cast<float>(lines_max)) +
                   16;
        }
        Frame frame;
        frame.box = snap(ui, place(ui, wide, high));
        frame.id = ImGui::GetID("##text");
        frame.is_disabled = options.is_disabled || is_disabled_here(ui);
        const std::uint32_t seen_id = id_mix(frame.id, 1);
        UiState& s = ui.state();
        const float seen_frame = recall(ui, seen_id, -10);
        const bool is_new = static_cast<float>(s.frame) - seen_frame > 1.5F;
        s.memory.SetFloat(seen_id, static_cast<float>(s.frame));
        const bool is_asked = s.native_focus == frame.id;
        if (is_asked) s.native_focus = 0;
        const bool takes_focus = ((options.has_autofocus && is_new) || is_asked) && !frame.is_disabled;
        Interaction act;
        // the box lies under what ImGui draws, so its state is that of the frame before
        const std::uint32_t state_id = id_mix(frame.id, 2);
        const bool was_focused = s.memory.GetBool(state_id, false);
        if (is_visible(frame.box) && !options.is_bare) {
            const float hover = recall(ui, id_mix(frame.id, 3), 0);
            draw_field_box(ui, frame.box,
                           {.hover = hover,
                            .is_focused = was_focused,
                            .is_invalid = !options.error.empty(),
                            .is_disabled = frame.is_disabled});
        }
        if (is_visible(frame.box) && options.kind == InputKind::search)
            paint::icon(ui, Icon::search, {frame.box.x + 20, frame.box.centre().y}, 16, colors.text.tertiary);
        // tests and assistive technology may set text natively too
        Action action;
        if (!ui.input().platform_edits_text) {
            if (take_action(ui, frame.id, Action::Kind::set_text, &action) && !frame.is_disabled) {
                value = std::move(action.text);
                answer.is_changed = true;
            }
            if (take_action(ui, frame.id, Action::Kind::submit)) answer.is_submitted = true;
            const FieldAnswer edited = edit_with_imgui(ui, frame, value, options, is_prose, takes_focus, act);
            answer.is_changed = answer.is_changed || edited.is_changed;
            answer.is_submitted = answer.is_submitted || edited.is_submitted;
        } else {
            answer = edit_with_platform(ui, frame, value, options, is_prose, takes_focus, act);
        }
        if (answer.is_changed) tidy(value, is_prose, options.characters_kept);

        if (was_focused != act.is_focused) {
            s.memory.SetBool(state_id, act.is_focused);
            wake(ui, 0);
        }
        s.memory.SetFloat(id_mix(frame.id, 3), animate(ui, id_mix(frame.id, 4), act.is_hovered ? 1.0F : 0.0F,
                                                       theme::motion::durations_ms::fast, 0));
        if (has_error_icon(options, is_prose)) {
            paint::icon(ui, Icon::circle_alert, {frame.box.right() - 20, frame.box.centre().y}, 16, colors.danger.text);
        }

        Node node = node_at(ui, frame.id, is_prose ? Role::prose : Role::field, label_text, frame.box);
        node.input = options.kind;
        if (!is_secret(options.kind) || options.is_shown) node.value = value;
        if (is_secret(options.kind) && options.is_shown) node.flags |= flag::checked;
        node.hint = options.hint;
        node.description = options.error.empty() ? options.help : options.error;
        node.maximum = static_cast<double>(options.characters_kept);
        node.text_px = metrics.size;
        node.controls = options.controls;
        node.active = options.active;
        if (frame.is_disabled) node.flags |= flag::disabled;
        if (!options.error.empty()) node.flags |= flag::invalid;
        if (options.is_required) node.flags |= flag::required;
        if (is_prose) node.flags |= flag::multiline;
        leaf(ui, node);
        s.last = {.id = frame.id, .rect = frame.box, .is_hovered = act.is_hovered, .is_focused = act.is_focused};
        draw_field_note(ui, options.help, options.error);
    };
    if (!flow(ui).is_row) {
        stack(ui, 6, draw);
    } else if (options.is_label_hidden && options.help.empty() && options.error.empty()) {
        draw();
    } else {
        column(ui, options.width > 0 ? options.width : 240, [&] { stack(ui, 6, draw); });
    }
    return answer;
}

}  // namespace

FieldAnswer field(Ui& ui, Key key, std::string_view label_text, std::string& value, const FieldOptions& options) {
    return run_field(ui, key, label_text, value, options, false, 1, 1);
}

FieldAnswer prose(Ui& ui, Key key, std::string_view label_text, std::string& value, const FieldOptions& options,
                  int lines_min, int lines_max) {
    return run_field(ui, key, label_text, value, options, true, lines_min, lines_max);
}

theme::TextMetrics field_text(const Ui& ui) {
    const float size = ui.is_phone() || ui.input().is_coarse ? 16.0F : 14.0F;
    return {.size = size, .line = size == 16 ? 24.0F : 22.0F, .weight = theme::Weight::regular};
}

void draw_field_label(Ui& ui, std::string_view label_text, bool is_required) {
    if (label_text.empty()) return;
    const TextFace face = face_of(ui, TextStyle::label);
    const Rect rect = place(ui, flow(ui).is_row ? std::ceil(measure(face, label_text)) : flow(ui).width, face.line);
    if (!is_visible(rect)) return;
    draw_fitted(ui, face, rect, label_text, tone_color(ui, Tone::primary));
    if (is_required) {
        const float x = rect.x + std::min(rect.w, measure(face, label_text)) + 6;
        paint::circle(ui, {x, rect.centre().y - 3}, 2, tone_color(ui, Tone::danger));
    }
}

void draw_field_note(Ui& ui, std::string_view help, std::string_view error) {
    const bool is_error = !error.empty();
    const std::string_view words = is_error ? error : help;
    if (words.empty() || flow(ui).is_row) return;
    const TextFace face = face_of(ui, TextStyle::caption);
    const float height = draw_wrapped(ui, face, {0, 0, flow(ui).width, 0}, words, {}, Align::start, true);
    const Rect rect = place(ui, flow(ui).width, height);
    if (is_visible(rect))
        draw_wrapped(ui, face, rect, words, tone_color(ui, is_error ? Tone::danger : Tone::secondary), Align::start);
}

void draw_field_box(Ui& ui, const Rect& rect, const BoxLook& look) {
    const auto& colors = ui.palette();
    if (look.is_disabled) {
        paint::box(ui, rect, colors.bg.sunken, colors.border.strong, theme::radius::md);
        return;
    }
    theme::Color edge = mix(colors.border.control, colors.text.secondary, look.hover);
    if (look.is_focused) edge = colors.primary.fill;
    if (look.is_invalid) edge = colors.danger.fill;
    paint::box(ui, rect, colors.bg.surface, edge, theme::radius::md);
}

bool file_drop(Ui& ui, Key key, std::string_view label_text, std::string_view help) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::body_strong);
    const TextFace help_face = face_of(ui, TextStyle::small);
    const float wide = flow(ui).width;
    const float help_high =
        help.empty() ? 0 : draw_wrapped(ui, help_face, {0, 0, wide - 48, 0}, help, {}, Align::centre, true);
    const Rect rect = snap(ui, place(ui, wide, 24 + 28 + face.line + help_high + 24));
    const Interaction act = interact(ui, id, rect, {.radius = theme::radius::lg});
    if (is_visible(rect)) {
        paint::fill(ui, rect,
                    act.is_held ? colors.primary.soft_hover : mix(colors.bg.subtle, colors.primary.soft, act.hover),
                    theme::radius::lg);
        paint::dashed_outline(ui, rect, mix(colors.border.control, colors.primary.fill, act.hover), theme::radius::lg,
                              1.5F);
        paint::icon(ui, Icon::upload, {rect.centre().x, rect.y + 32}, 20, colors.primary.text);
        draw_fitted(ui, face, {rect.x + 16, rect.y + 50, rect.w - 32, face.line}, label_text, colors.primary.text,
                    Align::centre);
        draw_wrapped(ui, help_face, {rect.x + 24, rect.y + 50 + face.line, rect.w - 48, 0}, help, colors.text.secondary,
                     Align::centre);
    }
    Node node = node_at(ui, id, Role::button, label_text, rect);
    node.description = help;
    leaf(ui, node);
    return act.is_pressed;
}

}  // namespace cairn::ui
