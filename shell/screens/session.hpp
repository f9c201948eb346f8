#pragma once

#include <cstdint>
#include <deque>
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
#include "shell/screens/sharing.hpp"
#include "shell/screens/tab_messages.hpp"
#include "shell/views/authoring_view.hpp"
#include "shell/views/backup_reminder.hpp"
#include "shell/views/meetings_view.hpp"
#include "shell/views/restore_view.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::screens {

/// `waiting`: for the tab that writes, which does not answer. `full`: the platform has no room, and writing has
/// stopped.
enum class SaveState : std::uint8_t { saved, saving, failed, full, waiting };

/// A sentence to show once at the bottom of the window.
struct Toast {
    std::string text;
    bool has_undo = false;
};

/// Everything behind the screens that is not drawn: the record, who looks, where they are, what is being saved. It
/// carries out intents, one after another, after a frame was drawn.
///
/// One tab of a browser profile writes the record; in the others what changes it is decided, asked of that tab and
/// shown when it was written (session_tabs.cpp, docs/decisions/0021).
class Session {
public:
    explicit Session(host::Platform& platform, std::string_view language_wish);

    void event(const host::PlatformEvent& event);
    void carry_out(std::vector<Intent>& intents);
    /// Hands what is unsaved to the platform; called after every event and frame.
    void save();

    [[nodiscard]] bool is_ready() const { return store_ != nullptr; }
    /// Whether this tab writes the record.
    [[nodiscard]] bool is_leader() const { return is_leader_; }
    /// There is a record, and nobody can read it before vault() is opened.
    [[nodiscard]] bool is_locked() const { return store_ == nullptr && vault_.is_closed(); }
    [[nodiscard]] const RecordVault& vault() const { return vault_; }
    /// Somebody wants it locked at once, and everything is saved: the interface begins anew.
    [[nodiscard]] bool wants_restart() const { return is_lock_wanted_ && save_state() == SaveState::saved; }
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
    /// A calendar that was chosen for its busy times and waits for a decision; null otherwise.
    [[nodiscard]] const views::CalendarFile* calendar_file() const { return calendar_ ? &*calendar_ : nullptr; }
    /// A folder of lessons that was chosen and waits for a decision; null otherwise.
    [[nodiscard]] const views::FolderFile* folder_file() const { return folder_ ? &*folder_ : nullptr; }
    [[nodiscard]] const app::OpenResult& open_result() const { return open_result_; }
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
    [[nodiscard]] SaveState save_state() const;
    [[nodiscard]] views::BackupState backup_state() const;
    [[nodiscard]] const host::StorageStatus& storage() const { return storage_; }
    [[nodiscard]] bool is_online() const { return platform_->is_online(); }
    [[nodiscard]] bool can_print() const { return platform_->can_print(); }
    [[nodiscard]] bool has_update() const { return has_update_; }
    [[nodiscard]] host::Platform& platform() { return *platform_; }
    [[nodiscard]] views::SyncState sync_state() const { return sharing_.state(); }

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
    void open_record();
    void close_record();
    void use_lock(UseLock& use);
    void use_sync(UseSync& use);
    /// Lets sharing do what is due, and shows what came.
    void share();
    /// The invitation in the address, which does not stay there.
    void take_link();
    void hear_vault();
    void erase_locked();
    void take_files(std::string name, std::vector<std::byte> bytes);
    void run(Intent& intent);
    // What changes the record, in session_tabs.cpp.
    /// Something that a person asked for and that is not durable yet.
    struct Pending {
        Id id;
        Intent intent;
        std::optional<views::RestoreFile> file = {};  ///< of a ConfirmRestore
        std::optional<app::Proposal> proposal = {};  ///< what was decided last
        std::vector<app::Proposal> earlier = {};  ///< decided before: one of them may have been written unheard
        bool is_written = false;  ///< in the record, not durable yet
        bool is_shown = false;  ///< its words were said, the next page gone to
        std::int64_t since_ms = 0;
        std::int64_t asked_ms = 0;  ///< 0: not asked, or answered
    };
    void request(Intent intent);
    void work_off();
    /// False: it waits, and so does everything after it.
    bool advance(Pending& pending);
    bool ask(Pending& pending);
    Result<app::Proposal> propose(const Pending& pending);
    /// Written, by whichever tab and under whichever of its decisions.
    void find_written(Pending& pending) const;
    static void set_aside(Pending& pending);
    bool write(Pending& pending);
    void refuse(Pending& pending, Error error);
    void show(Pending& pending);
    void drop_finished();
    /// While something waits for the tab that writes.
    void ask_call_back();
    /// Asks again for what it did not answer.
    void retry();
    void took_in(app::ChangeBits changes);
    void loaded(std::vector<host::StoredFile> files);
    void reload();
    void flushed(const host::StorageFlushed& answer);
    void lead(bool is_leader);
    void send(const TabMessage& message);
    void answer(const Id& id, TabMessage message);
    void replaced(const Id& asked);
    [[nodiscard]] Standing standing() const;
    [[nodiscard]] Pending* find_pending(const Id& id);
    Result<void> erase_record();
    void save_again();
    void ask_storage();
    void hear(const TabMessage& message);
    void hear(const TabCame&);
    void hear(const AskBatch& asked);
    void hear(const AskRestore& asked);
    void hear(const AskErase& asked);
    void hear(const KeepPreferences& keep);
    void hear(const AskSave&);
    void hear(const StandingTold& told);
    void hear(const BatchWritten& written);
    void hear(const BatchStale& stale);
    void hear(const AskRefused& refused);
    void hear(const AskDone& done);
    void hear(const BatchesSaved& saved);
    void hear(const SavingFailed& failed);
    void hear(const RecordReplaced& replacement);
    void hear(const RecordLocked&);

