#pragma once

#include "core/app/decide.hpp"

namespace cairn::app {

// The rules of proposals for the knowledge graph; decide() hands these commands here.
Result<Decision> decide_one(const Model& model, const ProposeChange& command, const Env& env);
Result<Decision> decide_one(const Model& model, const AcceptProposal& command, const Env& env);
Result<Decision> decide_one(const Model& model, const DeclineProposal& command, const Env& env);
Result<Decision> decide_one(const Model& model, const WithdrawProposal& command, const Env& env);
Result<Decision> decide_one(const Model& model, const RevertProposal& command, const Env& env);

}  // namespace cairn::app
