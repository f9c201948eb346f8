#pragma once

#include <cstdint>
#include <string>

namespace cairn::ui {

/// Something a person did outside the canvas: in the DOM mirror, through assistive technology, or in a test.
/// The widget with this id consumes it in the next frame, as if it had been done with the mouse.
struct Action {
    enum class Kind : std::uint8_t {
        press,             ///< button, link, row, tab, option, radio, menu item
        focus,             ///< the platform moved its focus here; number != 0: by keyboard, so the ring shows
        blur,
        set_text,          ///< field, prose: `text` is the whole new content
        set_choice,        ///< select: `number` is the option's index from 0
        set_number,        ///< slider, stepper: `number` is the new value
        toggle,            ///< checkbox, toggle
        submit,            ///< field: Enter
        dismiss,           ///< dialog: Escape
        scroll_into_view,
    };
    Kind kind = Kind::press;
    std::uint32_t id = 0;
    std::string text = {};
    double number = 0;
};

}  // namespace cairn::ui
