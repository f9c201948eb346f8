#include "shell/ui/text.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace cairn::ui {
namespace {

TextStyle style_of_level(int level) {
    switch (level) {
        case 1: return TextStyle::h1;
        case 2: return TextStyle::h2;
        case 3: return TextStyle::h3;
        default: return TextStyle::label;
    }
}

bool is_pointed_at(const Rect& rect) {
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) &&
           ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()});
}

/// Places and draws text in the current flow; returns its rect.
Rect run_text(Ui& ui, std::string_view text, const TextFace& face, theme::Color color) {
    const Flow& outer = flow(ui);
    if (outer.is_row) {
        const float wanted = std::ceil(measure(face, text));
        const float wide = room_in_row(ui, wanted);
        if (wide < wanted && !outer.is_single_line) {
            const float height = draw_wrapped(ui, face, {0, 0, wide, 0}, text, color, Align::start, true);
            const Rect rect = place(ui, wide, height);
            if (is_visible(rect)) draw_wrapped(ui, face, rect, text, color, Align::start);
            return rect;
        }
        flow(ui).cut_off += wanted - wide;
        const Rect rect = place(ui, wide, face.line);
        if (is_visible(rect) && draw_fitted(ui, face, rect, text, color) && is_pointed_at(rect)) {
            want_tooltip(ui, id_mix(next_layout_id(ui), 7), rect, text, true, false);
        }
        return rect;
    }
    const Align align = outer.align;
    if (outer.is_single_line) {  // two lines in a table cell: each is one, shortened
        const Rect rect = place(ui, outer.width, face.line);
        if (is_visible(rect) && draw_fitted(ui, face, rect, text, color, align) && is_pointed_at(rect))
            want_tooltip(ui, id_mix(next_layout_id(ui), 7), rect, text, true, false);
        return rect;
    }
    const Rect probe{outer.left, 0, outer.width, 0};
    const float height = draw_wrapped(ui, face, probe, text, color, align, true);
    const Rect rect = place(ui, outer.width, height);
    if (is_visible(rect)) draw_wrapped(ui, face, rect, text, color, align);
    return rect;
}

/// How the words look, so that the platform can lay selectable ones over them.
void set_type(const Ui& ui, Node& node, const TextFace& face) {
    const Fonts& fonts = ui.state().fonts;
    node.text_px = face.px;
    node.text_line = face.line;
    node.text_weight = face.font == fonts.semibold.font ? 600 : face.font == fonts.medium.font ? 500 : 400;
}

void text_node(Ui& ui, std::string_view text, const TextFace& face, const Rect& rect) {
    if (text.empty()) return;
    Node node = node_at(ui, 0, Role::text, text, rect);
    set_type(ui, node, face);
    leaf(ui, node);
}

}  // namespace

void heading(Ui& ui, int level, std::string_view text) { heading(ui, level, text, style_of_level(level)); }

void heading(Ui& ui, int level, std::string_view text, TextStyle style) {
    if (text.empty()) return;
    const TextFace face = face_of(ui, style);
    const Rect rect = run_text(ui, text, face, tone_color(ui, Tone::primary));
    const std::uint32_t id = ui.semantics().implicit_id(Role::heading);
    Node node = node_at(ui, id, Role::heading, text, rect);
    set_type(ui, node, face);
    node.level = static_cast<std::uint8_t>(std::clamp(level, 1, 6));
    leaf(ui, node);
    if (level == 1 && std::exchange(ui.state().is_page_focus_wanted, false)) {
        if (ui.input().platform_edits_text)
            ui.request_focus(id);
        else
            ui.state().is_native_focus_next = true;  // ImGui's focus knows no headings
    }
}

void text(Ui& ui, std::string_view words, TextStyle style, Tone tone) {
    if (words.empty()) return;
    const TextFace face = face_of(ui, style);
    text_node(ui, words, face, run_text(ui, words, face, tone_color(ui, tone)));
}

void small(Ui& ui, std::string_view words, Tone tone) { text(ui, words, TextStyle::small, tone); }
void caption(Ui& ui, std::string_view words, Tone tone) { text(ui, words, TextStyle::caption, tone); }
void strong(Ui& ui, std::string_view words) { text(ui, words, TextStyle::body_strong, Tone::primary); }
void label(Ui& ui, std::string_view words) { text(ui, words, TextStyle::label, Tone::primary); }

