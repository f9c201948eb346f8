#include "core/sync/replica.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/sync/devices.hpp"

namespace {

using namespace cairn;
using namespace cairn::sync;
using namespace cairn::sync_test;

/// Devices that meet at one store. Time passes in steps of 100 ms.
struct Meeting {
    explicit Meeting(std::uint64_t seed, std::size_t count, StoreHabits habits = {})
        : space(found_space(seed)), store(habits), random(seed) {
        devices.emplace_back(owner_of(space), seed * 100);
        for (std::size_t i = 1; i < count; ++i) devices.emplace_back(joined(space, seed * 50 + i), seed * 100 + i);
    }

    std::optional<Answer> carry(const Request& request) {
        switch (fate()) {
            case Fate::arrives: return store.answer(request);
            case Fate::is_lost: return Answer{.id = request.id, .status = 0, .body = {}, .etag = {}};
            case Fate::answer_is_lost:
                store.answer(request);
                return Answer{.id = request.id, .status = 0, .body = {}, .etag = {}};
            case Fate::is_refused_as_busy: return Answer{.id = request.id, .status = 503, .body = {}, .etag = {}};
        }
        return std::nullopt;
    }

    Fate fate() {
        if (!random.chance(trouble_micro)) return Fate::arrives;
        return static_cast<Fate>(1 + random.below(3));
    }

    void pass(int steps) {
        for (int i = 0; i < steps; ++i) {
            now.ms += 100;
            for (Device& device : devices) {
                device.turn(now, [&](const Request& request) { return carry(request); });
            }
        }
    }

    /// Steps until all know the same and nothing waits; 0: that never happened.
    int settle(int steps_most = 3000) {
        trouble_micro = 0;
        for (int i = 1; i <= steps_most; ++i) {
            pass(1);
            if (std::ranges::all_of(devices, [&](Device& device) {
                    return device.facts == devices.front().facts && device.replica().status().waiting == 0;
                }))
                return i;
        }
        return 0;
    }

