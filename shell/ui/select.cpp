#include "shell/ui/fields.hpp"

#include "shell/ui/field_parts.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/list_keys.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/popups.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
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

bool begins_with(std::string_view text, std::string_view part) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return text.size() >= part.size() && std::ranges::equal(text.substr(0, part.size()), part, same);
}

float row_height(const Ui& ui) { return ui.input().is_coarse ? 48.0F : theme::size::row::menu; }

struct OptionRow {
    std::uint32_t id = 0;
    std::string_view text = {};
    bool is_chosen = false;
    bool is_active = false;
    bool has_node = false;  ///< without a filter the select's own options are what is read
    int number = 0;
    int count = 0;
};

/// Its node is one of the list under the filter; the select's own options are nodes of the select.
std::uint32_t listed_id(std::uint32_t option_id) { return id_mix(option_id, 7); }

bool option_row(Ui& ui, const OptionRow& row) {
    const auto& colors = ui.palette();
    const Rect rect = place(ui, flow(ui).width, row_height(ui));
    const bool is_asked = take_action(ui, listed_id(row.id), Action::Kind::press);
    if (!is_visible(rect) && !row.is_active) return take_action(ui, row.id, Action::Kind::press) || is_asked;
    // arrows move a cursor of the list's own, so that a filter over it keeps the focus
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop, true);
    const Interaction act = interact(ui, row.id, rect, {.is_ring_inside = true, .radius = theme::radius::sm});
    ImGui::PopItemFlag();
    if (row.is_chosen)
        paint::fill(ui, rect, colors.primary.soft, theme::radius::sm);
    else if (act.hover > 0 || act.is_held)
        paint::fill(ui, rect, colors.bg.sunken, theme::radius::sm);
    if (row.is_active) paint::outline(ui, rect, colors.focus.ring, theme::radius::sm, 2);
    draw_fitted(ui, face_of(ui, field_text(ui)), {rect.x + 10, rect.y, rect.w - 44, rect.h}, row.text,
                row.is_chosen ? colors.primary.text : colors.text.primary);
    if (row.is_chosen) paint::check(ui, {rect.right() - 18, rect.centre().y}, 16, colors.primary.text);
    if (!row.has_node) return act.is_pressed || is_asked;
    Node node = node_at(ui, listed_id(row.id), Role::option, row.text, rect);
    node.row = row.number + 1;
    node.row_count = row.count;
    if (row.is_active) node.flags |= flag::selected;
    leaf(ui, node);
    return act.is_pressed || is_asked;
}

/// Where the option stands that begins with what is being typed; −1: nowhere, or nothing was typed.
int typed_option(Ui& ui, FunctionRef<std::string_view(int)> option_text) {
    UiState& s = ui.state();
    const ImGuiIO& io = ImGui::GetIO();
    if (io.InputQueueCharacters.empty() || io.WantTextInput) return -1;
    constexpr double pause_seconds = 1;
    if (ui.seconds() > s.typed_ahead_until) s.typed_ahead.clear();
    s.typed_ahead_until = ui.seconds() + pause_seconds;
    for (const ImWchar character : io.InputQueueCharacters) {
        std::array<char, 5> bytes{};
        ImTextCharToUtf8(bytes.data(), character);
        s.typed_ahead += bytes.data();
    }
    for (std::size_t i = 0; i < s.options_found.size(); ++i) {
        if (begins_with(option_text(s.options_found[i]), s.typed_ahead)) return static_cast<int>(i);
    }
    return -1;
}

