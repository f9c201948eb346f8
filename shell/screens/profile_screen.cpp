#include "shell/screens/profile_screen.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/base/week.hpp"
#include "shell/screens/limited_field.hpp"
#include "shell/text/format.hpp"
#include "shell/text/levels.hpp"
#include "shell/text/roles.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::Page;
using views::ProfileFormView;

constexpr int minutes_per_hour = 60;
constexpr std::int64_t level_new_learner = 2;
constexpr std::int64_t level_new_coach = 4;

/// Loads the form anew for another profile, after it was saved, and as long as nobody typed into it.
void follow_model(const ProfileFormView& view, ProfileScratch& scratch) {
    const bool is_other = !scratch.form.is_loaded || scratch.form.id != view.initial.id;
    const bool is_untouched = scratch.form == scratch.base;
    const bool is_created = scratch.is_sent && view.is_new && view.profile_count > scratch.count_sent;
    const bool is_saved = !view.is_new && scratch.form == view.initial;
    scratch.is_sent = false;
    if (!is_other && !is_untouched && !is_created && !is_saved) return;
    if (is_other || is_created || is_saved) scratch.shows_errors = false;
    scratch.form = view.initial;
    scratch.base = view.initial;
}

views::Route route_back(const ProfileFormView& view) {
    if (view.is_me) return {Page::today, {}};
    if (view.is_new && !view.has_me) return {Page::welcome, {}};
    return {Page::people, {}};
}

void save(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    if (!view.errors.all.empty()) {
        scratch.shows_errors = true;
        ui::announce(context.ui, view.errors.all, true);
        return;
    }
    scratch.is_sent = true;
    scratch.count_sent = view.profile_count;
    const bool is_first = view.is_new && !view.has_me;
    const views::Route then = is_first ? views::Route{Page::today, {}} : route_back(view);
    const std::string_view toast = view.is_new ? context.text.profile_created() : context.text.profile_saved();
    context.emit(Do{view.command, std::string(toast), then, scratch.draft});
}

void draw_buttons(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (ui::button(ui, "cancel", text.profile_cancel(), ui::ButtonKind::secondary)) {
        scratch.form = scratch.base;
        scratch.shows_errors = false;
        context.emit(GoTo{route_back(view)});
    }
    const std::string_view label = view.is_new ? text.profile_create() : text.profile_save();
    if (ui::button(ui, "save", label, ui::ButtonKind::primary)) save(view, scratch, context);
}

/// The words under something that is not a field: what is wrong with it, or what it says otherwise.
void draw_note(ui::Ui& ui, bool shows_errors, const std::string& error, std::string_view help) {
    if (!shows_errors || error.empty()) {
        if (!help.empty()) ui::caption(ui, help, ui::Tone::secondary);
        return;
    }
    ui::row(ui, {.gap = 6}, [&] {
        ui::icon(ui, Icon::circle_alert, 14, ui::Tone::danger);
        ui::caption(ui, error, ui::Tone::danger);
    });
}

void draw_roles(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const std::pair<Role, std::string_view> roles[] = {{role_learner, text.profile_learner_help()},
                                                       {role_coach, text.profile_coach_help()},
                                                       {role_organiser, text.profile_organiser_help()}};
    ui::group(ui, "roles", text.profile_roles(), [&] {
        ui::stack(ui, 4, [&] {
            ui::label(ui, text.profile_roles());
            for (const auto& [role, help] : roles) {
                bool is_on = (scratch.form.roles & role) != 0;
                if (ui::checkbox(ui, role, text::role_name(text, role), is_on, {.help = help}))
                    scratch.form.roles ^= role;
            }
            draw_note(ui, scratch.shows_errors, view.errors.roles, {});
        });
    });
}

void draw_languages(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::group(ui, "languages", context.text.profile_languages(), [&] {
        ui::stack(ui, 6, [&] {
            ui::label(ui, context.text.profile_languages());
            ui::row(ui, [&] {
                for (const views::LanguageOption& option : view.languages) {
                    bool is_on = option.is_chosen;
                    if (!ui::toggle_chip(ui, option.tag, option.name, is_on)) continue;
                    if (is_on)
                        scratch.form.languages.push_back(option.tag);
                    else
                        std::erase(scratch.form.languages, option.tag);
                }
            });
            draw_note(ui, scratch.shows_errors, view.errors.languages, view.languages_help);
        });
    });
}

