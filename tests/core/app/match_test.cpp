#include <catch2/catch_test_macros.hpp>

#include "core/app/decide_match.hpp"
#include "tests/core/app/world.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

const ProfileId hana = person("Hana");

/// The world with an organiser, and Lin's question to Marta.
struct Programme : World {
    Programme() {
        WriteList writes;
        put_person(writes, hana, "Hana Suzuki", role_organiser, 0);
        REQUIRE(store.dispatch(ImportFiles{writes.take()}, noon));
        REQUIRE(store.dispatch(SendRequest{lin, marta, "Hello", 5}, noon));
    }
    /// "Lin>Marta confirmed", one line a pair that is or was.
    [[nodiscard]] std::string pairs() const {
        std::vector<std::string> lines;
        const Model& model = store.model();
        for (const Request* request : model.requests.existing()) {
            const auto name = [&](ProfileId id) {
                const std::string& all = model.profiles.find(id)->name;
                return all.substr(0, all.find(' '));
            };
            lines.push_back(name(request->learner) + ">" + name(request->coach) + " " +
                            std::to_string(static_cast<int>(request->state)) + "\n");
        }
        std::ranges::sort(lines);
        std::string out;
        for (const std::string& line : lines) out += line;
        return out;
    }
};

TEST_CASE("a published match confirms what was asked for, makes what is new and ends what it replaces, in one step") {
    Programme programme;
    const std::string before = programme.digest();
    CHECK(programme.pairs() == "Lin>Marta 1\nNoor>Tomasz 3\n");
    REQUIRE(programme.store.dispatch(PublishMatch{hana, {{lin, marta, 9}, {noor, chen, 8}}}, noon));
    CHECK(programme.pairs() == "Lin>Marta 3\nNoor>Chen 3\nNoor>Tomasz 6\n");
    CHECK(seats_taken(programme.store.model(), full_coach) == 0);
    REQUIRE(programme.store.undo(noon));
    CHECK(programme.pairs() == "Lin>Marta 1\nNoor>Tomasz 3\n");
    REQUIRE(programme.store.redo(noon));
    CHECK(programme.pairs() == "Lin>Marta 3\nNoor>Chen 3\nNoor>Tomasz 6\n");
}

TEST_CASE("a match that is published again writes nothing, and whoever is not named keeps what they have") {
    Programme programme;
    const PublishMatch match{hana, {{lin, marta, 9}}};
    REQUIRE(programme.store.dispatch(match, noon));
    const auto again = programme.store.dispatch(match, after(noon, 1000));
    REQUIRE(again);
    CHECK_FALSE(again->wrote);
    CHECK(programme.pairs() == "Lin>Marta 3\nNoor>Tomasz 3\n");
    REQUIRE(programme.store.dispatch(PublishMatch{hana, {{noor, {}, 0}}}, noon));
    CHECK(programme.pairs() == "Lin>Marta 3\nNoor>Tomasz 6\n");
}

TEST_CASE("a pair that was accepted and not confirmed is withdrawn when the match gives another") {
    Programme programme;
    const auto sent = programme.store.model().requests.existing();
    for (const Request* request : sent) {
        if (request->learner == lin) REQUIRE(programme.store.dispatch(AcceptRequest{request->id, marta}, noon));
    }
    REQUIRE(programme.store.dispatch(PublishMatch{hana, {{lin, chen, 1}}}, noon));
    CHECK(programme.pairs() == "Lin>Chen 3\nLin>Marta 5\nNoor>Tomasz 3\n");
}

TEST_CASE("a promise stands until it is taken back, and saying it twice writes nothing") {
    Programme programme;
    const auto promised = [&] { return programme.store.model().profiles.find(lin)->promised_coach; };
    REQUIRE(programme.store.dispatch(LockPair{hana, lin, marta}, noon));
    CHECK(promised() == marta);
    CHECK_FALSE(programme.store.dispatch(LockPair{hana, lin, marta}, noon)->wrote);
    REQUIRE(programme.store.dispatch(LockPair{hana, lin, {}}, noon));
    CHECK_FALSE(promised());
}

}  // namespace
