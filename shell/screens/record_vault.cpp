#include "shell/screens/record_vault.hpp"

#include <utility>

namespace cairn::screens {
namespace {

/// Its flushes are told apart from those of the session, which count from 1.
constexpr std::uint64_t first_token = std::uint64_t{1} << 50;

}  // namespace

RecordVault::RecordVault(host::Platform& platform, PlatformDisk& plain)
    : platform_(&platform), plain_(&plain),
      chance_([&platform](std::span<std::byte> out) { platform.random_bytes(out); }), disk_(plain, chance_) {}

bool RecordVault::look() {
    const app::RecordLock lock = app::find_lock(*plain_);
    key_file_ = lock.key_file;
    problem_.reset();
    is_closed_ = lock.state != app::RecordState::open;
    if (lock.state == app::RecordState::keyless) problem_ = Error{lock.problem, {}};
    // Another tab may have locked it anew since this one had its key.
    const crypto::Key* key = disk_.key();
    if (lock.state == app::RecordState::locked && key != nullptr && app::opens_record(*plain_, *key))
        is_closed_ = false;
    else
        disk_.hand_through();
    if (!is_closed_ && platform_->is_leader()) static_cast<void>(app::tidy_up(*plain_));  // else the next time
    return !is_closed_;
}

void RecordVault::forget() {
    end(News::none);
    disk_.hand_through();
    key_file_.reset();
    is_closed_ = is_opened_by_code_ = false;
    problem_.reset();
}

RecordVault::Step RecordVault::step() const {
    switch (phase_) {
        case Phase::idle:
        case Phase::showing_code: return Step::idle;
        case Phase::proving:
        case Phase::deriving: return Step::checking;
        case Phase::settling:
        case Phase::copying:
        case Phase::committing: return Step::writing;
    }
    return Step::idle;
}

void RecordVault::open_with_passphrase(std::string passphrase) {
    if (is_closed_ && key_file_ && phase_ == Phase::idle) prove(Task::open, std::move(passphrase));
}

void RecordVault::open_with_code(const crypto::RecoveryCode& code) {
    if (!is_closed_ || !key_file_ || phase_ != Phase::idle) return;
    problem_.reset();
    auto data_key = crypto::unlock(*key_file_, code);
    if (!data_key) {
        problem_ = data_key.error();
        return;
    }
    task_ = Task::open;
    is_opened_by_code_ = true;
    proved(std::move(*data_key));
}

void RecordVault::prepare_lock(std::string passphrase) {
    if (is_closed_ || key_file_ || phase_ != Phase::idle) return;
    task_ = Task::lock;
    derive(std::move(passphrase), {}, Phase::deriving);
}

void RecordVault::prepare_code(std::string passphrase) { prove(Task::code, std::move(passphrase)); }

void RecordVault::change_passphrase(std::string current, std::string next) {
    if (phase_ != Phase::idle) return;
    next_passphrase_ = std::move(next);
    prove(Task::passphrase, std::move(current));
}

void RecordVault::turn_off(std::string passphrase) { prove(Task::turn_off, std::move(passphrase)); }

void RecordVault::cancel() {
    problem_.reset();
    if (step() != Step::writing) end(News::none);  // a key that is still being derived is not waited for
}

void RecordVault::prove(Task task, std::string passphrase) {
    if (phase_ != Phase::idle || !key_file_) return;
    task_ = task;
    if (is_opened_by_code_ && disk_.key() != nullptr) {
        problem_.reset();
        proved(disk_.key()->copy());
        return;
    }
    derive(std::move(passphrase), key_file_->cost, Phase::proving);
}

void RecordVault::derive(std::string passphrase, std::optional<crypto::DeriveCost> cost, Phase phase) {
    problem_.reset();
    phase_ = phase;
    host::KeyWish wish{.request_id = ++request_id_, .passphrase = std::move(passphrase), .salt = {}, .cost = cost};
    if (cost)
        wish.salt = key_file_->salt;
    else
        chance_(wish.salt);
    if (!cost) passphrase_ = crypto::PassphraseKey{crypto::Key(Bytes(crypto::Key::size)), wish.salt, {}};
    platform_->derive_key(std::move(wish));
}

bool RecordVault::event(const host::PlatformEvent& event) {
    if (const auto* answer = std::get_if<host::KeyDerived>(&event)) {
        const bool is_awaited = phase_ == Phase::proving || phase_ == Phase::deriving;
        if (is_awaited && answer->request_id == request_id_) derived(*answer);
        return true;
    }
    if (const auto* answer = std::get_if<host::StorageFlushed>(&event)) {
        if (answer->token < first_token) return false;
        const bool is_awaited = phase_ == Phase::settling || phase_ == Phase::copying || phase_ == Phase::committing;
        if (is_awaited && answer->token == first_token + flush_count_) flushed(answer->error);
        return true;
    }
    return false;
}

void RecordVault::derived(const host::KeyDerived& answer) {
    if (answer.error != Errc::none || answer.key.size() != crypto::Key::size) {
        fail_with({answer.error != Errc::none ? answer.error : Errc::derivation_failed, {}});
        return;
    }
    crypto::Key key{ByteView(answer.key)};
    if (phase_ == Phase::deriving) {
        derived_new({std::move(key), passphrase_->salt, answer.cost});
        return;
    }
    auto data_key = crypto::unlock(*key_file_, key);
    if (!data_key)
        fail_with(data_key.error());
    else
        proved(std::move(*data_key));
}

void RecordVault::proved(crypto::Key data_key) {
    switch (task_) {
        case Task::open:
            disk_.seal_with(std::move(data_key));
            is_closed_ = false;
            if (platform_->is_leader()) static_cast<void>(app::tidy_up(*plain_));
            end(News::opened);
            return;
        case Task::code: show_new_code(); return;
        case Task::passphrase: derive(std::exchange(next_passphrase_, {}), {}, Phase::deriving); return;
        case Task::turn_off: begin_writing(); return;
        case Task::lock:
        case Task::none: return;
    }
}

void RecordVault::derived_new(crypto::PassphraseKey key) {
    passphrase_ = std::move(key);
    if (task_ == Task::lock) {
        show_new_code();
        return;
    }
    crypto::KeyFile file = *key_file_;
    crypto::change_passphrase(file, *disk_.key(), *passphrase_, chance_);
    commit(file);
}

void RecordVault::show_new_code() {
    code_ = crypto::RecoveryCode::of_chance(chance_);
    new_code_ = code_->words();
    phase_ = Phase::showing_code;
}

void RecordVault::confirm_code() {
    if (phase_ != Phase::showing_code) return;
    if (task_ == Task::lock) {
        const crypto::Key data_key = crypto::Key::of_chance(chance_);
        pending_ = crypto::make_key_file(data_key, *passphrase_, *code_, chance_);
        copies_.emplace(*plain_, chance_);
        copies_->seal_with(data_key.copy());
        begin_writing();
        return;
    }
    crypto::KeyFile file = *key_file_;
    crypto::change_code(file, *disk_.key(), *code_, chance_);
    commit(file);
}

void RecordVault::flush(Phase phase) {
    phase_ = phase;
    plain_->refuse(Errc::record_in_change);
    platform_->flush(first_token + ++flush_count_);
}

void RecordVault::let_write() { plain_->refuse(platform_->is_leader() ? Errc::none : Errc::storage_read_only); }

/// What is on its way to the medium gets there before all of it is copied.
void RecordVault::begin_writing() { flush(Phase::settling); }

void RecordVault::write_copies() {
    let_write();
    const auto done = task_ == Task::lock ? app::write_sealed_copies(*plain_, *copies_)
                                          : app::write_plain_copies(*plain_, *disk_.key());
    if (!done)
        fail_with(done.error());
    else
        flush(Phase::copying);
}

void RecordVault::flushed(const std::string& error) {
    if (!error.empty()) {
        fail_with({Errc::storage_write_failed, error});
        return;
    }
    switch (phase_) {
        case Phase::settling: write_copies(); return;
        case Phase::copying:
            if (task_ == Task::lock) {
                commit(crypto::KeyFile(*pending_));
                return;
            }
            let_write();
            if (const auto done = app::remove_key_files(*plain_); !done)
                fail_with(done.error());
            else
                flush(Phase::committing);
            return;
        case Phase::committing: finish(); return;
        default: return;
    }
}

void RecordVault::commit(const crypto::KeyFile& file) {
    pending_ = file;
    let_write();
    if (const auto done = app::write_key_files(*plain_, *pending_); !done)
        fail_with(done.error());
    else
        flush(Phase::committing);
}

void RecordVault::finish() {
    let_write();
    News news = News::none;
    if (task_ == Task::turn_off) {
        key_file_.reset();
        disk_.hand_through();
        is_opened_by_code_ = false;
        static_cast<void>(app::remove_sealed_copies(*plain_));  // what stays is removed the next time
        news = News::turned_off;
    } else {
        key_file_ = std::move(pending_);
        if (task_ == Task::lock) {
            disk_ = std::move(*copies_);
            static_cast<void>(app::remove_plain_copies(*plain_));
        }
        if (task_ == Task::passphrase) is_opened_by_code_ = false;
        news = task_ == Task::lock ? News::locked : task_ == Task::code ? News::code_changed : News::passphrase_changed;
    }
    end(news);
}

/// Goes back to what counted before; the platform hears of it with the session's next flush.
void RecordVault::fail_with(Error error) {
    if (step() == Step::writing) {
        let_write();
        if (key_file_) {
            static_cast<void>(app::write_key_files(*plain_, *key_file_));
        } else {
            static_cast<void>(app::remove_key_files(*plain_));
        }
        const bool is_sealed = key_file_.has_value();
        static_cast<void>(is_sealed ? app::remove_plain_copies(*plain_) : app::remove_sealed_copies(*plain_));
    }
    platform_->log(host::LogLevel::warning,
                   "lock: " + std::to_string(static_cast<int>(error.code)) + " " + error.detail);
    end(News::none);
    problem_ = std::move(error);
}

void RecordVault::end(News news) {
    task_ = Task::none;
    phase_ = Phase::idle;
    next_passphrase_.clear();
    passphrase_.reset();
    code_.reset();
    pending_.reset();
    copies_.reset();
    new_code_.clear();
    news_ = news;
}

}  // namespace cairn::screens
