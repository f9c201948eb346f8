#include "shell/screens/session.hpp"

#include <catch2/catch_test_macros.hpp>

#include "fake_platform.hpp"
#include "people.hpp"

using namespace cairn;
using namespace cairn::screens;
using views::Page;

namespace {

/// A session whose platform answers everything at once.
struct Desk {
    FakePlatform platform;
    std::unique_ptr<Session> session;

    void start() {
        session = std::make_unique<Session>(platform, "en");
        answer();
    }
    void answer() {
        while (!platform.events.empty()) {
            const host::PlatformEvent event = std::move(platform.events.front());
            platform.events.pop_front();
            session->event(event);
        }
    }
    void run(Intent intent) {
        std::vector<Intent> intents;
        intents.push_back(std::move(intent));
        session->carry_out(intents);
        session->save();
    }
    void pick(const std::string& name, std::string_view text) {
        const ByteView bytes = as_bytes(text);
        session->event(host::FilePicked{1, name, {bytes.begin(), bytes.end()}});
    }
};

}  // namespace

TEST_CASE("Without a profile every page but the open ones leads to the welcome page") {
    Desk desk;
    desk.platform.address = "/plan";
    desk.start();
    CHECK(desk.session->route().page == Page::welcome);
    desk.run(GoTo{{Page::coaches, {}}});
    CHECK(desk.session->route().page == Page::welcome);
    desk.run(GoTo{{Page::import_data, {}}});
    CHECK(desk.session->route().page == Page::import_data);
}

TEST_CASE("A link that leads nowhere keeps its address: it may be mended there") {
    Desk desk;
    desk.platform.address = "/nowhere/at-all";
    desk.start();
    CHECK(desk.session->route().page == Page::not_found);
    CHECK(desk.platform.address == "/nowhere/at-all");
}

TEST_CASE("Back and a reload lead to where the page was left, a link to its top") {
    Desk desk;
    desk.platform.address = "/people";
    desk.platform.scroll = 80;
    desk.start();
    CHECK(desk.session->page_scroll() == 80);
    desk.run(GoTo{{Page::import_data, {}}});
    CHECK(desk.session->page_scroll() == 0);
    desk.session->event(host::RouteChanged{.route = "/people", .scroll = 120});
    CHECK(desk.session->take_page_change());
    CHECK(desk.session->page_scroll() == 120);
}

TEST_CASE("Printing is the platform's") {
    Desk desk;
    desk.start();
    desk.run(Print{});
    CHECK(desk.platform.printed == 1);
}

TEST_CASE("The first profile that is made looks at the page, and is there after a restart") {
    Desk desk;
    desk.start();
    desk.run(Do{yue(), "Welcome", views::Route{Page::today, {}}});
    CHECK(desk.session->me());
    CHECK(desk.session->route().page == Page::today);
    CHECK(desk.session->save_state() == SaveState::saving);
    desk.answer();
    CHECK(desk.session->save_state() == SaveState::saved);
    CHECK(desk.platform.persistence_asked == 1);
    const ProfileId me = desk.session->me();
    desk.start();
    REQUIRE(desk.session->me() == me);
    CHECK(desk.session->model().profiles.find(me)->name == "Lin Yue");
}

TEST_CASE("A command that is refused changes nothing, stores nothing and says why") {
    Desk desk;
    desk.start();
    app::SaveProfile form = yue();
    form.name = "  ";
    desk.run(Do{form, "Welcome", views::Route{Page::today, {}}});
    REQUIRE(desk.session->failure());
    CHECK(desk.session->failure()->code == Errc::name_empty);
    CHECK(desk.session->route().page == Page::welcome);
    CHECK(desk.platform.files.empty());
    CHECK(desk.session->take_toasts().empty());
}

TEST_CASE("A flush that fails is told, and the next change tries everything again") {
    Desk desk;
    desk.start();
    desk.platform.flush_error = "UnknownError: the disk is gone";
    desk.run(Do{yue(), "", {}});
    desk.answer();
    CHECK(desk.session->save_state() == SaveState::failed);
    CHECK(desk.session->me());
    desk.platform.flush_error.clear();
    desk.run(ChooseTheme{ThemeChoice::dark});
    desk.answer();
    CHECK(desk.session->save_state() == SaveState::saved);
    desk.start();
    CHECK(desk.session->me());
    CHECK(desk.session->preferences().theme == ThemeChoice::dark);
}

