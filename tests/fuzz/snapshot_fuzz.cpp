#include "core/app/snapshot.hpp"

#include "core/base/compress.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

namespace {

/// A snapshot that can be read is written in one way: reading that again gives the same bytes.
void check(ByteView bytes) {
    const auto snapshot = app::decode_snapshot(bytes);
    if (!snapshot) return;
    const Bytes canonical = app::encode_snapshot(snapshot->state, snapshot->history);
    const auto again = app::decode_snapshot(canonical);
    CAIRN_ASSERT(again);
    CAIRN_ASSERT(app::state_digest(again->state) == app::state_digest(snapshot->state));
    CAIRN_ASSERT(app::encode_snapshot(again->state, again->history) == canonical);
}

}  // namespace

/// The bytes as they are, then as what the newest version packs: no fuzzer guesses how bytes are packed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view_of(data, size);
    check(bytes);
    Bytes packed{std::byte{3}};
    append(packed, compress(bytes));
    check(packed);
    return 0;
}
