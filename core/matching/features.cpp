#include "core/matching/features.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/zone.hpp"

namespace cairn::matching {
namespace {

constexpr std::size_t languages_max = 16;
constexpr std::size_t managers_max = 32;

std::vector<std::uint64_t> language_keys(std::string_view tags) {
    std::vector<std::uint64_t> keys;
    for (const std::string_view tag : split(tags, ';')) {
        const std::uint64_t key = language_key(tag);
        if (key == 0 || std::ranges::contains(keys, key)) continue;
        keys.push_back(key);
        if (keys.size() == languages_max) break;
    }
    return keys;
}

std::uint64_t team_key(std::string_view team) {
    const std::string_view name = trim(team);
    return name.empty() ? 0 : id_of_text("team", to_lower_ascii(name)).low | 1U;
}

struct LocalTime {
    WeekHours free_utc;
    std::int32_t offset_minutes = 0;
};

LocalTime local_time(const Profile& profile, Instant reference) {
    LocalTime time;
    const WeekHours local = parse_week_hours(profile.availability).value_or(WeekHours{});
    const auto zone = find_zone(profile.zone);
    time.free_utc = zone ? to_utc(local, *zone, reference) : local;
    time.offset_minutes = zone ? zone->offset_minutes(reference) : 0;
    return time;
}

/// Shares of `needs` that sum to gap_scale: rounded down, then one more for the largest remainders, ties by skill.
std::vector<std::int32_t> gap_shares(std::size_t skill_count, std::span<const SkillNeed> needs) {
    std::vector<std::int32_t> shares(skill_count, 0);
    std::vector<std::int64_t> gaps(skill_count, 0);
    std::int64_t whole = 0;
    for (const SkillNeed& need : needs) {
        if (need.skill >= skill_count) continue;
        const std::int64_t gap = std::clamp<std::int64_t>(need.gap_micro, 0, graph::level_micro_max);
        gaps[need.skill] += gap;
        whole += gap;
    }
    if (whole == 0) return shares;
    std::int64_t left = gap_scale;
    std::vector<std::pair<std::int64_t, std::size_t>> remainders;  // negative, so that ascending is largest first
    for (std::size_t skill = 0; skill < skill_count; ++skill) {
        if (gaps[skill] == 0) continue;
        shares[skill] = static_cast<std::int32_t>(gaps[skill] * gap_scale / whole);
        left -= shares[skill];
        remainders.emplace_back(-(gaps[skill] * gap_scale % whole), skill);
    }
    std::ranges::sort(remainders);
    for (std::size_t i = 0; left > 0; ++i, --left) ++shares[remainders[i].second];
    return shares;
}

std::vector<ProfileId> line_of_managers(const Model& model, const Profile& learner) {
    std::vector<ProfileId> line;
    ProfileId manager = learner.manager;
    while (manager && line.size() < managers_max && !std::ranges::contains(line, manager)) {
        line.push_back(manager);
        const Profile* profile = model.profiles.find(manager);
        manager = profile == nullptr ? ProfileId{} : profile->manager;
    }
    return line;
}

}  // namespace

std::vector<SkillNeed> needs_of_plan(const graph::Plan& plan) {
    std::vector<SkillNeed> needs;
    needs.reserve(plan.steps.size());
    for (const graph::PlanStep& step : plan.steps) {
        needs.push_back({step.skill, step.to_level * graph::micro_per_level - step.from_level_micro});
    }
    return needs;
}

std::int64_t expertise(std::int64_t level) {
    constexpr std::array<std::int64_t, 6> by_level{0, 0, 25, 50, 85, expertise_scale};
    return by_level[static_cast<std::size_t>(std::clamp<std::int64_t>(level, 0, level_max))];
}

std::uint64_t language_key(std::string_view tag) {
    const std::string lower = to_lower_ascii(trim(tag));
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < lower.size() && i < 8 && lower[i] != '-' && lower[i] != '_'; ++i) {
        key = (key << 8) | static_cast<unsigned char>(lower[i]);
    }
    return key;
}

std::vector<std::int64_t> language_shares(std::size_t count) {
    std::vector<std::int64_t> shares(count);
    const std::int64_t whole = (std::int64_t{1} << count) - 1;
    std::int64_t left = share_scale;
    for (std::size_t i = 0; i < count; ++i) {
        shares[i] = share_scale * (std::int64_t{1} << (count - 1 - i)) / whole;
        left -= shares[i];
    }
    if (count > 0) shares[0] += left;  // what rounding leaves
    return shares;
}

CoachFeatures coach_features(const graph::SkillGraph& graph, const Profile& coach, std::int64_t taken,
                             Instant reference) {
    CoachFeatures y;
    y.id = coach.id;
    for (const auto& [id, level] : coach.levels) {
        const graph::SkillIndex skill = graph.index_of(id);
        if (skill == graph::no_skill || level < 1) continue;
        y.skills.push_back({skill, static_cast<std::int32_t>(std::min<std::int64_t>(level, level_max))});
    }
    y.languages = language_keys(coach.languages);
    const LocalTime time = local_time(coach, reference);
    y.free_utc = time.free_utc;
    y.offset_minutes = time.offset_minutes;
    y.team = team_key(coach.team);
    y.years = std::clamp<std::int64_t>(coach.years, 0, years_full);
    y.capacity = std::max<std::int64_t>(coach.capacity, 0);
    y.taken = taken;
    y.is_coach = coach.has(role_coach);
    y.is_paused = coach.paused;
    return y;
}

LearnerFeatures learner_features(const Model& model, const graph::SkillGraph& graph, const Profile& learner,
                                 std::span<const SkillNeed> needs, Instant reference) {
    LearnerFeatures x;
    x.id = learner.id;
    x.gap = gap_shares(graph.size(), needs);
    x.need_count = std::ranges::count_if(x.gap, [](std::int32_t share) { return share > 0; });
    x.languages = language_keys(learner.languages);
    x.language_share = language_shares(x.languages.size());
    const LocalTime time = local_time(learner, reference);
    x.free_utc = time.free_utc;
    x.offset_minutes = time.offset_minutes;
    x.team = team_key(learner.team);
    x.managers = line_of_managers(model, learner);
    for (const Request& request : model.requests.rows()) {
        if (request.exists && request.learner == learner.id && is_open(request.state)) {
            x.open_requests.push_back(request.coach);
        }
    }
    std::ranges::sort(x.open_requests);
    return x;
}

bool is_open(RequestState state) { return state == RequestState::sent || takes_place(state); }

bool takes_place(RequestState state) { return state == RequestState::accepted || state == RequestState::confirmed; }

std::int64_t places_taken(const Model& model, ProfileId coach) {
    return std::ranges::count_if(model.requests.rows(), [&](const Request& request) {
        return request.exists && request.coach == coach && takes_place(request.state);
    });
}

}  // namespace cairn::matching
