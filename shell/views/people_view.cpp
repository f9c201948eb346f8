#include "shell/views/people_view.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "core/meetings/meetings.hpp"
#include "shell/text/format.hpp"
#include "shell/text/levels.hpp"
#include "shell/text/roles.hpp"
#include "shell/views/people_words.hpp"

namespace cairn::views {
namespace {

constexpr std::size_t detail_skills_max = 12;

/// What several rows need, found in one pass over each table.
struct Lookups {
    std::unordered_map<ProfileId, std::int64_t> taken;
    std::unordered_map<ProfileId, const Goal*> goals;
    struct Clock {
        std::string words;
        int offset_minutes = 0;
    };
    std::map<std::string, Clock, std::less<>> clocks;
};

bool is_current(const Request& request) {
    return request.state == RequestState::accepted || request.state == RequestState::confirmed;
}

Lookups look_up(const ViewInput& input) {
    Lookups lookups;
    for (const Request* request : input.model.requests.existing()) {
        if (is_current(*request)) ++lookups.taken[request->coach];
    }
    for (const Goal* goal : input.model.goals.existing()) {
        if (!goal->targets.empty()) lookups.goals[goal->learner] = goal;
    }
    return lookups;
}

const Lookups::Clock& clock_of(Lookups& lookups, const ViewInput& input, const std::string& zone) {
    const auto it = lookups.clocks.find(zone);
    if (it != lookups.clocks.end()) return it->second;
    const auto rule = find_zone(zone);
    return lookups.clocks
        .emplace(zone, Lookups::Clock{local_time_words(input.text, zone, input.now),
                                      rule ? rule->offset_minutes(input.now) : 0})
        .first->second;
}

std::int64_t free_places(const Lookups& lookups, const Profile& coach) {
    const auto it = lookups.taken.find(coach.id);
    return std::max<std::int64_t>(0, coach.capacity - (it == lookups.taken.end() ? 0 : it->second));
}

std::string places_words(const text::Text& text, const Lookups& lookups, const Profile& coach) {
    if (coach.paused) return std::string(text.people_paused());
    if (coach.capacity == 0) return std::string(text.people_places_unset());
    return text.people_places(free_places(lookups, coach), coach.capacity);
}

std::string goal_words(const ViewInput& input, const Goal* goal) {
    const text::Text& text = input.text;
    if (goal == nullptr) return std::string(text.people_goal_none());
    // The highest target first; a map of ids alone would name a random one.
    const Skill* first = nullptr;
    std::int64_t level = 0;
    std::int64_t count = 0;
    for (const auto& [id, target] : goal->targets) {
        const Skill* skill = input.model.skills.find(id);
        if (skill == nullptr) continue;
        ++count;
        const bool is_first = first == nullptr || target > level ||
                              (target == level && skill->title.in(text.language()) < first->title.in(text.language()));
        if (!is_first) continue;
        first = skill;
        level = target;
    }
    if (first == nullptr) return std::string(text.people_goal_none());
    const std::string& title = first->title.in(text.language());
    return count > 1 ? text.people_goals_more(title, count - 1) : text.people_goal(title, level);
}

std::string state_words(const ViewInput& input, const Lookups& lookups, const Profile& profile) {
    if (profile.has(role_coach)) return places_words(input.text, lookups, profile);
    if (!profile.has(role_learner)) return {};
    const auto it = lookups.goals.find(profile.id);
    return goal_words(input, it == lookups.goals.end() ? nullptr : it->second);
}

/// The words of a search, with the skills that each of them names.
class Search {
public:
    Search(const ViewInput& input, std::string_view words) : text_(input.text) {
        const std::string lower = to_lower_ascii(words);
        for (const std::string_view word : split(lower, ' ')) {
            if (trim(word).empty()) continue;
            Term term{std::string(trim(word)), {}};
            for (const Skill* skill : input.model.skills.existing()) {
                const bool is_named = to_lower_ascii(skill->title.english).find(term.word) != std::string::npos ||
                                      skill->title.chinese.find(term.word) != std::string::npos;
                if (is_named) term.skills.insert(skill->id);
            }
            terms_.push_back(std::move(term));
        }
    }

