#include "shell/ui/palette.hpp"

#include "shell/ui/buttons.hpp"
#include "shell/ui/fields.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/list_keys.hpp"
#include "shell/ui/messages.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace cairn::ui {
namespace {

constexpr float search_height = 56;
constexpr float group_height = 32;
constexpr float footer_height = 40;
constexpr float list_padding = 8;
constexpr float list_least = 96;

float row_height(const Ui& ui) { return ui.input().is_coarse ? 48.0F : theme::size::row::palette; }

float list_height(const Ui& ui, int count, FunctionRef<PaletteItem(int)> items) {
    float high = 2 * list_padding;
    std::string_view group;
    for (int i = 0; i < count; ++i) {
        const std::string_view own = items(i).group;
        if (own != group) high += group_height;
        group = own;
        high += row_height(ui);
    }
    return std::max(high, list_least);
}

/// The label with what was found in bold. Returns where it ends.
float draw_marked(Ui& ui, const Rect& rect, const PaletteItem& item, theme::Color color) {
    const TextFace plain = face_of(ui, TextStyle::body);
    const TextFace bold = face_of(ui, TextStyle::body_strong);
    const auto part = [&](std::size_t begin, std::size_t end) { return item.label.substr(begin, end - begin); };
    const auto each_part = [&](auto&& use) {
        std::size_t done = 0;
        for (std::size_t i = 0; i + 1 < item.marks.size(); i += 2) {
            if (item.marks[i] > done) use(plain, part(done, item.marks[i]));
            use(bold, part(item.marks[i], item.marks[i + 1]));
            done = item.marks[i + 1];
        }
        if (done < item.label.size()) use(plain, part(done, item.label.size()));
    };
    float wide = 0;
    each_part([&](const TextFace& face, std::string_view text) { wide += measure(face, text); });
    if (wide > rect.w) {
        draw_fitted(ui, plain, rect, item.label, color);
        return rect.right();
    }
    float x = rect.x;
    each_part([&](const TextFace& face, std::string_view text) {
        draw_line(ui, face, {x, rect.y}, rect.h, text, color);
        x += measure(face, text);
    });
    return x;
}

struct Row {
    std::uint32_t id = 0;
    Rect rect;
    bool is_active = false;
    int number = 0;
    int count = 0;
};

bool draw_row(Ui& ui, const Row& row, const PaletteItem& item) {
    const auto& colors = ui.palette();
    // the field keeps the focus: arrows move a cursor of the list's own
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop, true);
    const Interaction act = interact(ui, row.id, row.rect, {.is_ring_inside = true, .radius = theme::radius::sm});
    ImGui::PopItemFlag();
    if (is_visible(row.rect)) {
        if (row.is_active)
            paint::fill(ui, row.rect, colors.primary.soft, theme::radius::sm);
        else if (act.hover > 0 || act.is_held)
            paint::fill(ui, row.rect, colors.bg.sunken.faded(act.is_held ? 1 : act.hover), theme::radius::sm);
        const theme::Color words = row.is_active ? colors.primary.text : colors.text.primary;
        paint::icon(ui, item.icon, {row.rect.x + 22, row.rect.centre().y}, 18,
                    row.is_active ? colors.primary.text : colors.text.secondary);
        const TextFace small_face = face_of(ui, TextStyle::caption);
        const float key_wide = item.shortcut.empty() ? 0 : std::ceil(measure(small_face, item.shortcut));
        const float left = row.rect.x + 44;
        const float right = row.rect.right() - 12 - (key_wide > 0 ? key_wide + 12 : 0);
        const float detail_wide = std::min(std::ceil(measure(small_face, item.detail)), (right - left) / 2);
        const float label_room = right - left - (detail_wide > 0 ? detail_wide + 10 : 0);
        const float end = draw_marked(ui, {left, row.rect.y, label_room, row.rect.h}, item, words);
        const theme::Color quiet = row.is_active ? colors.text.secondary : colors.text.tertiary;
        if (detail_wide > 0)
            draw_fitted(ui, small_face, {end + 10, row.rect.y, detail_wide, row.rect.h}, item.detail, quiet);
        if (key_wide > 0)
            draw_line(ui, small_face, {row.rect.right() - 12 - key_wide, row.rect.y}, row.rect.h, item.shortcut, quiet);
    }
    Node node = node_at(ui, row.id, Role::option, item.label, row.rect);
    node.description = item.detail.empty() ? item.shortcut : item.detail;
    node.row = row.number + 1;
    node.row_count = row.count;
    if (row.is_active) node.flags |= flag::selected;
    leaf(ui, node);
    return act.is_pressed;
}

