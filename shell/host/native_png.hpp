#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace cairn::host {

/// Writes 8-bit RGB from RGBA pixels, first row on top; alpha is dropped. Stored blocks, no compression.
///
/// Shapes:   pixels has width × height × 4 bytes.
/// Errors:   false when the file cannot be written.
/// Source:   PNG (third edition), RFC 1950 and 1951.
[[nodiscard]] bool write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> pixels);

}  // namespace cairn::host
