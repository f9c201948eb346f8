#include <algorithm>

#include "core/base/archive.hpp"
#include "core/model/fact.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

/// A mistake that must be found, or the fuzzers find nothing: it claims that no text in a batch has a control
/// character.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto batch = read_archive<Batch>(fuzz::view_of(data, size));
    if (!batch) return 0;
    for (const Write& write : batch->writes) {
        const auto* text = std::get_if<std::string>(&write.value);
        CAIRN_ASSERT(text == nullptr || std::ranges::none_of(*text, [](unsigned char c) { return c < 0x20; }));
    }
    return 0;
}
