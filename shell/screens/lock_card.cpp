#include "shell/screens/lock_card.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::LockStep;
using views::Strength;
using Sheet = LockCardScratch::Sheet;
using Wish = UseLock::Wish;

void open_sheet(Sheet sheet, LockCardScratch& scratch, ScreenContext& context) {
    scratch = {.sheet = sheet, .is_open = true, .changes_seen = scratch.changes_seen};
    context.emit(UseLock{});
}

std::string_view title_of(const text::Text& text, Sheet sheet) {
    switch (sheet) {
        case Sheet::set_up: return text.lock_set_up();
        case Sheet::change: return text.lock_change();
        case Sheet::code: return text.lock_new_code();
        case Sheet::turn_off: return text.lock_turn_off();
    }
    return {};
}

bool needs_current(const views::LockView& view, Sheet sheet) {
    return sheet != Sheet::set_up && !view.state.is_opened_by_code;
}

bool needs_new(Sheet sheet) { return sheet == Sheet::set_up || sheet == Sheet::change; }

struct FormProblems {
    std::string_view current;
    std::string_view chosen;
    std::string_view again;
    [[nodiscard]] bool any() const { return !current.empty() || !chosen.empty() || !again.empty(); }
};

FormProblems problems_of(const views::LockView& view, const LockCardScratch& scratch, const text::Text& text) {
    FormProblems problems;
    if (needs_current(view, scratch.sheet) && scratch.current.empty()) problems.current = text.lock_current_missing();
    if (!needs_new(scratch.sheet)) return problems;
    const Strength strength = views::strength_of(scratch.chosen);
    if (strength == Strength::none || strength == Strength::too_short) problems.chosen = text.lock_too_short();
    if (scratch.again != scratch.chosen) problems.again = text.lock_not_same();
    return problems;
}

UseLock wish_of(const LockCardScratch& scratch) {
    switch (scratch.sheet) {
        case Sheet::set_up: return {Wish::prepare, {}, scratch.chosen};
        case Sheet::change: return {Wish::change_passphrase, scratch.current, scratch.chosen};
        case Sheet::code: return {Wish::prepare_code, scratch.current, {}};
        case Sheet::turn_off: return {Wish::turn_off, scratch.current, {}};
    }
    return {};
}

void close_sheet(LockCardScratch& scratch, ScreenContext& context) {
    scratch = {.sheet = scratch.sheet, .changes_seen = scratch.changes_seen};
    context.emit(UseLock{});
}

void draw_form(const views::LockView& view, LockCardScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const Sheet sheet = scratch.sheet;
    const bool is_busy = view.state.step != LockStep::idle;
    const FormProblems problems = scratch.is_checked ? problems_of(view, scratch, text) : FormProblems{};
    bool is_sent = false;
    if (sheet == Sheet::set_up) {
        ui::text(ui, text.lock_protects());
        ui::small(ui, text.lock_protects_not());
    } else if (sheet == Sheet::code) {
        ui::text(ui, text.lock_new_code_line());
    } else if (sheet == Sheet::turn_off) {
        ui::text(ui, text.lock_turn_off_line());
    }
    if (!view.problem.empty()) ui::banner(ui, "problem", ui::Meaning::danger, view.problem);
    if (needs_current(view, sheet)) {
        is_sent = ui::field(ui, "current", sheet == Sheet::change ? text.lock_current() : text.lock_passphrase(),
                            scratch.current,
                            {.kind = ui::InputKind::secret,
                             .error = problems.current,
                             .has_autofocus = true,
                             .is_shown = scratch.is_shown})
                      .is_submitted;
    }
    if (needs_new(sheet)) {
        const std::string_view strength = views::strength_words(text, views::strength_of(scratch.chosen));
        is_sent =
            ui::field(ui, "chosen", sheet == Sheet::change ? text.lock_next() : text.lock_passphrase(), scratch.chosen,
                      {.kind = ui::InputKind::new_secret,
                       .help = strength,
                       .error = problems.chosen,
                       .has_autofocus = !needs_current(view, sheet),
                       .is_shown = scratch.is_shown})
                .is_submitted ||
            is_sent;
        is_sent = ui::field(ui, "again", text.lock_again(), scratch.again,
                            {.kind = ui::InputKind::new_secret, .error = problems.again, .is_shown = scratch.is_shown})
                      .is_submitted ||
                  is_sent;
    }
    if (needs_current(view, sheet) || needs_new(sheet)) {
        if (ui::checkbox(ui, "show", text.lock_show(), scratch.is_shown)) ui.wake_after(0);
    }
    ui::dialog_actions(ui, [&] {
        if (ui::button(ui, "cancel", text.lock_cancel(), ui::ButtonKind::secondary)) close_sheet(scratch, context);
        const std::string_view go_on = is_busy                    ? text.lock_checking()
                                       : sheet == Sheet::turn_off ? text.lock_turn_off()
                                       : sheet == Sheet::change   ? text.lock_change()
                                                                  : text.lock_go_on();
        is_sent = ui::button(ui, "go_on", go_on,
                             {.kind = sheet == Sheet::turn_off ? ui::ButtonKind::danger : ui::ButtonKind::primary,
                              .is_busy = is_busy}) ||
                  is_sent;
    });
    if (!is_sent || is_busy) return;
    scratch.is_checked = true;
    ui.wake_after(0);
    if (!problems_of(view, scratch, text).any()) context.emit(wish_of(scratch));
}

