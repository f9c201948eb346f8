#pragma once

// For the room's .cpp files: lists whose cursor moves while a field over them keeps the focus.

namespace cairn::ui {

/// Where Up, Down, Page keys, Home and End of this frame move a cursor among `count` things; it stops at the ends.
[[nodiscard]] int moved_by_keys(int active, int count, int page);

}  // namespace cairn::ui
