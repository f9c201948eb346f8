#include "shell/views/sync_view.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;
using namespace cairn::views;

namespace {

sync::MemberStatus member(std::string name, sync::Level level) {
    sync::MemberStatus status;
    status.name = std::move(name);
    status.level = level;
    status.written_ms = 1;
    return status;
}

SyncState sharing() {
    SyncState state;
    state.is_sharing = true;
    state.title = "Platform mentoring";
    state.status.store = sync::StoreState::works;
    state.status.members = {member("Ann", sync::Level::owner), member("Marta", sync::Level::coach),
                            member("", sync::Level::learner)};
    state.status.members[0].is_self = true;
    return state;
}

}  // namespace

TEST_CASE("The page says where everything is safe, and what waits") {
    const text::Text text(Language::english);
    SyncState state = sharing();
    CHECK(build_sync_view(text, state).safe == "Safe on this device and in the store");
    CHECK(build_sync_view(text, state).waiting.empty());
    state.status.members[1].has_everything = true;
    CHECK(build_sync_view(text, state).safe == "Safe on this device, in the store and on 1 other device");
    state.status.members[2].has_everything = true;
    CHECK(build_sync_view(text, state).safe == "Safe on this device, in the store and on 2 other devices");
    state.status.waiting = 3;
    const SyncView view = build_sync_view(text, state);
    CHECK(view.safe == "Safe on this device");
    CHECK(view.safe_tone == SyncTone::warn);
    CHECK(view.waiting == "3 changes wait for the store");
}

TEST_CASE("Each member is told of with their level and how far they are") {
    const text::Text text(Language::english);
    SyncState state = sharing();
    state.status.members[1].behind = 2;
    state.status.members[1].trouble = sync::Trouble::withheld;
    const SyncView view = build_sync_view(text, state);
    REQUIRE(view.members.size() == 3);
    CHECK(view.members[0].level == "Owner");
    CHECK(view.members[0].line == "This device");
    CHECK(view.members[1].line == "2 changes on the way to you");
    CHECK(view.members[1].trouble.contains("does not give"));
    CHECK(view.members[2].name == "Somebody");
}

TEST_CASE("What is wrong with the store is said with what to do, and never that anything starts anew") {
    for (const Language language : {Language::english, Language::chinese}) {
        const text::Text text(language);
        for (const auto store : {sync::StoreState::silent, sync::StoreState::refuses, sync::StoreState::full}) {
            SyncState state = sharing();
            state.status.store = store;
            state.status.http_status = 403;
            CHECK_FALSE(build_sync_view(text, state).problem.empty());
        }
        SyncState state = sharing();
        state.status.store_rollbacks = 1;
        state.status.was_copied = true;
        CHECK(build_sync_view(text, state).events.size() == 2);
    }
}

TEST_CASE("Where nothing can be shared the page says why") {
    const text::Text text(Language::english);
    SyncState state;
    CHECK(build_sync_view(text, state).can_share);
    state.is_writing_tab = false;
    CHECK_FALSE(build_sync_view(text, state).can_share);
    CHECK(build_sync_view(text, state).why_not == text.sync_other_tab());
    state.has_web = false;
    CHECK(build_sync_view(text, state).why_not == text.sync_no_web());
}

TEST_CASE("An invitation says who invites to what, as what, and what goes the other way") {
    const text::Text text(Language::english);
    SyncState state;
    state.link = LinkState::open;
    state.link_title = "Platform mentoring";
    state.link_inviter = "Ann";
    state.link_level = sync::Level::coach;
    state.link_store = "https://example.org/store/";
    SyncView view = build_sync_view(text, state);
    CHECK(view.link_line == "Ann invites you to Platform mentoring.");
    CHECK(view.link_level == "You join as a coach.");
    CHECK(view.link_data.empty());
    state.has_record = true;
    CHECK_FALSE(build_sync_view(text, state).link_data.empty());
}
