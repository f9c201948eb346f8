#pragma once

#include <cstdint>

namespace cairn::text::testing {

/// Which words the interface says in these tests.
enum class Words : std::uint8_t {
    product,  ///< what ships
    pseudo,  ///< 40 % longer, with marks on the letters and in brackets: “[Ŝéţţîñĝš ~~~]”; Chinese 40 % longer:
             ///< “【设置〇】”
};

/// Swaps every word of both languages while it lives; arguments stay where they are.
class WordsScope {
public:
    explicit WordsScope(Words words);
    ~WordsScope();
    WordsScope(const WordsScope&) = delete;
    WordsScope& operator=(const WordsScope&) = delete;
};

}  // namespace cairn::text::testing
