#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/exchange/staging.hpp"
#include "core/model/entities.hpp"

namespace cairn::exchange {

/// Finds things by what a spreadsheet calls them. Keys are key_of() of the words.
template <class EntityId>
class KeyMap {
public:
    /// What this import says goes before what was known.
    void add_staged(std::string key, EntityId id) {
        if (!key.empty()) staged_.try_emplace(std::move(key), id);
    }
    void add_known(std::string key, EntityId id) {
        if (!key.empty()) known_.try_emplace(std::move(key), id);
    }
    [[nodiscard]] EntityId find(const std::string& key) const {
        if (const auto it = staged_.find(key); it != staged_.end()) return it->second;
        if (const auto it = known_.find(key); it != known_.end()) return it->second;
        return EntityId{};
    }

private:
    std::unordered_map<std::string, EntityId> staged_;
    std::unordered_map<std::string, EntityId> known_;
};

/// Skills by external key, by a title in either language, or by id in hexadecimal; in this order. Of two known skills
/// with one title the smaller id counts, on every machine.
class SkillIndex {
public:
    explicit SkillIndex(const Table<Skill, SkillId>& known);
    void add(const Skill& skill);
    /// None when nothing is called so.
    [[nodiscard]] SkillId find(std::string_view words) const;
    [[nodiscard]] SkillId find_key(std::string_view words) const;
    [[nodiscard]] SkillId find_title(std::string_view words) const;

private:
    KeyMap<SkillId> keys_;
    KeyMap<SkillId> titles_;
    KeyMap<SkillId> hexadecimals_;
};

/// Areas by title; makes those that are missing.
class AreaIndex {
public:
    explicit AreaIndex(const Table<Area, AreaId>& known);
    AreaId find_or_make(std::string_view title, Staging& staged);

private:
    KeyMap<AreaId> titles_;
};

/// People by e-mail or username, by id in hexadecimal, and by name where only one person has it.
class PeopleIndex {
public:
    explicit PeopleIndex(const Table<Profile, ProfileId>& known);
    void add_key(std::string_view key, ProfileId id);
    void add(const Profile& profile);
    [[nodiscard]] ProfileId find_key(std::string_view key) const;
    [[nodiscard]] ProfileId find(std::string_view words) const;

private:
    void add_name(std::string key, ProfileId id);

    KeyMap<ProfileId> keys_;
    KeyMap<ProfileId> hexadecimals_;
    std::unordered_map<std::string, ProfileId> names_;  ///< none when two people share the name
};

}  // namespace cairn::exchange
