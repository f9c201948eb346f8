#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <optional>
#include <string_view>

namespace cairn::ui {

/// A word with a meaning; it cannot be pressed.
void chip(Ui& ui, std::string_view text, Meaning meaning = Meaning::neutral, std::optional<Icon> icon = {});

/// A key as it is printed on the keyboard: "Ctrl K".
void key_cap(Ui& ui, std::string_view words);

/// A filter or tag that can be taken away; `remove_label` names the button ("Remove English"). True: remove it.
bool removable_chip(Ui& ui, Key key, std::string_view text, std::string_view remove_label);

/// A chip that is on or off: filters, suggested tags. True when changed.
bool toggle_chip(Ui& ui, Key key, std::string_view text, bool& is_on);

/// Level 0 to 5 as a small square of the mastery ramp with its digit. `name`: "Level 3, works alone".
void level_chip(Ui& ui, int level, std::string_view name);
/// Five small stones, `level` of them filled; `name` is spoken.
void level_dots(Ui& ui, int level, std::string_view name);

/// One or two letters or one Han character on a tint that depends on `name` alone. Decoration: the name stands beside.
void avatar(Ui& ui, std::string_view name, float size = 40, bool is_present = false);

}  // namespace cairn::ui
