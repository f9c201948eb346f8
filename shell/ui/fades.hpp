#pragma once

#include "shell/ui/context.hpp"

#include <cstdint>

struct ImGuiWindow;

// Windows that come and go softly; for the room's .cpp files. Only pixels take their time: what is opening can be used
// at once, what is closing has no meaning any more, can be neither pressed nor read. With reduced motion nothing fades.

namespace cairn::ui {

/// Fades in what was drawn into the current window, from this vertex on, and into its children. Call it last in the
/// window, in every frame.
void fade_in(Ui& ui, std::uint32_t id, float milliseconds, bool is_appearing, int first_vertex = 0);

/// How far something that appeared is faded in, 0..1, eased; for what has no window of its own.
[[nodiscard]] float fade_of(Ui& ui, std::uint32_t id, float milliseconds, bool is_appearing);

/// Keeps a window that is not drawn any more on the screen, as it was drawn last, until it has faded. With
/// `lies_under` it is drawn by draw_ghost_of_page, else over everything.
void leave_ghost(Ui& ui, ImGuiWindow* window, float milliseconds, bool lies_under = false);

/// The page before this one, into the current window.
void draw_ghost_of_page(Ui& ui);
/// All others, at the end of the frame.
void draw_ghosts(Ui& ui);

}  // namespace cairn::ui
