#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "core/app/decide.hpp"
#include "tests/core/app/world.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

enum class Who { learner, coach, stranger, none };
enum class Verb { accept, confirm, decline, withdraw, end };

struct Step {
    RequestState from;
    Verb verb;
    Who who;
    RequestState to;
};

// The whole life of a request: every step that is not in this table is refused.
constexpr Step steps[] = {
    {RequestState::sent, Verb::accept, Who::coach, RequestState::accepted},
    {RequestState::sent, Verb::decline, Who::coach, RequestState::declined},
    {RequestState::sent, Verb::withdraw, Who::learner, RequestState::withdrawn},
    {RequestState::accepted, Verb::confirm, Who::learner, RequestState::confirmed},
    {RequestState::accepted, Verb::withdraw, Who::learner, RequestState::withdrawn},
    {RequestState::confirmed, Verb::end, Who::learner, RequestState::ended},
    {RequestState::confirmed, Verb::end, Who::coach, RequestState::ended},
};

constexpr RequestState states[] = {RequestState::draft,     RequestState::sent,     RequestState::accepted,
                                   RequestState::confirmed, RequestState::declined, RequestState::withdrawn,
                                   RequestState::ended};
constexpr Verb verbs[] = {Verb::accept, Verb::confirm, Verb::decline, Verb::withdraw, Verb::end};
constexpr Who people[] = {Who::learner, Who::coach, Who::stranger, Who::none};

ProfileId id_of(Who who) {
    switch (who) {
        case Who::learner: return lin;
        case Who::coach: return marta;
        case Who::stranger: return noor;
        case Who::none: break;
    }
    return {};
}

Command command_of(Verb verb, RequestId request, ProfileId actor) {
    switch (verb) {
        case Verb::accept: return AcceptRequest{request, actor};
        case Verb::confirm: return ConfirmRequest{request, actor};
        case Verb::decline: return DeclineRequest{request, actor};
        case Verb::withdraw: return WithdrawRequest{request, actor};
        case Verb::end: break;
    }
    return EndRequest{request, actor};
}

std::optional<RequestState> expected_state(RequestState from, Verb verb, Who who) {
    for (const Step& step : steps) {
        if (step.from == from && step.verb == verb && step.who == who) return step.to;
    }
    return std::nullopt;
}

/// Whether there is any state in which this person takes this step.
bool ever_may(Verb verb, Who who) {
    for (const Step& step : steps) {
        if (step.verb == verb && step.who == who) return true;
    }
    return false;
}

TEST_CASE("a request takes the steps of the table, from every state, by everybody, and no other") {
    const auto request = named<RequestId>("request");
    for (const RequestState from : states) {
        for (const Verb verb : verbs) {
            for (const Who who : people) {
                World world;
                WriteList writes;
                put_request(writes, request, lin, marta, from);
                REQUIRE(world.store.dispatch(ImportFiles{writes.take()}, noon));
                const std::string before = world.digest();
                const Instant later = after(noon, 5000);
                const auto outcome = world.store.dispatch(command_of(verb, request, id_of(who)), later);
                INFO("from " << static_cast<int>(from) << " verb " << static_cast<int>(verb) << " by "
                             << static_cast<int>(who));
                const Request* row = world.store.model().requests.find(request);
                REQUIRE(row != nullptr);
                if (const auto to = expected_state(from, verb, who)) {
                    REQUIRE(outcome);
                    CHECK(row->state == *to);
                    CHECK(row->changed_ms == later.ms);
                } else {
                    REQUIRE_FALSE(outcome);
                    CHECK(outcome.error().code ==
                          (ever_may(verb, who) ? Errc::request_wrong_state : Errc::request_not_yours));
                    CHECK(world.digest() == before);
                }
            }
        }
    }
}

TEST_CASE("a request is sent with its message, score and time") {
    World world;
    const auto outcome = world.store.dispatch(SendRequest{lin, marta, "Could we talk about Go?", 812'345}, noon);
    REQUIRE(outcome);
    const Request* request = world.store.model().requests.find(RequestId{outcome->subject});
    REQUIRE(request != nullptr);
    CHECK(request->state == RequestState::sent);
    CHECK(request->learner == lin);
    CHECK(request->coach == marta);
    CHECK(request->message == "Could we talk about Go?");
    CHECK(request->score_micro == 812'345);
    CHECK(request->sent_ms == noon.ms);
}

TEST_CASE("a request of a coach who is gone is not accepted") {
    World world;
    const auto outcome = world.store.dispatch(SendRequest{lin, marta, "", 0}, noon);
    REQUIRE(outcome);
    WriteList writes;
    writes.put(marta, ProfileField::exists, false);
    REQUIRE(world.store.dispatch(ImportFiles{writes.take()}, noon));
    const auto accepted = world.store.dispatch(AcceptRequest{RequestId{outcome->subject}, marta}, noon);
    REQUIRE_FALSE(accepted);
    CHECK(accepted.error().code == Errc::rule_not_met);
}

}  // namespace
