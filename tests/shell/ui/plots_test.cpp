#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::ui;
using testing::Harness;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr std::array<std::string_view, 3> steps{"3 November", "10 November", "17 November"};
constexpr std::array<std::string_view, 3> readings{"3 November: nothing yet", "10 November: 2.1, 4 answers",
                                                   "17 November: 2.4, 12 answers"};
constexpr ChartSpeech speech{
    .name = "Level", .summary = "From 2.1 to 2.4", .read_name = "Week by week", .readings = readings};

void page(Ui& ui, FunctionRef<void()> content) { main_region(ui, "page", "Page", content); }

void small_line(Ui& ui) {
    const std::array<float, 3> values{missing, 2.1F, 2.4F};
    const std::array<PlotSeries, 1> series{{{.name = "Rust", .values = values}}};
    line_plot(ui, "line", {.speech = speech, .series = series, .step_labels = steps, .minimum = 0, .maximum = 5});
}

/// Vertices that one frame drew.
int vertices(Harness& harness) {
    harness.frame();
    return ImGui::GetDrawData()->TotalVtxCount;
}

}  // namespace

TEST_CASE("a chart is a picture with its finding in words, and a slider that reads point after point", "[ui]") {
    Harness harness;
    harness.show([](Ui& ui) { page(ui, [&] { small_line(ui); }); });
    CHECK(harness.node(Role::image, "Level").description == "From 2.1 to 2.4");
    Node slider = harness.node(Role::slider, "Week by week");
    CHECK(slider.minimum == 1);
    CHECK(slider.maximum == 3);
    CHECK(slider.now == 3);
    CHECK(slider.value == "17 November: 2.4, 12 answers");
    harness.act({.kind = Action::Kind::set_number, .id = slider.id, .text = {}, .number = 2});
    CHECK(harness.node(Role::slider, "Week by week").value == "10 November: 2.1, 4 answers");
    harness.act({.kind = Action::Kind::set_number, .id = slider.id, .text = {}, .number = 99});
    CHECK(harness.node(Role::slider, "Week by week").now == 3);
}

TEST_CASE("the pointer reads the point under it without moving the keyboard's", "[ui]") {
    Harness harness;
    harness.input.is_motion_reduced = true;
    harness.show([](Ui& ui) { page(ui, [&] { small_line(ui); }); });
    const int still = vertices(harness);
    const Rect rect = harness.node(Role::slider, "Week by week").rect;
    harness.move_to({rect.x + rect.w / 2, rect.y + rect.h / 2});
    CHECK(vertices(harness) > still);  // the cursor's line, its dot, the reading
    CHECK(harness.node(Role::slider, "Week by week").now == 3);
}

TEST_CASE("a chart draws itself in once, and not at all under reduced motion; then it rests", "[ui]") {
    Harness moving;
    moving.show([](Ui& ui) { page(ui, [&] { small_line(ui); }); });
    CHECK(moving.output.next_wake_seconds == 0);
    for (int i = 0; i < 20; ++i) moving.frame(0.016);
    CHECK(moving.output.next_wake_seconds < 0);

    Harness reduced;
    reduced.input.is_motion_reduced = true;
    reduced.show([](Ui& ui) { page(ui, [&] { small_line(ui); }); });
    reduced.frame();
    CHECK(reduced.output.next_wake_seconds < 0);
}

TEST_CASE("the same numbers stand in a table at a press, which is remembered while the page lives", "[ui]") {
    Harness harness;
    int downloads = 0;
    bool is_shown = true;
    const std::array<std::array<std::string_view, 2>, 2> rows{{{"10 November", "2.1"}, {"17 November", "2.4"}}};
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            if (!is_shown) return;
            const auto cell = [&](int row, int column) {
                return rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            };
            const ChartTable data{.columns = {"Week", "Level"}, .row_count = 2, .cell = cell};
            const ChartWords words{"Show as a table", "Show as a picture", "Download CSV"};
            if (chart_frame(ui, "mastery", "Mastery", data, words, [&] { small_line(ui); })) ++downloads;
        });
    });
    CHECK(harness.has("Level"));
    harness.press("Show as a table");
    harness.frame();
    CHECK(harness.node(Role::table, "Mastery").row_count == 3);
    CHECK(harness.has("17 November"));
    CHECK_FALSE(harness.has("Week by week"));
    is_shown = false;
    harness.frame();
    is_shown = true;
    harness.frame();
    CHECK(harness.node(Role::table, "Mastery").row_count == 3);
    harness.press("Show as a picture");
    harness.frame();
    CHECK(harness.has("Week by week"));
    harness.press("Download CSV");
    CHECK(downloads == 1);
}

