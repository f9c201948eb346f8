#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::ui;
using testing::Harness;

namespace {

/// Rows and columns of boxes, each joined with the one at its right.
struct Board {
    int columns = 3;
    int rows = 2;
    float height = 400;
    MapView view;
    int pressed = -1;
    int vertices = 0;
    std::vector<std::string> names;

    Board(int columns_wanted, int rows_wanted) : columns(columns_wanted), rows(rows_wanted) {
        for (int i = 0; i < columns * rows; ++i) names.push_back("Box " + std::to_string(i));
    }

    [[nodiscard]] MapNode node(int index) const {
        const std::string& name = names[static_cast<std::size_t>(index)];
        const auto column = static_cast<float>(index / rows);
        const auto row = static_cast<float>(index % rows);
        return {.key = static_cast<std::uint64_t>(index) + 100,
                .title = name,
                .name = name,
                .centre = {62 + column * (map_node_size.w + map_node_gap_x), 20 + row * 64},
                .level = index % 6};
    }

    void draw(Ui& ui) {
        main_region(ui, "page", "Page", [&] {
            const auto node_at_index = [&](int index) { return node(index); };
            const auto edge = [&](int index) { return MapEdge{.from = index, .to = index + rows}; };
            const int hit =
                graph_map(ui, "map",
                          {.name = "Map",
                           .summary = "Boxes",
                           .height = height,
                           .size = {static_cast<float>(columns) * (map_node_size.w + map_node_gap_x) - map_node_gap_x,
                                    static_cast<float>(rows) * 64 - 24},
                           .node_count = columns * rows,
                           .edge_count = (columns - 1) * rows,
                           .node = node_at_index,
                           .edge = edge,
                           .now = 0,
                           .goal = columns * rows - 1},
                          view);
            if (hit >= 0) pressed = hit;
            vertices = ImGui::GetWindowDrawList()->VtxBuffer.Size;
        });
    }
};

}  // namespace

TEST_CASE("a map is a named region whose boxes are buttons; a press names its box", "[ui]") {
    Board board(3, 2);
    Harness harness;
    harness.input.is_motion_reduced = true;
    harness.show([&](Ui& ui) { board.draw(ui); });
    harness.frame();
    CHECK(harness.node(Role::region, "Map").description == "Boxes");
    CHECK(harness.node("Box 3").role == Role::button);
    harness.click("Box 3");
    CHECK(board.pressed == 3);
    harness.press("Box 5");
    CHECK(board.pressed == 5);
}

TEST_CASE("the wheel zooms a map towards the pointer, a drag moves it and is no press", "[ui]") {
    Board board(3, 2);
    Harness harness;
    harness.input.is_motion_reduced = true;
    harness.show([&](Ui& ui) { board.draw(ui); });
    harness.frame();
    const Point middle = harness.node("Box 2").rect.centre();
    const float zoom = board.view.view.zoom;
    harness.move_to(middle);
    harness.wheel(2);
    harness.frame();
    CHECK(board.view.view.zoom > zoom);
    const Point after = harness.node("Box 2").rect.centre();
    CHECK(std::abs(after.x - middle.x) < 2);
    CHECK(std::abs(after.y - middle.y) < 2);

    harness.move_to(after);
    harness.press_button(true);
    harness.move_to({after.x + 30, after.y + 20});
    harness.move_to({after.x + 40, after.y + 24});
    harness.press_button(false);
    harness.frame();
    CHECK(board.pressed == -1);
    const Point moved = harness.node("Box 2").rect.centre();
    CHECK(std::abs(moved.x - after.x - 40) < 2);
    CHECK(std::abs(moved.y - after.y - 24) < 2);
}

TEST_CASE("two fingers zoom what lies between them, and only a map takes them", "[ui]") {
    Board board(3, 2);
    Harness harness;
    harness.input.is_motion_reduced = true;
    harness.show([&](Ui& ui) { board.draw(ui); });
    harness.frame();
    const Point middle = harness.node("Box 2").rect.centre();
    const float zoom = board.view.view.zoom;
    CHECK(harness.ui.zooms_at(middle));
    CHECK_FALSE(harness.ui.zooms_at({middle.x, 790}));
    harness.ui.push_pinch({.centre = middle, .factor = 1.2F});
    harness.ui.push_pinch({.centre = middle, .moved = {10, 0}, .factor = 1.1F});
    harness.frame();
    CHECK(std::abs(board.view.view.zoom - zoom * 1.32F) < 0.01F);
    harness.ui.push_pinch({.centre = {middle.x, 790}, .factor = 2});
    harness.frame();
    harness.frame();
    CHECK(std::abs(board.view.view.zoom - zoom * 1.32F) < 0.01F);
}

TEST_CASE("arrows follow the edges of a map, Home and End lead to its ends, and the focus comes into view", "[ui]") {
    Board board(30, 2);
    Harness harness;
    harness.input.is_motion_reduced = true;
    harness.input.platform_edits_text = true;
    harness.show([&](Ui& ui) { board.draw(ui); });
    harness.frame();
    const auto focus = [&](std::string_view name) {
        harness.act({.kind = Action::Kind::focus, .id = harness.node(name).id, .text = {}, .number = 1});
    };
    const auto focus_after = [&](ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        std::uint32_t wanted = 0;
        for (int i = 0; i < 3; ++i) {
            harness.frame();
            if (harness.output.focus_request != 0) wanted = harness.output.focus_request;
        }
        ImGui::GetIO().AddKeyEvent(key, false);
        harness.frame();
        if (wanted != 0) harness.act({.kind = Action::Kind::focus, .id = wanted, .text = {}, .number = 1});
        harness.frame();
        const Node* node = harness.ui.semantics().find(wanted);
        return node == nullptr ? std::string() : std::string(node->name);
    };
    focus("Box 0");
    CHECK(focus_after(ImGuiKey_RightArrow) == "Box 2");
    CHECK(focus_after(ImGuiKey_DownArrow) == "Box 3");
    CHECK(focus_after(ImGuiKey_LeftArrow) == "Box 1");
    CHECK(focus_after(ImGuiKey_End) == "Box 59");
    CHECK(harness.node("Box 59").has(flag::visible));
    CHECK_FALSE(harness.has("Box 0"));
    CHECK(focus_after(ImGuiKey_Home) == "Box 0");
    const float zoom = board.view.view.zoom;
    CHECK(focus_after(ImGuiKey_Equal).empty());
    CHECK(board.view.view.zoom > zoom);
}

TEST_CASE("a map of five thousand boxes draws and names only what is in sight, at every zoom", "[ui]") {
    Board board(50, 100);
    board.height = 700;
    Harness harness({1440, 900});
    harness.input.is_motion_reduced = true;
    harness.show([&](Ui& ui) { board.draw(ui); });
    for (const float zoom : {1.0F, 0.7F, 0.45F, 0.3F, 0.1F}) {
        board.view.view.zoom = zoom;
        harness.frame();
        CHECK(board.vertices <= 20'000);
    }
    board.view.view.zoom = 1;
    harness.frame();
    CHECK(harness.ui.semantics().nodes().size() < 200);
}
