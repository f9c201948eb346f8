#include "shell/views/profile_form_view.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "shell/text/errors.hpp"
#include "shell/text/format.hpp"
#include "shell/views/people_words.hpp"

namespace cairn::views {
namespace {

constexpr std::array<std::string_view, 11> known_languages{"en", "zh", "de", "es", "fr", "hi",
                                                           "ja", "ko", "pl", "pt", "ru"};
constexpr std::int64_t weekly_minutes_new = 4 * 60;
constexpr std::int64_t capacity_new = 2;
constexpr int minutes_per_quarter = 60 / quarters_per_hour;

std::vector<std::string> tags_of(std::string_view joined) {
    std::vector<std::string> tags;
    for (const std::string_view tag : split(joined, ';')) {
        if (!trim(tag).empty()) tags.emplace_back(trim(tag));
    }
    return tags;
}

std::string joined(const std::vector<std::string>& tags) {
    std::string out;
    for (const std::string& tag : tags) {
        if (!out.empty()) out += ';';
        out += tag;
    }
    return out;
}

std::string_view primary_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

ProfileForm form_of(const Profile& profile, Language language) {
    ProfileForm form;
    form.id = profile.id;
    form.name = profile.name;
    form.headline_language = language;
    form.headline = language == Language::chinese ? profile.headline.chinese : profile.headline.english;
    form.roles = profile.roles;
    form.languages = tags_of(profile.languages);
    form.zone = std::string(canonical_zone(profile.zone));
    form.weekly_minutes = profile.weekly_minutes;
    form.week = parse_week_hours(profile.availability).value_or(WeekHours{});
    form.capacity = profile.capacity;
    form.levels = profile.levels;
    form.is_loaded = true;
    return form;
}

ProfileForm new_form(const ViewInput& input, const ProfileDefaults& defaults) {
    ProfileForm form;
    form.headline_language = input.text.language();
    form.roles = defaults.roles;
    form.languages = {input.text.language() == Language::chinese ? "zh" : "en"};
    form.zone = std::string(canonical_zone(defaults.zone));
    form.weekly_minutes = weekly_minutes_new;
    form.capacity = capacity_new;
    form.is_loaded = true;
    return form;
}

/// Places where people live: neither "Etc/GMT+3" nor old names such as "EST5EDT".
bool is_offered(const ZoneEntry& entry) {
    return !entry.rule.starts_with('=') && entry.name.find('/') != std::string_view::npos &&
           !entry.name.starts_with("Etc/") && !entry.name.starts_with("Antarctica/");
}

void add_zones(ProfileFormView& view, const ViewInput& input, const ProfileForm& form) {
    for (const ZoneEntry& entry : known_zones()) {
        if (!is_offered(entry) && entry.name != form.zone) continue;
        const auto rule = find_zone(entry.name);
        const int offset = rule ? rule->offset_minutes(input.now) : 0;
        if (entry.name == form.zone) view.zone_index = static_cast<int>(view.zones.size());
        view.zones.push_back(
            {std::string(entry.name), input.text.profile_zone_option(zone_words(entry.name), offset_words(offset))});
    }
    const std::string now = local_time_words(input.text, form.zone, input.now);
    if (!now.empty()) view.zone_now = input.text.profile_zone_now(now);
}

void add_languages(ProfileFormView& view, const text::Text& text, const ProfileForm& form) {
    std::vector<std::string> tags(known_languages.begin(), known_languages.end());
    for (const std::string& chosen : form.languages) {
        const auto same = std::ranges::find(tags, primary_of(chosen), primary_of);
        if (same == tags.end())
            tags.push_back(chosen);
        else
            *same = chosen;
    }
    for (const std::string& tag : tags) {
        view.languages.push_back({tag, text::language_name(text, tag), std::ranges::contains(form.languages, tag)});
    }
    view.languages_help = form.languages.empty()
                              ? std::string(text.profile_languages_none())
                              : text.profile_languages_order(text::language_names(text, joined(form.languages)));
}

void add_week(ProfileFormView& view, const text::Text& text, const ProfileForm& form) {
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 6; ++hour) {
            if (is_hour_free(form.week, day, hour)) view.hour_first = 0;
        }
    }
    view.has_week = form.week.any();
    view.week_summary =
        view.has_week
            ? text.profile_availability_sum(text::format_duration(text, form.week.count() * minutes_per_quarter),
                                            windows_words(text, form.week))
            : std::string(text.profile_availability_none());
}

