#include "shell/views/page_words.hpp"

#include "core/progress/course_outline.hpp"
#include "shell/views/history_view.hpp"
#include "shell/views/not_found_view.hpp"

namespace cairn::views {
namespace {

std::string_view name_of(const Profile* profile, Language) {
    return profile == nullptr ? std::string_view() : profile->name;
}

template <class Entity>
std::string_view name_of(const Entity* entity, Language language) {
    return entity == nullptr ? std::string_view() : entity->title.in(language);
}

std::string_view subject_of(const Model& model, const Route& route, ProfileId me, Language language) {
    switch (route.page) {
        case Page::authoring:
        case Page::courses: return name_of(model.courses.find(CourseId{route.object}), language);
        case Page::lesson: {
            const auto found = progress::find_lesson(model, LessonId{route.object}, me);
            return found.lesson == nullptr ? std::string_view() : std::string_view(found.lesson->title.in(language));
        }
        case Page::skills: return name_of(model.skills.find(SkillId{route.object}), language);
        case Page::coaches:
        case Page::people:
        case Page::profile: return name_of(model.profiles.find(ProfileId{route.object}), language);
        case Page::history: {
            const auto page = page_of(model, route.object);
            return page && page->object ? subject_of(model, *page, me, language) : std::string_view();
        }
        default: return {};
    }
}

}  // namespace

std::string_view page_title(const text::Text& text, Page page) {
    switch (page) {
        case Page::welcome: return text.shell_page_welcome();
        case Page::today: return text.shell_page_today();
        case Page::plan: return text.shell_page_plan();
        case Page::coaches: return text.shell_page_coaches();
        case Page::requests: return text.shell_page_requests();
        case Page::courses: return text.shell_page_courses();
        case Page::skills: return text.shell_page_skills();
        case Page::people: return text.shell_page_people();
        case Page::import_data: return text.shell_page_import();
        case Page::settings: return text.shell_page_settings();
        case Page::profile: return text.shell_page_profile();
        case Page::progress: return text.shell_page_progress();
        case Page::history: return text.history_title();
        case Page::proposals: return text.proposals_title();
        case Page::reviews: return text.reviews_title();
        case Page::cohort: return text.cohort_title();
        case Page::sessions: return text.sessions_title();
        case Page::lesson: return text.lesson_page();
        case Page::authoring: return text.authoring_title();
        case Page::sync: return text.sync_title();
        case Page::not_found: return text.missing_title();
    }
    return {};
}

std::string window_title(const ViewInput& input, const Route& route) {
    std::string title(subject_of(input.model, route, input.me, input.text.language()));
    if (!title.empty()) title += " · ";
    title += page_title(input.text, is_there(input.model, route) ? route.page : Page::not_found);
    return title + " · Cairn 引路";
}

std::string_view short_page_title(const text::Text& text, Page page) {
    switch (page) {
        case Page::plan: return text.shell_short_plan();
        case Page::coaches: return text.shell_short_coaches();
        case Page::settings: return text.shell_short_settings();
        default: return page_title(text, page);
    }
}

}  // namespace cairn::views
