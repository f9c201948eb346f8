#pragma once

#include <imgui.h>

#include <string_view>

namespace cairn::web {

/// The key a KeyboardEvent means. Letters, digits and signs go by what the layout types (`key`), so that Ctrl K is
/// where it is printed; where the layout types no Latin letter, by the place on the keyboard (`code`).
[[nodiscard]] ImGuiKey key_of(std::string_view key, std::string_view code);

/// Whether KeyboardEvent.key is what the key writes ("?", "é"), not the name of a key ("Enter").
[[nodiscard]] bool is_one_character(std::string_view key);

}  // namespace cairn::web
