#include "core/app/snapshot.hpp"

#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

/// A snapshot that can be read is written in one way: reading that again gives the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto snapshot = app::decode_snapshot(fuzz::view_of(data, size));
    if (!snapshot) return 0;
    const Bytes canonical = app::encode_snapshot(snapshot->state, snapshot->history);
    const auto again = app::decode_snapshot(canonical);
    CAIRN_ASSERT(again);
    CAIRN_ASSERT(app::state_digest(again->state) == app::state_digest(snapshot->state));
    CAIRN_ASSERT(app::encode_snapshot(again->state, again->history) == canonical);
    return 0;
}
