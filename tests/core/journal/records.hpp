#pragma once
// Records and damaged disks for the tests of the journal.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.hpp"
#include "core/journal/journal.hpp"
#include "core/journal/memory_disk.hpp"

namespace cairn::journal_test {

inline Bytes record_of(std::string_view text) {
    const ByteView bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

/// `size` bytes that begin with the record's number and look like nothing else.
inline Bytes numbered_record(std::uint64_t number, std::size_t size) {
    std::string text = std::to_string(number) + ":";
    Random random(number);
    while (text.size() < size) text += static_cast<char>('a' + random.below(26));
    return record_of(text);
}

/// Every record of a journal from its beginning: a snapshot in these tests is the records so far, one after the other.
struct Everything {
    std::string text;
    journal::OpenReport report;
};

inline Everything open_everything(journal::Disk& disk) {
    journal::Journal journal(disk);
    const journal::Loaded loaded = journal.open();
    Everything all{loaded.snapshot ? std::string(as_text(*loaded.snapshot)) : std::string(), loaded.report};
    for (const Bytes& record : loaded.records) all.text += as_text(record);
    return all;
}

/// A journal whose snapshots are all its records so far.
class Writer {
public:
    explicit Writer(journal::Disk& disk) : journal_(disk) {
        const journal::Loaded loaded = journal_.open();
        if (loaded.snapshot) text_ = as_text(*loaded.snapshot);
        for (const Bytes& record : loaded.records) text_ += as_text(record);
    }
    bool append(ByteView record) {
        if (!journal_.append(record)) return false;
        text_ += as_text(record);
        if (journal_.snapshot_due()) static_cast<void>(journal_.write_snapshot(as_bytes(text_)));
        return true;
    }
    bool snapshot() { return journal_.write_snapshot(as_bytes(text_)).has_value(); }
    /// Everything that was acknowledged.
    [[nodiscard]] const std::string& text() const { return text_; }
    journal::Journal& journal() { return journal_; }

private:
    journal::Journal journal_;
    std::string text_;
};

/// Remembers each write, so that a test can cut the last one off anywhere.
class RecordingDisk : public journal::MemoryDisk {
public:
    struct Step {
        std::map<std::string, Bytes> before;
        std::string name;
        Bytes bytes;
        bool appends = false;
    };
    Result<void> write(const std::string& name, ByteView bytes) override {
        last = {files, name, {bytes.begin(), bytes.end()}, false};
        return MemoryDisk::write(name, bytes);
    }
    Result<void> append(const std::string& name, ByteView bytes) override {
        last = {files, name, {bytes.begin(), bytes.end()}, true};
        return MemoryDisk::append(name, bytes);
    }
    /// What a crash leaves when only `size` bytes of the last write got there, and nothing after it happened.
    [[nodiscard]] journal::MemoryDisk cut_at(std::size_t size) const {
        journal::MemoryDisk disk;
        disk.files = last.before;
        Bytes& file = disk.files[last.name];
        if (!last.appends) file.clear();
        cairn::append(file, ByteView(last.bytes).first(size));
        return disk;
    }

    Step last;
};

}  // namespace cairn::journal_test
