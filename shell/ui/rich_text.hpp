#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

#include <span>
#include <string_view>

namespace cairn::ui {

/// Words of one look within a paragraph. A link has an address, and `where` says to whom it leads unless the words do.
struct RichSpan {
    std::string_view text = {};
    std::string_view href = {};
    std::string_view where = {};
    bool is_strong = false;
    bool is_emphasis = false;
    bool is_code = false;
    bool is_struck = false;
};

struct RichLook {
    TextStyle style = TextStyle::body;
    Tone tone = Tone::primary;
    std::string_view marker = {};  ///< of a list item: stands before its first line
    float indent = 0;              ///< px at the left; the marker stands in it
    bool is_quote = false;         ///< with a bar at its left
};

/// A paragraph of spans, wrapped as `text` wraps. Returns the index of the link that was followed here, else -1.
/// Cost:     O(words) where it shows or has links; else that of remembering how high it was.
int rich_text(Ui& ui, Key key, std::span<const RichSpan> spans, const RichLook& look = {});

enum class CodeColor : std::uint8_t { plain, keyword, type, function, string, number, comment };

/// Bytes [begin, end) of a text in one colour.
struct CodeRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    CodeColor color = CodeColor::plain;
};

/// Program text with numbered lines; a line that is too long goes on under itself.
///
/// Shapes:   `runs` ascending and not overlapping; what none covers is plain. `name` is spoken with it.
void code_block(Ui& ui, Key key, std::string_view name, std::string_view text, std::span<const CodeRun> runs);

/// How far the next thing stands below the top of what is in view, px; negative when it has gone by.
[[nodiscard]] float below_view_top(const Ui& ui);
/// The same from the top of the page, however far it is scrolled: for Ui::scroll_main_to.
[[nodiscard]] float below_page_top(const Ui& ui);

}  // namespace cairn::ui
