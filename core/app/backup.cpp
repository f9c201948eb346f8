#include "core/app/backup.hpp"

#include <string_view>
#include <unordered_map>

#include "core/base/compress.hpp"
#include "core/journal/frame.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {
namespace {

constexpr std::string_view magic = "CAIRNBK2";
constexpr std::string_view magic_of_first_version = "CAIRNBK1";
constexpr std::string_view magic_of_any_version = "CAIRNBK";

template <class Entity, class EntityId>
MergeCount count_of(const Table<Entity, EntityId>& before, const Table<Entity, EntityId>& after,
                    const std::unordered_map<Id, EntityKind>& touched, EntityKind kind) {
    MergeCount count;
    for (const auto& [id, touched_kind] : touched) {
        if (touched_kind != kind) continue;
        const bool was_there = before.find(EntityId{id}) != nullptr;
        const bool is_there = after.find(EntityId{id}) != nullptr;
        if (is_there) ++(was_there ? count.changed : count.added);
        if (was_there && !is_there) ++count.removed;
    }
    return count;
}

void add(MergeCount& sum, const MergeCount& count) {
    sum.added += count.added;
    sum.changed += count.changed;
    sum.removed += count.removed;
}

}  // namespace

Bytes encode_backup(const State& state, const std::vector<Bytes>& records) {
    Bytes bytes;
    append(bytes, as_bytes(magic));
    journal::append_frame(bytes, compress(encode_state(state)));
    Bytes frames;
    for (const Bytes& record : records) journal::append_frame(frames, record);
    journal::append_frame(bytes, compress(frames));
    return bytes;
}

bool is_backup(ByteView bytes) { return as_text(bytes).starts_with(magic_of_any_version); }

Result<Backup> decode_backup(ByteView bytes) {
    if (!is_backup(bytes)) return fail(Errc::backup_damaged, "not a backup");
    const bool is_first = as_text(bytes).starts_with(magic_of_first_version);
    if (!is_first && !as_text(bytes).starts_with(magic)) return fail(Errc::backup_too_new);
    const journal::FrameScan scan = journal::scan_frames(bytes.subspan(magic.size()));
    if (scan.payloads.size() != (is_first ? 1 : 2) || scan.dropped_bytes + scan.torn_tail_bytes != 0)
        return fail(Errc::backup_damaged, "checksum");
    // Its checksum is right: whoever wrote it meant what this version cannot read.
    const auto too_new = [](const Error& error) { return fail(Errc::backup_too_new, error.detail); };
    Backup backup;
    const auto state_bytes =
        is_first ? Bytes(scan.payloads[0].begin(), scan.payloads[0].end()) : decompress(scan.payloads[0]);
    if (!state_bytes) return too_new(state_bytes.error());
    auto state = decode_state(*state_bytes);
    if (!state) return too_new(state.error());
    backup.state = std::move(*state);
    if (is_first) return backup;
    const auto frames = decompress(scan.payloads[1]);
    if (!frames) return too_new(frames.error());
    for (const ByteView record : journal::scan_frames(*frames).payloads)
        backup.records.emplace_back(record.begin(), record.end());
    return backup;
}

MergePreview preview_merge(const State& state, const State& other) {
    State merged = state;
    std::unordered_map<Id, EntityKind> touched;
    MergePreview preview;
    for (const Write& write : merge(merged, other)) {
        ++preview.registers;
        touched.emplace(write.key.entity, static_cast<EntityKind>(write.key.kind));
    }
    const Model& before = state.model;
    const Model& after = merged.model;
    using enum EntityKind;
    preview.profiles = count_of(before.profiles, after.profiles, touched, profile);
    preview.skills = count_of(before.skills, after.skills, touched, skill);
    preview.courses = count_of(before.courses, after.courses, touched, course);
    preview.requests = count_of(before.requests, after.requests, touched, request);
    add(preview.others, count_of(before.areas, after.areas, touched, area));
    add(preview.others, count_of(before.prerequisites, after.prerequisites, touched, prerequisite));
    add(preview.others, count_of(before.goals, after.goals, touched, goal));
    add(preview.others, count_of(before.practices, after.practices, touched, practice));
    add(preview.others, count_of(before.enrolments, after.enrolments, touched, enrolment));
    return preview;
}

}  // namespace cairn::app
