#include "core/app/store.hpp"

#include <algorithm>

#include "core/base/archive.hpp"

namespace cairn::app {
namespace {

constexpr const char* replica_file = "replica.id";

}  // namespace

Store::Store(journal::Disk& disk, std::uint64_t seed)
    : disk_(&disk), journal_(disk), random_(seed), space_(id_of_text("space", "private")) {}

OpenResult Store::open() {
    load_replica();
    OpenResult result;
    journal::Loaded loaded = journal_.open();
    result.journal = loaded.report;
    if (loaded.snapshot) {
        if (auto state = decode_snapshot(*loaded.snapshot)) {
            state_ = std::move(*state);
        } else {
            ++result.undecodable_records;
            result.undecodable_bytes += loaded.snapshot->size();
        }
    }
    for (const Bytes& record : loaded.records) {
        if (const auto batch = read_archive<Batch>(record)) {
            take_in(*batch);
        } else {
            ++result.undecodable_records;
            result.undecodable_bytes += record.size();
        }
    }
    // Own stamps only: a device with a fast clock does not drag this one along.
    for (const auto& [key, cell] : state_.registers) {
        if (cell.replica == replica_) last_own_ = std::max(last_own_, cell.stamp);
    }
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

Result<Outcome> Store::commit(Action action, std::vector<Write> writes, Id subject, Instant now) {
    Batch batch;
    batch.space = space_;
    batch.author = author_;
    batch.replica = replica_;
    batch.sequence = state_.last_sequence[replica_] + 1;
    batch.stamp = next_stamp(writes, now);
    batch.action = static_cast<std::uint16_t>(action);
    batch.writes = std::move(writes);
    if (auto written = journal_.append(write_archive(batch)); !written) return std::unexpected(written.error());
    Outcome outcome{0, subject, true};
    history_.observe(state_.registers, batch);
    outcome.changes = apply(state_, batch);
    last_own_ = batch.stamp;
    ++revision_;
    // A snapshot that cannot be written now is tried again after the next command; the segments hold everything.
    if (journal_.snapshot_due()) static_cast<void>(journal_.write_snapshot(encode_snapshot(state_)));
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

void Store::take_in(const Batch& batch) {
    if (batch.replica == replica_) {
        history_.observe(state_.registers, batch);
        last_own_ = std::max(last_own_, batch.stamp);
    }
    apply(state_, batch);
}

void Store::load_replica() {
    if (const auto bytes = disk_->read(replica_file)) replica_ = ReplicaId{id_from_hex(as_text(*bytes))};
    if (replica_) return;
    replica_ = ReplicaId{random_.id()};
    // On a disk that cannot be written no fact can be journalled either, and that is what people are told.
    static_cast<void>(disk_->write(replica_file, as_bytes(to_hex(replica_))));
}

}  // namespace cairn::app
