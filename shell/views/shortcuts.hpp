#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "shell/text/text.hpp"
#include "shell/views/route.hpp"

namespace cairn::views {

/// What a key of the whole window does. Keys of one widget (arrows in a list) are named here too, so that the list of
/// keys is complete, but the widget handles them.
enum class Shortcut : std::uint8_t {
    palette,
    search,
    keys,
    undo,
    redo,
    go_today,
    go_plan,
    go_coaches,
    go_requests,
    go_courses,
    go_map,
    go_progress,
    go_people,
    next_row,
    previous_row,
    open_row,
    close,
    next_region,
    previous_region,
};

enum class ShortcutGroup : std::uint8_t { everywhere, go_to, lists };

/// How a shortcut is pressed. `character` is what the key writes; keys without one have a name.
struct ShortcutKeys {
    Shortcut id = Shortcut::palette;
    ShortcutGroup group = ShortcutGroup::everywhere;
    char32_t character = 0;
    std::string_view named = {};     ///< "F6", "Enter", "Esc"
    bool has_command = false;        ///< with Ctrl, or ⌘
    bool has_shift = false;
    bool is_after_g = false;         ///< after G

    /// One key that also writes a letter: off in fields, and off for who says so (WCAG 2.1.4).
    [[nodiscard]] bool is_single_key() const { return character != 0 && !has_command; }
};

/// The one table: palette, tooltips, the list of keys and the keyboard itself read it.
[[nodiscard]] std::span<const ShortcutKeys> shortcuts();
[[nodiscard]] const ShortcutKeys& keys_of(Shortcut id);

/// "Ctrl K", "G then T", "Shift F6"; with `has_command_key` "⌘ K".
[[nodiscard]] std::string key_words(const text::Text& text, const ShortcutKeys& keys, bool has_command_key);
/// What it does: "Undo".
[[nodiscard]] std::string_view shortcut_words(const text::Text& text, Shortcut id);
[[nodiscard]] std::string_view group_words(const text::Text& text, ShortcutGroup group);

/// The page a shortcut leads to, or the one shortcut of a page; nothing for others.
[[nodiscard]] const Page* page_of(Shortcut id);
[[nodiscard]] const ShortcutKeys* keys_of(Page page);

}  // namespace cairn::views
