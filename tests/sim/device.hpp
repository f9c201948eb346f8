#pragma once
// One device: a disk, a clock, and the tabs that are open. It carries a ledger of what its disk has acknowledged, and
// compares with it whenever the record is opened anew.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/store.hpp"
#include "tests/sim/clock.hpp"
#include "tests/sim/disk.hpp"
#include "tests/sim/facts.hpp"

namespace cairn::sim {

/// What was seen to be wrong, in words; nothing when all is well.
using Finding = std::optional<std::string>;

/// A batch that some store made, and whether its disk acknowledged it for good.
struct KnownBatch {
    Batch batch;
    bool is_acknowledged = false;
};

class Device {
public:
    Device(std::string name, Medium medium, Durability durability, const Rules& rules, Random& random);
    /// A cloned profile: the same files, the name of the replica among them.
    [[nodiscard]] std::unique_ptr<Device> cloned(std::string name, Random& random) const;

    /// Opens the tab that may write, when none is open. Finds what the disk should hold and does not.
    Finding open(Random& random);
    /// Opens a second tab, which reads what is durable and may not write.
    Finding open_reader(Random& random);

    /// Somebody does something in the first tab, or is refused.
    Finding act(const app::Command& command, Instant world);
    Finding undo(Instant world);
    Finding redo(Instant world);
    /// Does something, takes it back and does it again: the values of before, then those of after.
    Finding act_undo_redo(const app::Command& command, Instant world);
    Finding restore(const std::shared_ptr<const app::State>& backup);
    /// What the second tab is asked to do is refused, and changes nothing.
    Finding act_in_reader(const app::Command& command, Instant world);

    /// Everything so far becomes durable: acknowledged.
    void flush();
    /// The first tab dies without a word; a second one takes over.
    Finding crash(Random& random);
    /// All is flushed, closed and opened again: nothing may be different.
    Finding reopen(Random& random);

    void set_clock(Random& random) { clock_.set_by_somebody(random); }
    /// Until end_refusal the first tab's disk refuses every change, leaving `remains` of it behind.
    void refuse_writes(Errc reason, Remains remains);
    /// The disk has room for this much and no more; a write that does not fit leaves a part.
    void limit_space(std::size_t bytes_more);
    void end_refusal();
    [[nodiscard]] const app::State& state() const { return tab_->store.state(); }
    [[nodiscard]] const std::vector<KnownBatch>& batches() const { return batches_; }
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    struct Tab {
        Tab(Medium& medium, Durability durability, Random& random)
            : disk(medium, durability, random.next()), store(disk, random.next()) {}
        SimDisk disk;
        app::Store store;
    };

    Finding check_opened(const Tab& tab, const app::OpenResult& opened);
    Finding check_live() const;
    /// Books what `change` did; `before` is how many changes of the disk there were.
    Finding book(const Result<app::Outcome>& outcome, std::size_t before);
    [[nodiscard]] Finding found(const std::string& what) const { return name_ + ": " + what; }

    std::string name_;
    Medium medium_;
    Durability durability_;
    const Rules* rules_;
    SimClock clock_;
    std::unique_ptr<Tab> tab_;
    std::unique_ptr<Tab> reader_;

    app::State durable_;                  ///< what the medium is known to hold
    std::vector<Contribution> waiting_;   ///< done since then, oldest first
    std::vector<Contribution> ghosts_;    ///< refused by the disk, but perhaps there
    std::vector<KnownBatch> batches_;
    std::size_t acknowledged_ = 0;        ///< of batches_, everything before is decided
    bool has_leftovers_ = false;          ///< refused writes may have left pieces of files behind
};

}  // namespace cairn::sim