TEST_CASE(
    "When the data were downloaded, and that the reminder was put off, is known after a reload and erased with all") {
    Desk desk;
    desk.start();
    desk.run(Do{yue(), "", {}});
    desk.answer();
    CHECK(desk.session->backup_state() == views::BackupState{.changes_since = 1});
    desk.run(DownloadBackup{});
    desk.run(PutOffBackup{});
    desk.answer();
    const Instant now = desk.session->now();
    desk.start();
    CHECK(desk.session->backup_state() == views::BackupState{.last = now, .put_off = now, .changes_since = 0});
    app::SaveProfile other = yue();
    other.name = "Zhao Lei";
    desk.run(Do{other, "", {}});
    CHECK(desk.session->backup_state().changes_since == 1);
    desk.run(EraseEverything{});
    desk.answer();
    CHECK_FALSE(desk.session->backup_state().last);
    CHECK_FALSE(desk.session->backup_state().put_off);
}

TEST_CASE("A full disk stops the writing until the person tries again, and nothing that was shown is lost") {
    Desk desk;
    desk.start();
    desk.platform.flush_error = "QuotaExceededError: no room";
    desk.run(Do{yue(), "", {}});
    desk.answer();
    CHECK(desk.session->save_state() == SaveState::full);
    app::SaveProfile other = yue();
    other.name = "Zhao Lei";
    desk.run(Do{other, "", {}});
    REQUIRE(desk.session->failure());
    CHECK(desk.session->failure()->code == Errc::storage_full);
    CHECK(desk.session->model().profiles.existing_count() == 1);
    desk.run(DownloadBackup{});
    CHECK(desk.platform.downloads.size() == 1);

    desk.run(SaveAgain{});
    desk.answer();
    CHECK(desk.session->save_state() == SaveState::full);
    desk.platform.flush_error.clear();
    desk.run(SaveAgain{});
    desk.answer();
    CHECK(desk.session->save_state() == SaveState::saved);
    desk.run(Do{other, "", {}});
    desk.answer();
    CHECK(desk.platform.persistence_asked == 1);
    desk.start();
    CHECK(desk.session->model().profiles.existing_count() == 2);
}

TEST_CASE("The settings ask how much room there is and how safe it is") {
    Desk desk;
    desk.platform.storage = {.bytes_used = 4096, .bytes_free = 1 << 20, .is_persisted = false};
    desk.start();
    desk.run(GoTo{{Page::settings, {}}});
    desk.answer();
    CHECK(desk.session->storage().bytes_used == 4096);
    CHECK(desk.session->storage().is_persisted == false);
}

TEST_CASE("The sample programme opens as one step, and one undo takes it away again") {
    Desk desk;
    desk.start();
    desk.run(Do{app::OpenSample{}, "", views::Route{Page::today, {}}});
    REQUIRE(desk.session->me());
    CHECK(desk.session->model().profiles.existing_count() == 144);
    CHECK(desk.session->model().skills.existing_count() >= 120);
    desk.run(Undo{});
    CHECK(desk.session->model().profiles.existing_count() == 0);
    CHECK_FALSE(desk.session->me());
    CHECK(desk.session->route().page == Page::welcome);
    desk.run(Redo{});
    CHECK(desk.session->model().profiles.existing_count() == 144);
}

TEST_CASE("Files are shown before they are taken, and one undo removes the import") {
    Desk desk;
    desk.start();
    desk.run(Do{yue(), "", {}});
    desk.pick("concepts.csv", "id,title\nsql,SQL\nindexes,Indexes\n");
    desk.pick("prerequisites.csv", "prerequisite,concept\nsql,indexes\n");
    REQUIRE(desk.session->import_preview() != nullptr);
    CHECK(desk.session->route().page == Page::import_data);
    CHECK(desk.session->model().skills.existing_count() == 0);
    desk.run(ConfirmImport{});
    CHECK(desk.session->import_preview() == nullptr);
    CHECK(desk.session->model().skills.existing_count() == 2);
    CHECK(desk.session->model().prerequisites.existing_count() == 1);
    CHECK(desk.session->route().page == Page::skills);
    desk.run(Undo{});
    CHECK(desk.session->model().skills.existing_count() == 0);
    CHECK(desk.session->model().profiles.existing_count() == 1);
}

