#include "shell/screens/people_screen.hpp"

#include <array>
#include <utility>

#include "shell/screens/history_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::Page;
using views::PeopleColumn;

void draw_filters(const views::PeopleView& view, PeopleScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const std::array<std::string_view, 4> roles{text.people_all(), text.people_learners(), text.people_coaches(),
                                                text.people_organisers()};
    const auto search = [&](float width) {
        ui::field(ui, "search", text.people_search(), scratch.filter.search,
                  {.kind = ui::InputKind::search,
                   .hint = text.people_search_hint(),
                   .is_label_hidden = true,
                   .width = width});
    };
    const auto role = [&] { ui::segmented(ui, "role", text.people_role(), roles, scratch.filter.role); };
    if (ui.is_phone()) {
        ui::stack(ui, 8, [&] {
            search(0);
            role();
            if (!view.shown.empty()) ui::small(ui, view.shown);
        });
        return;
    }
    ui::row(ui, {.gap = 12}, [&] {
        search(320);
        role();
        if (!view.shown.empty()) ui::small(ui, view.shown);
    });
}

void draw_cell(const views::PersonRow& row, PeopleColumn column, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    switch (column) {
        case PeopleColumn::person:
            ui::avatar(ui, row.name, 28);
            ui::strong(ui, row.name);
            if (row.is_me) {
                ui::fill_right(ui);
                ui::chip(ui, context.text.people_you(), ui::Meaning::selected);
            }
            return;
        case PeopleColumn::headline: ui::small(ui, row.headline); return;
        case PeopleColumn::roles: ui::small(ui, row.roles, ui::Tone::primary); return;
        case PeopleColumn::languages: ui::small(ui, row.languages); return;
        case PeopleColumn::time: ui::tabular(ui, row.local_time, ui::TextStyle::small); return;
        case PeopleColumn::state: ui::small(ui, row.state); return;
    }
}

void draw_table(const views::PeopleView& view, PeopleScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    views::PeopleFilter& filter = scratch.filter;
    const auto sorted = [&](PeopleColumn column) {
        if (filter.sort != column) return ui::Sort::none;
        return filter.is_descending ? ui::Sort::descending : ui::Sort::ascending;
    };
    const std::array<ui::TableColumn, 6> columns{{
        {.title = text.people_column_person(),
         .weight = 2.2F,
         .is_sortable = true,
         .sort = sorted(PeopleColumn::person)},
        {.title = text.people_column_headline(), .weight = 2.6F, .hide_below = 820},
        {.title = text.people_column_roles(),
         .width = 116,
         .hide_below = 320,
         .is_sortable = true,
         .sort = sorted(PeopleColumn::roles)},
        {.title = text.people_column_languages(), .weight = 1.4F, .hide_below = 1000},
        {.title = text.people_column_time(),
         .width = 108,
         .hide_below = 480,
         .is_sortable = true,
         .sort = sorted(PeopleColumn::time)},
        {.title = text.people_column_state(),
         .weight = 2.2F,
         .hide_below = 600,
         .is_sortable = true,
         .sort = sorted(PeopleColumn::state)},
    }};
    const auto row_at = [&](int row) -> const views::PersonRow& { return view.rows[static_cast<std::size_t>(row)]; };
    const auto cell = [&](int row, int column) { draw_cell(row_at(row), static_cast<PeopleColumn>(column), context); };
    const auto row_name = [&](int row) { return std::string_view(row_at(row).row_name); };
    const auto row_key = [&](int row) { return row_at(row).id.low; };
    const ui::TableAnswer answer =
        ui::table(context.ui, "people", text.people_table(), columns, static_cast<int>(view.rows.size()), cell,
                  {.is_pressable = true,
                   .row_name = row_name,
                   .row_key = row_key,
                   .row_height = 48,
                   .empty_text = text.people_nobody_found()});
    if (answer.row_pressed >= 0) context.go(Page::people, row_at(answer.row_pressed).id);
    if (answer.column_pressed >= 0) {
        const auto column = static_cast<PeopleColumn>(answer.column_pressed);
        filter.is_descending = filter.sort == column && !filter.is_descending;
        filter.sort = column;
    }
}

/// On phones a person is a row of two lines: who, and what they do or aim for.
void draw_phone_list(const views::PeopleView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.rows.empty()) {
        ui::card(ui, "nobody", {.style = ui::CardStyle::plain, .padding = 16},
                 [&] { ui::small(ui, text.people_nobody_found()); });
        return;
    }
    ui::long_list(ui, "people", text.people_table(), static_cast<int>(view.rows.size()), 84, [&](int index) {
        const views::PersonRow& row = view.rows[static_cast<std::size_t>(index)];
        const bool pressed = ui::list_row(ui, row.id.low, {.name = row.row_name}, [&] {
            ui::avatar(ui, row.name, 40);
            ui::column(ui, 0, [&] {
                ui::row(ui, {.is_wrapping = false}, [&] { ui::strong(ui, row.name); });
                const std::string& line = row.headline.empty() ? row.roles : row.headline;
                ui::row(ui, {.is_wrapping = false}, [&] { ui::small(ui, line); });
            });
            ui::fill_right(ui);
            if (row.is_me) ui::chip(ui, text.people_you(), ui::Meaning::selected);
            ui::icon(ui, Icon::chevron_right, 18, ui::Tone::tertiary);
        });
        if (pressed) context.go(Page::people, row.id);
    });
}

