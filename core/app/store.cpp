#include "core/app/store.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "core/app/packed_writes.hpp"
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

/// About as many registers as there can be new ones in these records.
std::size_t writes_most(const std::vector<Bytes>& records) {
    constexpr std::size_t write_bytes_usual = 24;
    std::size_t bytes = 0;
    for (const Bytes& record : records) bytes += record.size();
    return bytes / write_bytes_usual;
}

/// Which batch it is; equal for equal batches of any copy of a record.
using BatchName = std::tuple<ReplicaId, std::uint64_t, Stamp>;

/// Those of `records` that are not among the known ones.
std::vector<Bytes> unknown_records(const std::vector<Bytes>& known, const std::vector<Bytes>& records) {
    std::set<BatchName> names;
    const auto is_news = [&](const Bytes& record) {
        const auto batch = read_archive<Batch>(record);
        return batch && names.emplace(batch->replica, batch->sequence, batch->stamp).second;
    };
    std::ranges::for_each(known, is_news);
    std::vector<Bytes> unknown;
    std::ranges::copy_if(records, std::back_inserter(unknown), is_news);
    return unknown;
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
            if (snapshot->is_of_older_format) journal_.keep_snapshot();
        } else {
            ++result.undecodable_records;
            result.undecodable_bytes += loaded.snapshot->size();
        }
    }
    state_.registers.reserve(state_.registers.size() + writes_most(loaded.records));
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

Result<Outcome> Store::dispatch(const Command& command, Instant now, std::uint64_t gesture) {
    const auto proposal = propose(command, now, gesture);
    return proposal ? commit(*proposal) : std::unexpected(proposal.error());
}

Result<Outcome> Store::undo(Instant now) {
    const auto proposal = propose_undo(now);
    return proposal ? commit(*proposal) : std::unexpected(proposal.error());
}

Result<Outcome> Store::redo(Instant now) {
    const auto proposal = propose_redo(now);
    return proposal ? commit(*proposal) : std::unexpected(proposal.error());
}

Result<Proposal> Store::propose(const Command& command, Instant now, std::uint64_t gesture) {
    auto decision = decide(model(), command, Env{now, &random_, replica_});
    if (!decision) return std::unexpected(decision.error());
    // What the register shows already is no news, unless it settles what was written apart.
    std::erase_if(decision->writes, [&](const Write& write) {
        const Rivals* rivals = state_.registers.rivals(write.key);
        const bool is_settled = rivals == nullptr || rivals->losers.empty();
        return is_settled && state_.registers.find(write.key) != nullptr &&
               state_.registers.shown(write.key) == write.value;
    });
    if (decision->way_back) {
        std::vector<Write> others = decision->writes;
        std::erase_if(others, [&](const Write& write) { return write.key.entity == decision->way_back->entity; });
        decision->writes.push_back({*decision->way_back, pack_writes(inverse_of(state_.registers, others))});
    }
    return proposal_of(decision->action, std::move(decision->writes), decision->subject, now, gesture);
}

Result<Proposal> Store::propose_undo(Instant now) const {
    const UndoStep* step = history_.next_undo();
    if (step == nullptr) return fail(Errc::nothing_to_undo);
    return proposal_of(Action::undo, step->backward, {}, now);
}

Result<Proposal> Store::propose_redo(Instant now) const {
    const UndoStep* step = history_.next_redo();
    if (step == nullptr) return fail(Errc::nothing_to_redo);
    return proposal_of(Action::redo, step->forward, {}, now);
}

