#include "tests/sim/world.hpp"

#include <string_view>

#include "core/app/backup.hpp"
#include "tests/core/app/histories.hpp"

namespace cairn::sim {
namespace {

constexpr std::size_t devices_max = 5;
constexpr std::size_t bulk_bytes_max = 30'000;

/// What went through the file that people download.
std::shared_ptr<const app::State> through_a_file(const app::State& state) {
    auto decoded = app::decode_backup(app::encode_backup(state, {}));
    return decoded ? std::make_shared<const app::State>(std::move(decoded->state)) : nullptr;
}

}  // namespace

World::World(std::uint64_t seed, const Rules& rules)
    : rules_(&rules), random_(seed), now_(app_test::noon), has_bulk_(random_.below(4) == 0) {}

void World::told(const Device& device, std::string_view what) {
    last_step_ = device.name() + ": ";
    last_step_ += what;
}

Finding World::begin(std::unique_ptr<Device> device, bool has_the_world) {
    Device& added = *devices_.emplace_back(std::move(device));
    if (auto finding = added.open(random_)) return finding;
    return has_the_world ? std::nullopt : added.act(app::ImportFiles{app_test::world_writes()}, now_);
}

Finding World::step() {
    ++steps_;
    now_.ms += random_.between(0, 3'600'000);
    if (devices_.empty()) {
        last_step_ = "the first device begins";
        const auto durability = static_cast<Durability>(random_.below(3));
        return begin(std::make_unique<Device>("device 1", Medium{}, durability, *rules_, random_), false);
    }
    return step_of(some_device());
}

app::Command World::some_command(const Device& device) {
    if (has_bulk_ && random_.chance(300'000)) {
        WriteList writes;
        const auto size = static_cast<std::size_t>(random_.below(bulk_bytes_max));
        writes.put(app_test::course, CourseField::summary_english, std::string(size, 's'));
        return app::ImportFiles{writes.take()};
    }
    if (random_.chance(120'000)) return app::ImportFiles{some_writes(random_)};
    return app_test::random_command(device.state().model, random_);
}

Finding World::step_of(Device& device) {
    switch (random_.below(20)) {
        case 0:
        case 1: told(device, "undo"); return device.undo(now_);
        case 2: told(device, "redo"); return device.redo(now_);
        case 3: told(device, "do, undo, redo"); return device.act_undo_redo(some_command(device), now_);
        case 4:
        case 5:
        case 6: told(device, "flush"); return device.flush(), std::nullopt;
        case 7:
        case 8: return pass_facts(device);
        case 9:
        case 10: return meet_trouble(device);
        default: told(device, "act"); return device.act(some_command(device), now_);
    }
}

Finding World::meet_trouble(Device& device) {
    switch (random_.below(9)) {
        case 0: told(device, "crash"); return device.crash(random_);
        case 1: told(device, "close and open"); return device.reopen(random_);
        case 2: told(device, "a second tab opens"); return device.open_reader(random_);
        case 3: told(device, "act in the second tab"); return device.act_in_reader(some_command(device), now_);
        case 4: told(device, "the clock is set"); return device.set_clock(random_), std::nullopt;
        case 5:
            told(device, "the disk refuses");
            device.refuse_writes(random_.chance(300'000) ? Errc::storage_read_only : Errc::storage_write_failed,
                                 static_cast<Remains>(random_.below(3)));
            return std::nullopt;
        case 6: told(device, "the disk is nearly full"); return device.limit_space(random_.below(20'000)), std::nullopt;
        case 7: told(device, "the disk is mended"); return device.end_refusal(), std::nullopt;
        default: return devices_.size() < devices_max ? add_device(device) : std::nullopt;
    }
}

Finding World::pass_facts(Device& device) {
    switch (random_.below(5)) {
        case 0:
        case 1: {
            told(device, "download a backup");
            auto backup = through_a_file(device.state());
            if (!backup) return "a backup cannot be read";
            backups_.push_back(std::move(backup));
            return std::nullopt;
        }
        case 2: {
            told(device, "a foreign batch is passed along");
            const Batch batch = some_foreign_batch(random_);
            foreign_.push_back({batch, false});
            app::State state;
            rules_->apply(state, batch);
            const auto backup = through_a_file(state);
            return backup ? device.restore(backup) : "a backup cannot be read";
        }
        default:
            if (backups_.empty()) return std::nullopt;
            told(device, "restore a backup");
            return device.restore(backups_[random_.below(backups_.size())]);
    }
}

Finding World::add_device(Device& like) {
    const std::string name = "device " + std::to_string(devices_.size() + 1);
    const auto durability = static_cast<Durability>(random_.below(3));
    switch (random_.below(3)) {
        case 0: told(like, "the profile is cloned"); return begin(like.cloned(name, random_), true);
        case 1:
            told(like, "a new device begins");
            return begin(std::make_unique<Device>(name, Medium{}, durability, *rules_, random_), false);
        default: {
            told(like, "a new device takes in a backup");
            const auto backup = through_a_file(like.state());
            if (!backup) return "a backup cannot be read";
            if (auto finding = begin(std::make_unique<Device>(name, Medium{}, durability, *rules_, random_), true))
                return finding;
            return devices_.back()->restore(backup);
        }
    }
}

Finding World::settle() {
    last_step_ = "the end";
    for (const auto& device : devices_) {
        if (auto finding = device->reopen(random_)) return finding;
    }
    // Round and round, once there and once back: then everybody has heard of everything.
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < devices_.size(); ++i) {
            const auto backup = through_a_file(devices_[i]->state());
            if (!backup) return "a backup cannot be read";
            if (auto finding = devices_[(i + 1) % devices_.size()]->restore(backup)) return finding;
        }
    }
    std::vector<KnownBatch> batches = foreign_;
    for (const auto& device : devices_) {
        if (auto finding = device->reopen(random_)) return finding;
        batches.insert(batches.end(), device->batches().begin(), device->batches().end());
    }
    const app::State& state = devices_.front()->state();
    digest_ = app::state_digest(state);
    for (const auto& device : devices_) {
        if (app::state_digest(device->state()) != digest_) return device->name() + ": has not converged";
    }
    return check_all(*rules_, state, batches, random_);
}

Outcome World::outcome() const {
    Outcome outcome{
        .finding = {}, .steps = steps_, .batches = foreign_.size(), .devices = devices_.size(), .digest = digest_};
    for (const auto& device : devices_) outcome.batches += device->batches().size();
    return outcome;
}

Outcome simulate(std::uint64_t seed, const Rules& rules, const std::function<void(const std::string&)>& follow) {
    World world(seed, rules);
    Random length(seed ^ 0x5EEDU);
    const std::uint64_t step_count = 30 + length.below(120);
    Finding finding;
    for (std::uint64_t i = 0; i < step_count && !finding; ++i) {
        finding = world.step();
        if (follow) follow(world.last_step());
    }
    if (!finding) finding = world.settle();
    Outcome outcome = world.outcome();
    if (finding) outcome.finding = "step " + std::to_string(outcome.steps) + ", " + world.last_step() + ": " + *finding;
    return outcome;
}

}  // namespace cairn::sim
