#include "keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::web {
namespace {

constexpr std::array named{
    std::pair<std::string_view, ImGuiKey>{"Tab", ImGuiKey_Tab},
    std::pair<std::string_view, ImGuiKey>{"ArrowLeft", ImGuiKey_LeftArrow},
    std::pair<std::string_view, ImGuiKey>{"ArrowRight", ImGuiKey_RightArrow},
    std::pair<std::string_view, ImGuiKey>{"ArrowUp", ImGuiKey_UpArrow},
    std::pair<std::string_view, ImGuiKey>{"ArrowDown", ImGuiKey_DownArrow},
    std::pair<std::string_view, ImGuiKey>{"PageUp", ImGuiKey_PageUp},
    std::pair<std::string_view, ImGuiKey>{"PageDown", ImGuiKey_PageDown},
    std::pair<std::string_view, ImGuiKey>{"Home", ImGuiKey_Home},
    std::pair<std::string_view, ImGuiKey>{"End", ImGuiKey_End},
    std::pair<std::string_view, ImGuiKey>{"Insert", ImGuiKey_Insert},
    std::pair<std::string_view, ImGuiKey>{"Delete", ImGuiKey_Delete},
    std::pair<std::string_view, ImGuiKey>{"Backspace", ImGuiKey_Backspace},
    std::pair<std::string_view, ImGuiKey>{" ", ImGuiKey_Space},
    std::pair<std::string_view, ImGuiKey>{"Enter", ImGuiKey_Enter},
    std::pair<std::string_view, ImGuiKey>{"Escape", ImGuiKey_Escape},
    std::pair<std::string_view, ImGuiKey>{"F6", ImGuiKey_F6},
    std::pair<std::string_view, ImGuiKey>{"'", ImGuiKey_Apostrophe},
    std::pair<std::string_view, ImGuiKey>{",", ImGuiKey_Comma},
    std::pair<std::string_view, ImGuiKey>{"-", ImGuiKey_Minus},
    std::pair<std::string_view, ImGuiKey>{"_", ImGuiKey_Minus},
    std::pair<std::string_view, ImGuiKey>{".", ImGuiKey_Period},
    std::pair<std::string_view, ImGuiKey>{"/", ImGuiKey_Slash},
    std::pair<std::string_view, ImGuiKey>{"?", ImGuiKey_Slash},
    std::pair<std::string_view, ImGuiKey>{";", ImGuiKey_Semicolon},
    std::pair<std::string_view, ImGuiKey>{"=", ImGuiKey_Equal},
    std::pair<std::string_view, ImGuiKey>{"+", ImGuiKey_Equal},
    std::pair<std::string_view, ImGuiKey>{"[", ImGuiKey_LeftBracket},
    std::pair<std::string_view, ImGuiKey>{"\\", ImGuiKey_Backslash},
    std::pair<std::string_view, ImGuiKey>{"]", ImGuiKey_RightBracket},
    std::pair<std::string_view, ImGuiKey>{"`", ImGuiKey_GraveAccent},
};

constexpr ImGuiKey letter(char c) { return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a')); }
constexpr ImGuiKey digit(char c) { return static_cast<ImGuiKey>(ImGuiKey_0 + (c - '0')); }
constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

ImGuiKey key_of(std::string_view key, std::string_view code) {
    if (key.size() == 1) {
        const char typed = lower(key[0]);
        if (is_letter(typed)) return letter(typed);
        if (is_digit(typed)) return digit(typed);
    }
    if (const auto* found = std::ranges::find(named, key, &std::pair<std::string_view, ImGuiKey>::first);
        found != named.end())
        return found->second;
    constexpr std::string_view key_prefix = "Key";
    constexpr std::string_view digit_prefix = "Digit";
    if (code.starts_with(key_prefix) && code.size() == key_prefix.size() + 1) return letter(lower(code.back()));
    if (code.starts_with(digit_prefix) && code.size() == digit_prefix.size() + 1) return digit(code.back());
    return ImGuiKey_None;
}

bool is_one_character(std::string_view key) {
    if (key.empty() || key == " ") return false;
    const auto lead = static_cast<unsigned char>(key[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return key.size() == length;
}

}  // namespace cairn::web
