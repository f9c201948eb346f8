#include "shell/views/meeting_form_view.hpp"

#include <algorithm>

#include "core/meetings/agenda.hpp"
#include "core/meetings/meetings.hpp"
#include "core/meetings/slots.hpp"
#include "shell/text/format.hpp"
#include "shell/views/meeting_words.hpp"
#include "shell/views/people_words.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using meetings::NoSlots;
using text::Text;

struct Sides {
    ProfileId learner;
    ProfileId coach;
};

/// Who learns where two people could each coach the other: who looks.
Sides sides_of(const ViewInput& input, ProfileId partner) {
    return meetings::is_pair(input.model, input.me, partner) ? Sides{input.me, partner} : Sides{partner, input.me};
}

void fill_partners(const ViewInput& input, ProfileId wanted, MeetingForm& form) {
    form.partners = meetings::partners_of(input.model, input.me);
    std::ranges::sort(form.partners, {}, [&](ProfileId id) { return std::pair(person_name(input, id), id); });
    for (const ProfileId id : form.partners) form.partner_names.push_back(person_name(input, id));
    const auto it = std::ranges::find(form.partners, wanted);
    if (it != form.partners.end()) {
        form.partner_index = static_cast<int>(it - form.partners.begin());
    } else if (!form.partners.empty()) {
        form.partner_index = 0;
    }
}

std::string zone_of(const ViewInput& input, ProfileId person) {
    const Profile* profile = input.model.profiles.find(person);
    return profile != nullptr ? zone_words(profile->zone) : std::string();
}

std::string zone_line(const ViewInput& input, ProfileId partner) {
    const std::string mine = zone_of(input, input.me);
    const std::string theirs = zone_of(input, partner);
    return mine == theirs ? input.text.sessions_form_zone_same(mine)
                          : input.text.sessions_form_zone(mine, person_name(input, partner), theirs);
}

std::string none_line(const ViewInput& input, ProfileId partner, const meetings::SlotOptions& options, bool& are_mine) {
    const Text& text = input.text;
    are_mine = false;
    switch (meetings::why_no_slots(input.model, input.me, partner, input.now, options)) {
        case NoSlots::there_are_some: return {};
        case NoSlots::no_hours_first: are_mine = true; return std::string(text.sessions_none_hours_you());
        case NoSlots::no_hours_second: return text.sessions_none_hours_other(person_name(input, partner));
        case NoSlots::never_together: return text.sessions_none_together(person_name(input, partner), options.minutes);
        case NoSlots::all_taken: return std::string(text.sessions_none_taken());
    }
    return {};
}

void fill_days(const ViewInput& input, const MeetingDraft& draft, const std::vector<Interval>& slots,
               MeetingForm& form) {
    std::vector<std::int64_t> counts;
    for (const Interval& slot : slots) {
        const std::int32_t day = day_of_reader(input, slot.begin).number;
        if (form.days.empty() || form.days.back() != day) {
            form.days.push_back(day);
            counts.push_back(0);
        }
        ++counts.back();
    }
    for (std::size_t i = 0; i < form.days.size(); ++i)
        form.day_titles.push_back(
            input.text.sessions_form_day_option(weekday_words(input, Day{form.days[i]}), counts[i]));
    if (form.days.empty()) return;
    const auto it = std::ranges::find(form.days, draft.day);
    form.day_index = it == form.days.end() ? 0 : static_cast<int>(it - form.days.begin());
    const std::int32_t shown = form.days[static_cast<std::size_t>(form.day_index)];
    form.times_title = input.text.sessions_form_times(weekday_words(input, Day{shown}));
    for (const Interval& slot : slots) {
        if (day_of_reader(input, slot.begin).number == shown)
            form.slots.push_back({slot.begin.ms, clock_words(input, input.me, slot.begin)});
    }
}

std::string suggested_agenda(const ViewInput& input, const Sides& sides, std::int64_t before_ms) {
    std::string agenda;
    for (const auto& suggestion :
         meetings::suggest_agenda(input.model, sides.learner, sides.coach, before_ms, input.now)) {
        if (!agenda.empty()) agenda += '\n';
        agenda += agenda_line(input, suggestion);
    }
    return agenda;
}

}  // namespace

MeetingForm build_meeting_form(const ViewInput& input, const MeetingDraft& draft) {
    const Text& text = input.text;
    MeetingForm form;
    const Meeting* moved = input.model.meetings.find(draft.moved);
    form.is_move = moved != nullptr;
    fill_partners(input, form.is_move ? meetings::other_side(*moved, input.me) : draft.partner, form);
    if (form.partner_index < 0) return form;
    const ProfileId partner = form.partners[static_cast<std::size_t>(form.partner_index)];
    const std::string name = person_name(input, partner);
    form.title = form.is_move ? text.sessions_form_move(name) : std::string(text.sessions_form());
    for (std::size_t i = 0; i < meeting_minutes.size(); ++i) {
        form.minutes[i] = text.sessions_minutes_option(meeting_minutes[i]);
        if (meeting_minutes[i] == draft.minutes) form.minutes_index = static_cast<int>(i);
    }
    const meetings::SlotOptions options{.minutes = draft.minutes, .except = draft.moved};
    auto slots = meetings::free_slots(input.model, input.me, partner, input.now, options);
    if (form.is_move)  // the time that it has is no other
        std::erase_if(slots, [&](const Interval& slot) { return slot.begin.ms == moved->start_ms; });
    form.zone_line = zone_line(input, partner);
    form.none_line = none_line(input, partner, options, form.are_my_hours_missing);
    fill_days(input, draft, slots, form);
    const auto chosen =
        std::ranges::find_if(slots, [&](const Interval& slot) { return slot.begin.ms == draft.start_ms; });
    const Sides sides = sides_of(input, partner);
    form.agenda = draft.is_agenda_own ? draft.agenda : suggested_agenda(input, sides, INT64_MAX);
    if (chosen == slots.end()) {
        form.problem = text.sessions_form_pick_time();
        return form;
    }
    const std::string when = when_words(input, *chosen);
    form.chosen = text.sessions_form_chosen(when, name, clock_words(input, partner, chosen->begin),
                                            clock_words(input, partner, chosen->end));
    if (form.is_move) {
        form.command = app::MoveMeeting{draft.moved, input.me, chosen->begin, draft.minutes};
        form.toast = text.sessions_done_move(name);
    } else {
        form.command =
            app::ProposeMeeting{sides.learner, sides.coach, input.me, chosen->begin, draft.minutes, form.agenda};
        form.toast = text.sessions_done_propose(name, when);
    }
    return form;
}

}  // namespace cairn::views
