// Tabs of one browser profile: one disk, one channel, each tab a session. Messages and answers of the disk wait until a
// test hands them over, in an order of its choosing.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "fake_platform.hpp"
#include "shell/screens/session.hpp"

using namespace cairn;
using namespace cairn::screens;
using views::Page;

namespace {

class Browser;

/// A tab whose disk is the browser's. Like the page, it cannot store anything once another tab leads.
class TabPlatform : public FakePlatform {
public:
    explicit TabPlatform(Browser& browser) : browser_(&browser) {}
    void load_files() override;
    void flush(std::uint64_t token) override;
    void send_to_tabs(std::span<const std::byte> bytes) override;
    void random_bytes(std::span<std::byte> out) override;

private:
    Browser* browser_;
};

struct Tab {
    explicit Tab(Browser& browser) : platform(browser) {}

    void run(Intent intent) {
        std::vector<Intent> intents;
        intents.push_back(std::move(intent));
        session->carry_out(intents);
        session->save();
    }

    TabPlatform platform;
    std::unique_ptr<Session> session;
    bool is_frozen = false;
};

class Browser {
public:
    Tab& open(const std::string& route = "/people") {
        Tab& tab = *tabs.emplace_back(std::make_unique<Tab>(*this));
        tab.platform.address = route;
        tab.platform.leader = leader == nullptr;
        if (leader == nullptr) leader = &tab;
        tab.session = std::make_unique<Session>(tab.platform, "en");
        return tab;
    }
    /// The tab is gone, with everything that it had not stored.
    void close(Tab& tab) {
        const bool was_leader = leader == &tab;
        std::erase_if(tabs, [&](const auto& each) { return each.get() == &tab; });
        if (was_leader) leader = nullptr;
    }
    /// A tab asks to lead only once it knows that it does not, and is told at once; the one before learns it later.
    void make_leader(Tab& tab) {
        const auto is_leadership = [](const host::PlatformEvent& event) {
            return std::holds_alternative<host::LeadershipChanged>(event);
        };
        while (!tab.is_frozen && std::ranges::any_of(tab.platform.events, is_leadership)) step(tab);
        Tab* before = std::exchange(leader, &tab);
        tab.platform.leader = true;
        tab.session->event(host::LeadershipChanged{true});
        tab.session->save();
        if (before == nullptr || before == &tab) return;
        before->platform.leader = false;
        before->platform.events.emplace_back(host::LeadershipChanged{false});
    }
    /// Hands over one waiting event; false when there is none.
    bool step(Tab& tab) {
        if (tab.is_frozen || tab.platform.events.empty()) return false;
        const host::PlatformEvent event = std::move(tab.platform.events.front());
        tab.platform.events.pop_front();
        tab.session->event(event);
        tab.session->save();
        return true;
    }
    /// Until nothing is left to do, with the clock going on.
    void settle() {
        for (int quiet = 0; quiet < 3; ++quiet) {
            bool is_busy = true;
            while (is_busy) {
                is_busy = false;
                for (auto& tab : tabs) is_busy = step(*tab) || is_busy;
            }
            pass(1100);
        }
    }
    void pass(std::int64_t ms) {
        for (auto& tab : tabs) {
            tab->platform.now_ms += ms;
            if (tab->is_frozen || std::exchange(tab->platform.call_backs, {}).empty()) continue;
            tab->session->event(host::CalledBack{});
            tab->session->save();
        }
    }

