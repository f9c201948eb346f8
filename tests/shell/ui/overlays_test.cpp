#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::ui;
using testing::Harness;

namespace {

/// Vertices of all windows and of what lies over them: what a host would draw.
int vertex_count() { return ImGui::GetDrawData()->TotalVtxCount; }

/// Frames until nothing wants to be drawn again at once, and how many seconds that took.
double seconds_to_rest(Harness& harness) {
    double seconds = 0;
    while (harness.output.next_wake_seconds == 0 && seconds < 5) {
        harness.frame(0.016);
        seconds += 0.016;
    }
    return seconds;
}

/// The item that asks for the focus while something opens.
std::uint32_t requested_focus(Harness& harness) {
    std::uint32_t requested = 0;
    for (int i = 0; i < 3; ++i) {
        harness.frame();
        if (harness.output.focus_request != 0) requested = harness.output.focus_request;
    }
    return requested;
}

void page(Ui& ui, FunctionRef<void()> content) { main_region(ui, "page", "Page", content); }

}  // namespace

TEST_CASE("dialogs, lists and pages fade for no longer than 200 ms, then nothing is drawn", "[ui][fades]") {
    Harness harness;
    harness.input.is_motion_reduced = false;
    bool is_open = false;
    int index = 0;
    std::string_view route = "one";
    harness.show([&](Ui& ui) {
        main_region(ui, route, "Page", [&] { select(ui, "pick", "Pick", {"Red", "Green", "Blue"}, index); });
        dialog(ui, "ask", "Ask", is_open, [&] { button(ui, "ok", "OK"); });
    });
    const auto rests_soon = [&] {
        harness.frame();
        CHECK(seconds_to_rest(harness) <= 0.25);
        CHECK(harness.output.next_wake_seconds < 0);
    };
    rests_soon();
    const int plain = vertex_count();
    is_open = true;
    rests_soon();
    CHECK(vertex_count() > plain);
    is_open = false;
    harness.frame();
    harness.frame();
    CHECK_FALSE(harness.has("OK"));
    CHECK(vertex_count() > plain);  // its pixels are still there, fading
    rests_soon();
    CHECK(vertex_count() == plain);
    route = "two";
    rests_soon();
    harness.click("Pick");
    rests_soon();
    harness.key(ImGuiKey_Escape);
    rests_soon();
}

TEST_CASE("with reduced motion nothing fades", "[ui][fades]") {
    Harness harness;
    bool is_open = false;
    harness.show([&](Ui& ui) {
        page(ui, [&] { text(ui, "words"); });
        dialog(ui, "ask", "Ask", is_open, [&] { button(ui, "ok", "OK"); });
    });
    const int plain = vertex_count();
    is_open = true;
    harness.frame();
    harness.frame();
    is_open = false;
    harness.frame();
    harness.frame();
    CHECK(vertex_count() == plain);
    CHECK(harness.output.next_wake_seconds < 0);
}

TEST_CASE("a dialog gives the focus to its first control that does not close it", "[ui][dialog]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    bool is_open = false;
    harness.show([&](Ui& ui) {
        page(ui, [&] { text(ui, "words"); });
        dialog(ui, "person", "Marta", is_open,
               [&] {
                   button(ui, "look", "Look");
                   button(ui, "edit", "Edit");
               },
               {.place = DialogPlace::side, .close_label = "Close"});
    });
    is_open = true;
    CHECK(requested_focus(harness) == harness.node("Look").id);
}

TEST_CASE("a dialog that is longer than the window begins at its beginning", "[ui][dialog]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    bool is_open = false;
    harness.show([&](Ui& ui) {
        dialog(ui, "person", "Marta", is_open,
               [&] {
                   for (int i = 0; i < 80; ++i) text(ui, "words");
                   button(ui, "edit", "Edit");
               },
               {.place = DialogPlace::side, .close_label = "Close"});
    });
    is_open = true;
    CHECK(requested_focus(harness) == harness.node("Close").id);
}

TEST_CASE("a dialog gives the focus back, also one that was opened over another", "[ui][dialog]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    bool is_first = false;
    bool is_second = false;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            if (button(ui, "open", "Open")) is_first = true;
        });
        dialog(ui, "first", "First", is_first, [&] {
            if (button(ui, "more", "More")) is_second = true;
            dialog(ui, "second", "Second", is_second, [&] { button(ui, "ok", "OK"); });
        });
    });
    const auto focus = [&](std::string_view name) {
        harness.act({.kind = Action::Kind::focus, .id = harness.node(name).id, .number = 1});
    };
    const std::uint32_t open_id = harness.node("Open").id;
    focus("Open");
    harness.press("Open");
    harness.frame();
    focus("More");
    const std::uint32_t more_id = harness.node("More").id;
    harness.press("More");
    harness.frame();
    focus("OK");
    harness.key(ImGuiKey_Escape);
    CHECK_FALSE(is_second);
    CHECK(is_first);
    is_second = true;
    harness.frame();
    harness.frame();
    focus("OK");
    is_second = false;
    harness.frame();
    CHECK(harness.output.focus_request != 0);
    focus("More");
    CHECK(harness.node("More").id == more_id);
    is_first = false;
    harness.frame();
    CHECK(harness.output.focus_request == open_id);
}

