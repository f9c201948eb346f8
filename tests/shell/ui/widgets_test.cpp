#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::ui;
using testing::Harness;

namespace {

/// Most widgets want the frame of a page around them.
void page(Ui& ui, FunctionRef<void()> content) { main_region(ui, "page", "Page", content); }

}  // namespace

TEST_CASE("a button is pressed by the mouse, by an action, and not while disabled", "[ui]") {
    Harness harness;
    int presses = 0;
    bool is_disabled = false;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            if (button(ui, "go", "Go", {.is_disabled = is_disabled, .reason = "Not yet"})) ++presses;
        });
    });
    harness.click("Go");
    CHECK(presses == 1);
    harness.press("Go");
    CHECK(presses == 2);
    harness.frame();
    CHECK(presses == 2);
    is_disabled = true;
    harness.frame();
    harness.click("Go");
    harness.press("Go");
    CHECK(presses == 2);
    CHECK(harness.node("Go").has(flag::disabled));
    CHECK(harness.node("Go").description == "Not yet");
}

TEST_CASE("a button far below the fold still takes its press and comes into view with focus", "[ui]") {
    Harness harness;
    int presses = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            for (int i = 0; i < 60; ++i) text(ui, "line");
            if (button(ui, "low", "Low")) ++presses;
        });
    });
    CHECK_FALSE(harness.node("Low").has(flag::visible));
    harness.press("Low");
    CHECK(presses == 1);
    harness.act({.kind = Action::Kind::focus, .id = harness.node("Low").id, .text = {}, .number = 1});
    harness.frame();
    harness.frame();
    CHECK(harness.node("Low").has(flag::visible));
}

TEST_CASE("the page goes where the focus stayed, however far it went between two frames", "[ui]") {
    Harness harness;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            button(ui, "high", "High");
            for (int i = 0; i < 60; ++i) text(ui, "line");
            button(ui, "low", "Low");
        });
    });
    const std::uint32_t high = harness.node("High").id;
    const std::uint32_t low = harness.node("Low").id;
    harness.ui.push_action({.kind = Action::Kind::focus, .id = low, .number = 1});
    harness.act({.kind = Action::Kind::focus, .id = high, .number = 1});
    harness.frame();
    CHECK(harness.node("High").has(flag::visible));
    CHECK_FALSE(harness.node("Low").has(flag::visible));

    harness.ui.push_action({.kind = Action::Kind::focus, .id = low, .number = 1});
    harness.ui.push_action({.kind = Action::Kind::blur, .id = low});
    harness.act({.kind = Action::Kind::focus, .id = low, .number = 1});
    CHECK(std::ranges::count(harness.ui.semantics().nodes(), low, &Node::id) == 1);
    harness.frame();
    CHECK(harness.node("Low").has(flag::visible));
}

TEST_CASE("a button inside a pressable row or card keeps its own press", "[ui]") {
    Harness harness;
    int rows = 0;
    int buttons = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            list(ui, "list", "People", [&] {
                if (list_row(ui, 1, {.name = "Marta"}, [&] {
                        text(ui, "Marta");
                        fill_right(ui);
                        if (button(ui, "ask", "Ask")) ++buttons;
                    })) {
                    ++rows;
                }
            });
        });
    });
    harness.click("Ask");
    CHECK(buttons == 1);
    CHECK(rows == 0);
    const Rect row_rect = harness.node(Role::list_item, "Marta").rect;
    harness.move_to({row_rect.x + 200, row_rect.centre().y});
    harness.frame();
    harness.press_button(true);
    harness.press_button(false);
    CHECK(rows == 1);
    CHECK(buttons == 1);
}

