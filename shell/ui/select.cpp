#include "shell/ui/fields.hpp"

#include "shell/ui/field_parts.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/popups.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace cairn::ui {
namespace {

constexpr int filter_from = 13;         // longer lists get a filter
constexpr int options_in_tree = 64;     // longer lists put their options into the tree only while focused or open

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view part) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return part.empty() || !std::ranges::search(text, part, same).empty();
}

float row_height(const Ui& ui) { return ui.input().is_coarse ? 48.0F : theme::size::row::menu; }

bool option_row(Ui& ui, std::uint32_t id, std::string_view text, bool is_chosen) {
    const auto& colors = ui.palette();
    const Rect rect = place(ui, flow(ui).width, row_height(ui));
    if (!is_visible(rect)) {
        return take_action(ui, id, Action::Kind::press);
    }
    const Interaction act = interact(ui, id, rect, {.is_ring_inside = true, .radius = theme::radius::sm});
    if (is_chosen)
        paint::fill(ui, rect, colors.primary.soft, theme::radius::sm);
    else if (act.hover > 0 || act.is_held || act.is_focused)
        paint::fill(ui, rect, colors.bg.sunken, theme::radius::sm);
    draw_fitted(ui, face_of(ui, field_text(ui)), {rect.x + 10, rect.y, rect.w - 44, rect.h}, text,
                is_chosen ? colors.primary.text : colors.text.primary);
    if (is_chosen) paint::check(ui, {rect.right() - 18, rect.centre().y}, 16, colors.primary.text);
    return act.is_pressed;
}

}  // namespace

bool select(Ui& ui, Key key, std::string_view label_text, int count, FunctionRef<std::string_view(int)> option_text,
            int& index, const SelectOptions& options) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const int before = index;
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    const auto draw = [&] {
        UiState& s = ui.state();
        if (!options.is_label_hidden) draw_field_label(ui, label_text, options.is_required);
        const TextFace face = face_of(ui, field_text(ui));
        const bool has_choice = index >= 0 && index < count;
        const std::string_view shown = has_choice ? option_text(index) : options.hint;
        float wanted = options.width;
        if (wanted <= 0 && flow(ui).is_row) wanted = std::clamp(measure(face, shown) + 60, 160.0F, 320.0F);
        const Rect box = snap(ui, place(ui, width_for(ui, wanted), control_height(ui)));
        const Interaction act = interact(ui, id, box, {.is_disabled = is_disabled});
        const std::uint32_t popup_id = id_mix(id, 1);
        const bool is_open = is_popup_open(popup_id);
        if (is_visible(box)) {
            draw_field_box(ui, box,
                           {.hover = act.hover,
                            .is_focused = is_open,
                            .is_invalid = !options.error.empty(),
                            .is_disabled = is_disabled});
            const theme::Color words = is_disabled  ? colors.text.disabled
                                       : has_choice ? colors.text.primary
                                                    : colors.text.tertiary;
            draw_fitted(ui, face, {box.x + 12, box.y, box.w - 12 - 40, box.h}, shown, words);
            paint::icon(ui, Icon::chevron_down, {box.right() - 20, box.centre().y}, 18,
                        is_disabled ? colors.text.disabled : colors.text.secondary);
        }
        Action action;
        if (take_action(ui, id, Action::Kind::set_choice, &action) && !is_disabled) {
            const int wish = static_cast<int>(std::lround(action.number));
            if (wish >= 0 && wish < count) index = wish;
        }

        Node node = node_at(ui, id, Role::select, label_text, box);
        node.value = has_choice ? shown : std::string_view{};
        node.hint = options.hint;
        node.description = options.error.empty() ? options.help : options.error;
        node.row_count = count;
        node.row = has_choice ? index + 1 : 0;
        node.text_px = face.px;
        node.flags |= flag::has_popup;
        if (is_disabled) node.flags |= flag::disabled;
        if (options.is_required) node.flags |= flag::required;
        if (!options.error.empty()) node.flags |= flag::invalid;
        if (is_open) node.flags |= flag::expanded;
        const NodeScope scope_node(ui, node);
        const bool are_all_in_tree = count <= options_in_tree || is_open || s.focused_id == id;
        for (int i = 0; i < count; ++i) {
            if (!are_all_in_tree && i != index) continue;
            Node option =
                node_at(ui, id_mix(id, static_cast<std::uint64_t>(i) + 100), Role::option, option_text(i), box);
            option.flags &= static_cast<std::uint16_t>(~flag::visible);
            option.row = i + 1;
            if (i == index) option.flags |= flag::selected;
            leaf(ui, option);
        }

        std::string& filter = s.filter;
        if (act.is_pressed) {
            filter.clear();
            open_popup(ui, popup_id);
        }
        const float wide = std::max(box.w, 200.0F);
        popup(ui, popup_id, box, wide, 12.5F * row_height(ui), 0, [&] {
            if (count >= filter_from) {
                field(ui, "filter", label_text, filter,
                      {.kind = InputKind::search,
                       .hint = options.filter_hint,
                       .is_label_hidden = true,
                       .has_autofocus = !ui.input().is_coarse});
                spacer(ui, 4);
            }
            int found = 0;
            for (int i = 0; i < count; ++i) {
                const std::string_view text_here = option_text(i);
                if (!contains(text_here, filter)) continue;
                ++found;
                const std::uint32_t option_id = id_mix(id, static_cast<std::uint64_t>(i) + 100);
                if (option_row(ui, option_id, text_here, i == index)) {
                    index = i;
                    ImGui::CloseCurrentPopup();
                }
                if (ImGui::IsWindowAppearing() && i == index)
                    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), to_im(Rect{box.x, flow(ui).y - 40, 10, 40}));
            }
            if (found == 0) small(ui, options.nothing_found, Tone::tertiary);
        });
        s.last = {.id = id, .rect = box, .is_hovered = act.is_hovered, .is_focused = act.is_focused};
        draw_field_note(ui, options.help, options.error);
    };
    if (!flow(ui).is_row)
        stack(ui, 6, draw);
    else if (options.is_label_hidden)
        draw();
    else
        column(ui, options.width > 0 ? options.width : 200, [&] { stack(ui, 6, draw); });
    return index != before;
}

bool select(Ui& ui, Key key, std::string_view label_text, Labels words, int& index, const SelectOptions& options) {
    const auto option_text = [&](int i) { return words[i]; };
    return select(ui, key, label_text, words.count(), option_text, index, options);
}

}  // namespace cairn::ui
