#include "core/journal/journal.hpp"

#include <algorithm>
#include <string>

#include "core/journal/files.hpp"
#include "core/journal/memory_disk.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

namespace {

constexpr std::size_t file_header_bytes = 4;

/// The input as a folder. Each file: what it is and how it is wrapped, its number, its length in two bytes, its bytes.
std::map<std::string, Bytes> files_of(ByteView bytes) {
    std::map<std::string, Bytes> files;
    while (bytes.size() >= file_header_bytes) {
        const auto what = static_cast<unsigned>(bytes[0]);
        const auto kind = (what & 1U) != 0 ? journal::FileKind::snapshot : journal::FileKind::segment;
        const std::uint64_t number = 1 + static_cast<unsigned>(bytes[1]) % 16;
        const std::size_t wanted = static_cast<std::size_t>(bytes[2]) + (static_cast<std::size_t>(bytes[3]) << 8);
        bytes = bytes.subspan(file_header_bytes);
        const ByteView content = bytes.first(std::min(wanted, bytes.size()));
        bytes = bytes.subspan(content.size());
        Bytes& file = files[journal::name_of_file({kind, number})];
        file.clear();
        if ((what & 2U) != 0) append(file, as_bytes(journal::magic_of(kind)));
        if ((what & 4U) != 0) journal::append_frame(file, content);
        if ((what & 8U) == 0) append(file, content);
    }
    return files;
}

bool begins_with(const std::vector<Bytes>& records, const std::vector<Bytes>& beginning) {
    return records.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), records.begin());
}

}  // namespace

/// Whatever lies in the folder: opening it changes nothing, what it gives stays when records and snapshots follow, and
/// they are there when it is opened again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    journal::MemoryDisk disk;
    disk.files = files_of(fuzz::view_of(data, size));
    const auto files = disk.files;
    journal::Journal journal(disk);
    const journal::Loaded first = journal.open();
    CAIRN_ASSERT(disk.files == files);

    const Bytes record(3, std::byte{7});
    CAIRN_ASSERT(journal.append(record));
    CAIRN_ASSERT(journal.append(record));
    const journal::Loaded second = journal::Journal(disk).open();
    CAIRN_ASSERT(second.snapshot == first.snapshot);
    CAIRN_ASSERT(begins_with(second.records, first.records) && second.records.size() == first.records.size() + 2);
    CAIRN_ASSERT(second.records.back() == record);

    const Bytes state(5, std::byte{9});
    CAIRN_ASSERT(journal.write_snapshot(state));
    CAIRN_ASSERT(journal.append(record));
    const journal::Loaded third = journal::Journal(disk).open();
    CAIRN_ASSERT(third.snapshot == state && third.records == std::vector<Bytes>{record});
    return 0;
}
