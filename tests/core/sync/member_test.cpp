#include "core/sync/member.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/sync/devices.hpp"

namespace {

using namespace cairn;
using namespace cairn::sync;

struct Person {
    crypto::Identity identity;
    Member entry;
};

Person invited(const sync_test::Founding& space, const crypto::Identity& by, Level level, std::uint64_t seed) {
    const auto chance = crypto_test::seeded(seed);
    InviteSeed invite{};
    chance(invite);
    crypto::Identity identity = crypto::Identity::of_chance(chance);
    const SpaceName name = name_of(space.genesis);
    Member entry = make_member(name, identity, make_grant(name, by, invite, level, 1), invite, "Ann", 2);
    return {std::move(identity), std::move(entry)};
}

TEST_CASE("an entry is what its device signed, and no field of it can be changed") {
    const auto space = sync_test::found_space(1);
    const SpaceName name = name_of(space.genesis);
    const Person ann = invited(space, space.identity, Level::coach, 5);
    REQUIRE(is_signed(name, ann.entry));
    const Bytes bytes = encode_member(ann.entry);
    CHECK(decode_member(bytes) == ann.entry);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{1};
        const auto decoded = decode_member(changed);
        REQUIRE((!decoded || !is_signed(name, *decoded)));
        REQUIRE_FALSE(decode_member(ByteView(bytes).first(i)));
    }
    CHECK_FALSE(is_signed(name_of(sync_test::found_space(2).genesis), ann.entry));
}

TEST_CASE("everybody is what somebody above them made them, in any order of entries") {
    const auto space = sync_test::found_space(1);
    const Member owner = make_owner(space.genesis, space.identity, "Owner", 0);
    const Person organiser = invited(space, space.identity, Level::organiser, 1);
    const Person coach = invited(space, organiser.identity, Level::coach, 2);
    const Person learner = invited(space, coach.identity, Level::learner, 3);
    const Person peer = invited(space, coach.identity, Level::coach, 4);           // by an equal
    const Person superior = invited(space, learner.identity, Level::organiser, 5);  // by somebody below
    const Person stranger = invited(space, crypto::Identity::of_chance(crypto_test::seeded(9)), Level::learner, 6);
    const Person through = invited(space, peer.identity, Level::learner, 7);        // by nobody who belongs here
    Member usurper = make_owner(space.genesis, stranger.identity, "Owner too", 0);
    std::vector<Member> entries{owner,          organiser.entry, coach.entry,   learner.entry, peer.entry,
                                superior.entry, stranger.entry,  through.entry, usurper};
    const std::map<crypto::VerifyKey, Level> expected{{owner.certificate.device, Level::owner},
                                                      {organiser.entry.certificate.device, Level::organiser},
                                                      {coach.entry.certificate.device, Level::coach},
                                                      {learner.entry.certificate.device, Level::learner}};
    Random random(1);
    for (int i = 0; i < 50; ++i) {
        for (std::size_t k = entries.size(); k > 1; --k) std::swap(entries[k - 1], entries[random.below(k)]);
        CHECK(levels_of(space.genesis, entries) == expected);
    }
}

TEST_CASE("another device of a person is what the person is") {
    const auto space = sync_test::found_space(1);
    Person ann = invited(space, space.identity, Level::coach, 5);
    const crypto::Identity phone{ann.identity.person.copy(), crypto::Key::of_chance(crypto_test::seeded(8))};
    const Member second = with_device(name_of(space.genesis), ann.entry, phone, 7);
    CHECK(is_signed(name_of(space.genesis), second));
    CHECK(levels_of(space.genesis, {make_owner(space.genesis, space.identity, "", 0), second})
              .at(second.certificate.device) == Level::coach);
    // Nobody else makes a device of hers.
    const crypto::Identity thief = crypto::Identity::of_chance(crypto_test::seeded(10));
    CHECK_FALSE(is_signed(name_of(space.genesis), with_device(name_of(space.genesis), ann.entry, thief, 7)));
}

TEST_CASE("a link says where to go, in letters that addresses take as they are") {
    InviteLink link;
    crypto_test::seeded(3)(link.space.bytes);
    crypto_test::seeded(4)(link.seed);
    for (const std::string_view store :
         {"https://example.org/store/", "http://192.168.1.4:8080/s", "x", "https://例子/"}) {
        link.store = store;
        const std::string text = encode_link(link);
        CHECK(std::ranges::all_of(text, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        }));
        CHECK(decode_link(text) == link);
    }
    const std::string text = encode_link(link);
    for (const std::string& wrong :
         {std::string(), std::string("1"), "2" + text.substr(1), text + "=", "1" + std::string(9, 'A')})
        CHECK_FALSE(decode_link(wrong));
}

TEST_CASE("an invite opens with its link's secret for its space alone, and no bit of it can be changed") {
    const auto space = sync_test::found_space(1);
    const SpaceName name = name_of(space.genesis);
    const auto chance = crypto_test::seeded(6);
    InviteSeed seed{};
    chance(seed);
    const Invite invite{space.genesis, space.keys.copy(), make_grant(name, space.identity, seed, Level::learner, 3),
                        "Platform mentoring", "Ann"};
    const Bytes bytes = seal_invite(invite, seed, chance);
    const auto opened = open_invite(bytes, name, seed);
    REQUIRE(opened);
    CHECK(opened->genesis == space.genesis);
    CHECK(opened->keys.first() == space.keys.first());
    CHECK(opened->grant == invite.grant);
    CHECK(opened->space_title == "Platform mentoring");
    CHECK(opened->inviter_name == "Ann");
    CHECK_FALSE(as_text(bytes).contains("mentoring"));
    InviteSeed other = seed;
    other[0] ^= std::byte{1};
    CHECK_FALSE(open_invite(bytes, name, other));
    CHECK_FALSE(open_invite(bytes, name_of(sync_test::found_space(2).genesis), seed));
    CHECK(invite_name(seed) != invite_name(other));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{1};
        REQUIRE_FALSE(open_invite(changed, name, seed));
        REQUIRE_FALSE(open_invite(ByteView(bytes).first(i), name, seed));
    }
}

}  // namespace
