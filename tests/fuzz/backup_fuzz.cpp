#include "core/app/backup.hpp"

#include <string_view>

#include "core/journal/frame.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

namespace {

void check(ByteView file) {
    const auto backup = app::decode_backup(file);
    if (!backup) return;
    const Bytes canonical = app::encode_backup(backup->state, backup->records);
    const auto again = app::decode_backup(canonical);
    CAIRN_ASSERT(again && app::encode_backup(again->state, again->records) == canonical);

    // Somebody who has it gains nothing by it.
    app::State merged = backup->state;
    CAIRN_ASSERT(app::merge(merged, again->state).empty());
}

}  // namespace

/// The bytes as a file, then as what a file with the right checksum holds: no fuzzer guesses a checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view_of(data, size);
    check(bytes);
    for (const std::string_view magic : {"CAIRNBK1", "CAIRNBK2"}) {
        Bytes file;
        append(file, as_bytes(magic));
        journal::append_frame(file, bytes);
        check(file);
    }
    return 0;
}
