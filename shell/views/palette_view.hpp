#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "shell/views/match.hpp"
#include "shell/views/route.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What can be done from the palette besides going somewhere.
enum class PaletteAction : std::uint8_t {
    none,
    undo,
    redo,
    change_language,
    theme_light,
    theme_dark,
    theme_system,
    new_profile,
    import_files,
    download,
    print,
    show_keys,
};

/// What a row of the palette leads to: a page or object, or an action.
struct PaletteTarget {
    Route route = {};
    PaletteAction action = PaletteAction::none;
    bool operator==(const PaletteTarget&) const = default;
};

/// What the palette needs to know besides the model.
struct PaletteWish {
    std::string query = {};
    std::vector<PaletteTarget> recent = {};      ///< newest first
    std::optional<app::Action> undo = {};        ///< nothing when there is nothing to undo
    std::optional<app::Action> redo = {};
    PaletteAction theme = PaletteAction::theme_system;  ///< the one that is chosen
    bool is_online = true;
    bool can_print = false;
    bool has_command_key = false;
    bool operator==(const PaletteWish&) const = default;
};

enum class PaletteGroup : std::uint8_t { recent, go_to, act };

enum class PaletteKind : std::uint8_t { page, person, skill, course, action };

struct PaletteRow {
    PaletteTarget target = {};
    PaletteKind kind = PaletteKind::page;
    PaletteGroup group = PaletteGroup::go_to;
    std::string label = {};
    std::vector<std::uint32_t> marks = {}; ///< bytes where what was found begins and ends, in turn
    std::string detail = {};         ///< "Person", "Course"; empty for pages and actions
    std::string shortcut = {};       ///< "G then T"
};

struct PaletteView {
    std::vector<PaletteRow> rows;    ///< grouped, best first inside each group
    std::string count;               ///< "4 results, searched on this device"
};

/// How many things of one search are shown at most, besides pages and actions.
inline constexpr std::size_t palette_objects_max = 30;

/// Nothing written: what was used last, then every page, then what can be done. Something written: what it finds, the
/// group with the better match first, one that was used lately before its equals.
///
/// Cost:     O(bytes of all names) when something is written, some milliseconds for 10,000 people; nothing is sorted
///           that is not found. Keep it until the model or the wish changes.
PaletteView build_palette_view(const ViewInput& input, const PaletteWish& wish);

}  // namespace cairn::views
