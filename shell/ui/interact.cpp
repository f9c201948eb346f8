#include "shell/ui/internal.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::ui {
namespace {

constexpr float tip_delay_seconds = 0.4F;

}  // namespace

float snap(const Ui& ui, float px) {
    const float ratio = ui.input().pixel_ratio;
    return std::round(px * ratio) / ratio;
}

Rect snap(const Ui& ui, const Rect& rect) {
    const float x = snap(ui, rect.x);
    const float y = snap(ui, rect.y);
    return {x, y, snap(ui, rect.right()) - x, snap(ui, rect.bottom()) - y};
}

// Not ImHashData: a CRC is linear, so that a number mixed with itself, as a thing inside itself, always gave the same.
std::uint32_t id_mix(std::uint32_t seed, std::uint64_t number) {
    std::uint64_t mixed = number + 0x9E3779B97F4A7C15ULL * (static_cast<std::uint64_t>(seed) + 1);
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    const auto id = static_cast<std::uint32_t>(mixed >> 32);
    return id == 0 ? 1 : id;
}

std::uint32_t id_of(Key key) {
    const std::uint32_t seed = ImGui::GetCurrentWindow()->IDStack.back();
    if (key.is_number()) return id_mix(seed, key.number());
    // not ImHashStr: "###" inside a key of ours has no meaning
    const std::uint32_t id = ImHashData(key.word().data(), key.word().size(), seed);
    return id == 0 ? 1 : id;
}

std::uint32_t toast_id(Key key) {
    constexpr std::uint32_t seed = 0x70617374U;
    if (key.is_number()) return id_mix(seed, key.number());
    const std::uint32_t id = ImHashData(key.word().data(), key.word().size(), seed);
    return id == 0 ? 1 : id;
}

ImDrawList* draw_list() { return ImGui::GetWindowDrawList(); }

bool is_visible(const Rect& rect) { return to_im(rect).Overlaps(ImGui::GetCurrentWindow()->ClipRect); }

void wake(Ui& ui, float seconds) {
    float& next = ui.state().output.next_wake_seconds;
    next = next < 0 ? seconds : std::min(next, seconds);
}

bool is_disabled_here(const Ui& ui) { return ui.state().disabled_depth > 0; }

bool take_action(Ui& ui, std::uint32_t id, Action::Kind kind, Action* out) {
    UiState& s = ui.state();
    for (Action& action : s.actions) {
        if (action.id != id || action.kind != kind) continue;
        action.id = 0;
        if (s.is_modal_open && s.modal_depth == 0) return false;  // what lies under a dialog does not react
        if (out != nullptr) *out = std::move(action);
        return true;
    }
    return false;
}

float animate(Ui& ui, std::uint32_t id, float target, float ms, float from) {
    UiState& s = ui.state();
    if (ui.input().is_motion_reduced || ms <= 0) return target;
    const auto found = std::ranges::find(s.animations, id, &Animation::id);
    Animation* slot = found == s.animations.end() ? nullptr : &*found;
    if (slot == nullptr) {
        if (from == target) return target;
        const auto free = std::ranges::find(s.animations, 0U, &Animation::id);
        if (free == s.animations.end()) return target;
        slot = &*free;
        *slot = {.id = id, .value = from, .frame = s.frame};
        wake(ui, 0);
        return from;
    }
    const float step = s.delta_seconds * 1000 / ms;
    slot->frame = s.frame;
    slot->value += std::clamp(target - slot->value, -step, step);
    if (slot->value == target) {
        if (target == 0) slot->id = 0;
    } else {
        wake(ui, 0);
    }
    return slot->value;
}

void start_animation(Ui& ui, std::uint32_t id, float from) {
    UiState& s = ui.state();
    if (ui.input().is_motion_reduced) return;
    auto slot = std::ranges::find(s.animations, id, &Animation::id);
    if (slot == s.animations.end()) slot = std::ranges::find(s.animations, 0U, &Animation::id);
    if (slot == s.animations.end()) return;
    *slot = {.id = id, .value = from, .frame = s.frame};
    wake(ui, 0);
}

