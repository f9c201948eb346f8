#include "shell/views/settings_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string_view>

#include "shell/text/actions.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;

namespace {

SettingsView settings(const Model& model, const SettingsState& state = {}, Language language = Language::english) {
    app::Indices indices;
    const text::Text text(language);
    return build_settings_view({model, indices, text, {}, test::noon}, state);
}

}  // namespace

TEST_CASE("Settings name what is stored, and what erasing takes away") {
    const auto model = test::a_model().with_skills({"a", "b"}).with(test::a_learner("Yue")).with(test::a_course("C"));
    CHECK(settings(model).contents == "1 person, 2 skills and 1 course");
    CHECK(settings(model).erase_line ==
          "This removes 1 person, 2 skills and 1 course. It cannot be undone, and there is no copy anywhere else.");
    CHECK(settings(model, {}, Language::chinese).contents == "1 人、2 项技能和 1 门课程");
    CHECK_FALSE(settings(test::a_model()).has_data);
    CHECK(settings(test::a_model()).erase_line ==
          "Nothing has been added yet. Language and theme go back to how they were.");
}

TEST_CASE("The state of storage is worded") {
    const SettingsView saved = settings(test::a_model());
    CHECK(saved.save_words == "Saved on this device");
    CHECK(saved.size.empty());
    CHECK(saved.persistence.empty());
    CHECK_FALSE(saved.is_damaged);
    const SettingsView failed =
        settings(test::a_model(), {.storage = {.save = SaveStatus::failed, .bytes_used = 300, .is_persisted = false}});
    CHECK(failed.save_words == "The last change could not be stored");
    CHECK(failed.size == "1 KB used");
    CHECK(failed.may_vanish);
    CHECK(settings(test::a_model(), {.storage = {.bytes_used = 4'404'020}}, Language::chinese).size == "已用 4.2 MB");
}

TEST_CASE("Damage that was found is told with numbers") {
    const SettingsView lost = settings(test::a_model(), {.storage = {.damaged_bytes = 5'000, .damaged_files = 1}});
    CHECK(lost.damage_line ==
          "5 KB in 1 file could not be read. Everything intact is here. Download your data as a precaution.");
    const SettingsView older = settings(test::a_model(), {.storage = {.is_older_snapshot_used = true}});
    CHECK(older.is_damaged);
    CHECK(settings(test::a_model(), {.storage = {.missing_changes = 1}}).damage_line ==
          "1 change of this device is missing between others that are here.");
    CHECK(older.damage_line ==
          "The newest summary was damaged, so an older one and the journal were used. Nothing is missing.");
}

TEST_CASE("The steps that can be taken back are named in both languages") {
    const SettingsState state{.undo = app::Action::set_goal, .redo = app::Action::import_files, .version = "0.1.0"};
    CHECK(settings(test::a_model(), state).undo == "Undo: set a goal");
    CHECK(settings(test::a_model(), state).redo == "Redo: import files");
    CHECK(settings(test::a_model(), state, Language::chinese).undo == "撤销：设定目标");
    CHECK(settings(test::a_model()).undo.empty());
    for (const Language language : {Language::english, Language::chinese}) {
        const text::Text text(language);
        std::set<std::string_view> names;
        for (int number = 1; number <= static_cast<int>(app::Action::set_paused); ++number) {
            names.insert(text::action_name(text, static_cast<app::Action>(number)));
        }
        CHECK(names.size() == static_cast<std::size_t>(app::Action::set_paused));
    }
}
