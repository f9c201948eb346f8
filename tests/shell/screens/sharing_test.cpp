#include "shell/screens/sharing.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/sync/memory_store.hpp"
#include "fake_platform.hpp"
#include "people.hpp"
#include "shell/screens/session.hpp"
#include "tests/core/crypto/chance.hpp"

using namespace cairn;
using namespace cairn::screens;
using views::CheckCause;
using views::CheckResult;
using views::LinkState;
using views::Page;
using views::StoreCheck;

namespace {

constexpr std::string_view address = "https://example.org/cairn/store/";

struct SeededPlatform : FakePlatform {
    explicit SeededPlatform(std::uint64_t seed) : chance(crypto_test::seeded(seed)) {}
    void random_bytes(std::span<std::byte> out) override { chance(out); }
    crypto::Chance chance;
};

/// A browser profile with the store at its address, which answers as long as `is_online`.
struct Browser {
    Browser(sync::MemoryStore& shared, std::uint64_t seed) : platform(seed), store(&shared) { start(); }

    void start() {
        session = std::make_unique<Session>(platform, "en");
        answer();
    }
    void answer() {
        while (!platform.events.empty() || !platform.web_requests.empty()) {
            if (!platform.events.empty()) {
                const host::PlatformEvent event = std::move(platform.events.front());
                platform.events.pop_front();
                session->event(event);
            } else {
                const host::WebRequest request = std::move(platform.web_requests.front());
                platform.web_requests.pop_front();
                session->event(answer_to(request));
            }
            session->save();
        }
    }
    host::WebAnswered answer_to(const host::WebRequest& request) const {
        host::WebAnswered answer{
            .request_id = request.request_id, .status = 0, .etag = {}, .retry_after = {}, .body = {}};
        if (!is_online) return answer;
        REQUIRE(request.url.starts_with(address));
        sync::Request asked{.id = 1,
                            .method = sync::Method::get,
                            .name = request.url.substr(address.size()),
                            .body = request.body,
                            .condition = sync::Condition::none,
                            .etag = request.if_match};
        if (request.method == "PUT") asked.method = sync::Method::put;
        if (request.method == "MKCOL") asked.method = sync::Method::make_folder;
        if (!request.if_match.empty()) asked.condition = sync::Condition::unchanged;
        if (request.if_absent) asked.condition = sync::Condition::absent;
        sync::Answer given = store->answer(asked);
        answer.status = given.status;
        answer.etag = given.etag;
        answer.body = std::move(given.body);
        return answer;
    }
    void run(Intent intent) {
        std::vector<Intent> intents;
        intents.push_back(std::move(intent));
        session->carry_out(intents);
        session->save();
        answer();
    }
    void pass(std::int64_t ms) {
        platform.now_ms += ms;
        session->event(host::CalledBack{});
        session->save();
        answer();
    }
    void share() {
        run(UseSync{.wish = UseSync::Wish::test, .store = std::string(address)});
        run(UseSync{
            .wish = UseSync::Wish::begin, .store = std::string(address), .title = "Platform mentoring", .name = "Ann"});
    }
    void open_link(const std::string& link) {
        platform.address = link.substr(link.find('#') + 1);
        session->event(host::RouteChanged{.route = platform.address});
        session->save();
        answer();
    }
    [[nodiscard]] views::SyncState state() const { return session->sync_state(); }

    SeededPlatform platform;
    sync::MemoryStore* store;
    bool is_online = true;
    std::unique_ptr<Session> session;
};

void pass(std::initializer_list<Browser*> profiles, int times = 30) {
    for (int i = 0; i < times; ++i) {
        for (Browser* profile : profiles) profile->pass(10'000);
    }
}

bool knows(const Browser& profile, std::string_view name) {
    return std::ranges::contains(profile.session->model().profiles.existing(), name,
                                 [](const cairn::Profile* person) { return std::string_view(person->name); });
}

app::SaveProfile person(std::string name) {
    app::SaveProfile form = yue();
    form.name = std::move(name);
    return form;
}

std::string invite(Browser& owner) {
    owner.run(UseSync{.wish = UseSync::Wish::invite, .level = static_cast<int>(sync::Level::coach)});
    pass({&owner}, 2);
    return owner.state().new_link;
}

}  // namespace

TEST_CASE("Who opens the link of an invitation sees what they join, joins, and both have what either writes") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.run(Do{person("Lin Yue"), "", {}});
    owner.share();
    REQUIRE(owner.state().is_sharing);
    const std::string link = invite(owner);
    REQUIRE(link.starts_with("https://example.org/cairn/#/sync/1"));
    CHECK(owner.state().is_new_link_stored);

