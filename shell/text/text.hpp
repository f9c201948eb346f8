#pragma once
// shell/text: every word that people read, in every language. It knows the core's codes and numbers and turns them into
// sentences; it never decides anything and never draws.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/model/entities.hpp"

namespace cairn::text {

/// One argument of a text: words as they are, or a number that is grouped and may choose between two words.
struct Argument {
    Argument(std::string_view words_) : words(words_) {}  // NOLINT(google-explicit-constructor)
    Argument(std::int64_t number_) : number(number_), is_number(true) {}  // NOLINT(google-explicit-constructor)
    std::string_view words;
    std::int64_t number = 0;
    bool is_number = false;
};

/// The product's words in one language: one function for each key of assets/text, e.g. `plan_title()`.
class Text {
public:
    explicit Text(Language language) : language_(language) {}

    [[nodiscard]] Language language() const { return language_; }
    /// "en" or "zh-Hans".
    [[nodiscard]] std::string_view tag() const { return language_ == Language::chinese ? "zh-Hans" : "en"; }

#include "text_keys.inc"

private:
    [[nodiscard]] std::string_view get(std::size_t key) const;
    [[nodiscard]] std::string fill(std::size_t key, std::initializer_list<Argument> arguments) const;

    Language language_;
};

}  // namespace cairn::text
