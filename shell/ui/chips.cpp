#include "shell/ui/chips.hpp"

#include "core/base/text.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/line_break.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace cairn::ui {
namespace {

TextFace chip_face(const Ui& ui) {
    return face_of(ui, theme::TextMetrics{ui.is_phone() ? 13.0F : 12.0F, 16, theme::Weight::medium});
}

/// FNV-1a: the same person has the same tint on every machine.
std::uint32_t hash_of(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 16U);
}

/// "Marta Okafor" → "MO", "陈思远" → "陈".
std::string_view initials(std::string_view name, std::array<char, 8>& out) {
    std::size_t length = 0;
    int letters = 0;
    bool is_start = true;
    std::size_t offset = 0;
    while (offset < name.size() && letters < 2) {
        const std::size_t start = offset;
        const char32_t c = next_code_point(name, offset);
        if (c == U' ' || c == U'-' || c == U'.') {
            is_start = true;
            continue;
        }
        if (is_start && !(is_han(c) && letters > 0)) {
            for (std::size_t i = start; i < offset && length < out.size(); ++i) {
                char byte = name[i];
                if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 'a' + 'A');
                out[length++] = byte;
            }
            ++letters;
            if (is_han(c)) break;
        }
        is_start = false;
    }
    return {out.data(), length};
}

}  // namespace

void draw_avatar(Ui& ui, Point top_left, std::string_view name, float size) {
    const auto& tints = ui.palette().avatar;
    const auto& tint = tints[hash_of(name) % tints.size()];
    const Point centre{top_left.x + size / 2, top_left.y + size / 2};
    paint::circle(ui, centre, size / 2, tint[0]);
    std::array<char, 8> letters{};
    const std::string_view shown = initials(name, letters);
    const TextFace face = face_of(ui, theme::TextMetrics{std::round(size * 0.37F), size, theme::Weight::semibold});
    draw_fitted(ui, face, {top_left.x, top_left.y, size, size}, shown, tint[1], Align::centre);
}

void avatar(Ui& ui, std::string_view name, float size, bool is_present) {
    const Rect rect = place(ui, size, size);
    if (!is_visible(rect)) return;
    draw_avatar(ui, {rect.x, rect.y}, name, size);
    if (!is_present) return;
    const float radius = size >= 40 ? 6.0F : 5.0F;
    const Point dot{rect.right() - radius, rect.bottom() - radius};
    paint::circle(ui, dot, radius + 2, ui.palette().bg.surface);
    paint::circle(ui, dot, radius, ui.palette().success.fill);
}

void chip(Ui& ui, std::string_view words, Meaning meaning, std::optional<Icon> icon_name) {
    const TextFace face = chip_face(ui);
    const float icon_wide = icon_name ? 18.0F : 0.0F;
    const float high = ui.is_phone() ? theme::size::chip::phone : theme::size::chip::md;
    const float wide = std::min(std::ceil(measure(face, words)) + 16 + icon_wide, flow(ui).width);
    const Rect rect = snap(ui, place(ui, wide, high));
    if (is_visible(rect)) {
        const MeaningColors colors = meaning_colors(ui, meaning);
        paint::fill(ui, rect, colors.soft, theme::radius::sm);
        if (icon_name) paint::icon(ui, *icon_name, {rect.x + 15, rect.centre().y}, 14, colors.text);
        draw_fitted(ui, face, {rect.x + 8 + icon_wide, rect.y, rect.w - 16 - icon_wide, rect.h}, words, colors.text);
    }
    leaf(ui, node_at(ui, 0, Role::text, words, rect));
}

void key_cap(Ui& ui, std::string_view words) {
    const TextFace face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
    const Rect rect = snap(ui, place(ui, std::ceil(measure(face, words)) + 16, 22));
    if (is_visible(rect)) {
        paint::fill(ui, rect, ui.palette().bg.sunken, theme::radius::xs);
        draw_fitted(ui, face, rect, words, ui.palette().text.secondary, Align::centre);
    }
    leaf(ui, node_at(ui, 0, Role::text, words, rect));
}