    std::map<std::string, std::vector<std::byte>> disk;
    std::vector<std::unique_ptr<Tab>> tabs;
    Tab* leader = nullptr;
    Random random{7};
};

void TabPlatform::load_files() {
    memory = browser_->disk;
    host::StorageLoaded loaded;
    for (const auto& [name, bytes] : memory) loaded.files.push_back({name, bytes});
    events.emplace_back(std::move(loaded));
}

void TabPlatform::flush(std::uint64_t token) {
    if (browser_->leader == nullptr || &browser_->leader->platform != this) {
        events.emplace_back(host::StorageFlushed{token, "Deposed: another tab writes"});
        return;
    }
    if (flush_error.empty()) browser_->disk = memory;
    events.emplace_back(host::StorageFlushed{token, flush_error});
}

void TabPlatform::send_to_tabs(std::span<const std::byte> bytes) {
    for (auto& tab : browser_->tabs) {
        // what a replaced tab says is not delivered, nor is what one that follows says to another that does
        const bool is_from_leader = browser_->leader != nullptr && &browser_->leader->platform == this;
        const bool is_heard = is_from_leader ? &tab->platform != this : !leader && tab.get() == browser_->leader;
        if (is_heard) tab->platform.events.emplace_back(host::TabMessage{{bytes.begin(), bytes.end()}});
    }
}

void TabPlatform::random_bytes(std::span<std::byte> out) {
    for (std::byte& byte : out) byte = static_cast<std::byte>(browser_->random.next());
}

app::SaveProfile profile(std::string name) {
    app::SaveProfile form;
    form.name = std::move(name);
    form.roles = role_learner;
    form.languages = "en";
    form.zone = "Europe/Lisbon";
    form.weekly_minutes = 120;
    return form;
}

std::set<std::string> names_in(const Session& session) {
    std::set<std::string> names;
    for (const Profile* each : session.model().profiles.existing()) names.insert(each->name);
    return names;
}

/// What is stored, opened by somebody who was not there.
std::set<std::string> names_stored(Browser& browser) {
    Browser later;
    later.disk = browser.disk;
    Tab& tab = later.open();
    later.settle();
    CHECK_FALSE(tab.session->open_result().damaged());
    return names_in(*tab.session);
}

}  // namespace

TEST_CASE("Every kind of message between tabs comes back as it was, and a damaged one is refused") {
    const Id id{1, 2};
    Batch batch;
    batch.replica = ReplicaId{Id{3, 4}};
    batch.sequence = 9;
    batch.writes.push_back({{Id{5, 6}, {}, 1, 1}, std::string("Go")});
    const Standing standing{id, batch.replica, 9};
    const std::vector<TabMessage> all = {TabCame{},
                                         AskBatch{id, Id{7, 8}, batch},
                                         AskRestore{id, {std::byte{1}, std::byte{0}}},
                                         AskErase{id},
                                         KeepPreferences{{std::byte{2}}},
                                         AskSave{},
                                         StandingTold{standing, 8},
                                         BatchWritten{id, Id{7, 8}, batch},
                                         BatchStale{id, standing},
                                         AskRefused{id, Errc::rule_not_met},
                                         AskDone{id},
                                         BatchesSaved{9},
                                         SavingFailed{true},
                                         RecordReplaced{standing},
                                         RecordLocked{}};
    REQUIRE(all.size() == std::variant_size_v<TabMessage>);
    for (const TabMessage& message : all) {
        const Bytes bytes = encode_tab_message(message);
        const auto again = decode_tab_message(bytes);
        REQUIRE(again);
        CHECK(again->index() == message.index());
        CHECK(encode_tab_message(*again) == bytes);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            CHECK_FALSE(decode_tab_message(ByteView(bytes).first(size)));
    }
    CHECK_FALSE(decode_tab_message(std::vector{std::byte{2}, std::byte{0}}));
    CHECK_FALSE(decode_tab_message(std::vector{std::byte{1}, std::byte{99}}));
}

TEST_CASE("What one tab writes the others show, and each of them writes through it") {
    Browser browser;
    Tab& first = browser.open();
    browser.settle();
    Tab& second = browser.open();
    browser.settle();
    first.run(Do{profile("Ana"), "", {}});
    browser.settle();
    CHECK(names_in(*second.session) == std::set<std::string>{"Ana"});

    second.run(Do{profile("Bo"), "saved", {}});
    CHECK(second.session->save_state() == SaveState::saving);
    browser.settle();
    CHECK(second.session->save_state() == SaveState::saved);
    CHECK(second.session->take_toasts().size() == 1);
    CHECK(names_in(*first.session) == std::set<std::string>{"Ana", "Bo"});
    CHECK(app::state_digest(first.session->store().state()) == app::state_digest(second.session->store().state()));
    CHECK(names_stored(browser) == std::set<std::string>{"Ana", "Bo"});

    second.run(Undo{});
    browser.settle();
    CHECK(names_in(*first.session) == std::set<std::string>{"Ana"});
    first.run(Redo{});
    browser.settle();
    CHECK(names_in(*second.session) == std::set<std::string>{"Ana", "Bo"});
    CHECK(second.platform.persistence_asked == 1);
}

