#include "core/matching/why_not.hpp"

#include <algorithm>

#include "core/base/assert.hpp"

namespace cairn::matching {
namespace {

constexpr std::int64_t round_up_div(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// A term that could give `room_micro` more, in steps of `step_micro`; 0: by any amount or only all at once.
struct Room {
    TermKind term = TermKind::shared_time;
    std::int64_t room_micro = 0;
    std::int64_t step_micro = 0;
    bool all_at_once = false;
};

/// The part of `room` that gives at least `needed`, or all of it when that is less.
Change part_of(const Room& room, std::int64_t needed) {
    if (room.step_micro > 0) {
        const std::int64_t steps = std::min(round_up_div(needed, room.step_micro), room.room_micro / room.step_micro);
        return {room.term, steps, steps * room.step_micro};
    }
    if (room.all_at_once) return {room.term, 1, room.room_micro};
    return {room.term, 0, std::min(needed, room.room_micro)};
}

std::vector<Room> rooms_of(const MatchScore& score) {
    std::vector<Room> rooms;
    const Term& time = score.term(TermKind::shared_time);
    if (time.of > time.have) {
        rooms.push_back({TermKind::shared_time, time.micro_best - time.micro, time.micro_best / time.of});
    }
    const Term& load = score.term(TermKind::load);
    if (load.have > 0 && load.micro < 0) rooms.push_back({TermKind::load, -load.micro, -load.micro / load.have});
    const Term& language = score.term(TermKind::language);
    rooms.push_back({TermKind::language, language.micro_best - language.micro, 0, true});
    const Term& skills = score.term(TermKind::skills);
    rooms.push_back({TermKind::skills, skills.micro_best - skills.micro, 0});
    std::erase_if(rooms, [](const Room& room) { return room.room_micro <= 0; });
    return rooms;
}

void find_changes(const MatchScore& score, std::int64_t needed, WhyNot& answer) {
    std::vector<Room> rooms = rooms_of(score);
    const Room* smallest = nullptr;
    for (const Room& room : rooms) {
        if (room.room_micro < needed) continue;
        // part / room < part / room, without division
        if (smallest == nullptr ||
            part_of(room, needed).micro * smallest->room_micro < part_of(*smallest, needed).micro * room.room_micro) {
            smallest = &room;
        }
    }
    if (smallest != nullptr) {
        answer.changes.push_back(part_of(*smallest, needed));
        answer.reaches_first = true;
        return;
    }
    std::ranges::stable_sort(rooms, std::greater{}, &Room::room_micro);
    for (const Room& room : rooms) {
        answer.changes.push_back(part_of(room, needed));
        needed -= answer.changes.back().micro;
        if (needed > 0) continue;
        answer.reaches_first = true;
        return;
    }
}

}  // namespace

WhyNot why_not(std::span<const RankedCoach> ranked, std::size_t position) {
    CAIRN_ASSERT(position < ranked.size());
    const RankedCoach& first = ranked.front();
    const RankedCoach& coach = ranked[position];
    WhyNot answer;
    answer.rank = position + 1;
    answer.behind_micro = first.score.score_micro - coach.score.score_micro;
    for (std::size_t rule = 0; rule < rule_count; ++rule) {
        if (!coach.rules.rules[rule].passes) answer.failed.push_back(static_cast<RuleKind>(rule));
    }
    if (!answer.failed.empty()) {
        answer.kind = WhyNotKind::rule_fails;
    } else if (position > 0) {
        answer.kind = WhyNotKind::behind;
        const std::int64_t to_win_tie = coach.coach < first.coach ? 0 : 1;
        find_changes(coach.score, answer.behind_micro + to_win_tie, answer);
    }
    return answer;
}

}  // namespace cairn::matching
