#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::ui;
using testing::Harness;

namespace {

/// A palette over rows that contain its query.
struct Desk {
    Harness harness;
    PaletteState state;
    std::vector<std::string> all;
    std::string chosen;

    explicit Desk(Size viewport = {1280, 800}) : harness(viewport) {
        for (int i = 0; i < 40; ++i) all.push_back("Page " + std::to_string(i));
        all.emplace_back("Quit");
        harness.show([this](Ui& ui) {
            main_region(ui, "page", "Page", [&] {
                if (button(ui, "open", "Open")) state = {.is_open = true};
            });
            std::vector<std::string_view> rows;
            for (const std::string& each : all) {
                if (each.find(state.query) != std::string::npos) rows.push_back(each);
            }
            const auto item = [&](int index) {
                const std::string_view label = rows[static_cast<std::size_t>(index)];
                return PaletteItem{.label = label, .group = label == "Quit" ? "Do" : "Go to"};
            };
            const int index = palette(ui, "palette", state, static_cast<int>(rows.size()), item,
                                      {.title = "Search",
                                       .hint = "Search",
                                       .nothing_found = "Nothing",
                                       .footer_count = "Results",
                                       .list_name = "List",
                                       .close_label = "Shut",
                                       .escape_key = "Esc"});
            if (index >= 0) chosen = rows[static_cast<std::size_t>(index)];
        });
    }
    void open() {
        harness.click("Open");
        harness.frame();
        harness.frame();
    }
    [[nodiscard]] std::string active() const {
        const Node field = harness.node(Role::field, "Search");
        const Node* option = harness.ui.semantics().find(field.active);
        return option == nullptr ? "" : std::string(option->name);
    }
};

}  // namespace

TEST_CASE("the palette's cursor moves by keys and Enter takes its row", "[ui][palette]") {
    Desk desk;
    desk.open();
    CHECK(desk.active() == "Page 0");
    desk.harness.key(ImGuiKey_DownArrow);
    desk.harness.key(ImGuiKey_DownArrow);
    desk.harness.key(ImGuiKey_UpArrow);
    CHECK(desk.active() == "Page 1");
    desk.harness.key(ImGuiKey_PageDown);
    CHECK(desk.active() == "Page 7");
    desk.harness.key(ImGuiKey_End);
    CHECK(desk.active() == "Quit");
    desk.harness.frame();
    CHECK(desk.harness.node(Role::option, "Quit").has(flag::visible));
    desk.harness.key(ImGuiKey_Home);
    CHECK(desk.active() == "Page 0");
    desk.harness.key(ImGuiKey_Enter);
    CHECK(desk.chosen == "Page 0");
    CHECK_FALSE(desk.state.is_open);
    desk.harness.frame();
    CHECK_FALSE(desk.harness.has("Search"));
}

TEST_CASE("what is typed narrows the palette", "[ui][palette]") {
    Desk desk;
    desk.open();
    desk.harness.type("Qu");
    desk.harness.frame();
    CHECK(desk.active() == "Quit");
    CHECK(desk.harness.node(Role::list_box, "List").row_count == 1);
}

TEST_CASE("Enter that comes with the last letters takes a row of their list", "[ui][palette]") {
    Desk fast;
    fast.harness.input.platform_edits_text = true;
    fast.open();
    const std::uint32_t id = fast.harness.node(Role::field, "Search").id;
    fast.harness.ui.push_action({.kind = Action::Kind::set_text, .id = id, .text = "Quit"});
    fast.harness.act({.kind = Action::Kind::submit, .id = id});
    fast.harness.frame();
    CHECK(fast.chosen == "Quit");
}

TEST_CASE("mouse and actions choose in the palette; Escape and a press beside it close it", "[ui][palette]") {
    Desk desk;
    desk.open();
    desk.harness.click("Page 3");
    CHECK(desk.chosen == "Page 3");
    desk.harness.frame();
    desk.open();
    desk.harness.press("Page 5");
    CHECK(desk.chosen == "Page 5");
    desk.harness.frame();
    desk.open();
    desk.harness.key(ImGuiKey_Escape);
    CHECK_FALSE(desk.state.is_open);
    desk.open();
    desk.harness.move_to({20, 700});
    desk.harness.frame();
    desk.harness.press_button(true);
    desk.harness.press_button(false);
    CHECK_FALSE(desk.state.is_open);
}

TEST_CASE("nothing found is said, and Enter then does nothing", "[ui][palette]") {
    Desk desk;
    desk.open();
    desk.harness.type("zzz");
    desk.harness.frame();
    CHECK(desk.harness.has("Nothing"));
    desk.harness.key(ImGuiKey_Enter);
    CHECK(desk.chosen.empty());
    CHECK(desk.state.is_open);
}

TEST_CASE("on a phone the palette fills the window, with a button that closes it", "[ui][palette]") {
    Desk desk({390, 844});
    desk.harness.input.is_coarse = true;
    desk.open();
    const Rect all = desk.harness.node(Role::dialog, "Search").rect;
    CHECK(all.w == 390);
    CHECK(all.h == 844);
    CHECK(desk.harness.node(Role::option, "Page 0").rect.h >= 44);
    desk.harness.click("Shut");
    CHECK_FALSE(desk.state.is_open);
}
