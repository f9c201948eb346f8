#pragma once
// cereal archives over plain bytes: no iostream, integers as variable-length little-endian groups of seven bits, signed
// ones zig-zagged, so that the same value has the same bytes on every machine. Source: docs/decisions/0005.

#include <array>
#include <cereal/cereal.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "core/base/bytes.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"

namespace cairn {

class ByteWriter : public cereal::OutputArchive<ByteWriter, cereal::AllowEmptyClassElision> {
public:
    explicit ByteWriter(Bytes& out) : OutputArchive(this), out_(out) {}

    void put_varint(std::uint64_t value) {
        while (value >= 0x80U) {
            out_.push_back(static_cast<std::byte>((value & 0x7FU) | 0x80U));
            value >>= 7;
        }
        out_.push_back(static_cast<std::byte>(value));
    }
    void put_raw(const void* data, std::size_t size) {
        const auto* first = static_cast<const std::byte*>(data);
        out_.insert(out_.end(), first, first + size);
    }
    void put_word(std::uint64_t word) {
        std::array<std::byte, 8> bytes;
        for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::byte>(word >> (8 * i));
        put_raw(bytes.data(), bytes.size());
    }

private:
    Bytes& out_;
};

/// Reads what ByteWriter wrote. Malformed input throws cereal::Exception, so reads stand inside read_archive.
class ByteReader : public cereal::InputArchive<ByteReader, cereal::AllowEmptyClassElision> {
public:
    explicit ByteReader(ByteView in) : InputArchive(this), in_(in) {}

    std::uint64_t take_varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<std::uint64_t>(take_byte());
            value |= (byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        throw cereal::Exception("varint too long");
    }
    void take_raw(void* data, std::size_t size) {
        if (size > left()) throw cereal::Exception("bytes end early");
        if (size == 0) return;  // nothing has no address that memcpy may be given
        std::memcpy(data, in_.data() + at_, size);
        at_ += size;
    }
    std::uint64_t take_word() {
        std::array<std::byte, 8> bytes;
        take_raw(bytes.data(), bytes.size());
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < 8; ++i) word |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
        return word;
    }
    /// A count of elements that each take at least one byte: larger than what is left is malformed.
    std::uint64_t take_count() {
        const std::uint64_t count = take_varint();
        if (count > left()) throw cereal::Exception("count exceeds bytes");
        return count;
    }
    [[nodiscard]] std::size_t left() const { return in_.size() - at_; }

private:
    std::byte take_byte() {
        if (at_ == in_.size()) throw cereal::Exception("bytes end early");
        return in_[at_++];
    }

    ByteView in_;
    std::size_t at_ = 0;
};

template <std::integral T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const T& value) {
    if constexpr (std::is_signed_v<T>) {
        const auto wide = static_cast<std::int64_t>(value);
        archive.put_varint((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
    } else {
        archive.put_varint(static_cast<std::uint64_t>(value));
    }
}

template <std::integral T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, T& value) {
    const std::uint64_t raw = archive.take_varint();
    if constexpr (std::is_signed_v<T>) {
        const auto wide = static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1U);
        value = static_cast<T>(wide);
        if (static_cast<std::int64_t>(value) != wide) throw cereal::Exception("integer out of range");
    } else {
        value = static_cast<T>(raw);
        if (static_cast<std::uint64_t>(value) != raw) throw cereal::Exception("integer out of range");
    }
}

inline void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const std::string& text) {
    archive.put_varint(text.size());
    archive.put_raw(text.data(), text.size());
}

inline void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, std::string& text) {
    text.resize(static_cast<std::size_t>(archive.take_count()));
    archive.take_raw(text.data(), text.size());
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const cereal::SizeTag<T>& tag) {
    archive.put_varint(tag.size);
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, cereal::SizeTag<T>& tag) {
    tag.size = static_cast<std::decay_t<decltype(tag.size)>>(archive.take_count());
}

inline void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const Id& id) {
    archive.put_word(id.high);
    archive.put_word(id.low);
}

inline void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, Id& id) {
    id.high = archive.take_word();
    id.low = archive.take_word();
}

template <class T>
Bytes write_archive(const T& value) {
    Bytes out;
    ByteWriter archive(out);
    archive(value);
    return out;
}

/// Errors: Errc::bytes_malformed for anything that is not exactly one value.
template <class T>
Result<T> read_archive(ByteView bytes) {
    try {
        T value{};
        ByteReader archive(bytes);
        archive(value);
        if (archive.left() != 0) return fail(Errc::bytes_malformed, "bytes after the value");
        return value;
    } catch (const cereal::Exception& error) {
        return fail(Errc::bytes_malformed, error.what());
    } catch (const std::exception& error) {
        return fail(Errc::bytes_malformed, error.what());
    }
}

}  // namespace cairn

CEREAL_SETUP_ARCHIVE_TRAITS(cairn::ByteReader, cairn::ByteWriter)
