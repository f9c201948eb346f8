#include "core/journal/journal.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/journal/frame.hpp"

namespace cairn::journal {
namespace {

// File names: eight digits or more and a suffix. Snapshot N covers every segment below N.
constexpr std::string_view segment_suffix = ".seg";
constexpr std::string_view snapshot_suffix = ".snap";
constexpr std::string_view segment_magic = "CAIRNSG1";
constexpr std::string_view snapshot_magic = "CAIRNSN1";
constexpr std::uint64_t file_number_max = std::uint64_t{1} << 53;

std::string file_name(std::uint64_t number, std::string_view suffix) {
    std::string digits = std::to_string(number);
    if (digits.size() < 8) digits.insert(0, 8 - digits.size(), '0');
    return digits.append(suffix);
}

std::optional<std::uint64_t> file_number(std::string_view name, std::string_view suffix) {
    if (!name.ends_with(suffix)) return std::nullopt;
    const std::string_view digits = name.substr(0, name.size() - suffix.size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    // A copy that somebody named otherwise ("1.seg") is not ours, nor is a number that counting never reaches.
    if (number == 0 || number > file_number_max || file_name(number, suffix) != name) return std::nullopt;
    return number;
}

std::vector<std::uint64_t> numbers_with(const std::vector<std::string>& names, std::string_view suffix) {
    std::vector<std::uint64_t> numbers;
    for (const std::string& name : names) {
        if (const auto number = file_number(name, suffix)) numbers.push_back(*number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

/// The one frame of a snapshot file, when all of it is intact.
std::optional<Bytes> read_snapshot(Disk& disk, std::uint64_t number) {
    const auto bytes = disk.read(file_name(number, snapshot_suffix));
    if (!bytes || !as_text(*bytes).starts_with(snapshot_magic)) return std::nullopt;
    const FrameScan scan = scan_frames(ByteView(*bytes).subspan(snapshot_magic.size()));
    if (scan.payloads.size() != 1 || scan.dropped_bytes != 0 || scan.torn_tail_bytes != 0) return std::nullopt;
    return Bytes(scan.payloads[0].begin(), scan.payloads[0].end());
}

}  // namespace

Loaded Journal::open() {
    Loaded loaded;
    const std::vector<std::string> names = disk_->list();
    const auto snapshots = numbers_with(names, snapshot_suffix);
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
    for (const std::uint64_t number : numbers_with(names, segment_suffix)) {
        next_number_ = std::max(next_number_, number + 1);
        if (number < covered_below) continue;
        ++segments_since_snapshot_;
        tail_number_ = 0;
        const auto bytes = disk_->read(file_name(number, segment_suffix));
        if (!bytes) {
            ++loaded.report.unreadable_files;
            continue;
        }
        if (bytes->size() < segment_magic.size() && segment_magic.starts_with(as_text(*bytes))) {
            loaded.report.torn_tail_bytes += bytes->size();
            continue;
        }
        const bool has_header = as_text(*bytes).starts_with(segment_magic);
        const FrameScan scan = scan_frames(ByteView(*bytes).subspan(has_header ? segment_magic.size() : 0));
        for (const ByteView payload : scan.payloads) loaded.records.emplace_back(payload.begin(), payload.end());
        loaded.report.dropped_bytes += scan.dropped_bytes;
        loaded.report.torn_tail_bytes += scan.torn_tail_bytes;
        // Only an undamaged last segment is written on: never anything after bytes that nobody can read.
        const bool intact = has_header && scan.dropped_bytes == 0 && scan.torn_tail_bytes == 0;
        if (intact && bytes->size() < segment_bytes_max && number >= newest_snapshot) tail_number_ = number;
        tail_bytes_ = bytes->size();
    }
    return loaded;
}

Result<void> Journal::append(ByteView record) {
    Bytes bytes;
    const std::size_t size = frame_header_bytes + record.size();
    if (tail_number_ != 0 && tail_bytes_ + size > segment_bytes_max) tail_number_ = 0;
    const bool opens_segment = tail_number_ == 0;
    if (opens_segment) cairn::append(bytes, as_bytes(segment_magic));
    append_frame(bytes, record);
    const std::uint64_t number = opens_segment ? next_number_ : tail_number_;
    const std::string name = file_name(number, segment_suffix);
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

Result<void> Journal::write_snapshot(ByteView state) {
    Bytes bytes;
    bytes.reserve(snapshot_magic.size() + frame_header_bytes + state.size());
    cairn::append(bytes, as_bytes(snapshot_magic));
    append_frame(bytes, state);
    const std::uint64_t number = next_number_;
    // Whatever becomes of this write, the next record goes above it: a snapshot that was refused may still be there
    // later, and would then count as covering everything below its number.
    tail_number_ = 0;
    if (auto done = disk_->write(file_name(number, snapshot_suffix), bytes); !done) {
        static_cast<void>(disk_->remove(file_name(number, snapshot_suffix)));
        due_at_segments_ = segments_since_snapshot_ + 2;  // not with every record: each attempt costs a segment
        return done;
    }
    segments_since_snapshot_ = 0;
    due_at_segments_ = segments_per_snapshot;
    if (snapshots_.empty() || snapshots_.back() != number) snapshots_.push_back(number);
    remove_superseded();
    return {};
}

void Journal::remove_superseded() {
    if (snapshots_.size() < 2) return;
    const std::uint64_t older = snapshots_[snapshots_.size() - 2];
    for (const std::string& name : disk_->list()) {
        const auto segment = file_number(name, segment_suffix);
        const auto number = segment ? segment : file_number(name, snapshot_suffix);
        // A file that cannot be removed now is removed by the next snapshot.
        if (number && *number < older) static_cast<void>(disk_->remove(name));
    }
    snapshots_.erase(snapshots_.begin(), snapshots_.end() - 2);
}

}  // namespace cairn::journal