TEST_CASE("a toast goes after six seconds, unless somebody rests on it", "[ui][toast]") {
    Harness harness;
    harness.show([](Ui& ui) { page(ui, [&] { text(ui, "words"); }); });
    show_toast(harness.ui, "a", "Saved", "Undo", "Close");
    harness.frame();
    harness.frame();
    const Rect rect = harness.node(Role::status, "Saved").rect;
    CHECK(rect.x < 200);
    harness.frame(5.5);
    CHECK(harness.has("Saved"));
    harness.move_to(rect.centre());
    harness.frame();
    harness.frame(60);
    CHECK(harness.has("Saved"));
    harness.move_to({900, 100});
    harness.frame();
    harness.frame(0.2);
    CHECK(harness.has("Saved"));
    harness.frame(1);
    harness.frame();
    CHECK_FALSE(harness.has("Saved"));
}

TEST_CASE("at most two toasts stand at once, each with its own time", "[ui][toast]") {
    Harness harness;
    harness.show([](Ui& ui) { page(ui, [&] { text(ui, "words"); }); });
    show_toast(harness.ui, 1, "One");
    show_toast(harness.ui, 2, "Two");
    show_toast(harness.ui, 3, "Three");
    harness.frame();
    CHECK_FALSE(harness.has("One"));
    CHECK(harness.has("Two"));
    harness.frame(4);
    show_toast(harness.ui, 4, "Four");
    harness.frame();
    harness.frame(3);
    harness.frame();
    CHECK_FALSE(harness.has("Three"));
    CHECK(harness.has("Four"));
}

TEST_CASE("a tooltip waits 400 ms for the mouse and none for the keyboard; Escape hides it", "[ui][tooltip]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    harness.show(
        [](Ui& ui) { page(ui, [&] { icon_button(ui, "undo", Icon::undo_2, "Undo", {.shortcut = "Ctrl Z"}); }); });
    const int plain = vertex_count();
    harness.move_to(harness.node("Undo").rect.centre());
    harness.frame();
    const int hovered = vertex_count();
    harness.frame(0.2);
    CHECK(vertex_count() == hovered);
    CHECK(harness.output.next_wake_seconds > 0);
    harness.frame(0.3);
    CHECK(vertex_count() > hovered);
    harness.key(ImGuiKey_Escape);
    harness.frame(1);
    CHECK(vertex_count() == hovered);
    harness.move_to({900, 600});
    harness.frame();
    CHECK(vertex_count() == plain);
    harness.act({.kind = Action::Kind::focus, .id = harness.node("Undo").id, .number = 1});
    harness.frame();
    CHECK(vertex_count() > plain + 40);
}

TEST_CASE("an open list moves by keys, by typing and by its filter", "[ui][select]") {
    Harness harness;
    int index = 0;
    int long_index = -1;
    std::vector<std::string> names;
    for (int i = 0; i < 30; ++i) names.push_back("City " + std::to_string(i));
    const auto name_of = [&](int i) { return std::string_view(names[static_cast<std::size_t>(i)]); };
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            select(ui, "short", "Colour", {"Red", "Green", "Blue", "Grey"}, index);
            select(ui, "long", "City", 30, name_of, long_index, {.filter_hint = "Filter", .nothing_found = "None"});
        });
    });
    harness.click("Colour");
    harness.key(ImGuiKey_DownArrow);
    harness.key(ImGuiKey_Enter);
    CHECK(index == 1);
    harness.click("Colour");
    harness.key(ImGuiKey_End);
    harness.key(ImGuiKey_Enter);
    CHECK(index == 3);
    harness.click("Colour");
    harness.type("b");
    harness.key(ImGuiKey_Enter);
    CHECK(index == 2);
    harness.click("Colour");
    harness.type("gre");
    harness.type("y");
    harness.key(ImGuiKey_Enter);
    CHECK(index == 3);

    harness.click("City");
    harness.frame();
    harness.key(ImGuiKey_PageDown);
    harness.key(ImGuiKey_Enter);
    CHECK(long_index == 10);
    harness.click("City");
    harness.frame();
    harness.type("29");
    harness.frame();
    CHECK(harness.node(Role::list_box, "City").row_count == 1);
    harness.key(ImGuiKey_Enter);
    CHECK(long_index == 29);
}