void draw_who(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const bool shows = scratch.shows_errors;
    const auto error = [&](const std::string& words) { return shows ? std::string_view(words) : std::string_view(); };
    ui::card(ui, "who", {.name = text.profile_who(), .gap = 16}, [&] {
        ui::card_title(ui, text.profile_who());
        limited_field(context, "name", text.profile_name(), scratch.form.name, name_characters_max,
                      {.hint = text.profile_name_hint(),
                       .error = error(view.errors.name),
                       .is_required = true,
                       .has_autofocus = view.is_new});
        limited_field(
            context, "headline", text.profile_headline(), scratch.form.headline, name_characters_max,
            {.hint = text.profile_headline_hint(), .help = view.headline_help, .error = error(view.errors.headline)});
        draw_roles(view, scratch, context);
        draw_languages(view, scratch, context);
    });
}

void draw_week(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::stack(ui, 6, [&] {
        ui::row(ui, [&] {
            ui::label(ui, text.profile_availability());
            ui::fill_right(ui);
            const ui::ButtonOptions clear{.kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small};
            if (view.has_week && ui::button(ui, "clear", text.profile_availability_clear(), clear)) {
                scratch.form.week = WeekHours{};
            }
        });
        ui::caption(ui, text.profile_availability_help(), ui::Tone::secondary);
        std::array<std::string_view, 7> days;
        for (int day = 0; day < 7; ++day) days[static_cast<std::size_t>(day)] = text::weekday_short(text, day);
        const auto is_free = [&](int day, int hour) { return views::is_hour_free(scratch.form.week, day, hour); };
        const auto cell_name = [&](int day, int hour) {
            scratch.cell_name =
                text.profile_cell(days[static_cast<std::size_t>(day)], text::format_clock(hour * minutes_per_hour));
            return std::string_view(scratch.cell_name);
        };
        const ui::AvailabilityGrid grid{.name = text.profile_availability(),
                                        .day_names = days,
                                        .hour_first = view.hour_first,
                                        .is_free = is_free,
                                        .cell_name = cell_name};
        ui::availability_grid(ui, "week", grid, [&](const ui::AvailabilityStroke& stroke) {
            const int start = stroke.day * quarters_per_day;
            scratch.form.week.set_range(start + stroke.hour_from * quarters_per_hour,
                                        start + stroke.hour_end * quarters_per_hour, stroke.is_free);
        });
        ui::small(ui, view.week_summary);
    });
}

void draw_time(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "time", {.name = text.profile_time(), .gap = 16}, [&] {
        ui::card_title(ui, text.profile_time());
        int zone = view.zone_index;
        const auto label = [&](int index) {
            return std::string_view(view.zones[static_cast<std::size_t>(index)].label);
        };
        const ui::SelectOptions zone_options{.hint = text.profile_zone_hint(),
                                             .help = view.zone_now,
                                             .error = scratch.shows_errors ? std::string_view(view.errors.zone)
                                                                           : std::string_view(),
                                             .filter_hint = text.profile_zone_filter(),
                                             .nothing_found = text.profile_zone_nothing(),
                                             .is_required = true};
        if (ui::select(ui, "zone", text.profile_zone(), static_cast<int>(view.zones.size()), label, zone,
                       zone_options)) {
            scratch.form.zone = view.zones[static_cast<std::size_t>(zone)].zone;
        }
        ui::columns(ui, {1, 1}, 160,
                    [&](int index) {
                        if (index == 0) {
                            auto hours = static_cast<double>(scratch.form.weekly_minutes / minutes_per_hour);
                            const auto most = static_cast<double>(app::weekly_minutes_max / minutes_per_hour);
                            const std::string value = text::format_duration(text, scratch.form.weekly_minutes);
                            if (ui::slider(ui, "weekly", text.profile_weekly(), hours, 0, most,
                                           {.value_text = value, .help = view.weekly_help})) {
                                scratch.form.weekly_minutes = std::llround(hours) * minutes_per_hour;
                            }
                            return;
                        }
                        if (!view.offers_capacity) return;
                        int places = static_cast<int>(scratch.form.capacity);
                        if (ui::stepper(ui, "capacity", text.profile_capacity(), places, 0,
                                        static_cast<int>(app::capacity_max), text.profile_capacity_unit(),
                                        {.help = text.profile_capacity_help()})) {
                            scratch.form.capacity = places;
                        }
                    },
                    {.stacked_gap = 16});
        draw_week(view, scratch, context);
    });
}

