#include "shell/screens/today_screen.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "shell/screens/courses_screen.hpp"
#include "shell/screens/plan_screen.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::TodayView;

constexpr float side_width = 360;
constexpr float main_width_min = 480;
constexpr float card_gap = 24;
constexpr float bars_height = 88;
constexpr std::size_t trail_max = 8;

void go_link(ScreenContext& context, ui::Key key, std::string_view label, Page page) {
    // the address has the size of a short string, which does not allocate
    if (ui::link(context.ui, key, label, views::href({page, {}}), ui::Icon::arrow_right)) context.go(page);
}

void hero_words(const views::TodayHero& hero, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (!hero.over.empty()) ui::caption(ui, hero.over, ui::Tone::accent);
    ui::heading(ui, 2, hero.title);
    if (!hero.line.empty()) ui::small(ui, hero.line);
}

void hero_button(const views::TodayHero& hero, ScreenContext& context) {
    const bool is_phone = context.ui.is_phone();
    if (ui::button(context.ui, "hero_action", hero.action,
                   {.kind = ui::ButtonKind::primary,
                    .size = is_phone ? ui::ControlSize::large : ui::ControlSize::medium,
                    .icon_after = ui::Icon::arrow_right,
                    .is_full_width = is_phone})) {
        context.emit(GoTo{hero.target});
    }
}

void answer_buttons(const views::TodayStep& step, ProfileId me, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const auto record = [&](bool is_right) {
        context.emit(Do{app::RecordAnswer{me, step.skill, is_right}, step.toast});
    };
    if (ui::button(ui, "right", context.text.today_right(),
                   {.size = ui::ControlSize::small, .icon = ui::Icon::check})) {
        record(true);
    }
    if (ui::button(ui, "wrong", context.text.today_wrong(), {.size = ui::ControlSize::small, .icon = ui::Icon::x})) {
        record(false);
    }
}

void step_rows(const views::TodayStep& step, ProfileId me, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::divider(ui, 12);
    if (!step.course.empty()) {
        ui::row(ui, [&] {
            ui::icon(ui, ui::Icon::book_open);
            if (ui::link(ui, "course", step.course, step.course_href)) {
                context.emit(GoTo{step.course_target});
            }
            if (!ui.is_phone()) ui::fill_right(ui);
            if (!step.course_reason.empty() && !ui.is_phone()) ui::small(ui, step.course_reason);
        });
        if (ui.is_phone() && !step.course_reason.empty()) ui::small(ui, step.course_reason);
    }
    ui::row(ui, [&] {
        ui::icon(ui, ui::Icon::circle_help);
        ui::text(ui, context.text.today_answered());
        ui::fill_right(ui);
        answer_buttons(step, me, context);
    });
}

void hero_card(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const views::TodayHero& hero = *view.hero;
    ui::card(ui, "hero", {.style = ui::CardStyle::hero, .name = hero.title, .gap = 8}, [&] {
        if (ui.is_phone()) {
            hero_words(hero, context);
            if (!hero.metric.empty()) ui::metric(ui, hero.metric, hero.metric_label, true);
            hero_button(hero, context);
        } else {
            ui::row(ui, {.gap = 24}, [&] {
                ui::column(ui, 0, [&] { hero_words(hero, context); });
                ui::fill_right(ui);
                if (!hero.metric.empty()) ui::metric(ui, hero.metric, hero.metric_label, true);
                hero_button(hero, context);
            });
        }
        if (view.step) step_rows(*view.step, view.me, context);
    });
}

ui::StepState state_of(views::StoneState state) {
    switch (state) {
        case views::StoneState::done: return ui::StepState::done;
        case views::StoneState::now: return ui::StepState::now;
        case views::StoneState::next: return ui::StepState::next;
        case views::StoneState::goal: return ui::StepState::goal;
    }
    return ui::StepState::next;
}

/// The way on a phone: how far, and where one stands.
void short_way(const views::TodayGoal& goal, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::segment_bar(ui, context.text.today_path_name(), goal.done_count, goal.step_count, 0, goal.position);
    ui::row(ui, [&] {
        ui::text(ui, goal.now);
        ui::fill_right(ui);
        ui::small(ui, goal.position);
    });
}

void trail(const views::TodayGoal& goal, ScreenContext& context) {
    std::array<ui::TrailStep, trail_max> steps;
    const std::size_t count = std::min(goal.trail.size(), steps.size());
    for (std::size_t at = 0; at < count; ++at) {
        steps[at] = {goal.trail[at].title, goal.trail[at].note, state_of(goal.trail[at].state)};
    }
    const int pressed = ui::trail(context.ui, "trail", context.text.today_path_name(), std::span(steps).first(count));
    if (pressed >= 0) context.emit(GoTo{goal.trail[static_cast<std::size_t>(pressed)].target});
}

