#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/journal/disk.hpp"

namespace cairn::journal {

/// A segment is sealed once it holds this much. A single larger record gets a segment of its own: sealed files are
/// never written again, so their size costs nothing later.
inline constexpr std::size_t segment_bytes_max = 64 * 1024;
/// Segments since the newest snapshot before a new one is due: what a start reads at most, beside one snapshot.
inline constexpr std::size_t segments_per_snapshot = 6;

/// What was found damaged while opening. All zero for a healthy journal.
struct OpenReport {
    std::size_t dropped_bytes = 0;
    std::size_t torn_tail_bytes = 0;   ///< the normal trace of a crash during a write
    std::size_t unreadable_files = 0;
    bool older_snapshot_used =
        false;  ///< the newest snapshot was damaged; its predecessor and the segments replaced it

    [[nodiscard]] bool damaged() const { return dropped_bytes != 0 || unreadable_files != 0 || older_snapshot_used; }
};

/// The content of a journal: a snapshot and the records after it, oldest first.
struct Loaded {
    std::optional<Bytes> snapshot;
    std::vector<Bytes> records;
    OpenReport report;
};

/// Append-only records in segments, which are kept for ever: they are the history. So that a start need not read all of
/// them they are folded into snapshots, of which two generations are kept.
///
/// Opening never fails: what is intact is returned, what is not is reported, and no damaged file is touched until two
/// newer snapshots exist. Source: docs/journal_format.md.
class Journal {
public:
    /// `disk` outlives the journal. Reads everything.
    explicit Journal(Disk& disk) : disk_(&disk) {}
    Loaded open();

    /// Adds one record to the tail segment. When this fails the record counts as not written.
    Result<void> append(ByteView record);

    /// True after enough segments; after a snapshot that failed, once more has been written.
    [[nodiscard]] bool snapshot_due() const { return segments_since_snapshot_ >= due_at_segments_; }

    /// Writes `state`, which covers every record so far and those of `past`; then removes all snapshots but two. `past`
    /// are records that the journal did not have; when the disk refuses only them, they are missing in the history.
    Result<void> write_snapshot(ByteView state, std::span<const Bytes> past = {});

    /// Keeps the snapshot that open() read under a name of its own, for ever: it is of an older format, and those that
    /// follow are not. Once is enough.
    void keep_snapshot();

    /// Every record of every segment, oldest first, as far as they are intact.
    /// Cost:     reads all segments.
    [[nodiscard]] std::vector<Bytes> read_records() const;

private:
    void write_past(std::uint64_t number, std::span<const Bytes> past);
    void remove_superseded();

    Disk* disk_;
    std::uint64_t tail_number_ = 0;  ///< 0: no tail is open
    std::size_t tail_bytes_ = 0;
    std::uint64_t next_number_ = 1;
    std::uint64_t last_snapshot_ = 0;  ///< highest number of any snapshot, also of a damaged or refused one
    std::size_t segments_since_snapshot_ = 0;
    std::size_t due_at_segments_ = segments_per_snapshot;
    std::vector<std::uint64_t> snapshots_;  ///< numbers of intact snapshots, ascending
};

}  // namespace cairn::journal