void code(Ui& ui, std::string_view words) {
    const TextFace face = face_of(ui, TextStyle::code);
    const Flow& outer = flow(ui);
    const auto lines = static_cast<float>(std::ranges::count(words, '\n') + 1);
    const float pad = outer.is_row ? 4.0F : 16.0F;
    const float wide = outer.is_row ? measure(face, words) + 2 * pad : outer.width;
    const Rect rect = place(ui, wide, lines * face.line + (outer.is_row ? 0 : 2 * 12.0F));
    if (is_visible(rect)) {
        const auto& colors = ui.palette().code;
        paint::fill(ui, rect, colors.bg, theme::radius::xs + (outer.is_row ? 0 : 4));
        paint::clip(ui, rect, [&] {
            float y = rect.y + (outer.is_row ? 0 : 12.0F);
            std::string_view rest = words;
            while (true) {
                const std::size_t end = rest.find('\n');
                draw_line(ui, face, {rect.x + pad, y}, face.line, rest.substr(0, end), colors.text);
                if (end == std::string_view::npos) break;
                rest.remove_prefix(end + 1);
                y += face.line;
            }
        });
    }
    text_node(ui, words, face, rect);
}

void struck(Ui& ui, std::string_view words, std::string_view meaning, TextStyle style) {
    const TextFace face = face_of(ui, style);
    const theme::Color color = tone_color(ui, Tone::tertiary);
    const Rect rect = run_text(ui, words, face, color);
    const float wide = std::min(measure(face, words), rect.w);
    const float y = rect.y + face.line / 2 + 1;
    paint::line(ui, {rect.x, y}, {rect.x + wide, y}, color, 1);
    Node node = node_at(ui, 0, Role::text, words, rect);
    node.description = meaning;
    set_type(ui, node, face);
    leaf(ui, node);
}

void tabular(Ui& ui, std::string_view words, TextStyle style, Tone tone) {
    const TextFace face = face_of(ui, style);
    const Flow& outer = flow(ui);
    const float wide = std::ceil(measure_tabular(face, words));
    Rect rect = place(ui, outer.is_row ? wide : outer.width, face.line);
    if (is_visible(rect)) {
        float x = rect.x;
        if (!outer.is_row && outer.align == Align::end) x = rect.right() - wide;
        if (!outer.is_row && outer.align == Align::centre) x = rect.x + (rect.w - wide) / 2;
        draw_tabular(ui, face, {x, rect.y}, face.line, words, tone_color(ui, tone));
    }
    text_node(ui, words, face, rect);
}

void metric(Ui& ui, std::string_view value, std::string_view label_text, bool is_beside) {
    const TextFace face = face_of(ui, TextStyle::metric);
    const TextFace small_face = face_of(ui, TextStyle::small);
    const float wide = measure(face, value);
    const float label_wide = measure(small_face, label_text);
    const bool has_label = !label_text.empty();
    const float total = is_beside ? wide + (has_label ? 8 + label_wide : 0) : std::max(wide, label_wide);
    const float height = face.line + (has_label && !is_beside ? small_face.line : 0);
    const Flow& outer = flow(ui);
    const Rect rect = place(ui, outer.is_row ? std::ceil(total) : outer.width, height);
    if (is_visible(rect)) {
        draw_line(ui, face, {rect.x, rect.y}, face.line, value, tone_color(ui, Tone::primary));
        const Tone tone = Tone::secondary;
        if (is_beside) {
            // on one baseline: both are centred on capitals, so the smaller one goes down by half the difference
            const float down = (face.cap_height - small_face.cap_height) / 2;
            draw_line(ui, small_face, {rect.x + wide + 8, rect.y + down}, face.line, label_text, tone_color(ui, tone));
        } else {
            draw_fitted(ui, small_face, {rect.x, rect.y + face.line, rect.w, small_face.line}, label_text,
                        tone_color(ui, tone));
        }
    }
    Node node = node_at(ui, 0, Role::text, value, rect);
    node.description = label_text;
    set_type(ui, node, face);
    leaf(ui, node);
}

void language(Ui& ui, std::string_view bcp47, FunctionRef<void()> content) {
    UiState& s = ui.state();
    std::string before = std::exchange(s.language, std::string(bcp47));  // tags fit the string's own buffer
    content();
    s.language = std::move(before);
}

float text_width(Ui& ui, std::string_view words, TextStyle style) { return measure(face_of(ui, style), words); }

}  // namespace cairn::ui
