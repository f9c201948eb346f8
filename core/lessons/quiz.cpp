#include "core/lessons/quiz.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/random.hpp"
#include "core/base/text.hpp"

namespace cairn::lessons {
namespace {

constexpr std::int64_t micro = 1'000'000;
constexpr std::int64_t whole_max = 1'000'000'000'000;

/// Full-width letters, digits and marks as a Chinese input method types them, and the ideographic space, as ASCII.
std::string half_width(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(out, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? U' ' : c);
    }
    return out;
}

/// Case, width and repeated blanks make no answer wrong.
std::string comparable(std::string_view text) {
    const std::string narrow = to_lower_ascii(half_width(text));
    std::string out;
    for (const char c : trim(narrow)) {
        if (c == ' ' && out.ends_with(' ')) continue;
        out += c == '\t' || c == '\n' ? ' ' : c;
    }
    return out;
}

bool read_number(QuizOption& option) {
    std::string text = half_width(option.text);
    for (const std::string_view sign : {"±", "+-"}) {
        const std::size_t at = text.find(sign);
        if (at == std::string::npos) continue;
        const auto tolerance = parse_decimal_micro(std::string_view(text).substr(at + sign.size()));
        if (!tolerance || *tolerance < 0) return false;
        option.tolerance_micro = *tolerance;
        text.resize(at);
        break;
    }
    const auto number = parse_decimal_micro(text);
    if (!number) return false;
    option.number_micro = *number;
    return true;
}

/// Reads a ```quiz block line by line.
class Reader {
public:
    Quiz read(std::string_view text) {
        for (const std::string_view line : split(text, '\n')) take(trim(line));
        finish();
        return std::move(quiz_);
    }

private:
    void note(QuizProblem problem) {
        if (quiz_.problem == QuizProblem::none) quiz_.problem = problem;
    }

    void add(QuizKind kind, std::string_view words, bool is_right) {
        if (!quiz_.options.empty() && quiz_.kind != kind) note(QuizProblem::mixed_kinds);
        quiz_.kind = kind;
        if (quiz_.options.size() == options_max) return note(QuizProblem::too_many_options);
        quiz_.options.push_back({.text = std::string(trim(words)), .is_right = is_right});
    }

    static void join(std::string& to, std::string_view words) {
        if (!to.empty()) to += ' ';
        to += trim(words);
    }

    void take(std::string_view line) {
        if (line.empty()) return;
        const std::string_view rest = line.size() > 1 ? line.substr(1) : std::string_view();
        const std::string_view mark = line.substr(0, 3);
        const bool is_marked = mark == "(x)" || mark == "(X)" || mark == "[x]" || mark == "[X]";
        if (line.starts_with("?")) return join(quiz_.question, rest);
        if (line.starts_with("!")) return join(quiz_.explanation, rest);
        if (line.starts_with(">")) {
            if (quiz_.options.empty()) return note(QuizProblem::unknown_line);
            return join(quiz_.options.back().feedback, rest);
        }
        if (line.starts_with("=")) return add(QuizKind::text, rest, true);
        if (line.starts_with("id:")) {
            quiz_.name = trim(line.substr(3));
            return;
        }
        if (mark == "( )" || mark == "()" || mark == "(x)" || mark == "(X)")
            return add(QuizKind::single, line.substr(3), is_marked);
        if (mark == "[ ]" || mark == "[x]" || mark == "[X]") return add(QuizKind::multiple, line.substr(3), is_marked);
        const std::size_t digits = line.find_first_not_of("0123456789");
        if (digits > 0 && digits != std::string_view::npos && line[digits] == '.')
            return add(QuizKind::order, line.substr(digits + 1), true);
        note(QuizProblem::unknown_line);
    }

    void finish() {
        std::vector<QuizOption>& options = quiz_.options;
        if (quiz_.question.empty()) note(QuizProblem::no_question);
        const auto right = std::ranges::count(options, true, &QuizOption::is_right);
        if (right == 0) note(QuizProblem::no_key);
        if (quiz_.kind == QuizKind::single && right > 1) note(QuizProblem::several_right);
        if (quiz_.kind != QuizKind::text && options.size() < 2) note(QuizProblem::too_few_options);
        if (quiz_.kind == QuizKind::text && !options.empty() && std::ranges::all_of(options, read_number))
            quiz_.kind = QuizKind::numeric;
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (options[i].text.empty()) note(QuizProblem::too_few_options);
            for (std::size_t j = 0; j < i; ++j) {
                if (options[i].text == options[j].text) note(QuizProblem::repeated_option);
            }
        }
    }