TEST_CASE("What was downloaded comes back on another device, after a look at it") {
    Desk desk;
    desk.start();
    desk.run(Do{yue(), "", {}});
    desk.run(DownloadBackup{});
    REQUIRE(desk.platform.downloads.size() == 1);
    const auto& [name, bytes] = *desk.platform.downloads.begin();
    CHECK(name.ends_with(".cairn"));

    Desk other;
    other.start();
    other.pick(name, as_text(bytes));
    REQUIRE(other.session->restore_preview() != nullptr);
    CHECK(other.session->route().page == Page::import_data);
    CHECK(other.session->restore_preview()->preview.profiles.added == 1);
    CHECK(other.session->model().profiles.existing_count() == 0);
    other.run(ConfirmRestore{});
    CHECK(other.session->restore_preview() == nullptr);
    CHECK(app::state_digest(other.session->store().state()) == app::state_digest(desk.session->store().state()));
    REQUIRE(other.session->me());  // the only person there is
    CHECK(other.session->route().page == Page::today);

    // once more: everything is known by now
    other.pick(name, as_text(bytes));
    CHECK(other.session->restore_preview()->preview.registers == 0);
    other.run(DiscardImport{});
    CHECK(other.session->restore_preview() == nullptr);
    other.run(Undo{});
    CHECK(other.session->model().profiles.existing_count() == 0);
}

TEST_CASE("A damaged backup is refused in words and a list after it is read as one") {
    Desk desk;
    desk.start();
    desk.run(Do{yue(), "", {}});
    desk.pick("cairn-2026-11-22.cairn", "CAIRNBK1 cut off");
    REQUIRE(desk.session->failure());
    CHECK(desk.session->failure()->code == Errc::backup_damaged);
    CHECK(desk.session->restore_preview() == nullptr);
    desk.pick("concepts.csv", "id,title\nsql,SQL\n");
    CHECK(desk.session->import_preview() != nullptr);
}

TEST_CASE("Erasing leaves nothing of anybody") {
    Desk desk;
    desk.start();
    desk.run(Do{app::OpenSample{}, "", {}});
    desk.answer();
    desk.run(EraseEverything{});
    desk.answer();
    CHECK(desk.session->route().page == Page::welcome);
    desk.start();
    CHECK(desk.session->model().profiles.existing_count() == 0);
    CHECK(desk.session->model().skills.existing_count() == 0);
}

TEST_CASE("The language follows the system until somebody chooses") {
    Desk desk;
    desk.platform.wishes.languages = {"zh-CN", "en"};
    desk.session = std::make_unique<Session>(desk.platform, "");
    desk.answer();
    CHECK(desk.session->text().language() == Language::chinese);
    CHECK(desk.platform.page_language == "zh-Hans");
    desk.run(ChooseLanguage{Language::english});
    desk.answer();
    desk.session = std::make_unique<Session>(desk.platform, "");
    desk.answer();
    CHECK(desk.session->text().language() == Language::english);
}

TEST_CASE("A draft is named to be dropped when its command was carried out, and kept when it was refused") {
    Desk desk;
    desk.start();
    app::SaveProfile nameless = yue();
    nameless.name.clear();
    desk.run(Do{nameless, {}, {}, "profile/new"});
    CHECK(desk.session->take_saved_drafts().empty());
    desk.run(Do{yue(), {}, {}, "profile/new"});
    CHECK(desk.session->take_saved_drafts() == std::vector<std::string>{"profile/new"});
    desk.session->drafts().keep("goal", {std::byte{1}});
    desk.run(EraseEverything{});
    CHECK(desk.platform.drafts.empty());
}
