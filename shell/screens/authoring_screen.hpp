#pragma once

#include "shell/screens/lesson_screen.hpp"
#include "shell/views/authoring_view.hpp"

namespace cairn::screens {

struct AuthoringScratch {
    CourseId course;
    views::LessonDraft lesson;
    std::string lesson_name;      ///< what the form is kept under until it is saved
    bool is_module_open = false;
    ModuleId module;              ///< none for a new one
    Words module_title;
    bool is_course_open = false;
    Words course_title;
    Words course_summary;
    std::string note;             ///< what is new in the edition
    bool is_folder_wanted = false;  ///< as a file, in this frame
    LessonScratch preview;
};

void authoring_screen(const views::AuthoringView& view, AuthoringScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
