#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <span>
#include <string_view>

namespace cairn::ui {

/// A picture a screen draws itself in colours of the theme: the knowledge map, a whiteboard. Coordinates are CSS px
/// from the canvas's top left corner, already moved and scaled by the person where it `is_pannable`.
class Canvas {
public:
    [[nodiscard]] Rect bounds() const { return {0, 0, frame.w, frame.h}; }

    void line(Point from, Point to, theme::Color color, float width = 1) const;
    void curve(Point from, Point control_a, Point control_b, Point to, theme::Color color, float width = 1) const;
    void dashed_line(Point from, Point to, theme::Color color, float width = 1) const;
    void arrow_head(Point tip, Point from, theme::Color color, float size = 6) const;
    void box(Rect rect, float radius, theme::Color fill) const;
    void frame_box(Rect rect, float radius, theme::Color color, float width = 1) const;
    void dashed_box(Rect rect, float radius, theme::Color color, float width = 1) const;
    void circle(Point centre, float radius, theme::Color fill) const;
    void ring(Point centre, float radius, theme::Color color, float width = 1) const;
    void polygon(std::span<const Point> points, theme::Color fill) const;
    void icon(Point centre, Icon name, float size, theme::Color color) const;
    /// One line, vertically centred on `rect`, shortened to its width.
    void text(Rect rect, std::string_view text, TextStyle style, theme::Color color, Align align = Align::start) const;

    /// A place that can be pressed and focused; its node is a button with this name. True when pressed.
    bool target(Key key, std::string_view name, Rect rect, bool is_current = false) const;

    Ui* ui = nullptr;
    Rect frame;              ///< on the screen
    Point origin;            ///< where canvas (0, 0) lies on the screen, pan included
    float scale = 1;
};

/// How a person has moved and zoomed a canvas; the screen keeps it in its scratch.
///
/// Dragging moves it, with one finger too; the wheel zooms towards the pointer, as two fingers do, on the glass or on a
/// trackpad (Ctrl and the wheel); the wheel sideways moves it sideways.
struct CanvasView {
    Point pan;  ///< px; where canvas (0, 0) lies from the top left corner of its frame
    float zoom = 1;
    bool is_dragging = false;

    /// On the way to another place: at most 200 ms, at once where motion is reduced.
    struct Glide {
        Point pan_from;
        Point pan_to;
        float zoom_from = 1;
        float zoom_to = 1;
        double began = 0;
        bool is_on = false;
    } glide;
};

/// `name` and `summary` are the node; targets inside become its children. `view` null: neither pan nor zoom.
void canvas(Ui& ui, Key key, std::string_view name, std::string_view summary, float height, CanvasView* view,
            FunctionRef<void(Canvas&)> draw);

/// The welcome picture: sky, sun, ridges, stones and the path; fills `height` at the width there is. Content lies on
/// it.
void welcome_picture(Ui& ui, float height, FunctionRef<void()> content);

}  // namespace cairn::ui
