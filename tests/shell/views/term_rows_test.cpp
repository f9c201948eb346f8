#include "shell/views/term_rows.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace cairn::views;

TEST_CASE("the parts as shown add up to the total as shown: rounding goes on the largest") {
    std::array<TermRow, 3> rows;
    set_term_values(rows, std::vector<std::int64_t>{340'000, 340'000, -1'040'000}, -360'000, 1);
    CHECK(rows[0].value_text == "+0.3");
    CHECK(rows[1].value_text == "+0.3");
    CHECK(rows[2].value_text == "−1.0");
    CHECK(rows[2].value == -1.04);
    set_term_values(rows, std::vector<std::int64_t>{4'000, 4'000, 992'000}, 1'000'000, 2);
    CHECK(rows[0].value_text == "0.00");
    CHECK(rows[2].value_text == "+1.00");
    set_term_values({}, {}, 0, 2);
}