void draw_facts(const views::PersonDetail& person, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::stack(ui, 6, [&] {
        for (const views::PersonFact& fact : person.facts) {
            ui::row(ui, {.gap = 12, .is_wrapping = false, .is_top_aligned = true}, [&] {
                ui::column(ui, 112, [&] { ui::small(ui, fact.label, ui::Tone::tertiary); });
                ui::column(ui, 0, [&] { ui::small(ui, fact.value, ui::Tone::primary); });
            });
        }
    });
}

void draw_skills(const views::PersonDetail& person, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::stack(ui, 6, [&] {
        ui::heading(ui, 3, context.text.people_skills_title());
        if (person.skills.empty()) ui::small(ui, context.text.people_skills_none());
        for (std::size_t i = 0; i < person.skills.size(); ++i) {
            const views::PersonSkill& skill = person.skills[i];
            ui::scope(ui, i, [&] {
                ui::row(ui, {.gap = 10, .is_wrapping = false}, [&] {
                    ui::level_chip(ui, static_cast<int>(skill.level), skill.level_name);
                    ui::text(ui, skill.title);
                });
            });
        }
        if (!person.skills_more.empty()) ui::small(ui, person.skills_more);
    });
}

/// One person beside the list: who they are, then what can be done.
void draw_person(const views::PersonDetail& person, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::stack(ui, 20, [&] {
        ui::row(ui, {.gap = 16, .is_wrapping = false}, [&] {
            ui::avatar(ui, person.name, 56);
            ui::column(ui, 0, [&] {
                if (!person.headline.empty()) ui::text(ui, person.headline);
                ui::spacer(ui, 6);
                ui::row(ui, {.gap = 6}, [&] {
                    for (const std::string& role : person.roles) ui::chip(ui, role, ui::Meaning::selected);
                });
            });
        });
        if (person.is_me) {
            ui::small(ui, text.people_is_you());
        } else {
            ui::stack(ui, 8, [&] {
                const ui::ButtonOptions look{.kind = ui::ButtonKind::primary, .icon = Icon::eye, .is_full_width = true};
                if (ui::button(ui, "look", person.look_as, look)) context.emit(ActAs{person.id});
                ui::caption(ui, text.people_look_as_line());
            });
        }
        const ui::ButtonOptions plan{.icon = Icon::calendar_plus};
        if (person.is_partner && ui::button(ui, "plan", text.sessions_propose(), plan))
            context.go(Page::sessions, person.id);
        draw_facts(person, context);
        ui::stack(ui, 4, [&] {
            ui::heading(ui, 3, text.people_hours_title());
            ui::small(ui, person.hours);
        });
        draw_skills(person, context);
        if (person.is_sample) ui::caption(ui, text.people_sample());
        const ui::ButtonOptions edit{.icon = Icon::pencil};
        if (ui::button(ui, "edit", text.people_edit(), edit)) context.go(Page::profile, person.id);
        history_link(person.id, context);
    });
}

}  // namespace

void people_screen(const views::PeopleView& view, PeopleScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.is_empty) {
        ui::page_header(ui, text.people_title(), {});
        if (ui::empty_state(ui, "empty", text.people_empty(), text.people_empty_line(), text.people_add())) {
            context.go(Page::profile);
        }
        const std::string bring = views::href({Page::import_data, {}});
        ui::row(ui, {.align = ui::Align::centre}, [&] {
            if (ui::link(ui, "bring", text.people_bring(), bring)) context.go(Page::import_data);
        });
        return;
    }
    ui::page_header(ui, text.people_title(), view.subtitle, [&] {
        const ui::ButtonOptions bring{.icon = Icon::upload};
        if (ui::button(ui, "bring", text.people_bring(), bring)) context.go(Page::import_data);
        const ui::ButtonOptions add{.kind = ui::ButtonKind::primary, .icon = Icon::user_plus};
        if (ui::button(ui, "add", text.people_add(), add)) context.go(Page::profile);
    });
    if (view.is_nobody_chosen) {
        ui::banner(ui, "choose", ui::Meaning::info, text.people_choose(), text.people_choose_line());
    }
    ui::card(ui, "list", {.padding = 1, .gap = 0}, [&] {
        ui::card(ui, "filters", {.style = ui::CardStyle::plain, .padding = ui.is_phone() ? 12.0F : 16.0F},
                 [&] { draw_filters(view, scratch, context); });
        if (ui.is_phone()) {
            draw_phone_list(view, context);
        } else {
            draw_table(view, scratch, context);
        }
    });

    bool is_open = view.has_detail && scratch.filter.open;
    const bool was_open = is_open;
    ui::dialog(ui, "person", view.detail.name, is_open, [&] { draw_person(view.detail, context); },
               {.place = ui::DialogPlace::side, .close_label = text.people_close()});
    if (was_open && !is_open) context.go(Page::people);
    if (scratch.filter != scratch.drawn) {
        scratch.drawn = scratch.filter;
        ui.wake_after(0);  // the list follows in the next frame
    }
}

}  // namespace cairn::screens
