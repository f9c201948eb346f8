#pragma once
// core/exchange: files that people bring and take away. Bytes in, a preview of facts out; facts in, bytes out. It must
// never know a file system, a clock, a screen or a word for people: problems are codes with places and quotations.

#include <compare>
#include <cstdint>
#include <string>

namespace cairn::exchange {

/// An error leaves the row out (or the file, when the row is 0); a warning leaves one cell out; a note says how
/// something was read.
enum class Severity : std::uint8_t { error = 0, warning = 1, note = 2 };

/// What is wrong, or worth saying. shell/text words each of them in every language.
enum class ProblemCode : std::uint16_t {
    none = 0,

    // the file as a table
    file_empty = 1,
    header_only = 2,         ///< a header and no row
    file_too_large = 3,      ///< `number` is the limit in bytes
    too_many_rows = 4,       ///< `number` is the limit
    too_many_columns = 5,    ///< `number` is the limit
    cell_too_long = 6,       ///< `number` is the limit in bytes
    not_utf8 = 7,            ///< `text` is the first bytes in hexadecimal; "save as CSV UTF-8"
    not_utf8_maybe_gbk = 8,  ///< the same, and the bytes look like GBK: a Chinese Excel saved it as plain CSV
    utf16_broken = 9,        ///< UTF-16 with half a character in it
    has_nul = 10,            ///< a zero byte: not a text file, or UTF-16 without its mark
    kind_unknown = 11,       ///< the header fits none of the lists; `text` is the header as read
    quote_not_closed = 12,   ///< the row swallowed the rest of the file
    extra_cells = 13,        ///< cells beyond the last header; `text` is the first of them
    header_twice = 14,       ///< two columns mean the same, this one is not read; `number` is the other column
    column_ignored = 15,     ///< nothing in Cairn corresponds to this column
    secret_ignored = 16,     ///< a password column: neither read nor shown

    // any list
    id_twice = 20,     ///< `number` is the row that came first and counts
    name_missing = 21, ///< no id, title, name or address to know the row by
    rows_merged = 22,  ///< `number` rows repeat what an earlier row says (once a file)
    number_unreadable = 23,
    name_too_long = 24,  ///< `number` is the limit in characters

    // skills and their levels
    skill_unknown = 30,
    level_out_of_range = 31,  ///< not 0..5
    level_unreadable = 32,

    // prerequisites
    edge_to_itself = 40,
    edge_closes_cycle = 41,  ///< `text` is the cycle: titles joined by " → ", the first one again at the end
    edge_twice = 42,         ///< `number` is the row that came first

    // courses
    duration_unknown = 50,
    effort_unknown = 51,
    link_relative = 52,  ///< not a whole address, left out
    link_refused = 53,   ///< neither http nor https, left out

    // people
    person_twice = 60,  ///< same e-mail or username; `number` is the row that came first and counts
    role_unknown = 61,
    role_assumed = 62,   ///< nobody said, so a learner (once a file when there is no such column)
    zone_unknown = 63,
    language_unknown = 64,
    capacity_out_of_range = 65,  ///< not 0..100
    hours_out_of_range = 66,     ///< not 0..168
    availability_unreadable = 67,
    manager_unknown = 68,
    manager_is_self = 69,
    email_malformed = 70,
    person_disabled = 71,  ///< the source marks the person as deleted or not taking part; left out

    // connections
    person_unknown = 80,
    connected_to_self = 81,
    role_missing = 82,  ///< the same import says that this person is no coach (column says which), or no learner
    role_added = 83,    ///< the connection makes this known person a coach or a learner
};

/// One problem and its place.
struct Problem {
    Severity severity = Severity::error;
    ProblemCode code = ProblemCode::none;
    std::uint32_t file = 0;    ///< index into the files as given
    std::uint32_t row = 0;     ///< as a spreadsheet shows it: the header is usually 1; 0 for the whole file
    std::uint32_t column = 0;  ///< 1 for A; 0 for the whole row
    std::int64_t number = 0;   ///< see the code
    std::string header = {};   ///< of the column, as the file writes it
    std::string text = {};     ///< the offending words, shortened

    bool operator==(const Problem&) const = default;
};

}  // namespace cairn::exchange
