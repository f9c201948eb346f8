#include "shell/views/backup_reminder.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;

namespace {

constexpr Instant days_ago(std::int64_t days) { return test::days_before_noon(days); }

struct Reader {
    test::ModelBuilder world = test::a_model();
    ProfileId me = test::person_named("Lin");

    Reader() { world.with(test::a_learner("Lin")); }
    [[nodiscard]] bool is_due(const BackupState& state) {
        app::Indices indices;
        const text::Text text(Language::english);
        return is_backup_due({world.model(), indices, text, me, test::noon}, state);
    }
    [[nodiscard]] std::string words(const BackupState& state, Language language = Language::english) {
        app::Indices indices;
        const text::Text text(language);
        return backup_words({world.model(), indices, text, me, test::noon}, state);
    }
};

}  // namespace

TEST_CASE("a backup is suggested after as much work as would hurt to lose") {
    Reader reader;
    CHECK_FALSE(reader.is_due({.changes_since = 99}));
    CHECK(reader.is_due({.changes_since = 100}));
    CHECK(reader.is_due({.last = days_ago(31), .changes_since = 50}));
    CHECK_FALSE(reader.is_due({.last = days_ago(31), .changes_since = 49}));
}

TEST_CASE("the suggestion does not come back for 30 days, downloaded or put off") {
    Reader reader;
    CHECK_FALSE(reader.is_due({.last = days_ago(29), .changes_since = 5000}));
    CHECK_FALSE(reader.is_due({.put_off = days_ago(29), .changes_since = 5000}));
    CHECK(reader.is_due({.put_off = days_ago(30), .changes_since = 5000}));
    CHECK_FALSE(reader.is_due({.last = days_ago(90), .put_off = days_ago(1), .changes_since = 5000}));
}

TEST_CASE("nobody is asked to keep an invented programme, nor before there is a profile") {
    Reader reader;
    reader.me = {};
    CHECK_FALSE(reader.is_due({.changes_since = 5000}));
    Reader looking;
    looking.world.model().profiles.at_or_new(looking.me).is_sample = true;
    CHECK_FALSE(looking.is_due({.changes_since = 5000}));
}

TEST_CASE("the settings say when the data were downloaded last") {
    Reader reader;
    CHECK(reader.words({}) == "Never downloaded on this device");
    CHECK(reader.words({.last = days_ago(1)}) == "Last downloaded 1 November, nothing changed since");
    CHECK(reader.words({.last = days_ago(1), .changes_since = 1}) == "Last downloaded 1 November, 1 change since");
    CHECK(reader.words({.last = days_ago(1), .changes_since = 12}, Language::chinese) ==
          "上次下载：11 月 1 日，之后有 12 项改动");
}
