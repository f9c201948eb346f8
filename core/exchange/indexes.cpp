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
    for (const Skill* skill : by_id(known)) add(*skill, NameRank::known_key, NameRank::known_title);
}

void SkillIndex::add(const Skill& skill) { add(skill, NameRank::staged_key, NameRank::staged_title); }

void SkillIndex::add(const Skill& skill, NameRank key_rank, NameRank title_rank) {
    const std::string key = key_of(skill.external_key);
    keys_.add(key, key_rank, skill.id);
    names_.add(key, key_rank, skill.id);
    for (const std::string* title : {&skill.title.english, &skill.title.chinese}) {
        const std::string words = key_of(*title);
        titles_.add(words, title_rank, skill.id);
        names_.add(words, title_rank, skill.id);
    }
    ids_.insert(skill.id);
}

SkillId SkillIndex::find(std::string_view words) const {
    const std::string key = key_of(words);
    if (const SkillId id = names_.find(key)) return id;
    const SkillId written{id_from_hex(key)};
    return ids_.contains(written) ? written : SkillId{};
}

SkillId SkillIndex::find_key(std::string_view words) const { return keys_.find(key_of(words)); }

SkillId SkillIndex::find_title(std::string_view words) const { return titles_.find(key_of(words)); }

AreaIndex::AreaIndex(const Table<Area, AreaId>& known) {
    for (const Area* area : by_id(known)) {
        titles_.add(key_of(area->title.english), NameRank::known_title, area->id);
        titles_.add(key_of(area->title.chinese), NameRank::known_title, area->id);
    }
}

AreaId AreaIndex::find_or_make(std::string_view title, Staging& staged) {
    std::string key = key_of(title);
    if (key.empty()) return {};
    if (const AreaId known = titles_.find(key)) return known;
    const AreaId id{id_of_text("area", key)};
    staged.areas.edit(id).title = words_of(title);
    titles_.add(std::move(key), NameRank::staged_title, id);
    return id;
}

PeopleIndex::PeopleIndex(const Table<Profile, ProfileId>& known) {
    for (const Profile* profile : by_id(known)) {
        keys_.add(key_of(profile->external_key), NameRank::known_key, profile->id);
        add_name(profile->name, profile->id);
    }
}

void PeopleIndex::reserve(std::size_t count) {
    keys_.reserve(count);
    names_.reserve(names_.size() + count);
}

void PeopleIndex::add_key(std::string_view key, ProfileId id) { keys_.add(key_of(key), NameRank::staged_key, id); }

void PeopleIndex::add_name(std::string_view name, ProfileId id) {
    std::string key = key_of(name);
    if (key.empty()) return;
    const auto [it, is_new] = names_.try_emplace(std::move(key), id);
    if (!is_new && it->second != id) it->second = ProfileId{};
}

ProfileId PeopleIndex::find_key(std::string_view key) const { return keys_.find(key_of(key)); }

ProfileId PeopleIndex::find(std::string_view words) const {
    const std::string key = key_of(words);
    if (const ProfileId id = keys_.find(key)) return id;
    if (const ProfileId written{id_from_hex(key)}) return written;
    const auto it = names_.find(key);
    return it == names_.end() ? ProfileId{} : it->second;
}

}  // namespace cairn::exchange
