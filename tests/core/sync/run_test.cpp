#include "core/sync/run.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/sync/devices.hpp"

namespace {

using namespace cairn;
using namespace cairn::sync;

Bytes bytes_of(std::string_view text) { return {as_bytes(text).begin(), as_bytes(text).end()}; }

struct Author {
    sync_test::Founding space = sync_test::found_space(1);
    crypto::SigningKey device = space.identity.device_signing();
    SpaceName name = name_of(space.genesis);
    ReplicaName replica = replica_name(space.keys, device.verify_key());
    [[nodiscard]] Writer writer() const { return {name, replica, 0, &space.keys.first(), &device}; }
    [[nodiscard]] Run run() const {
        return {.place = {3, 5},
                .chain_before = chain_begin(name, replica),
                .chain_after = {},
                .records = {bytes_of("one"), bytes_of(""), bytes_of("three")}};
    }
    [[nodiscard]] std::optional<Run> open(const Bytes& bytes, const RunRef& ref) const {
        return open_run(bytes, ref, name, replica, space.keys, device.verify_key());
    }
    [[nodiscard]] std::optional<Head> open_head_of(const Bytes& bytes) const {
        return open_head(bytes, name, replica, space.keys, device.verify_key());
    }
    [[nodiscard]] Head head() const {
        Head head{.counter = 9, .end = {7, chain_begin(name, replica)}, .base = 4};
        head.runs = {{{4, 4}, {}}, {{5, 7}, {}}};
        head.heard[replica] = 12;
        head.written_ms = 1'700'000'000'000;
        return head;
    }
};

TEST_CASE("a run is sealed the same each time, opens to its records, and no bit of it can be changed") {
    const Author author;
    const Bytes bytes = seal_run(author.writer(), author.run());
    CHECK(seal_run(author.writer(), author.run()) == bytes);
    const RunRef ref{{3, 5}, hash_of_run(bytes)};
    const auto run = author.open(bytes, ref);
    REQUIRE(run);
    CHECK(run->records == author.run().records);
    crypto::Digest chain = author.run().chain_before;
    for (const Bytes& record : run->records) chain = chain_next(chain, record);
    CHECK(run->chain_after == chain);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{4};
        REQUIRE_FALSE(author.open(changed, ref));
        REQUIRE_FALSE(author.open(changed, {{3, 5}, hash_of_run(changed)}));
        REQUIRE_FALSE(author.open({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(i)}, ref));
    }
    CHECK_FALSE(author.open(bytes, {{3, 6}, ref.hash}));
}

TEST_CASE("a run is of its space, its replica, its device and its key") {
    const Author author;
    const Bytes bytes = seal_run(author.writer(), author.run());
    const RunRef ref{{3, 5}, hash_of_run(bytes)};
    const auto other = sync_test::found_space(2);
    const crypto::VerifyKey device = author.device.verify_key();
    CHECK_FALSE(open_run(bytes, ref, name_of(other.genesis), author.replica, author.space.keys, device));
    CHECK_FALSE(open_run(bytes, ref, author.name, replica_name(other.keys, device), author.space.keys, device));
    CHECK_FALSE(open_run(bytes, ref, author.name, author.replica, other.keys, device));
    CHECK_FALSE(open_run(bytes, ref, author.name, author.replica, author.space.keys,
                         other.identity.device_signing().verify_key()));
}

TEST_CASE("a run that its author signs with a wrong chain or count is refused") {
    const Author author;
    Run run = author.run();
    run.place.last = 6;
    const Bytes bytes = seal_run(author.writer(), run);
    CHECK_FALSE(author.open(bytes, {{3, 6}, hash_of_run(bytes)}));
}

TEST_CASE("a head opens to what it says, no two in a row have the same size, and no bit of it can be changed") {
    const Author author;
    Head head = author.head();
    const Bytes bytes = seal_head(author.writer(), head);
    CHECK(author.open_head_of(bytes) == head);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{4};
        REQUIRE_FALSE(author.open_head_of(changed));
        REQUIRE_FALSE(author.open_head_of({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(i)}));
    }
    ++head.counter;
    CHECK(seal_head(author.writer(), head).size() != bytes.size());
}

TEST_CASE("a head that contradicts itself is refused, whoever signed it") {
    const Author author;
    const auto is_refused = [&](auto change) {
        Head head = author.head();
        change(head);
        return !author.open_head_of(seal_head(author.writer(), head));
    };
    CHECK_FALSE(is_refused([](Head&) {}));
    CHECK(is_refused([](Head& head) { head.runs[1].place.first = 6; }));          // a gap
    CHECK(is_refused([](Head& head) { head.runs[1].place.last = 6; }));           // ends early
    CHECK(is_refused([](Head& head) { head.runs[1].place.last = 8; }));           // ends late
    CHECK(is_refused([](Head& head) { head.runs.clear(); }));
    CHECK(is_refused([](Head& head) { head.base = 0; }));
    CHECK(is_refused([](Head& head) { head.base = 5; }));
    CHECK(is_refused([](Head& head) { head.runs[0].place.last = 5; }));           // the base is not alone
    CHECK(is_refused([](Head& head) { head.runs[1].place = {5, 3}; }));
    CHECK(is_refused([](Head& head) { head.runs[1].place.last = ~std::uint64_t{0}; }));
}

TEST_CASE("the lists of a space open with its keys alone, and no bit of them can be changed") {
    const Author author;
    const auto chance = crypto_test::seeded(4);
    const Hints hints{{author.replica, 7}};
    const std::vector<Member> members{make_owner(author.space.genesis, author.space.identity, "Owner", 5)};
    const Bytes hint_bytes = seal_hints(author.name, author.space.keys, hints, chance);
    const Bytes member_bytes = seal_members(author.name, author.space.keys, members, chance);
    CHECK(open_hints(hint_bytes, author.name, author.space.keys) == hints);
    CHECK(open_members(member_bytes, author.name, author.space.keys) == members);
    CHECK_FALSE(open_hints(member_bytes, author.name, author.space.keys));
    CHECK_FALSE(open_members(hint_bytes, author.name, author.space.keys));
    CHECK_FALSE(open_hints(hint_bytes, author.name, sync_test::found_space(2).keys));
    for (std::size_t i = 0; i < hint_bytes.size(); ++i) {
        Bytes changed = hint_bytes;
        changed[i] ^= std::byte{1};
        REQUIRE_FALSE(open_hints(changed, author.name, author.space.keys));
        REQUIRE_FALSE(open_hints(ByteView(hint_bytes).first(i), author.name, author.space.keys));
    }
}

TEST_CASE("padding takes at most 12 percent and leaves few sizes") {
    std::size_t sizes = 0;
    for (std::size_t size = 1, last = 0; size < 100'000; ++size) {
        const std::size_t padded = padded_size(size);
        REQUIRE(padded >= size);
        REQUIRE(static_cast<double>(padded) <= static_cast<double>(size) * 1.12 + 1);
        sizes += padded == last ? 0 : 1;
        last = padded;
    }
    CHECK(sizes < 200);
}

}  // namespace