TEST_CASE("checkbox, toggle, radio, tab and level change once", "[ui]") {
    Harness harness;
    bool is_checked = false;
    bool is_on = false;
    int radio = -1;
    int tab = 0;
    int level = -1;
    int segment = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            checkbox(ui, "check", "Agree", is_checked);
            toggle(ui, "toggle", "Pause", is_on);
            radio_group(ui, "radio", "Style", {"Review", "Design"}, radio);
            tabs(ui, "tabs", "Views", {"Notes", "Chat"}, tab);
            segmented(ui, "range", "Range", {"Day", "Week"}, segment);
            level_picker(ui, "level", "Rust", level, {"None", "Some", "Helped", "Alone", "Teaches", "Leads"});
        });
    });
    harness.click("Agree");
    CHECK(is_checked);
    harness.act({.kind = Action::Kind::toggle, .id = harness.node("Pause").id, .text = {}});
    CHECK(is_on);
    CHECK(harness.node("Pause").has(flag::checked));
    harness.click("Design");
    CHECK(radio == 1);
    harness.press("Chat");
    CHECK(tab == 1);
    CHECK(harness.node("Chat").has(flag::selected));
    harness.click("Week");
    CHECK(segment == 1);
    harness.click("Alone");
    CHECK(level == 3);
    CHECK(harness.node(Role::radio_group, "Rust").id != 0);
}

TEST_CASE("text comes by keyboard, and as set_text where the platform edits", "[ui]") {
    Harness harness;
    std::string value;
    int submits = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            if (field(ui, "name", "Name", value, {.characters_kept = 7}).is_submitted) ++submits;
        });
    });
    harness.click("Name");
    harness.type("Yue 跃");
    CHECK(value == "Yue 跃");
    harness.key(ImGuiKey_Enter);
    CHECK(submits == 1);

    harness.input.platform_edits_text = true;
    harness.frame();
    harness.click("Name");
    CHECK(harness.node("Name").value == "Yue 跃");
    harness.act(
        {.kind = Action::Kind::set_text, .id = harness.node("Name").id, .text = "陈思远\n博士 👩‍🚀 和"});
    CHECK(value == "陈思远 博士 ");  // a line break is a blank on one line, and no emoji is torn
    harness.act({.kind = Action::Kind::submit, .id = harness.node("Name").id, .text = {}});
    CHECK(submits == 2);
}

TEST_CASE("a press on a field asks the platform for its focus", "[ui]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    std::string value;
    std::uint32_t asked = 0;
    harness.show([&](Ui& ui) { page(ui, [&] { field(ui, "name", "Name", value); }); });
    const Rect rect = harness.node("Name").rect;
    harness.move_to(rect.centre());
    harness.frame();
    harness.press_button(true);
    if (harness.output.focus_request != 0) asked = harness.output.focus_request;
    harness.press_button(false);
    if (harness.output.focus_request != 0) asked = harness.output.focus_request;
    CHECK(asked == harness.node("Name").id);
}

TEST_CASE("a select opens, chooses by mouse and by action, and carries its options", "[ui]") {
    Harness harness;
    int index = 0;
    harness.show(
        [&](Ui& ui) { page(ui, [&] { select(ui, "zone", "Zone", {"Lisbon", "Porto", "Shanghai"}, index); }); });
    CHECK(harness.node("Zone").value == "Lisbon");
    CHECK(harness.has("Shanghai"));
    harness.act({.kind = Action::Kind::set_choice, .id = harness.node("Zone").id, .text = {}, .number = 2});
    CHECK(index == 2);
    harness.click("Zone");
    harness.frame();
    CHECK(harness.node("Zone").has(flag::expanded));
    const Rect box = harness.node("Zone").rect;
    harness.move_to({box.x + 40, box.bottom() + 10 + 16 + 32});  // the second row of the list
    harness.frame();
    harness.press_button(true);
    harness.press_button(false);
    CHECK(index == 1);
    harness.frame();
    CHECK_FALSE(harness.node("Zone").has(flag::expanded));
}

