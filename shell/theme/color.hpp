#pragma once

#include <cstdint>

namespace cairn::theme {

/// Straight alpha, sRGB; packed as 0xAABBGGRR, which is the byte order r g b a that graphics cards take.
struct Color {
    std::uint32_t abgr = 0;

    [[nodiscard]] static constexpr Color of(std::uint32_t rrggbbaa) {
        return {((rrggbbaa & 0xFFU) << 24U) | ((rrggbbaa & 0xFF00U) << 8U) | ((rrggbbaa >> 8U) & 0xFF00U) |
                (rrggbbaa >> 24U)};
    }
    [[nodiscard]] constexpr std::uint8_t red() const { return static_cast<std::uint8_t>(abgr); }
    [[nodiscard]] constexpr std::uint8_t green() const { return static_cast<std::uint8_t>(abgr >> 8U); }
    [[nodiscard]] constexpr std::uint8_t blue() const { return static_cast<std::uint8_t>(abgr >> 16U); }
    [[nodiscard]] constexpr std::uint8_t alpha() const { return static_cast<std::uint8_t>(abgr >> 24U); }

    /// The same hue with its alpha multiplied; `part` in 0..1.
    [[nodiscard]] constexpr Color faded(float part) const {
        const auto alpha_new = static_cast<std::uint32_t>(static_cast<float>(alpha()) * part + 0.5F);
        return {(abgr & 0x00FFFFFFU) | (alpha_new << 24U)};
    }
    friend constexpr bool operator==(Color, Color) = default;
};

/// From `a` (0) to `b` (1), channel by channel.
[[nodiscard]] constexpr Color mix(Color a, Color b, float part) {
    std::uint32_t packed = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const auto from = static_cast<float>((a.abgr >> shift) & 0xFFU);
        const auto to = static_cast<float>((b.abgr >> shift) & 0xFFU);
        packed |= static_cast<std::uint32_t>(from + (to - from) * part + 0.5F) << shift;
    }
    return {packed};
}

}  // namespace cairn::theme
