#pragma once
// core/crypto: keys, sealed bytes, and what a locked record is made of, over libsodium. It knows bytes and files, never
// what a record says, and has no chance of its own: that comes from the host.

#include <array>
#include <cstddef>
#include <functional>
#include <span>

#include "core/base/bytes.hpp"

namespace cairn::crypto {

/// Fills the bytes with chance that nobody can foresee: crypto.getRandomValues, getrandom. Tests count instead.
using Chance = std::function<void(std::span<std::byte>)>;

/// 32 secret bytes. What held them is zeroed when they are no longer needed; copies are made on purpose only.
class Key {
public:
    static constexpr std::size_t size = 32;

    static Key of_chance(const Chance& chance);
    /// `bytes` are exactly 32.
    explicit Key(ByteView bytes);
    ~Key();
    Key(Key&& other) noexcept;
    Key& operator=(Key&& other) noexcept;
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    [[nodiscard]] Key copy() const { return Key(bytes_); }

    [[nodiscard]] ByteView bytes() const { return bytes_; }
    bool operator==(const Key&) const = default;  ///< for tests; takes as long as the keys agree

private:
    std::array<std::byte, size> bytes_{};
};

/// Zeroes bytes so that no compiler leaves it out.
void wipe(std::span<std::byte> bytes);

}  // namespace cairn::crypto
