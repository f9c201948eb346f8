#include "shell/screens/import_screen.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace cairn::screens {
namespace {

using exchange::ImportKind;
using exchange::RowFate;
using exchange::Severity;
using ui::Icon;

constexpr std::size_t rows_folded = 5;

ui::Meaning meaning_of(RowFate fate) {
    switch (fate) {
        case RowFate::added: return ui::Meaning::success;
        case RowFate::changed: return ui::Meaning::info;
        case RowFate::unchanged:
        case RowFate::merged: return ui::Meaning::neutral;
        case RowFate::left_out: return ui::Meaning::danger;
    }
    return ui::Meaning::neutral;
}

Icon icon_of(RowFate fate) {
    switch (fate) {
        case RowFate::added: return Icon::plus;
        case RowFate::changed: return Icon::pencil;
        case RowFate::unchanged: return Icon::check;
        case RowFate::merged: return Icon::copy;
        case RowFate::left_out: return Icon::x;
    }
    return Icon::check;
}

ui::Meaning meaning_of(Severity severity) {
    switch (severity) {
        case Severity::error: return ui::Meaning::danger;
        case Severity::warning: return ui::Meaning::warn;
        case Severity::note: return ui::Meaning::info;
    }
    return ui::Meaning::neutral;
}

Icon icon_of(Severity severity) {
    switch (severity) {
        case Severity::error: return Icon::circle_x;
        case Severity::warning: return Icon::triangle_alert;
        case Severity::note: return Icon::info;
    }
    return Icon::info;
}

Icon icon_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::skills: return Icon::waypoints;
        case ImportKind::prerequisites: return Icon::git_branch;
        case ImportKind::courses: return Icon::book_open;
        case ImportKind::participants: return Icon::users_round;
        case ImportKind::technologies: return Icon::code_xml;
        case ImportKind::connections: return Icon::heart_handshake;
        case ImportKind::unknown: return Icon::circle_help;
    }
    return Icon::circle_help;
}

void draw_counts(ui::Ui& ui, const std::vector<views::FateCount>& counts) {
    for (const views::FateCount& count : counts) ui::chip(ui, count.text, meaning_of(count.fate), icon_of(count.fate));
}

void draw_kinds(const views::ImportView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::stack(ui, 4, [&] {
        ui::heading(ui, 2, text.import_kinds());
        ui::small(ui, text.import_kinds_line());
    });
    ui::grid(ui, static_cast<int>(view.kinds.size()), 400,
             [&](int index) {
                 const views::ImportKindCard& kind = view.kinds[static_cast<std::size_t>(index)];
                 ui::card(ui, kind.kind, {.name = kind.title}, [&] {
                     ui::row(ui, {.gap = 10, .is_wrapping = false}, [&] {
                         ui::icon(ui, icon_of(kind.kind), 20);
                         ui::heading(ui, 3, kind.title);
                     });
                     ui::small(ui, kind.line);
                     ui::code(ui, kind.example);
                     if (!kind.more.empty()) ui::caption(ui, kind.more, ui::Tone::secondary);
                 });
             },
             {.gap = 16});
    ui::card(ui, "others", {.style = ui::CardStyle::subtle, .name = text.import_others(), .gap = 4}, [&] {
        ui::heading(ui, 3, text.import_others());
        ui::small(ui, text.import_others_line());
    });
}

void draw_rows(const views::ImportFileCard& file, int index, ImportScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const bool is_expanded = scratch.expanded == index;
    const std::size_t count = is_expanded ? file.rows.size() : std::min(file.rows.size(), rows_folded);
    std::vector<ui::TableColumn> columns{{.title = text.import_row(), .width = 56, .align = ui::Align::end},
                                         {.title = text.import_fate(), .width = 132}};
    float least = 320;
    for (const std::string& header : file.headers) {
        columns.push_back({.title = header, .hide_below = columns.size() == 2 ? 0 : least});
        least += 160;
    }
    const auto cell = [&](int row, int column) {
        const views::ImportRow& each = file.rows[static_cast<std::size_t>(row)];
        if (column == 0) {
            ui::tabular(ui, each.number, ui::TextStyle::small, ui::Tone::tertiary);
        } else if (column == 1) {
            ui::chip(ui, each.fate_name, meaning_of(each.fate), icon_of(each.fate));
        } else {
            ui::small(ui, each.cells[static_cast<std::size_t>(column) - 2], ui::Tone::primary);
        }
    };
    ui::table(ui, "rows", file.table_name, columns, static_cast<int>(count), cell, {.row_height = 40});
    if (file.rows.size() <= rows_folded) return;
    const std::string more = text.import_more(static_cast<std::int64_t>(file.rows.size()));
    const ui::ButtonOptions fold{.kind = ui::ButtonKind::ghost,
                                 .size = ui::ControlSize::small,
                                 .icon = is_expanded ? Icon::chevron_up : Icon::chevron_down};
    if (ui::button(ui, "more", is_expanded ? text.import_fewer() : std::string_view(more), fold)) {
        scratch.expanded = is_expanded ? -1 : index;
    }
}

