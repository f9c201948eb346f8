#include "core/journal/frame.hpp"

#include <algorithm>

#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

/// Every byte is told of exactly once, and intact frames are found behind any damage.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view_of(data, size);
    const journal::FrameScan scan = journal::scan_frames(bytes);
    std::size_t told = scan.dropped_bytes + scan.torn_tail_bytes;
    Bytes intact;
    for (const ByteView payload : scan.payloads) {
        told += journal::frame_header_bytes + payload.size();
        journal::append_frame(intact, payload);
    }
    CAIRN_ASSERT(told == size);

    const journal::FrameScan again = journal::scan_frames(intact);
    CAIRN_ASSERT(again.dropped_bytes == 0 && again.torn_tail_bytes == 0);
    CAIRN_ASSERT(std::ranges::equal(again.payloads, scan.payloads,
                                    [](ByteView left, ByteView right) { return std::ranges::equal(left, right); }));

    // The same bytes as a payload, behind themselves as rubbish: found, as the last one.
    Bytes behind(bytes.begin(), bytes.end());
    journal::append_frame(behind, bytes);
    const journal::FrameScan found = journal::scan_frames(behind);
    CAIRN_ASSERT(!found.payloads.empty());
    return 0;
}
