#include "core/lessons/markdown.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/plain_text.hpp"
#include "core/base/random.hpp"

namespace {

using namespace cairn;
using namespace cairn::lessons;

std::string kind_name(MarkdownKind kind) {
    switch (kind) {
        case MarkdownKind::paragraph: return "p";
        case MarkdownKind::heading: return "h";
        case MarkdownKind::code: return "code";
        case MarkdownKind::table: return "table";
        case MarkdownKind::rule: return "rule";
        case MarkdownKind::picture: return "picture";
        case MarkdownKind::task: return "task";
    }
    return "";
}

std::string words_of(const Spans& spans) {
    std::string out;
    for (const Span& span : spans) {
        out += '[';
        for (const auto& [bit, name] :
             {std::pair(style_strong, "b"), std::pair(style_emphasis, "i"), std::pair(style_code, "c"),
              std::pair(style_struck, "s"), std::pair(style_maths, "m")}) {
            if ((span.style & bit) != 0) out += name;
        }
        if (span.is_picture) out += 'P';
        out += '|' + span.text;
        if (!span.href.empty()) out += "→" + span.href;
        out += ']';
    }
    return out;
}

/// One line a block: what it is and what it says.
std::string outline(std::string_view markdown) {
    const auto blocks = parse_markdown(markdown);
    if (!blocks) return "refused";
    std::string out;
    for (const MarkdownBlock& block : *blocks) {
        out += std::string(block.indent, ' ') + kind_name(block.kind);
        if (block.level > 0) out += std::to_string(block.level);
        if (block.is_quote) out += '>';
        if (!block.marker.empty()) out += ' ' + block.marker;
        if (!block.info.empty()) out += " {" + block.info + "}";
        if (!block.text.empty()) out += " «" + block.text + "»";
        if (!block.spans.empty()) out += ' ' + words_of(block.spans);
        for (const auto& row : block.rows) {
            out += " /";
            for (const Spans& cell : row) out += words_of(cell);
        }
        out += '\n';
    }
    return out;
}

TEST_CASE("what authors write becomes blocks in its order") {
    CHECK(outline("# Title\n\nSome *soft*, **strong** and `code`.\n\n- one\n- two\n  1. deep\n\n> said\n\n---\n") ==
          "h1 [|Title]\np [|Some ][i|soft][|, ][b|strong][| and ][c|code][|.]\n p • [|one]\n p • [|two]\n"
          "  p 1. [|deep]\np> [|said]\nrule\n");
    CHECK(outline("```rust delay.rs\nfn main() {}\n\n// x\n```") == "code {rust delay.rs} «fn main() {}\n\n// x»\n");
    CHECK(outline("| a | b |\n|---|---|\n| 1 | **2** |\n") == "table /[|a][|b] /[|1][b|2]\n");
}

TEST_CASE("a line break in the source is a blank, between Han characters none; two blanks are a break") {
    CHECK(outline("one\ntwo") == "p [|one two]\n");
    CHECK(outline("一行\n二行") == "p [|一行二行]\n");
    CHECK(outline("one  \ntwo") == "p [|one\ntwo]\n");
}

TEST_CASE("items of a checklist are told from items of a list") {
    CHECK(outline("- [ ] first\n- [x] second\n- third") == " task • [|first]\n task • [|second]\n p • [|third]\n");
}

TEST_CASE("maths stays as it is written") { CHECK(outline("so $x^2$") == "p [|so ][m|x^2]\n"); }

TEST_CASE("HTML is text and nothing else") {
    for (const std::string_view hostile :
         {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onmouseover='x()'>b</b>",
          "<iframe src=\"javascript:alert(1)\"></iframe>", "<!-- hidden --> shown", "<style>*{display:none}</style>"}) {
        const auto blocks = parse_markdown(hostile);
        REQUIRE(blocks);
        std::string said;
        for (const MarkdownBlock& block : *blocks) {
            for (const Span& span : block.spans) {
                said += span.text;
                CHECK(span.href.empty());
            }
        }
        CHECK(said == hostile);
    }
}

TEST_CASE("only addresses of the web, of mail and of this app may be followed") {
    const auto href = [](std::string_view markdown) {
        const auto blocks = parse_markdown(markdown);
        return blocks && !blocks->empty() && !(*blocks)[0].spans.empty() ? (*blocks)[0].spans[0].href : "none";
    };
    CHECK(href("[a](https://example.org/x?y=1&amp;z=2)") == "https://example.org/x?y=1&z=2");
    CHECK(href("[a](HTTP://example.org)") == "HTTP://example.org");
    CHECK(href("<https://example.org>") == "https://example.org");
    CHECK(href("[a](mailto:a@example.org)") == "mailto:a@example.org");
    CHECK(href("[a](#/skills/00)") == "#/skills/00");
    for (const std::string_view address :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
          "//example.org", "/settings", "other.md", "#top", "java&#10;script:alert(1)", "https://", "blob:x"}) {
        INFO(address);
        CHECK(href("[a](<" + std::string(address) + ">)").empty());
        const auto blocks = parse_markdown("[a](<" + std::string(address) + ">)");
        CHECK((*blocks)[0].refused.size() == 1);
    }
    CHECK(address_of("https://a b") == Address::refused);
    CHECK(address_of("https://a\xE2\x80\xAE"
                     "b") == Address::refused);
}