void draw_file(const views::ImportFileCard& file, int index, ImportScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (file.is_refused) {
        ui::banner(ui, index, ui::Meaning::danger, file.refused_title, file.refused_line);
        return;
    }
    ui::card(ui, index, {.name = file.name, .gap = 12}, [&] {
        ui::stack(ui, 2, [&] {
            ui::heading(ui, 3, file.name);
            ui::row(ui, {.gap = 8}, [&] {
                ui::small(ui, file.kind);
                ui::small(ui, file.row_count, ui::Tone::tertiary);
            });
        });
        ui::row(ui, {.gap = 6, .line_gap = 6}, [&] { draw_counts(ui, file.counts); });
        if (!file.rows.empty()) draw_rows(file, index, scratch, context);
        if (!file.columns_ignored.empty()) ui::caption(ui, file.columns_ignored);
    });
}

void draw_problem_rows(const views::ImportView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::list(ui, "list", context.text.import_problems(), [&] {
        for (std::size_t i = 0; i < view.problems.size(); ++i) {
            const views::ProblemRow& problem = view.problems[i];
            ui::list_row(ui, i, {.is_pressable = false, .padding_x = 0}, [&] {
                ui::column(ui, 0, [&] {
                    ui::spacer(ui, 8);
                    ui::row(ui, {.gap = 8, .line_gap = 4}, [&] {
                        ui::chip(ui, problem.severity_name, meaning_of(problem.severity), icon_of(problem.severity));
                        ui::small(ui, problem.place);
                        if (!problem.found.empty()) ui::code(ui, problem.found);
                    });
                    ui::spacer(ui, 4);
                    ui::text(ui, problem.what);
                    ui::spacer(ui, 8);
                });
            });
        }
    });
}

void draw_problems(const views::ImportView& view, ScreenContext& context) {
    if (view.problems.empty()) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "problems", {.name = text.import_problems(), .gap = 8}, [&] {
        ui::card_title(ui, text.import_problems(), [&] {
            for (const views::SeverityCount& count : view.problem_counts) {
                ui::chip(ui, count.text, meaning_of(count.severity), icon_of(count.severity));
            }
        });
        if (!view.problems_shown.empty()) ui::small(ui, view.problems_shown);
        draw_problem_rows(view, context);
    });
}

void draw_decision(const views::ImportView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (ui::button(ui, "cancel", text.import_cancel(), ui::ButtonKind::secondary)) context.emit(DiscardImport{});
    if (!view.can_import) {
        if (ui::button(ui, "other", text.import_other_files(), ui::ButtonKind::primary))
            context.emit(PickImportFiles{});
    } else if (ui::button(ui, "confirm", view.confirm, ui::ButtonKind::primary)) {
        context.emit(ConfirmImport{});
    }
}

void draw_preview(const views::ImportView& view, ImportScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.import_preview_title(), text.import_preview_subtitle(),
                    [&] { draw_decision(view, context); });
    if (view.is_nothing_new) ui::banner(ui, "nothing", ui::Meaning::info, text.import_nothing_new());
    if (!view.counts.empty()) ui::row(ui, {.gap = 6, .line_gap = 6}, [&] { draw_counts(ui, view.counts); });
    ui::scope(ui, "files", [&] {
        for (std::size_t i = 0; i < view.files.size(); ++i)
            draw_file(view.files[i], static_cast<int>(i), scratch, context);
    });
    draw_problems(view, context);
}

}  // namespace

void import_screen(const views::ImportView& view, ImportScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.has_preview) {
        draw_preview(view, scratch, context);
        return;
    }
    scratch.expanded = -1;
    ui::page_header(ui, text.import_title(), text.import_subtitle());
    if (ui::file_drop(ui, "drop", text.import_drop(), text.import_drop_help())) context.emit(PickImportFiles{});
    draw_kinds(view, context);
}

}  // namespace cairn::screens