    Browser guest(store, 2);
    guest.open_link(link);
    // What is secret does not stay in the address.
    CHECK(guest.platform.address == "/sync");
    REQUIRE(guest.state().link == LinkState::open);
    CHECK(guest.state().link_title == "Platform mentoring");
    CHECK(guest.state().link_inviter == "Ann");
    CHECK(guest.state().link_level == sync::Level::coach);
    CHECK_FALSE(knows(guest, "Lin Yue"));
    guest.run(UseSync{.wish = UseSync::Wish::join, .name = "Marta"});
    pass({&owner, &guest});
    CHECK(guest.state().title == "Platform mentoring");
    CHECK(knows(guest, "Lin Yue"));

    guest.run(Do{person("Marta Silva"), "", {}});
    pass({&guest, &owner});
    CHECK(knows(owner, "Marta Silva"));
    // Everybody is told on how many devices it is.
    pass({&guest, &owner});
    const sync::Status status = owner.state().status;
    CHECK(status.waiting == 0);
    CHECK(status.members.size() == 2);
    CHECK(std::ranges::count(status.members, true, &sync::MemberStatus::has_everything) == 1);
}

TEST_CASE("What both wrote while the store could not be reached is with both afterwards, and outlives restarts") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.run(Do{person("Lin Yue"), "", {}});
    owner.share();
    Browser guest(store, 2);
    guest.open_link(invite(owner));
    guest.run(UseSync{.wish = UseSync::Wish::join, .name = "Marta"});
    pass({&owner, &guest});
    owner.is_online = guest.is_online = false;
    owner.run(Do{person("Written by Ann"), "", {}});
    guest.run(Do{person("Written by Marta"), "", {}});
    pass({&owner, &guest}, 3);
    CHECK(owner.state().status.waiting == 1);
    CHECK(owner.state().status.store == sync::StoreState::silent);
    owner.start();
    guest.start();
    CHECK(knows(owner, "Written by Ann"));
    CHECK_FALSE(knows(owner, "Written by Marta"));
    owner.is_online = guest.is_online = true;
    pass({&owner, &guest}, 60);
    for (const Browser* profile : {&owner, &guest}) {
        CHECK(knows(*profile, "Written by Ann"));
        CHECK(knows(*profile, "Written by Marta"));
        CHECK(profile->state().status.waiting == 0);
        CHECK_FALSE(profile->state().status.was_copied);
    }
    CHECK(app::state_digest(owner.session->store().state()) == app::state_digest(guest.session->store().state()));
}

TEST_CASE("A profile that was copied with its keys goes on under a new name, and both have what either writes") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.run(Do{person("Lin Yue"), "", {}});
    owner.share();
    pass({&owner}, 3);
    Browser copy(store, 2);
    copy.platform.files = owner.platform.files;
    copy.start();
    owner.run(Do{person("Written by Ann"), "", {}});
    pass({&owner}, 3);
    copy.run(Do{person("Written by the copy"), "", {}});
    pass({&copy, &owner}, 60);
    for (const Browser* profile : {&owner, &copy}) {
        CHECK(knows(*profile, "Written by Ann"));
        CHECK(knows(*profile, "Written by the copy"));
    }
    CHECK((owner.state().status.was_copied || copy.state().status.was_copied));
    CHECK(owner.session->store().replica() != copy.session->store().replica());
    copy.start();
    pass({&copy, &owner}, 3);
    CHECK_FALSE(copy.state().status.was_copied);
}

TEST_CASE("Of 200 sentences that were planted in the record none can be read in the store") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    for (int i = 0; i < 200; ++i) owner.run(Do{person("Planted person " + std::to_string(i)), "", {}});
    owner.share();
    owner.run(Do{person("Planted later"), "", {}});
    Browser guest(store, 2);
    guest.open_link(invite(owner));
    guest.run(UseSync{.wish = UseSync::Wish::join, .name = "Planted Marta"});
    pass({&owner, &guest});
    REQUIRE(knows(guest, "Planted person 199"));
    REQUIRE(store.objects.size() > 6);
    for (const auto& [name, bytes] : store.objects) {
        for (const std::string_view word : {"Planted", "person", "Platform", "Ann", "Marta", "mentoring"}) {
            INFO(name);
            CHECK_FALSE(as_text(bytes).contains(word));
        }
    }
}

