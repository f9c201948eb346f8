#include "shell/views/match.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "core/base/text.hpp"

namespace cairn::views {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Letters and digits of ASCII, and whatever is written in two bytes (é, ß, я); Han and its marks take three.
bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const char small = lower(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || (byte >= 0xC3 && byte < 0xE0) ||
           (byte >= 0x80 && byte < 0xC0);
}

bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    const auto here = static_cast<unsigned char>(text[at]);
    if (here >= 0xE0) return true;  // Han has no blanks between words
    if (!is_word_byte(text[at - 1])) return true;
    // what stands before may be Han: its last byte is a continuation of three
    std::size_t before = at - 1;
    while (before > 0 && is_continuation(text[before])) --before;
    const auto lead = static_cast<unsigned char>(text[before]);
    return lead >= 0xE0 || lead == 0xC2;  // Han, or a mark such as the middle dot
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[at + i]) != word[i]) return false;
    }
    const std::size_t end = at + word.size();
    return end == text.size() || !is_continuation(text[end]);  // no half characters
}

struct Found {
    Match match;
    std::size_t at = 0;  ///< where it begins
};

/// The best place for the word in one piece.
std::optional<Found> find_piece(std::string_view text, std::string_view word) {
    std::optional<Found> inside;
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (is_continuation(text[at]) || !stands_at(text, at, word)) continue;
        if (at == 0) {
            const bool is_whole = word.size() == text.size();
            return Found{{.kind = is_whole ? MatchKind::exact : MatchKind::prefix}, 0};
        }
        if (begins_word(text, at)) return Found{{.kind = MatchKind::word_start}, at};
        if (!inside) inside = Found{{.kind = MatchKind::inside}, at};
    }
    return inside;
}

std::size_t length_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_continuation(text[end])) ++end;
    return end - at;
}

/// Texts longer than this are looked through for pieces only so far.
constexpr std::size_t pieces_text_max = 256;
constexpr std::size_t pieces_word_max = 32;

/// The characters of the word in order, each right after the one before or where a word begins: "fac" in "Find a
/// coach". Every way to get there is followed at once: O(characters of the word × bytes of the text).
std::optional<std::vector<MatchRange>> find_pieces(std::string_view text, std::string_view word) {
    text = text.substr(0, pieces_text_max);
    std::vector<std::size_t> characters;
    for (std::size_t i = 0; i < word.size(); i += length_at(word, i)) characters.push_back(i);
    if (characters.size() < 2 || characters.size() > pieces_word_max) return std::nullopt;
    const auto character = [&](std::size_t i) { return word.substr(characters[i], length_at(word, characters[i])); };
    std::array<std::bitset<pieces_text_max + 1>, pieces_word_max> begins;  // where the i-th character may stand
    std::size_t earliest = 0;                                             // end of the character before
    for (std::size_t i = 0; i < characters.size(); ++i) {
        std::size_t earliest_next = text.size() + 1;
        for (std::size_t at = earliest; at < text.size(); ++at) {
            if (is_continuation(text[at]) || !stands_at(text, at, character(i))) continue;
            const bool follows = i > 0 && at >= character(i - 1).size() && begins[i - 1][at - character(i - 1).size()];
            if (!follows && !begins_word(text, at)) continue;
            begins[i].set(at);
            earliest_next = std::min(earliest_next, at + character(i).size());
        }
        if (begins[i].none()) return std::nullopt;
        earliest = earliest_next;
    }
    std::vector<MatchRange> out;
    std::size_t before = text.size() + 1;  // back from the end: the latest place that leaves room
    for (std::size_t i = characters.size(); i-- > 0;) {
        const std::size_t length = character(i).size();
        const bool must_touch = i + 1 < characters.size() && !begins_word(text, before);
        std::size_t at = must_touch ? before - length : std::min(before, text.size()) - std::min(length, text.size());
        while (!begins[i][at]) --at;
        out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
        before = at;
    }
    std::ranges::reverse(out);
    return out;
}

std::optional<Match> find_word(std::string_view text, std::string_view word) {
    if (const auto piece = find_piece(text, word)) return piece->match;
    const auto pieces = find_pieces(text, word);
    if (!pieces) return std::nullopt;
    std::uint32_t gap_bytes = 0;
    for (std::size_t i = 1; i < pieces->size(); ++i) gap_bytes += (*pieces)[i].begin - (*pieces)[i - 1].end;
    return Match{.kind = MatchKind::scattered, .gap_bytes = gap_bytes};
}

void add_ranges(std::string_view text, std::string_view word, std::vector<MatchRange>& out) {
    if (const auto piece = find_piece(text, word)) {
        out.push_back({static_cast<std::uint32_t>(piece->at), static_cast<std::uint32_t>(piece->at + word.size())});
        return;
    }
    if (const auto pieces = find_pieces(text, word)) out.insert(out.end(), pieces->begin(), pieces->end());
}

/// In order, and what touches or overlaps as one.
void join(std::vector<MatchRange>& ranges) {
    std::ranges::sort(ranges, {}, &MatchRange::begin);
    std::vector<MatchRange> joined;
    for (const MatchRange& each : ranges) {
        if (!joined.empty() && each.begin <= joined.back().end)
            joined.back().end = std::max(joined.back().end, each.end);
        else
            joined.push_back(each);
    }
    ranges = std::move(joined);
}

}  // namespace

Needle::Needle(std::string_view query) : whole_(to_lower_ascii(trim(query))) {
    for (const std::string_view word : split(whole_, ' ')) {
        if (!word.empty()) words_.emplace_back(word);
    }
}

std::optional<Match> Needle::find(std::string_view text) const {
    if (words_.size() > 1) {
        if (const auto piece = find_piece(text, whole_)) return piece->match;
    }
    Match worst;
    for (const std::string& word : words_) {
        const std::optional<Match> match = find_word(text, word);
        if (!match) return std::nullopt;
        // several words scattered over a text find nearly everything
        if (words_.size() > 1 && match->kind == MatchKind::scattered) return std::nullopt;
        worst = std::max(worst, *match);
    }
    return worst;
}

std::vector<MatchRange> Needle::ranges(std::string_view text) const {
    std::vector<MatchRange> out;
    if (words_.size() > 1 && find_piece(text, whole_)) {
        add_ranges(text, whole_, out);
    } else {
        for (const std::string& word : words_) add_ranges(text, word, out);
        join(out);
    }
    return out;
}

}  // namespace cairn::views
