#include "shell/views/shortcuts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shell/views/page_words.hpp"

namespace cairn::views {
namespace {

using enum Shortcut;
using enum ShortcutGroup;

constexpr std::array<ShortcutKeys, 19> table{{
    {.id = palette, .group = everywhere, .character = U'k', .has_command = true},
    {.id = search, .group = everywhere, .character = U'/'},
    {.id = keys, .group = everywhere, .character = U'?'},
    {.id = undo, .group = everywhere, .character = U'z', .has_command = true},
    {.id = redo, .group = everywhere, .character = U'z', .has_command = true, .has_shift = true},
    {.id = next_region, .group = everywhere, .named = "F6"},
    {.id = previous_region, .group = everywhere, .named = "F6", .has_shift = true},
    {.id = close, .group = everywhere, .named = "Esc"},
    {.id = go_today, .group = go_to, .character = U't', .is_after_g = true},
    {.id = go_plan, .group = go_to, .character = U'p', .is_after_g = true},
    {.id = go_coaches, .group = go_to, .character = U'c', .is_after_g = true},
    {.id = go_requests, .group = go_to, .character = U'r', .is_after_g = true},
    {.id = go_courses, .group = go_to, .character = U'l', .is_after_g = true},
    {.id = go_map, .group = go_to, .character = U'k', .is_after_g = true},
    {.id = go_progress, .group = go_to, .character = U'm', .is_after_g = true},
    {.id = go_people, .group = go_to, .character = U'e', .is_after_g = true},
    {.id = next_row, .group = lists, .character = U'j'},
    {.id = previous_row, .group = lists, .character = U'k'},
    {.id = open_row, .group = lists, .named = "Enter"},
}};

constexpr std::array<std::pair<Shortcut, Page>, 8> pages{{
    {go_today, Page::today},
    {go_plan, Page::plan},
    {go_coaches, Page::coaches},
    {go_requests, Page::requests},
    {go_courses, Page::courses},
    {go_map, Page::skills},
    {go_progress, Page::progress},
    {go_people, Page::people},
}};

}  // namespace

std::span<const ShortcutKeys> shortcuts() { return table; }

const ShortcutKeys& keys_of(Shortcut id) { return *std::ranges::find(table, id, &ShortcutKeys::id); }

std::string key_words(const text::Text& text, const ShortcutKeys& keys, bool has_command_key) {
    std::string words;
    if (keys.has_shift) words += has_command_key ? "⇧ " : "Shift ";
    if (keys.has_command) words = (has_command_key ? "⌘ " : "Ctrl ") + words;
    if (keys.character == 0) return words.append(keys.named);
    char key = static_cast<char>(keys.character);
    if (key >= 'a' && key <= 'z') key = static_cast<char>(key - 'a' + 'A');
    words += key;
    return keys.is_after_g ? text.keys_after_g(words) : words;
}

std::string_view shortcut_words(const text::Text& text, Shortcut id) {
    if (const Page* page = page_of(id)) return page_title(text, *page);
    switch (id) {
        case palette: return text.keys_palette();
        case search: return text.keys_search();
        case keys: return text.keys_keys();
        case undo: return text.keys_undo();
        case redo: return text.keys_redo();
        case next_row: return text.keys_next_row();
        case previous_row: return text.keys_previous_row();
        case open_row: return text.keys_open_row();
        case close: return text.keys_close();
        case next_region: return text.keys_next_region();
        case previous_region: return text.keys_previous_region();
        default: return {};
    }
}

std::string_view group_words(const text::Text& text, ShortcutGroup group) {
    switch (group) {
        case everywhere: return text.keys_everywhere();
        case go_to: return text.keys_go_to();
        case lists: return text.keys_lists();
    }
    return {};
}

const Page* page_of(Shortcut id) {
    const auto* found = std::ranges::find(pages, id, &std::pair<Shortcut, Page>::first);
    return found == pages.end() ? nullptr : &found->second;
}

const ShortcutKeys* keys_of(Page page) {
    const auto* found = std::ranges::find(pages, page, &std::pair<Shortcut, Page>::second);
    return found == pages.end() ? nullptr : &keys_of(found->first);
}

}  // namespace cairn::views