TEST_CASE("A link that cannot be followed says why") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.share();
    const std::string link = invite(owner);
    Browser guest(store, 2);
    guest.open_link(link.substr(0, link.size() - 7));
    CHECK((guest.state().link == LinkState::broken || guest.state().link == LinkState::gone));
    guest.open_link("#/sync/nonsense");
    CHECK(guest.state().link == LinkState::broken);
    guest.is_online = false;
    guest.open_link(link);
    CHECK(guest.state().link == LinkState::silent);
    guest.is_online = true;
    guest.run(UseSync{.wish = UseSync::Wish::ask_again});
    CHECK(guest.state().link == LinkState::open);
    guest.run(UseSync{.wish = UseSync::Wish::decline});
    CHECK(guest.state().link == LinkState::none);
    for (auto& [name, bytes] : store.objects) {
        if (name.contains("/i/")) bytes.back() ^= std::byte{1};
    }
    guest.open_link(link);
    CHECK(guest.state().link == LinkState::forged);
    CHECK_FALSE(guest.state().is_sharing);
    owner.open_link(link);
    CHECK((owner.state().link == LinkState::forged || owner.state().link == LinkState::shared_already));
}

TEST_CASE("The test of a store says exactly what is missing") {
    struct Row {
        const char* what;
        int get, reach, put, read, conditions;
        bool has_tags;
        StoreCheck last;
        CheckResult result;
        CheckCause cause;
    };
    constexpr int unasked = -1;
    using enum CheckResult;
    const Row rows[] = {
        {"nothing there", 0, 0, unasked, unasked, unasked, true, StoreCheck::reach, fails, CheckCause::no_server},
        {"no CORS", 0, 200, unasked, unasked, unasked, true, StoreCheck::reach, fails, CheckCause::no_cors},
        {"a wrong token", 401, unasked, unasked, unasked, unasked, true, StoreCheck::reach, fails, CheckCause::refused},
        {"no CORS for PUT", 404, unasked, 0, unasked, unasked, true, StoreCheck::write, fails, CheckCause::no_put_cors},
        {"a static host", 404, unasked, 405, unasked, unasked, true, StoreCheck::write, fails, CheckCause::no_put},
        {"read only", 404, unasked, 403, unasked, unasked, true, StoreCheck::write, fails, CheckCause::refused},
        {"full", 404, unasked, 507, unasked, unasked, true, StoreCheck::write, fails, CheckCause::full},
        {"no folders", 404, unasked, 409, unasked, unasked, true, StoreCheck::write, fails, CheckCause::folder},
        {"alters", 404, unasked, 201, 500, unasked, true, StoreCheck::read_back, fails, CheckCause::altered},
        {"no tags", 404, unasked, 201, 200, unasked, false, StoreCheck::tags, absent, CheckCause::no_tags},
        {"no conditions", 404, unasked, 201, 200, 204, true, StoreCheck::conditions, absent, CheckCause::no_conditions},
        {"all", 200, unasked, 204, 200, 412, true, StoreCheck::conditions, works, CheckCause::none},
    };
    for (const Row& row : rows) {
        sync::MemoryStore store;
        Browser profile(store, 1);
        std::vector<Intent> intents;
        intents.push_back(UseSync{.wish = UseSync::Wish::test, .store = std::string(address)});
        profile.session->carry_out(intents);
        Bytes kept;
        for (int i = 0; i < 20 && !profile.platform.web_requests.empty(); ++i) {
            const host::WebRequest request = std::move(profile.platform.web_requests.front());
            profile.platform.web_requests.pop_front();
            const bool is_read = !kept.empty();
            if (request.method == "PUT") kept = request.body;
            const int status = request.method == "PROBE"   ? row.reach
                               : request.method == "MKCOL" ? 405
                               : !request.if_match.empty() ? row.conditions
                               : request.method == "PUT"   ? row.put
                               : is_read                   ? row.read
                                                           : row.get;
            INFO(row.what);
            REQUIRE(status != unasked);
            profile.session->event(host::WebAnswered{.request_id = request.request_id,
                                                     .status = status,
                                                     .etag = row.has_tags ? "\"1\"" : "",
                                                     .retry_after = {},
                                                     .body = is_read && request.method == "GET" ? kept : Bytes{}});
        }
        INFO(row.what);
        const views::SyncState state = profile.state();
        CHECK_FALSE(state.is_testing);
        REQUIRE_FALSE(state.findings.empty());
        CHECK(state.findings.back().check == row.last);
        CHECK(state.findings.back().result == row.result);
        CHECK(state.findings.back().cause == row.cause);
        const text::Text words(Language::english);
        CHECK(views::build_sync_view(words, state).does_store_work == (row.result != fails));
    }
}

