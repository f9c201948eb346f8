#pragma once
// tests/fuzz: each file is one libFuzzer target for one decoder. A target says more than "it does not crash": what was
// read is written and read again, and must be the same. docs/simulation_and_fuzzing.md says how to run them.

#include <cstdint>

#include "core/base/assert.hpp"
#include "core/base/bytes.hpp"

/// One input. libFuzzer calls it some ten thousand times a second.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace cairn::fuzz {

inline ByteView view_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const std::byte*>(data), size};
}

}  // namespace cairn::fuzz
