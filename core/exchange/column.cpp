#include "core/exchange/column.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/column_aliases.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

constexpr std::array<std::string_view, 10> kolibri_keys{"UUID",        "USERNAME",   "PASSWORD",   "FULL_NAME",
                                                        "USER_TYPE",   "IDENTIFIER", "BIRTH_YEAR", "GENDER",
                                                        "ENROLLED_IN", "ASSIGNED_TO"};

/// "Full name (FULL_NAME)" → "full name", "Time_Zone*" → "time zone": one spelling a header.
std::string spelling_of(std::string_view header) {
    std::string_view text = trim(header);
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
        const std::size_t at = text.rfind(open);
        if (at == std::string_view::npos || !text.ends_with(close)) continue;
        const std::string_view inner = text.substr(at + open.size(), text.size() - at - open.size() - close.size());
        // Kolibri puts its key in brackets, other people put remarks there.
        const bool is_key = std::ranges::contains(kolibri_keys, inner);
        text = is_key ? inner : text.substr(0, at);
    }
    std::string spaced(text);
    std::ranges::replace_if(spaced, [](char c) { return c == '_' || c == '-' || c == '.' || c == '/'; }, ' ');
    while (spaced.ends_with('*') || spaced.ends_with(':') || spaced.ends_with('?')) spaced.pop_back();
    std::string key = key_of(spaced);
    std::string_view view = key;
    if (take_prefix(view, "profile field ")) return std::string(view);
    return key;
}

/// "column4", "unnamed: 4", "field4" and no header at all.
bool is_unnamed(std::string_view spelling) {
    std::string_view text = spelling;
    if (text.empty()) return true;
    const bool named_so = take_prefix(text, "column") || take_prefix(text, "unnamed:") || take_prefix(text, "field") ||
                          take_prefix(text, "列");
    text = trim(text);
    return named_so && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

ColumnMeaning meaning_in(std::span<const ColumnAlias> aliases, std::string_view spelling) {
    const auto hit = std::ranges::find(aliases, spelling, &ColumnAlias::spelling);
    if (hit != aliases.end()) return hit->meaning;
    return is_unnamed(spelling) ? ColumnMeaning::unnamed : ColumnMeaning::ignored;
}

class Signature {
public:
    explicit Signature(std::span<const ColumnMeaning> meanings) : meanings_(meanings) {}
    [[nodiscard]] bool any(std::initializer_list<ColumnMeaning> wanted) const {
        return std::ranges::any_of(wanted,
                                   [this](ColumnMeaning each) { return std::ranges::contains(meanings_, each); });
    }

private:
    std::span<const ColumnMeaning> meanings_;
};

struct Pattern {
    ImportKind kind;
    bool (*fits)(const Signature&);
};

bool has_title(const Signature& has) {
    using enum ColumnMeaning;
    return has.any({title, title_english, title_chinese});
}

bool has_person(const Signature& has) {
    using enum ColumnMeaning;
    return has.any({email, username, name, given_name, family_name});
}

/// The most particular list first: a skill list is anything with a title, and "name, skills" is about people unless
/// there is a link or a duration.
constexpr Pattern patterns[] = {
    {ImportKind::technologies,
     [](const Signature& has) {
         return has.any({ColumnMeaning::technology}) && has.any({ColumnMeaning::occupation, ColumnMeaning::commodity});
     }},
    {ImportKind::connections,
     [](const Signature& has) { return has.any({ColumnMeaning::coach_key}) && has.any({ColumnMeaning::learner_key}); }},
    {ImportKind::participants,
     [](const Signature& has) {
         using enum ColumnMeaning;
         return has_person(has) && has.any({email, role, zone, capacity, manager, given_name, family_name});
     }},
    {ImportKind::courses,
     [](const Signature& has) {
         using enum ColumnMeaning;
         return has_title(has) && has.any({url, duration, effort, prerequisites, lesson_count});
     }},
    {ImportKind::participants,
     [](const Signature& has) {
         using enum ColumnMeaning;
         return has_person(has) && has.any({skills, wanted_skills, languages, weekly_hours, team});
     }},
    {ImportKind::prerequisites,
     [](const Signature& has) { return has.any({ColumnMeaning::before}) && has.any({ColumnMeaning::after}); }},
    {ImportKind::courses, [](const Signature& has) { return has_title(has) && has.any({ColumnMeaning::teaches}); }},
    {ImportKind::skills, has_title},
};

}  // namespace

ColumnReading read_columns(std::span<const std::string_view> headers) {
    std::vector<std::string> spellings;
    spellings.reserve(headers.size());
    for (const std::string_view header : headers) spellings.push_back(spelling_of(header));

    ColumnReading reading;
    for (const Pattern& pattern : patterns) {
        std::vector<ColumnMeaning> meanings;
        for (const std::string& spelling : spellings) {
            meanings.push_back(meaning_in(column_aliases(pattern.kind), spelling));
        }
        if (!pattern.fits(Signature(meanings))) continue;
        reading.kind = pattern.kind;
        reading.meanings = std::move(meanings);
        break;
    }
    if (reading.kind == ImportKind::unknown) reading.meanings.assign(headers.size(), ColumnMeaning::ignored);

    for (std::size_t column = 0; column < headers.size(); ++column) {
        ColumnMeaning& meaning = reading.meanings[column];
        const bool may_repeat =
            meaning == ColumnMeaning::ignored || meaning == ColumnMeaning::unnamed || meaning == ColumnMeaning::secret;
        const auto first = std::ranges::find(reading.meanings, meaning) - reading.meanings.begin();
        reading.repeats.push_back(may_repeat ? column : static_cast<std::size_t>(first));
        if (reading.repeats[column] != column) meaning = ColumnMeaning::ignored;
    }
    return reading;
}

}  // namespace cairn::exchange
