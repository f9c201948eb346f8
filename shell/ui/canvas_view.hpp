#pragma once

// For the room's own .cpp files: how wheel, drag and fingers move a canvas.

#include "shell/ui/canvas.hpp"
#include "shell/ui/context.hpp"

#include <cstdint>

namespace cairn::ui {

struct ZoomRange {
    float least = 0.25F;
    float most = 4;
};

/// Before drawing: the glide, the wheel and two fingers.
void begin_moving(Ui& ui, std::uint32_t id, const Rect& box, CanvasView& view, ZoomRange range);
/// After drawing, so that what lies on the canvas takes its press first: the empty ground, and drags from anywhere on
/// it. A drag that began on something that can be pressed is no press any more.
void end_moving(Ui& ui, std::uint32_t id, const Rect& box, CanvasView& view);

/// What lies at `at` (from the frame's corner) stays there.
void zoom_about(CanvasView& view, Point at, float factor, ZoomRange range);
void glide_to(Ui& ui, CanvasView& view, Point pan, float zoom);

}  // namespace cairn::ui
