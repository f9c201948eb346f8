#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::views {

/// How a search found a text, best first. One kind always beats the next, whatever the lengths: predictable.
enum class MatchKind : std::uint8_t {
    exact,
    prefix,      ///< the text begins with it
    word_start,  ///< a later word does; between Han characters every place begins a word
    inside,      ///< in the middle of a word
    scattered,   ///< its characters in order, in pieces that each begin where a word does: "fac" in "Find a coach"
};

/// Bytes of a text, from `begin` up to `end`.
struct MatchRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const MatchRange&) const = default;
};

struct Match {
    MatchKind kind = MatchKind::exact;
    std::uint32_t gap_bytes = 0;  ///< scattered: what lies between its characters; fewer is better
    bool operator==(const Match&) const = default;
    auto operator<=>(const Match&) const = default;
};

/// What a person wrote, ready to be looked for in many texts: Latin letters without case, blanks at its ends away.
/// Several words may stand in any order and each must be found; the worst of them decides the kind.
///
/// Lifetime: holds its own copy.
/// Cost:     find is O(bytes of the text) for each word and allocates nothing unless the word is not there in one
/// piece.
class Needle {
public:
    explicit Needle(std::string_view query);

    [[nodiscard]] bool is_empty() const { return whole_.empty(); }
    [[nodiscard]] std::optional<Match> find(std::string_view text) const;
    /// Where it was found, in order and apart; for the rows that are shown.
    [[nodiscard]] std::vector<MatchRange> ranges(std::string_view text) const;

private:
    std::string whole_;
    std::vector<std::string> words_;
};

}  // namespace cairn::views
