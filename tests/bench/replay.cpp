#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/app/store.hpp"
#include "core/base/archive.hpp"
#include "core/journal/memory_disk.hpp"
#include "core/model/write_list.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/peers.hpp"

namespace cairn::bench {
namespace {

constexpr int learner_count = 200;
constexpr int skill_count = 300;
constexpr Instant start{1'750'000'000'000};

ReplicaId some_replica() { return ReplicaId{id_of_text("bench", "replica")}; }

/// One action of somebody who studies: an answer, a level, a lesson; one to five facts.
std::vector<Write> some_action(Random& random, std::int64_t now_ms) {
    const ProfileId learner{id_of_text("learner", std::to_string(random.below(learner_count)))};
    const SkillId skill{id_of_text("skill", std::to_string(random.below(skill_count)))};
    WriteList writes;
    switch (random.below(4)) {
        case 0:
            writes.put_entry(learner, ProfileField::level, skill, random.between(0, 5));
            writes.put(learner, ProfileField::name, "Learner " + std::to_string(random.below(1000)));
            writes.put(learner, ProfileField::weekly_minutes, random.between(30, 900));
            break;
        case 1: {
            const CourseId course{id_of_text("course", std::to_string(random.below(60)))};
            const EnrolmentId id = enrolment_id(learner, course);
            writes.put(id, EnrolmentField::exists, true);
            writes.put(id, EnrolmentField::learner, learner);
            writes.put(id, EnrolmentField::course, course);
            writes.put_entry(id, EnrolmentField::lesson_done, entry_of_number(random.between(0, 19)), now_ms);
            break;
        }
        default: {
            const PracticeId id = practice_id(learner, skill);
            writes.put(id, PracticeField::exists, true);
            writes.put(id, PracticeField::learner, learner);
            writes.put(id, PracticeField::skill, skill);
            for (int i = 0; i < 5; ++i) {
                const Id answer{static_cast<std::uint64_t>(now_ms + i * 1000), random.next()};
                writes.put_entry(id, PracticeField::answer, answer, random.chance(600'000));
            }
        }
    }
    return writes.take();
}

std::vector<Batch> make_batches(std::int64_t fact_count) {
    Random random(1);
    std::vector<Batch> batches;
    std::int64_t facts = 0;
    std::int64_t now_ms = start.ms;
    while (facts < fact_count) {
        now_ms += random.between(1'000, 90'000);
        Batch& batch = batches.emplace_back();
        batch.space = SpaceId{id_of_text("space", "private")};
        batch.replica = some_replica();
        batch.sequence = batches.size();
        batch.stamp = Stamp::of({now_ms});
        batch.writes = some_action(random, now_ms);
        if (facts + std::ssize(batch.writes) > fact_count) {
            batch.writes.resize(static_cast<std::size_t>(fact_count - facts));
        }
        facts += std::ssize(batch.writes);
    }
    return batches;
}

void write_journal(journal::Disk& disk, const std::vector<Batch>& batches) {
    journal::Journal journal(disk);
    journal.open();
    for (const Batch& batch : batches) static_cast<void>(journal.append(write_archive(batch)));
}

app::State read_journal(journal::Disk& disk) {
    app::State state;
    for (const Bytes& record : journal::Journal(disk).open().records) {
        if (const auto batch = read_archive<Batch>(record)) app::apply(state, *batch);
    }
    return state;
}

std::size_t size_of(const journal::MemoryDisk& disk) {
    std::size_t size = 0;
    for (const auto& [name, bytes] : disk.files) size += bytes.size();
    return size;
}

bool keep_files(const journal::MemoryDisk& disk, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    for (const auto& [name, bytes] : disk.files) {
        std::ofstream file(folder / name, std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (!file.flush()) return false;
    }
    return true;
}

}  // namespace

Run replay(Arguments& arguments) {
    const auto facts = arguments.count("facts", 0);
    const auto repeat = arguments.count("repeat", 5);
    const std::string folder = arguments.text("keep").value_or("");
    if (!facts || *facts == 0 || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    const std::vector<Batch> batches = make_batches(*facts);
    Report report("replay");
    report.parameter("facts", *facts);
    report.parameter("batches", std::ssize(batches));
    report.parameter("repeat", *repeat);
    const auto count = static_cast<double>(*facts);
    const auto put_rate = [&](std::string_view subject, std::string_view metric, double ms) {
        report.put(subject, metric, count / ms * 1000, "1/s");
    };

    journal::MemoryDisk disk;
    const double append_ms = median_ms(*repeat, [&] {
        disk.files.clear();
        write_journal(disk, batches);
    });
    if (!folder.empty() && !keep_files(disk, folder)) {
        std::fputs("replay: the journal could not be kept\n", stderr);
        return Run::failed;
    }
    put_rate(own_name(), "append_facts_per_s", append_ms);
    report.put(own_name(), "bytes_per_fact", static_cast<double>(size_of(disk)) / count, "B");

    app::State state;
    const double replay_ms = median_ms(*repeat, [&] { state = read_journal(disk); });
    report.put(own_name(), "time_ms", replay_ms, "ms");
    put_rate(own_name(), "facts_per_s", replay_ms);

    Bytes snapshot;
    report.put(own_name(), "snapshot_write_ms", median_ms(*repeat, [&] { snapshot = app::encode_state(state); }), "ms");
    report.put(own_name(), "snapshot_bytes_per_register",
               static_cast<double>(snapshot.size()) / static_cast<double>(state.registers.size()), "B");
    bool is_same = false;
    report.put(own_name(), "snapshot_load_ms",
               median_ms(*repeat,
                         [&] {
                             const auto loaded = app::decode_state(snapshot);
                             is_same = loaded && loaded->registers.size() == state.registers.size();
                         }),
               "ms");

    const Bytes peer_bytes = UnorderedMapPeer::encode(batches);
    UnorderedMapPeer peer;
    std::size_t peer_registers = 0;
    const double peer_ms = median_ms(*repeat, [&] { peer_registers = peer.replay(peer_bytes); });
    report.put("std-unordered-map", "time_ms", peer_ms, "ms");
    put_rate("std-unordered-map", "facts_per_s", peer_ms);
    report.put("std-unordered-map", "bytes_per_fact", static_cast<double>(peer_bytes.size()) / count, "B");
    report.put(own_name(), "ratio_to_std-unordered-map", peer_ms / replay_ms, "x faster");
    if (!is_same || peer_registers != state.registers.size()) {
        std::fputs("replay: what was read is not what was written\n", stderr);
        return Run::failed;
    }
    return Run::done;
}

}  // namespace cairn::bench
