#pragma once

#include <cstddef>

#include "core/app/state.hpp"

namespace cairn::app {

/// Everything that a device knows: every register with who wrote it when, and the batches that led there.
struct Backup {
    State state;
    std::vector<Bytes> records;
};

/// One file. Source: docs/journal_format.md, "Backup".
Bytes encode_backup(const State& state, const std::vector<Bytes>& records);

/// True for bytes that say of themselves that they are a backup, damaged or not.
bool is_backup(ByteView bytes);

/// Reads version 1 too, which had no batches.
/// Errors:   Errc::backup_damaged, Errc::backup_too_new.
Result<Backup> decode_backup(ByteView bytes);

/// Things of one kind, by what a merge does with them.
struct MergeCount {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t removed = 0;

    [[nodiscard]] bool empty() const { return added + changed + removed == 0; }
    bool operator==(const MergeCount&) const = default;
};

/// What merging another state would change, in terms of things that people know.
struct MergePreview {
    MergeCount profiles;
    MergeCount skills;
    MergeCount courses;
    MergeCount requests;
    MergeCount others;            ///< areas, prerequisites, goals, practice, enrolments
    std::size_t registers = 0;    ///< that would change; 0: everything is known already
};

/// Cost:     O(registers of both).
MergePreview preview_merge(const State& state, const State& other);

}  // namespace cairn::app
