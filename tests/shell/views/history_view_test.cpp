#include "shell/views/history_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/app/store.hpp"
#include "core/journal/memory_disk.hpp"
#include "core/model/write_list.hpp"
#include "shell/views/not_found_view.hpp"
#include "shell/views/page_words.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;

namespace {

const ProfileId lin{Id{1, 1}};
const ProfileId marta{Id{1, 2}};
const SkillId raft{Id{2, 1}};

/// Lin, who learns, Marta, who coaches, and the skill Raft.
struct Programme {
    Programme() : store(disk, 1) {
        store.open();
        WriteList writes;
        writes.put(raft, SkillField::exists, true);
        writes.put(raft, SkillField::title_english, std::string_view("Raft"));
        writes.put(raft, SkillField::title_chinese, std::string_view("Raft 共识"));
        writes.put(raft, SkillField::external_key, std::string_view("key of an import"));
        for (const auto& [id, name, role] :
             {std::tuple(lin, "Lin", role_learner), std::tuple(marta, "Marta", role_coach)}) {
            writes.put(id, ProfileField::exists, true);
            writes.put(id, ProfileField::name, std::string_view(name));
            writes.put(id, ProfileField::roles, role);
            writes.put(id, ProfileField::zone, std::string_view("Asia/Shanghai"));
        }
        REQUIRE(store.dispatch(app::ImportFiles{writes.take()}, test::noon));
    }
    void set_level(ProfileId author, std::int64_t level, std::int64_t minutes_later) {
        store.set_author(author);
        const Instant now{test::noon.ms + minutes_later * ms_per_minute};
        REQUIRE(store.dispatch(app::SetLevel{lin, raft, level}, now));
    }
    HistoryView view(const Id& object, ProfileId me, Language language = Language::english,
                     std::size_t steps_max = 30) {
        const text::Text text(language);
        const Instant now{test::noon.ms + ms_per_day};
        return build_history_view({store.model(), indices, text, me, now}, {object, steps_max},
                                  app::history_of(store.state(), store.read_records(), object));
    }

    journal::MemoryDisk disk;
    app::Store store;
    app::Indices indices;
};

std::string text_of(const HistoryStep& step) {
    std::string out = step.when + " | " + step.who + " | " + step.what + "\n";
    for (const HistoryRow& row : step.rows) {
        out += row.field + ": " + row.before + " > " + row.after + (row.is_shown ? " (now)" : "") +
               (row.put_back ? " [" + row.put_back_name + "]" : "") + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("a history is read as who changed what when, in the reader's hours and words") {
    Programme programme;
    programme.set_level(lin, 2, 5);
    programme.set_level(marta, 3, 65);
    const HistoryView view = programme.view(lin, lin);
    CHECK(view.title == "History of Lin");
    CHECK(view.back_label == "Back to Lin");
    REQUIRE(view.steps.size() == 3);
    CHECK(text_of(view.steps[0]) == "2 November, 21:05 | Marta | Change a level\n"
                                    "Level: Raft: Level 2: Works with help > Level 3: Works alone (now)\n");
    CHECK(text_of(view.steps[1]) == "2 November, 20:05 | You | Change a level\n"
                                    "Level: Raft: Nothing > Level 2: Works with help "
                                    "[Put back Level 2: Works with help for Level: Raft]\n");
    CHECK(view.steps[2].what == "Import files");
    CHECK_FALSE(view.has_more);
    const HistoryView chinese = programme.view(lin, lin, Language::chinese);
    CHECK(chinese.title == "Lin的更改记录");
    CHECK(chinese.steps[0].rows[0].field == "水平：Raft 共识");
}

TEST_CASE("only whom it belongs to is offered to put a value back") {
    Programme programme;
    programme.set_level(lin, 2, 5);
    programme.set_level(lin, 3, 6);
    CHECK(programme.view(lin, lin).steps[1].rows[0].put_back);
    CHECK_FALSE(programme.view(lin, marta).steps[1].rows[0].put_back);
    CHECK_FALSE(programme.view(lin, {}).steps[1].rows[0].put_back);
    const auto command = programme.view(lin, lin).steps[1].rows[0].put_back;
    REQUIRE(programme.store.dispatch(*command, test::noon));
    CHECK(programme.store.model().profiles.find(lin)->levels.at(raft) == 2);
}

TEST_CASE("keys of imports are nobody's to read, and a long history comes in parts") {
    Programme programme;
    for (const HistoryStep& step : programme.view(raft, marta).steps) {
        for (const HistoryRow& row : step.rows) CHECK(row.after.find("key of") == std::string::npos);
    }
    for (std::int64_t i = 0; i < 10; ++i) programme.set_level(lin, i % 6, i);
    CHECK(programme.view(lin, lin, Language::english, 4).steps.size() == 4);
    CHECK(programme.view(lin, lin, Language::english, 4).has_more);
}

TEST_CASE("what was written apart is told above all") {
    Programme programme;
    Batch apart;
    apart.replica = ReplicaId{Id{7, 7}};
    apart.sequence = 1;
    apart.stamp = Stamp::of(test::noon);
    apart.writes = {{register_of(lin, ProfileField::name), std::string("Lin elsewhere")}};
    app::State state = programme.store.state();
    apply(state, apart);
    const text::Text text(Language::english);
    const HistoryView view = build_history_view({state.model, programme.indices, text, lin, test::noon}, {lin},
                                                app::history_of(state, programme.store.read_records(), lin));
    CHECK(view.has_lost);
}

TEST_CASE("the history of a thing has an address and a title, that of nothing has none") {
    Programme programme;
    const text::Text text(Language::english);
    const ViewInput input{programme.store.model(), programme.indices, text, lin, test::noon};
    const Route route{Page::history, raft};
    CHECK(parse_route(format_route(route)) == route);
    CHECK(is_there(input.model, route));
    CHECK(window_title(input, route) == "Raft · History · Cairn 引路");
    CHECK_FALSE(is_there(input.model, {Page::history, Id{9, 9}}));
    CHECK_FALSE(is_there(input.model, {Page::history, {}}));
}
