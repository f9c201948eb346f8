#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <optional>
#include <string_view>

namespace cairn::ui {

enum class ButtonKind : std::uint8_t { primary, secondary, soft, ghost, danger };
enum class ControlSize : std::uint8_t { small, medium, large };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    ControlSize size = ControlSize::medium;
    std::optional<Icon> icon = {};           ///< left of the label
    std::optional<Icon> icon_after = {};     ///< right of it: arrows
    bool is_disabled = false;
    std::string_view reason = {};            ///< why it is disabled: tooltip and description. Required then.
    bool is_busy = false;                    ///< an arc turns, the width stays, it cannot be pressed
    bool is_full_width = false;
    std::string_view tooltip = {};           ///< more than the label says; becomes the description
    std::string_view shortcut = {};          ///< shown in the tooltip
};

/// True in the frame it was pressed, by mouse, finger, key or an action from outside.
/// One primary button a screen.
bool button(Ui& ui, Key key, std::string_view label, const ButtonOptions& options = {});
bool button(Ui& ui, Key key, std::string_view label, ButtonKind kind);

struct IconButtonOptions {
    ButtonKind kind = ButtonKind::ghost;  ///< ghost or secondary
    bool is_on = false;                   ///< a toggle that is on: soft background
    bool is_disabled = false;
    std::string_view reason = {};
    bool has_dot = false;                 ///< amber: something new; `label` must say what
    std::string_view shortcut = {};
};

/// 36 × 36 (44 on touch); `label` is its name and its tooltip.
bool icon_button(Ui& ui, Key key, Icon icon, std::string_view label, const IconButtonOptions& options = {});

/// A real link: in the web page people can copy it or open it in a new tab. True when followed here.
bool link(Ui& ui, Key key, std::string_view label, std::string_view href, TextStyle style = TextStyle::body_strong);
/// With an icon after it, e.g. Icon::arrow_right.
bool link(Ui& ui, Key key, std::string_view label, std::string_view href, Icon icon_after);

/// Looks like a search field in the top bar and opens the palette.
bool search_button(Ui& ui, Key key, std::string_view label, std::string_view shortcut);

struct MenuItem {
    std::string_view label = {};
    std::optional<Icon> icon = {};
    std::string_view shortcut = {};
    bool is_danger = false;
    bool is_disabled = false;
};
/// A button that opens a menu. Returns the index of the item that was chosen in this frame, else -1.
int menu_button(Ui& ui, Key key, std::string_view label, std::optional<Icon> icon, std::span<const MenuItem> items,
                const ButtonOptions& options = {});

}  // namespace cairn::ui
