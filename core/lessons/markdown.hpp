#pragma once
// core/lessons: what a lesson says and asks. Markdown becomes plain blocks and spans, quizzes are graded, courses are
// checked and carried to and from folders of Markdown files, submissions are compared. It must never know how anything
// is drawn, who asks, or a word for people.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace cairn::lessons {

inline constexpr std::size_t markdown_bytes_max = 256 * 1024;
inline constexpr std::size_t blocks_max = 2000;
inline constexpr std::size_t table_columns_max = 16;
inline constexpr int indent_max = 8;

/// Bits of Span::style.
enum Style : std::uint8_t {
    style_strong = 1,
    style_emphasis = 2,
    style_code = 4,
    style_struck = 8,
    style_maths = 16,
};

/// Words of one look. `href` is an address that may be followed, or empty.
struct Span {
    std::string text = {};
    std::string href = {};
    std::uint8_t style = 0;
    bool is_picture = false;  ///< `text` says what the picture at `href` shows
    bool operator==(const Span&) const = default;
};
using Spans = std::vector<Span>;

enum class MarkdownKind : std::uint8_t { paragraph, heading, code, table, rule, picture, task };

struct MarkdownBlock {
    MarkdownKind kind = MarkdownKind::paragraph;
    std::uint8_t level = 0;        ///< heading 1..6
    std::uint8_t indent = 0;       ///< how many lists it stands in, at most indent_max
    bool is_quote = false;
    std::string marker = {};       ///< "•" or "3." of the list item that begins with it
    Spans spans = {};              ///< paragraph, heading, picture, task
    std::string info = {};         ///< code: what stands after the fence
    std::string text = {};         ///< code: its lines, the last without a line break
    std::vector<std::vector<Spans>> rows = {};  ///< table: the first is its head; all are of one length
    std::vector<std::string> refused = {};      ///< addresses in it that nobody may follow
};

/// What an address is, by its scheme alone.
enum class Address : std::uint8_t {
    web,       ///< http and https
    mail,      ///< mailto
    internal,  ///< "#/skills/…"
    refused,   ///< everything else: other schemes, relative paths, blanks and control characters in it
};
Address address_of(std::string_view href);
/// "example.org" of a web address, the address itself of mail; empty for the others.
std::string_view host_of(std::string_view href);

/// CommonMark with tables, struck text, task lists and maths between dollars; HTML is text like any other. What is
/// refused as an address stays as words.
///
/// Errors:   Errc::lesson_too_long above markdown_bytes_max, blocks_max or what its lists and quotes may nest.
/// Cost:     O(text).
Result<std::vector<MarkdownBlock>> parse_markdown(std::string_view text);

/// One paragraph, as parse_markdown reads it; words as they stand when it is anything else.
Spans parse_spans(std::string_view text);

/// The words alone.
std::string plain(const Spans& spans);

}  // namespace cairn::lessons
