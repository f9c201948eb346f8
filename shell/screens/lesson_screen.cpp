#include "shell/screens/lesson_screen.hpp"

#include <algorithm>
#include <numeric>

#include "shell/screens/limited_field.hpp"
#include "shell/ui/rich_text.hpp"

namespace cairn::screens {
namespace {

using lessons::BlockKind;
using lessons::QuizKind;
using ui::Icon;
using views::LessonBlock;
using views::LessonView;
using views::QuizView;

constexpr float outline_width = 264;
constexpr float notes_width = 288;
constexpr float indent_px = 24;
constexpr float table_width_min = 480;
constexpr double place_seconds = 2;      // until where somebody reads counts as read so far
constexpr float place_above_px = 120;    // a block whose top is nearer to the view's top is being read
constexpr std::size_t response_characters_max = lessons::response_characters_max;

ui::RichSpan rich(const views::WordsRow& row) {
    return {.text = row.span.text,
            .href = row.span.is_picture ? std::string_view() : std::string_view(row.span.href),
            .where = row.where,
            .is_strong = (row.span.style & lessons::style_strong) != 0,
            .is_emphasis = (row.span.style & lessons::style_emphasis) != 0,
            .is_code = (row.span.style & (lessons::style_code | lessons::style_maths)) != 0,
            .is_struck = (row.span.style & lessons::style_struck) != 0};
}

void follow_link(const std::string& href, ScreenContext& context) {
    if (lessons::address_of(href) == lessons::Address::internal) {
        context.emit(GoTo{views::parse_route(href)});
    } else {
        context.emit(OpenAddress{href});
    }
}

void paragraph(const std::vector<views::WordsRow>& words, const ui::RichLook& look, ScreenContext& context) {
    std::vector<ui::RichSpan> spans;
    spans.reserve(words.size());
    for (const views::WordsRow& row : words) spans.push_back(rich(row));
    const int followed = ui::rich_text(context.ui, "words", spans, look);
    if (followed >= 0) follow_link(words[static_cast<std::size_t>(followed)].span.href, context);
}

ui::CodeColor color_of(lessons::TokenKind kind) {
    switch (kind) {
        case lessons::TokenKind::keyword: return ui::CodeColor::keyword;
        case lessons::TokenKind::type: return ui::CodeColor::type;
        case lessons::TokenKind::function: return ui::CodeColor::function;
        case lessons::TokenKind::string: return ui::CodeColor::string;
        case lessons::TokenKind::number: return ui::CodeColor::number;
        case lessons::TokenKind::comment: return ui::CodeColor::comment;
    }
    return ui::CodeColor::plain;
}

void code(const LessonBlock& block, ScreenContext& context) {
    ui::stack(context.ui, 4, [&] {
        ui::caption(context.ui, block.name);
        std::vector<ui::CodeRun> runs;
        for (const lessons::Token& token : block.tokens) runs.push_back({token.begin, token.end, color_of(token.kind)});
        ui::code_block(context.ui, "code", block.name, block.text, runs);
    });
}

/// Where there is little room a row stands under its first cell, so that no word is cut.
void table_as_list(const LessonBlock& block, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::list(ui, "table", context.text.lesson_table(), [&] {
        for (std::size_t row = 1; row < block.rows.size(); ++row) {
            ui::list_row(ui, row, {.is_pressable = false, .padding_x = 0}, [&] {
                ui::column(ui, 0, [&] {
                    ui::stack(ui, 2, [&] {
                        ui::strong(ui, block.rows[row][0]);
                        for (std::size_t column = 1; column < block.rows[row].size(); ++column) {
                            ui::caption(ui, block.rows[0][column]);
                            ui::text(ui, block.rows[row][column]);
                        }
                    });
                });
            });
        }
    });
}

void table(const LessonBlock& block, ScreenContext& context) {
    if (block.rows.empty()) return;
    if (ui::available_width(context.ui) < table_width_min) return table_as_list(block, context);
    std::vector<ui::TableColumn> columns;
    for (const std::string& title : block.rows[0]) columns.push_back({.title = title});
    ui::table(context.ui, "table", context.text.lesson_table(), columns, static_cast<int>(block.rows.size()) - 1,
              [&](int row, int column) {
                  ui::small(context.ui, block.rows[static_cast<std::size_t>(row) + 1][static_cast<std::size_t>(column)],
                            ui::Tone::primary);
              });
}

void picture(const LessonBlock& block, ScreenContext& context) {
    const lessons::Span& span = block.words[0].span;
    ui::card(context.ui, "picture", {.style = ui::CardStyle::subtle, .gap = 8}, [&] {
        ui::text(context.ui, context.text.lesson_picture(span.text));
        if (span.href.empty()) return;
        const std::string label = context.text.lesson_picture_open(lessons::host_of(span.href));
        if (ui::link(context.ui, "open", label, span.href, Icon::external_link)) follow_link(span.href, context);
    });
}

void media(const LessonBlock& block, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const views::MediaView& view = block.media;
    ui::card(ui, "media", {.name = view.title, .gap = 8}, [&] {
        ui::row(ui, [&] {
            ui::icon(ui,
                     block.kind == BlockKind::video   ? Icon::video
                     : block.kind == BlockKind::audio ? Icon::play
                                                      : Icon::paperclip,
                     16, ui::Tone::secondary);
            ui::strong(ui, view.title);
        });
        if (!view.problem.empty()) ui::small(ui, view.problem, ui::Tone::warn);
        if (!view.source.empty() && ui::link(ui, "open", view.open_label, view.source, Icon::external_link))
            follow_link(view.source, context);
        if (!view.captions.empty()) ui::caption(ui, view.captions);
        if (view.transcript.empty()) return;
        ui::label(ui, context.text.lesson_transcript());
        for (const std::string& line : view.transcript) ui::small(ui, line);
    });
}

/// What the scratch would answer; empty while there is nothing to check.
std::string response_of(const QuizView& quiz, const QuizScratch& scratch) {
    std::vector<std::size_t> indices;
    switch (quiz.kind) {
        case QuizKind::text:
        case QuizKind::numeric: return scratch.words;
        case QuizKind::single:
            if (scratch.chosen >= 0) indices.push_back(quiz.options[static_cast<std::size_t>(scratch.chosen)].index);
            break;
        case QuizKind::multiple:
            for (std::size_t i = 0; i < scratch.is_chosen.size(); ++i) {
                if (scratch.is_chosen[i]) indices.push_back(quiz.options[i].index);
            }
            std::ranges::sort(indices);
            break;
        case QuizKind::order:
            for (const std::size_t place : scratch.order) indices.push_back(quiz.options[place].index);
            break;
    }
    return lessons::format_indices(indices);
}

/// Begins with the response that stands, if there is one.
void prepare(const QuizView& quiz, QuizScratch& scratch) {
    const std::size_t count = quiz.options.size();
    if (scratch.is_chosen.size() == count && scratch.order.size() == count) return;
    scratch.is_chosen.assign(count, false);
    scratch.order.resize(count);
    std::iota(scratch.order.begin(), scratch.order.end(), std::size_t{0});
    scratch.chosen = -1;
}

void show_response(const QuizView& quiz, QuizScratch& scratch) {
    if (quiz.kind == QuizKind::text || quiz.kind == QuizKind::numeric) {
        scratch.words = quiz.response;
        return;
    }
    const auto indices = lessons::parse_indices(quiz.response, quiz.options.size());
    if (!indices) return;
    const auto place_of = [&](std::size_t index) {
        const auto at = std::ranges::find(quiz.options, index, &views::QuizOptionRow::index);
        return static_cast<std::size_t>(at - quiz.options.begin());
    };
    std::ranges::fill(scratch.is_chosen, false);
    for (std::size_t i = 0; i < indices->size(); ++i) {
        const std::size_t place = place_of((*indices)[i]);
        scratch.is_chosen[place] = true;
        scratch.chosen = static_cast<int>(place);
        if (quiz.kind == QuizKind::order) scratch.order[i] = place;
    }
}

void order_options(const QuizView& quiz, QuizScratch& scratch, bool is_open, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::list(ui, "order", quiz.question_text, [&] {
        for (std::size_t i = 0; i < scratch.order.size(); ++i) {
            const std::string& option = quiz.options[scratch.order[i]].text;
            ui::list_row(ui, scratch.order[i], {.is_pressable = false, .padding_x = 0}, [&] {
                ui::text(ui, option);
                if (!is_open) return;
                ui::fill_right(ui);
                const auto swap_with = [&](std::size_t other) {
                    std::swap(scratch.order[i], scratch.order[other]);
                    ui.wake_after(0);
                };
                ui::disabled_if(ui, i == 0, [&] {
                    if (ui::icon_button(ui, "up", Icon::chevron_up, context.text.lesson_option_up(option)))
                        swap_with(i - 1);
                });
                ui::disabled_if(ui, i + 1 == scratch.order.size(), [&] {
                    if (ui::icon_button(ui, "down", Icon::chevron_down, context.text.lesson_option_down(option)))
                        swap_with(i + 1);
                });
            });
        }
    });
}

void options(const QuizView& quiz, QuizScratch& scratch, bool is_open, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    switch (quiz.kind) {
        case QuizKind::single: {
            std::vector<std::string_view> labels;
            for (const views::QuizOptionRow& option : quiz.options) labels.push_back(option.text);
            ui::disabled_if(ui, !is_open, [&] {
                ui::radio_group(ui, "options", quiz.question_text, labels, scratch.chosen, {.is_label_hidden = true});
            });
            return;
        }
        case QuizKind::multiple:
            ui::disabled_if(ui, !is_open, [&] {
                for (std::size_t i = 0; i < quiz.options.size(); ++i) {
                    bool is_chosen = scratch.is_chosen[i];
                    if (ui::checkbox(ui, i, quiz.options[i].text, is_chosen)) scratch.is_chosen[i] = is_chosen;
                }
            });
            return;
        case QuizKind::order: return order_options(quiz, scratch, is_open, context);
        case QuizKind::text:
        case QuizKind::numeric:
            ui::field(ui, "words", context.text.lesson_response(), scratch.words,
                      {.kind = quiz.kind == QuizKind::numeric ? ui::InputKind::number : ui::InputKind::text,
                       .characters_kept = response_characters_max,
                       .is_disabled = !is_open});
            return;
    }
}

void quiz(const LessonBlock& block, LessonId lesson, ProfileId learner, LessonScratch& all, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const QuizView& view = block.quiz;
    ui::card(ui, "quiz", {.style = ui::CardStyle::subtle, .name = text.lesson_quiz(), .gap = 12}, [&] {
        paragraph(view.question, {.style = ui::TextStyle::body_strong}, context);
        if (!view.problem.empty()) {
            ui::small(ui, view.problem, ui::Tone::warn);
            return;
        }
        QuizScratch& scratch = all.quizzes[block.item];
        prepare(view, scratch);
        const bool is_open = !view.is_answered || scratch.is_again;
        if (!is_open) show_response(view, scratch);
        if (is_open) ui::small(ui, view.hint);
        options(view, scratch, is_open, context);
        if (!learner) return;
        if (is_open) {
            const std::string response = response_of(view, scratch);
            const bool is_empty = response.empty() && view.kind != QuizKind::multiple;
            if (ui::button(ui, "check", text.lesson_check(), {.is_disabled = is_empty, .reason = view.hint})) {
                context.emit(Do{app::AnswerQuiz{learner, lesson, block.item, response}, {}});
                scratch.is_again = false;
            }
            return;
        }
        ui::row(ui, {.gap = 8}, [&] {
            ui::icon(ui, view.is_right ? Icon::circle_check : Icon::circle_x, 16,
                     view.is_right ? ui::Tone::success : ui::Tone::warn);
            ui::text(ui, view.verdict, ui::TextStyle::body_strong, view.is_right ? ui::Tone::success : ui::Tone::warn);
        });
        for (const std::string& line : view.feedback) ui::text(ui, line);
        if (!view.review_line.empty()) ui::small(ui, view.review_line);
        if (ui::button(ui, "again", text.lesson_again(), ui::ButtonKind::ghost)) {
            scratch = {.is_again = true};
            ui.wake_after(0);
        }
    });
}

void checklist(const LessonBlock& block, LessonId lesson, ProfileId learner, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::group(ui, "checklist", context.text.lesson_checklist(), [&] {
        for (const views::ChecklistRow& row : block.checklist) {
            bool is_ticked = row.is_ticked;
            if (ui::checkbox(ui, row.item.low, row.text, is_ticked, {.is_disabled = !learner}))
                context.emit(Do{app::TickItem{learner, lesson, row.item, is_ticked}, {}});
        }
    });
}

void draw_block(const LessonBlock& block, LessonId lesson, ProfileId learner, LessonScratch& scratch,
                ScreenContext& context) {
    ui::Ui& ui = context.ui;
    switch (block.kind) {
        case BlockKind::paragraph:
            return paragraph(block.words,
                             {.style = ui::TextStyle::body_lg,
                              .tone = block.is_quote ? ui::Tone::secondary : ui::Tone::primary,
                              .marker = block.marker,
                              .indent = indent_px * static_cast<float>(block.indent),
                              .is_quote = block.is_quote},
                             context);
        case BlockKind::heading: return ui::heading(ui, std::clamp(block.level + 1, 2, 6), block.text);
        case BlockKind::code: return code(block, context);
        case BlockKind::table: return table(block, context);
        case BlockKind::rule: return ui::divider(ui);
        case BlockKind::picture: return picture(block, context);
        case BlockKind::quiz: return quiz(block, lesson, learner, scratch, context);
        case BlockKind::checklist: return checklist(block, lesson, learner, context);
        case BlockKind::video:
        case BlockKind::audio:
        case BlockKind::file: return media(block, context);
        case BlockKind::assignment:
            ui::card(ui, "assignment",
                     {.style = ui::CardStyle::subtle, .name = context.text.lesson_assignment(), .gap = 8}, [&] {
                         ui::strong(ui, context.text.lesson_assignment());
                         ui::text(ui, block.text);
                     });
            return;
    }
}

void outline_card(const LessonView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::region(ui, "outline", context.text.lesson_outline(), [&] {
        ui::stack(ui, 12, [&] {
            ui::strong(ui, view.course_title);
            ui::progress_bar(ui, context.text.courses_progress_name(), view.progress, view.progress_text);
            ui::list(ui, "lessons", context.text.lesson_outline(), [&] {
                for (const views::OutlineRow& row : view.outline) {
                    if (!row.module.empty()) {
                        ui::spacer(ui, 12);
                        ui::scope(ui, row.key, [&] { ui::small(ui, row.module); });
                    }
                    const ui::RowLook look{.name = row.name,
                                           .href = row.href,
                                           .is_selected = row.is_current,
                                           .is_dense = true,
                                           .padding_x = 8};
                    const bool is_pressed = ui::list_row(ui, row.key, look, [&] {
                        ui::icon(ui, row.is_done ? Icon::circle_check : Icon::circle, 16,
                                 row.is_done ? ui::Tone::brand : ui::Tone::tertiary);
                        ui::column(ui, 0, [&] { ui::small(ui, row.title, ui::Tone::primary); });
                        ui::fill_right(ui);
                        ui::caption(ui, row.side);
                    });
                    if (is_pressed) context.emit(GoTo{views::parse_route(row.href)});
                }
            });
        });
    });
}

void notes_card(const LessonView& view, LessonScratch& scratch, ScreenContext& context) {
    if (!view.has_profile) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    views::NoteDraft& draft = scratch.note;
    ui::card(ui, "notes", {.name = text.lesson_notes(), .gap = 8}, [&] {
        ui::heading(ui, 2, text.lesson_notes(), ui::TextStyle::h3);
        ui::small(ui, text.lesson_notes_line());
        if (!draft.is_open) draft = {.is_open = false, .text = view.note, .base = view.note};
        if (limited_prose(context, "note", text.lesson_notes(), draft.text, app::notes_characters_max,
                          {.hint = text.lesson_notes_hint(), .is_label_hidden = true})) {
            draft.is_open = draft.text != view.note;
            ui.wake_after(0);
        }
        if (!draft.is_open) return;
        ui::row(ui, [&] {
            if (ui::button(ui, "save", text.lesson_save(), {.icon = Icon::check}))
                context.emit(Do{app::WriteLessonNote{view.me, view.lesson, draft.text, draft.base},
                                std::string(text.lesson_notes_saved()),
                                {},
                                scratch.note_name});
            if (ui::button(ui, "discard", text.lesson_discard(), ui::ButtonKind::ghost)) {
                draft = {};
                ui.wake_after(0);
            }
        });
    });
}

void end_card(const LessonView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.has_profile) {
        ui::card(ui, "end", {.name = text.lesson_end(), .gap = 8}, [&] {
            ui::row(ui, [&] {
                if (view.is_done) ui::icon(ui, Icon::circle_check, 16, ui::Tone::success);
                ui::text(ui, view.end_line);
                ui::fill_right(ui);
                if (view.is_done) {
                    if (ui::button(ui, "unmark", text.lesson_unmark(), ui::ButtonKind::ghost))
                        context.emit(Do{app::MarkLesson{view.me, view.course, view.number, false}, view.toast_undone});
                } else if (view.may_mark && ui::button(ui, "mark", text.lesson_mark(),
                                                       {.kind = ui::ButtonKind::primary, .icon = Icon::check})) {
                    context.emit(Do{app::MarkLesson{view.me, view.course, view.number, true}, view.toast_done});
                }
            });
        });
    }
    ui::row(ui, [&] {
        if (view.previous && ui::button(ui, "previous", text.lesson_previous(),
                                        {.icon = Icon::arrow_left, .tooltip = view.previous->title}))
            context.emit(GoTo{views::parse_route(view.previous->href)});
        if (!view.next) return;
        ui::fill_right(ui);
        if (ui::button(ui, "next", text.lesson_next(),
                       {.kind = view.is_done ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                        .icon_after = Icon::arrow_right,
                        .tooltip = view.next->title}))
            context.emit(GoTo{views::parse_route(view.next->href)});
    });
}

/// Says where somebody reads once they have stayed there.
void keep_place(const LessonView& view, LessonScratch& scratch, std::int64_t place, ScreenContext& context) {
    if (!view.has_profile || view.blocks.empty() || !scratch.is_place_found) return;
    ui::Ui& ui = context.ui;
    if (place != scratch.place) {
        scratch.place = place;
        scratch.place_since = ui.seconds();
    }
    if (place == view.place) return;
    const double left = scratch.place_since + place_seconds - ui.seconds();
    if (left > 0) {
        ui.wake_after(static_cast<float>(left));
        return;
    }
    context.emit(Do{app::KeepPlace{view.me, view.lesson, place, {}, 0}, {}});
    scratch.place_since = ui.seconds();
}

void reading(const LessonView& view, LessonScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::stack(ui, 16, [&] {
        if (!view.new_edition.empty()) {
            if (ui::banner(ui, "edition", ui::Meaning::info, text.lesson_new_edition_title(), view.new_edition,
                           text.lesson_new_edition_accept()))
                context.emit(Do{app::AcceptEdition{view.me, view.course}, view.toast_accepted});
        }
        if (!view.language_line.empty()) ui::small(ui, view.language_line);
        if (!view.problem.empty()) ui::text(ui, view.problem);
        const ProfileId learner = view.has_profile ? view.me : ProfileId{};
        const std::int64_t place = lesson_blocks(view.blocks, view.lesson, learner, scratch, context);
        keep_place(view, scratch, place, context);
        end_card(view, context);
    });
}

}  // namespace

