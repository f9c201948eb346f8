#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cairn::ui {

struct PaletteItem {
    Icon icon{};
    std::string_view label = {};
    std::span<const std::uint32_t> marks = {};  ///< bytes where bold begins and ends, in turn: what was found
    std::string_view detail = {};               ///< what kind of thing it is; after the label, and spoken
    std::string_view shortcut = {};             ///< at the right
    std::string_view group = {};  ///< words over the first item of each group; the same for all of one group
};

/// What a palette keeps between frames; the screen owns it.
struct PaletteState {
    bool is_open = false;
    std::string query = {};
    int active = 0;  ///< the row that Enter takes
    bool is_submit_waiting = false;  ///< Enter came with the last letters: their rows come in the next frame
};

struct PaletteOptions {
    std::string_view title = {};  ///< spoken
    std::string_view hint = {};  ///< placeholder of the field
    std::string_view nothing_found = {};
    std::string_view footer_keys = {};  ///< "Enter opens"; not shown on phones
    std::string_view footer_count = {};  ///< "4 results, searched on this device"; said when it changes
    std::string_view list_name = {};  ///< spoken
    std::string_view close_label = {};
    std::string_view escape_key = {};  ///< "Esc", drawn as a key; the phone has a cross there
};

/// One field over a list of what there is: arrows, Page keys, Home and End move, Enter takes, Escape closes; so do
/// mouse and finger. `items` are those for `query` as it was when the frame began. Returns the index taken, or −1.
///
/// Cost:     O(count) in a drawn frame, nothing while closed. Rows out of sight are not drawn.
int palette(Ui& ui, Key key, PaletteState& state, int count, FunctionRef<PaletteItem(int)> items,
            const PaletteOptions& options);

}  // namespace cairn::ui
