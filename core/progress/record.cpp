#include "core/progress/record.hpp"

#include <algorithm>

#include "core/progress/replay.hpp"

namespace cairn::progress {
namespace {

/// The end of each week; of the present one, now.
std::vector<Instant> week_ends(std::span<const WeekActivity> weeks, const ZoneRule& zone, Instant now) {
    std::vector<Instant> ends;
    ends.reserve(weeks.size());
    for (const WeekActivity& week : weeks) {
        const Instant next = start_of_local_day(week.monday + 7, zone);
        ends.push_back(Instant{std::min(next.ms - 1, now.ms)});
    }
    return ends;
}

SkillHistory history_of(SkillId skill, const Replay& replay, std::span<const Instant> ends) {
    SkillHistory history{skill, {}, ends.size()};
    history.weeks.reserve(ends.size());
    for (std::size_t week = 0; week < ends.size(); ++week) {
        const bool is_now = week + 1 == ends.size();
        // Answers of a clock that runs ahead count as given now, as everywhere.
        history.weeks.push_back(is_now ? replay.after(replay.size(), ends[week]) : replay.at(ends[week]));
        if (history.weeks.back().answers > 0) history.first_week = std::min(history.first_week, week);
    }
    return history;
}

void add_moves(SkillId skill, const Replay& replay, std::size_t moves_max, std::vector<AnswerMove>& moves) {
    const std::size_t first = replay.size() - std::min(replay.size(), moves_max);
    for (std::size_t at = first; at < replay.size(); ++at) {
        const Instant when = replay.time(at);
        moves.push_back({skill, when, replay.is_right(at), replay.after(at, when).level_micro,
                         replay.after(at + 1, when).level_micro});
    }
}

void keep_newest(std::vector<AnswerMove>& moves, std::size_t count) {
    // Of answers of one instant the later ones stand first, as among answers of any two.
    std::ranges::reverse(moves);
    std::ranges::stable_sort(
        moves, [](const AnswerMove& a, const AnswerMove& b) { return a.at != b.at ? a.at > b.at : a.skill < b.skill; });
    if (moves.size() > count) moves.resize(count);
}

void add_to_trend(const Replay& replay, Instant now, Trend& trend) {
    const Instant then{now.ms - trend.days * ms_per_day};
    const std::size_t before = replay.count_by(then);
    if (before == replay.size()) return;
    const Mastery was = replay.after(before, then);
    const Mastery is = replay.after(replay.size(), now);
    const std::int64_t moved_micro = is.level_micro - was.level_micro;
    trend.answers += is.answers - was.answers;
    trend.right += is.right - was.right;
    trend.skills += 1;
    trend.up += moved_micro >= trend_step_micro ? 1 : 0;
    trend.down += moved_micro <= -trend_step_micro ? 1 : 0;
    trend.clearly_up += is.level_micro > was.high_micro ? 1 : 0;
}

Verdict verdict_of(const Trend& trend) {
    if (trend.answers == 0) return Verdict::no_answers;
    if (trend.answers < trend_answers_min) return Verdict::too_early;
    if (trend.up > trend.down) return Verdict::better;
    return trend.down > trend.up ? Verdict::worse : Verdict::steady;
}

}  // namespace

Instant start_of_local_day(Day day, const ZoneRule& zone) {
    const Instant as_utc = start_of(day);
    const Instant near{as_utc.ms - zone.offset_minutes(as_utc) * ms_per_minute};
    return Instant{as_utc.ms - zone.offset_minutes(near) * ms_per_minute};
}

LearningRecord build_record(const Model& model, const RecordRequest& request, const ZoneRule& zone) {
    LearningRecord record;
    record.weeks = weekly_activity(model, request.learner, zone, request.now, request.weeks);
    record.trend.days = request.trend_days;
    const Profile* profile = model.profiles.find(request.learner);
    if (profile == nullptr) return record;
    const std::vector<Instant> ends = week_ends(record.weeks, zone, request.now);
    for (const SkillId skill : request.skills) {
        const Practice* practice = model.practices.find(practice_id(request.learner, skill));
        if (practice == nullptr || practice->answers.empty()) continue;
        const auto level = profile->levels.find(skill);
        const Replay replay(level == profile->levels.end() ? std::nullopt : std::optional(level->second),
                            practice->answers);
        record.skills.push_back(history_of(skill, replay, ends));
        add_moves(skill, replay, request.moves_max, record.moves);
        add_to_trend(replay, request.now, record.trend);
    }
    keep_newest(record.moves, request.moves_max);
    record.trend.verdict = verdict_of(record.trend);
    record.courses = enrolled_courses(model, request.learner);
    return record;
}

}  // namespace cairn::progress