TEST_CASE("The address of a store may carry what lets a device in, which is not part of what is asked") {
    CHECK_FALSE(read_store_address("example.org/store"));
    CHECK_FALSE(read_store_address("ftp://example.org/"));
    CHECK_FALSE(read_store_address("https://"));
    CHECK(read_store_address(" https://example.org/store ")->url == "https://example.org/store/");
    CHECK(read_store_address("https://example.org/store/")->authorization.empty());
    CHECK(read_store_address("https://example.org/store/#a-token")->authorization == "Bearer a-token");
    CHECK(read_store_address("https://example.org/store#Aladdin:open sesame")->authorization ==
          "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    CHECK(read_store_address("https://example.org/store#a")->url == "https://example.org/store/");
}

TEST_CASE("What this device keeps of a space is read as it was written, and no beginning of it is") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.share();
    pass({&owner}, 1);
    const Bytes& bytes = owner.platform.files.at("sharing.key");
    const auto key = decode_sharing_key(bytes);
    REQUIRE(key);
    CHECK(encode_sharing_key(*key) == bytes);
    CHECK(key->title == "Platform mentoring");
    CHECK(key->has_conditions);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_FALSE(decode_sharing_key(ByteView(bytes).first(size)));
}

TEST_CASE("Who erases everything shares nothing any more, and asks the store nothing") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.run(Do{person("Lin Yue"), "", {}});
    owner.share();
    pass({&owner}, 2);
    owner.run(EraseEverything{});
    CHECK_FALSE(owner.state().is_sharing);
    CHECK_FALSE(owner.platform.files.contains("sharing.key"));
    CHECK_FALSE(owner.platform.files.contains("sharing.log"));
    const std::uint64_t gets = store.gets;
    pass({&owner}, 3);
    CHECK(store.gets == gets);
}

TEST_CASE("An invitation that is being opened is not forgotten when the record is read anew") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.share();
    const std::string link = invite(owner);
    Browser guest(store, 2);
    guest.platform.address = link.substr(link.find('#') + 1);
    guest.session->event(host::RouteChanged{.route = guest.platform.address});
    // Another tab has gone, and this one writes from now on.
    guest.session->event(host::LeadershipChanged{true});
    guest.answer();
    CHECK(guest.state().link == LinkState::open);
}

TEST_CASE("A backup that is brought back reaches the others too") {
    sync::MemoryStore store;
    Browser earlier(store, 7);
    earlier.run(Do{person("Of the backup"), "", {}});
    earlier.run(DownloadBackup{});
    REQUIRE(earlier.platform.downloads.size() == 1);
    const auto backup = earlier.platform.downloads.begin()->second;
    Browser owner(store, 1);
    owner.share();
    Browser guest(store, 2);
    guest.open_link(invite(owner));
    guest.run(UseSync{.wish = UseSync::Wish::join, .name = "Marta"});
    pass({&owner, &guest});
    owner.session->event(host::FilePicked{2, "backup.cairn", backup});
    owner.run(ConfirmRestore{});
    pass({&owner, &guest});
    CHECK(knows(owner, "Of the backup"));
    CHECK(knows(guest, "Of the backup"));
}

TEST_CASE("A tab that follows leaves sharing to the one that writes") {
    sync::MemoryStore store;
    Browser owner(store, 1);
    owner.share();
    pass({&owner}, 2);
    Browser tab(store, 2);
    tab.platform.files = owner.platform.files;
    tab.platform.leader = false;
    const std::uint64_t gets = store.gets;
    tab.start();
    pass({&tab}, 3);
    CHECK(store.gets == gets);
    CHECK(tab.state().is_sharing);
    CHECK_FALSE(tab.state().is_writing_tab);
}
