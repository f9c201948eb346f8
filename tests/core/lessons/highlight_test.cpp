#include "core/lessons/highlight.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/random.hpp"

namespace {

using namespace cairn;
using namespace cairn::lessons;

std::string marked(std::string_view language, std::string_view text) {
    constexpr std::string_view names = "ktfsnc";
    std::string out;
    for (const Token& token : highlight(language, text)) {
        out += names[static_cast<std::size_t>(token.kind)];
        out += ':';
        out += text.substr(token.begin, token.end - token.begin);
        out += ' ';
    }
    return out;
}

TEST_CASE("words, numbers, quoted text and comments of a program have their colours") {
    CHECK(marked("rust", "fn poll(self: Pin) -> Poll { 0x1F } // done") ==
          "k:fn f:poll k:self t:Pin t:Poll n:0x1F c:// done ");
    CHECK(marked("rust", "&'a str") == "");
    CHECK(marked("python", "return 'it\\'s' # why") == "k:return s:'it\\'s' c:# why ");
    CHECK(marked("sql", "SELECT a FROM b -- c") == "k:SELECT k:FROM c:-- c ");
    CHECK(marked("cpp", "/* a\nb */ int x1 = 2;") == "c:/* a\nb */ k:int n:2 ");
    CHECK(marked("js", "`two\nlines` \"one\nint") == "s:`two\nlines` s:\"one ");
    CHECK(marked("text", "return 1") == "");
}

TEST_CASE("tokens ascend and lie within any text") {
    constexpr std::string_view pieces[] = {"fn ", "\"", "'",  "//", "/*", "*/", "\n", "1",
                                           "A",   "(",  "\\", "一", "`",  "#",  "--"};
    Random random(4);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(20); i > 0; --i) text += pieces[random.below(std::size(pieces))];
        for (const std::string_view language : {"rust", "cpp", "python", "js", "sql", "bash", "json", "go"}) {
            std::uint32_t last = 0;
            for (const Token& token : highlight(language, text)) {
                CHECK(token.begin >= last);
                CHECK(token.end > token.begin);
                CHECK(token.end <= text.size());
                last = token.end;
            }
        }
    }
}

}  // namespace
