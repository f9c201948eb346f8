#include "core/base/compress.hpp"

#include <lz4.h>

#include "core/base/archive.hpp"

namespace cairn {
namespace {

/// An LZ4 block is at best 255 times smaller than what it holds: a longer claim is no reason to allocate.
constexpr std::size_t ratio_max = 255;

struct Block {
    std::size_t size = 0;
    Bytes bytes;

    void load(ByteReader& archive) {
        size = static_cast<std::size_t>(archive.take_varint());
        bytes.resize(archive.left());
        archive.take_raw(bytes.data(), bytes.size());
    }
};

}  // namespace

Bytes compress(ByteView bytes) {
    Bytes out;
    ByteWriter(out).put_varint(bytes.size());
    const std::size_t begin = out.size();
    const auto size = static_cast<int>(bytes.size());
    out.resize(begin + static_cast<std::size_t>(LZ4_compressBound(size)));
    const int written =
        LZ4_compress_default(reinterpret_cast<const char*>(bytes.data()), reinterpret_cast<char*>(out.data() + begin),
                             size, static_cast<int>(out.size() - begin));
    out.resize(begin + static_cast<std::size_t>(written));
    return out;
}

Result<Bytes> decompress(ByteView bytes) {
    const auto block = read_archive<Block>(bytes);
    if (!block) return std::unexpected(block.error());
    if (block->size > decompressed_bytes_max || block->size / ratio_max > block->bytes.size())
        return fail(Errc::bytes_malformed, "length of a compressed block");
    Bytes out(block->size);
    char nothing = 0;  // LZ4 reckons with the address of a place that it writes nothing to
    char* const to = out.empty() ? &nothing : reinterpret_cast<char*>(out.data());
    const int read = LZ4_decompress_safe(reinterpret_cast<const char*>(block->bytes.data()), to,
                                         static_cast<int>(block->bytes.size()), static_cast<int>(out.size()));
    if (read < 0 || static_cast<std::size_t>(read) != out.size())
        return fail(Errc::bytes_malformed, "compressed block");
    return out;
}

}  // namespace cairn
