#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cairn::exchange {

enum class ImportKind : std::uint8_t {
    unknown = 0,
    skills = 1,
    prerequisites = 2,
    courses = 3,
    participants = 4,
    technologies = 5,  ///< O*NET rows: occupation × technology
    connections = 6,   ///< pairs of mentor and mentee addresses
};

/// What a column says. One header means different things in different lists ("name", "skill"): the kind decides.
enum class ColumnMeaning : std::uint8_t {
    ignored = 0,
    secret,  ///< a password: neither read nor shown
    unnamed, ///< "", "column4", "Unnamed: 5": read by content in course lists

    id,
    title,          ///< of a skill or a course, in the language it is written in
    title_english,
    title_chinese,
    name,           ///< of a person
    area,           ///< also a course's section
    minutes,
    hours,          ///< of a skill: from nothing to level 3; of a course: in all; of a person: a week
    summary,
    summary_english,
    summary_chinese,

    before,         ///< the prerequisite in a list of pairs
    after,
    alternative,    ///< pairs to one skill with the same number: one of them is enough
    strength,       ///< percent
    provenance,

    url,
    duration,
    effort,
    prerequisites,  ///< of a course, in words
    teaches,
    lesson_count,

    email,
    username,
    given_name,
    family_name,
    role,
    skills,
    wanted_skills,
    level,          ///< of the skills in the row that have none of their own
    languages,
    zone,
    weekly_hours,
    capacity,
    availability,
    manager,
    team,
    years,
    headline,
    headline_english,
    headline_chinese,
    suspended,
    deleted,

    technology,
    occupation,
    commodity,

    coach_key,
    learner_key,
};

/// How a file's header was understood.
struct ColumnReading {
    ImportKind kind = ImportKind::unknown;
    std::vector<ColumnMeaning> meanings;  ///< one per header; the second column of one meaning is `ignored`
    std::vector<std::size_t> repeats;     ///< for such a column, the index of the first one; else the column itself
};

/// Recognises the list and its columns by Cairn's own names and those of Kolibri, Moodle, Chronus, PushFar, O*NET and
/// Chinese spreadsheets. Case, blanks, `_`, `-`, `*` and a bracketed key ("Full name (FULL_NAME)") do not matter.
/// Cost:     O(headers × aliases).
ColumnReading read_columns(std::span<const std::string_view> headers);

}  // namespace cairn::exchange
