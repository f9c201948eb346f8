#include "core/journal/journal.hpp"

#include <algorithm>
#include <string_view>

#include "core/journal/files.hpp"

namespace cairn::journal {
namespace {

std::string segment_name(std::uint64_t number) { return name_of_file({FileKind::segment, number}); }
std::string snapshot_name(std::uint64_t number) { return name_of_file({FileKind::snapshot, number}); }

/// Ascending.
std::vector<std::uint64_t> numbers_of(const std::vector<std::string>& names, FileKind kind) {
    std::vector<std::uint64_t> numbers;
    for (const std::string& name : names) {
        const auto file = file_of_name(name);
        if (file && file->kind == kind) numbers.push_back(file->number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

/// The one frame of a snapshot file, when all of it is intact.
std::optional<Bytes> read_snapshot(Disk& disk, std::uint64_t number) {
    const auto bytes = disk.read(snapshot_name(number));
    if (!bytes) return std::nullopt;
    const FileScan scan = scan_file(FileKind::snapshot, *bytes);
    if (!scan.is_intact() || scan.frames.payloads.size() != 1) return std::nullopt;
    return Bytes(scan.frames.payloads[0].begin(), scan.frames.payloads[0].end());
}

}  // namespace

Loaded Journal::open() {
    Loaded loaded;
    const std::vector<std::string> names = disk_->list();
    const auto snapshots = numbers_of(names, FileKind::snapshot);
    std::uint64_t covered_below = 0;
    for (auto it = snapshots.rbegin(); it != snapshots.rend() && !loaded.snapshot; ++it) {
        loaded.snapshot = read_snapshot(*disk_, *it);
        if (loaded.snapshot) {
            covered_below = *it;
        } else {
            ++loaded.report.unreadable_files;
        }
    }
    loaded.report.older_snapshot_used = loaded.snapshot && covered_below != snapshots.back();
    snapshots_.clear();
    for (const std::uint64_t number : snapshots) {
        if (number <= covered_below) snapshots_.push_back(number);
    }

    tail_number_ = 0;
    segments_since_snapshot_ = 0;
    due_at_segments_ = segments_per_snapshot;
    // Numbers begin above every snapshot, readable today or not: a segment below one would count as covered by it.
    const std::uint64_t newest_snapshot = snapshots.empty() ? 0 : snapshots.back();
    next_number_ = std::max<std::uint64_t>(newest_snapshot, 1);
    last_snapshot_ = newest_snapshot;
    for (const std::uint64_t number : numbers_of(names, FileKind::segment)) {
        next_number_ = std::max(next_number_, number + 1);
        if (number < covered_below) continue;
        ++segments_since_snapshot_;
        tail_number_ = 0;
        const auto bytes = disk_->read(segment_name(number));
        if (!bytes) {
            ++loaded.report.unreadable_files;
            continue;
        }
        const FileScan scan = scan_file(FileKind::segment, *bytes);
        if (scan.is_cut_magic) {
            loaded.report.torn_tail_bytes += bytes->size();
            continue;
        }
        for (const ByteView payload : scan.frames.payloads) {
            loaded.records.emplace_back(payload.begin(), payload.end());
        }
        loaded.report.dropped_bytes += scan.frames.dropped_bytes;
        loaded.report.torn_tail_bytes += scan.frames.torn_tail_bytes;
        // Only an undamaged last segment is written on: never anything after bytes that nobody can read.
        if (scan.is_intact() && bytes->size() < segment_bytes_max && number >= newest_snapshot) tail_number_ = number;
        tail_bytes_ = bytes->size();
    }
    return loaded;
}

Result<void> Journal::append(ByteView record) {
    Bytes bytes;
    const std::size_t size = frame_header_bytes + record.size();
    if (tail_number_ != 0 && tail_bytes_ + size > segment_bytes_max) tail_number_ = 0;
    const bool opens_segment = tail_number_ == 0;
    if (opens_segment) cairn::append(bytes, as_bytes(magic_of(FileKind::segment)));
    append_frame(bytes, record);
    const std::uint64_t number = opens_segment ? next_number_ : tail_number_;
    const std::string name = segment_name(number);
    if (auto done = opens_segment ? disk_->write(name, bytes) : disk_->append(name, bytes); !done) {
        // What a failed write left behind is unknown: the next record starts a new segment.
        next_number_ = std::max(next_number_, number + 1);
        tail_number_ = 0;
        return done;
    }
    if (opens_segment) {
        tail_bytes_ = 0;
        ++segments_since_snapshot_;
        next_number_ = number + 1;
    }
    tail_number_ = number;
    tail_bytes_ += bytes.size();
    return {};
}

Result<void> Journal::write_snapshot(ByteView state, std::span<const Bytes> past) {
    Bytes bytes;
    const std::string_view magic = magic_of(FileKind::snapshot);
    bytes.reserve(magic.size() + frame_header_bytes + state.size());
    cairn::append(bytes, as_bytes(magic));
    append_frame(bytes, state);
    // Two snapshots with no record between them: the first must outlive a second that is refused or torn.
    if (next_number_ == last_snapshot_) ++next_number_;
    if (!past.empty()) ++next_number_;
    const std::uint64_t number = next_number_;
    last_snapshot_ = number;
    // Whatever becomes of this write, the next record goes above it: a snapshot that was refused may still be there
    // later, and would then count as covering everything below its number.
    tail_number_ = 0;
    if (auto done = disk_->write(snapshot_name(number), bytes); !done) {
        static_cast<void>(disk_->remove(snapshot_name(number)));
        due_at_segments_ = segments_since_snapshot_ + 2;  // not with every record: each attempt costs a segment
        return done;
    }
    segments_since_snapshot_ = 0;
    due_at_segments_ = segments_per_snapshot;
    snapshots_.push_back(number);
    if (!past.empty()) write_past(number - 1, past);
    remove_superseded();
    return {};
}

void Journal::keep_snapshot() {
    if (snapshots_.empty()) return;
    const std::string kept = name_of_file({FileKind::kept_snapshot, snapshots_.back()});
    const auto bytes = disk_->read(snapshot_name(snapshots_.back()));
    if (!bytes || std::ranges::contains(disk_->list(), kept)) return;
    // Where it cannot be written the record is not in danger: the next start tries again, until the first fold.
    static_cast<void>(disk_->write(kept, *bytes));
}

/// A segment below the snapshot that covers it: never replayed, part of the history.
void Journal::write_past(std::uint64_t number, std::span<const Bytes> past) {
    Bytes bytes;
    cairn::append(bytes, as_bytes(magic_of(FileKind::segment)));
    for (const Bytes& record : past) append_frame(bytes, record);
    const std::string name = segment_name(number);
    if (!disk_->write(name, bytes)) static_cast<void>(disk_->remove(name));
}

std::vector<Bytes> Journal::read_records() const {
    std::vector<Bytes> records;
    for (const std::uint64_t number : numbers_of(disk_->list(), FileKind::segment)) {
        const auto bytes = disk_->read(segment_name(number));
        if (!bytes) continue;
        for (const ByteView payload : scan_file(FileKind::segment, *bytes).frames.payloads)
            records.emplace_back(payload.begin(), payload.end());
    }
    return records;
}

void Journal::remove_superseded() {
    if (snapshots_.size() < 2) return;
    const std::uint64_t older = snapshots_[snapshots_.size() - 2];
    for (const std::string& name : disk_->list()) {
        const auto file = file_of_name(name);
        // A file that cannot be removed now is removed by the next snapshot.
        const bool is_old = file && file->kind == FileKind::snapshot && file->number < older;
        if (is_old) static_cast<void>(disk_->remove(name));
    }
    snapshots_.erase(snapshots_.begin(), snapshots_.end() - 2);
}

}  // namespace cairn::journal
