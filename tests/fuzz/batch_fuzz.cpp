#include "core/app/state.hpp"
#include "core/base/archive.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

/// A batch that can be read is written in one way, and applying it twice is applying it once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto batch = read_archive<Batch>(fuzz::view_of(data, size));
    if (!batch) return 0;
    const Bytes canonical = write_archive(*batch);
    const auto again = read_archive<Batch>(canonical);
    CAIRN_ASSERT(again && *again == *batch);
    CAIRN_ASSERT(write_archive(*again) == canonical);

    app::State state;
    app::apply(state, *batch);
    const Bytes once = app::encode_state(state);
    app::apply(state, *batch);
    CAIRN_ASSERT(app::encode_state(state) == once);
    // From the last write to the first.
    app::State backwards;
    for (auto write = static_cast<std::uint32_t>(batch->writes.size()); write-- > 0;) {
        Batch piece = *batch;
        piece.writes = {batch->writes[write]};
        std::erase_if(piece.seen, [&](const SeenByWrite& item) { return item.write != write; });
        for (SeenByWrite& item : piece.seen) item.write = 0;
        app::apply(backwards, piece);
    }
    if (!batch->writes.empty()) CAIRN_ASSERT(app::encode_state(backwards) == once);
    return 0;
}
