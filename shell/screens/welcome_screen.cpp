#include "shell/screens/welcome_screen.hpp"

#include <algorithm>
#include <array>

#include "shell/text/errors.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::Page;

constexpr float picture_width = 560;
constexpr float form_width = 688;

void draw_picture_words(ScreenContext& context, bool is_tall) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::row(ui, {.gap = 12}, [&] {
        ui::logo(ui, 28);
        ui::text(ui, text.welcome_product(), ui::TextStyle::h2);
        ui::text(ui, text.welcome_product_second(), ui::TextStyle::body, ui::Tone::secondary);
    });
    if (!is_tall) {
        // Little sky: one line of words, so that they do not cover the sun and the stones.
        ui::spacer(ui, 4);
        ui::text(ui, text.welcome_headline(), ui::TextStyle::body_strong);
        return;
    }
    ui::spacer(ui, 56);
    ui::text(ui, text.welcome_headline(), ui::TextStyle::display);
    ui::text(ui, text.welcome_headline_line(), ui::TextStyle::body_lg, ui::Tone::secondary);
}

void draw_language(const views::WelcomeView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const std::string_view label = text.welcome_language();
    int index = view.language == Language::chinese ? 1 : 0;
    bool is_changed = false;
    if (ui.is_phone()) {
        ui::stack(ui, 6, [&] {
            ui::label(ui, label);
            is_changed = ui::segmented(ui, "language", label, {text.welcome_english(), text.welcome_chinese()}, index);
        });
    } else {
        const std::array<ui::RadioCard, 2> cards{{{text.welcome_english()}, {text.welcome_chinese()}}};
        is_changed = ui::radio_cards(ui, "language", label, cards, index);
    }
    if (is_changed) context.emit(ChooseLanguage{index == 1 ? Language::chinese : Language::english});
}

struct RoleChoice {
    Role role;
    Icon icon;
    std::string_view label;
    std::string_view line;
};

void draw_roles(WelcomeScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const std::array<RoleChoice, 3> choices{{
        {role_learner, Icon::mountain, text.welcome_learn(), text.welcome_learn_line()},
        {role_coach, Icon::compass, text.welcome_coach(), text.welcome_coach_line()},
        {role_organiser, Icon::flag, text.welcome_organise(), text.welcome_organise_line()},
    }};
    ui::group(ui, "roles", text.welcome_roles(), [&] {
        ui::stack(ui, 6, [&] {
            ui::label(ui, text.welcome_roles());
            ui::grid(ui, static_cast<int>(choices.size()), 180,
                     [&](int index) {
                         const RoleChoice& choice = choices[static_cast<std::size_t>(index)];
                         bool is_on = (scratch.roles & choice.role) != 0;
                         const ui::CardOptions options{
                             .style = is_on ? ui::CardStyle::selected : ui::CardStyle::surface, .padding = 16};
                         ui::card(ui, choice.role, options, [&] {
                             if (!ui.is_phone()) {
                                 ui::icon(ui, choice.icon, 24, is_on ? ui::Tone::brand : ui::Tone::secondary);
                                 ui::spacer(ui, 16);
                             }
                             if (ui::checkbox(ui, "chosen", choice.label, is_on, {.help = choice.line})) {
                                 scratch.roles ^= choice.role;
                                 ui.wake_after(0);
                             }
                         });
                     },
                     {.gap = 12, .stacked_gap = 8});
        });
    });
}

/// One other way to start. True when pressed.
bool draw_way(ui::Ui& ui, ui::Key key, Icon icon, std::string_view title, std::string_view line,
              std::string_view href) {
    return ui::list_row(ui, key, {.name = title, .href = href}, [&] {
        ui::icon(ui, icon, 20);
        ui::spacer(ui, 16);
        ui::column(ui, 0, [&] {
            ui::strong(ui, title);
            ui::small(ui, line);
        });
        ui::fill_right(ui);
        ui::icon(ui, Icon::chevron_right, 18);
    });
}

void draw_other_ways(const views::WelcomeView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const std::string import_href = views::href({Page::import_data, {}});
    const std::string people_href = views::href({Page::people, {}});
    ui::card(ui, "others", {.name = text.welcome_others(), .padding = 0}, [&] {
        ui::list(ui, "ways", text.welcome_others(), [&] {
            if (view.has_people &&
                draw_way(ui, "people", Icon::users_round, text.welcome_people(), view.people_line, people_href)) {
                context.go(Page::people);
            }
            if (view.offers_sample &&
                draw_way(ui, "sample", Icon::map, text.welcome_sample(), text.welcome_sample_line(), {})) {
                context.emit(
                    Do{app::OpenSample{}, std::string(text.welcome_sample_opened()), views::Route{Page::people, {}}});
            }
            if (draw_way(ui, "bring", Icon::upload, text.welcome_bring(), text.welcome_bring_line(), import_href)) {
                context.go(Page::import_data);
            }
        });
    });
}

void draw_form(const views::WelcomeView& view, WelcomeScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::stack(ui, 24, [&] {
        ui::page_header(ui, text.welcome_title(), text.welcome_subtitle());
        draw_language(view, context);
        draw_roles(scratch, context);
        const bool has_role = scratch.roles != 0;
        const ui::ButtonOptions create{.kind = ui::ButtonKind::primary,
                                       .size = ui::ControlSize::large,
                                       .icon_after = Icon::arrow_right,
                                       .is_disabled = !has_role,
                                       .reason = text.error_role_missing(),
                                       .is_full_width = true};
        ui::stack(ui, 8, [&] {
            if (ui::button(ui, "create", text.welcome_create(), create)) context.go(Page::profile);
            if (!has_role) ui::small(ui, text.error_role_missing(), ui::Tone::warn);
        });
        draw_other_ways(view, context);
        ui::row(ui, {.gap = 8, .is_wrapping = false}, [&] {
            ui::icon(ui, Icon::shield_check, 16, ui::Tone::tertiary);
            ui::column(ui, 0, [&] { ui::small(ui, text.welcome_privacy(), ui::Tone::tertiary); });
        });
    });
}

}  // namespace

void welcome_screen(const views::WelcomeView& view, WelcomeScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const ui::Size window = ui.input().viewport;
    const auto form = [&](float air) {
        const float width = std::min(form_width, ui::available_width(ui) - 2 * air);
        ui::narrow(ui, width, ui::Align::centre, [&] { draw_form(view, scratch, context); });
    };
    ui::full_page(ui, "welcome", context.text.welcome_name(), [&] {
        if (window.w < 1024) {
            ui::welcome_picture(ui, ui.is_phone() ? 248 : 280, [&] { draw_picture_words(context, false); });
            ui::spacer(ui, 24);
            form(ui.is_phone() ? 16 : 32);
            ui::spacer(ui, 32);
            return;
        }
        const float picture = std::min(picture_width, window.w * 0.39F);
        ui::columns(ui, {-picture, 1}, 300,
                    [&](int index) {
                        if (index == 0) {
                            ui::welcome_picture(ui, window.h, [&] { draw_picture_words(context, true); });
                            return;
                        }
                        ui::scroll_area(ui, "form", context.text.welcome_title(), window.h, [&] {
                            ui::spacer(ui, std::clamp((window.h - 680) / 2, 32.0F, 112.0F));
                            ui::stack(ui, 0, [&] { form(48); });
                            ui::spacer(ui, 32);
                        });
                    },
                    {.gap = 0});
    });
}

}  // namespace cairn::screens