Result<Outcome> Store::restore(const Backup& backup) {
    // It goes into a snapshot at once: facts of many writers at many times are no batch of this one.
    if (!may_fold_) return fail(Errc::record_too_new);
    State merged = state_;
    std::vector<Write> writes = merge(merged, backup.state);
    // Facts that are all older than what is here change no register, and still are known from now on.
    if (writes.empty() && merged.last_sequence == state_.last_sequence && merged.newest == state_.newest &&
        merged.registers == state_.registers)
        return Outcome{};
    Outcome outcome{0, {}, true};
    for (const Write& write : writes)
        if (write.key.kind < 32) outcome.changes |= ChangeBits{1} << write.key.kind;
    UndoHistory history = history_;
    if (!writes.empty()) history.add({Action::restore_backup, inverse_of(state_.registers, writes), std::move(writes)});
    const std::vector<Bytes> past = unknown_records(journal_.read_records(), backup.records);
    if (auto written = journal_.write_snapshot(encode_snapshot(merged, history), past); !written)
        return std::unexpected(written.error());
    state_ = std::move(merged);
    history_ = std::move(history);
    find_last_own();
    ++revision_;
    return outcome;
}

/// Own stamps only: a device with a fast clock does not drag this one along.
void Store::find_last_own() {
    const auto note = [&](const Register& write) {
        if (write.replica == replica_) last_own_ = std::max(last_own_, write.stamp);
    };
    for (const auto& [key, winner] : state_.registers.winners()) note(winner);
    for (const auto& [key, rivals] : state_.registers.all_rivals()) std::ranges::for_each(rivals.losers, note);
}

Proposal Store::propose_again(const Proposal& proposal, Instant now) const {
    Proposal again = proposal_of(Action{proposal.batch.action}, proposal.batch.writes, proposal.subject, now,
                                 proposal.batch.gesture);
    again.batch.author = proposal.batch.author;
    return again;
}

Proposal Store::proposal_of(Action action, std::vector<Write> writes, Id subject, Instant now,
                            std::uint64_t gesture) const {
    Batch batch;
    batch.space = space_;
    batch.author = author_;
    batch.replica = replica_;
    batch.sequence = last_sequence() + 1;
    batch.action = static_cast<std::uint16_t>(action);
    batch.writes = std::move(writes);
    batch.gesture = gesture;
    batch.dependencies = news_since_last_own();
    batch.seen = seen_by(state_, batch.writes, replica_);
    batch.stamp = next_stamp(batch, now);
    return {std::move(batch), subject};
}

bool Store::is_next(const Batch& batch) const {
    return batch.space == space_ && batch.replica == replica_ && batch.sequence == last_sequence() + 1 &&
           batch.stamp > last_own_;
}

Result<Outcome> Store::commit(const Proposal& proposal) {
    const Batch& batch = proposal.batch;
    if (batch.writes.empty()) return Outcome{0, proposal.subject, false};
    // Also when it fails: should the record turn up on the disk after all, whatever is written next wins over it.
    last_own_ = batch.stamp;
    if (auto written = journal_.append(write_archive(batch)); !written) return std::unexpected(written.error());
    Outcome outcome{0, proposal.subject, true};
    history_.observe(state_.registers, batch);
    outcome.changes = apply(state_, batch);
    for (const Dependency& known : batch.dependencies) told_[known.replica] = known.sequence;
    if (keeps_committed_) committed_.push_back(batch);
    ++revision_;
    // A snapshot that cannot be written now is tried again later; the segments hold everything.
    if (may_fold_ && journal_.snapshot_due())
        static_cast<void>(journal_.write_snapshot(encode_snapshot(state_, history_)));
    return outcome;
}

std::vector<Bytes> Store::read_records() const {
    std::vector<Bytes> records = journal_.read_records();
    records.insert(records.end(), followed_.begin(), followed_.end());
    return records;
}

ChangeBits Store::follow(const Batch& batch) {
    ++revision_;
    followed_.push_back(write_archive(batch));
    return take_in(batch);
}

void Store::follow_replica(ReplicaId replica) {
    if (replica == replica_) return;
    replica_ = replica;
    last_own_ = {};
    find_last_own();
}

bool Store::holds(const Batch& batch) const {
    return std::ranges::any_of(batch.writes, [&](const Write& write) {
        const Register* known = state_.registers.find(write.key);
        return known != nullptr && *known == Register{write.value, batch.stamp, batch.replica};
    });
}

std::uint64_t Store::last_sequence() const {
    const auto last = state_.last_sequence.find(replica_);
    return last == state_.last_sequence.end() ? 0 : last->second;
}