bool removable_chip(Ui& ui, Key key, std::string_view words, std::string_view remove_label) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::label);
    const float high = std::max(theme::size::chip::lg, touch_least(ui));
    const float cross_wide = std::max(32.0F, touch_least(ui));
    const float wide = std::min(std::ceil(measure(face, words)) + 14 + cross_wide, flow(ui).width);
    const Rect rect = snap(ui, place(ui, wide, high));
    const Rect cross{rect.right() - cross_wide, rect.y, cross_wide, rect.h};
    leaf(ui, node_at(ui, 0, Role::text, words, rect));
    const Interaction act = interact(ui, id, cross, {.radius = theme::radius::md});
    if (is_visible(rect)) {
        paint::box(ui, rect, colors.bg.surface, colors.border.strong, theme::radius::md);
        draw_fitted(ui, face, {rect.x + 12, rect.y, rect.w - 14 - cross_wide, rect.h}, words, colors.text.primary);
        const Point middle{cross.centre().x - 2, cross.centre().y};
        if (act.hover > 0 || act.is_held)
            paint::circle(ui, middle, 10, colors.bg.sunken.faded(act.is_held ? 1 : act.hover));
        paint::icon(ui, Icon::x, middle, 14, colors.text.secondary);
    }
    want_tooltip(ui, id, cross, remove_label, act.is_hovered, act.is_focused && ui.state().is_focus_visible);
    leaf(ui, node_at(ui, id, Role::button, remove_label, cross));
    return act.is_pressed;
}

bool toggle_chip(Ui& ui, Key key, std::string_view words, bool& is_on) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::label);
    const float high = ui.input().is_coarse ? touch_least(ui) : theme::size::chip::lg;
    const float mark = is_on ? 20.0F : 0.0F;
    const Rect rect = snap(ui, place(ui, std::min(std::ceil(measure(face, words)) + 24 + mark, flow(ui).width), high));
    const Interaction act = interact(ui, id, rect);
    const bool is_changed = act.is_pressed || take_action(ui, id, Action::Kind::toggle);
    if (is_visible(rect)) {
        const theme::Color inner = is_on         ? colors.primary.soft
                                   : act.is_held ? colors.bg.sunken
                                                 : mix(colors.bg.surface, colors.bg.subtle, act.hover);
        const theme::Color edge =
            is_on ? colors.primary.border : mix(colors.border.strong, colors.border.control, act.hover);
        paint::box(ui, rect, inner, edge, theme::radius::md);
        if (is_on) paint::check(ui, {rect.x + 20, rect.centre().y}, 16, colors.primary.text);
        draw_fitted(ui, face, {rect.x + 12 + mark, rect.y, rect.w - 24 - mark, rect.h}, words,
                    is_on ? colors.primary.text : colors.text.primary);
    }
    if (is_changed) {
        is_on = !is_on;
        ui.state().output.is_unsettled = true;  // the mark changes its width
    }
    Node node = node_at(ui, id, Role::checkbox, words, rect);
    if (is_on) node.flags |= flag::checked;
    leaf(ui, node);
    return is_changed;
}

void level_chip(Ui& ui, int level, std::string_view name) {
    const auto& colors = ui.palette();
    const auto step = static_cast<std::size_t>(std::clamp(level, 0, 5));
    const Rect rect = snap(ui, place(ui, 24, 24));
    if (is_visible(rect)) {
        if (step == 0)
            paint::box(ui, rect, colors.seq[0], colors.border.strong, theme::radius::sm);
        else
            paint::fill(ui, rect, colors.seq[step], theme::radius::sm);
        const char digit = static_cast<char>('0' + static_cast<int>(step));
        draw_fitted(ui, chip_face(ui), rect, {&digit, 1}, colors.seq_text[step], Align::centre);
    }
    leaf(ui, node_at(ui, 0, Role::image, name, rect));
}

void level_dots(Ui& ui, int level, std::string_view name) {
    const auto& colors = ui.palette();
    constexpr float wide = 12;
    constexpr float gap = 3;
    const Rect rect = place(ui, 5 * wide + 4 * gap, 8);
    if (is_visible(rect)) {
        for (int i = 0; i < 5; ++i) {
            const Rect stone{rect.x + static_cast<float>(i) * (wide + gap), rect.y + 1, wide, 6};
            if (i < level)
                paint::fill(ui, stone, colors.primary.fill, 3);
            else
                paint::box(ui, stone, colors.bg.sunken, colors.border.strong, 3);
        }
    }
    leaf(ui, node_at(ui, 0, Role::image, name, rect));
}

}  // namespace cairn::ui
