#include "shell/ui/frame.hpp"

#include "shell/ui/buttons.hpp"
#include "shell/ui/fades.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::ui {
namespace {

constexpr ImGuiWindowFlags area_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove;

float main_margin(const Ui& ui, bool is_workbench) { return theme::page_margin(ui.density(), is_workbench); }

/// Where the page was left. What is not reached yet is asked for again: the content grows in its first frames.
void follow_scroll_wish(Ui& ui, ImGuiWindow* window) {
    UiState& s = ui.state();
    s.main_scroll = window->Scroll.y;
    if (s.main_scroll_wish.frames <= 0) return;
    --s.main_scroll_wish.frames;
    ImGui::SetScrollY(window, s.main_scroll_wish.y);
    if (std::abs(window->Scroll.y - s.main_scroll_wish.y) < 1) {
        s.main_scroll_wish = {};
    } else {
        s.output.is_unsettled = true;  // nobody should see the page jump
    }
}

/// With more contrast an edge says it too: the ground may be the page's own.
void mark_current(Ui& ui, const Rect& rect, float radius) {
    const auto& colors = ui.palette();
    if (ui.input().is_contrast_high) {
        paint::box(ui, rect, colors.primary.soft, colors.primary.fill, radius, theme::size::selected_border);
    } else {
        paint::fill(ui, rect, colors.primary.soft, radius);
    }
}

void draw_count(Ui& ui, const Rect& rect, int count, bool is_dot, Point dot) {
    if (count <= 0) return;
    if (is_dot) {
        paint::circle(ui, dot, 5.5F, ui.palette().bg.canvas);
        paint::circle(ui, dot, 4, ui.palette().accent.fill);
        return;
    }
    char words[12];
    const int length = ImFormatString(words, sizeof words, "%d", count);
    draw_fitted(ui, face_of(ui, TextStyle::small), rect, {words, static_cast<std::size_t>(length)},
                ui.palette().text.tertiary, Align::end);
}

}  // namespace

