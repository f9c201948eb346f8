#include "shell/views/route.hpp"

#include <array>
#include <utility>

namespace cairn::views {
namespace {

constexpr std::array<std::pair<Page, std::string_view>, 20> names{{
    {Page::welcome, "welcome"},   {Page::today, "today"},         {Page::plan, "plan"},
    {Page::coaches, "coaches"},   {Page::requests, "requests"},   {Page::courses, "courses"},
    {Page::skills, "skills"},     {Page::people, "people"},       {Page::import_data, "import"},
    {Page::settings, "settings"}, {Page::profile, "profile"},     {Page::progress, "progress"},
    {Page::history, "history"},   {Page::proposals, "proposals"}, {Page::reviews, "reviews"},
    {Page::cohort, "matching"},   {Page::sessions, "sessions"},   {Page::lesson, "lesson"},
    {Page::authoring, "writing"}, {Page::sync, "sync"},
}};

}  // namespace

std::string format_route(const Route& route) {
    if (route.page == Page::not_found) return "/" + route.unknown;
    std::string out = "/";
    for (const auto& [page, name] : names) {
        if (page == route.page) out += name;
    }
    if (route.object) {
        out += '/';
        out += to_hex(route.object);
    }
    if (route.page == Page::sync && !route.unknown.empty()) out += '/' + route.unknown;
    return out;
}

Route parse_route(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.starts_with('/')) text.remove_prefix(1);
    if (text.empty()) return {};
    const std::size_t slash = text.find('/');
    const std::string_view name = text.substr(0, slash);
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
    for (const auto& [page, page_name] : names) {
        if (page_name != name) continue;
        if (page == Page::sync) return {page, {}, std::string(rest)};
        const Id object = id_from_hex(rest);
        if (object || rest.empty()) return {page, object};
    }
    return {Page::not_found, {}, std::string(text)};
}

std::string href(const Route& route) { return "#" + format_route(route); }

}  // namespace cairn::views
