#pragma once
// shell/views: what each screen shows, as plain data that is built from the model and tested as text. It knows the core
// and the words (shell/text) and must never know how anything is drawn.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/id.hpp"

namespace cairn::views {

enum class Page : std::uint8_t {
    welcome,
    today,
    plan,
    coaches,
    requests,
    courses,
    skills,
    people,
    import_data,
    settings,
    profile,
    not_found,
    progress,
    history,  ///< of the object
    proposals,
    reviews,
    cohort,
    sessions,
    lesson,  ///< the object is a LessonId
    authoring,  ///< the object is a CourseId
    sync,
};

/// Where a person is: a page and, where it has one, the object that is open on it.
struct Route {
    Page page = Page::today;
    Id object;  ///< none for the page itself
    std::string unknown = {};  ///< not_found: what the address says after its first '/'; sync: an invitation
    bool operator==(const Route&) const = default;
};

/// "/coaches/0123…": what stands after '#' in the address.
std::string format_route(const Route& route);
/// No words at all are today's page, unknown ones `not_found`. Round trip: parse_route(format_route(r)) == r.
Route parse_route(std::string_view text);
/// "#/coaches/0123…": for links.
std::string href(const Route& route);

}  // namespace cairn::views
