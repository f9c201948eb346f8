#pragma once

#include "core/app/decide.hpp"

namespace cairn::app {

// The rules of sessions; decide() calls them. Source: docs/decisions/0031.
Result<Decision> decide_one(const Model& model, const ProposeMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const AcceptMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const DeclineMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const MoveMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const CancelMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const WriteMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const SaveAction& command, const Env& env);
Result<Decision> decide_one(const Model& model, const SetActionState& command, const Env& env);
Result<Decision> decide_one(const Model& model, const RecordOutcome& command, const Env& env);
Result<Decision> decide_one(const Model& model, const AppealOutcome& command, const Env& env);
Result<Decision> decide_one(const Model& model, const AnswerAppeal& command, const Env& env);
Result<Decision> decide_one(const Model& model, const RateMeeting& command, const Env& env);
Result<Decision> decide_one(const Model& model, const SetBusy& command, const Env& env);

}  // namespace cairn::app
