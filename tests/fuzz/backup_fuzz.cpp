#include "core/app/backup.hpp"

#include "core/journal/frame.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

namespace {

void check(ByteView file) {
    const auto state = app::decode_backup(file);
    if (!state) return;
    const Bytes canonical = app::encode_backup(*state);
    const auto again = app::decode_backup(canonical);
    CAIRN_ASSERT(again && app::encode_backup(*again) == canonical);

    // Somebody who has it gains nothing by it; somebody who has nothing has it then.
    app::State merged = *state;
    CAIRN_ASSERT(app::merge(merged, *again).empty());
    CAIRN_ASSERT(app::preview_merge(*state, *again).registers == 0);
    app::State clean;
    app::merge(clean, *state);
    CAIRN_ASSERT(app::encode_backup(clean) == canonical);
}

}  // namespace

/// The bytes as a file, then as what a file with the right checksum holds: no fuzzer guesses a checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view_of(data, size);
    check(bytes);
    Bytes file;
    append(file, as_bytes("CAIRNBK1"));
    journal::append_frame(file, bytes);
    check(file);
    return 0;
}
