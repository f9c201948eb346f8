#include "core/graph/effort.hpp"

#include <catch2/catch_test_macros.hpp>

using cairn::graph::minutes_between;

TEST_CASE("a skill's minutes are those from nothing to level 3, split by the table of efforts") {
    struct Row {
        std::int64_t from, to, minutes;
    };
    constexpr Row rows[] = {
        {0, 3'000'000, 1000},        {0, 1'000'000, 200},         {1'000'000, 2'000'000, 300},
        {2'000'000, 3'000'000, 500}, {3'000'000, 4'000'000, 800}, {4'000'000, 5'000'000, 1200},
        {2'500'000, 3'000'000, 250}, {500'000, 1'500'000, 250},   {3'000'000, 3'000'000, 0},
        {4'000'000, 3'000'000, 0},   {-7, 9'000'000, 3000},
    };
    for (const Row& row : rows) {
        CAPTURE(row.from, row.to);
        CHECK(minutes_between(1000, row.from, row.to) == row.minutes);
    }
}

TEST_CASE("whatever is left takes at least a minute") { CHECK(minutes_between(1, 2'999'999, 3'000'000) == 1); }
