#include "core/crypto/sealed_disk.hpp"

#include <algorithm>

#include "core/base/assert.hpp"
#include "core/crypto/seal.hpp"

namespace cairn::crypto {
namespace {

constexpr auto marker_first = std::byte{0xC7};
constexpr auto marker_second = std::byte{0x4B};
constexpr std::size_t header_bytes = 6;
/// A frame whose rest is missing: what a journal takes for the trace of a crash (core/journal/frame.hpp).
constexpr std::array torn_frame{std::byte{0xC7}, std::byte{0x4A}};

static_assert(chunk_bytes_added == header_bytes + seal_bytes);

Bytes context_of(std::string_view name, std::uint64_t at) {
    Bytes context;
    append(context, as_bytes("cairn/chunk/1/"));
    for (int i = 0; i < 8; ++i) context.push_back(static_cast<std::byte>(at >> (8 * i)));
    append(context, as_bytes(name));
    return context;
}

std::size_t length_at(ByteView bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(bytes[2 + i]) << (8 * i);
    return value;
}

bool begins_like_a_chunk(ByteView bytes) {
    return !bytes.empty() && bytes[0] == marker_first && (bytes.size() == 1 || bytes[1] == marker_second);
}

struct Chunk {
    Bytes plain;
    std::size_t size = 0;  ///< with its header
};

std::optional<Chunk> chunk_at(const Key& key, std::string_view name, ByteView sealed, std::size_t at) {
    const ByteView rest = sealed.subspan(at);
    if (rest.size() < header_bytes || !begins_like_a_chunk(rest)) return std::nullopt;
    const std::size_t length = length_at(rest);
    if (length > rest.size() - header_bytes) return std::nullopt;
    auto plain = open(key, rest.subspan(header_bytes, length), context_of(name, at));
    if (!plain) return std::nullopt;
    return Chunk{std::move(*plain), header_bytes + length};
}

/// As a write that was cut off leaves it.
bool is_cut_chunk(ByteView rest) {
    return begins_like_a_chunk(rest) && (rest.size() < header_bytes || length_at(rest) > rest.size() - header_bytes);
}

std::string sealed_name(const std::string& name) { return name + std::string(sealed_suffix); }

}  // namespace

Bytes seal_chunk(const Key& key, std::string_view name, std::uint64_t at, ByteView plain, const Chance& chance) {
    const Bytes sealed = seal(key, plain, context_of(name, at), chance);
    CAIRN_ASSERT(sealed.size() <= UINT32_MAX);
    Bytes bytes{marker_first, marker_second};
    bytes.reserve(header_bytes + sealed.size());
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<std::byte>(sealed.size() >> (8 * i)));
    append(bytes, sealed);
    return bytes;
}

OpenedFile open_chunks(const Key& key, std::string_view name, ByteView sealed) {
    OpenedFile file;
    std::size_t at = 0;
    std::size_t skipped = 0;
    while (at < sealed.size()) {
        if (const auto chunk = chunk_at(key, name, sealed, at)) {
            file.bytes.resize(file.bytes.size() + skipped);
            append(file.bytes, chunk->plain);
            file.is_intact = file.is_intact && skipped == 0;
            skipped = 0;
            at += chunk->size;
        } else {
            ++at;
            ++skipped;
        }
    }
    if (skipped == 0) return file;
    file.is_intact = false;
    if (is_cut_chunk(sealed.last(skipped))) {
        append(file.bytes, torn_frame);
    } else {
        file.bytes.resize(file.bytes.size() + skipped);
    }
    return file;
}

void SealedDisk::seal_with(Key key) {
    key_ = std::move(key);
    sizes_.clear();
}

void SealedDisk::hand_through() {
    key_.reset();
    sizes_.clear();
}

std::vector<std::string> SealedDisk::list() {
    std::vector<std::string> names = below_->list();
    if (!key_) return names;
    std::erase_if(names, [](const std::string& name) { return !name.ends_with(sealed_suffix); });
    for (std::string& name : names) name.resize(name.size() - sealed_suffix.size());
    return names;
}

Result<Bytes> SealedDisk::read(const std::string& name) {
    if (!key_) return below_->read(name);
    const auto sealed = below_->read(sealed_name(name));
    if (!sealed) return sealed;
    OpenedFile file = open_chunks(*key_, name, *sealed);
    // After bytes that nobody can read nothing is written.
    sizes_.erase(name);
    if (file.is_intact) sizes_[name] = sealed->size();
    return std::move(file.bytes);
}

Result<void> SealedDisk::write(const std::string& name, ByteView bytes) {
    if (!key_) return below_->write(name, bytes);
    const Bytes sealed = seal_chunk(*key_, name, 0, bytes, chance_);
    sizes_.erase(name);
    auto done = below_->write(sealed_name(name), sealed);
    if (done) sizes_[name] = sealed.size();
    return done;
}

Result<void> SealedDisk::append(const std::string& name, ByteView bytes) {
    if (!key_) return below_->append(name, bytes);
    if (!sizes_.contains(name)) {
        if (std::ranges::contains(below_->list(), sealed_name(name)))
            return fail(Errc::storage_read_failed, name + ": its end is not known");
        sizes_[name] = 0;
    }
    const std::uint64_t at = sizes_[name];
    const Bytes sealed = seal_chunk(*key_, name, at, bytes, chance_);
    sizes_.erase(name);  // what a failed append left behind is unknown
    auto done = below_->append(sealed_name(name), sealed);
    if (done) sizes_[name] = at + sealed.size();
    return done;
}

Result<void> SealedDisk::remove(const std::string& name) {
    if (!key_) return below_->remove(name);
    sizes_.erase(name);
    return below_->remove(sealed_name(name));
}

}  // namespace cairn::crypto