/// Later than everything it overwrites or removes. Other stamps do not count: a device a year ahead would drag all
/// along.
Stamp Store::next_stamp(const Batch& batch, Instant now) const {
    Stamp stamp = std::max(Stamp::of(now), last_own_.next());
    for (const SeenByWrite& item : batch.seen) stamp = std::max(stamp, item.seen.stamp.next());
    for (const Write& write : batch.writes) {
        const Register* known = state_.registers.find(write.key);
        if (known != nullptr) stamp = std::max(stamp, known->stamp.next());
    }
    return stamp;
}

std::vector<Dependency> Store::news_since_last_own() const {
    std::vector<Dependency> news;
    for (const auto& [replica, sequence] : state_.last_sequence) {
        if (replica == replica_) continue;
        const auto told = told_.find(replica);
        if (told == told_.end() || told->second < sequence) news.push_back({replica, sequence});
    }
    return news;
}

std::size_t Store::missing_before(const Batch& batch) const {
    if (batch.replica != replica_) return 0;
    const std::uint64_t known = last_sequence();
    return batch.sequence > known ? static_cast<std::size_t>(batch.sequence - known - 1) : 0;
}

ChangeBits Store::take_in(const Batch& batch) {
    if (batch.replica == replica_) {
        history_.observe(state_.registers, batch);
        last_own_ = std::max(last_own_, batch.stamp);
        for (const Dependency& known : batch.dependencies) told_[known.replica] = known.sequence;
    }
    return apply(state_, batch);
}

bool Store::load_replica() {
    const auto known = disk_->read(replica_file);
    if (known) replica_ = replica_of_bytes(*known);
    if (replica_) return true;
    // A damaged name is not guessed at: this becomes a new replica, whose facts go with the old one's as anybody's do.
    replica_ = ReplicaId{random_.id()};
    // On a disk that cannot be written no fact can be journalled either, and that is what people are told.
    static_cast<void>(store_replica(replica_));
    return !known;
}

Result<void> Store::store_replica(ReplicaId replica) {
    Bytes bytes;
    journal::append_frame(bytes, write_archive<Id>(replica));
    return disk_->write(replica_file, bytes);
}

Result<ChangeBits> Store::receive(const Batch& batch) {
    if (auto written = journal_.append(write_archive(batch)); !written) return std::unexpected(written.error());
    const ChangeBits changes = take_in(batch);
    ++revision_;
    if (may_fold_ && journal_.snapshot_due())
        static_cast<void>(journal_.write_snapshot(encode_snapshot(state_, history_)));
    return changes;
}

Result<ChangeBits> Store::receive(const State& other) {
    if (!may_fold_) return fail(Errc::record_too_new);
    State merged = state_;
    ChangeBits changes = 0;
    for (const Write& write : merge(merged, other))
        if (write.key.kind < 32) changes |= ChangeBits{1} << write.key.kind;
    if (merged.registers == state_.registers && merged.last_sequence == state_.last_sequence) return changes;
    if (auto written = journal_.write_snapshot(encode_snapshot(merged, history_)); !written)
        return std::unexpected(written.error());
    state_ = std::move(merged);
    find_last_own();
    ++revision_;
    return changes;
}

void Store::keep_committed() { keeps_committed_ = true; }

std::vector<Batch> Store::own_batches_after(std::uint64_t sequence) const {
    std::vector<Batch> batches;
    if (last_sequence() <= sequence) return batches;
    for (const Bytes& record : journal_.read_records()) {
        auto batch = read_archive<Batch>(record);
        if (batch && batch->replica == replica_ && batch->sequence > sequence) batches.push_back(std::move(*batch));
    }
    std::ranges::sort(batches, {}, &Batch::sequence);
    return batches;
}

Result<void> Store::become_another() {
    const ReplicaId replica{random_.id()};
    if (auto stored = store_replica(replica); !stored) return stored;
    replica_ = replica;
    last_own_ = {};
    told_.clear();
    committed_.clear();
    return {};
}

}  // namespace cairn::app