    Quiz quiz_;
};

}  // namespace

Quiz parse_quiz(std::string_view text) { return Reader().read(text); }

std::vector<std::size_t> shuffled_options(const Quiz& quiz, const Id& item, const Id& learner) {
    std::vector<std::size_t> order(quiz.options.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(id_of_pair("shuffle", item, learner).low);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(random.below(i))]);
    if (quiz.kind == QuizKind::order && order.size() > 1 && std::ranges::is_sorted(order))
        std::ranges::rotate(order, order.begin() + 1);
    return order;
}

std::string format_indices(const std::vector<std::size_t>& indices) {
    std::string out;
    for (const std::size_t index : indices) {
        if (!out.empty()) out += ',';
        out += std::to_string(index);
    }
    return out;
}

std::optional<std::vector<std::size_t>> parse_indices(std::string_view text, std::size_t count) {
    std::vector<std::size_t> out;
    if (text.empty()) return out;
    for (const std::string_view part : split(text, ',')) {
        const auto number = parse_integer(part);
        if (!number || *number < 0 || *number >= static_cast<std::int64_t>(count)) return std::nullopt;
        const auto index = static_cast<std::size_t>(*number);
        if (std::ranges::find(out, index) != out.end()) return std::nullopt;
        out.push_back(index);
    }
    return out;
}

std::optional<std::int64_t> parse_decimal_micro(std::string_view text) {
    const std::string narrow = half_width(text);
    std::string_view rest = trim(narrow);
    bool is_negative = false;
    for (const std::string_view minus : {"-", "−"}) {
        if (!rest.starts_with(minus)) continue;
        is_negative = true;
        rest.remove_prefix(minus.size());
        break;
    }
    if (!is_negative && rest.starts_with('+')) rest.remove_prefix(1);
    std::int64_t value = 0;
    std::int64_t place = 0;  // of the next digit after the point; 0 before it
    bool has_digit = false;
    for (const char c : rest) {
        if ((c == '.' || c == ',') && place == 0) {
            place = micro / 10;
            value *= micro;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        has_digit = true;
        const int digit = c - '0';
        if (place > 0) {
            value += digit * place;
            place = place > 1 ? place / 10 : -1;
        } else if (place < 0) {
            return std::nullopt;
        } else {
            value = value * 10 + digit;
            if (value > whole_max) return std::nullopt;
        }
    }
    if (!has_digit) return std::nullopt;
    if (place == 0) value *= micro;
    return is_negative ? -value : value;
}

std::optional<Grade> grade(const Quiz& quiz, std::string_view response) {
    if (quiz.problem != QuizProblem::none) return std::nullopt;
    Grade out;
    const auto say = [&](const QuizOption& option) {
        if (!option.feedback.empty()) out.feedback.push_back(option.feedback);
    };
    switch (quiz.kind) {
        case QuizKind::text: {
            const std::string given = comparable(response);
            if (given.empty()) return std::nullopt;
            for (const QuizOption& option : quiz.options) {
                if (comparable(option.text) != given) continue;
                out.is_right = true;
                say(option);
                break;
            }
            return out;
        }
        case QuizKind::numeric: {
            const auto given = parse_decimal_micro(response);
            if (!given) return std::nullopt;
            for (const QuizOption& option : quiz.options) {
                const std::int64_t apart = *given - option.number_micro;
                if (apart > option.tolerance_micro || -apart > option.tolerance_micro) continue;
                out.is_right = true;
                say(option);
                break;
            }
            return out;
        }
        case QuizKind::single:
        case QuizKind::multiple: {
            const auto chosen = parse_indices(response, quiz.options.size());
            if (!chosen || (quiz.kind == QuizKind::single && chosen->size() != 1)) return std::nullopt;
            out.is_right = true;
            for (std::size_t i = 0; i < quiz.options.size(); ++i) {
                const bool is_chosen = std::ranges::find(*chosen, i) != chosen->end();
                if (is_chosen != quiz.options[i].is_right) out.is_right = false;
                if (is_chosen) say(quiz.options[i]);
            }
            return out;
        }
        case QuizKind::order: {
            const auto given = parse_indices(response, quiz.options.size());
            if (!given || given->size() != quiz.options.size()) return std::nullopt;
            out.is_right = std::ranges::is_sorted(*given);
            return out;
        }
    }
    return std::nullopt;
}

}  // namespace cairn::lessons
