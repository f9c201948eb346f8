#pragma once

namespace cairn::ui {

/// A place on the screen, in CSS px from the top left corner of the window.
struct Point {
    float x = 0;
    float y = 0;
};

struct Size {
    float w = 0;
    float h = 0;
};

/// Units: CSS px; `w` and `h` are never negative.
struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    [[nodiscard]] constexpr float right() const { return x + w; }
    [[nodiscard]] constexpr float bottom() const { return y + h; }
    [[nodiscard]] constexpr Point centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] constexpr bool contains(Point p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    [[nodiscard]] constexpr Rect expanded(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
};

}  // namespace cairn::ui
