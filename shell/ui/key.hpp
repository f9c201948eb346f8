#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace cairn::ui {

/// What tells one widget from its siblings: a word, or the number of a thing. Never shown, never translated.
/// Two siblings with one key are a mistake; the same key under different parents is fine.
class Key {
public:
    constexpr Key(std::string_view word) : word_(word) {}
    constexpr Key(const char* word) : word_(word) {}
    Key(const std::string& word) : word_(word) {}
    template <std::integral Number>
    constexpr Key(Number number) : number_(static_cast<std::uint64_t>(number)), is_number_(true) {}
    template <class Enum>
        requires std::is_enum_v<Enum>
    constexpr Key(Enum value) : number_(static_cast<std::uint64_t>(value)), is_number_(true) {}

    [[nodiscard]] constexpr bool is_number() const { return is_number_; }
    [[nodiscard]] constexpr std::string_view word() const { return word_; }
    [[nodiscard]] constexpr std::uint64_t number() const { return number_; }

private:
    std::string_view word_;
    std::uint64_t number_ = 0;
    bool is_number_ = false;
};

/// A borrowed row of words: `{a, b, c}`, an array, a vector or a span of string views.
class Labels {
public:
    constexpr Labels() = default;
    constexpr Labels(std::initializer_list<std::string_view> words) : words_(words.begin(), words.size()) {}
    constexpr Labels(std::span<const std::string_view> words) : words_(words) {}
    template <class Range>
        requires std::is_convertible_v<const Range&, std::span<const std::string_view>>
    constexpr Labels(const Range& words) : words_(words) {}

    [[nodiscard]] constexpr int count() const { return static_cast<int>(words_.size()); }
    [[nodiscard]] constexpr std::string_view operator[](int index) const {
        return words_[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] constexpr auto begin() const { return words_.begin(); }
    [[nodiscard]] constexpr auto end() const { return words_.end(); }

private:
    std::span<const std::string_view> words_;
};

}  // namespace cairn::ui