TEST_CASE("a table of ten thousand rows draws those in view", "[ui]") {
    Harness harness;
    int cells = 0;
    int pressed = -1;
    harness.show([&](Ui& ui) {
        cells = 0;
        page(ui, [&] {
            const TableAnswer answer = table(
                ui, "people", "People",
                {{.title = "Name"}, {.title = "Hours", .width = 80, .align = Align::end, .is_sortable = true}}, 10'000,
                [&](int row, int column) {
                    ++cells;
                    if (column == 0)
                        text(ui, "Person " + std::to_string(row));
                    else
                        tabular(ui, "4.5");
                },
                {.is_pressable = true, .row_name = [](int) { return std::string_view("Person"); }});
            if (answer.row_pressed >= 0) pressed = answer.row_pressed;
        });
    });
    CHECK(cells < 80);
    CHECK(harness.node(Role::table, "People").row_count == 10'001);
    CHECK(harness.node(Role::column_header, "Hours").column == 2);
    const Rect rect = harness.node(Role::row, "Person").rect;
    harness.move_to({rect.x + 20, rect.y + 44 * 2 + 20});
    harness.frame();
    harness.press_button(true);
    harness.press_button(false);
    CHECK(pressed == 2);
}

TEST_CASE("a dialog keeps everything under it from reacting, and closes with Escape", "[ui]") {
    Harness harness;
    bool is_open = true;
    int under = 0;
    int inside = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            if (button(ui, "under", "Under")) ++under;
        });
        dialog(ui, "ask", "Publish scenario B?", is_open, [&] {
            dialog_actions(ui, [&] {
                if (button(ui, "yes", "Publish B", ButtonKind::primary)) ++inside;
            });
        });
    });
    harness.frame();
    harness.press("Under");
    CHECK(under == 0);
    harness.press("Publish B");
    CHECK(inside == 1);
    harness.click("Publish B");
    CHECK(inside == 2);
    CHECK(harness.node("Publish scenario B?").has(flag::modal));
    harness.key(ImGuiKey_Escape);
    CHECK_FALSE(is_open);
    harness.frame();
    harness.press("Under");
    CHECK(under == 1);
}

TEST_CASE("a toast shows, offers its action once, and goes", "[ui]") {
    Harness harness;
    bool is_shown = false;
    int undone = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] { text(ui, "Page"); });
        if (!is_shown) show_toast(ui, "sent", "Request sent", "Undo");
        is_shown = true;
        if (toast_action(ui, "sent")) ++undone;
    });
    harness.frame();
    CHECK(harness.has("Request sent"));
    harness.press("Undo");
    harness.frame();
    CHECK(undone == 1);
    harness.frame();
    CHECK(undone == 1);
    CHECK_FALSE(harness.has("Request sent"));
}

TEST_CASE("hours are painted by dragging along a day and by single actions", "[ui]") {
    Harness harness;
    std::array<std::array<bool, 24>, 7> free{};
    std::string name;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            availability_grid(ui, "free",
                              {.name = "Free hours",
                               .day_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                               .hour_first = 8,
                               .hour_end = 20,
                               .is_free =
                                   [&](int day, int hour) {
                                       return free[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
                                   },
                               .cell_name =
                                   [&](int day, int hour) {
                                       name = std::to_string(day) + "/" + std::to_string(hour);
                                       return std::string_view(name);
                                   }},
                              [&](const AvailabilityStroke& stroke) {
                                  for (int hour = stroke.hour_from; hour < stroke.hour_end; ++hour)
                                      free[static_cast<std::size_t>(stroke.day)][static_cast<std::size_t>(hour)] =
                                          stroke.is_free;
                              });
        });
    });
    harness.act({.kind = Action::Kind::toggle, .id = harness.node("3/12").id, .text = {}});
    CHECK(free[3][12]);
    harness.move_to(harness.node("1/9").rect.centre());
    harness.frame();
    harness.press_button(true);
    harness.move_to(harness.node("1/12").rect.centre());
    harness.press_button(false);
    CHECK(free[1][9]);
    CHECK(free[1][10]);
    CHECK(free[1][11]);
    CHECK(free[1][12]);
    CHECK_FALSE(free[1][13]);
    CHECK(harness.node("1/10").has(flag::checked));
}

