#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/indices.hpp"
#include "core/app/store.hpp"
#include "core/exchange/import.hpp"
#include "shell/platform/platform.hpp"
#include "shell/screens/context.hpp"
#include "shell/screens/drafts.hpp"
#include "shell/screens/local_preferences.hpp"
#include "shell/screens/platform_disk.hpp"
#include "shell/screens/record_vault.hpp"
#include "shell/views/restore_view.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::screens {

enum class SaveState : std::uint8_t { saved, saving, failed, read_only };

/// A sentence to show once at the bottom of the window.
struct Toast {
    std::string text;
    bool has_undo = false;
};

/// Everything behind the screens that is not drawn: the record, who looks, where they are, what is being saved. It
/// carries out intents, one after another, after a frame was drawn.
class Session {
public:
    explicit Session(host::Platform& platform, std::string_view language_wish);

    void event(const host::PlatformEvent& event);
    void carry_out(std::vector<Intent>& intents);
    /// Hands what is unsaved to the platform; called after every event and frame.
    void save();

    [[nodiscard]] bool is_ready() const { return store_ != nullptr; }
    /// There is a record, and nobody can read it before vault() is opened.
    [[nodiscard]] bool is_locked() const { return store_ == nullptr && vault_.is_closed(); }
    [[nodiscard]] const RecordVault& vault() const { return vault_; }
    /// Somebody wants it locked at once, and everything is saved: the interface begins anew.
    [[nodiscard]] bool wants_restart() const { return is_lock_wanted_ && save_state() != SaveState::saving; }
    /// Grows with each change of the lock that came to its end.
    [[nodiscard]] std::uint64_t lock_changes() const { return lock_changes_; }
    [[nodiscard]] const Model& model() const { return store_->model(); }
    [[nodiscard]] const app::Store& store() const { return *store_; }
    [[nodiscard]] const text::Text& text() const { return text_; }
    [[nodiscard]] Instant now() const { return Instant{platform_->now_utc_ms()}; }
    [[nodiscard]] ProfileId me() const { return preferences_.me; }
    [[nodiscard]] const LocalPreferences& preferences() const { return preferences_; }
    [[nodiscard]] const views::Route& route() const { return route_; }
    [[nodiscard]] const exchange::ImportPreview* import_preview() const { return import_ ? &*import_ : nullptr; }
    /// A backup that was chosen and waits for a decision; null otherwise.
    [[nodiscard]] const views::RestoreFile* restore_preview() const { return restore_ ? &*restore_ : nullptr; }
    [[nodiscard]] const app::OpenResult& open_result() const { return open_result_; }
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
    [[nodiscard]] SaveState save_state() const;
    [[nodiscard]] const std::string& save_error() const { return save_error_; }
    [[nodiscard]] bool is_online() const { return platform_->is_online(); }
    [[nodiscard]] bool can_print() const { return platform_->can_print(); }
    [[nodiscard]] bool has_update() const { return has_update_; }
    [[nodiscard]] host::Platform& platform() { return *platform_; }

    views::ViewInput view_input();
    /// Grows whenever a view may have to be built anew: after changes, and with each minute, as views tell the time.
    [[nodiscard]] std::uint64_t view_revision();

    [[nodiscard]] Drafts& drafts() { return drafts_; }
    /// Names of the drafts whose commands were carried out since the last call.
    [[nodiscard]] std::vector<std::string> take_saved_drafts() { return std::exchange(saved_drafts_, {}); }
    [[nodiscard]] std::vector<Toast> take_toasts() { return std::exchange(toasts_, {}); }
    /// True once after the page changed.
    /// What the address says changed since the last call; where to scroll it is in page_scroll().
    [[nodiscard]] bool take_page_change() { return std::exchange(page_changed_, false); }
    [[nodiscard]] float page_scroll() const { return page_scroll_; }
    void dismiss_failure() { failure_.reset(); }

private:
    void load(std::vector<host::StoredFile> files);
    void open_record();
    void close_record();
    void use_lock(UseLock& use);
    void hear_vault();
    void take_files(std::string name, std::vector<std::byte> bytes);
    void run(Intent& intent);
    bool run_command(const app::Command& command);
    bool changed(Result<app::Outcome> outcome);
    void go(const views::Route& route, bool is_replacing = false);
    void choose_start_page();
    void act_as(ProfileId profile);
    void store_preferences();
    void take_backup(std::string name, ByteView bytes);
    void confirm_import();
    void confirm_restore();
    void discard_files();
    void download_backup();
    void erase_everything();

    host::Platform* platform_;
    PlatformDisk disk_;
    RecordVault vault_;
    Drafts drafts_;
    std::vector<std::string> saved_drafts_;
    std::unique_ptr<app::Store> store_;
    app::Indices indices_;
    LocalPreferences preferences_;
    text::Text text_;
    bool has_language_wish_ = false;
    views::Route route_;
    app::OpenResult open_result_;
    std::vector<exchange::NamedFile> import_files_;
    std::optional<exchange::ImportPreview> import_;
    std::optional<views::RestoreFile> restore_;
    std::optional<Error> failure_;
    std::vector<Toast> toasts_;
    bool page_changed_ = true;
    float page_scroll_ = 0;
    bool has_update_ = false;
    bool asked_persistence_ = false;
    bool is_lock_wanted_ = false;
    std::uint64_t lock_changes_ = 0;
    std::uint64_t flush_token_ = 0;  ///< of the newest flush asked for
    std::uint64_t flushed_token_ = 0;  ///< of the newest that succeeded
    std::string save_error_;
    std::uint64_t view_revision_ = 1;
    std::int64_t view_minute_ = 0;
};

}  // namespace cairn::screens
