#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <string>

#include "every_screen.hpp"

// What makes a page easy to find one's way in without seeing it.

namespace cairn::screens {
namespace {

using ui::Node;
using ui::Role;

bool needs_label(Role role) {
    return role == Role::field || role == Role::prose || role == Role::select || role == Role::slider ||
           role == Role::table || role == Role::dialog || role == Role::radio_group || role == Role::list ||
           role == Role::image || role == Role::progress || role == Role::navigation;
}

void check_structure(std::span<const Node> nodes, std::string_view screen, Findings& findings) {
    int titles = 0, mains = 0, level = 0;
    std::map<std::uint32_t, std::map<std::string_view, std::string_view>> links;
    std::map<std::uint32_t, int> headers;
    for (const Node& node : nodes) {
        const std::string name(node.name);
        if (node.role == Role::main) ++mains;
        if (node.role == Role::heading) {
            titles += node.level == 1 ? 1 : 0;
            if (node.level > level + 1) findings.add(screen, "the heading “" + name + "” skips a level");
            level = node.level;
        }
        if (needs_label(node.role) && node.name.empty())
            findings.add(screen, "a " + std::string(ui::role_name(node.role)) + " has no name");
        if (node.role == Role::link) {
            const auto [known, is_new] = links[node.parent].try_emplace(node.name, node.href);
            if (!is_new && known->second != node.href)
                findings.add(screen, "two links of one group are named “" + name + "” and lead elsewhere");
        }
        if (node.role == Role::table) headers.try_emplace(node.id, 0);
        if (node.role == Role::column_header) {
            if (node.name.empty()) findings.add(screen, "a column has no header");
            const auto row = std::ranges::find(nodes, node.parent, &Node::id);
            if (row != nodes.end()) ++headers[row->role == Role::table ? row->id : row->parent];
        }
    }
    if (titles != 1) findings.add(screen, std::to_string(titles) + " headings of level 1");
    if (mains != 1) findings.add(screen, std::to_string(mains) + " main regions");
    for (const auto& [table, count] : headers) {
        if (count == 0) findings.add(screen, "a table has no headers");
    }
}

}  // namespace

TEST_CASE("Every screen has one title, one main region, headings in order and labels", "[screens][structure]") {
    for (const ui::Size window : {ui::Size{1440, 900}, ui::Size{390, 844}}) {
        AppDesk desk({.window = window, .is_coarse = window.w < 640});
        Findings findings;
        every_screen(desk, [&](std::string_view screen) {
            check_structure(desk.harness.ui.semantics().nodes(), screen, findings);
        });
        CHECK(findings.text() == "");
    }
}

TEST_CASE("A page out of order is found", "[screens][structure]") {
    ui::testing::Harness harness;
    harness.show([](ui::Ui& ui) {
        ui::heading(ui, 2, "Second");
        ui::heading(ui, 4, "Fourth");
        (void)ui::link(ui, "a", "More", "#/a");
        (void)ui::link(ui, "b", "More", "#/b");
    });
    Findings findings;
    check_structure(harness.ui.semantics().nodes(), "canary", findings);
    CHECK(findings.text().contains("skips a level"));
    CHECK(findings.text().contains("lead elsewhere"));
    CHECK(findings.text().contains("0 headings of level 1"));
    CHECK(findings.text().contains("0 main regions"));
}

}  // namespace cairn::screens