void draw_new_code(const views::LockView& view, LockCardScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const bool is_busy = view.state.step != LockStep::idle;
    ui::text(ui, text.lock_code_keep());
    ui::group(ui, "code", text.lock_code(), [&] {
        ui::code(ui, view.code_lines[0]);
        ui::code(ui, view.code_lines[1]);
    });
    ui::row(ui, {.gap = 8}, [&] {
        if (ui::button(ui, "copy", text.lock_code_copy(), {.icon = Icon::copy})) {
            context.emit(UseLock{Wish::copy_code});
            ui::announce(ui, text.lock_code_copied());
        }
        if (ui::button(ui, "save", text.lock_code_save(), {.icon = Icon::download}))
            context.emit(UseLock{Wish::save_code});
    });
    if (ui::checkbox(ui, "kept", text.lock_code_kept(), scratch.is_code_kept)) ui.wake_after(0);
    ui::dialog_actions(ui, [&] {
        if (ui::button(ui, "cancel", text.lock_cancel(), ui::ButtonKind::secondary)) close_sheet(scratch, context);
        const std::string_view done = scratch.sheet == Sheet::set_up ? text.lock_confirm() : text.lock_code_confirm();
        if (ui::button(ui, "confirm", done,
                       {.kind = ui::ButtonKind::primary,
                        .is_disabled = !scratch.is_code_kept,
                        .reason = text.lock_code_kept_first(),
                        .is_busy = is_busy})) {
            context.emit(UseLock{Wish::confirm_code});
        }
    });
}

}  // namespace

void lock_card(const views::LockView& view, LockCardScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "lock", {.name = text.lock_card(), .gap = 12}, [&] {
        ui::card_title(ui, text.lock_card());
        ui::status(ui, view.status, view.state.has_lock ? Icon::lock : Icon::lock_open,
                   view.state.has_lock ? ui::Meaning::success : ui::Meaning::neutral);
        ui::small(ui, view.state.has_lock ? text.lock_on_line() : text.lock_off_line());
        if (view.state.is_opened_by_code)
            ui::banner(ui, "by_code", ui::Meaning::warn, text.lock_by_code(), text.lock_by_code_line());
        const auto button = [&](ui::Key key, std::string_view label, std::optional<Icon> icon, ui::ButtonKind kind) {
            const ui::ButtonOptions options{
                .kind = kind, .icon = icon, .is_disabled = view.state.is_read_only, .reason = text.lock_read_only()};
            return ui::button(ui, key, label, options);
        };
        if (!view.state.has_lock) {
            if (button("set_up", text.lock_set_up(), Icon::lock, ui::ButtonKind::secondary))
                open_sheet(Sheet::set_up, scratch, context);
            return;
        }
        ui::row(ui, {.gap = 8}, [&] {
            if (ui::button(ui, "now", text.lock_now(), {.icon = Icon::lock})) context.emit(UseLock{Wish::lock_now});
            if (button("change", text.lock_change(), {}, ui::ButtonKind::secondary))
                open_sheet(Sheet::change, scratch, context);
            if (button("code", text.lock_new_code(), {}, ui::ButtonKind::secondary))
                open_sheet(Sheet::code, scratch, context);
            if (button("off", text.lock_turn_off(), {}, ui::ButtonKind::secondary))
                open_sheet(Sheet::turn_off, scratch, context);
        });
    });
}

void lock_sheet(const views::LockView& view, std::uint64_t changes, LockCardScratch& scratch, ScreenContext& context) {
    if (changes != scratch.changes_seen) {
        scratch = {.sheet = scratch.sheet, .changes_seen = changes};
        context.ui.wake_after(0);
    }
    const bool was_open = scratch.is_open;
    ui::dialog(context.ui, "lock", title_of(context.text, scratch.sheet), scratch.is_open,
               [&] {
                   if (!view.code_lines[0].empty())
                       draw_new_code(view, scratch, context);
                   else
                       draw_form(view, scratch, context);
               },
               {.close_label = context.text.lock_cancel()});
    if (was_open && !scratch.is_open) close_sheet(scratch, context);
}

}  // namespace cairn::screens