void goal_card(const views::TodayGoal& goal, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "goal", {.name = goal.title, .gap = 4}, [&] {
        ui::card_title(ui, goal.title, [&] { ui::chip(ui, goal.chip, meaning_of(goal.tone), icon_of(goal.tone)); });
        ui::small(ui, goal.sentence);
        if (!goal.advice.empty()) ui::small(ui, goal.advice, ui::Tone::warn);
        ui::spacer(ui, 12);
        if (ui.is_phone()) {
            short_way(goal, context);
        } else {
            trail(goal, context);
        }
        if (goal.all_steps.empty()) return;
        ui::spacer(ui, 12);
        ui::row(ui, [&] {
            ui::fill_right(ui);
            go_link(context, "all_steps", goal.all_steps, Page::plan);
        });
    });
}

void coach_card(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const views::TodayCoach& coach = *view.coach;
    const bool pressed =
        ui::card(ui, "coach", {.name = coach.name, .gap = 6, .is_pressable = true, .href = coach.href}, [&] {
            ui::row(ui, [&] {
                ui::icon(ui, ui::Icon::users_round);
                ui::caption(ui, context.text.today_coach());
                ui::fill_right(ui);
                ui::tabular(ui, coach.score, ui::TextStyle::caption, ui::Tone::secondary);
            });
            ui::row(ui, {.gap = 12}, [&] {
                ui::avatar(ui, coach.name, 36);
                ui::column(ui, 0, [&] {
                    ui::heading(ui, 3, coach.name);
                    if (!coach.headline.empty()) ui::caption(ui, coach.headline);
                });
            });
            for (const std::string& reason : coach.reasons) ui::small(ui, reason);
        });
    if (pressed) context.emit(GoTo{coach.target});
}

void proposals(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const int course_count = static_cast<int>(view.courses.size());
    const int count = course_count + (view.coach ? 1 : 0);
    if (count > 0) {
        ui::grid(ui, count, 300, [&](int index) {
            if (index < course_count) {
                ui::scope(ui, index, [&] { course_card(view.courses[static_cast<std::size_t>(index)], context); });
            } else {
                coach_card(view, context);
            }
        });
    }
    ui::row(ui, {.gap = 24}, [&] {
        if (view.courses.empty()) ui::small(ui, context.text.today_no_courses());
        go_link(context, "all_courses", context.text.today_all_courses(), Page::courses);
        if (!view.coach && view.has_coaches) ui::small(ui, context.text.today_no_coach());
        go_link(context, "all_coaches", context.text.today_see_coaches(), Page::coaches);
    });
}

void week_card(const views::TodayWeek& week, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "week", {.name = text.today_week(), .gap = 16}, [&] {
        ui::card_title(ui, text.today_week(), [&] {
            if (week.kept.empty()) return;
            ui::icon(ui, ui::Icon::flame, 16, ui::Tone::accent);
            ui::small(ui, week.kept);
        });
        ui::row(ui, {.gap = 24}, [&] {
            ui::ring(ui, text.today_week_ring(), week.fraction, week.value, week.unit);
            ui::column(ui, 0, [&] {
                ui::bar_chart(ui, text.today_week_bars(), week.bars_text, week.minutes,
                              {text.today_day_1(), text.today_day_2(), text.today_day_3(), text.today_day_4(),
                               text.today_day_5(), text.today_day_6(), text.today_day_7()},
                              bars_height, week.today);
            });
        });
        ui::caption(ui, week.is_empty ? text.today_week_empty() : std::string_view(week.days));
    });
}

void reviews_card(const TodayView& view, ScreenContext& context) {
    if (view.reviews.empty()) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "reviews", {.name = text.reviews_today_title(), .gap = 6}, [&] {
        ui::card_title(ui, text.reviews_today_title(), [&] { ui::icon(ui, ui::Icon::layers, 18, ui::Tone::accent); });
        ui::small(ui, view.reviews);
        go_link(context, "reviews", text.reviews_today_action(), Page::reviews);
    });
}

void moved_card(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "moved", {.name = text.today_moved(), .gap = 12}, [&] {
        ui::card_title(ui, text.today_moved(), [&] {
            if (ui::link(ui, "all", text.today_moved_map(), views::href({Page::skills, {}}))) context.go(Page::skills);
        });
        if (view.moved.empty()) ui::small(ui, text.today_moved_none());
        for (const views::MovedSkill& moved : view.moved) {
            ui::scope(ui, moved.key, [&] {
                ui::stack(ui, 2, [&] {
                    ui::mastery_bar(ui, moved.title, moved.mastery.mean, moved.mastery.low, moved.mastery.high,
                                    moved.mastery.value);
                    ui::caption(ui, moved.change);
                });
            });
        }
    });
}