std::int64_t lesson_blocks(const std::vector<LessonBlock>& blocks, LessonId lesson, ProfileId learner,
                           LessonScratch& scratch, ScreenContext& context) {
    std::int64_t place = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const float below = ui::below_view_top(context.ui);
        if (!scratch.is_place_found && scratch.place_wanted > 0 &&
            static_cast<std::int64_t>(i) == scratch.place_wanted) {
            context.ui.scroll_main_to(ui::below_page_top(context.ui) - place_above_px / 2);
            scratch.is_place_found = true;
        }
        if (below < place_above_px) place = static_cast<std::int64_t>(i);
        ui::scope(context.ui, i, [&] { draw_block(blocks[i], lesson, learner, scratch, context); });
    }
    return place;
}

void lesson_screen(const LessonView& view, LessonScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (scratch.lesson != view.lesson) {
        scratch.lesson = view.lesson;
        scratch.quizzes.clear();
        scratch.place_wanted = view.place;
        scratch.is_place_found = view.place == 0;
        scratch.place = 0;
    }
    ui::row(ui, {.gap = 4}, [&] {
        ui::icon(ui, Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(ui, "back", context.text.lesson_back(view.course_title), view.course_href, ui::TextStyle::small))
            context.emit(GoTo{views::parse_route(view.course_href)});
    });
    ui::spacer(ui, 4);
    ui::page_header(ui, view.title, view.subtitle);
    if (ui.is_wide()) {
        ui::columns(ui, {-outline_width, 1, -notes_width}, 360,
                    [&](int index) {
                        if (index == 0) outline_card(view, context);
                        if (index == 1) reading(view, scratch, context);
                        if (index == 2) notes_card(view, scratch, context);
                    },
                    {.is_equal_height = false});
    } else {
        ui::stack(ui, 24, [&] {
            reading(view, scratch, context);
            notes_card(view, scratch, context);
            outline_card(view, context);
        });
    }
}

}  // namespace cairn::screens