TEST_CASE("Rules are decided once for all tabs: what another tab did in the meantime refuses in words") {
    Browser browser;
    Tab& first = browser.open();
    browser.settle();
    Tab& second = browser.open();
    browser.settle();
    first.run(Do{app::OpenSample{}, "", {}});
    browser.settle();
    const ProfileId learner = first.session->me();
    const ProfileId coach = [&] {
        for (const Profile* each : first.session->model().profiles.existing())
            if (each->has(role_coach) && each->capacity > 0) return each->id;
        return ProfileId{};
    }();
    REQUIRE(coach);
    // Both ask before either has heard of the other.
    first.run(Do{app::SendRequest{learner, coach, "from the first", 1}, "", {}});
    second.run(Do{app::SendRequest{learner, coach, "from the second", 1}, "", {}});
    browser.settle();
    REQUIRE(second.session->failure());
    CHECK(second.session->failure()->code == Errc::request_already_open);
    CHECK_FALSE(first.session->failure());
    CHECK(app::state_digest(first.session->store().state()) == app::state_digest(second.session->store().state()));
}

TEST_CASE("When the writing tab is gone with what it had not stored, another goes on and nothing is done twice") {
    Browser browser;
    Tab& first = browser.open();
    browser.settle();
    Tab& second = browser.open();
    Tab& third = browser.open();
    browser.settle();
    SECTION("it never heard of it") { second.run(Do{profile("Bo"), "", {}}); }
    SECTION("it wrote and did not store it") {
        first.platform.flush_error = "UnknownError";
        second.run(Do{profile("Bo"), "", {}});
        while (browser.step(first)) {
        }
        while (browser.step(second)) {
        }
        CHECK(names_in(*second.session) == std::set<std::string>{"Bo"});
    }
    SECTION("it stored it and could not say so") {
        second.run(Do{profile("Bo"), "", {}});
        while (browser.step(first)) {
        }
        second.platform.events.clear();
        third.platform.events.clear();
        browser.close(first);
        browser.make_leader(third);
        browser.settle();
        CHECK(second.session->save_state() == SaveState::saved);
        CHECK(third.session->model().profiles.existing_count() == 1);
        CHECK(names_stored(browser) == std::set<std::string>{"Bo"});
        return;
    }
    browser.close(first);
    browser.pass(1100);
    CHECK(second.session->save_state() != SaveState::saved);
    browser.make_leader(third);
    browser.settle();
    CHECK(second.session->save_state() == SaveState::saved);
    CHECK(third.session->model().profiles.existing_count() == 1);
    CHECK(second.session->model().profiles.existing_count() == 1);
    CHECK(names_stored(browser) == std::set<std::string>{"Bo"});
}

TEST_CASE("A writing tab that was frozen and replaced asks the new one for what it could not store") {
    Browser browser;
    Tab& first = browser.open();
    browser.settle();
    Tab& second = browser.open();
    browser.settle();
    browser.leader = &second;  // it does not know yet
    second.platform.leader = true;
    second.platform.events.emplace_back(host::LeadershipChanged{true});
    first.run(Do{profile("Ana"), "done", {}});
    CHECK(names_in(*first.session) == std::set<std::string>{"Ana"});
    second.run(Do{profile("Bo"), "", {}});
    first.platform.leader = false;
    first.platform.events.emplace_front(host::LeadershipChanged{false});
    browser.settle();
    CHECK(names_in(*first.session) == std::set<std::string>{"Ana", "Bo"});
    CHECK(names_in(*second.session) == std::set<std::string>{"Ana", "Bo"});
    CHECK(first.session->take_toasts().size() == 1);
    CHECK(first.session->save_state() == SaveState::saved);
    CHECK(names_stored(browser) == std::set<std::string>{"Ana", "Bo"});
}

TEST_CASE("A tab that nobody answers says that it waits") {
    Browser browser;
    Tab& first = browser.open();
    browser.settle();
    Tab& second = browser.open();
    browser.settle();
    first.is_frozen = true;
    second.run(Do{profile("Bo"), "", {}});
    CHECK(second.session->save_state() == SaveState::saving);
    browser.pass(1100);
    CHECK(second.session->save_state() == SaveState::waiting);
    first.is_frozen = false;
    browser.settle();
    CHECK(second.session->save_state() == SaveState::saved);
    CHECK(first.session->model().profiles.existing_count() == 1);
}

