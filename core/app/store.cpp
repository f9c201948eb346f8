#include "core/app/store.hpp"

#include <algorithm>

#include "core/app/snapshot.hpp"
#include "core/base/archive.hpp"
#include "core/journal/frame.hpp"

namespace cairn::app {
namespace {

constexpr const char* replica_file = "replica.id";

/// The id in the one frame of the file; none when it is damaged.
ReplicaId replica_of_bytes(ByteView bytes) {
    const journal::FrameScan scan = journal::scan_frames(bytes);
    if (scan.payloads.size() != 1 || scan.dropped_bytes + scan.torn_tail_bytes != 0) return {};
    const auto id = read_archive<Id>(scan.payloads[0]);
    return id ? ReplicaId{*id} : ReplicaId{};
}

}  // namespace

Store::Store(journal::Disk& disk, std::uint64_t seed)
    : disk_(&disk), journal_(disk), random_(seed), space_(id_of_text("space", "private")) {}

OpenResult Store::open() {
    OpenResult result;
    journal::Loaded loaded = journal_.open();
    result.journal = loaded.report;
    if (!load_replica()) ++result.journal.unreadable_files;
    if (loaded.snapshot) {
        if (auto snapshot = decode_snapshot(*loaded.snapshot)) {
            state_ = std::move(snapshot->state);
            history_ = std::move(snapshot->history);
        } else {
            ++result.undecodable_records;
            result.undecodable_bytes += loaded.snapshot->size();
        }
    }
    for (const Bytes& record : loaded.records) {
        if (const auto batch = read_archive<Batch>(record)) {
            result.missing_batches += missing_before(*batch);
            take_in(*batch);
        } else {
            ++result.undecodable_records;
            result.undecodable_bytes += record.size();
        }
    }
    find_last_own();
    // What this version cannot read a newer one can: as long as that is so, nothing is folded and nothing removed.
    may_fold_ = result.undecodable_records == 0;
    ++revision_;
    return result;
}

Result<Outcome> Store::dispatch(const Command& command, Instant now) {
    auto decision = decide(model(), command, Env{now, &random_});
    if (!decision) return std::unexpected(decision.error());
    if (decision->writes.empty()) return Outcome{0, decision->subject, false};
    return commit(decision->action, std::move(decision->writes), decision->subject, now);
}

Result<Outcome> Store::undo(Instant now) {
    const UndoStep* step = history_.next_undo();
    if (step == nullptr) return fail(Errc::nothing_to_undo);
    return commit(Action::undo, step->backward, {}, now);
}

Result<Outcome> Store::redo(Instant now) {
    const UndoStep* step = history_.next_redo();
    if (step == nullptr) return fail(Errc::nothing_to_redo);
    return commit(Action::redo, step->forward, {}, now);
}

Result<Outcome> Store::restore(const State& backup) {
    // It goes into a snapshot at once: facts of many writers at many times are no batch of this one.
    if (!may_fold_) return fail(Errc::record_too_new);
    State merged = state_;
    std::vector<Write> writes = merge(merged, backup);
    // Facts that are all older than what is here change no register, and still are known from now on.
    if (writes.empty() && merged.last_sequence == state_.last_sequence && merged.newest == state_.newest)
        return Outcome{};
    Outcome outcome{0, {}, true};
    for (const Write& write : writes)
        if (write.key.kind < 32) outcome.changes |= ChangeBits{1} << write.key.kind;
    UndoHistory history = history_;
    if (!writes.empty()) history.add({Action::restore_backup, inverse_of(state_.registers, writes), std::move(writes)});
    if (auto written = journal_.write_snapshot(encode_snapshot(merged, history)); !written)
        return std::unexpected(written.error());
    state_ = std::move(merged);
    history_ = std::move(history);
    find_last_own();
    ++revision_;
    return outcome;
}

/// Own stamps only: a device with a fast clock does not drag this one along.
void Store::find_last_own() {
    for (const auto& [key, cell] : state_.registers) {
        if (cell.replica == replica_) last_own_ = std::max(last_own_, cell.stamp);
    }
}

Result<Outcome> Store::commit(Action action, std::vector<Write> writes, Id subject, Instant now) {
    Batch batch;
    batch.space = space_;
    batch.author = author_;
    batch.replica = replica_;
    const auto last = state_.last_sequence.find(replica_);
    batch.sequence = last == state_.last_sequence.end() ? 1 : last->second + 1;
    batch.stamp = next_stamp(writes, now);
    batch.action = static_cast<std::uint16_t>(action);
    batch.writes = std::move(writes);
    // Also when it fails: should the record turn up on the disk after all, whatever is written next wins over it.
    last_own_ = batch.stamp;
    if (auto written = journal_.append(write_archive(batch)); !written) return std::unexpected(written.error());
    Outcome outcome{0, subject, true};
    history_.observe(state_.registers, batch);
    outcome.changes = apply(state_, batch);
    ++revision_;
    // A snapshot that cannot be written now is tried again later; the segments hold everything.
    if (may_fold_ && journal_.snapshot_due())
        static_cast<void>(journal_.write_snapshot(encode_snapshot(state_, history_)));
    return outcome;
}

Stamp Store::next_stamp(const std::vector<Write>& writes, Instant now) const {
    Stamp stamp = std::max(Stamp::of(now), Stamp{last_own_.ticks + 1});
    for (const Write& write : writes) {
        const auto it = state_.registers.find(write.key);
        if (it != state_.registers.end()) stamp = std::max(stamp, Stamp{it->second.stamp.ticks + 1});
    }
    return stamp;
}

std::size_t Store::missing_before(const Batch& batch) const {
    if (batch.replica != replica_) return 0;
    const auto last = state_.last_sequence.find(replica_);
    const std::uint64_t known = last == state_.last_sequence.end() ? 0 : last->second;
    return batch.sequence > known ? static_cast<std::size_t>(batch.sequence - known - 1) : 0;
}

void Store::take_in(const Batch& batch) {
    if (batch.replica == replica_) {
        history_.observe(state_.registers, batch);
        last_own_ = std::max(last_own_, batch.stamp);
    }
    apply(state_, batch);
}

bool Store::load_replica() {
    const auto known = disk_->read(replica_file);
    if (known) replica_ = replica_of_bytes(*known);
    if (replica_) return true;
    // A damaged name is not guessed at: this becomes a new replica, whose facts go with the old one's as anybody's do.
    replica_ = ReplicaId{random_.id()};
    Bytes bytes;
    journal::append_frame(bytes, write_archive<Id>(replica_));
    // On a disk that cannot be written no fact can be journalled either, and that is what people are told.
    static_cast<void>(disk_->write(replica_file, bytes));
    return !known;
}

}  // namespace cairn::app
