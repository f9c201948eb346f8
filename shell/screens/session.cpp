#include "shell/screens/session.hpp"

#include <algorithm>

namespace cairn::screens {
namespace {

using views::Page;
using views::Route;

constexpr std::int64_t busy_days = 12 * 7;  // words in sessions.ini say so

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

Language preferred_language(const host::Preferences& preferences) {
    for (const std::string& tag : preferences.languages) {
        if (tag.starts_with("zh")) return Language::chinese;
        if (tag.starts_with("en")) return Language::english;
    }
    return Language::english;
}

/// Pages that make sense before anybody has a profile.
bool is_open_to_all(Page page) {
    return page == Page::welcome || page == Page::profile || page == Page::import_data || page == Page::people ||
           page == Page::settings || page == Page::sync || page == Page::not_found;
}

}  // namespace

Session::Session(host::Platform& platform, std::string_view language_wish)
    : platform_(&platform), disk_(platform), vault_(platform, disk_), drafts_(platform), sharing_(platform),
      text_(preferred_language(platform.preferences())) {
    if (language_wish.starts_with("en") || language_wish.starts_with("zh")) {
        has_language_wish_ = true;
        text_ = text::Text(language_wish.starts_with("zh") ? Language::chinese : Language::english);
    }
    platform_->set_language(text_.tag());
    is_leader_ = platform_->is_leader();
    reload();
}

void Session::event(const host::PlatformEvent& event) {
    if (vault_.event(event)) {
        hear_vault();
        ++view_revision_;
        return;
    }
    std::visit(Overloaded{
                   [&](const host::RouteChanged& change) {
                       go(views::parse_route(change.route), true);
                       page_scroll_ = change.scroll;
                       take_link();
                   },
                   [&](const host::FilePicked& file) { take_files(file.name, file.bytes); },
                   [&](const host::FilePickCancelled&) {},
                   [&](const host::StorageLoaded& storage) {
                       if (!storage.error.empty()) {
                           platform_->log(host::LogLevel::error, storage.error);
                           failure_ = Error{Errc::storage_read_failed, storage.error};
                       }
                       loaded(storage.files);
                   },
                   [&](const host::StorageFlushed& answer) { flushed(answer); },
                   [&](const host::LeadershipChanged& change) { lead(change.is_leader); },
                   [&](const host::TabMessage& message) {
                       const auto decoded = decode_tab_message(message.bytes);
                       if (decoded) hear(*decoded);
                   },
                   [&](const host::KeyDerived&) {},
                   [&](const host::WebAnswered& answer) { sharing_.answered(answer); },
                   [&](const host::CalledBack&) {
                       sharing_.called_back();
                       retry();
                   },
                   [&](const host::StorageStatus& status) { storage_ = status; },
                   [&](const host::OnlineChanged& change) {
                       if (change.is_online) sharing_.poke();
                   },
                   [&](const host::UpdateReady&) { has_update_ = true; },
                   [&](const host::PreferencesChanged&) {},
                   [&](const host::VisibilityChanged& change) {
                       if (change.is_visible) sharing_.poke();
                       if (!change.is_visible) save();
                   },
               },
               event);
    ++view_revision_;
}

void Session::use_lock(UseLock& use) {
    using Wish = UseLock::Wish;
    switch (use.wish) {
        case Wish::open: vault_.open_with_passphrase(std::move(use.secret)); break;
        case Wish::open_with_code:
            if (const auto reading = crypto::read_recovery_code(use.secret); reading.is_whole)
                vault_.open_with_code(reading.code);
            break;
        case Wish::prepare: vault_.prepare_lock(std::move(use.next)); break;
        case Wish::prepare_code: vault_.prepare_code(std::move(use.secret)); break;
        case Wish::confirm_code: vault_.confirm_code(); break;
        case Wish::change_passphrase: vault_.change_passphrase(std::move(use.secret), std::move(use.next)); break;
        case Wish::turn_off: vault_.turn_off(std::move(use.secret)); break;
        case Wish::cancel: vault_.cancel(); break;
        case Wish::lock_now:
            is_lock_wanted_ = vault_.has_lock();
            if (is_lock_wanted_) send(RecordLocked{});
            break;
        case Wish::copy_code: platform_->copy_text(vault_.new_code()); break;
        case Wish::save_code:
            platform_->save_file("cairn-recovery-code.txt", "text/plain;charset=utf-8",
                                 as_bytes(text_.lock_code_file(vault_.new_code()) + "\n"));
            break;
    }
    hear_vault();
}

void Session::use_sync(UseSync& use) {
    using Wish = UseSync::Wish;
    switch (use.wish) {
        case Wish::test: sharing_.test_store(use.store); break;
        case Wish::begin: sharing_.begin(use.store, std::move(use.title), std::move(use.name)); break;
        case Wish::ask_again: sharing_.ask_for_invite(); break;
        case Wish::join: sharing_.join(std::move(use.name)); break;
        case Wish::decline: sharing_.decline(); break;
        case Wish::invite: sharing_.invite(static_cast<sync::Level>(use.level)); break;
        case Wish::copy_link: platform_->copy_text(sharing_.state().new_link); break;
        case Wish::poke: sharing_.poke(); break;
    }
}

void Session::share() {
    Sharing::News news = sharing_.turn();
    if (news.failure) failure_ = std::move(news.failure);
    if (news.has_begun) toasts_.push_back({std::string(text_.sync_sharing_begun()), false});
    if (news.has_joined) toasts_.push_back({std::string(text_.sync_joined()), false});
    if (!news.has_received) return;
    took_in(news.changes);
    replaced({});  // the tabs that follow read it anew
}

void Session::take_link() {
    if (store_ == nullptr || route_.page != Page::sync || route_.unknown.empty()) return;
    const std::string link = route_.unknown;
    go({Page::sync, {}}, true);
    sharing_.open_link(link);
}

void Session::hear_vault() {
    const RecordVault::News news = vault_.take_news();
    const crypto::Key* key = vault_.disk().key();
    switch (news) {
        case RecordVault::News::none: return;
        case RecordVault::News::opened:
            // What was loaded before the question was answered is what counts only in the tab that writes.
            if (is_leader_) {
                open_record();
            } else {
                reload();
            }
            return;
        case RecordVault::News::locked:
            drafts_.change_key(key->copy());
            replaced({});
            toasts_.push_back({std::string(text_.lock_done()), false});
            break;
        case RecordVault::News::turned_off:
            drafts_.change_key(std::nullopt);
            replaced({});
            toasts_.push_back({std::string(text_.lock_off_done()), false});
            break;
        case RecordVault::News::code_changed: toasts_.push_back({std::string(text_.lock_code_done()), false}); break;
        case RecordVault::News::passphrase_changed:
            toasts_.push_back({std::string(text_.lock_changed_done()), false});
            break;
    }
    ++lock_changes_;
}

void Session::choose_start_page() {
    if (!me() && !is_open_to_all(route_.page)) go({Page::welcome, {}}, true);
}

void Session::take_files(std::string name, std::vector<std::byte> bytes) {
    if (store_ == nullptr) return;
    if (app::is_backup(bytes)) {
        take_backup(std::move(name), bytes);
        return;
    }
    if (name.ends_with(".ics") || exchange::is_calendar(bytes)) {
        take_calendar(std::move(name), bytes);
        return;
    }
    if (route_.page == Page::authoring && name.ends_with(".zip")) {
        take_folder(std::move(name), bytes);
        return;
    }
    restore_.reset();
    import_files_.push_back({std::move(name), std::move(bytes)});
    auto preview = exchange::preview_import(import_files_, model(), {now()});
    if (!preview) {
        failure_ = preview.error();
        import_files_.pop_back();
        return;
    }
    import_ = std::move(*preview);
    if (route_.page != Page::import_data) go({Page::import_data, {}});
}

void Session::take_backup(std::string name, ByteView bytes) {
    auto backup = app::decode_backup(bytes);
    if (!backup) {
        failure_ = backup.error();
        return;
    }
    discard_files();
    app::MergePreview preview = app::preview_merge(store_->state(), backup->state);
    restore_ = views::RestoreFile{std::move(name), std::move(*backup), preview};
    if (route_.page != Page::import_data) go({Page::import_data, {}});
}

void Session::take_folder(std::string name, ByteView bytes) {
    auto files = lessons::read_zip(bytes);
    if (!files) {
        failure_ = files.error();
        return;
    }
    const CourseId course{route_.object};
    folder_ = views::FolderFile{std::move(name), course, lessons::read_folder(model(), course, *files)};
}

void Session::take_calendar(std::string name, ByteView bytes) {
    const Profile* profile = model().profiles.find(me());
    if (profile == nullptr) {
        failure_ = Error{Errc::profile_unknown, {}};
        return;
    }
    const Instant begin = now();
    const exchange::BusyOptions options{.horizon = {begin, {begin.ms + busy_days * ms_per_day}},
                                        .zone = profile->zone,
                                        .intervals_max = app::busy_intervals_max};
    auto reading = exchange::read_busy_times(bytes, options);
    calendar_ = views::CalendarFile{.name = std::move(name), .reading = {}, .refused = Errc::none};
    if (reading) {
        calendar_->reading = std::move(*reading);
    } else {
        calendar_->refused = reading.error().code;
    }
    if (route_.page != Page::sessions || route_.object) go({Page::sessions, {}});
}

void Session::discard_files() {
    import_.reset();
    import_files_.clear();
    restore_.reset();
}

void Session::carry_out(std::vector<Intent>& intents) {
    for (Intent& intent : intents) run(intent);
    if (!intents.empty()) platform_->request_frame();
    intents.clear();
}

void Session::run(Intent& intent) {
    ++view_revision_;
    std::visit(
        Overloaded{
            [&](Do& action) { request(std::move(action)); },
            [&](const GoTo& where) { go(where.route); },
            [&](const ActAs& who) {
                act_as(who.profile);
                go({Page::today, {}});
            },
            [&](const ChooseLanguage& choice) {
                preferences_.language = choice.language;
                has_language_wish_ = false;
                text_ = text::Text(choice.language);
                platform_->set_language(text_.tag());
                store_preferences();
            },
            [&](const ChooseTheme& choice) {
                preferences_.theme = choice.theme;
                store_preferences();
            },
            [&](const ChooseSkillsLayout& choice) {
                preferences_.skills = choice.layout;
                store_preferences();
            },
            [&](const UseSingleKeys& choice) {
                preferences_.are_single_keys_on = choice.are_on;
                store_preferences();
            },
            [&](const PickImportFiles&) { platform_->pick_file(".csv,.tsv,.txt,.cairn,text/csv", 1); },
            [&](const PickBackup&) { platform_->pick_file(".cairn", 2); },
            [&](const ConfirmImport& confirm) {
                if (import_ && !import_->writes.empty()) request(confirm);
            },
            [&](const ConfirmRestore& confirm) {
                if (restore_) request(confirm);
            },
            [&](const DiscardImport&) { discard_files(); },
            [&](const Undo& undo) { request(undo); },
            [&](const Redo& redo) { request(redo); },
            [&](const DownloadBackup&) { download_backup(); },
            [&](const PutOffBackup&) {
                preferences_.reminder_put_off = now();
                store_preferences();
            },
            [&](const SaveTable& table) { platform_->save_file(table.file_name, table.type, as_bytes(table.csv)); },
            [&](const SaveCalendar& calendar) {
                platform_->save_file(calendar.file_name, "text/calendar;charset=utf-8", as_bytes(calendar.text));
            },
            [&](const PickCalendar&) { platform_->pick_file(".ics,text/calendar", 3); },
            [&](const DiscardCalendar&) { calendar_.reset(); },
            [&](const PickFolder&) { platform_->pick_file(".zip,application/zip", 4); },
            [&](const DiscardFolder&) { folder_.reset(); },
            [&](const OpenAddress& address) { platform_->open_url(address.url); },
            [&](const EraseEverything& erase) {
                if (is_locked()) {
                    erase_locked();
                } else {
                    request(erase);
                }
            },
            [&](UseLock& use) { use_lock(use); },
            [&](UseSync& use) { use_sync(use); },
            [&](const SaveAgain&) { save_again(); },
            [&](const Print&) { platform_->print(); },
            [&](const ApplyUpdate&) { platform_->apply_update(); },
        },
        intent);
}

void Session::go(const Route& route, bool is_replacing) {
    ++view_revision_;
    const Route target = store_ != nullptr && !me() && !is_open_to_all(route.page) ? Route{Page::welcome, {}} : route;
    if (target == route_ && !is_replacing) return;
    if (target.page != route_.page) failure_.reset();
    route_ = target;
    platform_->set_route(views::format_route(target), is_replacing);
    page_scroll_ = 0;
    page_changed_ = true;
    ask_storage();
}

void Session::act_as(ProfileId profile) {
    preferences_.me = profile;
    calendar_.reset();
    store_->set_author(profile);
    store_preferences();
}

void Session::store_preferences() {
    const Bytes bytes = encode_preferences(preferences_);
    has_unkept_preferences_ = !is_leader_;
    if (!is_leader_) {
        send(KeepPreferences{bytes});
    } else if (auto stored = disk_.write(preferences_file, bytes); !stored) {
        failure_ = stored.error();
    }
}

void Session::show_import() {
    if (!import_) return;
    const auto rows = static_cast<std::int64_t>(import_->counts.added + import_->counts.changed);
    toasts_.push_back({text_.shell_imported(rows), true});
    Page next = Page::people;
    for (const exchange::FilePreview& file : import_->files) {
        if (file.kind == exchange::ImportKind::courses) next = Page::courses;
        if (file.kind == exchange::ImportKind::skills || file.kind == exchange::ImportKind::prerequisites ||
            file.kind == exchange::ImportKind::technologies) {
            next = Page::skills;
        }
    }
    discard_files();
    go({me() ? next : Page::welcome, {}});
}

void Session::show_restore() {
    if (!me()) {
        // Alone on the device, there is nobody else to be.
        std::vector<const Profile*> own = model().profiles.existing();
        std::erase_if(own, [](const Profile* profile) { return profile->is_sample; });
        if (own.size() == 1) act_as(own.front()->id);
    }
    toasts_.push_back({std::string(me() ? text_.restore_done() : text_.restore_done_choose()), true});
    go({me() ? Page::today : Page::people, {}});
}

void Session::download_backup() {
    const Bytes bytes = app::encode_backup(store_->state(), store_->read_records());
    const CivilDate date = civil_of(utc_day(now()));
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const std::string name =
        "cairn-" + std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day) + ".cairn";
    platform_->save_file(name, "application/octet-stream", bytes);
    preferences_.downloaded = now();
    preferences_.downloaded_sequence = store_->last_sequence();
    store_preferences();
}

views::BackupState Session::backup_state() const {
    const std::uint64_t all = store_->last_sequence();
    const std::uint64_t kept = std::min(all, preferences_.downloaded_sequence);
    return {preferences_.downloaded, preferences_.reminder_put_off, static_cast<std::int64_t>(all - kept)};
}

std::uint64_t Session::view_revision() {
    const std::int64_t minute = now().ms / ms_per_minute;
    if (minute != std::exchange(view_minute_, minute)) ++view_revision_;
    return view_revision_;
}

views::ViewInput Session::view_input() {
    indices_.begin(model(), now());
    return {model(), indices_, text_, me(), now()};
}

}  // namespace cairn::screens
