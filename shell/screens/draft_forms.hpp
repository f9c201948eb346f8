#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/command.hpp"
#include "core/base/archive.hpp"
#include "core/base/week.hpp"
#include "shell/views/plan_view.hpp"
#include "shell/views/profile_form_view.hpp"

// How forms are written into drafts. A draft may be of an older version or damaged: numbers are brought back into their
// ranges, and what cannot be read throws, as archives do.

namespace cairn::views {

template <class Archive>
void save(Archive& archive, const ProfileForm& form) {
    std::vector<std::string> skills;
    std::vector<std::int64_t> levels;
    for (const auto& [skill, level] : form.levels) {
        skills.push_back(to_hex(skill));
        levels.push_back(level);
    }
    archive(form.is_loaded, to_hex(form.id), form.name, form.headline,
            static_cast<std::uint8_t>(form.headline_language), form.roles, form.languages, form.zone,
            form.weekly_minutes, format_week_hours(form.week), form.capacity, skills, levels);
}

template <class Archive>
void load(Archive& archive, ProfileForm& form) {
    std::string id;
    std::string week;
    std::uint8_t language = 0;
    std::vector<std::string> skills;
    std::vector<std::int64_t> levels;
    archive(form.is_loaded, id, form.name, form.headline, language, form.roles, form.languages, form.zone,
            form.weekly_minutes, week, form.capacity, skills, levels);
    form.id = ProfileId{id_from_hex(id)};
    form.headline_language = language == 1 ? Language::chinese : Language::english;
    form.week = parse_week_hours(week).value_or(WeekHours{});
    form.weekly_minutes = std::clamp<std::int64_t>(form.weekly_minutes, 0, app::weekly_minutes_max);
    form.capacity = std::clamp<std::int64_t>(form.capacity, 0, app::capacity_max);
    for (std::size_t i = 0; i < std::min(skills.size(), levels.size()); ++i)
        form.levels[SkillId{id_from_hex(skills[i])}] = std::clamp<std::int64_t>(levels[i], 0, level_max);
}

template <class Archive>
void save(Archive& archive, const PlanFilter& form) {
    std::vector<std::string> skills;
    std::vector<int> levels;
    for (const TargetDraft& target : form.targets) {
        skills.push_back(to_hex(target.skill));
        levels.push_back(static_cast<int>(target.level));
    }
    archive(form.is_editing, to_hex(form.learner), skills, levels, form.due_text, form.weekly_hours);
}

template <class Archive>
void load(Archive& archive, PlanFilter& form) {
    std::string learner;
    std::vector<std::string> skills;
    std::vector<int> levels;
    archive(form.is_editing, learner, skills, levels, form.due_text, form.weekly_hours);
    form.learner = ProfileId{id_from_hex(learner)};
    form.weekly_hours = std::clamp(form.weekly_hours, 1, static_cast<int>(app::weekly_minutes_max / 60));
    for (std::size_t i = 0; i < std::min(skills.size(), levels.size()); ++i)
        form.targets.push_back({SkillId{id_from_hex(skills[i])}, std::clamp(levels[i], 1, level_max)});
}

}  // namespace cairn::views
