#include "shell/views/page_words.hpp"

namespace cairn::views {

std::string_view page_words(const text::Text& text, Page page) {
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
    }
    return {};
}

std::string_view short_page_words(const text::Text& text, Page page) {
    switch (page) {
        case Page::plan: return text.shell_short_plan();
        case Page::coaches: return text.shell_short_coaches();
        case Page::settings: return text.shell_short_settings();
        default: return page_words(text, page);
    }
}

}  // namespace cairn::views