TEST_CASE("every control has a name, and ids are unique", "[ui][semantics]") {
    Harness harness;
    std::string words;
    bool is_on = false;
    int index = 0;
    int number = 3;
    harness.show([&](Ui& ui) {
        navigation(ui, "Main",
                   [&] { nav_item(ui, 1, {.icon = Icon::sun, .label = "Today", .href = "#/", .is_current = true}); });
        top_bar(ui, "Page", [&] { search_button(ui, "search", "Search", "Ctrl K"); });
        page(ui, [&] {
            page_header(ui, "Title", "Subtitle", [&] { button(ui, "act", "Act"); });
            columns(ui, {1, 1}, 200, [&](int i) {
                card(ui, i, [&] {
                    heading(ui, 3, "Card");
                    field(ui, "field", "Field", words);
                    select(ui, "select", "Select", {"A", "B"}, index);
                    checkbox(ui, "check", "Check", is_on);
                    stepper(ui, "step", "Step", number, 0, 9);
                });
            });
            for (int i = 0; i < 3; ++i) scope(ui, i, [&] { button(ui, "same", "Same"); });
            text(ui, "words");
            text(ui, "words");
        });
    });
    std::vector<std::uint32_t> ids;
    for (const Node& node : harness.ui.semantics().nodes()) {
        CHECK(node.id != 0);
        const bool may_be_nameless = node.role == Role::cell || node.role == Role::row;
        INFO(role_name(node.role));
        if (!may_be_nameless) CHECK_FALSE(node.name.empty());
        ids.push_back(node.id);
    }
    std::ranges::sort(ids);
    CHECK(std::ranges::adjacent_find(ids) == ids.end());
    INFO(harness.tree());
    CHECK(harness.node("Today").has(flag::current));
}

TEST_CASE("columns share the width, stack when narrow, and cards beside each other are equally high", "[ui][layout]") {
    Harness harness({1400, 900});
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            columns(ui, {1, -300}, 300, [&](int i) {
                card(ui, i, {.name = i == 0 ? "Left" : "Right"}, [&] {
                    for (int line = 0; line < (i == 0 ? 6 : 2); ++line) text(ui, "line");
                });
            });
        });
    });
    const Rect left = harness.node("Left").rect;
    const Rect right = harness.node("Right").rect;
    CHECK(right.w == 300);
    CHECK(left.right() + 24 == right.x);
    CHECK(left.h == right.h);
    harness.input.viewport = {500, 900};
    harness.frame();
    harness.frame();
    CHECK(harness.node("Right").rect.x == harness.node("Left").rect.x);
    CHECK(harness.node("Right").rect.y > harness.node("Left").rect.bottom());
    CHECK(harness.node("Right").rect.h < harness.node("Left").rect.h);
}

TEST_CASE("what follows fill_right ends at the right edge", "[ui][layout]") {
    Harness harness;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            card(ui, "card", {.name = "Card"}, [&] {
                row(ui, [&] {
                    text(ui, "Left");
                    fill_right(ui);
                    button(ui, "one", "One");
                    button(ui, "two", "Two");
                });
            });
        });
    });
    const Rect box = harness.node("Card").rect;
    CHECK(harness.node("Two").rect.right() == box.right() - 24);
    CHECK(harness.node("One").rect.right() + 8 == harness.node("Two").rect.x);
}

TEST_CASE("an idle page asks for no frames, and settles in one", "[ui]") {
    Harness harness;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            page_header(ui, "Title", "Subtitle", [&] { button(ui, "act", "Act"); });
            row(ui, [&] { chip(ui, "chip"); });
        });
    });
    harness.frame();
    const int before = harness.frames;
    harness.frame();
    CHECK(harness.frames == before + 1);
    CHECK(harness.output.next_wake_seconds < 0);
}

