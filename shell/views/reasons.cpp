#include "shell/views/reasons.hpp"

#include "shell/views/skill_words.hpp"

namespace cairn::views {

using recommend::ReasonKind;

std::string course_reason(const ViewInput& input, const recommend::Reason& reason) {
    const text::Text& text = input.text;
    const auto skills = [&] { return skill_names(input, reason.skills); };
    const auto course = [&] {
        const Course* row = input.model.courses.find(reason.course);
        return row != nullptr ? row->title.in(text.language()) : std::string{};
    };
    switch (reason.kind) {
        case ReasonKind::covers_plan_skills: return text.reason_covers_plan_skills(reason.count, reason.of, skills());
        case ReasonKind::unlocks_steps: return text.reason_unlocks_steps(reason.count, reason.of);
        case ReasonKind::continues_started: return text.reason_continues_started(reason.count, reason.of);
        case ReasonKind::goes_with: return text.reason_goes_with(reason.count, reason.of, course());
        case ReasonKind::prepares_for: return text.reason_prepares_for(course(), skills());
        case ReasonKind::refresh: return text.reason_refresh(reason.count, reason.of, skills());
        case ReasonKind::popular: return text.reason_popular(reason.count, reason.of);
        case ReasonKind::first_steps: return text.reason_first_steps_course(reason.count, reason.of, skills());
    }
    return {};
}

std::string skill_reason(const ViewInput& input, const recommend::Reason& reason) {
    if (reason.kind == ReasonKind::first_steps) return input.text.reason_first_steps_skill(reason.count, reason.of);
    return course_reason(input, reason);
}

std::string plan_reason(const ViewInput& input, const graph::PlanReason& reason) {
    if (reason.is_target()) return std::string(input.text.reason_goal());
    return input.text.reason_needed_by(skill_title(input, input.indices.graph().id(reason.needed_by)));
}

std::string plan_reason_long(const ViewInput& input, const graph::PlanReason& reason) {
    if (reason.is_target() || reason.needed_by == reason.target) return plan_reason(input, reason);
    const graph::SkillGraph& graph = input.indices.graph();
    return input.text.reason_needed_by_for(skill_title(input, graph.id(reason.needed_by)),
                                           skill_title(input, graph.id(reason.target)));
}

}  // namespace cairn::views
