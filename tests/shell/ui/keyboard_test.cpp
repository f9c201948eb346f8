#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <string>

using namespace cairn;
using namespace cairn::ui;
using testing::Harness;

namespace {

void draw_window(Ui& ui) {
    skip_link(ui, "Skip");
    navigation(ui, "Menu", [&] {
        nav_item(ui, "a", {.icon = Icon::sun, .label = "Today"});
        nav_item(ui, "b", {.icon = Icon::route, .label = "Plan"});
    });
    top_bar(ui, "Bar", [&] { button(ui, "save", "Save"); });
    main_region(ui, "page", "Page", [&] {
        page_header(ui, "Title", {});
        list(ui, "list", "People", [&] {
            for (int i = 0; i < 4; ++i) {
                const std::string name = "Row " + std::to_string(i);
                list_row(ui, i, {.name = name}, [&] { text(ui, name); });
            }
        });
    });
}

/// A page whose focus lives in the platform, as in a browser: requests are granted at once.
struct Page {
    Harness harness;
    int region = 0;
    int row = 0;

    Page() {
        harness.input.platform_edits_text = true;
        harness.show([this](Ui& ui) {
            draw_window(ui);
            if (region != 0) focus_region(ui, region);
            if (row != 0) focus_row(ui, row);
            region = row = 0;
        });
    }
    std::string after(int region_step, int row_step) {
        region = region_step;
        row = row_step;
        harness.frame();
        const std::uint32_t wanted = harness.output.focus_request;
        const Node* node = harness.ui.semantics().find(wanted);
        const std::string name = node == nullptr ? "" : std::string(node->name);
        if (wanted != 0) harness.act({.kind = Action::Kind::focus, .id = wanted, .number = 1});
        return name;
    }
};

}  // namespace

TEST_CASE("F6 goes through menu, bar and page, and around", "[ui][keys]") {
    Page page;
    CHECK(page.after(1, 0) == "Today");
    CHECK(page.after(1, 0) == "Save");
    CHECK(page.after(1, 0) == "Title");
    CHECK(page.after(1, 0) == "Today");
    CHECK(page.after(-1, 0) == "Title");
    CHECK(page.after(-1, 0) == "Save");
}

TEST_CASE("J and K walk the rows and stop at their ends", "[ui][keys]") {
    Page page;
    CHECK(page.after(0, 1) == "Row 0");
    CHECK(page.after(0, 1) == "Row 1");
    CHECK(page.after(0, -1) == "Row 0");
    CHECK(page.after(0, -1).empty());
    for (int i = 0; i < 3; ++i) (void)page.after(0, 1);
    CHECK(page.after(0, 1).empty());
}

TEST_CASE("the skip link leads to the heading of the page", "[ui][keys]") {
    Page page;
    page.harness.press("Skip");
    const Node* heading_node = page.harness.ui.semantics().find(page.harness.output.focus_request);
    if (heading_node == nullptr) {
        page.harness.frame();
        heading_node = page.harness.ui.semantics().find(page.harness.output.focus_request);
    }
    REQUIRE(heading_node != nullptr);
    CHECK(heading_node->name == "Title");
}

TEST_CASE("natively the focus goes the same ways", "[ui][keys]") {
    Harness harness;
    int region = 0;
    int row = 0;
    int presses = 0;
    harness.show([&](Ui& ui) {
        draw_window(ui);
        main_region(ui, "other", "Other", [&] {
            if (button(ui, "last", "Last")) ++presses;
        });
        if (region != 0) focus_region(ui, region);
        if (row != 0) focus_row(ui, row);
        region = row = 0;
    });
    const auto focused = [&] {
        harness.frame();
        harness.frame();
        for (const Node& node : harness.ui.semantics().nodes()) {
            if (is_focusable(node) && node.id == ImGui::GetCurrentContext()->NavId) return std::string(node.name);
        }
        return std::string();
    };
    region = 1;
    harness.frame();
    CHECK(focused() == "Today");
    row = 1;
    harness.frame();
    CHECK(focused() == "Row 0");
    row = 1;
    harness.frame();
    CHECK(focused() == "Row 1");
    region = -1;
    harness.frame();
    CHECK(focused() == "Save");
}

TEST_CASE("letters are keys of the window only outside of fields and dialogs", "[ui][keys]") {
    Harness harness;
    std::string value;
    std::u32string typed;
    bool is_open = false;
    harness.show([&](Ui& ui) {
        main_region(ui, "page", "Page", [&] { field(ui, "name", "Name", value); });
        dialog(ui, "ask", "Ask", is_open, [&] { button(ui, "ok", "OK"); });
        if (const char32_t c = typed_character(ui); c != 0) typed += c;
    });
    harness.type("j");
    CHECK(typed == U"j");
    harness.click("Name");
    harness.type("k");
    CHECK(typed == U"j");
    CHECK(value == "k");
    harness.key(ImGuiKey_Escape);
    is_open = true;
    harness.frame();
    harness.frame();
    harness.type("x");
    CHECK(typed == U"j");
}
