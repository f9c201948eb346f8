#include "shell/views/requests_view.hpp"

#include <algorithm>

#include "shell/text/format.hpp"

namespace cairn::views {
namespace {

using text::Text;

bool is_my_turn(const Request& request, ProfileId me) {
    return (request.state == RequestState::sent && request.coach == me) ||
           (request.state == RequestState::accepted && request.learner == me);
}

bool is_closed(RequestState state) {
    return state == RequestState::declined || state == RequestState::withdrawn || state == RequestState::ended;
}

std::vector<RequestStep> steps_of(const Request& request, ProfileId me) {
    switch (request.state) {
        case RequestState::sent:
            if (request.coach == me) return {RequestStep::accept, RequestStep::decline};
            return {RequestStep::withdraw};
        case RequestState::accepted:
            if (request.learner == me) return {RequestStep::confirm, RequestStep::withdraw};
            return {};
        case RequestState::confirmed: return {RequestStep::end};
        case RequestState::draft:
        case RequestState::declined:
        case RequestState::withdrawn:
        case RequestState::ended: return {};
    }
    return {};
}

std::string whose_turn(const Text& text, const Request& request, bool i_learn, const std::string& other) {
    switch (request.state) {
        case RequestState::sent:
            return i_learn ? text.requests_turn_coach(other) : std::string(text.requests_turn_you_answer());
        case RequestState::accepted:
            return i_learn ? std::string(text.requests_turn_you_confirm()) : text.requests_turn_learner(other);
        case RequestState::confirmed: return std::string(text.requests_turn_none());
        case RequestState::draft:
        case RequestState::declined:
        case RequestState::withdrawn:
        case RequestState::ended: return {};
    }
    return {};
}

RequestCard card_of(const ViewInput& input, const Request& request) {
    RequestCard card;
    card.id = request.id;
    card.i_learn = request.learner == input.me;
    card.other = card.i_learn ? request.coach : request.learner;
    if (const Profile* other = input.model.profiles.find(card.other)) {
        card.other_name = other->name;
        card.other_headline = other->headline.in(input.text.language());
    }
    card.side = card.i_learn ? input.text.requests_side_learner() : input.text.requests_side_coach();
    card.state = request_state_word(input.text, request.state);
    card.state_code = request.state;
    card.since = input.text.requests_since(text::format_short_date(input.text, utc_day(Instant{request.changed_ms})));
    if (request.score_micro != 0) card.score = input.text.requests_score(text::format_micro(request.score_micro, 1));
    card.message = request.message;
    card.whose_turn = whose_turn(input.text, request, card.i_learn, card.other_name);
    card.steps = steps_of(request, input.me);
    return card;
}

}  // namespace

std::string_view request_state_word(const Text& text, RequestState state) {
    switch (state) {
        case RequestState::draft: return text.requests_state_draft();
        case RequestState::sent: return text.requests_state_sent();
        case RequestState::accepted: return text.requests_state_accepted();
        case RequestState::confirmed: return text.requests_state_confirmed();
        case RequestState::declined: return text.requests_state_declined();
        case RequestState::withdrawn: return text.requests_state_withdrawn();
        case RequestState::ended: return text.requests_state_ended();
    }
    return {};
}

std::int64_t waiting_request_count(const Model& model, ProfileId person) {
    return std::ranges::count_if(model.requests.rows(),
                                 [&](const Request& request) { return request.exists && is_my_turn(request, person); });
}

RequestsView build_requests_view(const ViewInput& input) {
    std::vector<const Request*> mine;
    for (const Request* request : input.model.requests.existing()) {
        if (request->learner == input.me || request->coach == input.me) mine.push_back(request);
    }
    std::ranges::sort(mine, [](const Request* a, const Request* b) {
        return a->changed_ms != b->changed_ms ? a->changed_ms > b->changed_ms : a->id < b->id;
    });
    RequestsView view;
    for (const Request* request : mine) {
        auto& group = is_my_turn(*request, input.me) ? view.waiting
                      : is_closed(request->state)    ? view.closed
                                                     : view.open;
        group.push_back(card_of(input, *request));
    }
    const auto waiting = static_cast<std::int64_t>(view.waiting.size());
    view.subtitle =
        waiting > 0 ? input.text.requests_subtitle_waiting(waiting) : std::string(input.text.requests_subtitle());
    return view;
}

}  // namespace cairn::views
