#include "shell/screens/lock_screen.hpp"

#include <algorithm>

#include "shell/screens/erase_dialog.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::LockStep;
using Wish = UseLock::Wish;

constexpr float card_width = 480;

void draw_passphrase(const views::LockView& view, LockScreenScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const bool is_checking = view.state.step == LockStep::checking;
    ui::text(ui, text.lock_line());
    const ui::FieldAnswer answer = ui::field(
        ui, "passphrase", text.lock_passphrase(), scratch.passphrase,
        {.kind = ui::InputKind::secret, .error = view.problem, .has_autofocus = true, .is_shown = scratch.is_shown});
    if (ui::checkbox(ui, "show", text.lock_show(), scratch.is_shown)) ui.wake_after(0);
    const bool is_pressed =
        ui::button(ui, "open", is_checking ? text.lock_checking() : text.lock_open(),
                   {.kind = ui::ButtonKind::primary, .is_busy = is_checking, .is_full_width = true});
    if ((is_pressed || answer.is_submitted) && !is_checking) context.emit(UseLock{Wish::open, scratch.passphrase});
    const ui::ButtonOptions forgot{.kind = ui::ButtonKind::ghost, .is_full_width = true};
    if (ui::button(ui, "forgot", text.lock_forgot(), forgot)) {
        scratch.is_code_wanted = true;
        context.emit(UseLock{});
    }
}

void try_code(LockScreenScratch& scratch, ScreenContext& context) {
    const crypto::CodeReading reading = crypto::read_recovery_code(scratch.code);
    scratch.code_problem = views::code_problem(context.text, reading);
    if (scratch.code_problem.empty()) context.emit(UseLock{Wish::open_with_code, scratch.code});
    context.ui.wake_after(0);
}

void draw_code(const views::LockView& view, LockScreenScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::text(ui, text.lock_code_line());
    const std::string_view error = scratch.code_problem.empty() ? view.problem : scratch.code_problem;
    const ui::FieldAnswer answer = ui::field(
        ui, "code", text.lock_code(), scratch.code,
        {.hint = text.lock_code_hint(), .help = text.lock_code_help(), .error = error, .has_autofocus = true});
    if (answer.is_changed) scratch.code_problem.clear();
    const ui::ButtonOptions open{.kind = ui::ButtonKind::primary, .is_full_width = true};
    if (ui::button(ui, "open", text.lock_open(), open) || answer.is_submitted) try_code(scratch, context);
    const ui::ButtonOptions back{.kind = ui::ButtonKind::ghost, .is_full_width = true};
    if (ui::button(ui, "back", text.lock_use_passphrase(), back)) {
        scratch.is_code_wanted = false;
        scratch.code_problem.clear();
        context.emit(UseLock{});
    }
}

void draw_neither(const views::LockView& view, LockScreenScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::divider(ui);
    ui::small(ui, context.text.lock_neither());
    const ui::ButtonOptions erase{
        .icon = Icon::trash_2, .is_disabled = view.state.is_read_only, .reason = context.text.lock_read_only()};
    if (ui::button(ui, "erase", context.text.settings_erase(), erase)) scratch.is_erase_open = true;
}

}  // namespace

void lock_screen(const views::LockView& view, LockScreenScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const std::string_view problem = scratch.code_problem.empty() ? view.problem : scratch.code_problem;
    if (problem != scratch.problem_told) {
        scratch.problem_told = problem;
        if (!problem.empty()) ui::announce(ui, problem, true);
    }
    ui::full_page(ui, "locked", text.lock_title(), [&] {
        ui::spacer(ui, std::max(24.0F, (ui.input().viewport.h - 520) / 2));
        const float width = std::min(card_width, ui::available_width(ui) - 32);
        ui::narrow(ui, width, ui::Align::centre, [&] {
            ui::stack(ui, 24, [&] {
                ui::row(ui, {.gap = 12}, [&] {
                    ui::logo(ui, 28);
                    ui::text(ui, text.welcome_product(), ui::TextStyle::h2);
                    ui::text(ui, text.welcome_product_second(), ui::TextStyle::body, ui::Tone::secondary);
                });
                ui::card(ui, "lock", {.name = text.lock_title(), .gap = 16}, [&] {
                    ui::row(ui, {.gap = 10, .is_wrapping = false}, [&] {
                        ui::icon(ui, Icon::lock, 20, ui::Tone::brand);
                        ui::heading(ui, 1, text.lock_title(), ui::TextStyle::h2);
                    });
                    if (view.state.is_keyless) {
                        ui::banner(ui, "keyless", ui::Meaning::danger, text.lock_keyless(), view.problem);
                    } else if (scratch.is_code_wanted) {
                        ui::scope(ui, "code", [&] { draw_code(view, scratch, context); });
                    } else {
                        ui::scope(ui, "passphrase", [&] { draw_passphrase(view, scratch, context); });
                    }
                    if (view.state.is_keyless || scratch.is_code_wanted) draw_neither(view, scratch, context);
                });
            });
        });
        ui::spacer(ui, 32);
    });
    erase_dialog(context, scratch.is_erase_open, context.text.lock_erase_line(), [] {});
}

}  // namespace cairn::screens
