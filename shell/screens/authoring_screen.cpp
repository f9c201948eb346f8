#include "shell/screens/authoring_screen.hpp"

#include <algorithm>

#include "core/lessons/markdown.hpp"
#include "shell/screens/limited_field.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::AuthoringView;
using views::LessonDraft;

constexpr float side_width = 344;
constexpr int body_lines_min = 14;
constexpr int body_lines_max = 40;

void order_buttons(std::string_view up, std::string_view down, std::string_view remove, bool is_first, bool is_last,
                   ScreenContext& context, ui::FunctionRef<void(bool)> move, ui::FunctionRef<void()> drop) {
    ui::Ui& ui = context.ui;
    ui::disabled_if(ui, is_first, [&] {
        if (ui::icon_button(ui, "up", Icon::chevron_up, up)) move(true);
    });
    ui::disabled_if(ui, is_last, [&] {
        if (ui::icon_button(ui, "down", Icon::chevron_down, down)) move(false);
    });
    if (ui::icon_button(ui, "remove", Icon::trash_2, remove)) drop();
}

void title_fields(Words& title, std::string_view english, std::string_view chinese, ScreenContext& context) {
    limited_field(context, "title_en", english, title.english, title_characters_max);
    limited_field(context, "title_zh", chinese, title.chinese, title_characters_max);
}

void module_form(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "module_form", {.name = text.authoring_module(), .gap = 12}, [&] {
        ui::heading(ui, 3, text.authoring_module());
        title_fields(scratch.module_title, text.authoring_title_english(), text.authoring_title_chinese(), context);
        ui::row(ui, [&] {
            if (ui::button(ui, "save", text.authoring_save(), {.icon = Icon::check})) {
                context.emit(Do{app::SaveModule{view.me, view.course, scratch.module, scratch.module_title},
                                std::string(text.authoring_module_saved())});
                scratch.is_module_open = false;
            }
            if (ui::button(ui, "cancel", text.authoring_cancel(), ui::ButtonKind::ghost)) {
                scratch.is_module_open = false;
                ui.wake_after(0);
            }
        });
    });
}

void lesson_row(const AuthoringView& view, const views::WrittenModule& module, std::size_t place,
                AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const views::WrittenLesson& lesson = module.lessons[place];
    const bool is_first = place == 0 && module.id == view.modules.front().id;
    const bool is_last = place + 1 == module.lessons.size() && module.id == view.modules.back().id;
    const ui::RowLook look{.name = lesson.title,
                           .is_selected = scratch.lesson.is_open && scratch.lesson.lesson == lesson.id,
                           .is_dense = true,
                           .padding_x = 8};
    const bool is_pressed = ui::list_row(ui, lesson.id.low, look, [&] {
        ui::column(ui, 0, [&] { ui::small(ui, lesson.title, ui::Tone::primary); });
        ui::fill_right(ui);
        order_buttons(
            lesson.up_name, lesson.down_name, lesson.remove_name, is_first, is_last, context,
            [&](bool is_up) { context.emit(Do{app::MoveLesson{view.me, view.course, lesson.id, is_up}, {}}); },
            [&] { context.emit(Do{app::RemoveLesson{view.me, view.course, lesson.id}, lesson.toast_removed}); });
    });
    if (is_pressed) {
        scratch.lesson = lesson.draft;
        ui.wake_after(0);
    }
}

void structure_card(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "structure", {.name = text.authoring_structure(), .gap = 8}, [&] {
        ui::heading(ui, 2, text.authoring_structure());
        if (view.modules.empty()) ui::small(ui, text.authoring_structure_none());
        for (const views::WrittenModule& module : view.modules) {
            ui::scope(ui, module.id.low, [&] {
                ui::row(ui, [&] {
                    ui::strong(ui, module.title);
                    ui::fill_right(ui);
                    if (ui::icon_button(ui, "rename", Icon::pencil, module.edit_name)) {
                        scratch.is_module_open = true;
                        scratch.module = module.id;
                        scratch.module_title = module.words;
                    }
                    order_buttons(
                        module.up_name, module.down_name, module.remove_name, module.id == view.modules.front().id,
                        module.id == view.modules.back().id, context,
                        [&](bool is_up) {
                            context.emit(Do{app::MoveModule{view.me, view.course, module.id, is_up}, {}});
                        },
                        [&] {
                            context.emit(Do{app::RemoveModule{view.me, view.course, module.id}, module.toast_removed});
                        });
                });
                ui::list(ui, "lessons", module.title, [&] {
                    for (std::size_t i = 0; i < module.lessons.size(); ++i)
                        lesson_row(view, module, i, scratch, context);
                });
                if (ui::button(ui, "add", text.authoring_add_lesson(),
                               {.kind = ui::ButtonKind::ghost,
                                .size = ui::ControlSize::small,
                                .icon = Icon::plus,
                                .tooltip = module.add_name})) {
                    scratch.lesson = {.is_open = true, .module = module.id};
                    ui.wake_after(0);
                }
            });
        }
        if (scratch.is_module_open) return module_form(view, scratch, context);
        if (ui::button(ui, "add_module", text.authoring_add_module(), {.icon = Icon::plus})) {
            scratch.is_module_open = true;
            scratch.module = {};
            scratch.module_title = {};
            ui.wake_after(0);
        }
    });
}

