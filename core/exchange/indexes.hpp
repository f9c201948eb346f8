#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/exchange/staging.hpp"
#include "core/model/entities.hpp"

namespace cairn::exchange {

/// How a spreadsheet may name a thing, best first. Of two things with one name the better way counts, then the one this
/// import brought, then the first.
enum class NameRank : std::uint8_t { staged_key, known_key, staged_title, known_title };

/// Finds things by what a spreadsheet calls them: key_of() of the words. One look-up whatever the ways.
template <class EntityId>
class NameMap {
public:
    void add(std::string key, NameRank rank, EntityId id) {
        if (key.empty()) return;
        const auto [it, is_new] = names_.try_emplace(std::move(key), Named{id, rank});
        if (!is_new && rank < it->second.rank) it->second = {id, rank};
    }
    [[nodiscard]] EntityId find(const std::string& key) const {
        const auto it = names_.find(key);
        return it == names_.end() ? EntityId{} : it->second.id;
    }
    void reserve(std::size_t count) { names_.reserve(count); }

private:
    struct Named {
        EntityId id;
        NameRank rank;
    };
    std::unordered_map<std::string, Named> names_;
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
    void add(const Skill& skill, NameRank key_rank, NameRank title_rank);

    NameMap<SkillId> keys_;
    NameMap<SkillId> titles_;
    NameMap<SkillId> names_;  ///< both
    std::unordered_set<SkillId> ids_;
};

/// Areas by title; makes those that are missing.
class AreaIndex {
public:
    explicit AreaIndex(const Table<Area, AreaId>& known);
    AreaId find_or_make(std::string_view title, Staging& staged);

private:
    NameMap<AreaId> titles_;
};

/// People by e-mail or username, by id in hexadecimal, and by name where only one person has it.
class PeopleIndex {
public:
    explicit PeopleIndex(const Table<Profile, ProfileId>& known);
    /// Room for as many more.
    void reserve(std::size_t count);
    void add_key(std::string_view key, ProfileId id);
    void add_name(std::string_view name, ProfileId id);
    [[nodiscard]] ProfileId find_key(std::string_view key) const;
    /// An id in hexadecimal is given back unseen: nobody may have it.
    [[nodiscard]] ProfileId find(std::string_view words) const;

private:
    NameMap<ProfileId> keys_;
    std::unordered_map<std::string, ProfileId> names_;  ///< none when two people share the name
};

}  // namespace cairn::exchange