std::uint32_t option_id(std::uint32_t id, int index) { return id_mix(id, static_cast<std::uint64_t>(index) + 100); }

/// The rows in their groups; returns the one that was pressed.
int draw_list(Ui& ui, std::uint32_t id, PaletteState& state, int count, FunctionRef<PaletteItem(int)> items,
              bool is_cursor_moved) {
    int pressed = -1;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    const bool is_mouse_moving = (moved.x != 0 || moved.y != 0) && !ui.input().is_coarse;
    std::string_view group;
    std::optional<NodeScope> group_node;
    for (int i = 0; i < count; ++i) {
        const PaletteItem item = items(i);
        if (item.group != group) {
            group = item.group;
            group_node.reset();
            const Rect title = place(ui, flow(ui).width, group_height);
            group_node.emplace(
                ui, node_at(ui, id_mix(id, static_cast<std::uint64_t>(i) + 100'000), Role::group, group, title));
            draw_fitted(ui, face_of(ui, TextStyle::caption), {title.x + 12, title.y + 4, title.w - 24, title.h - 4},
                        group, ui.palette().text.tertiary);
        }
        const Rect rect = place(ui, flow(ui).width, row_height(ui));
        if (group_node) {
            Rect& whole = ui.semantics().at(group_node->index).rect;
            whole.h = rect.bottom() - whole.y;
        }
        if (is_mouse_moving && ImGui::IsWindowHovered() &&
            ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()}))
            state.active = i;
        if (is_cursor_moved && i == state.active) {
            const float above = i == 0 ? group_height + list_padding : 4.0F;
            ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {rect.x, rect.y - above, rect.right(), rect.bottom() + 4},
                                ImGuiScrollFlags_KeepVisibleEdgeY);
            wake(ui, 0);
        }
        if (draw_row(
                ui, {.id = option_id(id, i), .rect = rect, .is_active = i == state.active, .number = i, .count = count},
                item))
            pressed = i;
    }
    group_node.reset();
    return pressed;
}

void draw_key(Ui& ui, const Rect& rect, std::string_view words) {
    paint::fill(ui, rect, ui.palette().bg.sunken, theme::radius::xs);
    draw_fitted(ui, face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium}), rect, words,
                ui.palette().text.secondary, Align::centre);
}

void draw_footer(Ui& ui, const Rect& rect, const PaletteOptions& options) {
    const auto& colors = ui.palette();
    paint::line(ui, {rect.x, rect.y + 0.5F}, {rect.right(), rect.y + 0.5F}, colors.border.subtle, 1);
    const TextFace face = face_of(ui, TextStyle::caption);
    const Rect words{rect.x + 20, rect.y, rect.w - 40, rect.h};
    const float count_wide = std::ceil(measure(face, options.footer_count));
    draw_fitted(ui, face, words, options.footer_count, colors.text.tertiary, Align::end);
    if (!ui.is_phone() && count_wide + 24 < words.w)
        draw_fitted(ui, face, {words.x, words.y, words.w - count_wide - 24, words.h}, options.footer_keys,
                    colors.text.tertiary);
    leaf(ui, node_at(ui, 0, Role::text, options.footer_count, words));
}

}  // namespace

