#pragma once

#include <string>
#include <vector>

#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What a person may do with a request right now.
enum class RequestStep : std::uint8_t { accept, decline, confirm, withdraw, end };

struct RequestCard {
    RequestId id;
    ProfileId other;
    bool i_learn = false;          ///< I am the learner; else the coach
    std::string other_name;
    std::string other_headline;
    std::string side;              ///< "You asked", "Asks you"
    std::string state;             ///< "Sent", "Accepted", …
    RequestState state_code = RequestState::sent;
    std::string since;             ///< "since 24 November"
    std::string score;             ///< "Match score 76.0"; empty when there is none
    std::string message;
    std::string whose_turn;        ///< who does what next
    std::vector<RequestStep> steps;
};

struct RequestsView {
    std::vector<RequestCard> waiting;    ///< it is my turn
    std::vector<RequestCard> open;       ///< sent, accepted or confirmed, not my turn
    std::vector<RequestCard> closed;
    std::string subtitle;
    [[nodiscard]] bool empty() const { return waiting.empty() && open.empty() && closed.empty(); }
};

RequestsView build_requests_view(const ViewInput& input);

/// How many requests wait for this person.
std::int64_t waiting_request_count(const Model& model, ProfileId person);

/// "Sent", "Accepted", …
std::string_view request_state_word(const text::Text& text, RequestState state);

}  // namespace cairn::views
