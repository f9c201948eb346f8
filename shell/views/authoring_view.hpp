#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "core/lessons/folder.hpp"
#include "shell/views/lesson_view.hpp"

namespace cairn::views {

/// A lesson being written.
struct LessonDraft {
    bool is_open = false;
    LessonId lesson = {};   ///< none for a new one
    ModuleId module = {};
    Words title = {};
    Words body = {};
    SkillId skill = {};
    std::string minutes = {};
    bool is_chinese = false;  ///< which body is being written
    friend bool operator==(const LessonDraft&, const LessonDraft&) = default;
};

struct WrittenLesson {
    LessonId id;
    std::string title;
    std::string side;          ///< "18 min", "Chinese is missing"
    std::string up_name;       ///< "Move up: …"
    std::string down_name;
    std::string remove_name;
    std::string toast_removed;
    LessonDraft draft;         ///< what its form begins with
};

struct WrittenModule {
    ModuleId id;
    std::string title;
    Words words;
    std::string up_name;
    std::string down_name;
    std::string remove_name;
    std::string edit_name;
    std::string add_name;      ///< "Add a lesson to …"
    std::string toast_removed;
    std::vector<WrittenLesson> lessons;
};

struct FindingRow {
    bool is_error = false;
    LessonId lesson;      ///< none for the course or a module
    std::string words;
    std::string where;    ///< "What poll promises, English"
};

/// A folder of lessons that somebody brought, before they decide.
struct FolderFile {
    std::string name;
    CourseId course;
    lessons::CourseFolder folder;
};

struct FolderPreview {
    std::string title;                   ///< "12 lessons in 4 modules, from course.zip"
    std::vector<std::string> problems;   ///< while there is one, it cannot be imported
    std::string left_out;
    std::optional<app::ReplaceDraft> replace;
};

struct AuthoringView {
    bool exists = false;
    bool may_write = false;
    ProfileId me;
    CourseId course;
    std::string title;
    Words course_title;
    Words course_summary;
    std::string course_href;
    std::string state;                 ///< "Draft. Changed by Marta Okafor." …
    std::vector<WrittenModule> modules;
    std::vector<std::string> skill_titles;  ///< "None" first
    std::vector<SkillId> skills;
    std::vector<FindingRow> findings;
    std::string findings_line;
    bool may_review = false;
    std::string review_line;           ///< why not, or what it means
    bool may_publish = false;
    std::string publish_line;
    std::string publish_label;         ///< "Publish edition 2"
    std::string toast_published;
    std::optional<FolderPreview> folder;
    std::vector<LessonBlock> preview;  ///< of the lesson being written, in its language
};

AuthoringView build_authoring_view(const ViewInput& input, CourseId course, const LessonDraft& draft,
                                   const FolderFile* file = nullptr);

/// The draft, or what it would begin with, as a zip of Markdown files.
std::string folder_bytes(const ViewInput& input, CourseId course);

/// Whether the form says what the draft says.
bool is_recorded(const AuthoringView& view, const LessonDraft& draft);

/// The command that saves what the form holds.
app::SaveLesson save_command(const AuthoringView& view, const LessonDraft& draft);

}  // namespace cairn::views
