#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "every_screen.hpp"
#include "tests/shell/ui/item_hooks.hpp"

// ImGui's own list of what can be used, held against the tree that assistive technology gets: neither knows anything
// that the other does not.

namespace cairn::screens {
namespace {

using ui::Node;
using ui::Role;
using ui::testing::HookedItem;
using ui::testing::ItemRecorder;

bool is_actionable(const Node& node) {
    if (node.has(ui::flag::disabled) || !node.has(ui::flag::visible)) return false;
    switch (node.role) {
        case Role::link:
        case Role::button:
        case Role::toggle:
        case Role::checkbox:
        case Role::radio:
        case Role::field:
        case Role::prose:
        case Role::select:
        case Role::slider:
        case Role::tab:
        case Role::menu_item: return true;
        default: return node.has(ui::flag::pressable);
    }
}

std::string place(const ui::Rect& rect) {
    const auto whole = [](float px) { return std::to_string(static_cast<int>(px)); };
    return whole(rect.x) + "," + whole(rect.y) + " " + whole(rect.w) + "x" + whole(rect.h);
}

bool is_inside(const ui::Rect& inner, const ui::Rect& outer) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
           inner.bottom() <= outer.bottom() + 1;
}

/// By the item's id, or as a part of a thing that does the same: the two buttons of a stepper.
const Node* node_of(const ui::Semantics& semantics, const HookedItem& item) {
    if (const Node* node = semantics.find(item.id)) return node;
    const auto found = std::ranges::find_if(semantics.nodes(), [&](const Node& node) {
        if (!is_inside(item.rect, node.rect)) return false;
        return node.role == Role::slider || (is_actionable(node) && is_inside(node.rect, item.rect));
    });
    return found == semantics.nodes().end() ? nullptr : &*found;
}

void compare(const ui::Semantics& semantics, std::span<const HookedItem> items, std::string_view screen,
             Findings& findings) {
    for (const HookedItem& item : items) {
        const Node* node = node_of(semantics, item);
        if (node == nullptr) {
            findings.add(screen, "an item at " + place(item.rect) + " has no node");
        } else if (node->name.empty()) {
            findings.add(screen,
                         "the " + std::string(ui::role_name(node->role)) + " at " + place(node->rect) + " has no name");
        }
    }
    for (const Node& node : semantics.nodes()) {
        if (!is_actionable(node)) continue;
        const bool has_item = std::ranges::any_of(items, [&](const HookedItem& item) {
            return item.id == node.id || (is_inside(item.rect, node.rect) && is_inside(node.rect, item.rect));
        });
        if (!has_item) {
            findings.add(screen, "nothing can be done with the " + std::string(ui::role_name(node.role)) + " “" +
                                     std::string(node.name) + "” at " + place(node.rect));
        }
    }
}

/// A browser scrolls a container of the mirror to what sticks out of it, and what is pressed then is something else.
void check_that_parents_hold_their_children(const ui::Semantics& semantics, std::string_view screen,
                                            Findings& findings) {
    for (const Node& node : semantics.nodes()) {
        const Node* parent = node.parent == 0 ? nullptr : semantics.find(node.parent);
        if (parent == nullptr || node.rect.h <= 0 || node.role == Role::option) continue;
        const bool is_above = node.rect.y < parent->rect.y - 1;
        const bool is_below = node.rect.bottom() > parent->rect.bottom() + 1;
        const bool scrolls = node.window != parent->window || parent->role == Role::main ||
                             parent->role == Role::navigation || parent->role == Role::dialog ||
                             parent->role == Role::region;  // of the map, which is moved
        if (scrolls || (!is_above && !is_below)) continue;
        findings.add(screen, "the " + std::string(ui::role_name(node.role)) + " “" + std::string(node.name) + "” at " +
                                 place(node.rect) + " is not inside its " + std::string(ui::role_name(parent->role)) +
                                 " at " + place(parent->rect));
    }
}

}  // namespace

TEST_CASE("Everything that can be used has a node with a name, and every such node can be used", "[screens][items]") {
    for (const Language language : {Language::english, Language::chinese}) {
        for (const ui::Size window : {ui::Size{1440, 900}, ui::Size{390, 844}}) {
            AppDesk desk({.window = window, .language = language, .is_coarse = window.w < 640});
            ItemRecorder recorder(*ImGui::GetCurrentContext());
            Findings findings;
            std::size_t seen = 0;
            every_screen(desk, [&](std::string_view screen) {
                recorder.clear();
                desk.harness.frame();
                seen += recorder.items().size();
                compare(desk.harness.ui.semantics(), recorder.items(), screen, findings);
                check_that_parents_hold_their_children(desk.harness.ui.semantics(), screen, findings);
            });
            CHECK(findings.text() == "");
            CHECK(seen > 500);
        }
    }
}

TEST_CASE("A thing without a name or without a node is found", "[screens][items]") {
    ui::testing::Harness harness;
    ItemRecorder recorder(*ImGui::GetCurrentContext());
    Findings findings;
    harness.show([](ui::Ui& ui) { ui::full_page(ui, "page", "Page", [&] { (void)ui::button(ui, "nameless", ""); }); });
    recorder.clear();
    harness.frame();
    compare(harness.ui.semantics(), recorder.items(), "canary", findings);
    CHECK(findings.text().contains("has no name"));

    harness.show([](ui::Ui& ui) {
        ui::full_page(ui, "page", "Page", [] { (void)ImGui::Button("drawn past the vocabulary"); });
    });
    recorder.clear();
    harness.frame();
    compare(harness.ui.semantics(), recorder.items(), "canary", findings);
    CHECK(findings.text().contains("has no node"));
}

}  // namespace cairn::screens
