#include "shell/ui/keyboard.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/line_break.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace cairn::ui {
namespace {

std::uint32_t focused_node(const Ui& ui) {
    if (ui.input().platform_edits_text) return ui.state().focused_id;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.NavCursorVisible || g.ActiveId == g.NavId ? g.NavId : 0;
}

/// Whether `node` is `ancestor` or lies inside it.
bool is_inside(const Semantics& tree, const Node* node, std::uint32_t ancestor) {
    while (node != nullptr && node->id != ancestor) node = node->parent == 0 ? nullptr : tree.find(node->parent);
    return node != nullptr;
}

void move_focus(Ui& ui, std::uint32_t id) {
    ui.request_focus(id);
    if (!ui.input().platform_edits_text) ImGui::SetNavCursorVisible(true);
}

/// A landmark, and where the focus goes inside it.
struct Region {
    std::uint32_t id = 0;
    std::uint32_t target = 0;
};

constexpr std::size_t regions_max = 8;

struct Regions {
    std::array<Region, regions_max> all{};
    std::size_t count = 0;

    void add(Region region) {
        if (region.target != 0 && count < all.size()) all[count++] = region;
    }
};

/// The page is entered at its heading, so that it is read from the start; where only controls can have the focus
/// (natively), and in the other regions, at the first of those.
std::uint32_t entry_of(const Ui& ui, std::span<const Node> inside) {
    const bool has_heading_focus = ui.input().platform_edits_text;
    for (const Node& node : inside) {
        const bool is_title = node.role == Role::heading && node.level == 1;
        if ((is_title && has_heading_focus) || (is_focusable(node) && !node.has(flag::disabled))) return node.id;
    }
    return 0;
}

Regions regions_of(const Ui& ui) {
    const Semantics& tree = ui.semantics();
    const auto nodes = tree.nodes();
    Regions regions;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        if (node.role != Role::navigation && node.role != Role::banner && node.role != Role::main) continue;
        std::size_t end = i + 1;
        while (end < nodes.size() && is_inside(tree, &nodes[end], node.id)) ++end;
        regions.add({.id = node.id, .target = entry_of(ui, nodes.subspan(i + 1, end - i - 1))});
    }
    for (const Toast& toast : ui.state().toasts) {
        if (!toast.action.empty() || !toast.dismiss.empty())
            regions.add({.id = toast.id, .target = id_mix(toast.id, toast.action.empty() ? 2 : 1)});
    }
    return regions;
}

}  // namespace

bool is_command_pressed(char letter, bool has_shift) {
    const auto key = static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a'));
    return ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | (has_shift ? int{ImGuiMod_Shift} : 0) | key);
}

bool has_command_key() { return ImGui::GetIO().ConfigMacOSXBehaviors; }

bool is_writing(const Ui& ui) {
    if (!ui.input().platform_edits_text) return ImGui::GetIO().WantTextInput;
    return ui.state().is_field_focused;
}

bool is_dialog_open(const Ui& ui) { return ui.state().is_modal_open || ui.state().is_modal_open_now; }

char32_t typed_character(const Ui& ui) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.InputQueueCharacters.empty() || is_writing(ui) || is_dialog_open(ui)) return 0;
    return static_cast<char32_t>(io.InputQueueCharacters[0]);
}

int region_keys_pressed() {
    if (ImGui::IsKeyChordPressed(ImGuiKey_F6)) return 1;
    return ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F6) ? -1 : 0;
}

void skip_link(Ui& ui, std::string_view label) {
    UiState& s = ui.state();
    const std::uint32_t id = id_of("skip");
    const TextFace face = face_of(ui, TextStyle::label);
    const Rect rect{16, 12 + ui.input().safe_top, std::ceil(measure(face, label)) + 32, theme::size::control::lg};
    // it takes no pointer: what lies there belongs to the menu
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGui::ItemAdd(to_im(rect), id);
    const bool has_nav = g.NavId == id && g.NavCursorVisible && !ui.input().platform_edits_text;
    follow_focus(ui, id, rect, theme::radius::md, false, has_nav);
    const bool is_focused = has_nav || s.focused_id == id;
    if (is_focused) {
        ImDrawList* list = ImGui::GetForegroundDrawList();
        list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, to_im(ui.palette().bg.inverse),
                            theme::radius::md);
        draw_wrapped_on_screen(ui, face, {rect.x + 16, rect.centre().y - face.line / 2, rect.w, 0}, label,
                               ui.palette().text.inverse, false);
    }
    leaf(ui, node_at(ui, id, Role::button, label, rect));
    if (take_action(ui, id, Action::Kind::press) || g.NavActivatePressedId == id) {
        ui.request_focus_on_page();
        wake(ui, 0);
    }
}

bool focus_region(Ui& ui, int step) {
    if (is_dialog_open(ui)) return false;
    const Semantics& tree = ui.semantics();
    const Regions regions = regions_of(ui);
    if (regions.count == 0) return false;
    const std::uint32_t focused = focused_node(ui);
    const Node* node = focused == 0 ? nullptr : tree.find(focused);
    const auto all = std::span(regions.all).first(regions.count);
    const auto here = std::ranges::find_if(all, [&](const Region& each) {
        return focused != 0 && (each.target == focused || is_inside(tree, node, each.id));
    });
    std::size_t next = step > 0 ? 0 : regions.count - 1;
    if (here != all.end()) {
        const auto at = static_cast<std::size_t>(here - all.begin());
        next = (at + regions.count + (step > 0 ? 1 : regions.count - 1)) % regions.count;
    }
    move_focus(ui, all[next].target);
    return true;
}

bool focus_row(Ui& ui, int step) {
    const Semantics& tree = ui.semantics();
    const std::uint32_t focused = focused_node(ui);
    const Node* node = focused == 0 ? nullptr : tree.find(focused);
    const Node* previous = nullptr;   // of the one that has the focus, or the last in view
    bool is_past = false;             // the focus was met
    bool is_in_main = false;
    for (const Node& each : tree.nodes()) {
        if (each.role == Role::main) is_in_main = true;
        if (!is_in_main || !each.has(flag::pressable) || each.has(flag::disabled)) continue;
        if (each.role != Role::list_item && each.role != Role::row && each.role != Role::tree_item) continue;
        const bool is_here = node != nullptr && is_inside(tree, node, each.id);
        if (is_here && step < 0) {
            if (previous != nullptr) move_focus(ui, previous->id);
            return previous != nullptr;
        }
        if (is_past) {
            move_focus(ui, each.id);
            return true;
        }
        is_past = is_past || is_here;
        previous = &each;
    }
    if (is_past) return false;
    const Node* wanted = nullptr;
    for (const Node& each : tree.nodes()) {
        const bool is_row = each.role == Role::list_item || each.role == Role::row || each.role == Role::tree_item;
        if (!is_row || !each.has(flag::pressable | flag::visible)) continue;
        wanted = &each;
        if (step > 0) break;
    }
    if (wanted != nullptr) move_focus(ui, wanted->id);
    return wanted != nullptr;
}

bool focus_search(Ui& ui) {
    for (const Node& node : ui.semantics().nodes()) {
        if (node.role != Role::field || node.input != InputKind::search) continue;
        move_focus(ui, node.id);
        return true;
    }
    return false;
}

}  // namespace cairn::ui
