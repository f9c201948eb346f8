#include <catch2/catch_test_macros.hpp>

#include "fake_platform.hpp"
#include "people.hpp"
#include "shell/screens/session.hpp"

using namespace cairn;
using namespace cairn::screens;
using Wish = UseLock::Wish;

namespace {

/// A session with one person in it, whose platform answers when it is asked to.
struct Desk {
    FakePlatform platform;
    std::unique_ptr<Session> session;

    Desk() {
        start();
        run(Do{yue(), {}});
    }
    void start() {
        session = std::make_unique<Session>(platform, "en");
        answer();
    }
    bool answer_one() {
        if (platform.events.empty()) return false;
        const host::PlatformEvent event = std::move(platform.events.front());
        platform.events.pop_front();
        session->event(event);
        session->save();
        return true;
    }
    void answer() {
        while (answer_one()) {
        }
    }
    void run(Intent intent) {
        tell(std::move(intent));
        answer();
    }
    void tell(Intent intent) {
        std::vector<Intent> intents;
        intents.push_back(std::move(intent));
        session->carry_out(intents);
        session->save();
    }
    /// Sets a passphrase; the recovery code.
    std::string lock(std::string passphrase = "four words of mine") {
        run(UseLock{Wish::prepare, {}, std::move(passphrase)});
        const std::string code = session->vault().new_code();
        run(UseLock{Wish::confirm_code});
        return code;
    }
    [[nodiscard]] std::size_t people() const { return session->model().profiles.existing().size(); }
    [[nodiscard]] bool is_anything_plain() const {
        for (const auto& [name, bytes] : platform.files) {
            if (app::is_record_file(name)) return true;
            if (as_text(bytes).find("Lin Yue") != std::string_view::npos) return true;
        }
        return false;
    }
    [[nodiscard]] Errc problem() const {
        return session->vault().problem() ? session->vault().problem()->code : Errc::none;
    }
};

}  // namespace

TEST_CASE("A record that is locked asks for its passphrase after a reload and goes on where the address says") {
    Desk desk;
    REQUIRE(desk.is_anything_plain());
    const std::string code = desk.lock();
    CHECK(code.size() == 47);
    CHECK(desk.session->vault().has_lock());
    CHECK(desk.people() == 1);
    CHECK_FALSE(desk.is_anything_plain());

    desk.platform.address = "/settings";
    desk.start();
    CHECK(desk.session->is_locked());
    CHECK_FALSE(desk.session->is_ready());
    desk.run(UseLock{Wish::open, "four words of yours"});
    CHECK(desk.session->is_locked());
    CHECK(desk.problem() == Errc::passphrase_wrong);
    desk.run(UseLock{Wish::open, "four words of mine"});
    REQUIRE(desk.session->is_ready());
    CHECK(desk.people() == 1);
    CHECK(desk.session->me());
    CHECK(desk.session->route().page == views::Page::settings);
}

TEST_CASE("What is written after locking is sealed, and there after a reload") {
    Desk desk;
    desk.lock();
    desk.run(Do{marta(), {}});
    CHECK_FALSE(desk.session->failure());
    CHECK_FALSE(desk.is_anything_plain());
    desk.start();
    desk.run(UseLock{Wish::open, "four words of mine"});
    CHECK(desk.people() == 2);
    CHECK_FALSE(desk.session->open_result().damaged());
}

TEST_CASE("The recovery code opens, and then a new passphrase is set without the one that was forgotten") {
    Desk desk;
    const std::string code = desk.lock();
    desk.start();
    std::string other = code;
    other[0] = other[0] == '7' ? '8' : '7';
    desk.run(UseLock{Wish::open_with_code, other});
    CHECK(desk.session->is_locked());
    desk.run(UseLock{Wish::open_with_code, crypto::RecoveryCode({}).words()});
    CHECK(desk.problem() == Errc::recovery_code_wrong);
    desk.run(UseLock{Wish::open_with_code, code});
    REQUIRE(desk.session->is_ready());
    CHECK(desk.session->vault().is_opened_by_code());
    desk.run(UseLock{Wish::change_passphrase, {}, "another that I keep"});
    CHECK(desk.problem() == Errc::none);
    CHECK_FALSE(desk.session->vault().is_opened_by_code());
    desk.start();
    desk.run(UseLock{Wish::open, "four words of mine"});
    CHECK(desk.problem() == Errc::passphrase_wrong);
    desk.run(UseLock{Wish::open, "another that I keep"});
    CHECK(desk.people() == 1);
}

TEST_CASE("Changing the passphrase, the code or the lock needs the passphrase") {
    Desk desk;
    const std::string code = desk.lock();
    const auto files = desk.platform.files;
    for (const Wish wish : {Wish::change_passphrase, Wish::prepare_code, Wish::turn_off}) {
        desk.run(UseLock{wish, "not this one", "the next passphrase"});
        CHECK(desk.problem() == Errc::passphrase_wrong);
        CHECK(desk.platform.files == files);
        desk.run(UseLock{Wish::cancel});
        CHECK(desk.problem() == Errc::none);
    }
    desk.run(UseLock{Wish::prepare_code, "four words of mine"});
    const std::string second = desk.session->vault().new_code();
    REQUIRE(second.size() == code.size());
    CHECK(second != code);
    desk.run(UseLock{Wish::confirm_code});
    desk.start();
    desk.run(UseLock{Wish::open_with_code, code});
    CHECK(desk.problem() == Errc::recovery_code_wrong);
    desk.run(UseLock{Wish::open_with_code, second});
    CHECK(desk.session->is_ready());
}

