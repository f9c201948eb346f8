#include "core/lessons/difference.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/random.hpp"
#include "core/base/text.hpp"

namespace {

using namespace cairn;
using namespace cairn::lessons;

/// "=a -b +c <d >d": each line with what became of it.
std::string told(std::string_view before, std::string_view after) {
    const auto first = split(before, '\n');
    const auto second = split(after, '\n');
    constexpr std::string_view marks = "=-+<>";
    std::string out;
    for (const DiffLine& line : difference(before, after)) {
        if (!out.empty()) out += ' ';
        out += marks[static_cast<std::size_t>(line.change)];
        out += line.before >= 0 ? first[static_cast<std::size_t>(line.before)]
                                : second[static_cast<std::size_t>(line.after)];
    }
    return out;
}

TEST_CASE("what is left, removed and added stands in its order") {
    CHECK(told("a\nb\nc", "a\nb\nc") == "=a =b =c");
    CHECK(told("a\nb\nc", "a\nx\nc") == "=a -b +x =c");
    CHECK(told("a\nb", "a\nb\nc") == "=a =b +c");
    CHECK(told("b\nc", "a\nb\nc") == "+a =b =c");

    CHECK(told("a", "") == "-a +");
    CHECK(told("", "") == "=");
}

TEST_CASE("a function that moved is found as moved, two lines are not") {
    CHECK(told("x\n1\n2\n3\ny\nz\nw\nv", "x\ny\nz\nw\nv\n1\n2\n3") == "=x <1 <2 <3 =y =z =w =v >1 >2 >3");
    CHECK(told("x\n1\n2\ny\nz\nw", "x\ny\nz\nw\n1\n2") == "=x -1 -2 =y =z =w +1 +2");
    const auto lines = difference("x\n1\n2\n3\ny\nz\nw\nv", "x\ny\nz\nw\nv\n1\n2\n3");
    CHECK(lines[1].moved == 5);
    CHECK(lines.back().moved == 3);
}

TEST_CASE("a comment follows its line") {
    const auto lines = difference("a\nb\nc\nd", "x\na\nc\ny");
    CHECK(follow_line(lines, 0) == 1);
    CHECK(follow_line(lines, 1) == 2);
    CHECK(follow_line(lines, 2) == 2);
    CHECK(follow_line(lines, 3) == 3);
    CHECK(follow_line(lines, 99) == 4);
    const auto moved = difference("x\n1\n2\n3\ny\nz\nw\nv", "x\ny\nz\nw\nv\n1\n2\n3");
    CHECK(follow_line(moved, 2) == 6);
}

/// The length of the longest common subsequence, by the table that everybody can check.
std::size_t common_lines(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j)
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
    return table[a.size()][b.size()];
}

TEST_CASE("any two texts come out of what is told, with as few changes as there can be") {
    Random random(9);
    for (int round = 0; round < 2000; ++round) {
        const auto some_text = [&] {
            std::string text;
            for (std::uint64_t i = random.below(14); i > 0; --i) {
                text += static_cast<char>('a' + random.below(4));
                text += '\n';
            }
            return text;
        };
        const std::string before = some_text();
        const std::string after = some_text();
        const auto first = split(before, '\n');
        const auto second = split(after, '\n');
        std::size_t a = 0;
        std::size_t b = 0;
        std::size_t kept = 0;
        for (const DiffLine& line : difference(before, after)) {
            if (line.before >= 0) CHECK(line.before == static_cast<std::int32_t>(a++));
            if (line.after >= 0) CHECK(line.after == static_cast<std::int32_t>(b++));
            if (line.change != LineChange::kept) continue;
            ++kept;
            CHECK(first[static_cast<std::size_t>(line.before)] == second[static_cast<std::size_t>(line.after)]);
        }
        CHECK(a == first.size());
        CHECK(b == second.size());
        CHECK(kept == common_lines(first, second));
    }
}

}  // namespace
