#include "shell/views/match.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace cairn::views;

namespace {

std::optional<MatchKind> kind(std::string_view query, std::string_view text) {
    const auto match = Needle(query).find(text);
    return match ? std::optional(match->kind) : std::nullopt;
}

/// The text with what was found in brackets.
std::string marked(std::string_view query, std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (const MatchRange& range : Needle(query).ranges(text)) {
        out += text.substr(done, range.begin - done);
        out += '[';
        out += text.substr(range.begin, range.end - range.begin);
        out += ']';
        done = range.end;
    }
    return out + std::string(text.substr(done));
}

}  // namespace

TEST_CASE("A search names how well it was found", "[match]") {
    using enum MatchKind;
    CHECK(kind("rust", "Rust") == exact);
    CHECK(kind("  RUST ", "Rust basics") == prefix);
    CHECK(kind("rust", "Async Rust") == word_start);
    CHECK(kind("rust", "Async-Rust") == word_start);
    CHECK(kind("async", "Rust·async") == word_start);
    CHECK(kind("ust", "Rust") == inside);
    CHECK(kind("kg", "Knowledge graph") == scattered);
    CHECK(kind("fac", "Find a coach") == scattered);
    CHECK(kind("knmap", "Knowledge map") == scattered);
    CHECK(kind("rust", "Requests") == std::nullopt);  // not in pieces that begin words
    CHECK(kind("aab", "a aa ab") == scattered);        // the first way there is not the only one
    CHECK(kind(std::string(40, 'a'), std::string(10'000, 'a') + " b") == prefix);
    CHECK(kind("gk", "Knowledge") == std::nullopt);
    CHECK(kind("", "Rust") == exact);
    CHECK(kind("rust", "") == std::nullopt);
}

TEST_CASE("Han characters are found anywhere, each as the start of a word", "[match]") {
    using enum MatchKind;
    CHECK(kind("知识", "知识图谱") == prefix);
    CHECK(kind("图谱", "知识图谱") == word_start);
    CHECK(kind("识谱", "知识图谱") == scattered);
    CHECK(kind("rust", "异步Rust") == word_start);
    CHECK(kind("\xE7\x9F", "知识") == std::nullopt);  // no half characters
}

TEST_CASE("Words of a search stand in any order, and all must be found", "[match]") {
    using enum MatchKind;
    CHECK(kind("yue lin", "Lin Yue") == word_start);
    CHECK(kind("lin yue", "Lin Yue") == exact);
    CHECK(kind("lin wei", "Lin Yue") == std::nullopt);
    CHECK(kind("l y e", "Lin Yue") == inside);
    CHECK(kind("ln ye", "Lin Yue") == std::nullopt);  // scattered words would find nearly everything
}

TEST_CASE("What was found is marked", "[match]") {
    CHECK(marked("rust", "Async Rust") == "Async [Rust]");
    CHECK(marked("kma", "Knowledge map") == "[K]nowledge [ma]p");
    CHECK(marked("aab", "a aa ab") == "a [a]a [ab]");
    CHECK(marked("图谱", "知识图谱") == "知识[图谱]");
    CHECK(marked("yue lin", "Lin Yue") == "[Lin] [Yue]");
    CHECK(marked("ab b", "xabx") == "x[ab]x");
}
