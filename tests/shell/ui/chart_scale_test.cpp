#include "shell/ui/chart_scale.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.hpp"

using namespace cairn;
using namespace cairn::ui;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

/// Grid lines as text: "0 2 4".
std::string lines(Range range, int lines_max = 4) {
    const Ticks ticks = nice_ticks(range, lines_max);
    std::string out;
    for (int i = 0; i < ticks.count; ++i) {
        std::string number = std::to_string(std::lround(ticks.at(i) * std::pow(10, ticks.decimals)));
        const auto whole = static_cast<std::size_t>(ticks.decimals);
        const bool is_negative = number.starts_with('-');
        if (is_negative) number.erase(0, 1);
        if (number.size() <= whole) number.insert(0, whole + 1 - number.size(), '0');
        if (whole > 0) number.insert(number.size() - whole, 1, '.');
        out += (i > 0 ? " " : "") + std::string(is_negative ? "-" : "") + number;
    }
    return out;
}

std::vector<float> spread(std::vector<float> tops, float height, float top, float bottom) {
    spread_labels(tops, height, top, bottom);
    return tops;
}

}  // namespace

TEST_CASE("grid lines stand at round numbers, at most four above the bottom") {
    CHECK(lines({0, 5}) == "0 2 4");
    CHECK(lines({0, 4}) == "0 1 2 3 4");
    CHECK(lines({0, 6}) == "0 2 4 6");
    CHECK(lines({0, 10}) == "0.0 2.5 5.0 7.5 10.0");
    CHECK(lines({0, 1}) == "0.00 0.25 0.50 0.75 1.00");
    CHECK(lines({0, 0.03}) == "0.00 0.01 0.02 0.03");
    CHECK(lines({0, 1284}) == "0 500 1000");
    CHECK(lines({-3, 5}) == "-2 0 2 4");
    CHECK(lines({-10, -2}) == "-10 -8 -6 -4 -2");
    CHECK(lines({17, 18}) == "17.00 17.25 17.50 17.75 18.00");
    CHECK(lines({0, 5}, 1) == "0 5");
}

TEST_CASE("a range that is no range has no grid lines") {
    CHECK(nice_ticks({3, 3}).count == 0);
    CHECK(nice_ticks({5, 2}).count == 0);
    CHECK(nice_ticks({0, std::numeric_limits<double>::infinity()}).count == 0);
    CHECK(nice_ticks({std::numeric_limits<double>::quiet_NaN(), 1}).count == 0);
    CHECK(nice_ticks({-1.7e308, 1.7e308}).count == 0);
}

TEST_CASE("every range has between one and four lines beside its bottom, all inside it") {
    Random random(9);
    for (int round = 0; round < 3000; ++round) {
        const double size = std::pow(10.0, static_cast<double>(random.between(-60, 60)) / 10);
        const double from = static_cast<double>(random.between(-1000, 1000)) / 500 * size;
        const Range range{from, from + size * static_cast<double>(random.between(1, 999)) / 100};
        const Ticks ticks = nice_ticks(range);
        INFO(range.minimum << " to " << range.maximum);
        const bool is_at_bottom = std::abs(ticks.first - range.minimum) < 1e-6 * ticks.step;
        REQUIRE(ticks.count >= 1);
        REQUIRE(ticks.count - (is_at_bottom ? 1 : 0) <= 4);
        REQUIRE(ticks.first >= range.minimum - 1e-6 * ticks.step);
        REQUIRE(ticks.at(ticks.count - 1) <= range.maximum + 1e-6 * ticks.step);
        const Range grown = grown_to_ticks(range);
        REQUIRE(grown.minimum <= range.minimum + 1e-6 * ticks.step);
        REQUIRE(grown.maximum >= range.maximum - 1e-6 * ticks.step);
    }
}

TEST_CASE("a chart's range holds zero and every value there is, and is never empty") {
    const auto range = [](std::vector<float> values) {
        const Range found = range_with_zero(values);
        return std::pair(found.minimum, found.maximum);
    };
    CHECK(range({}) == std::pair(0.0, 1.0));
    CHECK(range({missing, infinity, -infinity}) == std::pair(0.0, 1.0));
    CHECK(range({0, 0}) == std::pair(0.0, 1.0));
    CHECK(range({3, 3}) == std::pair(0.0, 3.0));
    CHECK(range({-2, missing}) == std::pair(-2.0, 0.0));
    CHECK(range({-1, 4}) == std::pair(-1.0, 4.0));
}

TEST_CASE("labels that do not touch stay where they are") {
    CHECK(spread({10, 40, 90}, 16, 0, 200) == std::vector<float>{10, 40, 90});
    CHECK(spread({}, 16, 0, 200).empty());
}

TEST_CASE("labels that would overlap move apart, each as little as it can, in their order") {
    CHECK(spread({50, 50}, 16, 0, 200) == std::vector<float>{42, 58});
    CHECK(spread({60, 50}, 16, 0, 200) == std::vector<float>{63, 47});
    CHECK(spread({-20, 0}, 16, 0, 200) == std::vector<float>{0, 16});
    CHECK(spread({300, 310}, 16, 0, 100) == std::vector<float>{68, 84});
}

TEST_CASE("spread labels never overlap and never leave their room while there is some") {
    Random random(4);
    for (int round = 0; round < 2000; ++round) {
        std::vector<float> tops(static_cast<std::size_t>(random.between(1, 6)));
        for (float& top : tops) top = static_cast<float>(random.between(-50, 250));
        const std::vector<float> before = tops;
        spread_labels(tops, 16, 0, 200);
        std::vector<std::size_t> order(tops.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return before[i]; });
        for (std::size_t i = 0; i < order.size(); ++i) {
            REQUIRE(tops[order[i]] >= -0.01F);
            REQUIRE(tops[order[i]] + 16 <= 200.01F);
            if (i > 0) REQUIRE(tops[order[i]] - tops[order[i - 1]] >= 15.99F);
        }
    }
}

TEST_CASE("where there is no room for all labels they overlap evenly") {
    const auto tops = spread({0, 0, 0, 0}, 16, 0, 46);
    CHECK(tops[0] == 0);
    CHECK(tops[1] == 10);
    CHECK(tops[3] == 30);
}

TEST_CASE("of labels under an axis as many are shown as have room") {
    CHECK(label_stride(60, 40) == 1);
    CHECK(label_stride(24, 40) == 2);
    CHECK(label_stride(2, 40) == 24);
    CHECK(label_stride(0, 40) == 1);
    CHECK(label_stride(missing, 40) == 1);
}
