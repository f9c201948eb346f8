#include "shell/views/lock_view.hpp"

#include "core/base/text.hpp"
#include "shell/text/errors.hpp"

namespace cairn::views {
namespace {

// Bits of a guess that one character costs, in tenths. A letter that goes on a word carries 1 to 2 bits (Shannon 1951),
// a Han character about 9.
constexpr int word_letter_tenths = 20;
constexpr int letter_tenths = 45;
constexpr int digit_tenths = 33;
constexpr int sign_tenths = 45;
constexpr int blank_tenths = 10;
constexpr int han_tenths = 80;
constexpr int repeated_tenths = 5;

// At 10,000 guesses a second, which 64 MiB a guess leave to a rack of graphics cards: below this weeks, from there to
// the next months and years, then centuries.
constexpr int fair_tenths = 360;
constexpr int strong_tenths = 480;

bool is_small(char32_t c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char32_t c) { return c >= 'A' && c <= 'Z'; }

int tenths_of(char32_t c, char32_t before) {
    if (c == before || c == before + 1 || c + 1 == before) return repeated_tenths;
    if (is_small(c) || is_capital(c)) {
        const bool goes_on = is_small(c) ? is_small(before) : is_capital(before);
        return goes_on ? word_letter_tenths : letter_tenths;
    }
    if (c >= '0' && c <= '9') return digit_tenths;
    if (c == ' ') return blank_tenths;
    return c >= 0x2E80 ? han_tenths : sign_tenths;
}

}  // namespace

LockView build_lock_view(const text::Text& text, const LockState& state) {
    LockView view{.state = state, .problem = {}, .code_lines = {}, .status = {}};
    if (state.problem != Errc::none) view.problem = text::error_text(text, Error{state.problem, {}});
    if (!state.new_code.empty()) {
        const std::size_t half = state.new_code.size() / 2;  // the hyphen in the middle
        view.code_lines = {state.new_code.substr(0, half), state.new_code.substr(half + 1)};
    }
    view.status = state.has_lock ? text.lock_is_on() : text.lock_is_off();
    return view;
}

Strength strength_of(std::string_view passphrase) {
    if (passphrase.empty()) return Strength::none;
    std::size_t characters = 0;
    int tenths = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < passphrase.size(); ++characters) {
        const char32_t c = next_code_point(passphrase, at);
        tenths += tenths_of(c, before);
        before = c;
    }
    if (characters < passphrase_characters_least) return Strength::too_short;
    return tenths < fair_tenths ? Strength::weak : tenths < strong_tenths ? Strength::fair : Strength::strong;
}

std::string_view strength_words(const text::Text& text, Strength strength) {
    switch (strength) {
        case Strength::none: return text.lock_strength_none();
        case Strength::too_short: return text.lock_strength_short();
        case Strength::weak: return text.lock_strength_weak();
        case Strength::fair: return text.lock_strength_fair();
        case Strength::strong: return text.lock_strength_strong();
    }
    return {};
}

std::string code_problem(const text::Text& text, const crypto::CodeReading& reading) {
    if (reading.is_whole) return {};
    if (reading.wrong_group > 0) return text.lock_code_group(static_cast<std::int64_t>(reading.wrong_group));
    return text.lock_code_count(static_cast<std::int64_t>(reading.characters));
}

}  // namespace cairn::views