void course_card(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!scratch.is_course_open) {
        if (ui::button(ui, "course", text.authoring_course(), {.kind = ui::ButtonKind::ghost, .icon = Icon::pencil})) {
            scratch.is_course_open = true;
            scratch.course_title = view.course_title;
            scratch.course_summary = view.course_summary;
            ui.wake_after(0);
        }
        return;
    }
    ui::card(ui, "course_form", {.name = text.authoring_course(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.authoring_course());
        title_fields(scratch.course_title, text.authoring_title_english(), text.authoring_title_chinese(), context);
        limited_prose(context, "summary_en", text.authoring_summary_english(), scratch.course_summary.english,
                      app::message_characters_max);
        limited_prose(context, "summary_zh", text.authoring_summary_chinese(), scratch.course_summary.chinese,
                      app::message_characters_max);
        ui::row(ui, [&] {
            if (ui::button(ui, "save", text.authoring_save(), {.icon = Icon::check})) {
                context.emit(Do{app::SaveCourse{view.me, view.course, scratch.course_title, scratch.course_summary},
                                std::string(text.authoring_course_saved())});
                scratch.is_course_open = false;
            }
            if (ui::button(ui, "cancel", text.authoring_cancel(), ui::ButtonKind::ghost)) {
                scratch.is_course_open = false;
                ui.wake_after(0);
            }
        });
    });
}

void skill_select(const AuthoringView& view, LessonDraft& draft, ScreenContext& context) {
    int index = 0;
    for (std::size_t i = 0; i < view.skills.size(); ++i) {
        if (view.skills[i] == draft.skill) index = static_cast<int>(i);
    }
    if (ui::select(context.ui, "skill", context.text.authoring_skill(), static_cast<int>(view.skills.size()),
                   [&](int i) -> std::string_view { return view.skill_titles[static_cast<std::size_t>(i)]; }, index,
                   {.help = context.text.authoring_skill_help(),
                    .filter_hint = context.text.authoring_skill_filter(),
                    .nothing_found = context.text.authoring_skill_nothing()}))
        draft.skill = view.skills[static_cast<std::size_t>(index)];
}

void lesson_form(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    LessonDraft& draft = scratch.lesson;
    ui::card(ui, "lesson_form", {.name = text.authoring_lesson(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.authoring_lesson());
        title_fields(draft.title, text.authoring_title_english(), text.authoring_title_chinese(), context);
        skill_select(view, draft, context);
        ui::field(ui, "minutes", text.authoring_minutes(), draft.minutes,
                  {.kind = ui::InputKind::number, .characters_kept = 5});
        int language = draft.is_chinese ? 1 : 0;
        if (ui::segmented(ui, "language", text.authoring_language(),
                          {text.authoring_english(), text.authoring_chinese()}, language))
            draft.is_chinese = language == 1;
        std::string& body = draft.is_chinese ? draft.body.chinese : draft.body.english;
        ui::scope(ui, language, [&] {
            ui::prose(ui, "body", text.authoring_body(), body,
                      {.hint = text.authoring_body_hint(),
                       .help = text.authoring_body_help(),
                       .characters_kept = lessons::markdown_bytes_max},
                      body_lines_min, body_lines_max);
        });
        ui::row(ui, [&] {
            if (ui::button(ui, "save", text.authoring_save(), {.kind = ui::ButtonKind::primary, .icon = Icon::check}))
                context.emit(Do{views::save_command(view, draft),
                                std::string(text.authoring_lesson_saved()),
                                {},
                                scratch.lesson_name});
            if (ui::button(ui, "cancel", text.authoring_cancel(), ui::ButtonKind::ghost)) {
                draft = {};
                ui.wake_after(0);
            }
        });
    });
}

/// What learners will see.
void preview_card(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "preview", {.name = text.authoring_preview(), .gap = 16}, [&] {
        ui::heading(ui, 2, text.authoring_preview());
        if (view.preview.empty()) ui::small(ui, text.authoring_preview_none());
        scratch.preview.is_place_found = true;
        lesson_blocks(view.preview, scratch.lesson.lesson, {}, scratch.preview, context);
    });
}

