#pragma once

#include <span>
#include <unordered_set>

#include "core/exchange/import.hpp"
#include "core/exchange/indexes.hpp"
#include "core/exchange/source_file.hpp"
#include "core/exchange/staging.hpp"

namespace cairn::exchange {

/// What the importers of one import share.
struct ImportState {
    ImportState(const Model& model, ImportOptions import_options)
        : staged(model), skills(model.skills), areas(model.areas), people(model.profiles), options(import_options) {}

    Staging staged;
    SkillIndex skills;
    AreaIndex areas;
    PeopleIndex people;
    ImportOptions options;
    std::unordered_set<ProfileId> roles_assumed;  ///< nobody said what these new people are
    std::unordered_set<ProfileId> roles_stated;   ///< a file of this import did
    std::unordered_set<ProfileId> roles_connected;  ///< a connection of this import did
};

// One importer a kind of list; each settles every row of the files it is given.
void import_skills(SourceFile& file, ImportState& state);
void import_technologies(SourceFile& file, ImportState& state);
void import_courses(SourceFile& file, ImportState& state);
void import_connections(SourceFile& file, ImportState& state);
/// All files at once: edges of one may close a cycle with those of another.
void import_prerequisites(std::span<SourceFile* const> files, ImportState& state);
/// All files at once: the manager of one may stand in another.
void import_participants(std::span<SourceFile* const> files, ImportState& state);

}  // namespace cairn::exchange
