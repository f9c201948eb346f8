#pragma once

#include "core/base/result.hpp"
#include "core/crypto/derive.hpp"
#include "core/crypto/key.hpp"
#include "core/crypto/recovery_code.hpp"

namespace cairn::crypto {

/// What stands in the file of a locked record's key: the key of its data, wrapped twice. Nobody learns anything from it
/// without the passphrase or the recovery code, except what a guess costs.
/// Source:   docs/journal_format.md, "Locked records".
struct KeyFile {
    DeriveCost cost;
    Salt salt{};
    Bytes by_passphrase;  ///< the data key, sealed with what derive_key makes of the passphrase
    Bytes by_code;  ///< the same, sealed with the recovery code's key

    bool operator==(const KeyFile&) const = default;
};

KeyFile make_key_file(const Key& data_key, const PassphraseKey& passphrase, const RecoveryCode& code,
                      const Chance& chance);
/// The data stay as they are: only the wrapping changes.
void change_passphrase(KeyFile& file, const Key& data_key, const PassphraseKey& passphrase, const Chance& chance);
void change_code(KeyFile& file, const Key& data_key, const RecoveryCode& code, const Chance& chance);

/// The data key. Errors: Errc::passphrase_wrong.
Result<Key> unlock(const KeyFile& file, const Key& passphrase_key);
/// The data key. Errors: Errc::recovery_code_wrong.
Result<Key> unlock(const KeyFile& file, const RecoveryCode& code);

Bytes encode_key_file(const KeyFile& file);
/// Errors:   Errc::key_file_damaged, key_file_too_new.
Result<KeyFile> decode_key_file(ByteView bytes);

}  // namespace cairn::crypto
