#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

#include <string_view>

namespace cairn::ui {

/// A heading: h1 (one a page, by page_header), h2 panel, h3 card; level 4 to 6 look like h3 or label.
/// Shape:    wraps at the width there is; inside a `row` it takes one line.
void heading(Ui& ui, int level, std::string_view text);
/// As above in another size than its level has by default (a metric that is a heading, the welcome's display).
void heading(Ui& ui, int level, std::string_view text, TextStyle style);

/// A paragraph. Wraps by the Chinese and Latin rules of line_break.hpp; in a `row` or a table cell it is one line,
/// shortened with … when too narrow (the node keeps the whole text, a tooltip shows it).
void text(Ui& ui, std::string_view text, TextStyle style = TextStyle::body, Tone tone = Tone::primary);

/// Shorthands for what recurs on every card.
void small(Ui& ui, std::string_view text, Tone tone = Tone::secondary);
void caption(Ui& ui, std::string_view text, Tone tone = Tone::tertiary);
void strong(Ui& ui, std::string_view text);
/// Code on one line or several, monospaced, never wrapped, on the code background.
void code(Ui& ui, std::string_view text);
/// Struck through: done, withdrawn. The node's description says `meaning` ("done"), for those who do not see the line.
void struck(Ui& ui, std::string_view text, std::string_view meaning, TextStyle style = TextStyle::body);

/// Digits of one width, as columns, clocks and scores want them; right aligned when the flow is (table cells).
void tabular(Ui& ui, std::string_view text, TextStyle style = TextStyle::body, Tone tone = Tone::primary);

/// One number to be seen from afar, its unit or label under it or beside it.
void metric(Ui& ui, std::string_view value, std::string_view label, bool is_beside = false);

/// A label above something that is not a field: 13 px, weight 500.
void label(Ui& ui, std::string_view text);

/// What is inside is in this language (BCP 47): screen readers switch their voice. Text from people needs it.
void language(Ui& ui, std::string_view bcp47, FunctionRef<void()> content);

/// Width of one line of text in CSS px, without drawing it.
[[nodiscard]] float text_width(Ui& ui, std::string_view text, TextStyle style = TextStyle::body);

}  // namespace cairn::ui
