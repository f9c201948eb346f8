#include "shell/ui/context.hpp"

#include "shell/ui/fades.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::ui {
namespace {

/// Layout that never comes to rest must not keep the machine awake.
constexpr int unsettled_frames_max = 6;
/// A page that is new learns in its first frames how far it can be scrolled.
constexpr int main_scroll_patience_frames = 4;

/// What is not drawn by then does not take the focus when it comes back one day.
constexpr int native_focus_patience_frames = 20;

constexpr ImGuiWindowFlags root_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                                        ImGuiWindowFlags_NoNavFocus;

theme::Palette palette_for(const FrameInput& input) {
    if (input.system_colors != nullptr) return theme::palette_of(*input.system_colors);
    const theme::Palette& palette = theme::palette(input.appearance);
    return input.is_contrast_high ? theme::with_more_contrast(palette) : palette;
}

void forget_consumed_actions(UiState& state) {
    // What nobody took is gone: its widget was not drawn. Only focus of a node that comes later is worth a second
    // frame.
    state.actions.clear();
    std::swap(state.actions, state.actions_next);
}

}  // namespace

Ui::Ui(const Fonts& fonts) : state_(std::make_unique<UiState>()) {
    state_->flows.reserve(32);
    state_->toasts.reserve(4);
    state_->actions.reserve(16);
    state_->actions_next.reserve(16);
    set_fonts(fonts);
}

Ui::~Ui() = default;

void Ui::set_fonts(const Fonts& fonts) {
    state_->fonts = fonts;
    const auto fall_back = [&](FontFace& face) {
        if (face.font == nullptr) face = fonts.regular;
    };
    fall_back(state_->fonts.medium);
    fall_back(state_->fonts.semibold);
    fall_back(state_->fonts.mono);
}

void Ui::begin_frame(const FrameInput& input) {
    UiState& s = *state_;
    s.input = input;
    s.palette = palette_for(input);
    s.density = theme::density_of_width(input.viewport.w);
    s.output = {};
    s.delta_seconds =
        s.seconds_last < 0 ? 0.0F : static_cast<float>(std::clamp(input.seconds - s.seconds_last, 0.0, 0.1));
    s.seconds_last = input.seconds;
    ++s.frame;
    forget_consumed_actions(s);
    s.semantics.begin_frame();
    s.flows.clear();
    s.surface = Surface::normal;
    s.language.clear();
    s.disabled_depth = 0;
    s.splitter_depth = 0;
    s.ring.window = nullptr;
    s.tip.is_wanted = false;
    s.last = {};
    s.is_modal_open = std::exchange(s.is_modal_open_now, false);
    s.is_field_focused = std::exchange(s.is_field_focused_now, false);
    s.is_native_focus_next = false;
    if (s.native_focus != 0 && --s.native_focus_frames <= 0) s.native_focus = 0;
    s.modal_depth = 0;
    s.is_drag_claimed = false;
    s.zoom_area = {};
    s.nav_width = s.nav_height = s.bar_height = 0;
    s.is_in_navigation = s.is_in_rail = false;
    for (Toast& toast : s.toasts) toast.is_action_pressed = false;

    apply_style(*this);
    // a font learns the screen's density only when it is pushed; without this all but one would be drawn blurred
    for (const FontFace& face : {s.fonts.regular, s.fonts.medium, s.fonts.semibold, s.fonts.mono}) {
        ImGui::PushFont(face.font, 14);
        ImGui::PopFont();
    }
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({input.viewport.w, input.viewport.h});
    ImGui::Begin("##cairn", nullptr, root_flags);
    paint::fill(*this, {0, 0, input.viewport.w, input.viewport.h}, palette().bg.canvas);
    Flow root;
    root.id = ImGui::GetCurrentWindow()->ID;
    root.width = input.viewport.w;
    s.flows.push_back(root);
}

FrameOutput Ui::end_frame() {
    UiState& s = *state_;
    s.flows.pop_back();
    draw_toasts(*this);
    ImGui::End();
    draw_ghosts(*this);
    draw_ring(*this);
    finish_scroll(*this);
    draw_tip(*this);
    s.semantics.end_frame();
    for (Animation& each : s.animations) {
        if (each.id != 0 && each.frame != s.frame) each.id = 0;
    }
    if (!s.actions_next.empty()) wake(*this, 0);
    if (s.output.is_unsettled) {
        ++s.unsettled_run;
        if (s.unsettled_run > unsettled_frames_max) {
            s.output.is_unsettled = false;
        } else {
            wake(*this, 0);
        }
    } else {
        s.unsettled_run = 0;
    }
    s.output.wants_text = ImGui::GetIO().WantTextInput;
    s.pinch.reset();
    return s.output;
}

void Ui::push_action(Action action) {
    UiState& s = *state_;
    const auto forget_focusing = [&s] {
        std::erase_if(s.actions_next, [](const Action& earlier) { return earlier.kind == Action::Kind::focus; });
    };
    if (action.kind == Action::Kind::focus) {
        forget_focusing();  // between two frames the focus may go far; the page follows where it stayed
        s.focused_id = action.id;
        s.is_focus_visible = action.number != 0;
    } else if (action.kind == Action::Kind::blur) {
        if (s.focused_id == action.id) {
            forget_focusing();
            s.focused_id = 0;
        }
        return;
    }
    s.actions_next.push_back(std::move(action));
}

void Ui::push_pinch(const Pinch& pinch) {
    std::optional<Pinch>& open = state_->pinch;
    if (!open) {
        open = pinch;
        return;
    }
    open->centre = pinch.centre;
    open->moved = {open->moved.x + pinch.moved.x, open->moved.y + pinch.moved.y};
    open->factor *= pinch.factor;
}

bool Ui::zooms_at(Point point) const { return !state_->is_modal_open_now && state_->zoom_area.contains(point); }

void Ui::request_focus(std::uint32_t node_id) {
    UiState& s = *state_;
    s.output.focus_request = node_id;
    if (s.input.platform_edits_text) return;
    s.native_focus = node_id;
    s.native_focus_frames = native_focus_patience_frames;
    wake(*this, 0);
}
void Ui::request_focus_on_page() { state_->is_page_focus_wanted = true; }
void Ui::wake_after(float seconds) { wake(*this, seconds); }
void Ui::scroll_main_to(float y) { state_->main_scroll_wish = {.y = y, .frames = main_scroll_patience_frames}; }
float Ui::main_scroll() const { return state_->main_scroll; }

const Semantics& Ui::semantics() const { return state_->semantics; }
Semantics& Ui::semantics() { return state_->semantics; }
const FrameInput& Ui::input() const { return state_->input; }
theme::Density Ui::density() const { return state_->density; }
const theme::Palette& Ui::palette() const { return state_->palette; }

}  // namespace cairn::ui
