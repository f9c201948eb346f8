#include "tests/shell/ui/ink.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

#include "core/base/text.hpp"
#include "shell/theme/theme.hpp"
#include "tests/shell/ui/test_font.hpp"

namespace cairn::ui::testing {
namespace {

constexpr float slack = 1;             // px by which a letter may cross an edge: rounding
constexpr float overlap_least = 1.3F;  // px that two texts must share beside each other: letters stand on whole px

struct Channels {
    float red = 0, green = 0, blue = 0, alpha = 0;
};

Channels channels_of(ImU32 color) {
    return {static_cast<float>(color & 0xFFU), static_cast<float>((color >> 8) & 0xFFU),
            static_cast<float>((color >> 16) & 0xFFU), static_cast<float>(color >> 24)};
}

ImU32 packed(const Channels& c) {
    const auto byte = [](float value) { return static_cast<ImU32>(std::clamp(value + 0.5F, 0.0F, 255.0F)); };
    return byte(c.red) | byte(c.green) << 8 | byte(c.blue) << 16 | byte(c.alpha) << 24;
}

ImU32 blended(ImU32 ground, const Channels& over) {
    const Channels under = channels_of(ground);
    const float part = over.alpha / 255;
    const auto mixed = [part](float a, float b) { return a + (b - a) * part; };
    return packed({mixed(under.red, over.red), mixed(under.green, over.green), mixed(under.blue, over.blue), 255});
}

/// The frame in memory: one colour a px, and which run was written there last.
class Sheet {
public:
    Sheet(int width, int height) : width_(width), height_(height), colors_(size(), 0xFF000000U), owners_(size(), 0) {}

    void triangle(const std::array<const ImDrawVert*, 3>& corners, const ImVec4& clip);
    void glyph(const Rect& box, const ImVec4& clip, std::size_t run);
    void mark_covered(std::vector<TextRun>& runs) const;

    std::map<std::size_t, std::map<ImU32, std::size_t>> grounds;                ///< px of each colour under a run
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;  ///< px of two runs

private:
    struct Area {
        int left, top, right, bottom;
    };
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
    }
    [[nodiscard]] std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }
    /// The px whose centres lie inside both.
    [[nodiscard]] Area area(float left, float top, float right, float bottom, const ImVec4& clip) const {
        const auto whole = [](float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); };
        return {std::max(0, whole(std::max(left, clip.x))), std::max(0, whole(std::max(top, clip.y))),
                std::min(width_, whole(std::min(right, clip.z))), std::min(height_, whole(std::min(bottom, clip.w)))};
    }

    int width_;
    int height_;
    std::vector<ImU32> colors_;
    std::vector<std::size_t> owners_;
};

void Sheet::triangle(const std::array<const ImDrawVert*, 3>& corners, const ImVec4& clip) {
    const ImVec2 a = corners[0]->pos, b = corners[1]->pos, c = corners[2]->pos;
    const float doubled = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (doubled == 0) return;
    const Area box = area(std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y}), std::max({a.x, b.x, c.x}),
                          std::max({a.y, b.y, c.y}), clip);
    const std::array<Channels, 3> colors{channels_of(corners[0]->col), channels_of(corners[1]->col),
                                         channels_of(corners[2]->col)};
    const bool is_solid =
        corners[0]->col == corners[1]->col && corners[0]->col == corners[2]->col && colors[0].alpha > 254;
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
            const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
            const float second = ((px - a.x) * (c.y - a.y) - (c.x - a.x) * (py - a.y)) / doubled;
            const float third = ((b.x - a.x) * (py - a.y) - (px - a.x) * (b.y - a.y)) / doubled;
            const float first = 1 - second - third;
            if (first < 0 || second < 0 || third < 0) continue;
            if (is_solid) {
                colors_[at(x, y)] = corners[0]->col;
                owners_[at(x, y)] = 0;
                continue;
            }
            const auto mixed = [&](float Channels::* channel) {
                return first * colors[0].*channel + second * colors[1].*channel + third * colors[2].*channel;
            };
            const Channels color{mixed(&Channels::red), mixed(&Channels::green), mixed(&Channels::blue),
                                 mixed(&Channels::alpha)};
            colors_[at(x, y)] = blended(colors_[at(x, y)], color);
            if (color.alpha > 250) owners_[at(x, y)] = 0;  // what was written here is covered
        }
    }
}

