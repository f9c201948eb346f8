#pragma once

#include "shell/ui/context.hpp"

#include <string>
#include <string_view>

namespace cairn::ui {

struct FieldOptions {
    InputKind kind = InputKind::text;
    std::string_view hint = {};      ///< placeholder: an example, never the only label
    std::string_view help = {};      ///< line under the box
    std::string_view error = {};     ///< replaces help; turns the box red. Empty: valid
    std::size_t characters_kept = 2000;  ///< what is pasted beyond these is left out, never half a character
    bool is_required = false;
    bool is_disabled = false;
    bool is_label_hidden = false;    ///< spoken, not drawn: search boxes
    bool has_autofocus = false;      ///< takes focus in the first frame it is drawn
    bool is_shown = false;           ///< of a secret: its letters are drawn, as somebody wished
    bool is_bare = false;            ///< no box and no ring: the line of a palette, where the caret alone shows it
    std::uint32_t controls = 0;  ///< a list box that its Up and Down keys move through, drawn by the same widget …
    std::uint32_t active = 0;  ///< … and the option there that has the cursor
    float width = 0;  ///< 0: all there is (in a row: 240)
};

struct FieldAnswer {
    bool is_changed = false;
    bool is_submitted = false;  ///< Enter
    explicit operator bool() const { return is_changed; }
};

/// One line of text with its label above. `value` is UTF-8, edited in place.
/// Natively ImGui edits; where the platform edits (FrameInput), a real input element lies over the box while focused.
FieldAnswer field(Ui& ui, Key key, std::string_view label, std::string& value, const FieldOptions& options = {});

/// Many lines; grows with its content from `lines_min` to `lines_max` lines.
FieldAnswer prose(Ui& ui, Key key, std::string_view label, std::string& value, const FieldOptions& options = {},
                  int lines_min = 3, int lines_max = 12);

struct SelectOptions {
    std::string_view hint = {};  ///< shown while nothing is chosen (index -1)
    std::string_view help = {};
    std::string_view error = {};
    std::string_view filter_hint = {};  ///< placeholder of the filter; longer lists than 12 get one
    std::string_view nothing_found = {};  ///< shown when the filter matches nothing
    bool is_required = false;
    bool is_disabled = false;
    bool is_label_hidden = false;
    float width = 0;  ///< 0: all there is (in a row: as the chosen option needs, at least 160)
};

/// One of many in a list that pops up. `option_text` must answer the same for an index during one frame.
/// True when changed. Any count; only rows in view are drawn.
bool select(Ui& ui, Key key, std::string_view label, int count, FunctionRef<std::string_view(int)> option_text,
            int& index, const SelectOptions& options = {});
bool select(Ui& ui, Key key, std::string_view label, Labels words, int& index, const SelectOptions& options = {});

/// A box that takes a file by press or drop. True when pressed: ask the platform to pick. Drops come as its event.
bool file_drop(Ui& ui, Key key, std::string_view label, std::string_view help);

}  // namespace cairn::ui