void draw_skill(const views::ProfileSkillRow& row, ProfileScratch& scratch, ScreenContext& context) {
    const auto it = scratch.form.levels.find(row.id);
    if (it == scratch.form.levels.end()) return;  // removed in this frame
    ui::Ui& ui = context.ui;
    int level = static_cast<int>(it->second);
    bool is_removed = false;
    const auto controls = [&] {
        if (ui::level_picker(ui, "level", row.level_label, level, text::level_names(context.text),
                             {.is_label_hidden = true})) {
            it->second = level;
        }
        is_removed = ui::icon_button(ui, "remove", Icon::x, row.remove_label);
    };
    ui::scope(ui, row.id.low, [&] {
        if (ui.is_phone()) {
            ui::stack(ui, 4, [&] {
                ui::text(ui, row.title);
                ui::row(ui, {.is_wrapping = false}, controls);
            });
        } else {
            ui::row(ui, {.gap = 12, .is_wrapping = false}, [&] {
                ui::column(ui, 0, [&] { ui::text(ui, row.title); });
                ui::fill_right(ui);
                ui::row(ui, controls);
            });
        }
    });
    if (is_removed) scratch.form.levels.erase(it);
}

void draw_skills(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "skills", {.name = text.profile_skills(), .gap = 16}, [&] {
        ui::card_title(ui, text.profile_skills(), [&] {
            if (!view.skills_count.empty()) ui::small(ui, view.skills_count);
        });
        if (!view.has_map) {
            ui::stack(ui, 4, [&] {
                ui::strong(ui, text.profile_map_empty());
                ui::small(ui, text.profile_map_empty_line());
            });
            if (ui::link(ui, "bring", text.profile_map_bring(), views::href({Page::import_data, {}}),
                         Icon::arrow_right)) {
                context.go(Page::import_data);
            }
            return;
        }
        ui::small(ui, view.skills.empty() ? text.profile_skills_none() : text.profile_skills_line());
        int chosen = -1;
        const auto title = [&](int index) {
            return std::string_view(view.more_skills[static_cast<std::size_t>(index)].title);
        };
        const ui::SelectOptions options{.hint = text.profile_skill_hint(),
                                        .filter_hint = text.profile_skill_filter(),
                                        .nothing_found = text.profile_skill_nothing()};
        if (ui::select(ui, "add", text.profile_skill_add(), static_cast<int>(view.more_skills.size()), title, chosen,
                       options)) {
            const bool is_coach = (scratch.form.roles & role_coach) != 0;
            scratch.form.levels[view.more_skills[static_cast<std::size_t>(chosen)].id] =
                is_coach ? level_new_coach : level_new_learner;
        }
        const std::size_t half = (view.skills.size() + 1) / 2;
        ui::columns(ui, {1, 1}, 420,
                    [&](int index) {
                        const std::size_t first = index == 0 ? 0 : half;
                        const std::size_t end = index == 0 ? half : view.skills.size();
                        ui::stack(ui, 8, [&] {
                            for (std::size_t i = first; i < end; ++i) draw_skill(view.skills[i], scratch, context);
                        });
                    },
                    {.gap = 48, .stacked_gap = 8});
    });
}

void draw_form(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const bool has_buttons_above = !view.is_new && !ui.is_phone();
    if (has_buttons_above) {
        ui::page_header(ui, view.title, text.profile_subtitle(), [&] { draw_buttons(view, scratch, context); });
    } else {
        ui::page_header(ui, view.title, text.profile_subtitle());
    }
    const bool shows_summary = scratch.shows_errors && !view.errors.all.empty();
    if (shows_summary && has_buttons_above) ui::banner(ui, "check", ui::Meaning::danger, view.errors.all);
    ui::columns(ui, {1, 1}, 440, [&](int index) {
        if (index == 0)
            draw_who(view, scratch, context);
        else
            draw_time(view, scratch, context);
    });
    draw_skills(view, scratch, context);
    if (has_buttons_above) return;
    if (shows_summary) ui::banner(ui, "check", ui::Meaning::danger, view.errors.all);
    ui::row(ui, {.gap = 12, .align = ui::Align::end}, [&] { draw_buttons(view, scratch, context); });
}

}  // namespace

void profile_screen(const ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.is_gone) {
        ui::page_header(ui, view.title, {});
        if (ui::empty_state(ui, "gone", text.profile_gone(), text.profile_gone_line(), text.profile_gone_back())) {
            context.go(Page::people);
        }
        return;
    }
    follow_model(view, scratch);
    draw_form(view, scratch, context);
    if (scratch.form != scratch.drawn) {
        scratch.drawn = scratch.form;
        ui.wake_after(0);  // what follows from the form is shown in the next frame
    }
}

}  // namespace cairn::screens