void add_skills(ProfileFormView& view, const ViewInput& input, const ProfileForm& form) {
    const Language language = input.text.language();
    const auto by_title = [](const auto& a, const auto& b) {
        return std::tie(a.title, a.id) < std::tie(b.title, b.id);
    };
    for (const Skill* skill : input.model.skills.existing()) {
        view.has_map = true;
        const std::string& title = skill->title.in(language);
        if (form.levels.contains(skill->id)) {
            view.skills.push_back(
                {skill->id, title, input.text.profile_skill_level(title), input.text.profile_skill_remove(title)});
        } else {
            view.more_skills.push_back({skill->id, title});
        }
    }
    std::ranges::sort(view.skills, by_title);
    std::ranges::sort(view.more_skills, by_title);
    if (!view.skills.empty())
        view.skills_count = input.text.profile_skills_count(static_cast<std::int64_t>(view.skills.size()));
}

void add_errors(ProfileFormView& view, const text::Text& text, const ProfileForm& form) {
    std::string fields;
    const auto check = [&](bool is_wrong, Errc code, std::string_view field, std::string& words) {
        if (!is_wrong) return;
        words = text::error_text(text, Error{code, {}});
        if (!fields.empty()) fields += text.language_separator();
        fields += field;
    };
    ProfileFormErrors& errors = view.errors;
    const auto is_too_long = [](const std::string& words) { return code_point_count(words) > name_characters_max; };
    const bool is_nameless = !has_visible_text(form.name);
    check(is_nameless || is_too_long(form.name), is_nameless ? Errc::name_empty : Errc::name_too_long,
          text.profile_name(), errors.name);
    check(is_too_long(form.headline), Errc::name_too_long, text.profile_headline(), errors.headline);
    check(form.roles == 0, Errc::role_missing, text.profile_roles(), errors.roles);
    check(form.languages.empty(), Errc::language_missing, text.profile_languages(), errors.languages);
    check(canonical_zone(form.zone).empty(), Errc::zone_unknown, text.profile_zone(), errors.zone);
    if (!fields.empty()) errors.all = text.profile_check(fields);
}

app::SaveProfile command_of(const ProfileForm& form, const Model& model) {
    app::SaveProfile command;
    command.id = form.id;
    command.name = form.name;
    command.headline = form.headline;
    command.language = form.headline_language;
    command.roles = form.roles;
    for (const auto& [skill, level] : form.levels) {
        if (model.skills.find(skill) != nullptr) command.levels.emplace(skill, level);
    }
    command.languages = joined(form.languages);
    command.zone = form.zone;
    command.weekly_minutes = std::min(form.weekly_minutes, app::weekly_minutes_max);
    command.availability = format_week_hours(form.week);
    command.capacity = (form.roles & role_coach) != 0 ? std::min(form.capacity, app::capacity_max) : 0;
    return command;
}

}  // namespace

bool is_hour_free(const WeekHours& week, int day, int hour) {
    int free = 0;
    for (int i = 0; i < quarters_per_hour; ++i) {
        free += week.at(day * quarters_per_day + hour * quarters_per_hour + i) ? 1 : 0;
    }
    return 2 * free >= quarters_per_hour;
}

ProfileFormView build_profile_form_view(const ViewInput& input, ProfileId id, const ProfileForm& form,
                                        const ProfileDefaults& defaults) {
    const text::Text& text = input.text;
    ProfileFormView view;
    view.is_new = !id;
    view.is_me = id && id == input.me;
    view.has_me = input.model.profiles.find(input.me) != nullptr;
    view.profile_count = static_cast<std::int64_t>(input.model.profiles.existing_count());
    const Profile* known = id ? input.model.profiles.find(id) : nullptr;
    view.is_gone = id && known == nullptr;
    if (view.is_gone) {
        view.title = text.profile_gone();
        return view;
    }
    view.initial = known != nullptr ? form_of(*known, text.language()) : new_form(input, defaults);
    const ProfileForm& shown = form.is_loaded && form.id == id ? form : view.initial;

    view.title = view.is_me         ? std::string(text.profile_title_own())
                 : known != nullptr ? text.profile_title_other(known->name)
                 : view.has_me      ? std::string(text.profile_title_new())
                                    : std::string(text.profile_title_own_new());
    const bool is_chinese = shown.headline_language == Language::chinese;
    const std::string other = known == nullptr ? std::string()
                              : is_chinese     ? known->headline.english
                                               : known->headline.chinese;
    view.headline_help = other.empty() ? std::string(text.profile_headline_help()) : text.profile_headline_other(other);
    view.offers_capacity = (shown.roles & role_coach) != 0;
    const bool is_only_coach = view.offers_capacity && (shown.roles & role_learner) == 0;
    view.weekly_help = is_only_coach ? text.profile_weekly_coach() : text.profile_weekly_learner();
    add_languages(view, text, shown);
    add_zones(view, input, shown);
    add_week(view, text, shown);
    add_skills(view, input, shown);
    add_errors(view, text, shown);
    view.command = command_of(shown, input.model);
    return view;
}

}  // namespace cairn::views
