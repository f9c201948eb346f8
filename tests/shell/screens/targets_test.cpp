#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/exchange/sample.hpp"
#include "window.hpp"

using namespace cairn;
using namespace cairn::screens;

namespace {

/// Hours are painted by dragging over them; 126 of them cannot each be as wide as a finger on a phone.
bool is_hour_to_paint(const ui::Semantics& tree, const ui::Node& node, std::string_view grid_name) {
    const ui::Node* parent = node.role == ui::Role::checkbox ? tree.find(node.parent) : nullptr;
    return parent != nullptr && parent->name == grid_name;
}

/// What is smaller than `least` px in either direction, a line each.
std::string small_targets(const Window& window, float least) {
    std::string out;
    const ui::Semantics& tree = window.harness.ui.semantics();
    for (const ui::Node& node : tree.nodes()) {
        if (!ui::is_focusable(node) || node.has(ui::flag::disabled)) continue;
        const ui::Node* parent = tree.find(node.parent);
        if (node.role == ui::Role::option && parent != nullptr && parent->role == ui::Role::select) continue;
        if (is_hour_to_paint(tree, node, window.text.profile_availability())) continue;
        if (node.rect.w + 0.51F >= least && node.rect.h + 0.51F >= least) continue;
        out += std::string(ui::role_name(node.role)) + " \"" + std::string(node.name) + "\" " +
               std::to_string(node.rect.w) + " x " + std::to_string(node.rect.h) + "\n";
    }
    return out;
}

std::vector<std::string> routes_of_all_screens() {
    const auto object = [](std::string_view page, const Id& id) { return std::string(page) + to_hex(id); };
    return {"/today",
            "/plan",
            "/coaches",
            "/requests",
            "/courses",
            "/skills",
            "/people",
            "/import",
            "/settings",
            object("/profile/", exchange::sample_id("learner", "lin_yue")),
            object("/skills/", exchange::sample_id("skill", "async_rust"))};
}

void check_targets(ui::Size viewport, bool is_coarse, float least) {
    for (const Language language : {Language::english, Language::chinese}) {
        Window window(viewport, language, is_coarse);
        const auto check = [&](std::string_view screen) {
            const std::string found = small_targets(window, least);
            INFO(screen << ", " << viewport.w << " wide, " << window.text.tag() << "\n" << found);
            CHECK(found.empty());
        };
        check("welcome");
        window.open_sample();
        for (const std::string& route : routes_of_all_screens()) {
            window.go(route);
            check(route);
        }
    }
}

}  // namespace

TEST_CASE("A finger has 44 px for everything on every screen", "[screens][targets]") {
    check_targets({390, 844}, true, 44);
    check_targets({820, 1180}, true, 44);
}

TEST_CASE("A mouse has 24 px for everything on every screen", "[screens][targets]") {
    check_targets({1440, 900}, false, 24);
}
