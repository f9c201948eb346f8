#include "shell/screens/not_found_screen.hpp"

#include <array>

namespace cairn::screens {

using views::Page;

std::optional<Page> not_found_screen(const views::NotFoundView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.missing_title(), view.line);
    if (!view.has_lists) {
        if (ui::button(ui, "begin", text.missing_begin(), ui::ButtonKind::primary)) context.go(Page::welcome);
        return std::nullopt;
    }
    if (!view.moved_href.empty()) {
        if (ui::button(ui, "moved", text.missing_open(view.moved_title), ui::ButtonKind::primary)) {
            context.emit(GoTo{views::parse_route(view.moved_href)});
        }
        return std::nullopt;
    }
    const std::array<std::pair<Page, std::string_view>, 3> lists{{
        {Page::skills, text.missing_search_skills()},
        {Page::courses, text.missing_search_courses()},
        {Page::people, text.missing_search_people()},
    }};
    std::optional<Page> chosen;
    ui::row(ui, [&] {
        for (const auto& [page, label] : lists) {
            const auto kind = page == view.list ? ui::ButtonKind::primary : ui::ButtonKind::secondary;
            if (ui::button(ui, page, label, {.kind = kind, .icon = ui::Icon::search})) chosen = page;
        }
    });
    if (ui::link(ui, "home", text.missing_home(), views::href({Page::today, {}}))) context.go(Page::today);
    return chosen;
}

}  // namespace cairn::screens
