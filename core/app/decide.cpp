#include "core/app/decide.hpp"

#include <algorithm>

#include "core/app/decide_lessons.hpp"
#include "core/app/decide_match.hpp"
#include "core/app/decide_meetings.hpp"
#include "core/app/decide_proposals.hpp"
#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "core/exchange/sample.hpp"
#include "core/matching/rank.hpp"
#include "core/model/write_list.hpp"
#include "core/progress/activity.hpp"
#include "core/progress/course_outline.hpp"
#include "core/progress/course_progress.hpp"

namespace cairn::app {
namespace {

using Decided = Result<Decision>;

/// The person's own calendar day.
Day today_of(const Profile& profile, Instant now) {
    const auto zone = find_zone(profile.zone);
    return zone ? progress::local_day(now, *zone) : utc_day(now);
}

bool is_level(std::int64_t level) { return level >= 0 && level <= level_max; }

/// The first thing wrong with a profile form, in the order in which the form shows it.
Errc profile_problem(const Model& model, const SaveProfile& form) {
    if (!has_visible_text(form.name)) return Errc::name_empty;
    for (const std::string* words : {&form.name, &form.headline}) {
        if (!is_plain_text(*words)) return Errc::text_not_plain;
        if (code_point_count(*words) > name_characters_max) return Errc::name_too_long;
    }
    if ((form.roles & (role_learner | role_coach | role_organiser)) == 0) return Errc::role_missing;
    if (form.languages.empty()) return Errc::language_missing;
    if (canonical_zone(form.zone).empty()) return Errc::zone_unknown;
    if (form.weekly_minutes < 0 || form.weekly_minutes > weekly_minutes_max || !parse_week_hours(form.availability)) {
        return Errc::hours_out_of_range;
    }
    if (form.capacity < 0 || form.capacity > capacity_max) return Errc::capacity_out_of_range;
    for (const auto& [skill, level] : form.levels) {
        if (!is_level(level)) return Errc::level_out_of_range;
        if (model.skills.find(skill) == nullptr) return Errc::skill_unknown;
    }
    return Errc::none;
}

/// Makes the entries of a level field equal to `wanted`.
template <class EntityId, class FieldEnum>
void put_levels(WriteList& writes, EntityId entity, FieldEnum field, const std::map<SkillId, std::int64_t>& current,
                const std::map<SkillId, std::int64_t>& wanted) {
    for (const auto& [skill, level] : current) {
        if (!wanted.contains(skill)) writes.drop_entry(entity, field, skill);
    }
    for (const auto& [skill, level] : wanted) {
        const auto it = current.find(skill);
        if (it == current.end() || it->second != level) writes.put_entry(entity, field, skill, level);
    }
}

Decided decide_one(const Model& model, const SaveProfile& form, const Env& env) {
    if (const Errc problem = profile_problem(model, form); problem != Errc::none) return fail(problem);
    const Profile* known = form.id ? model.profiles.find(form.id) : nullptr;
    if (form.id && known == nullptr) return fail(Errc::profile_unknown);
    const ProfileId id = known != nullptr ? form.id : ProfileId{env.random->id()};
    const Profile before = known != nullptr ? *known : Profile{};
    WriteList writes;
    const auto put_changed = [&](ProfileField field, const auto& was, const auto& is) {
        if (known == nullptr || was != is) writes.put(id, field, is);
    };
    if (known == nullptr) writes.put(id, ProfileField::exists, true);
    put_changed(ProfileField::name, before.name, std::string(trim(form.name)));
    const bool chinese = form.language == Language::chinese;
    put_changed(chinese ? ProfileField::headline_chinese : ProfileField::headline_english,
                chinese ? before.headline.chinese : before.headline.english, std::string(trim(form.headline)));
    put_changed(ProfileField::roles, before.roles, form.roles);
    put_changed(ProfileField::languages, before.languages, form.languages);
    put_changed(ProfileField::zone, before.zone, std::string(canonical_zone(form.zone)));
    put_changed(ProfileField::weekly_minutes, before.weekly_minutes, form.weekly_minutes);
    put_changed(ProfileField::availability, before.availability, form.availability);
    put_changed(ProfileField::capacity, before.capacity, form.capacity);
    put_levels(writes, id, ProfileField::level, before.levels, form.levels);
    return Decision{Action::save_profile, writes.take(), id};
}

Decided decide_one(const Model&, const OpenSample&, const Env& env) {
    return Decision{Action::open_sample, exchange::sample_writes(env.now), {}};
}

Decided decide_one(const Model&, const ImportFiles& import, const Env&) {
    if (import.writes.empty()) return fail(Errc::nothing_to_import);
    return Decision{Action::import_files, import.writes, {}};
}

Decided decide_one(const Model& model, const SetGoal& command, const Env& env) {
    const Profile* learner = model.profiles.find(command.learner);
    if (learner == nullptr) return fail(Errc::profile_unknown);
    if (command.targets.empty()) return fail(Errc::target_missing);
    for (const auto& [skill, level] : command.targets) {
        if (model.skills.find(skill) == nullptr) return fail(Errc::skill_unknown);
        if (level < 1 || level > level_max) return fail(Errc::level_out_of_range);
    }
    if (command.due.number != 0 && command.due < today_of(*learner, env.now)) return fail(Errc::date_in_past);
    if (command.weekly_minutes <= 0 || command.weekly_minutes > weekly_minutes_max)
        return fail(Errc::hours_out_of_range);
    const GoalId id = goal_id(command.learner);
    const Goal* known = model.goals.find(id);
    WriteList writes;
    if (known == nullptr) {
        writes.put(id, GoalField::exists, true);
        writes.put(id, GoalField::learner, command.learner);
    }
    put_levels(writes, id, GoalField::target, known != nullptr ? known->targets : std::map<SkillId, std::int64_t>{},
               command.targets);
    if (known == nullptr || known->due_day != command.due.number)
        writes.put(id, GoalField::due_day, command.due.number);
    if (known == nullptr || known->weekly_minutes != command.weekly_minutes) {
        writes.put(id, GoalField::weekly_minutes, command.weekly_minutes);
    }
    return Decision{Action::set_goal, writes.take(), id};
}

Decided decide_one(const Model& model, const SendRequest& command, const Env& env) {
    if (!is_plain_text(command.message)) return fail(Errc::text_not_plain);
    if (code_point_count(command.message) > message_characters_max) return fail(Errc::message_too_long);
    // The rules need no skills: what the learner lacks moves the score, never what is allowed.
    const auto pair = matching::match_pair(model, graph::SkillGraph{}, command.learner, command.coach, {}, env.now);
    if (!pair) return fail(Errc::profile_unknown);
    if (!pair->passes) {
        const bool is_open = pair->rules.first_failed() == matching::RuleKind::not_already;
        return fail(is_open ? Errc::request_already_open : Errc::rule_not_met);
    }
    const RequestId id{env.random->id()};
    WriteList writes;
    writes.put(id, RequestField::exists, true);
    writes.put(id, RequestField::learner, command.learner);
    writes.put(id, RequestField::coach, command.coach);
    writes.put(id, RequestField::state, RequestState::sent);
    if (!command.message.empty()) writes.put(id, RequestField::message, command.message);
    writes.put(id, RequestField::score_micro, command.score_micro);
    writes.put(id, RequestField::sent_ms, env.now.ms);
    writes.put(id, RequestField::changed_ms, env.now.ms);
    return Decision{Action::send_request, writes.take(), id};
}

enum class Side : std::uint8_t { learner, coach, either };

/// One edge of the request's life: who may take it, from which states, to which.
struct RequestEdge {
    Action action;
    Side side;
    std::initializer_list<RequestState> from;
    RequestState to;
};

Decided take_edge(const Model& model, RequestId id, ProfileId actor, const RequestEdge& edge, const Env& env) {
    const Request* request = model.requests.find(id);
    if (request == nullptr) return fail(Errc::request_unknown);
    const bool is_learner = request->learner == actor;
    const bool is_coach = request->coach == actor;
    const bool may = edge.side == Side::learner ? is_learner
                     : edge.side == Side::coach ? is_coach
                                                : is_learner || is_coach;
    if (!may) return fail(Errc::request_not_yours);
    if (std::ranges::find(edge.from, request->state) == edge.from.end()) return fail(Errc::request_wrong_state);
    if (edge.to == RequestState::accepted) {
        const Profile* coach = model.profiles.find(request->coach);
        if (coach == nullptr || seats_taken(model, request->coach) >= coach->capacity) return fail(Errc::rule_not_met);
    }
    WriteList writes;
    writes.put(id, RequestField::state, edge.to);
    writes.put(id, RequestField::changed_ms, env.now.ms);
    return Decision{edge.action, writes.take(), id};
}

Decided decide_one(const Model& model, const AcceptRequest& command, const Env& env) {
    return take_edge(model, command.request, command.actor,
                     {Action::accept_request, Side::coach, {RequestState::sent}, RequestState::accepted}, env);
}
Decided decide_one(const Model& model, const ConfirmRequest& command, const Env& env) {
    return take_edge(model, command.request, command.actor,
                     {Action::confirm_request, Side::learner, {RequestState::accepted}, RequestState::confirmed}, env);
}
Decided decide_one(const Model& model, const DeclineRequest& command, const Env& env) {
    return take_edge(model, command.request, command.actor,
                     {Action::decline_request, Side::coach, {RequestState::sent}, RequestState::declined}, env);
}
Decided decide_one(const Model& model, const WithdrawRequest& command, const Env& env) {
    return take_edge(model, command.request, command.actor,
                     {Action::withdraw_request,
                      Side::learner,
                      {RequestState::sent, RequestState::accepted},
                      RequestState::withdrawn},
                     env);
}
Decided decide_one(const Model& model, const EndRequest& command, const Env& env) {
    return take_edge(model, command.request, command.actor,
                     {Action::end_request, Side::either, {RequestState::confirmed}, RequestState::ended}, env);
}

Decided decide_one(const Model& model, const MarkLesson& command, const Env& env) {
    const Course* course = model.courses.find(command.course);
    if (model.profiles.find(command.learner) == nullptr) return fail(Errc::profile_unknown);
    if (course == nullptr) return fail(Errc::course_unknown);
    const std::vector<std::int64_t> numbers = progress::lesson_numbers(model, *course, command.learner);
    if (!std::ranges::contains(numbers, command.lesson)) return fail(Errc::lesson_unknown);
    if (command.done && has_open_quizzes(model, command.learner, command.course, command.lesson))
        return fail(Errc::quizzes_open);
    const EnrolmentId id = enrolment_id(command.learner, command.course);
    const Enrolment* known = model.enrolments.find(id);
    const bool is_done = known != nullptr && known->lessons_done.contains(command.lesson);
    if (is_done == command.done) return Decision{Action::mark_lesson, {}, id};
    WriteList writes;
    enrol(model, command.learner, command.course, writes);
    begin_study(model, command.learner, command.course, writes);
    if (command.done) {
        writes.put_entry(id, EnrolmentField::lesson_done, entry_of_number(command.lesson), env.now.ms);
    } else {
        writes.drop_entry(id, EnrolmentField::lesson_done, entry_of_number(command.lesson));
    }
    return Decision{Action::mark_lesson, writes.take(), id};
}

Decided decide_one(const Model& model, const NoteTime& command, const Env& env) {
    if (model.profiles.find(command.learner) == nullptr) return fail(Errc::profile_unknown);
    if (model.courses.find(command.course) == nullptr) return fail(Errc::course_unknown);
    if (command.minutes < 1 || command.minutes > minutes_spent_max) return fail(Errc::minutes_out_of_range);
    WriteList writes;
    const EnrolmentId id = enrol(model, command.learner, command.course, writes);
    const Enrolment* known = model.enrolments.find(id);
    const std::int64_t before = known != nullptr ? progress::minutes_counted(*known, env.replica) : 0;
    writes.put_entry(id, EnrolmentField::minutes_spent, env.replica, before + command.minutes);
    return Decision{Action::note_time, writes.take(), id};
}

Decided decide_one(const Model& model, const DeclineCourse& command, const Env& env) {
    const Profile* learner = model.profiles.find(command.learner);
    if (learner == nullptr) return fail(Errc::profile_unknown);
    if (model.courses.find(command.course) == nullptr) return fail(Errc::course_unknown);
    WriteList writes;
    if (learner->declined.contains(command.course) != command.declined) {
        if (command.declined) {
            writes.put_entry(command.learner, ProfileField::declined, command.course, env.now.ms);
        } else {
            writes.drop_entry(command.learner, ProfileField::declined, command.course);
        }
    }
    return Decision{Action::decline_course, writes.take(), command.learner};
}

Decided decide_one(const Model& model, const RecordAnswer& command, const Env& env) {
    if (model.profiles.find(command.learner) == nullptr) return fail(Errc::profile_unknown);
    if (model.skills.find(command.skill) == nullptr) return fail(Errc::skill_unknown);
    WriteList writes;
    const Id answer{static_cast<std::uint64_t>(env.now.ms), env.random->next()};
    const PracticeId id = put_answer(model, command.learner, command.skill, answer, command.right, writes);
    return Decision{Action::record_answer, writes.take(), id};
}

Decided decide_one(const Model& model, const SetLevel& command, const Env&) {
    const Profile* profile = model.profiles.find(command.profile);
    if (profile == nullptr) return fail(Errc::profile_unknown);
    if (model.skills.find(command.skill) == nullptr) return fail(Errc::skill_unknown);
    if (!is_level(command.level)) return fail(Errc::level_out_of_range);
    WriteList writes;
    const auto known = profile->levels.find(command.skill);
    if (known == profile->levels.end() || known->second != command.level) {
        writes.put_entry(command.profile, ProfileField::level, command.skill, command.level);
    }
    return Decision{Action::set_level, writes.take(), command.profile};
}

Decided decide_one(const Model& model, const SetPaused& command, const Env&) {
    const Profile* coach = model.profiles.find(command.coach);
    if (coach == nullptr || !coach->has(role_coach)) return fail(Errc::profile_unknown);
    WriteList writes;
    if (coach->paused != command.paused) writes.put(command.coach, ProfileField::paused, command.paused);
    return Decision{Action::set_paused, writes.take(), command.coach};
}

/// Requests, proposals, sessions and what is published of courses move by their own rules, which an earlier state would
/// step over.
bool may_put_back(const Model& model, const PutBack& command) {
    const auto kind = static_cast<EntityKind>(command.key.kind);
    if (merge_rule(command.key) == MergeRule::counter) return false;  // an entry is its replica's alone to write
    return kind != EntityKind::request && kind != EntityKind::proposal && kind != EntityKind::meeting &&
           kind != EntityKind::edition && kind != EntityKind::study && may_write(model, command.key, command.actor);
}

Decided decide_one(const Model& model, const PutBack& command, const Env&) {
    if (!may_put_back(model, command)) return fail(Errc::value_not_yours);
    return Decision{Action::put_back, {{command.key, command.value}}, command.key.entity};
}

}  // namespace

EnrolmentId enrol(const Model& model, ProfileId learner, CourseId course, WriteList& writes) {
    const EnrolmentId id = enrolment_id(learner, course);
    if (model.enrolments.find(id) != nullptr) return id;
    writes.put(id, EnrolmentField::exists, true);
    writes.put(id, EnrolmentField::learner, learner);
    writes.put(id, EnrolmentField::course, course);
    return id;
}

PracticeId put_answer(const Model& model, ProfileId learner, SkillId skill, const Id& answer, bool is_right,
                      WriteList& writes) {
    const PracticeId id = practice_id(learner, skill);
    if (model.practices.find(id) == nullptr) {
        writes.put(id, PracticeField::exists, true);
        writes.put(id, PracticeField::learner, learner);
        writes.put(id, PracticeField::skill, skill);
    }
    writes.put_entry(id, PracticeField::answer, answer, is_right);
    return id;
}

std::int64_t seats_taken(const Model& model, ProfileId coach) {
    return std::ranges::count_if(model.requests.rows(), [&](const Request& request) {
        return request.exists && request.coach == coach &&
               (request.state == RequestState::accepted || request.state == RequestState::confirmed);
    });
}

Result<Decision> decide(const Model& model, const Command& command, const Env& env) {
    return std::visit([&](const auto& one) { return decide_one(model, one, env); }, command);
}

}  // namespace cairn::app
