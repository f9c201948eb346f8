#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <cstdio>
#include <string>

#include "every_screen.hpp"
#include "shell/theme/theme.hpp"
#include "tests/shell/ui/ink.hpp"

// No tool can read contrast off a canvas. So every letter of every screen is looked at here: its colour, and the colour
// of what was drawn under it.

namespace cairn::screens {
namespace {

using ui::testing::Ink;
using ui::testing::TextRun;

constexpr float large_text_px = 24 * 0.94F;  // a run is as high as capitals and descent: 0.94 em

double least_contrast(const TextRun& run, const theme::Palette& palette) {
    const bool is_disabled = run.color == palette.text.disabled;  // exempt from WCAG; still readable here
    return run.rect.h >= large_text_px || is_disabled ? 3.0 : 4.5;
}

std::string hex(theme::Color color) {
    char out[8];
    std::snprintf(out, sizeof out, "#%02x%02x%02x", color.red(), color.green(), color.blue());
    return out;
}

void check_contrast(const Ink& ink, const theme::Palette& palette, std::string_view screen, Findings& findings) {
    for (const TextRun& run : ink.runs) {
        if (run.contrast >= least_contrast(run, palette)) continue;
        findings.add(screen, hex(run.color) + " on " + hex(run.ground) + " has " + std::to_string(run.contrast) +
                                 (run.text.size() < 40 ? ": " + run.text : ""));
    }
}

}  // namespace

TEST_CASE("Every text of every screen can be read on what lies under it, in both themes", "[screens][contrast]") {
    for (const ui::Size window : {ui::Size{1440, 900}, ui::Size{390, 844}}) {
        AppDesk desk({.window = window, .is_coarse = window.w < 640});
        Findings findings;
        std::size_t seen = 0;
        every_screen(desk, [&](std::string_view screen) {
            for (const bool is_dark : {false, true}) {
                desk.set_dark(is_dark);
                const Ink ink = ui::testing::read_ink(*ImGui::GetDrawData());
                seen += ink.runs.size();
                const auto theme = is_dark ? theme::Appearance::dark : theme::Appearance::light;
                check_contrast(ink, theme::palette(theme), screen, findings);
            }
        });
        CHECK(findings.text() == "");
        CHECK(seen > 2000);
    }
}

TEST_CASE("Text that is hard to read is found", "[screens][contrast]") {
    ui::testing::Harness harness;
    harness.show([](ui::Ui& ui) {
        const ImVec2 from{10, 10}, to{400, 100};
        ImGui::GetForegroundDrawList()->AddRectFilled(from, to, 0xFFFFFFFFU);
        ImGui::GetForegroundDrawList()->AddText({20, 20}, 0xFFAAAAAAU, "grey on white");
        (void)ui;
    });
    Findings findings;
    check_contrast(ui::testing::read_ink(*ImGui::GetDrawData()), theme::palette(theme::Appearance::light), "canary",
                   findings);
    CHECK(findings.text().contains("#aaaaaa on #ffffff"));
}

}  // namespace cairn::screens
