#include "core/crypto/key_file.hpp"

#include <string_view>

#include "core/base/archive.hpp"
#include "core/crypto/seal.hpp"
#include "core/journal/frame.hpp"

namespace cairn::crypto {
namespace {

constexpr std::uint64_t version_known = 1;
constexpr std::size_t wrapped_bytes = Key::size + seal_bytes;
constexpr std::string_view passphrase_context = "cairn/key/passphrase/1";
constexpr std::string_view code_context = "cairn/key/code/1";

Result<Key> unwrap(const Key& key, const Bytes& wrapped, std::string_view context, Errc refusal) {
    auto bytes = open(key, wrapped, as_bytes(context));
    if (!bytes) return fail(refusal);
    Key data_key{ByteView(*bytes)};
    wipe(*bytes);
    return data_key;
}

}  // namespace

KeyFile make_key_file(const Key& data_key, const PassphraseKey& passphrase, const RecoveryCode& code,
                      const Chance& chance) {
    KeyFile file;
    change_passphrase(file, data_key, passphrase, chance);
    change_code(file, data_key, code, chance);
    return file;
}

void change_passphrase(KeyFile& file, const Key& data_key, const PassphraseKey& passphrase, const Chance& chance) {
    file.cost = passphrase.cost;
    file.salt = passphrase.salt;
    file.by_passphrase = seal(passphrase.key, data_key.bytes(), as_bytes(passphrase_context), chance);
}

void change_code(KeyFile& file, const Key& data_key, const RecoveryCode& code, const Chance& chance) {
    file.by_code = seal(code.key(), data_key.bytes(), as_bytes(code_context), chance);
}

Result<Key> unlock(const KeyFile& file, const Key& passphrase_key) {
    return unwrap(passphrase_key, file.by_passphrase, passphrase_context, Errc::passphrase_wrong);
}

Result<Key> unlock(const KeyFile& file, const RecoveryCode& code) {
    return unwrap(code.key(), file.by_code, code_context, Errc::recovery_code_wrong);
}

Bytes encode_key_file(const KeyFile& file) {
    Bytes payload;
    ByteWriter writer(payload);
    writer.put_varint(version_known);
    writer.put_varint(file.cost.memory_kib);
    writer.put_varint(file.cost.passes);
    append(payload, file.salt);
    append(payload, file.by_passphrase);
    append(payload, file.by_code);
    Bytes bytes;
    journal::append_frame(bytes, payload);
    return bytes;
}

Result<KeyFile> decode_key_file(ByteView bytes) {
    const journal::FrameScan scan = journal::scan_frames(bytes);
    if (scan.payloads.size() != 1 || scan.dropped_bytes + scan.torn_tail_bytes != 0)
        return fail(Errc::key_file_damaged);
    KeyFile file;
    try {
        ByteReader reader(scan.payloads[0]);
        const std::uint64_t version = reader.take_varint();
        if (version > version_known) return fail(Errc::key_file_too_new);
        const std::uint64_t memory_kib = reader.take_varint();
        const std::uint64_t passes = reader.take_varint();
        reader.take_raw(file.salt.data(), file.salt.size());
        for (Bytes* wrapped : {&file.by_passphrase, &file.by_code}) {
            wrapped->resize(wrapped_bytes);
            reader.take_raw(wrapped->data(), wrapped->size());
        }
        const bool is_sound = version == version_known && reader.left() == 0 && passes > 0 && memory_kib > 0 &&
                              passes <= derive_cost_most.passes && memory_kib <= derive_cost_most.memory_kib;
        if (!is_sound) return fail(Errc::key_file_damaged);
        file.cost = {static_cast<std::uint32_t>(memory_kib), static_cast<std::uint32_t>(passes)};
    } catch (const cereal::Exception&) {
        return fail(Errc::key_file_damaged);
    }
    return file;
}

}  // namespace cairn::crypto
