#pragma once

#include "core/app/decide.hpp"

namespace cairn::app {

// The rules of an organiser's match; decide() hands these commands here.
Result<Decision> decide_one(const Model& model, const LockPair& command, const Env& env);
Result<Decision> decide_one(const Model& model, const PublishMatch& command, const Env& env);

}  // namespace cairn::app