void steps_card(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "steps", {.name = text.authoring_steps(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.authoring_steps());
        ui::small(ui, view.review_line);
        if (view.may_review && ui::button(ui, "review", text.authoring_review(), {.icon = Icon::check}))
            context.emit(Do{app::ReviewCourse{view.me, view.course}, std::string(text.authoring_reviewed())});
        ui::divider(ui);
        if (view.publish_line != view.review_line) ui::small(ui, view.publish_line);
        if (!view.may_publish) return;
        limited_prose(context, "note", text.authoring_note(), scratch.note, app::message_characters_max,
                      {.hint = text.authoring_note_hint()});
        if (ui::button(ui, "publish", view.publish_label, {.kind = ui::ButtonKind::primary, .icon = Icon::upload})) {
            context.emit(Do{app::PublishCourse{view.me, view.course, scratch.note}, view.toast_published});
            scratch.note.clear();
        }
    });
}

void findings_card(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "findings", {.name = text.authoring_check(), .gap = 8}, [&] {
        ui::heading(ui, 2, text.authoring_check());
        ui::small(ui, view.findings_line);
        ui::list(ui, "rows", text.authoring_check(), [&] {
            for (std::size_t i = 0; i < view.findings.size(); ++i) {
                const views::FindingRow& row = view.findings[i];
                ui::list_row(ui, i, {.is_pressable = false, .padding_x = 0}, [&] {
                    ui::icon(ui, row.is_error ? Icon::circle_x : Icon::triangle_alert, 16,
                             row.is_error ? ui::Tone::danger : ui::Tone::warn);
                    ui::column(ui, 0, [&] {
                        ui::stack(ui, 2, [&] {
                            ui::small(ui, row.words, ui::Tone::primary);
                            if (!row.where.empty()) ui::caption(ui, row.where);
                        });
                    });
                    if (!row.lesson) return;
                    ui::fill_right(ui);
                    if (!ui::icon_button(ui, "open", Icon::pencil, text.authoring_open(row.where))) return;
                    for (const views::WrittenModule& module : view.modules) {
                        for (const views::WrittenLesson& lesson : module.lessons) {
                            if (lesson.id == row.lesson) scratch.lesson = lesson.draft;
                        }
                    }
                    ui.wake_after(0);
                });
            }
        });
    });
}

void folder_card(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "folder", {.name = text.authoring_folder(), .gap = 8}, [&] {
        ui::heading(ui, 2, text.authoring_folder());
        ui::small(ui, text.authoring_folder_line());
        if (!view.folder) {
            ui::row(ui, [&] {
                if (ui::button(ui, "export", text.authoring_folder_export(), {.icon = Icon::download}))
                    scratch.is_folder_wanted = true;
                if (ui::button(ui, "import", text.authoring_folder_import(), {.icon = Icon::upload}))
                    context.emit(PickFolder{});
            });
            return;
        }
        const views::FolderPreview& folder = *view.folder;
        ui::strong(ui, folder.title);
        for (const std::string& problem : folder.problems) ui::small(ui, problem, ui::Tone::danger);
        if (!folder.left_out.empty()) ui::small(ui, folder.left_out);
        ui::row(ui, [&] {
            if (folder.replace && ui::button(ui, "replace", text.authoring_folder_replace(), {.icon = Icon::check})) {
                context.emit(Do{*folder.replace, std::string(text.authoring_folder_done())});
                context.emit(DiscardFolder{});
                scratch.lesson = {};
            }
            if (ui::button(ui, "discard", text.authoring_cancel(), ui::ButtonKind::ghost))
                context.emit(DiscardFolder{});
        });
    });
}

}  // namespace

void authoring_screen(const AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (scratch.course != view.course) {
        scratch.course = view.course;
        scratch.is_module_open = false;
        scratch.is_course_open = false;
        scratch.note.clear();
    }
    ui::row(ui, {.gap = 4}, [&] {
        ui::icon(ui, Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(ui, "back", text.lesson_back(view.title), view.course_href, ui::TextStyle::small))
            context.emit(GoTo{views::parse_route(view.course_href)});
    });
    ui::spacer(ui, 4);
    ui::page_header(ui, text.authoring_heading(view.title), view.state);
    if (!view.may_write) {
        ui::text(ui, text.authoring_not_yours());
        return;
    }
    ui::columns(ui, {-side_width, 1}, 420,
                [&](int index) {
                    ui::stack(ui, 16, [&] {
                        if (index == 0) {
                            structure_card(view, scratch, context);
                            course_card(view, scratch, context);
                            findings_card(view, scratch, context);
                            steps_card(view, scratch, context);
                            folder_card(view, scratch, context);
                        } else if (scratch.lesson.is_open) {
                            ui::columns(ui, {1, 1}, 380,
                                        [&](int side) {
                                            if (side == 0) lesson_form(view, scratch, context);
                                            if (side == 1 && scratch.lesson.is_open)
                                                preview_card(view, scratch, context);
                                        },
                                        {.is_equal_height = false});
                        } else {
                            ui::card(ui, "none", {.style = ui::CardStyle::subtle},
                                     [&] { ui::text(ui, text.authoring_choose()); });
                        }
                    });
                },
                {.is_equal_height = false});
}

}  // namespace cairn::screens
