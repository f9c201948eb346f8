#include <algorithm>

#include "core/base/text.hpp"
#include "core/exchange/export_csv.hpp"
#include "core/exchange/indexes.hpp"
#include "core/exchange/participant_cells.hpp"

namespace cairn::exchange {
namespace {

const std::vector<std::string> headers{"id",           "name",      "email",     "username",     "role",
                                       "skills",       "languages", "time_zone", "weekly_hours", "capacity",
                                       "availability", "years",     "team",      "manager",      "headline_en",
                                       "headline_zh",  "suspended"};

std::string roles_text(const Profile& person) {
    std::string out;
    const auto add = [&](Role role, std::string_view word) {
        if (person.has(role)) out.append(out.empty() ? "" : ";").append(word);
    };
    add(role_coach, "coach");
    add(role_learner, "learner");
    add(role_organiser, "organiser");
    return out;
}

/// A word for the skill that finds it again: its key or title where they are unmistakable, else its id.
std::string skill_text(const Skill& skill, const SkillIndex& index) {
    for (const std::string* words : {&skill.external_key, &skill.title.english, &skill.title.chinese}) {
        const bool plain = words->find_first_of(";|,:=()\r\n") == std::string::npos && !words->contains("；") &&
                           !words->contains("，") && !words->contains("、") && !words->contains("：") &&
                           !words->contains("）");
        if (!words->empty() && plain && index.find(*words) == skill.id) return *words;
    }
    return to_hex(skill.id);
}

std::string skills_text(const Profile& person, const Model& model, const SkillIndex& index) {
    std::vector<std::string> items;
    for (const auto& [id, level] : person.levels) {
        const Skill* skill = model.skills.find(id);
        if (skill != nullptr) items.push_back(skill_text(*skill, index).append(":").append(std::to_string(level)));
    }
    std::ranges::sort(items);
    std::string out;
    for (const std::string& item : items) out.append(out.empty() ? "" : ";").append(item);
    return out;
}

/// 90 minutes are "1.5": at most two decimals, which give back the minute.
std::string hours_text(std::int64_t minutes) {
    const std::int64_t hundredths = (minutes * 100 + 30) / 60;
    std::string out = std::to_string(hundredths / 100);
    const std::int64_t rest = hundredths % 100;
    if (rest == 0) return out;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
    return out;
}

std::string number_text(std::int64_t number) { return number == 0 ? std::string{} : std::to_string(number); }

std::string manager_text(const Profile& person, const Model& model) {
    const Profile* manager = person.manager ? model.profiles.find(person.manager) : nullptr;
    if (manager == nullptr) return {};
    return manager->external_key.empty() ? to_hex(manager->id) : manager->external_key;
}

}  // namespace

std::string participants_csv(const Model& model) {
    std::vector<const Profile*> people = model.profiles.existing();
    std::erase_if(people, [](const Profile* person) { return person->roles == 0; });
    std::ranges::sort(people, [](const Profile* a, const Profile* b) {
        return std::pair<const std::string&, const Id&>(a->name, a->id) <
               std::pair<const std::string&, const Id&>(b->name, b->id);
    });
    const SkillIndex index(model.skills);
    std::vector<std::vector<std::string>> rows;
    for (const Profile* person : people) {
        const bool is_email = looks_like_email(person->external_key);
        rows.push_back({to_hex(person->id), person->name, is_email ? person->external_key : std::string{},
                        is_email ? std::string{} : person->external_key, roles_text(*person),
                        skills_text(*person, model, index), person->languages, person->zone,
                        person->weekly_minutes == 0 ? std::string{} : hours_text(person->weekly_minutes),
                        number_text(person->capacity), person->availability, number_text(person->years), person->team,
                        manager_text(*person, model), person->headline.english, person->headline.chinese,
                        person->paused ? "yes" : ""});
    }
    return to_csv(headers, rows);
}

}  // namespace cairn::exchange
