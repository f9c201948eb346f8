#pragma once

#include <optional>

#include "core/app/command.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/model/model.hpp"

namespace cairn::app {

/// The only clock, chance and identity that the rules see.
struct Env {
    Instant now;
    Random* random = nullptr;
    ReplicaId replica = {};
};

struct Decision {
    Action action{};
    std::vector<Write> writes;  ///< empty: the command asks for what is already so
    Id subject;                 ///< the entity that was made or changed: a new profile, request, goal
    std::optional<RegisterKey> way_back = {};  ///< is to hold, packed, what takes back the writes to other entities
};

/// The rules of the product. Refuses with the Errc that shell/text words; changes nothing itself.
/// Cost: O(size of the command), plus one look at the rows it names.
Result<Decision> decide(const Model& model, const Command& command, const Env& env);

/// Learners a coach has taken or promised to take: accepted and confirmed requests.
std::int64_t seats_taken(const Model& model, ProfileId coach);

}  // namespace cairn::app
