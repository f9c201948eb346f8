#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"

namespace cairn::sync {

/// Writes what others verify: fixed widths, little-endian, one way to write each value.
class WireWriter {
public:
    explicit WireWriter(Bytes& out) : out_(&out) {}

    void put(std::uint64_t value, unsigned byte_count) {
        for (unsigned i = 0; i < byte_count; ++i) out_->push_back(static_cast<std::byte>(value >> (8 * i)));
    }
    void put_u8(std::uint8_t value) { put(value, 1); }
    void put_u32(std::uint32_t value) { put(value, 4); }
    void put_u64(std::uint64_t value) { put(value, 8); }
    void put_raw(ByteView bytes) { append(*out_, bytes); }
    /// Its length in four bytes, then the bytes.
    void put_bytes(ByteView bytes) {
        put_u32(static_cast<std::uint32_t>(bytes.size()));
        put_raw(bytes);
    }

private:
    Bytes* out_;
};

/// Reads what anybody may have written. After the first thing that is not there everything reads as nothing, and
/// is_whole() says so.
class WireReader {
public:
    explicit WireReader(ByteView in) : in_(in) {}

    ByteView take_raw(std::size_t byte_count) {
        if (is_short_ || byte_count > in_.size()) {
            is_short_ = true;
            return {};
        }
        const ByteView taken = in_.first(byte_count);
        in_ = in_.subspan(byte_count);
        return taken;
    }
    std::uint64_t take(unsigned byte_count) {
        std::uint64_t value = 0;
        const ByteView taken = take_raw(byte_count);
        for (std::size_t i = 0; i < taken.size(); ++i) value |= static_cast<std::uint64_t>(taken[i]) << (8 * i);
        return value;
    }
    std::uint8_t take_u8() { return static_cast<std::uint8_t>(take(1)); }
    std::uint32_t take_u32() { return static_cast<std::uint32_t>(take(4)); }
    std::uint64_t take_u64() { return take(8); }
    ByteView take_bytes() { return take_raw(take_u32()); }
    void take_into(std::span<std::byte> to) {
        const ByteView taken = take_raw(to.size());
        std::copy(taken.begin(), taken.end(), to.begin());
    }
    /// A count of things that each take at least `bytes_each`; more than can follow is short.
    std::uint32_t take_count(std::size_t bytes_each) {
        const std::uint32_t count = take_u32();
        if (count > in_.size() / bytes_each) is_short_ = true;
        return is_short_ ? 0 : count;
    }

    [[nodiscard]] bool is_short() const { return is_short_; }
    /// Everything was there, and nothing follows.
    [[nodiscard]] bool is_whole() const { return !is_short_ && in_.empty(); }
    [[nodiscard]] std::size_t left() const { return in_.size(); }

private:
    ByteView in_;
    bool is_short_ = false;
};

}  // namespace cairn::sync
