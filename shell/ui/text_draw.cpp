#include "core/base/direction.hpp"
#include "core/base/text.hpp"
#include "shell/ui/bidi.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/line_break.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::ui {
namespace {

constexpr std::string_view ellipsis = "…";

/// Joiners, marks of direction and isolates: they say how their neighbours are written and have no width.
bool is_invisible(char32_t c) { return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2069); }

float width_of(ImFontBaked& baked, char32_t code_point) {
    return is_invisible(code_point) ? 0.0F : baked.GetCharAdvance(static_cast<ImWchar>(code_point));
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Longest prefix that fits, not cutting a code point.
std::size_t fitting_prefix(const TextFace& face, std::string_view text, float width) {
    std::size_t offset = 0;
    float x = 0;
    while (offset < text.size()) {
        const std::size_t start = offset;
        x += advance_of(face, next_code_point(text, offset));
        if (x > width) return start;
    }
    return text.size();
}

}  // namespace

TextFace face_of(const Ui& ui, theme::TextMetrics metrics, bool is_mono) {
    const Fonts& fonts = ui.state().fonts;
    const FontFace* face = &fonts.regular;
    if (is_mono)
        face = &fonts.mono;
    else if (metrics.weight == theme::Weight::semibold)
        face = &fonts.semibold;
    else if (metrics.weight == theme::Weight::medium)
        face = &fonts.medium;
    // ImGui bakes whole sizes only: another one would be drawn scaled, blurred and with its last row cut
    return {.font = face->font,
            .size = std::round(metrics.size * face->em_factor),
            .px = metrics.size,
            .line = metrics.line,
            .cap_height = metrics.size * face->cap_height};
}

TextFace face_of(const Ui& ui, TextStyle style) {
    return face_of(ui, theme::text_metrics(style, ui.density(), ui.input().script), style == TextStyle::code);
}

float advance_of(const TextFace& face, char32_t code_point) {
    return width_of(*face.font->GetFontBaked(face.size), code_point);
}

float measure(const TextFace& face, std::string_view text) {
    std::string seen;
    if (has_right_to_left(text)) text = seen = visual_order(text);  // joined letters are narrower
    ImFontBaked& baked = *face.font->GetFontBaked(face.size);
    float x = 0;
    std::size_t offset = 0;
    while (offset < text.size()) x += width_of(baked, next_code_point(text, offset));
    return x;
}

float measure_tabular(const TextFace& face, std::string_view text) {
    ImFontBaked* baked = face.font->GetFontBaked(face.size);
    const float digit = baked->GetCharAdvance(U'0');
    float x = 0;
    std::size_t offset = 0;
    while (offset < text.size()) {
        const char32_t code_point = next_code_point(text, offset);
        x += is_digit(code_point) ? digit : baked->GetCharAdvance(static_cast<ImWchar>(code_point));
    }
    return x;
}

void draw_line(Ui& ui, const TextFace& face, Point top_left, float height, std::string_view text, theme::Color color) {
    if (text.empty()) return;
    const float ascent = face.font->GetFontBaked(face.size)->Ascent;
    const float baseline = top_left.y + (height + face.cap_height) / 2;
    const ImVec2 at{snap(ui, top_left.x), snap(ui, std::round(baseline) - ascent)};
    std::string seen;
    if (has_right_to_left(text)) text = seen = visual_order(text);
    draw_list()->AddText(face.font, face.size, at, to_im(color), text.data(), text.data() + text.size());
}

void draw_tabular(Ui& ui, const TextFace& face, Point top_left, float height, std::string_view text,
                  theme::Color color) {
    const float digit = advance_of(face, U'0');
    float x = top_left.x;
    std::size_t offset = 0;
    while (offset < text.size()) {
        const std::size_t start = offset;
        const char32_t code_point = next_code_point(text, offset);
        const float own = advance_of(face, code_point);
        const float slot = is_digit(code_point) ? digit : own;
        draw_line(ui, face, {x + (slot - own) / 2, top_left.y}, height, text.substr(start, offset - start), color);
        x += slot;
    }
}

bool draw_fitted(Ui& ui, const TextFace& face, const Rect& rect, std::string_view text, theme::Color color,
                 Align align) {
    const float wide = measure(face, text);
    if (wide <= rect.w + 0.5F) {
        float x = rect.x;
        if (align == Align::centre) x += (rect.w - wide) / 2;
        if (align == Align::end) x += rect.w - wide;
        draw_line(ui, face, {x, rect.y}, rect.h, text, color);
        return false;
    }
    const float dots = measure(face, ellipsis);
    const std::string_view part = text.substr(0, fitting_prefix(face, text, std::max(0.0F, rect.w - dots)));
    draw_line(ui, face, {rect.x, rect.y}, rect.h, part, color);
    draw_line(ui, face, {rect.x + measure(face, part), rect.y}, rect.h, ellipsis, color);
    return true;
}

float draw_wrapped(Ui& ui, const TextFace& face, const Rect& box, std::string_view text, theme::Color color,
                   Align align, bool is_measured_only) {
    ImFontBaked* baked = face.font->GetFontBaked(face.size);
    const auto advance = [baked](char32_t code_point) { return width_of(*baked, code_point); };
    const ImRect& visible = ImGui::GetCurrentWindow()->ClipRect;
    float y = box.y;
    do {
        const LineEnd end = break_line(text, box.w + 0.5F, advance);
        const bool is_seen = y + face.line > visible.Min.y && y < visible.Max.y;
        if (!is_measured_only && is_seen) {
            const std::string_view line = text.substr(0, end.end);
            float x = box.x;
            if (align != Align::start) {
                const float rest = box.w - measure(face, line);
                x += align == Align::centre ? rest / 2 : rest;
            }
            draw_line(ui, face, {x, y}, face.line, line, color);
        }
        y += face.line;
        text.remove_prefix(std::max<std::size_t>(end.next, text.empty() ? 0 : 1));
    } while (!text.empty());
    return y - box.y;
}

float draw_wrapped_on_screen(Ui& ui, const TextFace& face, const Rect& box, std::string_view text, theme::Color color,
                             bool is_measured_only) {
    ImFontBaked* baked = face.font->GetFontBaked(face.size);
    const auto advance = [baked](char32_t code_point) { return width_of(*baked, code_point); };
    ImDrawList* list = ImGui::GetForegroundDrawList();
    float y = box.y;
    while (!text.empty()) {
        const LineEnd end = break_line(text, box.w + 0.5F, advance);
        if (!is_measured_only && end.end > 0) {
            const ImVec2 at{snap(ui, box.x),
                            snap(ui, std::round(y + (face.line + face.cap_height) / 2) - baked->Ascent)};
            std::string_view line = text.substr(0, end.end);
            std::string seen;
            if (has_right_to_left(line)) line = seen = visual_order(line);
            list->AddText(face.font, face.size, at, to_im(color), line.data(), line.data() + line.size());
        }
        y += face.line;
        text.remove_prefix(std::max<std::size_t>(end.next, 1));
    }
    return y - box.y;
}

}  // namespace cairn::ui
