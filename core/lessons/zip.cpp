#include "core/lessons/zip.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"

namespace cairn::lessons {
namespace {

constexpr std::uint32_t local_signature = 0x04034B50;
constexpr std::uint32_t central_signature = 0x02014B50;
constexpr std::uint32_t end_signature = 0x06054B50;
constexpr std::size_t local_bytes = 30;
constexpr std::size_t central_bytes = 46;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t comment_bytes_max = 65'535;
constexpr std::uint16_t version_needed = 20;
constexpr std::uint16_t flag_encrypted = 1;
constexpr std::uint16_t flag_utf8 = 1 << 11;
constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflate = 8;
constexpr std::uint16_t first_day = 0x0021;  // 1 January 1980: what is in it is all that makes an archive another one

consteval std::array<std::uint32_t, 256> crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
        table[i] = value;
    }
    return table;
}
constexpr auto crcs = crc_table();

std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = ~std::uint32_t{0};
    for (const char c : bytes) crc = (crc >> 8) ^ crcs[(crc ^ static_cast<std::uint8_t>(c)) & 0xFF];
    return ~crc;
}

/// Numbers as a zip writes them: lowest byte first.
class Out {
public:
    void put16(std::size_t value) {
        text_ += static_cast<char>(value & 0xFF);
        text_ += static_cast<char>((value >> 8) & 0xFF);
    }
    void put32(std::size_t value) {
        put16(value & 0xFFFF);
        put16((value >> 16) & 0xFFFF);
    }
    void put(std::string_view bytes) { text_ += bytes; }
    [[nodiscard]] std::size_t size() const { return text_.size(); }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

class In {
public:
    explicit In(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    [[nodiscard]] std::uint16_t get16(std::size_t at) const {
        return static_cast<std::uint16_t>(byte(at) | (byte(at + 1) << 8));
    }
    [[nodiscard]] std::uint32_t get32(std::size_t at) const {
        return static_cast<std::uint32_t>(get16(at)) | (static_cast<std::uint32_t>(get16(at + 2)) << 16);
    }
    [[nodiscard]] std::string_view get(std::size_t at, std::size_t count) const { return bytes_.substr(at, count); }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    [[nodiscard]] unsigned byte(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }
    std::string_view bytes_;
};

/// Where the end of the central directory begins; npos when there is none.
std::size_t find_end(const In& in) {
    if (in.size() < end_bytes) return std::string_view::npos;
    const std::size_t last = in.size() - end_bytes;
    const std::size_t first = last > comment_bytes_max ? last - comment_bytes_max : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        if (in.get32(at) == end_signature && at + end_bytes + in.get16(at + 20) == in.size()) return at;
    }
    return std::string_view::npos;
}

bool is_safe(std::string_view path) {
    if (path.empty() || path.front() == '/' || path.contains('\\') || path.contains(':') || path.contains('\n'))
        return false;
    if (!is_plain_text(path)) return false;
    return std::ranges::none_of(split(path, '/'), [](std::string_view part) { return part == ".." || part == "."; });
}

void put_header(Out& out, const ZipFile& file, std::uint32_t crc) {
    out.put16(version_needed);
    out.put16(flag_utf8);
    out.put16(method_stored);
    out.put16(0);  // midnight
    out.put16(first_day);
    out.put32(crc);
    out.put32(file.bytes.size());
    out.put32(file.bytes.size());
    out.put16(file.path.size());
    out.put16(0);  // nothing extra
}

Result<std::string> unpack(std::string_view packed, std::size_t size, std::uint16_t method) {
    if (method == method_stored) {
        if (packed.size() != size) return fail(Errc::zip_damaged, "stored size");
        return std::string(packed);
    }
    std::string out(size, '\0');
    libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
    if (decompressor == nullptr) return fail(Errc::zip_too_large, "no memory");
    // Without a place for the size the buffer has to be filled to its last byte: what unpacks to more or less fails.
    const libdeflate_result result =
        libdeflate_deflate_decompress(decompressor, packed.data(), packed.size(), out.data(), out.size(), nullptr);
    libdeflate_free_decompressor(decompressor);
    if (result != LIBDEFLATE_SUCCESS) return fail(Errc::zip_damaged, "deflate");
    return out;
}

}  // namespace