TEST_CASE("charts of no, one and a thousand points, of equal, negative and missing values draw sanely", "[ui]") {
    std::vector<std::vector<float>> cases{{},
                                          {3},
                                          {missing},
                                          {missing, missing, missing},
                                          {2, 2, 2},
                                          {-3, 4, -1},
                                          {0, 0},
                                          {std::numeric_limits<float>::infinity(), 1},
                                          {1e30F, -1e30F}};
    cases.emplace_back();
    for (int i = 0; i < 1000; ++i) cases.back().push_back(i % 7 == 3 ? missing : static_cast<float>(i % 50));
    for (const float width : {1280.0F, 390.0F, 60.0F}) {
        for (const std::vector<float>& values : cases) {
            Harness harness({width, 2000});
            harness.input.is_motion_reduced = true;
            const std::vector<std::string_view> labels(values.size(), "a day with a long name");
            const std::vector<std::uint8_t> levels(values.size(), 3);
            const std::string long_name(300, 'x');
            harness.show([&](Ui& ui) {
                page(ui, [&] {
                    const ChartSpeech all{.name = "Chart", .summary = "s", .read_name = "Read", .readings = labels};
                    const std::array<PlotSeries, 3> series{
                        {{.name = long_name, .values = values, .is_few = levels, .low = values, .high = values},
                         {.name = "Plan", .values = values, .is_dashed = true},
                         {.name = "Empty"}}};
                    line_plot(ui, "line", {.speech = all, .series = series, .step_labels = labels});
                    column_plot(ui, "columns",
                                {.speech = all,
                                 .values = values,
                                 .value_labels = labels,
                                 .step_labels = labels,
                                 .target = 2,
                                 .target_label = long_name});
                    heat_strip(ui, "heat",
                               {.speech = all,
                                .levels = levels,
                                .day_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                                .week_labels = labels,
                                .legend_low = "less",
                                .legend_high = "more"});
                    std::vector<BarRow> bars;
                    for (const float value : values)
                        bars.push_back({.label = long_name, .value_text = "12 of 20", .value = value});
                    bar_rows(ui, "bars", "Bars", bars);
                });
            });
            harness.frame();
            const ImDrawData* drawn = ImGui::GetDrawData();
            for (const ImDrawList* list : drawn->CmdLists) {
                for (const ImDrawVert& vertex : list->VtxBuffer) {
                    REQUIRE(std::isfinite(vertex.pos.x));
                    REQUIRE(std::isfinite(vertex.pos.y));
                    REQUIRE(std::abs(vertex.pos.x) < 20'000);
                }
            }
            if (values.empty()) CHECK_FALSE(harness.has("Read"));
        }
    }
}

TEST_CASE("bars are a list whose items say name and value; a row that leads somewhere can be pressed", "[ui]") {
    Harness harness;
    int pressed = -1;
    harness.show([&](Ui& ui) {
        page(ui, [&] {
            const std::array<BarRow, 2> rows{
                {{.label = "Async Rust", .value_text = "6 of 12", .value = 0.5, .href = "#/a"},
                 {.label = "Lost", .value_text = "−2", .value = -2}}};
            const int row = bar_rows(ui, "bars", "Courses", rows);
            if (row >= 0) pressed = row;
        });
    });
    CHECK(harness.node(Role::list, "Courses").id != 0);
    CHECK(harness.node(Role::list_item, "Async Rust").href == "#/a");
    CHECK(harness.node(Role::list_item, "Async Rust").has(flag::pressable));
    CHECK_FALSE(harness.node(Role::list_item, "Lost").has(flag::pressable));
    CHECK(harness.node(Role::text, "6 of 12").id != 0);
    harness.click("Async Rust");
    CHECK(pressed == 0);
}