TEST_CASE("Turned off, the record is as it was before") {
    Desk desk;
    desk.lock();
    desk.run(UseLock{Wish::turn_off, "four words of mine"});
    CHECK_FALSE(desk.session->vault().has_lock());
    CHECK(desk.people() == 1);
    for (const auto& [name, bytes] : desk.platform.files) {
        CHECK_FALSE(name.ends_with(".locked"));
        CHECK_FALSE(name.starts_with("vault."));
    }
    desk.start();
    REQUIRE(desk.session->is_ready());
    CHECK(desk.people() == 1);
}

TEST_CASE("A reload at any moment of locking and of turning the lock off finds the whole record") {
    for (int answers = 0; answers < 12; ++answers) {
        Desk desk;
        desk.run(UseLock{Wish::prepare, {}, "four words of mine"});
        desk.tell(UseLock{Wish::confirm_code});
        for (int i = 0; i < answers; ++i) desk.answer_one();
        desk.platform.events.clear();
        desk.start();
        INFO("after " << answers << " answers");
        if (desk.session->is_locked()) desk.run(UseLock{Wish::open, "four words of mine"});
        REQUIRE(desk.session->is_ready());
        REQUIRE(desk.people() == 1);
        REQUIRE_FALSE(desk.session->open_result().damaged());
    }
    for (int answers = 0; answers < 12; ++answers) {
        Desk desk;
        desk.lock();
        desk.tell(UseLock{Wish::turn_off, "four words of mine"});
        for (int i = 0; i < answers; ++i) desk.answer_one();
        desk.platform.events.clear();
        desk.start();
        INFO("after " << answers << " answers");
        if (desk.session->is_locked()) desk.run(UseLock{Wish::open, "four words of mine"});
        REQUIRE(desk.session->is_ready());
        REQUIRE(desk.people() == 1);
        REQUIRE_FALSE(desk.session->open_result().damaged());
    }
}

TEST_CASE("While the record is being locked nothing else is written, and what was refused is said") {
    Desk desk;
    desk.run(UseLock{Wish::prepare, {}, "four words of mine"});
    desk.tell(UseLock{Wish::confirm_code});
    CHECK(desk.session->vault().step() == RecordVault::Step::writing);
    desk.tell(Do{marta(), {}});
    REQUIRE(desk.session->failure());
    CHECK(desk.session->failure()->code == Errc::record_in_change);
    desk.answer();
    CHECK(desk.session->vault().has_lock());
    desk.run(Do{marta(), {}});
    CHECK(desk.people() == 2);
}

TEST_CASE("A disk that takes nothing leaves the record open and says so; the next attempt succeeds") {
    Desk desk;
    desk.platform.flush_error = "quota";
    desk.run(UseLock{Wish::prepare, {}, "four words of mine"});
    desk.run(UseLock{Wish::confirm_code});
    CHECK(desk.problem() == Errc::storage_write_failed);
    CHECK_FALSE(desk.session->vault().has_lock());
    desk.platform.flush_error.clear();
    desk.lock();
    CHECK(desk.session->vault().has_lock());
    desk.start();
    desk.run(UseLock{Wish::open, "four words of mine"});
    CHECK(desk.people() == 1);
}

TEST_CASE("A device that gives no memory says so and the code still opens") {
    Desk desk;
    const std::string code = desk.lock();
    desk.start();
    desk.platform.derive_error = Errc::memory_refused;
    desk.run(UseLock{Wish::open, "four words of mine"});
    CHECK(desk.problem() == Errc::memory_refused);
    desk.run(UseLock{Wish::open_with_code, code});
    CHECK(desk.session->is_ready());
}

TEST_CASE("What was typed and not saved is sealed with the record and comes back with it") {
    Desk desk;
    const ByteView words = as_bytes("a sentence that nobody should read");
    desk.session->drafts().keep("message", {words.begin(), words.end()});
    const auto is_readable = [&] {
        return as_text(desk.platform.drafts).find("nobody should") != std::string_view::npos;
    };
    CHECK(is_readable());
    desk.lock();
    CHECK_FALSE(is_readable());
    CHECK(desk.session->drafts().find("message"));
    desk.start();
    CHECK_FALSE(desk.session->drafts().find("message"));
    desk.run(UseLock{Wish::open, "four words of mine"});
    CHECK(desk.session->drafts().find("message"));
    desk.run(UseLock{Wish::turn_off, "four words of mine"});
    CHECK(is_readable());
}

TEST_CASE("Lock now waits until everything is saved") {
    Desk desk;
    desk.lock();
    desk.run(UseLock{Wish::lock_now});
    CHECK(desk.session->wants_restart());
    Desk without;
    without.run(UseLock{Wish::lock_now});
    CHECK_FALSE(without.session->wants_restart());
}

TEST_CASE("Who has neither passphrase nor code can erase the locked record and begin anew") {
    Desk desk;
    desk.lock();
    desk.start();
    desk.run(EraseEverything{});
    REQUIRE(desk.session->is_ready());
    CHECK(desk.people() == 0);
    for (const auto& [name, bytes] : desk.platform.files) {
        CHECK_FALSE(name.ends_with(".locked"));
        CHECK_FALSE(name.starts_with("vault."));
    }
}

TEST_CASE("A tab that takes over the writing opens what another has changed, without asking again") {
    Desk desk;
    desk.lock();
    desk.session->event(host::LeadershipChanged{true});
    desk.answer();
    CHECK(desk.session->is_ready());
    CHECK(desk.people() == 1);
}
