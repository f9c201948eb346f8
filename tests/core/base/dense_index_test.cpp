#include "core/base/dense_index.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <vector>

#include "core/base/random.hpp"

using namespace cairn;

namespace {

/// Keys in the order of their first appearance, found through the index.
struct Keys {
    std::vector<std::uint64_t> keys;
    DenseIndex index;

    [[nodiscard]] auto is_at(std::uint64_t key) const {
        return [this, key](std::uint32_t place) { return keys[place] == key; };
    }
    std::uint32_t add(std::uint64_t key, std::size_t hash) {
        const std::uint32_t place = index.find_or_add(hash, keys.size(), is_at(key));
        if (place == keys.size()) keys.push_back(key);
        return place;
    }
    [[nodiscard]] std::uint32_t find(std::uint64_t key, std::size_t hash) const { return index.find(hash, is_at(key)); }
};

}  // namespace

TEST_CASE("an empty index finds nothing") { CHECK(Keys().find(1, 1) == DenseIndex::none); }

TEST_CASE("every key has the place at which it came first, also where all hashes are the same") {
    for (const std::size_t hashes : {std::size_t{1}, std::size_t{3}, std::size_t{1} << 20}) {
        INFO(hashes << " hashes");
        Random random(4);
        Keys keys;
        std::map<std::uint64_t, std::uint32_t> expected;
        for (int i = 0; i < 2000; ++i) {
            const std::uint64_t key = random.below(700);
            const auto [it, is_new] = expected.try_emplace(key, static_cast<std::uint32_t>(expected.size()));
            REQUIRE(keys.add(key, key % hashes) == it->second);
        }
        for (std::uint64_t key = 0; key < 800; ++key) {
            const auto it = expected.find(key);
            REQUIRE(keys.find(key, key % hashes) == (it == expected.end() ? DenseIndex::none : it->second));
        }
    }
}

TEST_CASE("room made in advance changes nothing that is found") {
    Keys keys;
    for (std::uint64_t key = 0; key < 10; ++key) keys.add(key, key);
    keys.index.reserve(5000);
    keys.index.reserve(1);
    for (std::uint64_t key = 0; key < 10; ++key) CHECK(keys.find(key, key) == key);
    CHECK(keys.find(11, 11) == DenseIndex::none);
}