TEST_CASE("in a page the filter lies beside the select, and the focus returns when the list closes", "[ui][select]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    int index = -1;
    std::vector<std::string> names;
    for (int i = 0; i < 30; ++i) names.push_back("City " + std::to_string(i));
    const auto name_of = [&](int i) { return std::string_view(names[static_cast<std::size_t>(i)]); };
    harness.show(
        [&](Ui& ui) { page(ui, [&] { select(ui, "long", "City", 30, name_of, index, {.filter_hint = "Filter"}); }); });
    const Node closed = harness.node(Role::select, "City");
    harness.click("City");
    harness.frame();
    const Node filter = harness.node(Role::field, "City");
    CHECK(filter.parent == closed.parent);
    CHECK(harness.ui.semantics().find(filter.active) != nullptr);
    harness.act({.kind = Action::Kind::focus, .id = filter.id});
    harness.act({.kind = Action::Kind::submit, .id = filter.id});
    CHECK(index == 0);
    std::uint32_t asked = harness.output.focus_request;
    for (int i = 0; i < 3 && asked == 0; ++i) {
        harness.frame();
        asked = harness.output.focus_request;
    }
    CHECK(asked == closed.id);
    harness.click("City");
    harness.act({.kind = Action::Kind::dismiss, .id = closed.id});
    harness.frame();
    CHECK_FALSE(harness.node(Role::select, "City").has(flag::expanded));
}

TEST_CASE("the week's cursor goes by arrows and says the hour", "[ui][week]") {
    Harness harness;
    harness.input.platform_edits_text = true;
    std::string said;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            const auto cell_name = [&](int day, int hour) {
                said = std::to_string(day) + " at " + std::to_string(hour);
                return std::string_view(said);
            };
            week_strip(ui, {.name = "Week",
                            .day_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                            .hour_first = 8,
                            .hour_end = 20,
                            .slot = [](int day, int hour) { return day == 1 && hour == 19 ? Slot::both : Slot::none; },
                            .cell_name = cell_name});
        });
    });
    const auto spoken = [&] {
        const Node grid = harness.node(Role::grid, "Week");
        return std::string(harness.ui.semantics().find(grid.active)->name);
    };
    CHECK(spoken() == "1 at 19");  // where both are free
    harness.act({.kind = Action::Kind::focus, .id = harness.node("Week").id, .number = 1});
    harness.key(ImGuiKey_RightArrow);
    CHECK(spoken() == "1 at 19");
    harness.key(ImGuiKey_DownArrow);
    harness.key(ImGuiKey_LeftArrow);
    CHECK(spoken() == "2 at 18");
    harness.key(ImGuiKey_Home);
    CHECK(spoken() == "2 at 8");
}

TEST_CASE("a busy button keeps its width", "[ui][button]") {
    Harness harness;
    bool is_busy = false;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            button(ui, "a", "Publish", {.is_busy = is_busy});
            button(ui, "b", "Download", {.icon = Icon::download, .is_busy = is_busy});
        });
    });
    const float plain = harness.node("Publish").rect.w;
    const float with_icon = harness.node("Download").rect.w;
    is_busy = true;
    harness.frame();
    CHECK(harness.node("Publish").rect.w == plain);
    CHECK(harness.node("Download").rect.w == with_icon);
}

TEST_CASE("a skeleton comes after 150 ms and says what it waits for after 3 s", "[ui][skeleton]") {
    Harness harness;
    harness.show([](Ui& ui) { page(ui, [&] { skeleton(ui, "wait", "Loading coaches", 2); }); });
    const int empty = vertex_count();
    CHECK(harness.output.next_wake_seconds > 0);
    CHECK(harness.output.next_wake_seconds < 0.16F);
    harness.frame(0.2);
    const int boxes = vertex_count();
    CHECK(boxes > empty);
    CHECK(harness.output.next_wake_seconds > 2);
    harness.frame(3);
    CHECK(harness.output.next_wake_seconds < 0);
}

TEST_CASE("what stands beside a card's title goes under it where both do not fit", "[ui][cards]") {
    for (const float width : {1280.0F, 390.0F}) {
        Harness harness({width, 800});
        harness.show([](Ui& ui) {
            page(ui, [&] {
                card(ui, "card", [&] {
                    card_title(ui, "When you could meet this autumn", [&] { button(ui, "aside", "4 hours a week"); });
                    text(ui, "below");
                });
            });
        });
        const Rect title = harness.node(Role::heading, "When you could meet this autumn").rect;
        const Rect aside = harness.node("4 hours a week").rect;
        if (width > 1000) {
            CHECK(aside.right() > 1000);
            CHECK(aside.y < title.bottom());
        } else {
            CHECK(aside.x == title.x);
            CHECK(aside.y >= title.bottom());
            CHECK(aside.y <= title.bottom() + 8);
        }
    }
}

TEST_CASE("two lines in a table cell stay inside their row", "[ui][table]") {
    Harness harness({600, 800});
    harness.show([](Ui& ui) {
        page(ui, [&] {
            table(ui, "table", "Table", {{.title = "What", .weight = 1}, {.title = "More", .weight = 1}}, 2,
                  [&](int, int) {
                      column(ui, 0, [&] {
                          strong(ui, "A first line that is much too long for its cell");
                          small(ui, "A second line that is much too long for its cell");
                      });
                  },
                  {.row_height = 52});
        });
    });
    for (const Node& node : harness.ui.semantics().nodes()) {
        if (node.role != Role::text) continue;
        const Node* cell = harness.ui.semantics().find(node.parent);
        REQUIRE(cell != nullptr);
        CHECK(node.rect.bottom() <= cell->rect.bottom());
    }
}
