#include "shell/ui/charts.hpp"

#include "shell/ui/icons.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr std::size_t steps_max = 10;
constexpr float rise = 48;  // px from the first stone to the goal

void draw_stone_mark(Ui& ui, Point at, StepState state) {
    const auto& colors = ui.palette();
    switch (state) {
        case StepState::done:
            paint::circle(ui, at, 13, colors.bg.surface);
            paint::circle(ui, at, 11, colors.primary.fill);
            paint::check(ui, at, 14, colors.primary.on_fill);
            break;
        case StepState::now:
            paint::circle(ui, at, 14, colors.bg.surface);
            paint::circle(ui, at, 12, colors.primary.fill);
            paint::circle(ui, at, 9.5F, colors.bg.surface);
            paint::circle(ui, at, 5.5F, colors.accent.fill);
            break;
        case StepState::next:
            paint::circle(ui, at, 10, colors.border.control);
            paint::circle(ui, at, 8.5F, colors.bg.surface);
            break;
        case StepState::goal:
            paint::circle(ui, at, 10, colors.border.control);
            paint::circle(ui, at, 8.5F, colors.bg.surface);
            paint::icon(ui, Icon::flag, at, 12, colors.text.secondary);
            break;
    }
}

Node step_node(Ui& ui, std::uint32_t id, const TrailStep& step, const Rect& rect) {
    Node node = node_at(ui, id, Role::list_item, step.title, rect);
    node.description = step.note;
    node.flags |= flag::pressable;
    if (step.state == StepState::now) node.flags |= flag::current;
    if (step.state == StepState::done) node.flags |= flag::checked;
    return node;
}

/// Under each other, a line at the left.
int upright(Ui& ui, std::span<const TrailStep> steps) {
    int pressed = -1;
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::body_strong);
    const TextFace note_face = face_of(ui, TextStyle::small);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::uint32_t id = id_of(static_cast<int>(i));
        const Rect rect = place(ui, flow(ui).width, 56);
        const Interaction act = interact(ui, id, rect);
        if (act.is_pressed) pressed = static_cast<int>(i);
        const Point at{rect.x + 14, rect.centre().y};
        if (is_visible(rect)) {
            if (i + 1 < steps.size()) {
                const std::array<Point, 2> down{Point{at.x, at.y + 14}, Point{at.x, at.y + 56 - 12}};
                if (steps[i].state == StepState::done)
                    paint::line(ui, down[0], down[1], colors.primary.fill, 2);
                else
                    paint::dotted(ui, down, colors.border.control, 2, 6);
            }
            draw_stone_mark(ui, at, steps[i].state);
            const float left = rect.x + 40;
            draw_fitted(ui, face, {left, rect.y + 7, rect.right() - left, 22}, steps[i].title,
                        tone_color(ui, steps[i].state == StepState::next ? Tone::secondary : Tone::primary));
            draw_fitted(ui, note_face, {left, rect.y + 29, rect.right() - left, 20}, steps[i].note,
                        tone_color(ui, steps[i].state == StepState::now ? Tone::brand : Tone::tertiary));
        }
        leaf(ui, step_node(ui, id, steps[i], rect));
    }
    return pressed;
}

int rising(Ui& ui, std::span<const TrailStep> steps) {
    int pressed = -1;
    const auto& colors = ui.palette();
    const std::size_t count = std::min(steps.size(), steps_max);
    const TextFace face = face_of(ui, TextStyle::label);
    const TextFace note_face = face_of(ui, TextStyle::caption);
    const float wide = flow(ui).width / static_cast<float>(count);
    float title_high = face.line;
    for (std::size_t i = 0; i < count; ++i) {
        const float high = draw_wrapped(ui, face, {0, 0, wide - 8, 0}, steps[i].title, {}, Align::centre, true);
        title_high = std::max(title_high, std::min(high, 2 * face.line));
    }
    const Rect rect = place(ui, flow(ui).width, 80 + title_high + note_face.line + 4);
    std::array<Point, steps_max> stones{};
    std::size_t now = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float part = count > 1 ? static_cast<float>(i) / static_cast<float>(count - 1) : 0;
        const float bend = part * 0.75F + part * part * 0.25F;
        stones[i] = {rect.x + wide * (static_cast<float>(i) + 0.5F), rect.y + 62 - rise * bend};
        if (steps[i].state == StepState::done || steps[i].state == StepState::now) now = i;
    }
    if (is_visible(rect)) {
        const float floor = rect.y + 76;
        std::array<Point, steps_max + 1> walked{};
        walked[0] = {rect.x, stones[0].y + 3};
        std::copy_n(stones.begin(), now + 1, walked.begin() + 1);
        std::array<Point, steps_max + 1> ahead{};
        std::size_t ahead_count = 0;
        for (std::size_t i = now; i < count; ++i) ahead[ahead_count++] = stones[i];
        ahead[ahead_count++] = {rect.right(), stones[count - 1].y - 4};
        paint::area_under(ui, {walked.data(), now + 2}, floor, colors.primary.soft);
        paint::area_under(ui, {ahead.data(), ahead_count}, floor, colors.bg.subtle);
        paint::polyline(ui, {walked.data(), now + 2}, colors.primary.fill, 2);
        paint::dotted(ui, {ahead.data(), ahead_count}, colors.border.control, 2, 6);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t id = id_of(static_cast<int>(i));
        const Rect target{rect.x + wide * static_cast<float>(i), rect.y, wide, rect.h};
        const Interaction act = interact(ui, id, target.expanded(-2));
        if (act.is_pressed) pressed = static_cast<int>(i);
        if (is_visible(target)) {
            if (act.hover > 0) paint::circle(ui, stones[i], 16, colors.bg.sunken.faded(act.hover));
            draw_stone_mark(ui, stones[i], steps[i].state);
            const bool is_ahead = i > now;
            const Rect words{target.x + 4, rect.y + 80, wide - 8, title_high};
            const theme::Color color = tone_color(ui, is_ahead ? Tone::secondary : Tone::primary);
            const float high = draw_wrapped(ui, face, words, steps[i].title, color, Align::centre, true);
            paint::clip(ui, words, [&] { draw_wrapped(ui, face, words, steps[i].title, color, Align::centre); });
            const float note_y = words.y + std::min(high, title_high);
            draw_fitted(ui, note_face, {target.x + 3, note_y, wide - 6, note_face.line}, steps[i].note,
                        tone_color(ui, steps[i].state == StepState::now ? Tone::brand : Tone::tertiary), Align::centre);
        }
        leaf(ui, step_node(ui, id, steps[i], target));
    }
    return pressed;
}

}  // namespace

int trail(Ui& ui, Key key, std::string_view name, std::span<const TrailStep> steps) {
    if (steps.empty()) return -1;
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    int pressed = -1;
    const ContainerScope container(ui, id, Role::list, name);
    const bool is_upright = flow(ui).width / static_cast<float>(steps.size()) < 88 || steps.size() > steps_max;
    if (is_upright)
        stack(ui, 0, [&] { pressed = upright(ui, steps); });
    else
        pressed = rising(ui, steps);
    return pressed;
}

}  // namespace cairn::ui
