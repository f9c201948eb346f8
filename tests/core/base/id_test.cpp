#include "core/base/id.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/base/random.hpp"

using namespace cairn;

TEST_CASE("the same words give the same id on every machine") {
    CHECK(to_hex(id_of_text("skill", "async")) == "d57bcf66cc40aae772de784dd659b37a");
    CHECK(to_hex(id_of_pair("edge", Id{1, 2}, Id{3, 4})) == "3f9a9a35283920a299f3e7abf7238dfe");
    CHECK(id_of_text("skill", "async") == id_of_text("skill", "async"));
}

TEST_CASE("space and text do not run into each other") {
    CHECK(id_of_text("ab", "c") != id_of_text("a", "bc"));
    CHECK(id_of_text("", "") != id_of_text("", " "));
    CHECK(id_of_pair("edge", Id{1, 2}, Id{3, 4}) != id_of_pair("edge", Id{3, 4}, Id{1, 2}));
}

TEST_CASE("many texts have many ids, none of them empty") {
    std::set<Id> seen;
    for (int i = 0; i < 20'000; ++i) {
        const Id id = id_of_text("n", std::to_string(i));
        REQUIRE(id);
        REQUIRE(seen.insert(id).second);
    }
}

TEST_CASE("an id survives being written as hexadecimal digits") {
    Random random(51);
    for (int round = 0; round < 200; ++round) {
        const Id id = random.id();
        REQUIRE(id);
        REQUIRE(id_from_hex(to_hex(id)) == id);
    }
    CHECK(to_hex(Id{1, 255}) == "000000000000000100000000000000ff");
}

TEST_CASE("anything but 32 lower-case hexadecimal digits is no id") {
    CHECK_FALSE(id_from_hex(""));
    CHECK_FALSE(id_from_hex("0000000000000001000000000000000"));
    CHECK_FALSE(id_from_hex("000000000000000100000000000000ff0"));
    CHECK_FALSE(id_from_hex("000000000000000100000000000000FF"));
    CHECK_FALSE(id_from_hex("g00000000000000100000000000000ff"));
}
