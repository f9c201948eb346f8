#pragma once
// One number for a long result: written into a test, it must be the same natively and as WebAssembly.

#include <concepts>
#include <cstdint>
#include <string>

#include "core/base/id.hpp"

namespace cairn::test {

class Digest {
public:
    Digest& add(const Id& id) {
        state_ = id_of_pair("test digest", state_, id);
        return *this;
    }
    template <std::integral T>
    Digest& add(T value) {
        return add(Id{1, static_cast<std::uint64_t>(value)});
    }
    /// The first 16 of the 32 digits.
    [[nodiscard]] std::string text() const { return to_hex(state_).substr(0, 16); }

private:
    Id state_;
};

}  // namespace cairn::test