    Founding space;
    MemoryStore store;
    Random random;
    std::vector<Device> devices;
    Instant now{1'000'000};
    std::uint32_t trouble_micro = 0;
};

/// Everything that was ever written is known to everybody.
void check_whole(Meeting& meeting) {
    std::set<std::string> all;
    for (const Device& device : meeting.devices) all.insert(device.records.begin(), device.records.end());
    for (const Device& device : meeting.devices) CHECK(std::ranges::includes(device.facts, all));
}

TEST_CASE("two devices have each other's records, in order, a moment after they were written") {
    Meeting meeting(1, 2);
    meeting.devices[0].write("one");
    meeting.devices[0].write("two");
    meeting.devices[1].write("three");
    REQUIRE(meeting.settle() > 0);
    CHECK(meeting.devices[1].facts == std::set<std::string>{"one", "three", "two"});
    check_whole(meeting);
}

TEST_CASE("a device that was offline while others wrote has everything when it is back, and they have its own") {
    Meeting meeting(2, 3);
    meeting.devices[0].write("before");
    REQUIRE(meeting.settle() > 0);
    for (int i = 0; i < 40; ++i) {
        meeting.devices[2].write("offline " + std::to_string(i));
        meeting.devices[0].write("online " + std::to_string(i));
        meeting.now.ms += 60'000;
        meeting.devices[0].turn(meeting.now, [&](const Request& r) { return meeting.store.answer(r); });
    }
    REQUIRE(meeting.settle() > 0);
    check_whole(meeting);
}

TEST_CASE("replicas converge over a store that loses requests and answers, whatever it thinks of conditions") {
    const StoreHabits habits[] = {{},
                                  {.has_conditions = false},
                                  {.refuses_conditions = true},
                                  {.calls_right_tags_wrong = true},
                                  {.needs_folders = true},
                                  {.has_conditions = false, .needs_folders = true}};
    std::uint64_t seed = 10;
    for (const StoreHabits& habit : habits) {
        for (int run = 0; run < 4; ++run) {
            ++seed;
            Meeting meeting(seed, 2 + seed % 4, habit);
            meeting.trouble_micro = 200'000;
            for (int i = 0; i < 30; ++i) {
                Device& device = meeting.devices[meeting.random.below(meeting.devices.size())];
                device.write("fact " + std::to_string(i));
                if (meeting.random.chance(100'000)) device.restart();
                meeting.pass(static_cast<int>(meeting.random.below(12)));
            }
            INFO("seed " << seed);
            REQUIRE(meeting.settle() > 0);
            check_whole(meeting);
            for (Device& device : meeting.devices) CHECK_FALSE(device.replica().status().was_copied);
        }
    }
}

TEST_CASE("a restart at any moment loses nothing and is not taken for a copy") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Meeting meeting(100 + seed, 2);
        Device& device = meeting.devices[0];
        int asked = 0;
        for (int i = 0; i < 20; ++i) {
            device.write("fact " + std::to_string(i));
            meeting.now.ms += 700;
            bool ends = false;
            device.turn(meeting.now, [&](const Request& request) -> std::optional<Answer> {
                if (ends || ++asked % static_cast<int>(2 + seed) == 0) {
                    ends = true;
                    if (meeting.random.chance(500'000)) meeting.store.answer(request);
                    return std::nullopt;
                }
                return meeting.store.answer(request);
            });
            if (ends) device.restart();
            meeting.devices[1].turn(meeting.now, [&](const Request& r) { return meeting.store.answer(r); });
        }
        INFO("seed " << seed);
        REQUIRE(meeting.settle() > 0);
        check_whole(meeting);
        CHECK_FALSE(device.replica().status().was_copied);
    }
}

TEST_CASE("a copy of a profile is noticed, goes on under a new name, and nothing of either is lost") {
    Meeting meeting(3, 2);
    meeting.devices[1].write("mine");
    REQUIRE(meeting.settle() > 0);
    // Everything that is durable, copied to another device.
    const Membership& old = meeting.devices[1].replica().membership();
    Device& copy = meeting.devices.emplace_back(Membership{old.identity.copy(), old.genesis, old.keys.copy(), old.self},
                                                4711, *decode_memory(meeting.devices[1].memory));
    copy.records = meeting.devices[1].records;
    copy.facts = meeting.devices[1].facts;
    meeting.devices[1].write("of the first");
    meeting.pass(20);
    meeting.devices[2].write("of the copy");
    REQUIRE(meeting.settle() > 0);
    check_whole(meeting);
    CHECK((meeting.devices[1].replica().status().was_copied || meeting.devices[2].replica().status().was_copied));
    CHECK(meeting.devices[1].replica().name() != meeting.devices[2].replica().name());
}

TEST_CASE("a backup of a profile that is brought back goes on under a new name and has what it had published") {
    Meeting meeting(4, 2);
    meeting.devices[1].write("in the backup");
    REQUIRE(meeting.settle() > 0);
    const Bytes memory = meeting.devices[1].memory;
    const auto facts = meeting.devices[1].facts;
    meeting.devices[1].write("after the backup");
    REQUIRE(meeting.settle() > 0);
    meeting.devices[1].memory = memory;
    meeting.devices[1].records = {"in the backup"};
    meeting.devices[1].facts = facts;
    meeting.devices[1].restart();
    meeting.devices[1].write("after it was brought back");
    REQUIRE(meeting.settle() > 0);
    CHECK(meeting.devices[1].replica().status().was_copied);
    CHECK(meeting.devices[1].facts.contains("after the backup"));
    CHECK(meeting.devices[0].facts.contains("after it was brought back"));
}

TEST_CASE("a store that goes back in time is noticed, and what it forgot is there again") {
    Meeting meeting(5, 3);
    meeting.devices[0].write("old");
    REQUIRE(meeting.settle() > 0);
    const auto before = meeting.store.objects;
    meeting.devices[0].write("new");
    meeting.devices[1].write("new as well");
    REQUIRE(meeting.settle() > 0);
    meeting.store.objects = before;
    meeting.pass(300);
    std::uint64_t rollbacks = 0;
    for (Device& device : meeting.devices) rollbacks += device.replica().status().store_rollbacks;
    CHECK(rollbacks >= 2);
    // Somebody who comes new gets everything.
    meeting.devices.emplace_back(joined(meeting.space, 99), 99);
    REQUIRE(meeting.settle() > 0);
    CHECK(meeting.devices.back().facts.contains("new"));
    CHECK(meeting.devices.back().facts.contains("new as well"));
}

TEST_CASE("a store that lost everything is filled again by those who are there") {
    Meeting meeting(6, 3);
    for (int i = 0; i < 20; ++i) meeting.devices[static_cast<std::size_t>(i % 3)].write("fact " + std::to_string(i));
    REQUIRE(meeting.settle() > 0);
    meeting.store.objects.clear();
    meeting.pass(400);
    meeting.devices.emplace_back(joined(meeting.space, 98), 98);
    REQUIRE(meeting.settle() > 0);
    check_whole(meeting);
}

TEST_CASE("one device whose head is shown older is said to be rolled back, and not taken in twice") {
    Meeting meeting(7, 2);
    meeting.devices[0].write("one");
    REQUIRE(meeting.settle() > 0);
    const std::string head = head_object(meeting.devices[0].replica().space(), meeting.devices[0].replica().name());
    const Bytes old = meeting.store.objects[head];
    meeting.devices[0].write("two");
    REQUIRE(meeting.settle() > 0);
    // The writer is away, and cannot put it right.
    meeting.store.objects[head] = old;
    for (int i = 0; i < 200; ++i) {
        meeting.now.ms += 100;
        meeting.devices[1].turn(meeting.now, [&](const Request& r) { return meeting.store.answer(r); });
    }
    const Status status = meeting.devices[1].replica().status();
    CHECK(std::ranges::count(status.members, Trouble::rolled_back, &MemberStatus::trouble) == 1);
    CHECK(meeting.devices[1].facts.contains("two"));
    REQUIRE(meeting.settle() > 0);
    meeting.pass(200);
    const Status after = meeting.devices[1].replica().status();
    CHECK(std::ranges::count(after.members, Trouble::none, &MemberStatus::trouble) == 2);
}

TEST_CASE("a run that the store keeps back is asked for again, said to be withheld, and taken in when it comes") {
    Meeting meeting(8, 2);
    meeting.devices[0].write("one");
    REQUIRE(meeting.settle() > 0);
    meeting.devices[0].write("two");
    const auto ask_all_but_runs = [&](const Request& request) -> std::optional<Answer> {
        if (request.method == Method::get && request.name.contains("/s/"))
            return Answer{.id = request.id, .status = 404, .body = {}, .etag = {}};
        return meeting.store.answer(request);
    };
    for (int i = 0; i < 300; ++i) {
        meeting.now.ms += 100;
        meeting.devices[0].turn(meeting.now, [&](const Request& r) { return meeting.store.answer(r); });
        meeting.devices[1].turn(meeting.now, ask_all_but_runs);
    }
    const Status status = meeting.devices[1].replica().status();
    CHECK(std::ranges::count(status.members, Trouble::withheld, &MemberStatus::trouble) == 1);
    CHECK_FALSE(meeting.devices[1].facts.contains("two"));
    CHECK(std::ranges::max(status.members, {}, &MemberStatus::behind).behind == 1);
    REQUIRE(meeting.settle() > 0);
    CHECK(meeting.devices[1].facts.contains("two"));
}

TEST_CASE("no bit that the store changes is taken in, and all is well when it gives the right ones") {
    Meeting meeting(9, 2);
    for (int i = 0; i < 5; ++i) meeting.devices[0].write("fact " + std::to_string(i));
    const auto flip = [&](const Request& request) -> std::optional<Answer> {
        Answer answer = meeting.store.answer(request);
        if (!answer.body.empty())
            answer.body[meeting.random.below(answer.body.size())] ^= std::byte{1} << meeting.random.below(8);
        return answer;
    };
    for (int i = 0; i < 200; ++i) {
        meeting.now.ms += 100;
        meeting.devices[0].turn(meeting.now, [&](const Request& r) { return meeting.store.answer(r); });
        meeting.devices[1].turn(meeting.now, flip);
    }
    CHECK(meeting.devices[1].facts.empty());
    REQUIRE(meeting.settle() > 0);
    CHECK(meeting.devices[1].facts.size() == 5);
}

TEST_CASE("what a member says who was not invited by anybody above is not taken in") {
    Meeting meeting(10, 2);
    Founding other = found_space(777);
    other.genesis = meeting.space.genesis;  // their own keys, somebody else's space
    other.keys = meeting.space.keys.copy();
    meeting.devices.emplace_back(joined(other, 5), 5);
    meeting.devices.emplace_back(owner_of(other), 6);
    meeting.devices[2].write("forged");
    meeting.devices[3].write("forged as the owner");
    meeting.devices[0].write("real");
    meeting.pass(600);
    CHECK(meeting.devices[0].facts == std::set<std::string>{"real"});
    CHECK(meeting.devices[1].facts == std::set<std::string>{"real"});
}

TEST_CASE("many small runs become few, and who reads them late or again reads the same") {
    Meeting meeting(11, 2);
    for (int i = 0; i < 90; ++i) {
        meeting.devices[0].write("fact " + std::to_string(i));
        meeting.pass(4);
    }
    REQUIRE(meeting.settle() > 0);
    meeting.pass(50);
    meeting.devices.emplace_back(joined(meeting.space, 97), 97);
    REQUIRE(meeting.settle() > 0);
    check_whole(meeting);
    const auto memory = decode_memory(meeting.devices[0].memory);
    REQUIRE(memory);
    CHECK(memory->own.head.end.sequence == 90);
    CHECK(memory->own.head.runs.size() <= 1 + 3 * 7);
}

TEST_CASE("with nothing to say a device asks for no more than three objects a poll, however many there are") {
    for (const std::size_t count : {2U, 12U}) {
        Meeting meeting(12, count);
        meeting.devices[0].write("one");
        REQUIRE(meeting.settle() > 0);
        meeting.pass(400);
        const std::uint64_t gets = meeting.store.gets;
        const std::uint64_t puts = meeting.store.puts;
        meeting.pass(1000);  // 100 s with a poll every 4 s
        const double polls = 100.0 / 4 * static_cast<double>(count);
        CHECK(static_cast<double>(meeting.store.gets - gets) / polls < 3);
        CHECK(meeting.store.puts - puts <= count);
    }
}

TEST_CASE("everybody says what they have, and the writer knows on how many devices it is") {
    Meeting meeting(13, 3);
    meeting.devices[0].write("one");
    REQUIRE(meeting.settle() > 0);
    meeting.pass(300);
    const Status status = meeting.devices[0].replica().status();
    CHECK(std::ranges::count(status.members, true, &MemberStatus::has_everything) == 2);
    CHECK(status.waiting == 0);
    CHECK(status.store == StoreState::works);
}

TEST_CASE("a store that refuses, is full, or wants less at once leaves everything waiting, and is asked again later") {
    for (const int status_code : {401, 403, 500, 503, 507, 429, 0}) {
        Meeting meeting(14, 2);
        meeting.devices[0].write("one");
        for (int i = 0; i < 100; ++i) {
            meeting.now.ms += 100;
            meeting.devices[0].turn(meeting.now, [&](const Request& request) -> std::optional<Answer> {
                if (request.method == Method::put)
                    return Answer{.id = request.id, .status = status_code, .body = {}, .etag = {}};
                return meeting.store.answer(request);
            });
        }
        const Status status = meeting.devices[0].replica().status();
        INFO("status " << status_code);
        CHECK(status.waiting == 1);
        CHECK(status.store != StoreState::works);
        CHECK(status.http_status == status_code);
        meeting.now.ms += 600'000;
        REQUIRE(meeting.settle() > 0);
    }
}

TEST_CASE("records that a store calls too large together are published in smaller runs") {
    Meeting meeting(15, 2);
    meeting.devices[0].write("begin");
    REQUIRE(meeting.settle() > 0);
    Random random(3);
    for (int i = 0; i < 8; ++i) {
        std::string text;
        for (int k = 0; k < 60'000; ++k) text += static_cast<char>('a' + random.below(26));
        meeting.devices[0].write(text);
    }
    for (int i = 0; i < 3000 && meeting.devices[0].replica().status().waiting > 0; ++i) {
        meeting.now.ms += 100;
        meeting.devices[0].turn(meeting.now, [&](const Request& request) -> std::optional<Answer> {
            if (request.body.size() > 200'000) return Answer{.id = request.id, .status = 413, .body = {}, .etag = {}};
            return meeting.store.answer(request);
        });
    }
    REQUIRE(meeting.settle() > 0);
    check_whole(meeting);
}

TEST_CASE("nothing that was written and no name of a person can be read in the store") {
    Meeting meeting(16, 3);
    for (int i = 0; i < 200; ++i)
        meeting.devices[static_cast<std::size_t>(i % 3)].write("a secret sentence number " + std::to_string(i));
    REQUIRE(meeting.settle() > 0);
    for (const auto& [name, bytes] : meeting.store.objects) {
        const std::string_view text = as_text(bytes);
        CHECK_FALSE(text.contains("secret"));
        CHECK_FALSE(text.contains("Member"));
        CHECK_FALSE(text.contains("Owner"));
        CHECK(name.size() < 120);
        CHECK(std::ranges::all_of(
            name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-'; }));
        for (Device& device : meeting.devices) {
            const Membership& membership = device.replica().membership();
            for (const auto& key : {membership.self.certificate.person, membership.self.certificate.device})
                CHECK_FALSE(text.contains(as_text(key.bytes)));
        }
    }
}

TEST_CASE("what a replica remembers is read as it was written, and no beginning of it is") {
    Meeting meeting(17, 3);
    meeting.devices[0].write("one");
    REQUIRE(meeting.settle() > 0);
    const Bytes& bytes = meeting.devices[0].memory;
    const auto memory = decode_memory(bytes);
    REQUIRE(memory);
    CHECK(encode_memory(*memory) == bytes);
    for (std::size_t size = 0; size < bytes.size(); ++size) REQUIRE_FALSE(decode_memory(ByteView(bytes).first(size)));
}

}  // namespace
