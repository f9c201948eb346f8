#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/lessons/zip.hpp"
#include "core/model/model.hpp"

namespace cairn::lessons {

/// What keeps a file of a folder from being read.
enum class FolderProblemKind : std::uint8_t {
    not_text,        ///< not UTF-8, or with control characters
    too_long,        ///< above markdown_bytes_max
    no_header,       ///< it does not begin with "---", or that has no end
    header_line,     ///< a line of the header is none that a header may have, or its value is no such value
    skill_unknown,   ///< no skill has this key or title
    no_title,
    headers_differ,  ///< the two languages of a lesson name other minutes, skills or ids
    id_repeated,
};

struct FolderProblem {
    FolderProblemKind kind = FolderProblemKind::not_text;
    std::string file = {};
    std::string detail = {};  ///< the line or the value
    bool operator==(const FolderProblem&) const = default;
};

/// The modules and lessons of a folder of Markdown files. docs/authoring.md describes the files.
struct CourseFolder {
    std::map<ModuleId, CourseModule> modules;
    std::map<LessonId, EditionLesson> lessons;
    std::vector<FolderProblem> problems;    ///< while there is one, nothing is to be imported
    std::vector<std::string> left_out;      ///< files that are neither modules nor lessons
};

/// Files in the order of the course; writing what was read gives the same files.
std::vector<ZipFile> write_folder(const Model& model, const Edition& edition);

/// Modules and lessons stand in the order of their paths. What has no id gets one that follows from the course and the
/// path, so that a folder that is imported twice changes what is there.
CourseFolder read_folder(const Model& model, CourseId course, const std::vector<ZipFile>& files);

}  // namespace cairn::lessons