    void go(const views::Route& route, bool is_replacing = false);
    void choose_start_page();
    void act_as(ProfileId profile);
    void store_preferences();
    void take_backup(std::string name, ByteView bytes);
    void take_calendar(std::string name, ByteView bytes);
    void take_folder(std::string name, ByteView bytes);
    void show_import();
    void show_restore();
    void discard_files();
    void download_backup();

    host::Platform* platform_;
    PlatformDisk disk_;
    RecordVault vault_;
    Drafts drafts_;
    Sharing sharing_;
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
    std::optional<views::CalendarFile> calendar_;
    std::optional<views::FolderFile> folder_;
    std::optional<Error> failure_;
    std::vector<Toast> toasts_;
    bool page_changed_ = true;
    float page_scroll_ = 0;
    bool has_update_ = false;
    bool asked_persistence_ = false;
    bool is_lock_wanted_ = false;
    std::uint64_t lock_changes_ = 0;
    enum class Saving : std::uint8_t { works, failed, full };
    struct Flush {
        std::uint64_t token = 0;
        std::uint64_t sequence = 0;  ///< of the newest batch then
        std::uint64_t sharing = 0;  ///< Sharing::written_revision() then
    };
    struct Answered {
        Id id;
        TabMessage message;
    };
    std::deque<Pending> pending_;
    std::deque<Flush> flushes_;  ///< asked for and not answered
    std::uint64_t flush_token_ = 0;  ///< of the newest flush asked for
    std::uint64_t flushed_token_ = 0;  ///< of the newest that succeeded
    Saving saving_ = Saving::works;  ///< in the tab that writes
    std::uint64_t saved_sequence_ = 0;
    Id generation_;  ///< of the record as it is shown here; none: not known yet
    std::deque<Answered> answered_;  ///< to other tabs, which may ask again
    std::vector<Id> replaced_for_;  ///< who asked for the record that is being stored; none: this tab
    bool is_leader_ = true;
    std::uint32_t loads_due_ = 0;  ///< questions to the disk that it has not answered
    std::vector<TabMessage> unheard_;  ///< they came while it was asked
    host::StorageStatus storage_;
    bool is_behind_ = false;  ///< a batch was missed: what is stored next is read
    bool has_unkept_preferences_ = false;
    bool is_call_back_due_ = false;
    std::uint64_t view_revision_ = 1;
    std::int64_t view_minute_ = 0;
};

}  // namespace cairn::screens
