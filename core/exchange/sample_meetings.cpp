#include "core/exchange/sample_meetings.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/base/text.hpp"
#include "core/exchange/sample.hpp"
#include "core/exchange/sample_files.hpp"
#include "core/exchange/sample_table.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int32_t days_per_week = 7;

MeetingId meeting_of(std::string_view id) { return MeetingId{sample_id("session", id)}; }

MeetingState state_of(std::string_view word) {
    if (word == "confirmed") return MeetingState::confirmed;
    return word == "held" ? MeetingState::held : MeetingState::proposed;
}

/// The first such weekday after today, so many weeks later or earlier.
Day day_of_row(const SampleTable& rows, std::size_t row, Day today) {
    static constexpr std::string_view names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const auto name = std::ranges::find(names, rows.text(row, "weekday"));
    const auto weekday = static_cast<std::int32_t>(name - std::ranges::begin(names));
    const Day tomorrow = today + 1;
    const std::int32_t ahead = (weekday - weekday_of(tomorrow) + days_per_week) % days_per_week;
    return tomorrow + ahead + static_cast<std::int32_t>(rows.number(row, "weeks")) * days_per_week;
}

std::int64_t minute_of(std::string_view clock) {
    const std::size_t colon = clock.find(':');
    return parse_integer(clock.substr(0, colon)).value_or(0) * 60 + parse_integer(clock.substr(colon + 1)).value_or(0);
}

/// " | " stands between lines.
std::string lines_of(std::string_view cell) {
    std::string out;
    for (const std::string_view line : split(cell, '|')) {
        if (!out.empty()) out += '\n';
        out += trim(line);
    }
    return out;
}

}  // namespace

void put_sample_meetings(Day today, WriteList& writes) {
    const SampleTable rows(sample_files::sessions_csv);
    std::map<std::string_view, std::size_t> by_id;
    const auto side_of = [&](std::size_t row, std::string_view side) {
        return ProfileId{sample_id(side, rows.text(row, side))};
    };
    for (std::size_t row = 0; row < rows.row_count(); ++row) {
        by_id.emplace(rows.text(row, "id"), row);
        const MeetingId id = meeting_of(rows.text(row, "id"));
        const MeetingState state = state_of(rows.text(row, "state"));
        const Day day = day_of_row(rows, row, today);
        const Instant start{start_of(day).ms + minute_of(rows.text(row, "time")) * ms_per_minute};
        const std::int64_t minutes = rows.number(row, "minutes");
        const bool is_held = state == MeetingState::held;
        const std::int64_t changed_ms = is_held ? start.ms + minutes * ms_per_minute : start_of(today + -1).ms;
        writes.put(id, MeetingField::exists, 1);
        writes.put(id, MeetingField::learner, side_of(row, "learner"));
        writes.put(id, MeetingField::coach, side_of(row, "coach"));
        writes.put(id, MeetingField::state, state);
        writes.put(id, MeetingField::start_ms, start.ms);
        writes.put(id, MeetingField::minutes, minutes);
        writes.put(id, MeetingField::proposer, side_of(row, rows.text(row, "proposer")));
        writes.put(id, MeetingField::changed_ms, changed_ms);
        writes.put(id, MeetingField::agenda, lines_of(rows.text(row, "agenda")));
        if (const std::string notes = lines_of(rows.text(row, "notes")); !notes.empty())
            writes.put(id, MeetingField::notes, notes);
        if (!is_held) continue;
        writes.put(id, MeetingField::recorder, side_of(row, "coach"));
        writes.put(id, MeetingField::recorded_ms, changed_ms);
        if (const std::string_view late = rows.text(row, "late"); !late.empty())
            writes.put_entry(id, MeetingField::attendance, side_of(row, late), Attendance::late);
        for (const std::string_view side : {"learner", "coach"}) {
            const std::int64_t rating = rows.number(row, std::string(side) + "_rating");
            if (rating > 0) writes.put_entry(id, MeetingField::rating, side_of(row, side), rating);
        }
    }
    const SampleTable actions(sample_files::session_actions_csv);
    for (std::size_t row = 0; row < actions.row_count(); ++row) {
        const auto session = by_id.find(actions.text(row, "session"));
        if (session == by_id.end()) continue;
        const MeetingId id = meeting_of(session->first);
        const Day due = today + static_cast<std::int32_t>(actions.number(row, "due_days"));
        const Id entry = entry_of_number(static_cast<std::int64_t>(row));
        writes.put_entry(id, MeetingField::action_text, entry, actions.string(row, "text"));
        writes.put_entry(id, MeetingField::action_owner, entry, side_of(session->second, actions.text(row, "owner")));
        writes.put_entry(id, MeetingField::action_due_day, entry, due.number);
        if (actions.text(row, "state") != "done") continue;
        writes.put_entry(id, MeetingField::action_state, entry, ActionState::done);
        writes.put_entry(id, MeetingField::action_changed_ms, entry, start_of(due).ms);
    }
}

}  // namespace cairn::exchange