Bytes write_zip(const std::vector<ZipFile>& files) {
    Out out;
    Out central;
    for (const ZipFile& file : files) {
        const std::uint32_t crc = crc_of(file.bytes);
        const std::size_t offset = out.size();
        out.put32(local_signature);
        put_header(out, file, crc);
        out.put(file.path);
        out.put(file.bytes);
        central.put32(central_signature);
        central.put16(version_needed);
        put_header(central, file, crc);
        central.put16(0);  // no comment
        central.put16(0);  // first disk
        central.put16(0);  // internal attributes
        central.put32(0);  // external attributes
        central.put32(offset);
        central.put(file.path);
    }
    const std::size_t begin = out.size();
    out.put(central.text());
    out.put32(end_signature);
    out.put16(0);
    out.put16(0);
    out.put16(files.size());
    out.put16(files.size());
    out.put32(central.size());
    out.put32(begin);
    out.put16(0);
    const ByteView bytes = as_bytes(out.text());
    return Bytes(bytes.begin(), bytes.end());
}

Result<std::vector<ZipFile>> read_zip(ByteView archive) {
    if (archive.size() > zip_bytes_max) return fail(Errc::zip_too_large, "archive");
    const In in(as_text(archive));
    const std::size_t end = find_end(in);
    if (end == std::string_view::npos) return fail(Errc::zip_damaged, "no end");
    if (in.get16(end + 4) != 0 || in.get16(end + 8) != in.get16(end + 10)) return fail(Errc::zip_kind, "split");
    const std::size_t count = in.get16(end + 10);
    if (count > zip_files_max) return fail(Errc::zip_too_large, "files");
    std::vector<ZipFile> files;
    std::set<std::string_view> seen;
    std::size_t total = 0;
    std::size_t at = in.get32(end + 16);
    for (std::size_t i = 0; i < count; ++i) {
        if (!in.has(at, central_bytes) || in.get32(at) != central_signature)
            return fail(Errc::zip_damaged, "directory");
        const std::uint16_t flags = in.get16(at + 8);
        const std::uint16_t method = in.get16(at + 10);
        const std::uint32_t crc = in.get32(at + 16);
        const std::size_t packed = in.get32(at + 20);
        const std::size_t size = in.get32(at + 24);
        const std::size_t name = in.get16(at + 28);
        const std::size_t local = in.get32(at + 42);
        if (!in.has(at + central_bytes, name)) return fail(Errc::zip_damaged, "name");
        const std::string_view path = in.get(at + central_bytes, name);
        at += central_bytes + name + in.get16(at + 30) + in.get16(at + 32);
        if (path.ends_with('/') && size == 0 && is_safe(path)) continue;
        if (!is_safe(path) || path.ends_with('/') || !seen.insert(path).second)
            return fail(Errc::zip_path, std::string(path));
        if ((flags & flag_encrypted) != 0) return fail(Errc::zip_kind, "encrypted");
        if (method != method_stored && method != method_deflate) return fail(Errc::zip_kind, "method");
        if (size > zip_unpacked_bytes_max - total) return fail(Errc::zip_too_large, std::string(path));
        total += size;
        if (!in.has(local, local_bytes) || in.get32(local) != local_signature) return fail(Errc::zip_damaged, "header");
        const std::size_t data = local + local_bytes + in.get16(local + 26) + in.get16(local + 28);
        if (!in.has(data, packed)) return fail(Errc::zip_damaged, "data");
        auto bytes = unpack(in.get(data, packed), size, method);
        if (!bytes) return std::unexpected(bytes.error());
        if (crc_of(*bytes) != crc) return fail(Errc::zip_damaged, "checksum");
        files.push_back({std::string(path), std::move(*bytes)});
    }
    return files;
}

}  // namespace cairn::lessons