TEST_CASE("a tree opens by its arrow and is pressed beside it", "[ui][tree]") {
    Harness harness({390, 500});
    bool is_open = false;
    TreeAnswer last;
    harness.show([&](Ui& ui) {
        const auto row = [&](int i) {
            return TreeRow{.name = i == 0 ? "Trunk" : "Branch",
                           .key = static_cast<std::uint64_t>(i) + 1,
                           .depth = i,
                           .has_branches = i == 0,
                           .is_open = i == 0 && is_open};
        };
        page(ui, [&] {
            const TreeAnswer answer =
                tree(ui, "tree", "Needs", is_open ? 2 : 1, row, [&](int i) { text(ui, i == 0 ? "Trunk" : "Branch"); });
            if (answer.pressed >= 0 || answer.toggled >= 0) last = answer;
            if (answer.toggled == 0) is_open = !is_open;
        });
    });
    const auto trunk = [&] { return harness.node(Role::tree_item, "Trunk"); };
    CHECK(trunk().has(flag::has_branches));
    CHECK_FALSE(trunk().has(flag::expanded));
    const auto press_at = [&](Point point) {
        harness.move_to(point);
        harness.press_button(true);
        harness.press_button(false);
        harness.frame();
    };
    press_at({trunk().rect.x + 16, trunk().rect.centre().y});
    CHECK(last.toggled == 0);
    CHECK(trunk().has(flag::expanded));
    const Node branch = harness.node(Role::tree_item, "Branch");
    CHECK(branch.level == 2);
    press_at({branch.rect.x + 60, branch.rect.centre().y});
    CHECK(last.pressed == 1);
    press_at({trunk().rect.x + 120, trunk().rect.centre().y});
    CHECK(last.pressed == 0);
    CHECK(is_open);
    harness.act({.kind = Action::Kind::toggle, .id = trunk().id, .text = {}});
    harness.frame();
    CHECK_FALSE(trunk().has(flag::expanded));
}

TEST_CASE("a card that has left the window upwards is as high as before", "[ui][layout]") {
    Harness harness({390, 500});
    harness.input.is_coarse = true;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            card(ui, "card", {}, [&] { button(ui, "first", "First"); });
            for (int i = 0; i < 40; ++i) {
                scope(ui, i, [&] { button(ui, "row", "Row " + std::to_string(i), {.is_full_width = true}); });
            }
        });
    });
    const auto distance = [&] { return harness.node("Row 30").rect.y - harness.node("First").rect.y; };
    const float before = distance();
    for (int drag = 0; drag < 4; ++drag) {
        harness.move_to({200, 450});
        harness.press_button(true);
        for (int i = 1; i <= 6; ++i) harness.move_to({200, 450 - static_cast<float>(i) * 60});
        harness.press_button(false);
        harness.frame();
    }
    REQUIRE(harness.node("First").rect.y < -300);
    CHECK(distance() == before);
}

TEST_CASE("a finger that drags scrolls the page and presses nothing", "[ui][touch]") {
    Harness harness({390, 700});
    harness.input.is_coarse = true;
    int presses = 0;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            for (int i = 0; i < 40; ++i) {
                scope(ui, i, [&] {
                    if (button(ui, "row", "Row " + std::to_string(i), {.is_full_width = true})) ++presses;
                });
            }
        });
    });
    const float before = harness.node("Row 5").rect.y;
    harness.move_to(harness.node("Row 6").rect.centre());
    harness.frame();
    const Point from = harness.node("Row 6").rect.centre();
    harness.press_button(true);
    for (int i = 1; i <= 6; ++i) harness.move_to({from.x, from.y - static_cast<float>(i) * 20});
    harness.press_button(false);
    harness.frame();
    CHECK(presses == 0);
    CHECK(harness.node("Row 5").rect.y < before - 60);
}
