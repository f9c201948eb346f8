#include "core/model/fact.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/archive.hpp"
#include "core/base/random.hpp"
#include "core/model/schema.hpp"

using namespace cairn;

namespace {

Value a_random_value(Random& random) {
    switch (random.below(4)) {
        case 0: return std::monostate{};
        case 1: return static_cast<std::int64_t>(random.next());
        case 2: return std::string(random.below(20), 'x') + "引";
        default: return random.id();
    }
}

Batch a_random_batch(Random& random) {
    Batch batch;
    batch.space = SpaceId{random.id()};
    batch.author = ProfileId{random.id()};
    batch.replica = ReplicaId{random.id()};
    batch.sequence = random.below(1'000'000);
    batch.stamp = Stamp{random.next()};
    batch.action = static_cast<std::uint16_t>(random.below(65'536));
    const std::vector<Id> entities{random.id(), random.id(), random.id()};
    const std::uint64_t count = random.below(9);
    for (std::uint64_t i = 0; i < count; ++i) {
        Write& write = batch.writes.emplace_back();
        write.key.entity = entities[random.below(3)];
        write.key.entry = random.chance(500'000) ? Id{} : entities[random.below(3)];
        write.key.kind = static_cast<std::uint16_t>(random.below(65'536));
        write.key.field = static_cast<std::uint16_t>(random.below(65'536));
        write.value = a_random_value(random);
    }
    return batch;
}

/// With what follows the writes in a record.
Batch a_random_batch_of_many(Random& random) {
    Batch batch = a_random_batch(random);
    const ReplicaId replicas[] = {ReplicaId{random.id()}, ReplicaId{random.id()}};
    batch.gesture = random.below(3);
    if (random.chance(500'000)) batch.dependencies.push_back({replicas[0], random.below(1000)});
    for (std::uint32_t i = 0; i < batch.writes.size(); ++i) {
        while (random.chance(400'000)) batch.seen.push_back({i, {replicas[random.below(2)], {random.next()}}});
    }
    return batch;
}

}  // namespace

TEST_CASE("any batch survives being written and read, also of kinds that nobody knows yet") {
    Random random(60);
    for (int round = 0; round < 500; ++round) {
        const Batch batch = round % 2 == 0 ? a_random_batch(random) : a_random_batch_of_many(random);
        const auto read = read_archive<Batch>(write_archive(batch));
        REQUIRE(read);
        REQUIRE(*read == batch);
    }
}

TEST_CASE("a batch cut at any byte is malformed") {
    Random random(61);
    const Bytes whole = write_archive(a_random_batch(random));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        REQUIRE_FALSE(read_archive<Batch>(ByteView(whole).first(length)));
    }
}

TEST_CASE("flipped bits never do harm") {
    Random random(62);
    for (int round = 0; round < 3'000; ++round) {
        Bytes bytes = write_archive(a_random_batch_of_many(random));
        bytes[random.below(bytes.size())] ^= static_cast<std::byte>(1U << random.below(8));
        static_cast<void>(read_archive<Batch>(bytes));
    }
    SUCCEED();
}

TEST_CASE("what a writer had seen is about a write of the batch") {
    Batch batch;
    batch.writes.assign(2, {register_of(SkillId{Id{5, 6}}, SkillField::minutes), std::int64_t{90}});
    batch.seen = {{1, {ReplicaId{Id{1, 2}}, {3}}}};
    CHECK(read_archive<Batch>(write_archive(batch)));
    batch.seen[0].write = 2;
    CHECK_FALSE(read_archive<Batch>(write_archive(batch)));
    batch.seen = {{1, {ReplicaId{Id{1, 2}}, {3}}}, {0, {ReplicaId{Id{1, 2}}, {3}}}};
    CHECK_FALSE(read_archive<Batch>(write_archive(batch)));
}

TEST_CASE("an id that repeats within a batch is written once") {
    Batch batch;
    const auto size_with = [&](std::size_t writes) {
        batch.writes.assign(writes, {register_of(SkillId{Id{5, 6}}, SkillField::minutes), std::int64_t{90}});
        return write_archive(batch).size();
    };
    CHECK(size_with(11) - size_with(1) == 10 * 7);  // kind, field, two id indices, value's kind and two bytes of value
}

TEST_CASE("a stamp orders by time, then by its counter") {
    const Stamp first = Stamp::of(Instant{1'000});
    CHECK(first.instant() == Instant{1'000});
    CHECK(Stamp{first.ticks + 1} > first);
    CHECK(Stamp{first.ticks + 1}.instant() == Instant{1'000});
    CHECK(Stamp::of(Instant{1'001}) > Stamp{first.ticks + 65'535});
}
