#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

#include <initializer_list>
#include <string_view>

// Things are put one under another in the width there is, `gap` apart. `row` puts them side by side and wraps.
// `columns` shares the width and stacks where it gets too narrow. Nothing else is needed, and nothing is measured
// twice: what depends on a size that is known only later (equal heights, right alignment) uses the size of the frame
// before and asks for one more frame when it changed.

namespace cairn::ui {

/// Width in CSS px that the next thing may take.
[[nodiscard]] float available_width(const Ui& ui);

/// Height in CSS px from here to the bottom of what is in view without scrolling: panes of a workbench.
[[nodiscard]] float remaining_height(const Ui& ui);

/// Changes the distance to the next thing once. Negative is not allowed.
void spacer(Ui& ui, float px);

/// A hair line over the whole width, 8 px of air on each side unless told otherwise.
void divider(Ui& ui, float air = 8);

/// Content one under another with its own distance. No node unless it has a name.
void stack(Ui& ui, float gap, FunctionRef<void()> content);

/// A named group or landmark: the node around the content. `group` for a few things that belong together.
void group(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content);
void region(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content);

struct RowOptions {
    float gap = 8;
    float line_gap = 8;          ///< between lines when it wraps
    Align align = Align::start;  ///< horizontally
    bool is_wrapping = true;
    bool is_top_aligned = false; ///< otherwise every thing is centred on its line
};

/// Content side by side, centred on its line; wraps to a new line when the next thing does not fit.
/// Text inside is one line high. Use `stack` inside a row only through `column`.
void row(Ui& ui, const RowOptions& options, FunctionRef<void()> content);
void row(Ui& ui, FunctionRef<void()> content);

/// Inside a row: everything after it stands at the right edge.
void fill_right(Ui& ui);

/// Inside a row: a vertical flow of this width (px; 0 = what is left, minus what stood to its right last frame).
void column(Ui& ui, float width, FunctionRef<void()> content);

struct ColumnsOptions {
    float gap = 24;
    float stacked_gap = -1;        ///< when stacked; -1 = gap
    bool is_equal_height = true;   ///< cards directly inside grow to the tallest
};

/// Shares the width by `weights` (a negative weight is a fixed width in px: -304). Stacks all columns one under
/// another when any weighted one would be narrower than `width_min`.
void columns(Ui& ui, std::initializer_list<float> weights, float width_min, FunctionRef<void(int index)> content,
             const ColumnsOptions& options = {});

/// As many equal columns as fit with at least `width_min`, then the next line: a gallery of cards.
void grid(Ui& ui, int count, float width_min, FunctionRef<void(int index)> content, const ColumnsOptions& options = {});

/// Keeps content readable: at most `width_max` wide, at the start of the line or centred.
void narrow(Ui& ui, float width_max, Align align, FunctionRef<void()> content);

/// Disables every control inside: they look so, say so, and do not react.
void disabled_if(Ui& ui, bool is_disabled, FunctionRef<void()> content);

/// Keys inside are told apart from those outside: wrap what a loop draws.
void scope(Ui& ui, Key key, FunctionRef<void()> content);

}  // namespace cairn::ui