/// The open list: its filter, its rows, its cursor. Returns what was chosen, or −1.
int run_options(Ui& ui, std::uint32_t id, std::string_view label_text, int count,
                FunctionRef<std::string_view(int)> option_text, int index, const SelectOptions& options) {
    UiState& s = ui.state();
    const std::uint32_t list_id = id_mix(id, 2);
    const auto option_id = [&](int i) { return id_mix(id, static_cast<std::uint64_t>(i) + 100); };
    const bool has_filter = count >= filter_from;
    FieldAnswer typed;
    if (has_filter) {
        const int at = std::min(s.option_active, static_cast<int>(s.options_found.size()) - 1);
        const std::uint32_t active = at < 0 ? 0 : listed_id(option_id(s.options_found[static_cast<std::size_t>(at)]));
        typed = field(ui, "filter", label_text, s.filter,
                      {.kind = InputKind::search,
                       .hint = options.filter_hint,
                       .is_label_hidden = true,
                       .has_autofocus = !ui.input().is_coarse,
                       .controls = list_id,
                       .active = active});
        spacer(ui, 4);
    }
    s.options_found.clear();
    for (int i = 0; i < count; ++i) {
        if (contains(option_text(i), s.filter)) s.options_found.push_back(i);
    }
    const int found = static_cast<int>(s.options_found.size());
    const bool is_appearing = ImGui::IsWindowAppearing();
    if (is_appearing || s.select_index != index) {  // it was chosen by another way: the cursor follows
        const auto chosen = std::ranges::find(s.options_found, index);
        s.option_active = chosen == s.options_found.end() ? 0 : static_cast<int>(chosen - s.options_found.begin());
        s.select_index = index;
    }
    const int before = s.option_active;
    if (typed.is_changed) s.option_active = 0;
    constexpr int page_rows = 10;
    s.option_active = moved_by_keys(s.option_active, found, page_rows);
    if (!has_filter) {
        if (const int at = typed_option(ui, option_text); at >= 0) s.option_active = at;
    }
    const bool is_moved = s.option_active != before || is_appearing || typed.is_changed;
    int chosen = -1;
    const bool is_enter =
        typed.is_submitted || (!has_filter && !is_appearing && ImGui::IsKeyPressed(ImGuiKey_Enter, false));
    if (is_enter && found > 0) chosen = s.options_found[static_cast<std::size_t>(s.option_active)];
    Node list_node = node_at(ui, list_id, Role::list_box, label_text, {flow(ui).left, flow(ui).y, flow(ui).width, 0});
    list_node.row_count = found;
    std::optional<NodeScope> scope_node;
    if (has_filter) scope_node.emplace(ui, list_node);
    for (int at = 0; at < found; ++at) {
        const int i = s.options_found[static_cast<std::size_t>(at)];
        if (is_moved && at == s.option_active) {
            const Flow& f = flow(ui);
            ImGui::ScrollToRect(ImGui::GetCurrentWindow(),
                                to_im(Rect{f.left, f.y, f.width, row_height(ui)}.expanded(4)),
                                ImGuiScrollFlags_KeepVisibleEdgeY);
            wake(ui, 0);
        }
        if (option_row(ui, {.id = option_id(i),
                            .text = option_text(i),
                            .is_chosen = i == index,
                            .is_active = at == s.option_active,
                            .has_node = has_filter,
                            .number = at,
                            .count = found}))
            chosen = i;
    }
    if (scope_node) ui.semantics().at(scope_node->index).rect.h = std::max(1.0F, flow(ui).y - list_node.rect.y);
    if (found == 0) small(ui, options.nothing_found, Tone::tertiary);
    return chosen;
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
        {  // its options; the list that opens lies beside it in the tree
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
        }

        if (act.is_pressed) {
            s.filter.clear();
            s.options_found.clear();
            s.typed_ahead.clear();
            open_popup(ui, popup_id);
        }
        if (take_action(ui, id, Action::Kind::dismiss)) close_popup(ui, popup_id);
        // the filter that had the focus is gone with the list
        const std::uint32_t open_id = id_mix(id, 6);
        if (s.memory.GetBool(open_id, false) && !is_open && s.is_field_focused) ui.request_focus(id);
        s.memory.SetBool(open_id, is_open);
        const float wide = std::max(box.w, 200.0F);
        popup(ui, popup_id, box, wide, 12.5F * row_height(ui), 0, [&] {
            const int chosen = run_options(ui, id, label_text, count, option_text, index, options);
            if (chosen < 0) return;
            index = chosen;
            ImGui::CloseCurrentPopup();
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