int palette(Ui& ui, Key key, PaletteState& state, int count, FunctionRef<PaletteItem(int)> items,
            const PaletteOptions& options) {
    const std::uint32_t id = id_of(key);
    int chosen = -1;
    const bool was_open = state.is_open;
    const auto content = [&] {
        const Size view = ui.input().viewport;
        const bool is_phone = ui.is_phone();
        const float top = is_phone ? ui.input().safe_top : 0;
        const float room = (is_phone ? view.h - top : view.h - 96 - 24) - search_height - footer_height;
        const float high = is_phone ? room : std::min(list_height(ui, count, items), std::max(list_least, room));
        const Rect whole = place(ui, flow(ui).width, top + search_height + high + footer_height);
        const Rect all{whole.x, whole.y + top, whole.w, whole.h - top};
        state.active = std::clamp(state.active, 0, std::max(0, count - 1));

        // the line that is written in
        const std::uint32_t list_id = id_mix(id, 1);
        FieldAnswer typed;
        run_line(ui, id_mix(id, 2), {all.x + 8, all.y, all.w - 20, search_height}, 8, Align::start, [&] {
            const float escape = is_phone ? 52.0F : 56.0F;
            typed = field(ui, "query", options.title, state.query,
                          {.kind = InputKind::search,
                           .hint = options.hint,
                           .is_label_hidden = true,
                           .has_autofocus = true,
                           .is_bare = true,
                           .controls = list_id,
                           .active = count > 0 ? option_id(list_id, state.active) : 0,
                           .width = all.w - 20 - escape});
            if (is_phone) {
                if (icon_button(ui, "close", Icon::x, options.close_label)) state.is_open = false;
                return;
            }
            draw_key(ui, {all.right() - 56, all.y + search_height / 2 - 10, 40, 20}, options.escape_key);
        });
        const float line_y = all.y + search_height;
        paint::line(ui, {all.x, line_y - 0.5F}, {all.right(), line_y - 0.5F}, ui.palette().border.subtle, 1);

        if (typed.is_changed) {
            state.active = 0;
            wake(ui, 0);  // its rows come with the next frame
        }
        constexpr int page_rows = 6;
        const int moved = moved_by_keys(state.active, count, page_rows);
        const bool is_cursor_moved = moved != state.active || typed.is_changed;
        if (moved != state.active) wake(ui, 0);
        state.active = moved;
        const bool is_submitted = typed.is_submitted || state.is_submit_waiting;
        state.is_submit_waiting = is_submitted && typed.is_changed;
        if (is_submitted && !typed.is_changed && count > 0) chosen = state.active;
        if (typed.is_submitted && !ui.input().platform_edits_text) ui.request_focus(ui.state().last.id);

        // the rows
        const Rect box{all.x, line_y, all.w, high};
        Node list_node = node_at(ui, list_id, Role::list_box, options.list_name, box);
        list_node.row_count = count;
        {
            const NodeScope scope_node(ui, list_node);
            const IdScope ids(list_id);
            area(ui, list_id, box, {list_padding, list_padding}, 0, list_padding, true, [&](ImGuiWindow*) {
                if (const int pressed = draw_list(ui, list_id, state, count, items, is_cursor_moved); pressed >= 0)
                    chosen = pressed;
            });
        }
        if (count == 0) {
            const TextFace face = face_of(ui, TextStyle::body);
            draw_wrapped(ui, face, {box.x + 24, box.y + 36, box.w - 48, 0}, options.nothing_found,
                         ui.palette().text.secondary, Align::centre);
            leaf(ui, node_at(ui, 0, Role::text, options.nothing_found, box));
        }
        draw_footer(ui, {box.x, box.bottom(), box.w, footer_height}, options);

        const std::uint32_t said_id = id_mix(id, 3);
        const auto said =
            static_cast<float>(ImHashData(options.footer_count.data(), options.footer_count.size()) & 0xFFFFFU);
        if (recall(ui, said_id, -1) != said && !state.query.empty()) announce(ui, options.footer_count);
        ui.state().memory.SetFloat(said_id, said);
        if (chosen >= 0) state.is_open = false;
    };
    dialog(ui, key, options.title, state.is_open, content,
           {.place = DialogPlace::top, .close_label = options.close_label, .padding = 0, .is_title_hidden = true});
    if (was_open && !state.is_open) state.is_submit_waiting = false;
    return chosen;
}

}  // namespace cairn::ui
