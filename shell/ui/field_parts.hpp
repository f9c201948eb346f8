#pragma once

#include "shell/ui/context.hpp"

#include <string_view>

// What fields, selects and steppers share around their box; for the room's .cpp files.

namespace cairn::ui {

/// The label over a control; drawn, not a node: the control itself carries the name.
void draw_field_label(Ui& ui, std::string_view label, bool is_required = false);

/// Help under a control, or its error with an icon; drawn, not a node.
void draw_field_note(Ui& ui, std::string_view help, std::string_view error);

struct BoxLook {
    float hover = 0;
    bool is_focused = false;
    bool is_invalid = false;
    bool is_disabled = false;
};
void draw_field_box(Ui& ui, const Rect& rect, const BoxLook& look);

/// Type size inside a control: 14, 16 on phones so that a focus does not zoom the page.
[[nodiscard]] theme::TextMetrics field_text(const Ui& ui);

}  // namespace cairn::ui
