#include "shell/ui/column_widths.hpp"

#include <catch2/catch_test_macros.hpp>

#include <initializer_list>
#include <numeric>
#include <vector>

using cairn::ui::ColumnWish;

namespace {

std::vector<float> shared(std::initializer_list<ColumnWish> wishes, float total) {
    std::vector<float> widths(wishes.size());
    cairn::ui::share_columns({wishes.begin(), wishes.size()}, total, widths);
    return widths;
}

}  // namespace

TEST_CASE("weights share what fixed columns leave while nothing is cut") {
    CHECK(shared({{.wanted = 100}, {.weight = 1, .wanted = 50}, {.weight = 3, .wanted = 50}}, 500) ==
          std::vector<float>{100, 100, 300});
}

TEST_CASE("a column whose words would be cut gets room from roomier ones") {
    CHECK(shared({{.weight = 1, .wanted = 180}, {.weight = 1, .wanted = 40}, {.weight = 2, .wanted = 60}}, 480) ==
          std::vector<float>{180, 100, 200});
}

TEST_CASE("room that one column takes can make another one ask too") {
    CHECK(shared({{.weight = 1, .wanted = 300}, {.weight = 1, .wanted = 145}, {.weight = 1, .wanted = 10}}, 600) ==
          std::vector<float>{300, 150, 150});
    CHECK(shared({{.weight = 1, .wanted = 300}, {.weight = 1, .wanted = 190}, {.weight = 1, .wanted = 10}}, 600) ==
          std::vector<float>{300, 190, 110});
}

TEST_CASE("where not everything fits only the widest columns are cut") {
    CHECK(shared({{.wanted = 40}, {.weight = 1, .wanted = 400}, {.weight = 1, .wanted = 300}, {.wanted = 60}}, 500) ==
          std::vector<float>{40, 200, 200, 60});
    const std::vector<float> even = shared({{.weight = 1, .wanted = 900}, {.weight = 2, .wanted = 901}}, 400);
    CHECK(std::accumulate(even.begin(), even.end(), 0.0F) == 400);
}

TEST_CASE("fixed columns keep their width when room is left") {
    CHECK(shared({{.wanted = 40}, {.wanted = 60}}, 500) == std::vector<float>{40, 60});
    CHECK(shared({}, 500).empty());
}