    [[nodiscard]] bool finds(const Profile& profile) const {
        if (terms_.empty()) return true;
        std::string about = profile.name;
        for (const std::string& more : {profile.headline.english, profile.headline.chinese, profile.team,
                                        zone_words(profile.zone), text::language_names(text_, profile.languages)}) {
            about += '\n';
            about += more;
        }
        about = to_lower_ascii(about);
        return std::ranges::all_of(terms_, [&](const Term& term) {
            return about.find(term.word) != std::string::npos ||
                   std::ranges::any_of(profile.levels, [&](const auto& level) {
                       return level.second > 0 && term.skills.contains(level.first);
                   });
        });
    }

private:
    struct Term {
        std::string word;
        std::unordered_set<SkillId> skills;
    };
    const text::Text& text_;
    std::vector<Term> terms_;
};

bool passes_role(const Profile& profile, int role) {
    switch (role) {
        case 1: return profile.has(role_learner);
        case 2: return profile.has(role_coach);
        case 3: return profile.has(role_organiser);
        default: return true;
    }
}

struct SortKey {
    const Profile* profile = nullptr;
    std::int64_t number = 0;
    std::string words;
};

void sort_by(std::vector<SortKey>& keys, const PeopleFilter& filter, Lookups& lookups, const ViewInput& input) {
    for (SortKey& key : keys) {
        const Profile& profile = *key.profile;
        key.words = to_lower_ascii(profile.name);
        switch (filter.sort) {
            case PeopleColumn::person:
            case PeopleColumn::headline:
            case PeopleColumn::languages: break;
            case PeopleColumn::roles: key.number = profile.roles; break;
            case PeopleColumn::time: key.number = clock_of(lookups, input, profile.zone).offset_minutes; break;
            case PeopleColumn::state:
                key.number = profile.has(role_coach) && !profile.paused ? free_places(lookups, profile) : -1;
                break;
        }
    }
    std::ranges::sort(keys, [&](const SortKey& a, const SortKey& b) {
        const SortKey& first = filter.is_descending ? b : a;
        const SortKey& second = filter.is_descending ? a : b;
        if (first.number != second.number) return first.number < second.number;
        // Among equals names run forward, unless the names themselves are what is sorted backward.
        const bool is_by_name = filter.sort == PeopleColumn::person;
        const SortKey& before = is_by_name ? first : a;
        const SortKey& after = is_by_name ? second : b;
        if (before.words != after.words) return before.words < after.words;
        return a.profile->id < b.profile->id;
    });
}

PersonRow row_of(const ViewInput& input, Lookups& lookups, const Profile& profile) {
    const text::Text& text = input.text;
    PersonRow row;
    row.id = profile.id;
    row.name = profile.name;
    row.headline = profile.headline.in(text.language());
    row.roles = text::role_names(text, profile.roles);
    row.languages = text::language_names(text, profile.languages);
    row.local_time = clock_of(lookups, input, profile.zone).words;
    row.state = state_words(input, lookups, profile);
    row.is_me = profile.id == input.me;
    row.row_name = row.name;
    if (!row.roles.empty()) {
        row.row_name += text.language_separator();
        row.row_name += row.roles;
    }
    return row;
}

/// The names on the other side of current requests, sorted.
std::string partner_names(const ViewInput& input, ProfileId one, ProfileId Request::* own, ProfileId Request::* other) {
    std::vector<std::string_view> names;
    for (const Request* request : input.model.requests.existing()) {
        if (request->*own != one || !is_current(*request)) continue;
        if (const Profile* partner = input.model.profiles.find(request->*other)) names.push_back(partner->name);
    }
    std::ranges::sort(names);
    std::string out;
    for (const std::string_view name : names) {
        if (!out.empty()) out += input.text.language_separator();
        out += name;
    }
    return out.empty() ? std::string(input.text.people_nobody()) : out;
}

void add_facts(PersonDetail& detail, const ViewInput& input, Lookups& lookups, const Profile& profile) {
    const text::Text& text = input.text;
    const auto add = [&](std::string_view label, std::string value) {
        if (!value.empty()) detail.facts.push_back({std::string(label), std::move(value)});
    };
    if (profile.has(role_learner)) {
        const auto it = lookups.goals.find(profile.id);
        add(text.people_goal_title(), goal_words(input, it == lookups.goals.end() ? nullptr : it->second));
        add(text.people_coach_title(), partner_names(input, profile.id, &Request::learner, &Request::coach));
    }
    if (profile.has(role_coach)) {
        add(text.people_places_title(), places_words(text, lookups, profile));
        add(text.people_learners_title(), partner_names(input, profile.id, &Request::coach, &Request::learner));
    }
    if (!profile.zone.empty()) {
        const std::string& now = clock_of(lookups, input, profile.zone).words;
        add(text.people_column_time(),
            now.empty() ? zone_words(profile.zone) : text.people_zone_time(now, zone_words(profile.zone)));
    }
    add(text.people_column_languages(), text::language_names(text, profile.languages));
    if (profile.weekly_minutes > 0) {
        add(text.people_weekly_title(), text.people_weekly(text::format_duration(text, profile.weekly_minutes)));
    }
    add(text.people_team_title(), profile.team);
    if (profile.years > 0) add(text.people_years_title(), text.people_years(profile.years));
}

void add_skills(PersonDetail& detail, const ViewInput& input, const Profile& profile) {
    for (const auto& [id, level] : profile.levels) {
        const Skill* skill = input.model.skills.find(id);
        if (skill == nullptr || level <= 0) continue;
        detail.skills.push_back({skill->title.in(input.text.language()), level, text::level_named(input.text, level)});
    }
    std::ranges::sort(detail.skills, [](const PersonSkill& a, const PersonSkill& b) {
        return a.level != b.level ? a.level > b.level : a.title < b.title;
    });
    if (detail.skills.size() > detail_skills_max) {
        detail.skills_more =
            input.text.people_skills_more(static_cast<std::int64_t>(detail.skills.size() - detail_skills_max));
        detail.skills.resize(detail_skills_max);
    }
}

PersonDetail detail_of(const ViewInput& input, Lookups& lookups, const Profile& profile) {
    PersonDetail detail;
    detail.id = profile.id;
    detail.name = profile.name;
    detail.headline = profile.headline.in(input.text.language());
    for (const Role role : {role_learner, role_coach, role_organiser}) {
        if (profile.has(role)) detail.roles.emplace_back(text::role_name(input.text, role));
    }
    detail.is_me = profile.id == input.me;
    detail.is_sample = profile.is_sample;
    detail.is_partner =
        meetings::is_pair(input.model, input.me, profile.id) || meetings::is_pair(input.model, profile.id, input.me);
    detail.look_as = input.text.people_look_as(profile.name);
    detail.hours = windows_words(input.text, parse_week_hours(profile.availability).value_or(WeekHours{}));
    if (detail.hours.empty()) detail.hours = input.text.people_hours_none();
    add_facts(detail, input, lookups, profile);
    add_skills(detail, input, profile);
    return detail;
}

}  // namespace

PeopleView build_people_view(const ViewInput& input, const PeopleFilter& filter) {
    PeopleView view;
    Lookups lookups = look_up(input);
    const std::vector<const Profile*> everyone = input.model.profiles.existing();
    const Search search(input, filter.search);
    std::vector<SortKey> keys;
    for (const Profile* profile : everyone) {
        if (passes_role(*profile, filter.role) && search.finds(*profile)) keys.push_back({profile, 0, {}});
    }
    sort_by(keys, filter, lookups, input);
    view.rows.reserve(keys.size());
    for (const SortKey& key : keys) view.rows.push_back(row_of(input, lookups, *key.profile));

    const auto count = static_cast<std::int64_t>(everyone.size());
    view.is_empty = everyone.empty();
    view.is_nobody_chosen = !everyone.empty() && !input.me;
    view.subtitle = input.text.people_subtitle(count);
    if (view.rows.size() != everyone.size()) {
        view.shown = input.text.people_shown(static_cast<std::int64_t>(view.rows.size()), count);
    }
    const Profile* open = filter.open ? input.model.profiles.find(filter.open) : nullptr;
    view.has_detail = open != nullptr;
    if (open != nullptr) view.detail = detail_of(input, lookups, *open);
    return view;
}

}  // namespace cairn::views
