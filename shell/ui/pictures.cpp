#include "shell/ui/canvas.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>

namespace cairn::ui {
namespace {

using theme::Color;

struct Stone {
    float x, y, w, h, tilt;  ///< centre and size in parts of the pile's width; tilt in radians
};

void draw_stone(Ui& ui, Point centre, Size size, float tilt, Color color) {
    ImDrawList& list = *draw_list();
    const int first = list.VtxBuffer.Size;
    paint::fill(ui, {centre.x - size.w / 2, centre.y - size.h / 2, size.w, size.h}, color, size.h / 2);
    if (tilt != 0) {
        const ImVec2 pivot = to_im(centre);
        ImGui::ShadeVertsTransformPos(&list, first, list.VtxBuffer.Size, pivot, std::cos(tilt), std::sin(tilt), pivot);
    }
}

/// Middle stone of the logo: between primary and the page, so that three stones are told apart in both themes.
Color middle_stone(const Ui& ui) { return mix(ui.palette().primary.fill, ui.palette().bg.canvas, 0.4F); }

constexpr std::size_t ridge_points = 49;

/// A ridge through heights given at equal distances, smoothed by cosine.
std::array<Point, ridge_points + 2> ridge(const Rect& box, std::span<const float> heights) {
    std::array<Point, ridge_points + 2> points{};
    for (std::size_t i = 0; i < ridge_points; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(ridge_points - 1);
        const float place_at = t * static_cast<float>(heights.size() - 1);
        const auto left = std::min(static_cast<std::size_t>(place_at), heights.size() - 2);
        const float part = (1 - std::cos((place_at - static_cast<float>(left)) * std::numbers::pi_v<float>)) / 2;
        const float height = heights[left] + (heights[left + 1] - heights[left]) * part;
        points[i] = {box.x + t * box.w, box.y + height * box.h};
    }
    points[ridge_points] = {box.right(), box.bottom()};
    points[ridge_points + 1] = {box.x, box.bottom()};
    return points;
}

}  // namespace

void paint::logo(Ui& ui, Point top_left, float size) {
    const auto& colors = ui.palette();
    const float unit = size / 24;
    const auto stone = [&](float x, float y, float w, float h, Color color) {
        fill(ui, {top_left.x + x * unit, top_left.y + y * unit, w * unit, h * unit}, color, h * unit / 2);
    };
    const bool is_on_hero = ui.state().surface == Surface::hero;
    stone(8, 2, 9, 5.6F, is_on_hero ? colors.hero.accent : colors.accent.fill);
    stone(4, 8.8F, 16, 6.2F, is_on_hero ? colors.hero.text2 : middle_stone(ui));
    stone(0.5F, 16.2F, 23, 7, is_on_hero ? colors.hero.text : colors.primary.fill);
}

void paint::stones(Ui& ui, Point bottom_centre, float width) {
    const auto& colors = ui.palette();
    const float unit = width / 24;
    const auto stone = [&](float x, float y, float w, float h, Color color) {
        fill(ui, {bottom_centre.x + x * unit, bottom_centre.y + y * unit, w * unit, h * unit}, color, h * unit / 2);
    };
    stone(-4, -22, 9, 5.6F, colors.accent.fill);
    stone(-8, -15.2F, 16, 6.2F, middle_stone(ui));
    stone(-11.5F, -7.8F, 23, 7.4F, colors.primary.fill);
}

void paint::contours(Ui& ui, const Rect& box, Point centre, float first, float step, int count, Color color) {
    constexpr std::size_t steps = 72;
    clip(ui, box, [&] {
        for (int ring = 0; ring < count; ++ring) {
            const float radius = first + step * static_cast<float>(ring);
            const float drift = static_cast<float>(ring) * 0.11F;
            std::array<Point, steps> points{};
            for (std::size_t i = 0; i < steps; ++i) {
                const float angle = static_cast<float>(i) * 2 * std::numbers::pi_v<float> / static_cast<float>(steps);
                const float bump = 1 + 0.10F * std::sin(2 * angle + 0.6F + drift) +
                                   0.07F * std::sin(3 * angle + 2 * drift) + 0.03F * std::sin(5 * angle - drift);
                points[i] = {centre.x + std::cos(angle) * radius * bump * 1.25F,
                             centre.y + std::sin(angle) * radius * bump * 0.9F};
            }
            polyline(ui, points, color, 1, true);
        }
    });
}

void logo(Ui& ui, float size) {
    const Rect rect = place(ui, size, size);
    if (is_visible(rect)) paint::logo(ui, {rect.x, rect.y}, size);
}

void welcome_picture(Ui& ui, float height, FunctionRef<void()> content) {
    const Flow& outer = flow(ui);
    const Rect box = place(ui, outer.width, height);
    const auto& hero = ui.palette().hero;
    ImDrawList& list = *draw_list();
    const int first = list.VtxBuffer.Size;
    paint::fill(ui, box, hero.bg2);
    const Color deep = mix(hero.bg, hero.bg2, 0);
    const Color light = mix(hero.bg2, theme::light.primary.fill, 0.55F);
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list, first, list.VtxBuffer.Size, {box.x, box.y},
                                                  {box.x, box.y + box.h * 0.7F}, to_im(deep), to_im(light));
    const float scale = std::min(box.w / 560, box.h / 900);
    paint::clip(ui, box, [&] {
        const Color sun = theme::light.accent.fill;
        paint::circle(ui, {box.x + box.w * 0.27F, box.y + box.h * 0.415F}, 44 * scale,
                      mix(sun, Color::of(0xFFFFFFFFU), 0.2F));
        const auto draw_ridge = [&](std::initializer_list<float> heights, Color color) {
            paint::polygon(ui, ridge(box, {heights.begin(), heights.size()}), color);
        };
        draw_ridge({0.58F, 0.52F, 0.565F, 0.485F, 0.52F, 0.44F, 0.478F}, mix(light, theme::light.seq[3], 0.28F));
        draw_ridge({0.68F, 0.635F, 0.65F, 0.60F, 0.645F, 0.61F, 0.58F}, mix(light, hero.bg, 0.25F));
        draw_ridge({0.80F, 0.765F, 0.79F, 0.74F, 0.75F, 0.755F, 0.71F}, mix(hero.bg, hero.bg2, 0.75F));
        // the path that the first ones walked
        std::array<Point, 40> path{};
        for (std::size_t i = 0; i < path.size(); ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(path.size() - 1);
            const float u = 1 - t;
            path[i] = {
                box.x + box.w * (u * u * u * 0.10F + 3 * u * u * t * 0.36F + 3 * u * t * t * 0.22F + t * t * t * 0.68F),
                box.y + box.h * (u * u * u * 1.0F + 3 * u * u * t * 0.90F + 3 * u * t * t * 0.80F + t * t * t * 0.76F)};
        }
        paint::dotted(ui, path, sun, 4.5F * scale, 12 * scale);
        constexpr std::array<Stone, 5> pile{{{0, -0.16F, 1.0F, 0.29F, -0.02F},
                                             {-0.02F, -0.42F, 0.79F, 0.26F, 0.02F},
                                             {-0.02F, -0.66F, 0.61F, 0.225F, 0.0F},
                                             {0.05F, -0.86F, 0.43F, 0.20F, 0.03F},
                                             {0.02F, -1.04F, 0.29F, 0.175F, -0.03F}}};
        const std::array<Color, 5> colors{Color::of(0xDCE8E4FFU), Color::of(0xB9D0C9FFU), Color::of(0xE8F0EDFFU),
                                          Color::of(0xA9C4BBFFU), theme::light.accent.fill};
        const float pile_width = 132 * scale;
        const Point foot{box.x + box.w * 0.70F, box.y + box.h * 0.765F};
        for (std::size_t i = 0; i < pile.size(); ++i) {
            draw_stone(ui, {foot.x + pile[i].x * pile_width, foot.y + pile[i].y * pile_width},
                       {pile[i].w * pile_width, pile[i].h * pile_width}, pile[i].tilt, colors[i]);
        }
    });
    const float margin = 48 * std::max(0.4F, std::min(1.0F, box.w / 560));
    const Surface before = ui.state().surface;
    ui.state().surface = Surface::hero;
    run_flow(ui, next_layout_id(ui), {box.x + margin, box.y + 32, box.w - 2 * margin, box.h - 64}, 16, content);
    ui.state().surface = before;
}

}  // namespace cairn::ui
