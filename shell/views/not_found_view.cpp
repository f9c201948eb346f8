#include "shell/views/not_found_view.hpp"

#include "core/graph/proposal.hpp"
#include "core/progress/course_outline.hpp"
#include "shell/views/history_view.hpp"

namespace cairn::views {

bool is_there(const Model& model, const Route& route) {
    if (!route.object)
        return route.page != Page::not_found && route.page != Page::history && route.page != Page::lesson &&
               route.page != Page::authoring;
    switch (route.page) {
        case Page::authoring:
        case Page::courses: return model.courses.find(CourseId{route.object}) != nullptr;
        case Page::lesson: return static_cast<bool>(progress::course_of(model, LessonId{route.object}));
        case Page::skills: return model.skills.find(SkillId{route.object}) != nullptr;
        case Page::coaches:
        case Page::people:
        case Page::profile: return model.profiles.find(ProfileId{route.object}) != nullptr;
        case Page::proposals: return model.proposals.find(ProposalId{route.object}) != nullptr;
        case Page::sessions:
            return model.meetings.find(MeetingId{route.object}) != nullptr ||
                   model.profiles.find(ProfileId{route.object}) != nullptr;
        case Page::history: return page_of(model, route.object).has_value();
        default: return false;
    }
}

NotFoundView build_not_found_view(const ViewInput& input, const Route& route) {
    NotFoundView view;
    view.has_lists = static_cast<bool>(input.me);
    switch (route.page) {
        case Page::authoring:
        case Page::courses:
            view.line = input.text.missing_course();
            view.list = Page::courses;
            return view;
        case Page::skills:
            view.line = input.text.missing_skill();
            if (const Skill* into = graph::merged_skill(input.model, SkillId{route.object})) {
                const Skill* gone = input.model.skills.find_ever(SkillId{route.object});
                view.moved_title = into->title.in(input.text.language());
                view.moved_href = href({Page::skills, into->id});
                view.line = input.text.missing_merged(gone->title.in(input.text.language()), view.moved_title);
            }
            return view;
        case Page::proposals: view.line = input.text.proposals_gone_line(); return view;
        case Page::lesson:
            view.line = input.text.lesson_gone_line();
            view.list = Page::courses;
            return view;
        case Page::sessions: view.line = input.text.sessions_gone_line(); return view;
        case Page::coaches:
        case Page::people:
        case Page::profile:
            view.line = input.text.missing_person();
            view.list = Page::people;
            return view;
        default: break;
    }
    view.words = route.unknown.substr(0, route.unknown.find('/'));
    view.line = input.text.missing_page(view.words);
    return view;
}

}  // namespace cairn::views
