#include "core/exchange/quantity.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

TEST_CASE("a quantity is the mean of its range, in the unit behind it") {
    struct Row {
        std::string_view text;
        std::int64_t hundredths;
        QuantityUnit unit;
    };
    constexpr Row rows[] = {
        {"14 weeks", 1400, QuantityUnit::weeks},
        {"10-12 weeks", 1100, QuantityUnit::weeks},
        {"6-10 hours/week", 800, QuantityUnit::hours},
        {"4–12 hours/week", 800, QuantityUnit::hours},
        {"~10 hours/week", 1000, QuantityUnit::hours},
        {"6 months", 600, QuantityUnit::months},
        {"1.5 h", 150, QuantityUnit::hours},
        {"40", 4000, QuantityUnit::none},
        {"5 to 6 hours", 550, QuantityUnit::hours},
        {"90 min", 9000, QuantityUnit::minutes},
        {"约 6 周", 600, QuantityUnit::weeks},
        {"每周 3-5 小时", 400, QuantityUnit::hours},
        {"2-3", 250, QuantityUnit::none},
        {"3 Days", 300, QuantityUnit::days},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto quantity = parse_quantity(row.text);
        REQUIRE(quantity);
        CHECK(quantity->hundredths == row.hundredths);
        CHECK(quantity->unit == row.unit);
    }
    for (const std::string_view text :
         {"", "-", "none", "self-paced", "weeks", "5 apples", "-5", "3-", "99999999999 h"}) {
        INFO(text);
        CHECK(!parse_quantity(text));
    }
}

TEST_CASE("a month is 52/12 weeks and a week is seven days") {
    CHECK(weeks_hundredths({600, QuantityUnit::months}) == 2600);
    CHECK(weeks_hundredths({1400, QuantityUnit::days}) == 200);
    CHECK(!weeks_hundredths({600, QuantityUnit::hours}));
    CHECK(total_minutes({150, QuantityUnit::hours}) == 90);
    CHECK(!total_minutes({150, QuantityUnit::weeks}));
}

TEST_CASE("lists are split by the strongest separator they have") {
    const auto joined = [](std::string_view cell) {
        std::string out;
        for (const std::string_view item : split_list(cell)) out.append("<").append(item).append(">");
        return out;
    };
    CHECK(joined("a, b ,c") == "<a><b><c>");
    CHECK(joined("Lists, maps; go") == "<Lists, maps><go>");
    CHECK(joined("a|b") == "<a><b>");
    CHECK(joined("编程；测试") == "<编程><测试>");
    CHECK(joined("编程、测试，英语") == "<编程><测试><英语>");
    CHECK(joined(" ; ") == "");
}

}  // namespace
}  // namespace cairn::exchange