TEST_CASE("A tab that follows takes a backup in, erases, and is told that the disk is full, like the one that writes") {
    Browser browser;
    Tab& first = browser.open();
    browser.settle();
    first.run(Do{profile("Ana"), "", {}});
    browser.settle();
    first.run(DownloadBackup{});
    const auto [name, bytes] = *first.platform.downloads.begin();
    Tab& second = browser.open();
    browser.settle();

    second.run(EraseEverything{});
    browser.settle();
    CHECK(names_in(*first.session).empty());
    CHECK(first.session->route().page == Page::people);
    CHECK(second.session->route().page == Page::welcome);
    CHECK(names_stored(browser).empty());

    second.session->event(host::FilePicked{2, name, bytes});
    second.run(ConfirmRestore{});
    browser.settle();
    CHECK(names_in(*first.session) == std::set<std::string>{"Ana"});
    CHECK(names_in(*second.session) == std::set<std::string>{"Ana"});
    CHECK(second.session->me());
    CHECK(names_stored(browser) == std::set<std::string>{"Ana"});

    first.platform.flush_error = "QuotaExceededError";
    second.run(Do{profile("Bo"), "", {}});
    browser.settle();
    CHECK(second.session->save_state() == SaveState::full);
    second.run(Do{profile("Cy"), "", {}});
    browser.settle();
    REQUIRE(second.session->failure());
    CHECK(second.session->failure()->code == Errc::storage_full);
    first.platform.flush_error.clear();
    second.run(SaveAgain{});
    browser.settle();
    CHECK(second.session->save_state() == SaveState::saved);
    CHECK(names_stored(browser) == std::set<std::string>{"Ana", "Bo"});
}

TEST_CASE("Tabs that write at once, close, freeze and take over in any order lose nothing that was told to be saved") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        Random chance(seed);
        Browser browser;
        browser.random = Random(seed * 31);
        std::set<std::string> asked;
        std::set<std::string> saved;
        std::map<Tab*, std::set<std::string>> unsaved;
        browser.open();
        for (int move = 0; move < 300; ++move) {
            Tab& tab = *browser.tabs[static_cast<std::size_t>(chance.below(browser.tabs.size()))];
            switch (chance.below(12)) {
                case 0:
                    if (browser.tabs.size() < 5) browser.open();
                    break;
                case 1:
                    if (browser.tabs.size() > 1 && chance.chance(300'000)) {
                        unsaved.erase(&tab);
                        browser.close(tab);
                        if (browser.leader == nullptr) browser.make_leader(*browser.tabs.front());
                    }
                    break;
                case 2:
                    if (&tab != browser.leader && chance.chance(200'000)) browser.make_leader(tab);
                    break;
                case 3:
                case 4:
                    if (tab.session->is_ready()) {
                        const std::string name = "P" + std::to_string(move);
                        asked.insert(name);
                        unsaved[&tab].insert(name);
                        tab.run(Do{profile(name), "", {}});
                    }
                    break;
                case 5: browser.pass(chance.between(0, 1500)); break;
                default: browser.step(tab);
            }
            for (auto& each : browser.tabs) {
                if (!each->session->is_ready() || each->session->save_state() != SaveState::saved) continue;
                saved.merge(unsaved[each.get()]);
                unsaved[each.get()].clear();
            }
        }
        browser.settle();
        browser.settle();
        for (auto& each : browser.tabs) {
            CHECK(each->session->save_state() == SaveState::saved);
            saved.merge(unsaved[each.get()]);
            CHECK(app::state_digest(each->session->store().state()) ==
                  app::state_digest(browser.leader->session->store().state()));
        }
        const std::set<std::string> stored = names_stored(browser);
        for (const std::string& name : saved) CHECK(stored.contains(name));
        for (const std::string& name : stored) CHECK(asked.contains(name));
        const auto profiles = browser.leader->session->model().profiles.existing();
        CHECK(profiles.size() == stored.size());  // nothing twice
    }
}
