#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/indexes.hpp"
#include "core/exchange/skill_list.hpp"
#include "core/exchange/source_file.hpp"
#include "core/model/entities.hpp"

namespace cairn::exchange {

/// What a row knows a person by. Keys are key_of() of the cells.
struct PersonKeys {
    std::string email;
    std::string username;
    std::string name;
    ProfileId written;  ///< an id in hexadecimal, as our own export writes it
};

/// One row, read but not yet believed.
struct PersonRow {
    PersonKeys keys;
    std::optional<std::int64_t> roles;
    std::vector<SkillLevel> skills;
    std::vector<SkillLevel> wanted;
    std::optional<std::int64_t> level;
    std::string languages;
    std::string zone;
    std::string availability;
    std::optional<std::int64_t> weekly_minutes;
    std::optional<std::int64_t> capacity;
    std::optional<std::int64_t> years;
    std::optional<bool> paused;
};

/// Reads a row of a participants list. What cannot be read is reported on the row; see ProblemCode, "people".
PersonRow read_person(SourceRow& row, const SkillIndex& skills);

}  // namespace cairn::exchange
