#include "core/app/journal_report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "core/app/snapshot.hpp"
#include "core/app/store.hpp"
#include "core/base/archive.hpp"
#include "core/journal/files.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {
namespace {

/// Reads as the disk below it and drops what is written, so that opening a store changes nothing.
class DiskForLooking : public journal::Disk {
public:
    explicit DiskForLooking(journal::Disk& below) : below_(&below) {}

    std::vector<std::string> list() override { return below_->list(); }
    Result<Bytes> read(const std::string& name) override { return below_->read(name); }
    Result<void> write(const std::string&, ByteView) override { return {}; }
    Result<void> append(const std::string&, ByteView) override { return {}; }
    Result<void> remove(const std::string&) override { return {}; }

private:
    journal::Disk* below_;
};

/// RFC 8259, section 7.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 7> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out += '"';
}

/// One JSON object, member by member.
class Object {
public:
    Object& text(std::string_view name, std::string_view value) { return raw(name, quoted(value)); }
    Object& number(std::string_view name, std::uint64_t value) { return raw(name, std::to_string(value)); }
    Object& id(std::string_view name, const Id& value) { return value ? text(name, to_hex(value)) : raw(name, "null"); }
    Object& raw(std::string_view name, std::string_view json) {
        out_ += out_.size() > 1 ? "," : "";
        out_ += quoted(name);
        out_ += ':';
        out_ += json;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(out_) + "}"; }

private:
    std::string out_ = "{";
};

std::string json_of(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
    if (const auto* id = std::get_if<Id>(&value)) return Object().id("id", *id).take();
    return "null";
}

/// ISO 8601 in UTC, to the millisecond.
std::string iso_time(Instant instant) {
    const Day day = utc_day(instant);
    const CivilDate date = civil_of(day);
    const auto ms = static_cast<int>(instant.ms - start_of(day).ms);
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", date.year, date.month, date.day,
                  ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
    return out.data();
}

void put_stamp(Object& object, Stamp stamp) {
    object.text("time", iso_time(stamp.instant())).number("counter", stamp.ticks & 0xFFFFU);
}

Object register_object(const RegisterKey& key, const Value& value) {
    Object object;
    object.text("register", register_name(key)).id("entity", key.entity).id("entry", key.entry);
    object.raw("value", json_of(value));
    return object;
}

std::string batch_line(std::string_view file, const Batch& batch) {
    std::string writes;
    for (const Write& write : batch.writes) {
        if (!writes.empty()) writes += ',';
        writes += register_object(write.key, write.value).take();
    }
    Object object;
    object.text("file", file).text("kind", "batch").id("replica", batch.replica).id("author", batch.author);
    object.number("sequence", batch.sequence);
    put_stamp(object, batch.stamp);
    return object.number("action", batch.action).raw("writes", "[" + writes + "]").take();
}

std::string damage_line(std::string_view file, std::size_t bytes) {
    return Object().text("file", file).text("kind", "damage").number("bytes", bytes).take();
}

/// Returns whether all of it could be read.
bool dump_segment(const std::string& name, const journal::FileScan& scan, const LineSink& line) {
    bool is_whole = true;
    for (const ByteView payload : scan.frames.payloads) {
        const auto batch = read_archive<Batch>(payload);
        line(batch ? batch_line(name, *batch) : damage_line(name, payload.size()));
        is_whole = is_whole && batch.has_value();
    }
    if (scan.frames.dropped_bytes > 0) line(damage_line(name, scan.frames.dropped_bytes));
    return is_whole && scan.frames.dropped_bytes == 0;
}

bool dump_snapshot(const std::string& name, const journal::FileScan& scan, std::size_t size, const LineSink& line) {
    const bool is_intact = scan.is_intact() && scan.frames.payloads.size() == 1;
    const auto snapshot = is_intact ? decode_snapshot(scan.frames.payloads[0]) : fail(Errc::bytes_malformed);
    if (!snapshot) {
        line(damage_line(name, size));
        return false;
    }
    Object object;
    object.text("file", name).text("kind", "snapshot").number("registers", snapshot->state.registers.size());
    object.number("undo_steps", snapshot->history.undo_steps().size());
    line(object.text("digest", state_digest(snapshot->state)).take());
    return true;
}

std::vector<journal::FileName> files_of(journal::Disk& disk) {
    std::vector<journal::FileName> files;
    for (const std::string& name : disk.list()) {
        if (const auto file = journal::file_of_name(name)) files.push_back(*file);
    }
    std::ranges::sort(files, {}, [](const auto& file) { return std::pair(file.number, file.kind); });
    return files;
}

}  // namespace

bool dump_journal(journal::Disk& disk, const LineSink& line) {
    bool is_whole = true;
    for (const journal::FileName& file : files_of(disk)) {
        const std::string name = journal::name_of_file(file);
        const auto bytes = disk.read(name);
        if (!bytes) {
            line(damage_line(name, 0));
            is_whole = false;
            continue;
        }
        const journal::FileScan scan = journal::scan_file(file.kind, *bytes);
        is_whole = (file.kind == journal::FileKind::segment ? dump_segment(name, scan, line)
                                                            : dump_snapshot(name, scan, bytes->size(), line)) &&
                   is_whole;
    }
    return is_whole;
}

bool verify_journal(journal::Disk& disk, const LineSink& line) {
    const std::vector<journal::FileName> files = files_of(disk);
    const auto segments = std::ranges::count(files, journal::FileKind::segment, &journal::FileName::kind);
    const auto snapshots = std::ranges::count(files, journal::FileKind::snapshot, &journal::FileName::kind);
    line(std::to_string(segments) + " segments, " + std::to_string(snapshots) + " snapshots");
    DiskForLooking looked_at(disk);
    Store store(looked_at, 1);
    const OpenResult result = store.open();
    const auto tell = [&](std::size_t count, std::string_view what) {
        if (count > 0) line(std::to_string(count) + " " + std::string(what));
    };
    tell(result.journal.torn_tail_bytes, "bytes of a write that was cut off: the normal trace of a crash");
    tell(result.journal.dropped_bytes, "bytes are damaged");
    tell(result.journal.unreadable_files, "files cannot be read");
    if (result.journal.older_snapshot_used) line("the newest snapshot is damaged; the one before it was used");
    tell(result.undecodable_records, "records are intact but of a newer version");
    tell(result.missing_batches, "batches are missing between others");
    line(std::to_string(store.state().registers.size()) + " registers, digest " + state_digest(store.state()));
    line(result.damaged() ? "damaged" : "intact");
    return !result.damaged();
}

bool export_journal(journal::Disk& disk, const LineSink& line) {
    DiskForLooking looked_at(disk);
    Store store(looked_at, 1);
    const OpenResult result = store.open();
    std::vector<const Registers::Winners::value_type*> entries;
    for (const auto& entry : store.state().registers.winners()) entries.push_back(&entry);
    std::ranges::sort(entries, {}, [](const auto* entry) -> const RegisterKey& { return entry->first; });
    for (const auto* entry : entries) {
        Object object = register_object(entry->first, entry->second.value);
        put_stamp(object, entry->second.stamp);
        line(object.id("replica", entry->second.replica).take());
    }
    return !result.damaged();
}

}  // namespace cairn::app
