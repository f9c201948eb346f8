#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/command.hpp"
#include "core/base/week.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What stands in the form: a draft that the screen edits and nobody else sees.
struct ProfileForm {
    bool is_loaded = false;  ///< false: nothing of it counts yet, the view starts with what is known
    ProfileId id;            ///< none for a new profile
    std::string name;
    std::string headline;
    Language headline_language = Language::english;
    std::int64_t roles = 0;
    std::vector<std::string> languages;  ///< BCP 47 tags, best first
    std::string zone;
    std::int64_t weekly_minutes = 0;
    WeekHours week;  ///< local hours
    std::int64_t capacity = 0;
    std::map<SkillId, std::int64_t> levels;
    bool operator==(const ProfileForm&) const = default;
};

/// What a new profile starts with.
struct ProfileDefaults {
    std::int64_t roles = 0;  ///< bits of Role, from the welcome page
    std::string zone;        ///< of this device; an alias or an unknown name is fine
};

/// What is wrong with each field, in words; empty when it is right.
struct ProfileFormErrors {
    std::string name, headline, roles, languages, zone;
    std::string all;  ///< one sentence that names the fields; empty when all are right
};

struct LanguageOption {
    std::string tag;
    std::string name;
    bool is_chosen = false;
};

struct ZoneOption {
    std::string zone;
    std::string label;  ///< "Asia/Shanghai, UTC+8"
};

struct SkillOption {
    SkillId id;
    std::string title;
};

struct ProfileSkillRow {
    SkillId id;
    std::string title;
    std::string level_label;   ///< "Level in Kubernetes"
    std::string remove_label;  ///< "Remove Kubernetes"
};

struct ProfileFormView {
    bool is_gone = false;   ///< the address names a profile that is not here
    bool is_new = true;
    bool is_me = false;
    bool has_me = false;    ///< somebody looks already: a new profile is another person's
    ProfileForm initial;    ///< what the form starts with, from what is known
    std::int64_t profile_count = 0;
    std::string title;
    std::string headline_help;
    std::vector<LanguageOption> languages;
    std::string languages_help;
    std::vector<ZoneOption> zones;  ///< by name
    int zone_index = -1;
    std::string zone_now;           ///< "It is Tue 21:05 there now."
    std::string weekly_help;
    int hour_first = 6;             ///< of the grid; 0 when earlier hours are marked
    std::string week_summary;
    bool has_week = false;
    bool offers_capacity = false;
    bool has_map = false;
    std::string skills_count;
    std::vector<ProfileSkillRow> skills;           ///< in the form, by title
    std::vector<SkillOption> more_skills;   ///< not in the form, by title
    ProfileFormErrors errors;
    app::SaveProfile command;               ///< what saving the form would do
};

/// The form for `id` (none: a new profile) as it stands in `form`.
/// Cost:     O(zones + skills log skills).
ProfileFormView build_profile_form_view(const ViewInput& input, ProfileId id, const ProfileForm& form,
                                        const ProfileDefaults& defaults);

/// An hour of the grid counts as free when at least half of it is.
bool is_hour_free(const WeekHours& week, int day, int hour);

}  // namespace cairn::views
