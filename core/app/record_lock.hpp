#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "core/crypto/key_file.hpp"
#include "core/crypto/sealed_disk.hpp"

namespace cairn::app {

// Locking a record, changing its lock and opening it for good, each as steps over the disk of plain bytes. Between two
// steps the host makes durable what the step before wrote. Whatever instant a crash takes, one whole record counts
// afterwards: the plain one until a key file is there, the sealed one from then on.

/// Two files with the same content: a record must not be lost with one of them.
inline constexpr std::string_view key_file_name = "vault.key";
inline constexpr std::string_view key_copy_name = "vault.copy";

/// Who this device is among those it shares the record with, and how far it has come: secrets, and no part of a backup.
inline constexpr std::string_view sharing_key_file_name = "sharing.key";
inline constexpr std::string_view sharing_log_file_name = "sharing.log";

/// Journal files, the replica's name, what is known of sharing: what is sealed. Other files of a folder stay as they
/// are.
bool is_record_file(std::string_view name);

enum class RecordState : std::uint8_t {
    open,  ///< plain, or there is nothing yet
    locked,
    keyless,  ///< sealed files, and no key file that could be read
};

struct RecordLock {
    RecordState state = RecordState::open;
    std::optional<crypto::KeyFile> key_file;  ///< when locked
    Errc problem = Errc::none;  ///< when keyless: key_file_damaged or key_file_too_new
};
RecordLock find_lock(journal::Disk& disk);

/// Whether sealed files open with this key; true when there are none.
bool opens_record(journal::Disk& disk, const crypto::Key& data_key);

// Turning the lock on: these three, in this order.

/// `sealed` lies over `disk` and has the key; it knows afterwards where each file ends.
Result<void> write_sealed_copies(journal::Disk& disk, crypto::SealedDisk& sealed);
/// From here on the sealed record counts. Also what changes the passphrase or the code.
Result<void> write_key_files(journal::Disk& disk, const crypto::KeyFile& file);
Result<void> remove_plain_copies(journal::Disk& disk);

// Turning it off.
Result<void> write_plain_copies(journal::Disk& disk, const crypto::Key& data_key);
/// From here on the plain record counts.
Result<void> remove_key_files(journal::Disk& disk);
Result<void> remove_sealed_copies(journal::Disk& disk);

/// Takes away what an interrupted change left beside the record that counts, and puts right a key file of which one of
/// the two was damaged. To be called before the record is written to. A file goes only when its twin is there.
Result<void> tidy_up(journal::Disk& disk);

}  // namespace cairn::app
