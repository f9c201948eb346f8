#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/crypto/key.hpp"
#include "core/journal/disk.hpp"

namespace cairn::crypto {

/// A sealed file stands beside the place of the plain one, so that one record can be written while the other counts.
inline constexpr std::string_view sealed_suffix = ".locked";

/// What a chunk adds to what was written: marker, length, nonce, tag.
inline constexpr std::size_t chunk_bytes_added = 2 + 4 + 24 + 16;

/// A disk whose files stand sealed on the disk below. Each write is one chunk and each append one more; a chunk is
/// bound to its file's name and to its place in the file. Until it has a key it hands everything through.
///
/// What a crash cut off reads as a torn tail of what was written, and what was damaged, moved or exchanged as as many
/// zero bytes: to a journal both are what they would be in a plain file.
///
/// Errors:   those of the disk below; storage_read_failed for an append to a file that was neither read nor written.
/// Source:   docs/journal_format.md, "Locked records".
class SealedDisk : public journal::Disk {
public:
    /// `below` outlives this.
    SealedDisk(journal::Disk& below, Chance chance) : below_(&below), chance_(std::move(chance)) {}

    /// From now on files are sealed, and only sealed ones are there.
    void seal_with(Key key);
    void hand_through();
    [[nodiscard]] const Key* key() const { return key_ ? &*key_ : nullptr; }

    std::vector<std::string> list() override;
    Result<Bytes> read(const std::string& name) override;
    Result<void> write(const std::string& name, ByteView bytes) override;
    Result<void> append(const std::string& name, ByteView bytes) override;
    Result<void> remove(const std::string& name) override;

private:
    journal::Disk* below_;
    Chance chance_;
    std::optional<Key> key_;
    std::map<std::string, std::uint64_t> sizes_;  ///< of sealed files, which an append has to know
};

/// One chunk: the marker C7 4B, the length of what follows (four bytes, little-endian), and the bytes, sealed for this
/// name and this place in the sealed file.
Bytes seal_chunk(const Key& key, std::string_view name, std::uint64_t at, ByteView plain, const Chance& chance);

struct OpenedFile {
    Bytes bytes;  ///< as SealedDisk::read gives them
    bool is_intact = true;
};
/// Cost:     linear; after damage it looks at each byte for the next chunk.
OpenedFile open_chunks(const Key& key, std::string_view name, ByteView sealed);

}  // namespace cairn::crypto