void follow_focus(Ui& ui, std::uint32_t id, const Rect& rect, float radius, bool is_inside, bool has_native_focus) {
    UiState& s = ui.state();
    bool is_asked = take_action(ui, id, Action::Kind::focus);
    if (s.native_focus == id || std::exchange(s.is_native_focus_next, false)) {
        s.native_focus = 0;
        const bool is_cursor_visible = ImGui::GetCurrentContext()->NavCursorVisible;
        ImGui::SetFocusID(id, ImGui::GetCurrentWindow());
        ImGui::SetNavCursorVisible(is_cursor_visible);
        is_asked = true;
    }
    const bool is_shown_by_request = take_action(ui, id, Action::Kind::scroll_into_view);
    if (is_asked || is_shown_by_request) {
        ImGui::ScrollToRect(ImGui::GetCurrentWindow(), to_im(rect.expanded(12)),
                            ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
        wake(ui, 0);
    }
    const bool is_ring_shown = has_native_focus || (s.focused_id == id && s.is_focus_visible);
    if (is_ring_shown) {
        const float offset = is_inside ? -theme::size::focus::inset_for_rows : theme::size::focus::offset;
        s.ring = {.window = ImGui::GetCurrentWindow(),
                  .rect = rect.expanded(offset),
                  .radius = std::max(0.0F, radius + offset)};
    }
}

Interaction interact(Ui& ui, std::uint32_t id, const Rect& rect, const InteractionOptions& options) {
    UiState& s = ui.state();
    Interaction result;
    ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    const ImRect box = to_im(rect);
    if (is_disabled) {
        // A disabled thing may still be pointed at, to learn why; it never takes the press.
        ImGui::ItemAdd(box, 0);
        result.is_hovered = ImGui::IsMouseHoveringRect(box.Min, box.Max) && g.HoveredWindow == g.CurrentWindow;
        (void)take_action(ui, id, Action::Kind::press);
        (void)take_action(ui, id, Action::Kind::toggle);
        follow_focus(ui, id, rect, options.radius, options.is_ring_inside, false);
        s.last = {.id = id, .rect = rect, .is_hovered = result.is_hovered, .is_focused = s.focused_id == id};
        return result;
    }
    if (options.is_repeating) ImGui::PushItemFlag(ImGuiItemFlags_ButtonRepeat, true);
    if (ImGui::ItemAdd(box, id)) {
        const ImGuiButtonFlags flags = options.presses_on_down ? int{ImGuiButtonFlags_PressedOnClick} : 0;
        bool is_hovered = false;
        result.is_pressed = ImGui::ButtonBehavior(box, id, &is_hovered, &result.is_held, flags);
        result.is_hovered = is_hovered && (!ui.input().is_coarse || result.is_held);
        if (result.is_held && options.takes_drag) s.is_drag_claimed = true;
        if (result.is_pressed && g.ActiveIdSource == ImGuiInputSource_Mouse && ui.input().platform_edits_text) {
            ui.request_focus(id);  // Tab goes on from here
        }
    }
    if (options.is_repeating) ImGui::PopItemFlag();
    const bool has_nav = g.NavId == id && g.NavCursorVisible && !ui.input().platform_edits_text;
    result.is_focused = has_nav || s.focused_id == id;
    result.is_ring_shown = has_nav || (s.focused_id == id && s.is_focus_visible);
    follow_focus(ui, id, rect, options.radius, options.is_ring_inside, has_nav);
    if (take_action(ui, id, Action::Kind::press)) result.is_pressed = true;
    result.hover = animate(ui, id, result.is_hovered && !has_nav ? 1.0F : 0.0F, theme::motion::durations_ms::fast, 0);
    if (result.is_hovered) s.output.wants_hand_cursor = true;
    s.last = {.id = id, .rect = rect, .is_hovered = result.is_hovered, .is_focused = result.is_focused};
    return result;
}

void want_tooltip(Ui& ui, std::uint32_t id, const Rect& anchor, std::string_view text, bool is_hovered, bool at_once,
                  std::string_view shortcut) {
    UiState& s = ui.state();
    if (text.empty() || !(is_hovered || at_once)) return;
    if (ui.input().is_coarse && !at_once) return;
    if (s.tip.id != id) {
        s.tip.id = id;
        s.tip.since = ui.seconds();
    }
    s.tip.is_wanted = true;
    s.tip.shortcut.assign(shortcut);
    s.tip.anchor = anchor;
    s.tip_beside = s.is_in_rail;
    s.tip.text.assign(text);
    const auto waited = static_cast<float>(ui.seconds() - s.tip.since);
    if (at_once)
        s.tip.since = ui.seconds() - 10;
    else if (waited < tip_delay_seconds)
        wake(ui, tip_delay_seconds - waited);
}

Node node_at(Ui& ui, std::uint32_t id, Role role, std::string_view name, const Rect& rect) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = name;
    node.rect = rect;
    node.lang = ui.state().language;
    node.window = ImGui::GetCurrentWindow()->ID;
    if (is_visible(rect)) node.flags |= flag::visible;
    if (is_disabled_here(ui)) node.flags |= flag::disabled;
    return node;
}

void leaf(Ui& ui, Node node) { ui.semantics().leaf(node); }

NodeScope::NodeScope(Ui& owner, const Node& node) : ui(owner), index(owner.semantics().open(node)) {}
NodeScope::~NodeScope() { ui.semantics().close(); }

ContainerScope::ContainerScope(Ui& ui, std::uint32_t id, Role role, std::string_view name)
    : node(ui, node_at(ui, id, role, name, {flow(ui).left, flow(ui).y, flow(ui).width, 0})) {}

ContainerScope::~ContainerScope() {
    const Flow& f = flow(node.ui);
    Node& described = node.ui.semantics().at(node.index);
    described.rect.h = std::max(0.0F, f.y + (f.is_row ? f.line_height : 0) - described.rect.y);
    if (is_visible(described.rect)) described.flags |= flag::visible;
}

float control_height(const Ui& ui) {
    if (ui.is_phone()) return theme::size::control::phone;
    return ui.input().is_coarse ? theme::size::control::lg : theme::size::control::md;
}

float touch_least(const Ui& ui) {
    return ui.input().is_coarse ? theme::size::min_target::touch : theme::size::min_target::pointer;
}

}  // namespace cairn::ui
