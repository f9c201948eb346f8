#include "core/exchange/indexes.hpp"

#include <algorithm>
#include <vector>

#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

/// Tables hold rows in an order that differs between machines; ids do not.
template <class Entity, class EntityId>
std::vector<const Entity*> by_id(const Table<Entity, EntityId>& table) {
    std::vector<const Entity*> rows = table.existing();
    std::ranges::sort(rows, {}, [](const Entity* row) -> const Id& { return row->id; });
    return rows;
}

}  // namespace

SkillIndex::SkillIndex(const Table<Skill, SkillId>& known) {
    for (const Skill* skill : by_id(known)) {
        keys_.add_known(key_of(skill->external_key), skill->id);
        titles_.add_known(key_of(skill->title.english), skill->id);
        titles_.add_known(key_of(skill->title.chinese), skill->id);
        hexadecimals_.add_known(to_hex(skill->id), skill->id);
    }
}

void SkillIndex::add(const Skill& skill) {
    keys_.add_staged(key_of(skill.external_key), skill.id);
    titles_.add_staged(key_of(skill.title.english), skill.id);
    titles_.add_staged(key_of(skill.title.chinese), skill.id);
}

SkillId SkillIndex::find(std::string_view words) const {
    const std::string key = key_of(words);
    if (const SkillId id = keys_.find(key)) return id;
    if (const SkillId id = titles_.find(key)) return id;
    return hexadecimals_.find(key);
}

SkillId SkillIndex::find_key(std::string_view words) const { return keys_.find(key_of(words)); }

SkillId SkillIndex::find_title(std::string_view words) const { return titles_.find(key_of(words)); }

AreaIndex::AreaIndex(const Table<Area, AreaId>& known) {
    for (const Area* area : by_id(known)) {
        titles_.add_known(key_of(area->title.english), area->id);
        titles_.add_known(key_of(area->title.chinese), area->id);
    }
}

AreaId AreaIndex::find_or_make(std::string_view title, Staging& staged) {
    std::string key = key_of(title);
    if (key.empty()) return {};
    if (const AreaId known = titles_.find(key)) return known;
    const AreaId id{id_of_text("area", key)};
    staged.areas.edit(id).title = words_of(title);
    titles_.add_staged(std::move(key), id);
    return id;
}

PeopleIndex::PeopleIndex(const Table<Profile, ProfileId>& known) {
    for (const Profile* profile : by_id(known)) {
        keys_.add_known(key_of(profile->external_key), profile->id);
        hexadecimals_.add_known(to_hex(profile->id), profile->id);
        add_name(key_of(profile->name), profile->id);
    }
}

void PeopleIndex::add_key(std::string_view key, ProfileId id) { keys_.add_staged(key_of(key), id); }

void PeopleIndex::add(const Profile& profile) {
    add_key(profile.external_key, profile.id);
    hexadecimals_.add_staged(to_hex(profile.id), profile.id);
    add_name(key_of(profile.name), profile.id);
}

void PeopleIndex::add_name(std::string key, ProfileId id) {
    if (key.empty()) return;
    const auto [it, is_new] = names_.try_emplace(std::move(key), id);
    if (!is_new && it->second != id) it->second = ProfileId{};
}

ProfileId PeopleIndex::find_key(std::string_view key) const { return keys_.find(key_of(key)); }

ProfileId PeopleIndex::find(std::string_view words) const {
    const std::string key = key_of(words);
    if (const ProfileId id = keys_.find(key)) return id;
    if (const ProfileId id = hexadecimals_.find(key)) return id;
    const auto it = names_.find(key);
    return it == names_.end() ? ProfileId{} : it->second;
}

}  // namespace cairn::exchange
