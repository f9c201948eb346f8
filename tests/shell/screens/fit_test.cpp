#include <catch2/catch_test_macros.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "every_screen.hpp"
#include "tests/shell/text/pseudo_words.hpp"
#include "tests/shell/ui/ink.hpp"

// Words of any length stay whole: nothing is cut, shortened, drawn over something else, or out of the window. Tried
// with what ships in the widest face that browsers fall back to, and with words that are 40 % longer.

namespace cairn::screens {
namespace {

using text::testing::Words;
using text::testing::WordsScope;
using ui::Node;
using ui::Role;
using ui::testing::Ink;
using ui::testing::TextRun;
using ui::testing::Widths;

constexpr std::array<ui::Size, 5> windows{{{1440, 900}, {1024, 768}, {768, 1024}, {390, 844}, {320, 640}}};
constexpr float slack = 1.5F;

std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n') out += c;
    }
    return out;
}

/// True when the words of some node end as the run does: the dots belong to them.
bool is_said(std::string_view run, std::span<const Node> nodes) {
    return std::ranges::any_of(nodes, [&](const Node& node) {
        return without_blanks(node.name).contains(run) || without_blanks(node.value).contains(run) ||
               without_blanks(node.hint).contains(run);
    });
}

/// Cells and hints keep to one line: the whole words are in a tooltip, on the row's own page or in the label. Controls,
/// values and the rows of a score do so too when words are 40 % longer than any that ship, or in the widest face on the
/// narrowest window; prose and headings never.
bool may_shorten(Words words, const Node& node) {
    const bool is_tight = words == Words::pseudo || ImGui::GetIO().DisplaySize.x <= 320;
    switch (node.role) {
        case Role::cell:
        case Role::column_header:
        case Role::field: return true;
        case Role::button:
        case Role::link:
        case Role::list_item:
        case Role::progress:
        case Role::radio:
        case Role::select: return is_tight;
        case Role::text: return is_tight && !node.description.empty();  // what a figure counts
        default: return false;
    }
}

bool may_shorten(Words words, const TextRun& run, std::span<const Node> nodes) {
    return std::ranges::any_of(
        nodes, [&](const Node& node) { return node.rect.contains(run.rect.centre()) && may_shorten(words, node); });
}

/// A toast keeps to one line as wide as its words; what it says is never said there alone.
bool is_toast(const Node& node, std::span<const Node> nodes) {
    if (node.role == Role::status && node.parent == 0) return true;
    const auto parent = std::ranges::find(nodes, node.parent, &Node::id);
    return node.parent != 0 && parent != nodes.end() && parent->role == Role::status && parent->parent == 0;
}

/// The drawn map is a window onto something larger: what lies at its edges is cut, and goes out of it.
const Node* window_onto_more(const AppDesk& desk) {
    const auto nodes = desk.harness.ui.semantics().nodes();
    const auto found = std::ranges::find_if(
        nodes, [&](const Node& node) { return node.role == Role::region && node.name == desk.words().skills_title(); });
    return found == nodes.end() ? nullptr : &*found;
}

void check_ink(const Ink& ink, std::span<const Node> nodes, Words words, std::string_view screen, Findings& findings,
               const Node* map = nullptr) {
    for (const TextRun& run : ink.runs) {
        if (run.is_covered || (map != nullptr && map->rect.contains(run.rect.centre()))) continue;
        const bool is_in_toast = std::ranges::any_of(
            nodes, [&](const Node& node) { return node.rect.contains(run.rect.centre()) && is_toast(node, nodes); });
        if (words == Words::pseudo && is_in_toast) continue;
        if (run.is_cut) findings.add(screen, "cut: " + run.text);
        if (run.text.ends_with("…") && !is_said(run.text, nodes) && !may_shorten(words, run, nodes))
            findings.add(screen, "shortened: " + run.text);
    }
    for (const auto& [under, over] : ink.overlaps)
        findings.add(screen, "drawn over each other: " + ink.runs[under].text + " and " + ink.runs[over].text);
}

