#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/app/record_lock.hpp"
#include "core/crypto/sealed_disk.hpp"
#include "shell/platform/platform.hpp"
#include "shell/screens/platform_disk.hpp"

namespace cairn::screens {

/// The lock of the record on this device: opens it, sets it, changes it, takes it away. One thing at a time, each in
/// steps between which the platform answers; what goes wrong leaves the record as it was.
class RecordVault {
public:
    enum class Step : std::uint8_t { idle, checking, writing };
    enum class News : std::uint8_t { none, opened, locked, code_changed, passphrase_changed, turned_off };

    /// Both outlive this. `plain` is the disk as the platform has it.
    RecordVault(host::Platform& platform, PlatformDisk& plain);

    /// The disk of the record, whatever it looks like on the platform's.
    [[nodiscard]] crypto::SealedDisk& disk() { return disk_; }

    /// After the platform's files were loaded. True: the record can be read now; false: it is locked.
    bool look();
    /// Everything was erased.
    void forget();

    [[nodiscard]] bool is_closed() const { return is_closed_; }
    [[nodiscard]] bool has_lock() const { return key_file_.has_value(); }
    /// Sealed, and no key file could be read: neither passphrase nor code help.
    [[nodiscard]] bool is_keyless() const { return is_closed_ && !key_file_; }
    /// The passphrase is not known to whoever opened it: it is not asked for again until a new one is set.
    [[nodiscard]] bool is_opened_by_code() const { return is_opened_by_code_; }
    [[nodiscard]] Step step() const;
    /// Why the last attempt came to nothing.
    [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }
    /// A new recovery code that waits for its owner to have put it away; empty: none.
    [[nodiscard]] const std::string& new_code() const { return new_code_; }

    void open_with_passphrase(std::string passphrase);
    void open_with_code(const crypto::RecoveryCode& code);
    /// Ends with a new code to show; confirm_code() then locks.
    void prepare_lock(std::string passphrase);
    /// The same for another code in place of the one that counts.
    void prepare_code(std::string passphrase);
    void confirm_code();
    void change_passphrase(std::string current, std::string next);
    void turn_off(std::string passphrase);
    /// Gives up what was not confirmed.
    void cancel();

    /// True: the event answered the vault and concerns nobody else.
    bool event(const host::PlatformEvent& event);
    [[nodiscard]] News take_news() { return std::exchange(news_, News::none); }

private:
    enum class Task : std::uint8_t { none, open, lock, code, passphrase, turn_off };
    enum class Phase : std::uint8_t { idle, proving, deriving, showing_code, settling, copying, committing };

    void prove(Task task, std::string passphrase);
    void derive(std::string passphrase, std::optional<crypto::DeriveCost> cost, Phase phase);
    void derived(const host::KeyDerived& answer);
    void proved(crypto::Key data_key);
    void derived_new(crypto::PassphraseKey key);
    void show_new_code();
    void begin_writing();
    void write_copies();
    void flushed(const std::string& error);
    void commit(const crypto::KeyFile& file);
    void finish();
    void fail_with(Error error);
    void end(News news);
    /// Between two steps nobody else writes to the record.
    void flush(Phase phase);
    void let_write();

    host::Platform* platform_;
    PlatformDisk* plain_;
    crypto::Chance chance_;
    crypto::SealedDisk disk_;
    std::optional<crypto::KeyFile> key_file_;
    bool is_closed_ = false;
    bool is_opened_by_code_ = false;

    Task task_ = Task::none;
    Phase phase_ = Phase::idle;
    std::uint32_t request_id_ = 0;
    std::uint64_t flush_count_ = 0;
    std::string next_passphrase_;
    std::optional<crypto::PassphraseKey> passphrase_;
    std::optional<crypto::RecoveryCode> code_;
    std::optional<crypto::KeyFile> pending_;       ///< what counts once it is written
    std::optional<crypto::SealedDisk> copies_;     ///< while the record is being locked
    std::string new_code_;
    std::optional<Error> problem_;
    News news_ = News::none;
};

}  // namespace cairn::screens