TEST_CASE("a link tells where it leads") {
    CHECK(host_of("https://docs.example.org/a/b?c#d") == "docs.example.org");
    CHECK(host_of("https://bank.example@evil.example/x") == "evil.example");
    CHECK(host_of("mailto:a@example.org?subject=x") == "a@example.org");
    CHECK(host_of("#/skills").empty());
}

TEST_CASE("a picture alone is a block with its description") {
    CHECK(outline("![Two boxes](https://example.org/a.png)") == "picture [P|Two boxes→https://example.org/a.png]\n");
    CHECK(outline("![x](javascript:alert(1))") == "picture [P|x]\n");
}

TEST_CASE("entities give characters, but none that text may not hold") {
    CHECK(outline("a &amp; b &#65; &#x4e00;") == "p [|a & b A 一]\n");
    CHECK(outline("&#x202E;&#0;&#xD800;&#x110000;&unknown;") == "p [|&#x202E;&#0;&#xD800;&#x110000;&unknown;]\n");
}

TEST_CASE("what is too much is refused") {
    CHECK(outline(std::string(markdown_bytes_max + 1, 'x')) == "refused");
    std::string paragraphs;
    for (std::size_t i = 0; i <= blocks_max; ++i) paragraphs += "x\n\n";
    CHECK(outline(paragraphs) == "refused");
    CHECK(outline(std::string(100, '>')) == "refused");
    const std::string ten_megabytes(10 * 1024 * 1024, '*');
    CHECK_FALSE(parse_markdown(ten_megabytes));
}

TEST_CASE("any text gives blocks whose words are plain, or is refused") {
    constexpr std::string_view pieces[] = {"*",    "**", "_",    "`",  "```\n",     "[",  "](",    ")", "<",  ">",
                                           "\n",   "- ", "[ ] ", "1.", "#",         "|",  "---\n", "$", "~~", "![",
                                           "&#8;", "一", "a ",   "\t", "```quiz\n", "\\", "  \n",  "> "};
    Random random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(40); i > 0; --i) text += pieces[random.below(std::size(pieces))];
        const auto blocks = parse_markdown(text);
        if (!blocks) continue;
        for (const MarkdownBlock& block : *blocks) {
            CHECK(is_plain_text(plain(block.spans)));
            for (const auto& row : block.rows) CHECK(row.size() == block.rows[0].size());
        }
    }
}

}  // namespace