void Sheet::glyph(const Rect& box, const ImVec4& clip, std::size_t run) {
    const Area inside = area(box.x, box.y, box.right(), box.bottom(), clip);
    std::map<ImU32, std::size_t>& colors = grounds[run];
    ImU32 color = 0;
    std::size_t* count = nullptr;  // of `color`: neighbours mostly share it
    for (int y = inside.top; y < inside.bottom; ++y) {
        for (int x = inside.left; x < inside.right; ++x) {
            const std::size_t place = at(x, y);
            if (count == nullptr || colors_[place] != color) {
                color = colors_[place];
                count = &colors[color];
            }
            ++*count;
            std::size_t& owner = owners_[place];
            if (owner != 0 && owner != run + 1) ++shared[{owner - 1, run}];
            owner = run + 1;
        }
    }
}

void Sheet::mark_covered(std::vector<TextRun>& runs) const {
    for (TextRun& run : runs) run.is_covered = true;
    for (const std::size_t owner : owners_) {
        if (owner != 0) runs[owner - 1].is_covered = false;
    }
}

bool goes_on(const TextRun& run, const Rect& box, ImU32 color) {
    return run.color.abgr == color && std::abs(run.rect.y - box.y) < 0.1F && std::abs(run.rect.h - box.h) < 0.1F &&
           box.x > run.rect.right() - 0.5F && box.x < run.rect.right() + run.rect.h * 0.6F;
}

void find_worst_ground(TextRun& run, const std::map<ImU32, std::size_t>& grounds) {
    std::size_t total = 0;
    for (const auto& [color, count] : grounds) total += count;
    run.contrast = 100;
    for (const auto& [color, count] : grounds) {
        const theme::Color seen{blended(color, channels_of(run.color.abgr))};
        const double contrast = theme::contrast(seen, {color});
        if (count * 5 < total || contrast >= run.contrast) continue;
        run.contrast = contrast;
        run.ground = {color};
    }
}

}  // namespace

Ink read_ink(const ImDrawData& data) {
    Ink ink;
    Sheet sheet(static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y));
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) continue;
            const ImVec4& clip = command.ClipRect;
            const auto corner = [&](unsigned int i) {
                return &list->VtxBuffer[static_cast<int>(command.VtxOffset +
                                                         list->IdxBuffer[static_cast<int>(command.IdxOffset + i)])];
            };
            for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
                const ImDrawVert* first = corner(i);
                if (first->uv.y < glyph_v) {
                    sheet.triangle({first, corner(i + 1), corner(i + 2)}, clip);
                    continue;
                }
                const ImVec2 end = corner(i + 2)->pos;
                const Rect box{first->pos.x, first->pos.y, end.x - first->pos.x, end.y - first->pos.y};
                i += 3;  // a letter is two triangles
                if (box.right() <= clip.x || box.x >= clip.z || box.bottom() <= clip.y || box.y >= clip.w) continue;
                if (ink.runs.empty() || !goes_on(ink.runs.back(), box, first->col))
                    ink.runs.push_back({.rect = box, .color = {first->col}});
                TextRun& run = ink.runs.back();
                append_utf8(run.text, static_cast<char32_t>(std::lround(first->uv.x / glyph_u)));
                run.rect.w = box.right() - run.rect.x;
                run.is_cut = run.is_cut || box.x < clip.x - slack || box.right() > clip.z + slack;
                sheet.glyph(box, clip, ink.runs.size() - 1);
            }
        }
    }
    sheet.mark_covered(ink.runs);
    for (std::size_t i = 0; i < ink.runs.size(); ++i) find_worst_ground(ink.runs[i], sheet.grounds[i]);
    for (const auto& [pair, count] : sheet.shared) {
        const float high = std::min(ink.runs[pair.first].rect.h, ink.runs[pair.second].rect.h);
        if (static_cast<float>(count) > overlap_least * high) ink.overlaps.push_back(pair);
    }
    return ink;
}

}  // namespace cairn::ui::testing