void area(Ui& ui, std::uint32_t id, const Rect& box, ImVec2 padding, float gap, float padding_bottom, bool is_scrolling,
          FunctionRef<void(ImGuiWindow*)> content) {
    ImGui::SetCursorScreenPos({box.x, box.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGuiWindowFlags flags = area_flags;
    if (!is_scrolling) flags |= ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::BeginChild(id, {box.w, box.h}, ImGuiChildFlags_NavFlattened, flags);
    ImGui::PopStyleVar();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImVec2 start = window->DC.CursorStartPos;
    const auto draw = [&] { content(window); };
    const Rect inner{start.x + padding.x, start.y + padding.y, box.w - 2 * padding.x, 0};
    const float bottom = box.bottom() - padding_bottom - window->Scroll.y;
    const Extent extent = run_flow(ui, id, inner, gap, draw, is_scrolling ? 0 : bottom);
    reach({start.x, inner.y, 1, extent.height + padding_bottom});
    if (is_scrolling) {
        scroll_by_touch(ui, window);
        draw_scrollbar(ui, window);
    }
    ImGui::EndChild();
}

void navigation(Ui& ui, std::string_view name, FunctionRef<void()> items, const NavigationOptions& options) {
    UiState& s = ui.state();
    const Size view = ui.input().viewport;
    const std::uint32_t id = id_of("navigation");
    Rect box;
    const bool is_phone = ui.is_phone();
    const bool is_rail = !is_phone && (options.is_workbench || !ui.is_wide());
    if (is_phone) {
        s.nav_height = theme::layout::phone::bottombar + ui.input().safe_bottom;
        box = {0, view.h - s.nav_height, view.w, s.nav_height};
    } else {
        s.nav_width = is_rail ? theme::layout::rail : theme::layout::sidebar;
        box = {0, 0, s.nav_width, view.h};
    }
    const NodeScope node(ui, node_at(ui, id, Role::navigation, name, box));
    s.is_in_navigation = true;
    s.is_in_rail = is_rail;
    const IdScope ids(id);
    if (is_phone) {
        paint::fill(ui, box, ui.palette().bg.surface);
        paint::line(ui, {box.x, box.y}, {box.right(), box.y}, ui.palette().border.subtle, 1);
        area(ui, id, box, {0, 0}, 0, 0, false, [&](ImGuiWindow*) {
            // five equal places; how many there are is known from the frame before
            const std::uint32_t count_id = id_mix(id, 5);
            const float count = std::max(1.0F, recall(ui, count_id, 5));
            const Rect line{box.x + 4, box.y, box.w - 8, theme::layout::phone::bottombar};
            s.nav_item_width = line.w / count;
            s.nav_item_count = 0;
            run_line(ui, id_mix(id, 6), line, 0, Align::start, items);
            keep(ui, count_id, static_cast<float>(s.nav_item_count));
        });
    } else {
        paint::line(ui, {box.right() - 0.5F, 0}, {box.right() - 0.5F, view.h}, ui.palette().border.subtle, 1);
        const std::uint32_t footer_id = id_mix(id, 7);
        const float footer = options.footer ? recall(ui, footer_id, 0) : 0;
        const float footer_space = footer > 0 ? footer + 16 : 0;
        area(ui, id, {box.x, box.y, box.w, box.h - footer_space}, {12, 0}, 2, 8, true, [&](ImGuiWindow*) { items(); });
        if (options.footer) {
            const Rect low{box.x, box.bottom() - footer_space, box.w, footer_space};
            area(ui, footer_id, low, {12, 0}, 8, 16, false, [&](ImGuiWindow*) {
                const Flow& f = flow(ui);
                const Rect inner{f.left, f.y, f.width, 0};
                keep(ui, footer_id, run_flow(ui, id_mix(id, 8), inner, 8, options.footer).height);
            });
        }
    }
    s.is_in_navigation = false;
    s.is_in_rail = false;
}

bool brand(Ui& ui, std::string_view name, std::string_view name_second, std::string_view href) {
    UiState& s = ui.state();
    if (s.is_in_navigation && ui.is_phone()) return false;
    const std::uint32_t id = id_of("brand");
    Flow& f = flow(ui);
    const bool is_in_bar = f.is_row;
    const TextFace face = face_of(ui, theme::TextMetrics{16, 24, theme::Weight::semibold});
    const TextFace second_face = face_of(ui, TextStyle::small);
    const float wide = is_in_bar ? 28 + 12 + std::ceil(measure(face, name)) : f.width;
    const Rect rect = place(ui, wide, is_in_bar ? 36.0F : 72.0F);
    const float high = std::max(40.0F, touch_least(ui));
    const Interaction act = interact(ui, id, {rect.x, rect.centre().y - high / 2, rect.w, high});
    const float x = s.is_in_rail ? rect.centre().x - 12 : rect.x + (is_in_bar ? 0 : 10);
    paint::logo(ui, {x, rect.centre().y - 12}, 24);
    if (!s.is_in_rail) {
        draw_line(ui, face, {x + 38, rect.y}, rect.h, name, ui.palette().text.primary);
        if (!is_in_bar) {
            draw_line(ui, second_face, {x + 38 + measure(face, name) + 8, rect.y}, rect.h, name_second,
                      ui.palette().text.secondary);
        }
    }
    Node node = node_at(ui, id, Role::link, name, {rect.x, rect.centre().y - high / 2, rect.w, high});
    node.href = href;
    leaf(ui, node);
    return act.is_pressed;
}

void nav_gap(Ui& ui) {
    if (!ui.is_phone()) flow(ui).gap_once = 20;
}

bool nav_item(Ui& ui, Key key, const NavItem& item) {
    UiState& s = ui.state();
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const bool is_phone = ui.is_phone() && s.is_in_navigation;
    Rect rect;
    if (is_phone) {
        ++s.nav_item_count;
        rect = place(ui, s.nav_item_width, theme::layout::phone::bottombar);
    } else {
        rect = place(ui, flow(ui).width, s.is_in_rail || ui.input().is_coarse ? 44.0F : theme::size::row::nav);
    }
    const Interaction act = interact(ui, id, rect, {.is_ring_inside = true});
    const theme::Color words = item.is_current ? colors.primary.text : colors.text.secondary;
    if (is_phone) {
        const Rect pill{rect.centre().x - 28, rect.y + 4, 56, 28};
        if (item.is_current) mark_current(ui, pill, 14);
        paint::icon(ui, item.icon, pill.centre(), theme::size::icon::phone, words);
        const TextFace face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
        draw_fitted(ui, face, {rect.x, rect.y + 34, rect.w, 16}, item.label, words, Align::centre);
        draw_count(ui, {}, item.count, true, {pill.centre().x + 10, pill.y + 6});
    } else {
        if (item.is_current) {
            mark_current(ui, rect, theme::radius::md);
        } else if (act.hover > 0 || act.is_held) {
            paint::fill(ui, rect, colors.bg.sunken.faded(act.is_held ? 1 : act.hover), theme::radius::md);
        }
        if (s.is_in_rail) {
            paint::icon(ui, item.icon, rect.centre(), theme::size::icon::nav, words);
            draw_count(ui, {}, item.count, true, {rect.centre().x + 9, rect.centre().y - 8});
            want_tooltip(ui, id, rect, item.label, act.is_hovered, act.is_ring_shown);
        } else {
            paint::icon(ui, item.icon, {rect.x + 21, rect.centre().y}, theme::size::icon::control, words);
            const Rect line{rect.x + 42, rect.y, rect.w - 42 - 44, rect.h};
            draw_fitted(ui, face_of(ui, TextStyle::body_strong), line, item.label, words);
            draw_count(ui, {rect.right() - 44, rect.y, 32, rect.h}, item.count, false, {});
        }
    }
    Node node = node_at(ui, id, Role::link, item.label, rect);
    node.href = item.href;
    node.description = item.count > 0 ? item.count_label : std::string_view{};
    if (item.is_current) node.flags |= flag::current;
    leaf(ui, node);
    return act.is_pressed;
}

bool role_switch(Ui& ui, Key key, std::string_view name, std::string_view role_text, std::string_view label) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const bool is_rail = ui.state().is_in_rail;
    const Rect rect = place(ui, flow(ui).width, is_rail ? 48.0F : 54.0F);
    const Interaction act = interact(ui, id, rect);
    const theme::Color edge = mix(colors.border.subtle, colors.border.control, act.hover);
    if (!is_rail) paint::box(ui, rect, act.is_held ? colors.bg.sunken : colors.bg.surface, edge, theme::radius::md);
    draw_avatar(ui, {is_rail ? rect.centre().x - 16 : rect.x + 12, rect.centre().y - 16}, name, 32);
    if (is_rail) {
        want_tooltip(ui, id, rect, label, act.is_hovered, act.is_ring_shown);
    } else {
        const float wide = rect.w - 56 - 32;
        const TextFace name_face = face_of(ui, TextStyle::label);
        const TextFace role_face = face_of(ui, TextStyle::caption);
        draw_fitted(ui, name_face, {rect.x + 56, rect.y + 9, wide, 20}, name, colors.text.primary);
        draw_fitted(ui, role_face, {rect.x + 56, rect.y + 28, wide, 16}, role_text, colors.text.tertiary);
        paint::icon(ui, Icon::chevrons_up_down, {rect.right() - 18, rect.centre().y}, 16, colors.text.secondary);
    }
    Node node = node_at(ui, id, Role::button, label, rect);
    node.flags |= flag::has_popup;
    leaf(ui, node);
    return act.is_pressed;
}

void top_bar(Ui& ui, std::string_view name, FunctionRef<void()> content) {
    UiState& s = ui.state();
    const Size view = ui.input().viewport;
    s.bar_height = (ui.is_phone() ? theme::layout::phone::appbar : theme::layout::topbar) + ui.input().safe_top;
    const Rect box{s.nav_width, 0, view.w - s.nav_width, s.bar_height};
    const std::uint32_t id = id_of("top_bar");
    const NodeScope node(ui, node_at(ui, id, Role::banner, name, box));
    const IdScope ids(id);
    area(ui, id, box, {0, 0}, 0, 0, false, [&](ImGuiWindow*) {
        const float margin = main_margin(ui, false);
        const Rect line{box.x + margin, ui.input().safe_top, box.w - 2 * margin, s.bar_height - ui.input().safe_top};
        const auto draw = [&] {
            if (!ui.is_phone()) fill_right(ui);
            content();
        };
        run_line(ui, id_mix(id, 1), line, ui.is_phone() ? 4.0F : 16.0F, Align::start, draw);
    });
}

void main_region(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content, const MainOptions& options) {
    UiState& s = ui.state();
    const Size view = ui.input().viewport;
    const std::uint32_t id = id_mix(id_of("main"), id_of(key));
    const bool has_sticky = ui.is_phone() && options.sticky;
    const float sticky = has_sticky ? theme::size::control::phone + 24 : 0;
    const Rect box{s.nav_width, s.bar_height, view.w - s.nav_width, view.h - s.bar_height - s.nav_height - sticky};
    const NodeScope node(ui, node_at(ui, id, Role::main, name, box));
    const IdScope ids(id);
    const float margin = main_margin(ui, options.is_workbench);
    const float width_max = options.width_max > 0  ? options.width_max
                            : options.is_workbench ? 1e6F
                                                   : theme::layout::content_max;
    const float wide = std::min(width_max, box.w - 2 * margin);
    const float gap = ui.is_phone() ? theme::layout::card_gap_tight : theme::layout::card_gap;
    s.page_padding = margin;
    area(ui, id, box, {margin + std::max(0.0F, (box.w - 2 * margin - wide) / 2), ui.is_phone() ? 8.0F : 16.0F}, gap,
         margin, true, [&](ImGuiWindow* window) {
             follow_scroll_wish(ui, window);
             ImGuiWindow* before = std::exchange(s.page_window, window);
             const bool is_new = before != nullptr && before != window;
             if (is_new) leave_ghost(ui, before, theme::motion::durations_ms::page, true);
             draw_ghost_of_page(ui);
             const int first_vertex = window->DrawList->VtxBuffer.Size;
             content();
             fade_in(ui, id_mix(id, 3), theme::motion::durations_ms::page, is_new, first_vertex);
         });
    if (has_sticky) {
        const Rect low{0, box.bottom(), view.w, sticky};
        paint::fill(ui, low, ui.palette().bg.surface);
        paint::line(ui, {low.x, low.y}, {low.right(), low.y}, ui.palette().border.subtle, 1);
        area(ui, id_mix(id, 2), low, {margin, 12}, 8, 0, false, [&](ImGuiWindow*) { options.sticky(); });
    }
}

void full_page(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content) {
    const Size view = ui.input().viewport;
    const std::uint32_t id = id_of(key);
    const Rect box{0, 0, view.w, view.h};
    const NodeScope node(ui, node_at(ui, id, Role::main, name, box));
    const IdScope ids(id);
    ui.state().page_padding = 0;
    area(ui, id, box, {0, 0}, 0, 0, true, [&](ImGuiWindow*) { content(); });
}

void page_header(Ui& ui, std::string_view title, std::string_view subtitle, FunctionRef<void()> actions) {
    const auto words = [&] {
        heading(ui, 1, title);
        if (!subtitle.empty()) {
            spacer(ui, 2);
            text(ui, subtitle, TextStyle::body, Tone::secondary);
        }
    };
    if (!actions) {
        stack(ui, 0, words);
        return;
    }
    if (ui.is_phone()) {
        stack(ui, 12, [&] {
            stack(ui, 0, words);
            row(ui, actions);
        });
        return;
    }
    row(ui, {.gap = 16, .is_wrapping = false, .is_top_aligned = true}, [&] {
        column(ui, 0, words);
        fill_right(ui);
        row(ui, actions);
    });
}

void scroll_area(Ui& ui, Key key, std::string_view name, float height, FunctionRef<void()> content) {
    const std::uint32_t id = id_of(key);
    const float gap = flow(ui).gap;
    const Rect box = place(ui, available_width(ui), height);
    const NodeScope node(ui, node_at(ui, id, Role::region, name, box));
    const IdScope ids(id);
    area(ui, id, box, {0, 0}, gap, 0, true, [&](ImGuiWindow* window) {
        content();
        if (ui.state().stay_at_end_window == window->ID) {
            const bool was_at_end = window->Scroll.y >= recall(ui, id_mix(id, 9), 0) - 2;
            if (was_at_end) ImGui::SetScrollY(window, 1e7F);
            keep(ui, id_mix(id, 9), window->ScrollMax.y);
            ui.state().stay_at_end_window = 0;
        }
    });
}

void stay_at_end(Ui& ui) { ui.state().stay_at_end_window = ImGui::GetCurrentWindow()->ID; }

}  // namespace cairn::ui
