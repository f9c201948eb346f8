#include "tests/sim/device.hpp"

#include <algorithm>
#include <utility>

#include "core/base/archive.hpp"
#include "core/journal/files.hpp"

namespace cairn::sim {
namespace {

/// The batch that a change of the disk holds, if it holds a whole one.
std::optional<Batch> batch_in(const Change& change) {
    const auto file = journal::file_of_name(change.name);
    if (!file || file->kind != journal::FileKind::segment || change.kind == Change::Kind::remove) return std::nullopt;
    ByteView bytes = change.bytes;
    const std::string_view magic = journal::magic_of(journal::FileKind::segment);
    if (change.kind == Change::Kind::write) bytes = bytes.subspan(std::min(bytes.size(), magic.size()));
    const journal::FrameScan scan = journal::scan_frames(bytes);
    if (scan.payloads.size() != 1) return std::nullopt;
    auto batch = read_archive<Batch>(scan.payloads[0]);
    if (!batch) return std::nullopt;
    return std::move(*batch);
}

bool is_whole_snapshot(const Change& change) {
    const auto file = journal::file_of_name(change.name);
    return file && file->kind == journal::FileKind::snapshot && change.kind == Change::Kind::write &&
           journal::scan_file(journal::FileKind::snapshot, change.bytes).is_intact();
}

/// The actions of a history, newest last.
std::vector<app::Action> actions_of(const std::deque<app::UndoStep>& steps) {
    std::vector<app::Action> actions;
    for (const app::UndoStep& step : steps) actions.push_back(step.action);
    return actions;
}

template <class T>
bool is_tail_of(const std::vector<T>& tail, const std::vector<T>& all) {
    return tail.size() <= all.size() && std::equal(tail.rbegin(), tail.rend(), all.rbegin());
}

std::vector<std::optional<Value>> values_of(const app::State& state, const std::vector<Write>& writes) {
    std::vector<std::optional<Value>> values;
    for (const Write& write : writes) {
        // What people see: of prose that is more than the winner. A register that was emptied shows what one shows
        // that was never written.
        Value value = state.registers.shown(write.key);
        values.push_back(std::holds_alternative<std::monostate>(value) ? std::nullopt
                                                                       : std::optional(std::move(value)));
    }
    return values;
}

}  // namespace

Device::Device(std::string name, Medium medium, Durability durability, const Rules& rules, Random& random)
    : name_(std::move(name)), medium_(std::move(medium)), durability_(durability), rules_(&rules), clock_(random) {}

std::unique_ptr<Device> Device::cloned(std::string name, Random& random) const {
    auto copy = std::make_unique<Device>(std::move(name), medium_, durability_, *rules_, random);
    copy->durable_ = durable_;
    copy->ghosts_ = ghosts_;
    copy->has_leftovers_ = has_leftovers_;
    return copy;
}

Finding Device::open(Random& random) {
    if (tab_) return std::nullopt;
    tab_ = std::make_unique<Tab>(medium_, durability_, random);
    const app::OpenResult opened = tab_->store.open();
    if (auto finding = check_opened(*tab_, opened)) return finding;
    durable_ = tab_->store.state();
    waiting_.clear();
    acknowledged_ = batches_.size();
    return std::nullopt;
}

Finding Device::open_reader(Random& random) {
    reader_ = std::make_unique<Tab>(medium_, durability_, random);
    reader_->disk.refuse(Errc::storage_read_only, Remains::nothing);
    const app::OpenResult opened = reader_->store.open();
    app::State expected = durable_;
    for (const Contribution& ghost : ghosts_) {
        if (knows(*rules_, reader_->store.state(), ghost)) take_in(*rules_, expected, ghost);
    }
    if (app::encode_state(expected) != app::encode_state(reader_->store.state()))
        return found("a second tab does not see what is durable");
    if (opened.undecodable_records != 0) return found("a second tab finds records that nobody can read");
    return std::nullopt;
}

/// The medium must hold what was acknowledged, then a beginning of what was waiting; ghosts may turn up or not.
Finding Device::check_opened(const Tab& tab, const app::OpenResult& opened) {
    const app::State& state = tab.store.state();
    app::State expected = durable_;
    std::size_t kept = 0;
    while (kept < waiting_.size() && knows(*rules_, state, waiting_[kept])) {
        take_in(*rules_, expected, waiting_[kept]);
        ++kept;
    }
    for (const Contribution& ghost : ghosts_) {
        if (knows(*rules_, state, ghost)) take_in(*rules_, expected, ghost);
    }
    if (!knows(*rules_, state, std::make_shared<const app::State>(durable_)))
        return found("an acknowledged write is lost");
    if (app::encode_state(expected) != app::encode_state(state))
        return found("what was opened is not what was written, or has a hole");
    if (opened.undecodable_records != 0) return found("a record that nobody can read");
    if (opened.missing_batches != 0) return found("batches are reported missing, and none is");
    // A crash alone is no damage, unless it tore a whole file.
    if (durability_ != Durability::plain && !has_leftovers_ && opened.damaged())
        return found("damage is reported, and there is none");
    return std::nullopt;
}

Finding Device::check_live() const {
    app::State expected = durable_;
    for (const Contribution& contribution : waiting_) take_in(*rules_, expected, contribution);
    if (app::encode_state(expected) != app::encode_state(state())) return found("the state is not what was written");
    return std::nullopt;
}

Finding Device::book(const Result<app::Outcome>& outcome, std::size_t before) {
    const auto& changes = tab_->disk.unflushed();
    std::optional<Batch> batch;
    for (std::size_t i = before; i < changes.size(); ++i) {
        if (auto found_batch = batch_in(changes[i])) batch = std::move(found_batch);
    }
    if (!outcome) {
        // Refused. What was left behind may hold it all the same.
        if (batch) {
            batches_.push_back({*batch, false});
            ghosts_.emplace_back(std::move(*batch));
        }
        return check_live();
    }
    if (outcome->wrote != batch.has_value()) return found("done without a record, or a record of nothing");
    if (!batch) return check_live();
    for (const Write& write : batch->writes) {
        if (value_of(state(), write.key) != write.value) return found("what was just done does not show");
    }
    batches_.push_back({*batch, false});
    waiting_.emplace_back(std::move(*batch));
    return check_live();
}

void Device::refuse_writes(Errc reason, Remains remains) {
    if (remains != Remains::nothing) has_leftovers_ = true;
    tab_->disk.refuse(reason, remains);
}

void Device::limit_space(std::size_t bytes_more) {
    has_leftovers_ = true;
    tab_->disk.refuse(Errc::none, Remains::part);
    tab_->disk.set_quota(tab_->disk.size_bytes() + bytes_more);
}

void Device::end_refusal() {
    tab_->disk.refuse(Errc::none, Remains::nothing);
    tab_->disk.set_quota(SIZE_MAX);
}

Finding Device::act(const app::Command& command, Instant world) {
    const std::size_t before = tab_->disk.unflushed().size();
    return book(tab_->store.dispatch(command, clock_.read(world)), before);
}

Finding Device::undo(Instant world) {
    const std::size_t before = tab_->disk.unflushed().size();
    return book(tab_->store.undo(clock_.read(world)), before);
}

Finding Device::redo(Instant world) {
    const std::size_t before = tab_->disk.unflushed().size();
    return book(tab_->store.redo(clock_.read(world)), before);
}

Finding Device::act_undo_redo(const app::Command& command, Instant world) {
    const app::State before = state();
    const std::size_t batch_count = batches_.size();
    const auto is_done = [&](std::size_t count) {
        return batches_.size() == batch_count + count && !waiting_.empty() && tab_->store.history().next_undo();
    };
    if (auto finding = act(command, world)) return finding;
    if (!is_done(1) || !ghosts_.empty()) return std::nullopt;
    const std::vector<Write> writes = batches_.back().batch.writes;
    const auto after = values_of(state(), writes);
    if (auto finding = undo(world)) return finding;
    if (batches_.size() != batch_count + 2 || !ghosts_.empty()) return std::nullopt;
    if (values_of(state(), writes) != values_of(before, writes)) return found("undo did not bring back what was there");
    if (auto finding = redo(world)) return finding;
    if (batches_.size() != batch_count + 3 || !ghosts_.empty()) return std::nullopt;
    if (values_of(state(), writes) != after) return found("redo did not bring back what was undone");
    return std::nullopt;
}

Finding Device::restore(const std::shared_ptr<const app::State>& backup) {
    const std::size_t before = tab_->disk.unflushed().size();
    const auto outcome = tab_->store.restore({*backup, {}});
    if (!outcome) {
        const auto& changes = tab_->disk.unflushed();
        const auto first = changes.begin() + static_cast<std::ptrdiff_t>(before);
        if (std::any_of(first, changes.end(), is_whole_snapshot)) ghosts_.emplace_back(backup);
        return check_live();
    }
    if (!knows(*rules_, state(), backup)) return found("a backup that was restored is not there");
    if (outcome->wrote) waiting_.emplace_back(backup);
    return check_live();
}

Finding Device::act_in_reader(const app::Command& command, Instant world) {
    if (!reader_) return std::nullopt;
    const std::string before = app::state_digest(reader_->store.state());
    const auto outcome = reader_->store.dispatch(command, clock_.read(world));
    if (outcome && outcome->wrote) return found("a tab that may only read has written");
    if (app::state_digest(reader_->store.state()) != before) return found("a refused action changed the state");
    return std::nullopt;
}

void Device::flush() {
    rules_->flush(tab_->disk);
    for (const Contribution& contribution : waiting_) take_in(*rules_, durable_, contribution);
    waiting_.clear();
    for (; acknowledged_ < batches_.size(); ++acknowledged_) {
        KnownBatch& known = batches_[acknowledged_];
        const bool is_ghost = std::ranges::any_of(ghosts_, [&](const Contribution& ghost) {
            const auto* batch = std::get_if<Batch>(&ghost);
            return batch != nullptr && *batch == known.batch;
        });
        known.is_acknowledged = !is_ghost;
    }
}

Finding Device::crash(Random& random) {
    tab_->disk.crash();
    tab_.reset();
    reader_.reset();
    return open(random);
}

Finding Device::reopen(Random& random) {
    end_refusal();
    flush();
    const std::string digest = app::state_digest(state());
    const auto undo_steps = actions_of(tab_->store.history().undo_steps());
    const auto redo_steps = actions_of(tab_->store.history().redo_steps());
    tab_.reset();
    if (auto finding = open(random)) return finding;
    if (!ghosts_.empty()) return std::nullopt;
    if (app::state_digest(state()) != digest) return found("replay does not give the state that was");
    // A snapshot leaves the oldest steps out when there are megabytes of them.
    if (!is_tail_of(actions_of(tab_->store.history().undo_steps()), undo_steps) ||
        !is_tail_of(actions_of(tab_->store.history().redo_steps()), redo_steps))
        return found("after a reload something else can be undone");
    if (!undo_steps.empty() && tab_->store.history().next_undo() == nullptr)
        return found("after a reload nothing can be undone");
    return std::nullopt;
}

}  // namespace cairn::sim
