#include "core/app/decide_match.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/matching/features.hpp"
#include "core/model/write_list.hpp"

namespace cairn::app {
namespace {

using Decided = Result<Decision>;

bool is_organiser(const Model& model, ProfileId person) {
    const Profile* profile = model.profiles.find(person);
    return profile != nullptr && profile->has(role_organiser);
}

bool has_role(const Model& model, ProfileId person, Role role) {
    const Profile* profile = model.profiles.find(person);
    return profile != nullptr && profile->has(role);
}

/// What a learner has and has asked for, in the order in which it was asked for.
struct Standing {
    const Request* pair = nullptr;  ///< the pair of today, as matching::cohort_of sees it
    std::vector<const Request*> sent;
    std::vector<ProfileId> beside;  ///< coaches of further pairs, which no match touches
};

std::map<ProfileId, Standing> standing_of(const Model& model) {
    std::vector<const Request*> requests = model.requests.existing();
    std::ranges::sort(requests, {}, [](const Request* request) { return std::tuple(request->sent_ms, request->id); });
    std::map<ProfileId, Standing> standing;
    for (const Request* request : requests) {
        Standing& learner = standing[request->learner];
        if (request->state == RequestState::sent) learner.sent.push_back(request);
        if (!matching::takes_place(request->state) || !has_role(model, request->coach, role_coach)) continue;
        if (learner.pair == nullptr) {
            learner.pair = request;
        } else {
            learner.beside.push_back(request->coach);
        }
    }
    return standing;
}

void put_state(WriteList& writes, RequestId id, RequestState state, const Env& env) {
    writes.put(id, RequestField::state, state);
    writes.put(id, RequestField::changed_ms, env.now.ms);
}

void put_pair(WriteList& writes, const Standing& standing, const MatchedPair& pair, const Env& env) {
    const auto asked = std::ranges::find(standing.sent, pair.coach, &Request::coach);
    if (asked != standing.sent.end()) {
        put_state(writes, (*asked)->id, RequestState::confirmed, env);
        return;
    }
    const RequestId id{env.random->id()};
    writes.put(id, RequestField::exists, true);
    writes.put(id, RequestField::learner, pair.learner);
    writes.put(id, RequestField::coach, pair.coach);
    writes.put(id, RequestField::score_micro, pair.score_micro);
    writes.put(id, RequestField::sent_ms, env.now.ms);
    put_state(writes, id, RequestState::confirmed, env);
}

/// Whether everybody who gets somebody new has the place for it.
bool has_places(const Model& model, const std::map<ProfileId, std::int64_t>& gained,
                const std::map<ProfileId, std::int64_t>& lost) {
    return std::ranges::all_of(gained, [&](const auto& entry) {
        const Profile* coach = model.profiles.find(entry.first);
        const auto leaving = lost.find(entry.first);
        const std::int64_t left = leaving == lost.end() ? 0 : leaving->second;
        return !coach->paused && seats_taken(model, entry.first) - left + entry.second <= coach->capacity;
    });
}

}  // namespace

Decided decide_one(const Model& model, const LockPair& command, const Env&) {
    if (!is_organiser(model, command.actor)) return fail(Errc::match_not_yours);
    const bool is_promise = static_cast<bool>(command.coach);
    if (!has_role(model, command.learner, role_learner)) return fail(Errc::profile_unknown);
    if (is_promise && !has_role(model, command.coach, role_coach)) return fail(Errc::profile_unknown);
    WriteList writes;
    if (model.profiles.find(command.learner)->promised_coach != command.coach) {
        writes.put(command.learner, ProfileField::promised_coach, command.coach);
    }
    return Decision{Action::lock_pair, writes.take(), command.learner};
}

Decided decide_one(const Model& model, const PublishMatch& command, const Env& env) {
    if (!is_organiser(model, command.actor)) return fail(Errc::match_not_yours);
    std::map<ProfileId, Standing> standing = standing_of(model);
    std::map<ProfileId, std::int64_t> gained;
    std::map<ProfileId, std::int64_t> lost;
    std::set<ProfileId> named;
    WriteList writes;
    for (const MatchedPair& pair : command.pairs) {
        const bool has_coach = static_cast<bool>(pair.coach);
        if (!has_role(model, pair.learner, role_learner)) return fail(Errc::profile_unknown);
        if (has_coach && !has_role(model, pair.coach, role_coach)) return fail(Errc::profile_unknown);
        const Standing& learner = standing[pair.learner];
        const bool is_new = named.insert(pair.learner).second && !std::ranges::contains(learner.beside, pair.coach);
        if (!is_new || pair.learner == pair.coach) return fail(Errc::match_overtaken);
        if (learner.pair != nullptr) {
            if (learner.pair->coach == pair.coach) continue;
            const bool was_confirmed = learner.pair->state == RequestState::confirmed;
            put_state(writes, learner.pair->id, was_confirmed ? RequestState::ended : RequestState::withdrawn, env);
            ++lost[learner.pair->coach];
        }
        if (!has_coach) continue;
        ++gained[pair.coach];
        put_pair(writes, learner, pair, env);
    }
    if (!has_places(model, gained, lost)) return fail(Errc::match_overtaken);
    return Decision{Action::publish_match, writes.take(), {}};
}

}  // namespace cairn::app
