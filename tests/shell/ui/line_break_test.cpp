#include "shell/ui/line_break.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"

namespace {

using namespace cairn;
using namespace cairn::ui;

/// Latin is 1 wide, everything else 2: widths can be counted by hand.
std::vector<std::string> lines_of(std::string_view text, float width) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const LineEnd end = break_line(text, width, [](char32_t c) { return c < 0x2000 ? 1.0F : 2.0F; });
        REQUIRE(end.next > 0);
        lines.emplace_back(text.substr(0, end.end));
        text.remove_prefix(end.next);
    }
    return lines;
}

using Lines = std::vector<std::string>;

struct Case {
    std::string_view why, text;
    float width;
    Lines lines;
};

}  // namespace

TEST_CASE("lines break where a reader expects it", "[ui][text]") {
    const std::vector<Case> cases{
        {"words stay whole, the space is eaten", "next stone ahead", 10, {"next stone", "ahead"}},
        {"a word wider than the line is cut", "Kubernetes", 4, {"Kube", "rnet", "es"}},
        {"a newline ends a line", "a\nb", 10, {"a", "b"}},
        {"an empty line stays", "a\n\nb", 10, {"a", "", "b"}},
        {"Han may break anywhere", "下一段路程", 6, {"下一段", "路程"}},
        {"a full stop never starts a line", "下一段。路", 6, {"下一", "段。路"}},
        {"a comma never starts a line", "先看所有权，再看", 10, {"先看所有", "权，再看"}},
        {"a closing bracket never starts a line", "看（甲乙）丙", 8, {"看（甲", "乙）丙"}},
        {"an opening bracket never ends a line", "看看（甲）", 6, {"看看", "（甲）"}},
        {"an opening quote never ends a line", "他说“好的”", 6, {"他说", "“好", "的”"}},
        {"Latin inside Han stays whole", "用Rust写", 5, {"用", "Rust", "写"}},
        {"Han and Latin part at the space", "学习 Rust 语言", 9, {"学习 Rust", "语言"}},
        {"a hyphen may end a line", "cancel-safe", 8, {"cancel-", "safe"}},
        {"a date is not broken at its sign", "from 2026-11-24", 12, {"from", "2026-11-24"}},
        {"a no-break space holds", "4\u00A0h left", 5, {"4\u00A0h", "left"}},
        {"one code point at least", "路", 1, {"路"}},
    };
    for (const Case& each : cases) {
        INFO(each.why);
        CHECK(lines_of(each.text, each.width) == each.lines);
    }
}

TEST_CASE("at every width Chinese lines neither begin nor end with the wrong mark, and words stay whole",
          "[ui][text]") {
    const std::string_view text =
        "先看《所有权》（第 4 章），再试：用 Rust 写一个 tokio 服务；“借用”、生命周期和 async/await 都要会！"
        "不懂就问（向 Marta 申请）？每周 3.5 小时，11 月 24 日前完成 80%。";
    const std::u32string_view never_first = U"，。、；：！？）》”…%";
    const std::u32string_view never_last = U"（《“";
    for (int width = 14; width <= 60; ++width) {
        for (const std::string& line : lines_of(text, static_cast<float>(width))) {
            INFO(width << " wide: " << line);
            REQUIRE_FALSE(line.empty());
            std::size_t offset = 0;
            const char32_t first = next_code_point(line, offset);
            char32_t last = first;
            while (offset < line.size()) last = next_code_point(line, offset);
            CHECK(never_first.find(first) == std::u32string_view::npos);
            CHECK(never_last.find(last) == std::u32string_view::npos);
        }
        std::string joined;
        for (const std::string& line : lines_of(text, static_cast<float>(width))) joined += line + "\n";
        for (const std::string_view word : {"Rust", "tokio", "Marta", "3.5", "80%", "24"}) {
            INFO(width << " wide: " << word);
            CHECK(joined.find(word) != std::string::npos);
        }
    }
}
