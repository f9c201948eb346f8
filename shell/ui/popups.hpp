#pragma once

#include "shell/ui/context.hpp"

// Lists and menus that open at a control; for the room's .cpp files.

namespace cairn::ui {

void open_popup(Ui& ui, std::uint32_t id);
void close_popup(Ui& ui, std::uint32_t id);
[[nodiscard]] bool is_popup_open(std::uint32_t id);

/// Runs `content` in a vertical flow inside a box under (or above) `anchor` while the popup is open. Escape and a press
/// elsewhere close it.
void popup(Ui& ui, std::uint32_t id, const Rect& anchor, float width, float height_max, float gap,
           FunctionRef<void()> content);

}  // namespace cairn::ui
