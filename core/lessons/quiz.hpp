#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/lessons/markdown.hpp"

namespace cairn::lessons {

inline constexpr std::size_t options_max = 12;
inline constexpr std::size_t response_characters_max = 500;

enum class QuizKind : std::uint8_t { single, multiple, text, numeric, order };

/// What keeps a quiz from being answered.
enum class QuizProblem : std::uint8_t {
    none,
    no_question,
    no_key,           ///< nothing is right
    too_few_options,
    too_many_options,
    mixed_kinds,      ///< options of two kinds
    several_right,    ///< of a choice of one
    repeated_option,
    unknown_line,
};

struct QuizOption {
    std::string text = {};
    std::string feedback = {};
    bool is_right = false;
    std::int64_t number_micro = 0;     ///< numeric
    std::int64_t tolerance_micro = 0;  ///< numeric
    bool operator==(const QuizOption&) const = default;
};

struct Quiz {
    QuizKind kind = QuizKind::single;
    QuizProblem problem = QuizProblem::none;
    std::string name = {};         ///< "id: …": keeps its answers when the wording changes
    std::string question = {};     ///< one paragraph of Markdown
    std::vector<QuizOption> options =
        {};  ///< as written; of text and numeric what is accepted; of order as it is right
    std::string explanation = {};  ///< said after every answer
    bool operator==(const Quiz&) const = default;
};

/// What stands in a ```quiz block. A line is `? question`, `( )` or `(x) option` of which one is right, `[ ]` or
/// `[x] option` of which several may be, `= accepted` (all numbers, "= 3.5 +- 0.1": numeric), `1. step` in the right
/// order, `> feedback` to the option above, `! explanation`, or `id: name`.
Quiz parse_quiz(std::string_view text);

/// The order in which the options of a choice or an order are shown: the same for one learner on every device, another
/// for the next. Of an order never the right one.
std::vector<std::size_t> shuffled_options(const Quiz& quiz, const Id& item, const Id& learner);

struct Grade {
    bool is_right = false;
    std::vector<std::string> feedback = {};  ///< of what was chosen, as the author wrote it
};
/// `response` as format_choice or format_order writes it, or the words and the number that were typed.
/// Errors:   nothing when it is no response to this quiz, or the quiz has a problem.
std::optional<Grade> grade(const Quiz& quiz, std::string_view response);

/// "0,2": indices of options as written, ascending for a choice.
std::string format_indices(const std::vector<std::size_t>& indices);
std::optional<std::vector<std::size_t>> parse_indices(std::string_view text, std::size_t count);

/// Decimal with a point or a comma, at most six places, also in full-width digits: 3.5 is 3'500'000.
std::optional<std::int64_t> parse_decimal_micro(std::string_view text);

}  // namespace cairn::lessons
