#pragma once

#include <cstddef>

#include "core/app/state.hpp"
#include "core/app/undo.hpp"

namespace cairn::app {

/// Steps beyond this are left out of snapshots, the oldest first: a snapshot is written whole each time.
inline constexpr std::size_t undo_bytes_max = std::size_t{4} << 20;

/// What a journal's records are folded into.
struct Snapshot {
    State state;
    UndoHistory history;
    bool is_of_older_format = false;
};

/// Source: docs/journal_format.md, "Snapshot".
Bytes encode_snapshot(const State& state, const UndoHistory& history);
/// Reads versions 1 and 2 too: without undo steps, and not compressed.
/// Errors:   Errc::bytes_malformed.
Result<Snapshot> decode_snapshot(ByteView bytes);

}  // namespace cairn::app
