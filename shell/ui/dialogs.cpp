#include "shell/ui/messages.hpp"

#include "shell/ui/buttons.hpp"
#include "shell/ui/fades.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/popups.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <utility>

namespace cairn::ui {
namespace {

constexpr ImGuiWindowFlags dialog_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_Popup | ImGuiWindowFlags_Modal;
constexpr float edge = 24;

struct Place {
    Rect rect;
    float padding = 24;
    bool is_sheet = false;   ///< rises from the bottom of a phone
    bool is_full_height = false;
};

Place place_of(const Ui& ui, const DialogOptions& options, float content_height) {
    const Size view = ui.input().viewport;
    Place result;
    if (options.place == DialogPlace::side || (options.place == DialogPlace::top && ui.is_phone())) {
        const float wide = ui.is_phone() ? view.w : std::min(options.width > 0 ? options.width : 480.0F, view.w);
        result.rect = {view.w - wide, 0, wide, view.h};
        result.padding = ui.is_phone() ? 16.0F : 24.0F;
        result.is_full_height = true;
        return result;
    }
    const float wanted = options.width > 0 ? options.width : options.place == DialogPlace::top ? 670.0F : 480.0F;
    if (ui.is_phone() && options.place == DialogPlace::centre) {
        result.padding = 20;
        const float high = std::min(content_height + 2 * result.padding + ui.input().safe_bottom, view.h - 48);
        result.rect = {0, view.h - high, view.w, high};
        result.is_sheet = true;
        return result;
    }
    const float wide = std::min(wanted, view.w - 2 * 16);
    result.padding = options.place == DialogPlace::top ? 16.0F : edge;
    const float high = std::min(content_height + 2 * result.padding, view.h - 64);
    const float y =
        options.place == DialogPlace::top ? std::min(96.0F, std::max(16.0F, view.h - high - 16)) : (view.h - high) / 2;
    result.rect = {(view.w - wide) / 2, y, wide, high};
    return result;
}

void draw_surface(Ui& ui, const Place& where) {
    const auto& colors = ui.palette();
    const Size view = ui.input().viewport;
    draw_list()->PushClipRectFullScreen();
    paint::fill(ui, {0, 0, view.w, view.h}, colors.bg.scrim);
    if (where.is_full_height) {
        paint::shadow(ui, where.rect, 0);
        paint::fill(ui, where.rect, colors.bg.surface);
    } else if (where.is_sheet) {
        paint::fill_corners(ui, where.rect, colors.bg.surface, theme::radius::xl, paint::Corners::top);
    } else {
        paint::shadow(ui, where.rect, theme::radius::xl);
        paint::box(ui, where.rect, colors.bg.surface, colors.border.subtle, theme::radius::xl);
    }
    draw_list()->PopClipRect();
}

/// Focus goes back to where it was before.
void close_dialog(Ui& ui, std::uint32_t id) {
    close_popup(ui, id);
    const auto focus_before = static_cast<std::uint32_t>(ui.state().memory.GetInt(id_mix(id, 2), 0));
    if (focus_before != 0) ui.request_focus(focus_before);
}

}  // namespace

void dialog(Ui& ui, Key key, std::string_view title, bool& is_open, FunctionRef<void()> content,
            const DialogOptions& options) {
    UiState& s = ui.state();
    const std::uint32_t id = id_of(key);
    const bool was_open = ImGui::IsPopupOpen(id, ImGuiPopupFlags_None);
    const std::uint32_t window_id = id_mix(id, 3);
    if (!is_open && was_open) close_dialog(ui, id);  // closed from outside of it
    if (!is_open || !was_open) {                     // however it was closed
        auto* window = static_cast<ImGuiWindow*>(s.memory.GetVoidPtr(window_id));
        if (window != nullptr) leave_ghost(ui, window, theme::motion::durations_ms::slow);
        s.memory.SetVoidPtr(window_id, nullptr);
    }
    if (!is_open) return;
    if (!was_open) {
        const std::uint32_t focused = ui.input().platform_edits_text ? s.focused_id : ImGui::GetCurrentContext()->NavId;
        s.memory.SetInt(id_mix(id, 2), static_cast<int>(focused));
        ImGui::OpenPopupEx(id);
        s.output.is_unsettled = true;
    }
    const std::uint32_t height_id = id_mix(id, 1);
    Place where = place_of(ui, options, recall(ui, height_id, 200));
    if (options.padding >= 0) where.padding = options.padding;
    ImGui::SetNextWindowPos({where.rect.x, where.rect.y});
    ImGui::SetNextWindowSize({where.rect.w, where.rect.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool is_shown = ImGui::BeginPopupEx(id, dialog_flags);
    ImGui::PopStyleVar();
    if (!is_shown) return;

    s.is_modal_open_now = true;
    ++s.modal_depth;
    const Surface before = std::exchange(s.surface, Surface::normal);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    s.memory.SetVoidPtr(window_id, window);
    const bool is_appearing = ImGui::IsWindowAppearing();
    draw_surface(ui, where);
    {
        Node node = node_at(ui, id, Role::dialog, title, where.rect);
        node.flags |= flag::modal | flag::visible;
        const NodeScope scope_node(ui, node);
        const IdScope ids(id);
        ImGui::PushClipRect({where.rect.x, where.rect.y + 1}, {where.rect.right(), where.rect.bottom() - 1}, true);
        const Rect inner{where.rect.x + where.padding, where.rect.y + where.padding - window->Scroll.y,
                         where.rect.w - 2 * where.padding, 0};
        const Extent extent = run_flow(ui, id, inner, 12, [&] {
            const auto title_line = [&] {
                heading(ui, 2, title);
                if (options.close_label.empty()) return;
                fill_right(ui);
                if (icon_button(ui, "close", Icon::x, options.close_label)) is_open = false;
            };
            if (options.is_title_hidden) {
                // its own content says what it is
            } else if (options.close_label.empty())
                heading(ui, 2, title);
            else
                row(ui, {.gap = 12, .is_wrapping = false}, title_line);
            content();
        });
        ImGui::PopClipRect();
        reach({inner.x, inner.y, 1, extent.height + where.padding});
        keep(ui, height_id, extent.height);
        scroll_by_touch(ui, window);
        draw_scrollbar(ui, window);
        if (is_appearing) {
            // the platform's focus goes into the dialog: to its first control, unless that would scroll its beginning
            // away, else to what closes it or to itself
            const auto nodes = ui.semantics().nodes();
            std::uint32_t first = id;
            for (std::size_t i = scope_node.index + 1; i < nodes.size(); ++i) {
                const Role role = nodes[i].role;
                if (role == Role::field || role == Role::prose || role == Role::button || role == Role::select ||
                    role == Role::checkbox || role == Role::radio) {
                    if (first != id && nodes[i].rect.bottom() > where.rect.bottom()) break;
                    first = nodes[i].id;
                    if (role != Role::button || nodes[i].name != options.close_label) break;
                }
            }
            if (s.output.focus_request == 0) ui.request_focus(first);
        }
    }
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool is_topmost = g.OpenPopupStack.Size == g.BeginPopupStack.Size;  // else Escape closes the list over it
    if (is_topmost && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        ImGui::SetKeyOwner(ImGuiKey_Escape, id, ImGuiInputFlags_LockThisFrame);  // it closes one level
        is_open = false;
    }
    if (take_action(ui, id, Action::Kind::dismiss)) is_open = false;
    const bool is_outside_press =
        options.place != DialogPlace::centre && ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
        !where.rect.contains({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y}) && !is_appearing;
    if (is_outside_press && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows)) is_open = false;
    if (!is_open) {
        close_dialog(ui, id);
        s.is_modal_open_now = false;
    }
    s.surface = before;
    --s.modal_depth;
    fade_in(ui, id_mix(id, 4), theme::motion::durations_ms::slow, is_appearing);
    ImGui::EndPopup();
}

void dialog_actions(Ui& ui, FunctionRef<void()> buttons) {
    spacer(ui, 24);
    if (ui.is_phone()) {
        ui.state().are_buttons_full_width = true;
        stack(ui, 8, buttons);
        ui.state().are_buttons_full_width = false;
        return;
    }
    row(ui, {.gap = 8, .align = Align::end}, buttons);
}

}  // namespace cairn::ui
