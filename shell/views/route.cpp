#include "shell/views/route.hpp"

#include <array>
#include <utility>

namespace cairn::views {
namespace {

constexpr std::array<std::pair<Page, std::string_view>, 12> names{{
    {Page::welcome, "welcome"},
    {Page::today, "today"},
    {Page::plan, "plan"},
    {Page::coaches, "coaches"},
    {Page::requests, "requests"},
    {Page::courses, "courses"},
    {Page::skills, "skills"},
    {Page::people, "people"},
    {Page::import_data, "import"},
    {Page::settings, "settings"},
    {Page::profile, "profile"},
    {Page::progress, "progress"},
}};

}  // namespace

std::string format_route(const Route& route) {
    std::string out = "/";
    for (const auto& [page, name] : names) {
        if (page == route.page) out += name;
    }
    if (route.object) {
        out += '/';
        out += to_hex(route.object);
    }
    return out;
}

Route parse_route(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.starts_with('/')) text.remove_prefix(1);
    const std::size_t slash = text.find('/');
    const std::string_view name = text.substr(0, slash);
    for (const auto& [page, page_name] : names) {
        if (page_name != name) continue;
        return {page, slash == std::string_view::npos ? Id{} : id_from_hex(text.substr(slash + 1))};
    }
    return {};
}

std::string href(const Route& route) { return "#" + format_route(route); }

}  // namespace cairn::views
