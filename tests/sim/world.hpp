#pragma once
// tests/sim: a deterministic simulation of everything that can happen to a record: devices with disks that lose, tear
// and refuse writes, clocks that are wrong, second tabs, old backups, cloned profiles. One seed is one history; what
// must hold is checked after every step, and all of it once more at the end.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/sim/checkers.hpp"
#include "tests/sim/device.hpp"

namespace cairn::sim {

/// What became of one seed.
struct Outcome {
    Finding finding;           ///< of the first step that went wrong
    std::size_t steps = 0;
    std::size_t batches = 0;
    std::size_t devices = 0;
    std::string digest;        ///< of the state that all devices have at the end; the same on every machine
};

class World {
public:
    /// `rules` outlive the world.
    World(std::uint64_t seed, const Rules& rules);

    /// One random thing happens to one random device.
    Finding step();
    /// Everybody exchanges everything, and all must agree.
    Finding settle();

    /// "Lin's laptop: crash", for people who follow a history.
    [[nodiscard]] const std::string& last_step() const { return last_step_; }
    [[nodiscard]] Outcome outcome() const;

private:
    Finding step_of(Device& device);
    Finding meet_trouble(Device& device);
    Finding pass_facts(Device& device);
    Finding add_device(Device& like);
    app::Command some_command(const Device& device);
    Device& some_device() { return *devices_[random_.below(devices_.size())]; }
    Finding begin(std::unique_ptr<Device> device, bool has_the_world);
    void told(const Device& device, std::string_view what);

    const Rules* rules_;
    Random random_;
    Instant now_;
    bool has_bulk_;  ///< large records, so that segments are sealed and snapshots written
    std::vector<std::unique_ptr<Device>> devices_;
    std::vector<std::shared_ptr<const app::State>> backups_;
    std::vector<KnownBatch> foreign_;
    std::string last_step_;
    std::size_t steps_ = 0;
    std::string digest_;
};

/// Runs a whole history. `follow`, when given, is told of every step.
Outcome simulate(std::uint64_t seed, const Rules& rules = {},
                 const std::function<void(const std::string&)>& follow = {});

}  // namespace cairn::sim