void person_row(const views::TodayPerson& person, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const bool pressed = ui::list_row(ui, person.key, {.name = person.name, .href = person.href}, [&] {
        ui::avatar(ui, person.name, 36);
        ui::column(ui, 0, [&] {
            ui::strong(ui, person.name);
            ui::small(ui, person.line);
        });
        ui::fill_right(ui);
        if (!person.chip.empty()) ui::chip(ui, person.chip, meaning_of(person.tone), icon_of(person.tone));
    });
    if (pressed) context.emit(GoTo{person.target});
}

void people_list(ScreenContext& context, ui::Key key, std::string_view name,
                 std::span<const views::TodayPerson> people) {
    ui::Ui& ui = context.ui;
    ui::card(ui, key, {.padding = 0, .gap = 0}, [&] {
        ui::list(ui, "rows", name, [&] {
            for (const views::TodayPerson& person : people) person_row(person, context);
        });
    });
}

void coaching_part(const views::TodayCoaching& coaching, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!coaching.waiting.empty()) {
        ui::heading(ui, 2, text.today_waiting());
        people_list(context, "waiting", text.today_waiting(), coaching.waiting);
    }
    ui::row(ui, [&] {
        ui::heading(ui, 2, text.today_learners());
        ui::fill_right(ui);
        ui::small(ui, coaching.places);
    });
    if (coaching.learners.empty()) {
        ui::card(ui, "no_learners", [&] { ui::small(ui, text.today_learners_none()); });
    } else {
        people_list(context, "learners", text.today_learners(), coaching.learners);
    }
    go_link(context, "all_requests", text.today_see_requests(), Page::requests);
}

void programme_part(std::span<const views::ProgrammeCount> counts, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::heading(ui, 2, context.text.today_programme());
    ui::grid(ui, static_cast<int>(counts.size()), 160,
             [&](int index) {
                 const views::ProgrammeCount& count = counts[static_cast<std::size_t>(index)];
                 const std::string href = views::href(count.target);
                 if (ui::card(ui, index, {.name = count.label, .is_pressable = true, .href = href},
                              [&] { ui::metric(ui, count.value, count.label); })) {
                     context.emit(GoTo{count.target});
                 }
             },
             {.gap = 16});
    go_link(context, "bring_data", context.text.today_bring_data(), Page::import_data);
}

/// Whom one meets next, and about what; and what is to be answered.
void session_cards(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.waiting_sessions.empty()) {
        ui::card(ui, "waiting_sessions", {.style = ui::CardStyle::subtle}, [&] {
            ui::row(ui, [&] {
                ui::icon(ui, ui::Icon::calendar_days, 18);
                ui::strong(ui, view.waiting_sessions);
                ui::fill_right(ui);
                go_link(context, "sessions", text.sessions_title(), Page::sessions);
            });
        });
    }
    if (!view.session) return;
    const views::TodaySession& session = *view.session;
    ui::card(ui, "session", {.name = text.sessions_today_title(), .gap = 8}, [&] {
        ui::row(ui, {.gap = 12}, [&] {
            ui::avatar(ui, session.name, 36);
            ui::column(ui, 0, [&] {
                ui::caption(ui, text.sessions_today_title());
                ui::heading(ui, 2, session.name);
                ui::small(ui, session.when);
            });
            ui::fill_right(ui);
            if (ui::link(ui, "open", text.sessions_today_open(), session.href, ui::Icon::arrow_right))
                context.go(Page::sessions, session.id);
        });
        for (const std::string& line : session.agenda) ui::small(ui, line);
    });
}

void learning_part(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::columns(ui, {1, -side_width}, main_width_min,
                [&](int index) {
                    ui::stack(ui, ui.is_phone() ? 16 : card_gap, [&] {
                        if (index == 0) {
                            session_cards(view, context);
                            if (view.hero) hero_card(view, context);
                            if (view.goal) goal_card(*view.goal, context);
                            proposals(view, context);
                        } else {
                            reviews_card(view, context);
                            if (view.week) week_card(*view.week, context);
                            moved_card(view, context);
                        }
                    });
                },
                {.is_equal_height = false});
}

}  // namespace

void today_screen(const TodayView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.has_profile) {
        ui::page_header(ui, text.today_title(), {});
        if (ui::empty_state(ui, "no_profile", text.today_no_profile(), text.today_no_profile_line(),
                            text.today_no_profile_action())) {
            context.go(Page::welcome);
        }
        return;
    }
    ui::page_header(ui, view.greeting, view.headline);
    ui::stack(ui, ui.is_phone() ? 16 : card_gap, [&] {
        if (view.is_learner) {
            learning_part(view, context);
        } else {
            session_cards(view, context);
            if (view.hero) hero_card(view, context);
        }
        if (view.coaching) coaching_part(*view.coaching, context);
        if (!view.programme.empty()) programme_part(view.programme, context);
    });
}

}  // namespace cairn::screens
