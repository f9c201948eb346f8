#include "shell/screens/requests_screen.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::RequestCard;
using views::RequestStep;

ui::Meaning meaning_of(RequestState state) {
    switch (state) {
        case RequestState::confirmed: return ui::Meaning::success;
        case RequestState::accepted: return ui::Meaning::accent;
        case RequestState::sent: return ui::Meaning::info;
        case RequestState::declined: return ui::Meaning::warn;
        case RequestState::draft:
        case RequestState::withdrawn:
        case RequestState::ended: return ui::Meaning::neutral;
    }
    return ui::Meaning::neutral;
}

std::string_view step_label(const text::Text& text, RequestStep step) {
    switch (step) {
        case RequestStep::accept: return text.requests_accept();
        case RequestStep::decline: return text.requests_decline();
        case RequestStep::confirm: return text.requests_confirm();
        case RequestStep::withdraw: return text.requests_withdraw();
        case RequestStep::end: return text.requests_end();
    }
    return {};
}

Do step_intent(const text::Text& text, RequestStep step, const RequestCard& card, ProfileId me) {
    switch (step) {
        case RequestStep::accept: return {app::AcceptRequest{card.id, me}, text.requests_done_accept(card.other_name)};
        case RequestStep::decline:
            return {app::DeclineRequest{card.id, me}, text.requests_done_decline(card.other_name)};
        case RequestStep::confirm:
            return {app::ConfirmRequest{card.id, me}, text.requests_done_confirm(card.other_name)};
        case RequestStep::withdraw:
            return {app::WithdrawRequest{card.id, me}, text.requests_done_withdraw(card.other_name)};
        case RequestStep::end: return {app::EndRequest{card.id, me}, text.requests_done_end(card.other_name)};
    }
    return {app::EndRequest{card.id, me}, {}};
}

void request_card(const RequestCard& card, bool is_first_waiting, ProfileId me, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, card.id.low, {.name = card.other_name, .padding = 16}, [&] {
        ui::row(ui, [&] {
            ui::avatar(ui, card.other_name, 44);
            ui::column(ui, 0, [&] {
                ui::heading(ui, 3, card.other_name);
                ui::small(ui, card.other_headline);
            });
            ui::fill_right(ui);
            ui::chip(ui, card.state, meaning_of(card.state_code));
        });
        ui::row(ui, [&] {
            ui::small(ui, card.side, ui::Tone::tertiary);
            ui::small(ui, card.since, ui::Tone::tertiary);
            if (!card.score.empty()) ui::small(ui, card.score, ui::Tone::tertiary);
        });
        if (!card.message.empty()) ui::text(ui, card.message);
        if (!card.whose_turn.empty()) ui::small(ui, card.whose_turn);
        if (card.state_code == RequestState::confirmed) {
            const std::string plan = views::href({Page::sessions, card.other});
            if (ui::link(ui, "plan", context.text.sessions_propose(), plan, ui::Icon::arrow_right))
                context.go(Page::sessions, card.other);
        }
        if (card.steps.empty()) return;
        ui::row(ui, [&] {
            for (std::size_t i = 0; i < card.steps.size(); ++i) {
                const bool is_main = is_first_waiting && i == 0;
                const auto kind = is_main  ? ui::ButtonKind::primary
                                  : i == 0 ? ui::ButtonKind::secondary
                                           : ui::ButtonKind::ghost;
                if (ui::button(ui, card.steps[i], step_label(context.text, card.steps[i]), kind)) {
                    context.emit(step_intent(context.text, card.steps[i], card, me));
                }
            }
        });
    });
}

void section(ui::Key key, std::string_view title, const std::vector<RequestCard>& cards, bool is_waiting, ProfileId me,
             ScreenContext& context) {
    if (cards.empty()) return;
    ui::region(context.ui, key, title, [&] {
        ui::heading(context.ui, 2, title);
        for (std::size_t i = 0; i < cards.size(); ++i) request_card(cards[i], is_waiting && i == 0, me, context);
    });
    ui::spacer(context.ui, 16);
}

}  // namespace

void requests_screen(const views::RequestsView& view, ProfileId me, ScreenContext& context) {
    const text::Text& text = context.text;
    ui::page_header(context.ui, text.requests_title(), view.subtitle);
    if (view.empty()) {
        if (ui::empty_state(context.ui, "none", text.requests_none_title(), text.requests_none_line(),
                            text.requests_none_button())) {
            context.go(Page::coaches);
        }
        return;
    }
    section("waiting", text.requests_waiting(), view.waiting, true, me, context);
    section("open", text.requests_open(), view.open, false, me, context);
    section("closed", text.requests_closed(), view.closed, false, me, context);
}

}  // namespace cairn::screens
