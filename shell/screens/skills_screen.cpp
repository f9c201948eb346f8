#include "shell/screens/skills_screen.hpp"

#include <algorithm>

#include "shell/screens/proposals_screen.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::SkillRow;
using views::SkillScope;
using views::SkillSort;
using views::SkillsView;

constexpr float search_width = 280;
constexpr float area_width = 220;
constexpr float phone_row_height = 84;

void layout_choice(bool is_map, ScreenContext& context) {
    const text::Text& text = context.text;
    int index = is_map ? 0 : 1;
    if (ui::segmented(context.ui, "layout", text.skills_layout(), {text.skills_layout_map(), text.skills_layout_list()},
                      index)) {
        context.emit(ChooseSkillsLayout{index == 0 ? SkillsLayout::map : SkillsLayout::list});
    }
}

/// The drawn map leaves the choice of an area to the list on phones: it needs the room.
void filters(const SkillsView& view, const SkillMapParts* map, SkillsScratch& scratch, ScreenContext& context) {
    const std::string& found = map != nullptr ? map->search.found : view.found;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const auto search = [&](float width) {
        if (ui::field(ui, "search", text.skills_search(), scratch.filter.search,
                      {.kind = ui::InputKind::search,
                       .hint = text.skills_search_hint(),
                       .is_label_hidden = true,
                       .width = width})) {
            ui.wake_after(0);
        }
    };
    const auto area = [&](float width) {
        int index = view.area_index;
        const bool changed = ui::select(
            ui, "area", text.skills_area(), static_cast<int>(view.area_titles.size()),
            [&](int option) -> std::string_view { return view.area_titles[static_cast<std::size_t>(option)]; }, index,
            {.filter_hint = text.skills_search_hint(),
             .nothing_found = text.skills_found_none(),
             .is_label_hidden = true,
             .width = width});
        if (!changed || index < 0) return;
        scratch.filter.area = view.areas[static_cast<std::size_t>(index)];
        ui.wake_after(0);
    };
    const auto scope = [&] {
        int index = static_cast<int>(scratch.filter.scope);
        if (ui::segmented(ui, "scope", text.skills_scope(),
                          {text.skills_scope_all(), text.skills_scope_mine(), text.skills_scope_plan()}, index)) {
            scratch.filter.scope = static_cast<SkillScope>(index);
            ui.wake_after(0);
        }
    };
    if (ui.is_phone()) {
        search(0);
        if (map == nullptr || scratch.filter.area) area(0);
        if (view.has_profile) scope();
        ui::small(ui, found);
        return;
    }
    ui::row(ui, {.gap = 16}, [&] {
        search(search_width);
        area(area_width);
        if (view.has_profile) scope();
        ui::fill_right(ui);
        ui::small(ui, found);
    });
}

void skill_table(const SkillsView& view, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const auto at = [&](int row) -> const SkillRow& { return view.rows[static_cast<std::size_t>(row)]; };
    const auto sort = [&](SkillSort column) {
        if (scratch.filter.sort != column) return ui::Sort::none;
        return scratch.filter.is_descending ? ui::Sort::descending : ui::Sort::ascending;
    };
    const auto cell = [&](int index, int column) {
        const SkillRow& row = at(index);
        switch (column) {
            case 0: ui::strong(ui, row.title); break;
            case 1: ui::small(ui, row.area); break;
            case 2:
                ui::mastery_bar(ui, row.level_name, row.mastery.mean, row.mastery.low, row.mastery.high,
                                row.mastery.value);
                break;
            case 3: ui::small(ui, row.needs, row.needs_count == 0 ? ui::Tone::tertiary : ui::Tone::secondary); break;
            default: ui::tabular(ui, row.hours); break;
        }
    };
    const auto name = [&](int row) -> std::string_view { return at(row).title; };
    const auto href = [&](int row) -> std::string_view { return at(row).href; };
    const auto key = [&](int row) { return at(row).key; };
    ui::card(ui, "table_card", {.padding = 0, .gap = 0}, [&] {
        const ui::TableAnswer answer = ui::table(
            ui, "skills", text.skills_table(),
            {{.title = text.skills_column_title(), .weight = 1.2F, .is_sortable = true, .sort = sort(SkillSort::title)},
             {.title = text.skills_column_area(),
              .weight = 1,
              .hide_below = 760,
              .is_sortable = true,
              .sort = sort(SkillSort::area)},
             {.title = text.skills_column_mastery(),
              .width = 380,
              .is_sortable = true,
              .sort = sort(SkillSort::mastery)},
             {.title = text.skills_column_needs(),
              .width = 104,
              .hide_below = 860,
              .is_sortable = true,
              .sort = sort(SkillSort::needs)},
             {.title = text.skills_column_hours(),
              .width = 96,
              .align = ui::Align::end,
              .hide_below = 600,
              .is_sortable = true,
              .sort = sort(SkillSort::hours)}},
            static_cast<int>(view.rows.size()), cell,
            {.is_pressable = true,
             .row_name = name,
             .row_href = href,
             .row_key = key,
             .row_height = 52,
             .empty_text = view.nothing});
        if (answer.row_pressed >= 0) context.go(Page::skills, at(answer.row_pressed).id);
        if (answer.column_pressed >= 0) {
            const auto column = static_cast<SkillSort>(answer.column_pressed);
            scratch.filter.is_descending = scratch.filter.sort == column && !scratch.filter.is_descending;
            scratch.filter.sort = column;
            ui.wake_after(0);
        }
    });
}

void phone_list(const SkillsView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (view.rows.empty()) {
        ui::small(ui, view.nothing);
        return;
    }
    ui::card(ui, "table_card", {.padding = 0, .gap = 0}, [&] {
        ui::long_list(ui, "skills", context.text.skills_table(), static_cast<int>(view.rows.size()), phone_row_height,
                      [&](int index) {
                          const SkillRow& row = view.rows[static_cast<std::size_t>(index)];
                          const bool pressed = ui::list_row(ui, row.key, {.name = row.title, .href = row.href}, [&] {
                              ui::column(ui, 0, [&] {
                                  ui::stack(ui, 2, [&] {
                                      ui::strong(ui, row.title);
                                      ui::mastery_bar(ui, row.area, row.mastery.mean, row.mastery.low, row.mastery.high,
                                                      row.mastery.value);
                                  });
                              });
                          });
                          if (pressed) context.go(Page::skills, row.id);
                      });
    });
}

}  // namespace

void skills_screen(const SkillsView& view, const SkillMapParts* map, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.has_skills) {
        ui::page_header(ui, text.skills_title(), {});
        if (ui::empty_state(ui, "empty", text.skills_empty(), text.skills_empty_line(), text.skills_empty_action())) {
            context.go(Page::import_data);
        }
        if (view.has_profile && propose_link(context)) {
            scratch.propose_about = SkillId{};
            context.go(Page::proposals);
        }
        return;
    }
    ui::page_header(ui, text.skills_title(), view.subtitle, [&] {
        if (ui::link(ui, "proposals", view.proposals, views::href({Page::proposals, {}}))) context.go(Page::proposals);
        layout_choice(map != nullptr, context);
    });
    ui::stack(ui, 16, [&] {
        filters(view, map, scratch, context);
        if (map != nullptr) {
            skill_map_part(*map, scratch, context);
        } else if (ui.is_phone()) {
            phone_list(view, context);
        } else {
            skill_table(view, scratch, context);
        }
    });
}

}  // namespace cairn::screens
