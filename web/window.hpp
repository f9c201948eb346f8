#pragma once

namespace cairn::web {

/// SDL's window over the canvas with its WebGL 2 context. Input does not come from here: SDL knows neither input
/// methods nor fractional pixels and would keep keys from the page, so its listeners are taken off again.
///
/// Errors:   false when the browser gives no WebGL 2.
[[nodiscard]] bool open_window();

}  // namespace cairn::web
