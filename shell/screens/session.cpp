#include "shell/screens/session.hpp"

#include <algorithm>

#include "core/base/archive.hpp"
#include "core/exchange/sample.hpp"
#include "core/journal/frame.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::Route;

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

std::uint64_t fresh_seed(host::Platform& platform) {
    std::uint64_t seed = 0;
    platform.random_bytes(std::as_writable_bytes(std::span(&seed, 1)));
    return seed;
}

/// Pages that make sense before anybody has a profile.
bool is_open_to_all(Page page) {
    return page == Page::welcome || page == Page::profile || page == Page::import_data || page == Page::people ||
           page == Page::settings || page == Page::not_found;
}

}  // namespace

Session::Session(host::Platform& platform, std::string_view language_wish)
    : platform_(&platform), disk_(platform), drafts_(platform), text_(preferred_language(platform.preferences())) {
    if (language_wish.starts_with("en") || language_wish.starts_with("zh")) {
        has_language_wish_ = true;
        text_ = text::Text(language_wish.starts_with("zh") ? Language::chinese : Language::english);
    }
    platform_->set_language(text_.tag());
    platform_->load_files();
}

void Session::event(const host::PlatformEvent& event) {
    std::visit(Overloaded{
                   [&](const host::RouteChanged& change) {
                       go(views::parse_route(change.route), true);
                       page_scroll_ = change.scroll;
                   },
                   [&](const host::FilePicked& file) { take_files(file.name, file.bytes); },
                   [&](const host::FilePickCancelled&) {},
                   [&](const host::StorageLoaded& loaded) {
                       if (!loaded.error.empty()) {
                           platform_->log(host::LogLevel::error, loaded.error);
                           failure_ = Error{Errc::storage_read_failed, loaded.error};
                       }
                       open(loaded.files);
                   },
                   [&](const host::StorageFlushed& flushed) {
                       if (flushed.error.empty()) {
                           flushed_token_ = std::max(flushed_token_, flushed.token);
                           save_error_.clear();
                           return;
                       }
                       platform_->log(host::LogLevel::error, flushed.error);
                       save_error_ = flushed.error;
                   },
                   [&](const host::LeadershipChanged& change) {
                       disk_.refuse(change.is_leader ? Errc::none : Errc::storage_read_only);
                       // The tab that wrote until now may have written since this one loaded.
                       if (change.is_leader && store_ != nullptr) platform_->load_files();
                   },
                   [&](const host::TabMessage&) {},
                   [&](const host::OnlineChanged&) {},
                   [&](const host::UpdateReady&) { has_update_ = true; },
                   [&](const host::PreferencesChanged&) {},
                   [&](const host::VisibilityChanged& change) {
                       if (!change.is_visible) save();
                   },
               },
               event);
    ++view_revision_;
}

void Session::open(std::vector<host::StoredFile> files) {
    if (!platform_->is_leader()) disk_.refuse(Errc::storage_read_only);
    disk_.loaded(std::move(files));
    store_ = std::make_unique<app::Store>(disk_, fresh_seed(*platform_));
    open_result_ = store_->open();
    preferences_ = read_preferences(disk_);
    disk_.forget_contents();
    indices_ = {};
    if (preferences_.language && !has_language_wish_) text_ = text::Text(*preferences_.language);
    platform_->set_language(text_.tag());
    if (model().profiles.find(preferences_.me) == nullptr) preferences_.me = {};
    store_->set_author(preferences_.me);
    route_ = views::parse_route(platform_->route());
    page_scroll_ = platform_->route_scroll();
    choose_start_page();
    page_changed_ = true;
    // Opening may have named a new replica; it is saved with the first change.
    static_cast<void>(disk_.take_dirty());
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
    std::visit(Overloaded{
                   [&](Do& action) {
                       if (!run_command(action.command)) return;
                       if (!action.saved_draft.empty()) saved_drafts_.push_back(std::move(action.saved_draft));
                       if (!action.toast.empty()) toasts_.push_back({std::move(action.toast), true});
                       if (action.then) go(*action.then);
                   },
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
                   [&](const ConfirmImport&) { confirm_import(); },
                   [&](const ConfirmRestore&) { confirm_restore(); },
                   [&](const DiscardImport&) { discard_files(); },
                   [&](const Undo&) { changed(store_->undo(now())); },
                   [&](const Redo&) { changed(store_->redo(now())); },
                   [&](const DownloadBackup&) { download_backup(); },
                   [&](const SaveTable& table) {
                       platform_->save_file(table.file_name, "text/csv;charset=utf-8", as_bytes(table.csv));
                   },
                   [&](const EraseEverything&) { erase_everything(); },
                   [&](const Print&) { platform_->print(); },
                   [&](const ApplyUpdate&) { platform_->apply_update(); },
               },
               intent);
}

bool Session::run_command(const app::Command& command) {
    auto outcome = store_->dispatch(command, now());
    const bool is_first_profile = !me() && std::holds_alternative<app::SaveProfile>(command);
    const bool is_sample = std::holds_alternative<app::OpenSample>(command);
    const Id subject = outcome ? outcome->subject : Id{};
    if (!changed(std::move(outcome))) return false;
    if (is_first_profile) act_as(ProfileId{subject});
    if (is_sample && !me()) act_as(ProfileId{exchange::sample_id("learner", "lin_yue")});
    return true;
}

bool Session::changed(Result<app::Outcome> outcome) {
    if (!outcome) {
        failure_ = outcome.error();
        return false;
    }
    failure_.reset();
    indices_.invalidate(outcome->changes);
    if (restore_) restore_->preview = app::preview_merge(store_->state(), restore_->backup.state);
    // Undoing may have removed the person who looks.
    if (me() && model().profiles.find(me()) == nullptr) {
        act_as({});
        choose_start_page();
    }
    if (!asked_persistence_ && outcome->wrote) {
        asked_persistence_ = true;
        platform_->request_persistence();
    }
    return true;
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
}

void Session::act_as(ProfileId profile) {
    preferences_.me = profile;
    store_->set_author(profile);
    store_preferences();
}

void Session::store_preferences() {
    if (auto stored = write_preferences(disk_, preferences_);
        !stored && stored.error().code != Errc::storage_read_only) {
        failure_ = stored.error();
    }
}

void Session::confirm_import() {
    if (!import_ || import_->writes.empty()) return;
    const auto rows = static_cast<std::int64_t>(import_->counts.added + import_->counts.changed);
    if (!run_command(app::ImportFiles{import_->writes})) return;
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

void Session::confirm_restore() {
    if (!restore_ || !changed(store_->restore(restore_->backup))) return;
    discard_files();
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
}

void Session::erase_everything() {
    for (const std::string& name : disk_.list()) {
        if (auto removed = disk_.remove(name); !removed) {
            failure_ = removed.error();
            return;
        }
    }
    store_ = std::make_unique<app::Store>(disk_, fresh_seed(*platform_));
    open_result_ = store_->open();
    indices_ = {};
    discard_files();
    drafts_.forget_all();
    preferences_.me = {};
    store_preferences();
    go({Page::welcome, {}});
}

void Session::save() {
    if (store_ == nullptr || !disk_.take_dirty()) return;
    platform_->flush(++flush_token_);
}

SaveState Session::save_state() const {
    if (disk_.refusal() == Errc::storage_read_only) return SaveState::read_only;
    if (!save_error_.empty()) return SaveState::failed;
    return flushed_token_ < flush_token_ ? SaveState::saving : SaveState::saved;
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
