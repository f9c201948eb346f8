#include "shell/views/today_view.hpp"

#include <algorithm>
#include <span>

#include "core/app/decide.hpp"
#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "core/meetings/meetings.hpp"
#include "core/progress/activity.hpp"
#include "core/progress/history.hpp"
#include "shell/text/format.hpp"
#include "shell/views/meeting_words.hpp"
#include "shell/views/meetings_view.hpp"
#include "shell/views/reasons.hpp"

namespace cairn::views {
namespace {

constexpr std::size_t agenda_lines_max = 3;
constexpr std::size_t trail_done_max = 2;
constexpr std::size_t trail_ahead_max = 3;
constexpr std::size_t courses_max = 2;
constexpr std::size_t moved_max = 5;
constexpr std::size_t coach_reasons_max = 3;
constexpr int weeks_looked_at = 26;
constexpr std::int64_t moved_days = 56;
constexpr int quarter_minutes = 15;

/// A name may be written in two scripts, "Lin Yue 林悦"; people are greeted in the script of the page.
std::string spoken_name(std::string_view name, Language language) {
    const auto is_han = [](char c) { return static_cast<unsigned char>(c) >= 0xE3U; };  // first byte of CJK in UTF-8
    const auto first_han = std::ranges::find_if(name, is_han);
    const std::size_t at = static_cast<std::size_t>(first_han - name.begin());
    if (at == 0 || at == name.size() || name[at - 1] != ' ') return std::string(name);
    return std::string(language == Language::chinese ? name.substr(at) : name.substr(0, at - 1));
}

int minutes_of_day(const Profile& me, Instant now) {
    const auto zone = find_zone(me.zone);
    const std::int64_t minutes = now.ms / ms_per_minute + (zone ? zone->offset_minutes(now) : 0);
    return static_cast<int>((minutes % 1440 + 1440) % 1440);
}

std::string greeting(const text::Text& text, int minutes, std::string_view name) {
    if (minutes >= 5 * 60 && minutes < 9 * 60) return text.today_greeting_early(name);
    if (minutes >= 9 * 60 && minutes < 12 * 60) return text.today_greeting_morning(name);
    if (minutes >= 12 * 60 && minutes < 18 * 60) return text.today_greeting_afternoon(name);
    return text.today_greeting_evening(name);
}

std::string name_of(const ViewInput& input, ProfileId id) {
    const Profile* profile = input.model.profiles.find(id);
    return profile == nullptr ? std::string() : profile->name;
}

std::vector<const Request*> requests_of(const Model& model, ProfileId Request::* side, ProfileId me,
                                        RequestState state) {
    std::vector<const Request*> out;
    for (const Request* request : model.requests.existing()) {
        if (request->*side == me && request->state == state) out.push_back(request);
    }
    std::ranges::sort(out, [](const Request* a, const Request* b) {
        return a->sent_ms != b->sent_ms ? a->sent_ms < b->sent_ms : a->id < b->id;
    });
    return out;
}

/// The first step that can begin; the first of all when a circle holds them.
const graph::PlanStep* present_step(const graph::Plan& plan) {
    if (plan.steps.empty()) return nullptr;
    const auto ready = std::ranges::find(plan.steps, true, &graph::PlanStep::is_ready);
    return ready == plan.steps.end() ? &plan.steps.front() : &*ready;
}

TodayHero hero_of_step(const ViewInput& input, const graph::PlanStep& step) {
    const SkillId skill = input.indices.graph().id(step.skill);
    TodayHero hero;
    hero.kind = TodayHero::Kind::next_step;
    hero.over = input.text.today_hero_next();
    hero.title = skill_title(input, skill);
    hero.line = input.text.plan_levels_long(format_level(step.from_level_micro), step.to_level,
                                            plan_reason_long(input, step.because));
    hero.metric = text::format_duration(input.text, step.minutes_left);
    hero.metric_label = input.text.today_hero_left();
    hero.action = input.text.today_hero_next_action();
    hero.target = {Page::skills, skill};
    return hero;
}

TodayHero plain_hero(TodayHero::Kind kind, std::string_view title, std::string_view line, std::string_view action,
                     Page page) {
    return {kind, {}, std::string(title), std::string(line), {}, {}, std::string(action), {page, {}}};
}

std::optional<TodayHero> find_hero(const ViewInput& input, const Profile& me) {
    const text::Text& text = input.text;
    using Kind = TodayHero::Kind;
    if (me.has(role_coach)) {
        const auto waiting = requests_of(input.model, &Request::coach, me.id, RequestState::sent);
        if (!waiting.empty()) {
            std::vector<std::string> names;
            for (const Request* request : waiting) names.push_back(name_of(input, request->learner));
            const auto count = static_cast<std::int64_t>(waiting.size());
            return plain_hero(Kind::answer_requests, text.today_hero_answer(count), join_names(text, names, 3),
                              text.today_hero_answer_action(count), Page::requests);
        }
    }
    if (!me.has(role_learner)) return std::nullopt;
    const auto accepted = requests_of(input.model, &Request::learner, me.id, RequestState::accepted);
    if (!accepted.empty()) {
        return plain_hero(Kind::confirm_request, text.today_hero_confirm(name_of(input, accepted.front()->coach)),
                          text.today_hero_confirm_line(), text.today_hero_confirm_action(), Page::requests);
    }
    const graph::Plan& plan = input.indices.plan(me.id);
    if (const graph::PlanStep* step = present_step(plan)) return hero_of_step(input, *step);
    if (plan.timing == graph::PlanTiming::nothing_left) {
        return plain_hero(Kind::reached, text.today_hero_reached(), text.today_hero_reached_line(),
                          text.today_hero_reached_action(), Page::plan);
    }
    if (input.model.skills.existing_count() == 0) {
        return plain_hero(Kind::no_skills, text.today_hero_no_skills(), text.today_hero_no_skills_line(),
                          text.today_hero_no_skills_action(), Page::import_data);
    }
    return plain_hero(Kind::set_goal, text.today_hero_goal(), text.today_hero_goal_line(),
                      text.today_hero_goal_action(), Page::plan);
}

std::string headline_sentence(const ViewInput& input, const Profile& me, const TodayView& view) {
    const text::Text& text = input.text;
    if (view.hero) {
        switch (view.hero->kind) {
            case TodayHero::Kind::answer_requests:
                return text.today_sentence_answer(static_cast<std::int64_t>(
                    requests_of(input.model, &Request::coach, me.id, RequestState::sent).size()));
            case TodayHero::Kind::confirm_request:
                return text.today_sentence_confirm(name_of(
                    input, requests_of(input.model, &Request::learner, me.id, RequestState::accepted).front()->coach));
            case TodayHero::Kind::no_skills:
            case TodayHero::Kind::set_goal: return std::string(text.today_sentence_goal());
            case TodayHero::Kind::reached: return std::string(text.today_sentence_reached());
            case TodayHero::Kind::next_step: return text.today_sentence_next(view.hero->title, view.hero->metric);
        }
    }
    if (view.coaching) return text.today_sentence_coach(static_cast<std::int64_t>(view.coaching->learners.size()));
    if (me.has(role_organiser)) {
        return text.today_sentence_organiser(static_cast<std::int64_t>(input.model.profiles.existing_count()),
                                             static_cast<std::int64_t>(input.model.courses.existing_count()),
                                             static_cast<std::int64_t>(input.model.skills.existing_count()));
    }
    return std::string(text.today_sentence_quiet());
}

TrailStone stone(const ViewInput& input, graph::SkillIndex skill, StoneState state, std::string note) {
    const SkillId id = input.indices.graph().id(skill);
    return {skill_title(input, id), std::move(note), state, {Page::skills, id}};
}

/// The last reached, where the learner is, what comes, and the goal.
void fill_trail(const ViewInput& input, const graph::Plan& plan, TodayGoal& goal) {
    const text::Text& text = input.text;
    const std::size_t done_shown = std::min(plan.done.size(), trail_done_max);
    for (const graph::PlanDone& done : std::span(plan.done).last(done_shown)) {
        goal.trail.push_back(
            stone(input, done.skill, StoneState::done, text.today_trail_level(format_level(done.level_micro))));
    }
    goal.done_count = static_cast<int>(plan.done.size());
    goal.step_count = goal.done_count + static_cast<int>(plan.steps.size());
    const graph::PlanStep* now = present_step(plan);
    if (now == nullptr) return;
    goal.now = text.today_now(skill_title(input, input.indices.graph().id(now->skill)));
    goal.position = text.today_position(goal.done_count + 1, goal.step_count);
    const auto is_goal = [](const graph::PlanStep& step) { return step.because.is_target(); };
    const auto last_goal = std::find_if(plan.steps.rbegin(), plan.steps.rend(), is_goal);
    const graph::PlanStep* last = last_goal == plan.steps.rend() ? &plan.steps.back() : &*last_goal;
    goal.trail.push_back(stone(input, now->skill, StoneState::now, std::string(text.today_you_are_here())));
    std::size_t ahead = 0;
    for (const graph::PlanStep& step : plan.steps) {
        if (&step == now || &step == last || ahead == trail_ahead_max - 1) continue;
        ++ahead;
        goal.trail.push_back(stone(input, step.skill, StoneState::next,
                                   text.today_trail_left(text::format_duration(text, step.minutes_left))));
    }
    if (last != now) {
        goal.trail.push_back(stone(input, last->skill, StoneState::goal,
                                   text.today_trail_left(text::format_duration(text, last->minutes_left))));
    }
    if (plan.steps.size() > 1) goal.all_steps = text.today_all_steps(static_cast<std::int64_t>(plan.steps.size()));
}

TodayGoal build_goal(const ViewInput& input, const Goal& stored, const graph::Plan& plan) {
    TodayGoal goal;
    std::vector<SkillId> targets;
    for (const auto& [skill, level] : stored.targets) targets.push_back(skill);
    goal.title = skill_names(input, targets, 2);
    const Day due{static_cast<std::int32_t>(stored.due_day)};
    const PlanWords words = plan_words(input, plan, stored.weekly_minutes, due);
    if (due.number != 0 && plan.timing != graph::PlanTiming::due_day_passed) {
        goal.sentence = input.text.today_goal_by(format_day(input, due));
        if (input.text.language() != Language::chinese) goal.sentence += ' ';
    }
    goal.sentence += words.sentence;
    goal.advice = words.advice;
    goal.chip = words.short_text;
    goal.tone = words.tone;
    fill_trail(input, plan, goal);
    return goal;
}

/// The best ready course for the present step, if one is proposed.
TodayStep build_step(const ViewInput& input, const graph::PlanStep& now) {
    const text::Text& text = input.text;
    TodayStep step;
    step.skill = input.indices.graph().id(now.skill);
    step.toast = text.today_answer_saved(skill_title(input, step.skill));
    for (const recommend::RecommendedCourse& recommended : input.indices.courses(input.me).courses) {
        const Course* course = input.model.courses.find(recommended.course);
        if (course == nullptr || !course->teaches.contains(step.skill)) continue;
        step.course = text.today_course_for_it(course->title.in(text.language()));
        if (!recommended.reasons.empty()) step.course_reason = course_reason(input, recommended.reasons.front());
        step.course_target = {Page::courses, course->id};
        step.course_href = href(step.course_target);
        break;
    }
    return step;
}

/// The weightiest positive terms of the score in words.
std::vector<std::string> coach_reasons(const text::Text& text, const matching::RankedCoach& ranked) {
    using matching::TermKind;
    std::vector<std::pair<std::int64_t, TermKind>> terms;
    for (const TermKind kind : {TermKind::skills, TermKind::shared_time, TermKind::language, TermKind::experience}) {
        const matching::Term& term = ranked.score.term(kind);
        if (term.micro > 0 && term.have > 0) terms.emplace_back(-term.micro, kind);
    }
    std::ranges::sort(terms);
    std::vector<std::string> out;
    for (const auto& [weight, kind] : terms) {
        if (out.size() == coach_reasons_max) break;
        const matching::Term& term = ranked.score.term(kind);
        switch (kind) {
            case TermKind::skills: out.push_back(text.today_coach_skills(term.have, term.of)); break;
            case TermKind::shared_time:
                out.push_back(text.today_coach_time(text::format_duration(text, term.have * quarter_minutes)));
                break;
            case TermKind::language: out.push_back(text.today_coach_language(term.have, term.of)); break;
            case TermKind::experience: out.push_back(text.today_coach_experience(term.have)); break;
            case TermKind::load:
            case TermKind::same_team:
            case TermKind::zone_distance: break;
        }
    }
    const matching::Rule& places = ranked.rules.rule(matching::RuleKind::free_place);
    if (places.have > 0) out.push_back(text.today_coach_places(places.have));
    return out;
}

void fill_coach(const ViewInput& input, TodayView& view) {
    const auto& ranked = input.indices.coaches(input.me);
    view.has_coaches = !ranked.empty();
    if (ranked.empty() || !ranked.front().passes) return;
    const Profile* coach = input.model.profiles.find(ranked.front().coach);
    if (coach == nullptr) return;
    view.coach = TodayCoach{coach->id,
                            coach->name,
                            coach->headline.in(input.text.language()),
                            input.text.today_coach_score(text::format_micro(ranked.front().score.score_micro, 1)),
                            coach_reasons(input.text, ranked.front()),
                            href({Page::coaches, coach->id}),
                            {Page::coaches, coach->id}};
}

TodayWeek build_week(const ViewInput& input, const Profile& me, const Goal* goal) {
    const text::Text& text = input.text;
    const auto zone = find_zone(me.zone);
    const auto utc = find_zone("UTC");
    TodayWeek week;
    if (!zone && !utc) return week;
    const auto weeks = progress::weekly_activity(input.model, me.id, zone ? *zone : *utc, input.now, weeks_looked_at);
    const progress::WeekActivity& current = weeks.back();
    const std::int64_t wanted = goal != nullptr ? goal->weekly_minutes : me.weekly_minutes;
    week.value = text::format_duration(text, current.minutes);
    if (wanted > 0) {
        const std::string of = text::format_duration(text, wanted);
        week.fraction = std::min(1.0, static_cast<double>(current.minutes) / static_cast<double>(wanted));
        week.unit = text.today_week_of(of);
        week.ring_text = text.today_week_ring_text(week.value, of);
    } else {
        week.unit = text.today_week_no_goal();
        week.ring_text = week.value;
    }
    std::vector<std::string> studied;
    for (std::size_t day = 0; day < week.minutes.size(); ++day) {
        const std::int64_t minutes = current.days[day].minutes;
        week.minutes[day] = static_cast<float>(minutes);
        if (minutes == 0) continue;
        studied.push_back(std::string(text::weekday_short(text, static_cast<int>(day))) + ' ' +
                          text::format_duration(text, minutes));
    }
    week.bars_text = studied.empty() ? std::string(text.today_week_empty()) : join_names(text, studied, studied.size());
    week.today = weekday_of(input.indices.today(me.id));
    week.is_empty = current.study_days == 0;
    week.days = text.today_week_days(current.study_days);
    const std::int64_t kept = progress::weeks_kept(weeks);
    if (kept >= 2) week.kept = text.today_week_kept(kept);
    return week;
}

std::vector<MovedSkill> moved_skills(const ViewInput& input) {
    const graph::SkillGraph& graph = input.indices.graph();
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    const Instant since{input.now.ms - moved_days * ms_per_day};
    std::vector<MovedSkill> out;
    for (const auto& moved : progress::what_moved(input.model, input.me, graph.ids(), since, input.now)) {
        if (out.size() == moved_max) break;
        const graph::SkillIndex index = graph.index_of(moved.skill);
        MovedSkill row;
        row.key = row_key(moved.skill);
        row.title = skill_title(input, moved.skill);
        row.href = href({Page::skills, moved.skill});
        row.mastery = mastery_words(input.text, mastery.mastery[index]);
        row.change = input.text.today_moved_change(text::format_signed_micro(moved.after_micro - moved.before_micro, 1),
                                                   moved.right, moved.answers);
        out.push_back(std::move(row));
    }
    return out;
}

TodayPerson learner_row(const ViewInput& input, const Profile& learner, Id request) {
    const text::Text& text = input.text;
    const Route target{Page::requests, request};
    TodayPerson row{row_key(learner.id), learner.name, {}, {}, PlanTone::neutral, href(target), target};
    const Goal* goal = app::goal_of(input.model, learner.id);
    const graph::Plan& plan = input.indices.plan(learner.id);
    if (goal == nullptr || plan.timing == graph::PlanTiming::no_targets) {
        row.line = text.today_learner_no_goal();
        return row;
    }
    const PlanWords words =
        plan_words(input, plan, goal->weekly_minutes, Day{static_cast<std::int32_t>(goal->due_day)});
    row.chip = words.short_text;
    row.tone = words.tone;
    if (const graph::PlanStep* step = present_step(plan)) {
        row.line = text.today_learner_next(skill_title(input, input.indices.graph().id(step->skill)),
                                           text::format_duration(text, step->minutes_left));
    } else {
        row.line = words.sentence;
    }
    return row;
}

TodayCoaching build_coaching(const ViewInput& input, const Profile& me) {
    const text::Text& text = input.text;
    TodayCoaching coaching;
    coaching.places = text.today_places(app::seats_taken(input.model, me.id), me.capacity);
    for (const Request* request : requests_of(input.model, &Request::coach, me.id, RequestState::confirmed)) {
        const Profile* learner = input.model.profiles.find(request->learner);
        if (learner != nullptr) coaching.learners.push_back(learner_row(input, *learner, request->id));
    }
    for (const Request* request : requests_of(input.model, &Request::coach, me.id, RequestState::sent)) {
        const Route target{Page::requests, request->id};
        coaching.waiting.push_back(
            {row_key(request->id),
             name_of(input, request->learner),
             text.today_asks_since(format_day(input, day_of_reader(input, Instant{request->sent_ms})),
                                   text::format_micro(request->score_micro, 1)),
             {},
             PlanTone::neutral,
             href(target),
             target});
    }
    return coaching;
}

std::vector<ProgrammeCount> programme_counts(const ViewInput& input) {
    const text::Text& text = input.text;
    const Model& model = input.model;
    std::int64_t coaches = 0;
    for (const Profile* profile : model.profiles.existing()) coaches += profile->has(role_coach) ? 1 : 0;
    std::int64_t waiting = 0;
    for (const Request* request : model.requests.existing()) waiting += request->state == RequestState::sent ? 1 : 0;
    const auto count = [](std::size_t number) { return text::format_number(static_cast<std::int64_t>(number)); };
    const auto row = [](std::string_view label, std::string value, Page page) {
        return ProgrammeCount{std::string(label), std::move(value), {page, {}}};
    };
    return {row(text.today_people(), count(model.profiles.existing_count()), Page::people),
            row(text.today_coaches(), text::format_number(coaches), Page::coaches),
            row(text.today_courses_count(), count(model.courses.existing_count()), Page::courses),
            row(text.today_skills(), count(model.skills.existing_count()), Page::skills),
            row(text.today_waiting_requests(), text::format_number(waiting), Page::requests)};
}

void fill_learning(const ViewInput& input, const Profile& me, TodayView& view) {
    const graph::Plan& plan = input.indices.plan(me.id);
    const Goal* goal = app::goal_of(input.model, me.id);
    if (goal != nullptr && plan.timing != graph::PlanTiming::no_targets) view.goal = build_goal(input, *goal, plan);
    if (view.hero && view.hero->kind == TodayHero::Kind::next_step) view.step = build_step(input, *present_step(plan));
    for (const recommend::RecommendedCourse& recommended : input.indices.courses(me.id).courses) {
        if (view.courses.size() == courses_max) break;
        view.courses.push_back(course_card(input, recommended));
    }
    fill_coach(input, view);
    view.week = build_week(input, me, goal);
    view.moved = moved_skills(input);
    const std::int64_t due = progress::due_count(input.indices.reviews(me.id));
    if (due > 0) view.reviews = input.text.reviews_today_line(due);
}

std::optional<TodaySession> next_session(const ViewInput& input) {
    const Meeting* meeting = next_meeting(input);
    if (meeting == nullptr) return std::nullopt;
    TodaySession session;
    session.id = meeting->id;
    session.name = person_name(input, meetings::other_side(*meeting, input.me));
    session.when = when_words(input, meetings::time_of(*meeting));
    session.href = href({Page::sessions, meeting->id});
    for (const std::string_view line : split(meeting->agenda, '\n')) {
        if (!trim(line).empty() && session.agenda.size() < agenda_lines_max) session.agenda.emplace_back(trim(line));
    }
    return session;
}

}  // namespace

TodayView build_today_view(const ViewInput& input) {
    const text::Text& text = input.text;
    TodayView view;
    const Profile* me = input.model.profiles.find(input.me);
    view.has_profile = me != nullptr;
    if (me == nullptr) return view;
    view.me = me->id;
    view.is_learner = me->has(role_learner);
    view.greeting = greeting(text, minutes_of_day(*me, input.now), spoken_name(me->name, text.language()));
    view.session = next_session(input);
    if (const std::int64_t waiting = waiting_meeting_count(input.model, me->id, input.now); waiting > 0)
        view.waiting_sessions = text.sessions_waiting_count(waiting);
    view.hero = find_hero(input, *me);
    if (view.is_learner) fill_learning(input, *me, view);
    if (me->has(role_coach)) view.coaching = build_coaching(input, *me);
    if (me->has(role_organiser)) view.programme = programme_counts(input);
    const Day today = input.indices.today(me->id);
    view.headline = text.today_date(text::weekday_short(text, weekday_of(today)), text::format_short_date(text, today),
                                    headline_sentence(input, *me, view));
    return view;
}

}  // namespace cairn::views