void check_boxes(std::span<const Node> nodes, ui::Size window, Words words, std::string_view screen, Findings& findings,
                 const Node* map = nullptr) {
    for (const Node& node : nodes) {
        if (node.rect.w <= 0 || (map != nullptr && node.parent == map->id)) continue;
        if (words == Words::pseudo && is_toast(node, nodes)) continue;
        const std::string what = std::string(ui::role_name(node.role)) + " “" + std::string(node.name) + "”";
        if (node.rect.x < -slack || node.rect.right() > window.w + slack)
            findings.add(screen, "out of the window: " + what);
        if (words == Words::pseudo) continue;  // words in words are more than 40 % longer
        if (node.role == Role::radio && window.w <= 320) continue;  // six levels of 44 px
        const auto parent = std::ranges::find(nodes, node.parent, &Node::id);
        if (node.parent == 0 || parent == nodes.end() || parent->rect.w <= 0) continue;
        if (node.rect.x < parent->rect.x - slack || node.rect.right() > parent->rect.right() + slack)
            findings.add(screen, "out of its parent: " + what);
    }
}

void check_scroll(std::string_view screen, Findings& findings) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if (window->WasActive && window->ScrollMax.x > slack) findings.add(screen, "scrolls sideways");
    }
}

struct Trial {
    Words words;
    Widths widths;
    Language language;
};

std::string wrong_with(const Trial& trial) {
    const WordsScope scope(trial.words);
    Findings findings;
    for (const bool is_coarse : {false, true}) {
        AppDesk desk({.window = windows[is_coarse ? 3 : 0],
                      .language = trial.language,
                      .widths = trial.widths,
                      .is_coarse = is_coarse});
        every_screen(desk, [&](std::string_view screen) {
            const ui::Size before = desk.harness.input.viewport;
            for (const ui::Size window : windows) {
                if ((window.w < 640) != is_coarse) continue;
                desk.resize(window);
                const std::string where = std::string(screen) + " at " + std::to_string(static_cast<int>(window.w));
                const auto nodes = desk.harness.ui.semantics().nodes();
                const Node* map = window_onto_more(desk);
                check_ink(ui::testing::read_ink(*ImGui::GetDrawData()), nodes, trial.words, where, findings, map);
                check_boxes(nodes, window, trial.words, where, findings, map);
                check_scroll(where, findings);
            }
            desk.resize(before);
        });
    }
    return findings.text();
}

}  // namespace

TEST_CASE("Every screen has room for words that are 40 % longer", "[screens][fit]") {
    CHECK(wrong_with({Words::pseudo, Widths::even, Language::english}) == "");
    CHECK(wrong_with({Words::pseudo, Widths::even, Language::chinese}) == "");
}

TEST_CASE("Every screen has room for the widest face that browsers fall back to", "[screens][fit]") {
    CHECK(wrong_with({Words::product, Widths::broad, Language::english}) == "");
    CHECK(wrong_with({Words::product, Widths::broad, Language::chinese}) == "");
}

TEST_CASE("Words that are cut, shortened, covered or pushed out are found", "[screens][fit]") {
    ui::testing::Harness harness({390, 844});
    harness.show([](ui::Ui& ui) {
        ImDrawList* list = ImGui::GetForegroundDrawList();
        list->PushClipRect({20, 20}, {57.3F, 60});
        list->AddText({20, 20}, 0xFFFFFFFFU, "cutattheedge");
        list->PopClipRect();
        list->AddText({20, 100}, 0xFFFFFFFFU, "under");
        list->AddText({24, 102}, 0xFFFFFFFEU, "over");
        list->AddText({20, 200}, 0xFFFFFFFFU, "short…");
        ui.semantics().leaf({.id = 5, .role = Role::button, .name = "Far", .rect = {380, 300, 80, 20}});
    });
    Findings findings;
    const auto nodes = harness.ui.semantics().nodes();
    check_ink(ui::testing::read_ink(*ImGui::GetDrawData()), nodes, Words::product, "canary", findings);
    check_boxes(nodes, harness.input.viewport, Words::product, "canary", findings);
    CHECK(findings.text().contains("cut: "));
    CHECK(findings.text().contains("drawn over each other: under and over"));
    CHECK(findings.text().contains("shortened: short…"));
    CHECK(findings.text().contains("out of the window: button “Far”"));
}

TEST_CASE("Longer words keep their arguments", "[screens][fit]") {
    const WordsScope scope(Words::pseudo);
    const text::Text english(Language::english);
    CHECK(english.settings_title() == "[Ŝéţţîñĝš ~]");
    CHECK(english.shell_imported(12).contains("12"));
    CHECK(english.people_look_as("Marta").contains("Marta"));
    CHECK(text::Text(Language::chinese).people_look_as("Marta").starts_with("【"));
}

}  // namespace cairn::screens
