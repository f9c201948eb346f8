#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/model/fact.hpp"

namespace cairn::screens {

/// Where the record of the tab that writes stands. Tabs with equal standings have equal states.
struct Standing {
    Id generation;  ///< another one after everything that no batch says: opening, a backup taken in, erasing
    ReplicaId replica;
    std::uint64_t sequence = 0;  ///< of its newest batch
    bool operator==(const Standing&) const = default;
};

// From a tab that follows.

/// A tab came: where does the record stand?
struct TabCame {};
/// Write this batch as the next one.
struct AskBatch {
    Id id;
    Id generation;
    Batch batch;
};
/// Take in this backup.
struct AskRestore {
    Id id;
    Bytes backup;
};
struct AskErase {
    Id id;
};
/// Keep what is chosen on this device.
struct KeepPreferences {
    Bytes bytes;
};
/// Try again to store what could not be stored.
struct AskSave {};

// From the tab that writes.

/// The record stands there, and so much of it is durable.
struct StandingTold {
    Standing standing;
    std::uint64_t saved_sequence = 0;
};
/// This batch was written, for the tab that asked under `id`; none: the writing tab's own.
struct BatchWritten {
    Id id;
    Id generation;
    Batch batch;
};
/// Not written: the record had moved on. Decide anew.
struct BatchStale {
    Id id;
    Standing standing;
};
struct AskRefused {
    Id id;
    Errc code = Errc::none;
};
/// A backup was taken in, or everything erased.
struct AskDone {
    Id id;
};
/// Everything up to this batch is durable.
struct BatchesSaved {
    std::uint64_t sequence = 0;
};
struct SavingFailed {
    bool is_full = false;
};
/// The record is another one now: read it from the disk, where all of it is.
struct RecordReplaced {
    Standing standing;
};

// From any tab.

/// Somebody wants the record locked now, in every window.
struct RecordLocked {};

using TabMessage =
    std::variant<TabCame, AskBatch, AskRestore, AskErase, KeepPreferences, AskSave, StandingTold, BatchWritten,
                 BatchStale, AskRefused, AskDone, BatchesSaved, SavingFailed, RecordReplaced, RecordLocked>;

/// Tabs of different versions may be open at once: the first byte says which form the message has.
Bytes encode_tab_message(const TabMessage& message);
/// Errors:   Errc::bytes_malformed, also for a message of another version.
Result<TabMessage> decode_tab_message(ByteView bytes);

}  // namespace cairn::screens
