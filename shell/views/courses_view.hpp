#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/recommend/courses.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

enum class CourseState : std::uint8_t { all, open, started, finished };
enum class CourseSort : std::uint8_t { title, section, hours, progress };

struct CoursesFilter {
    std::string search = {};
    CourseState state = CourseState::all;
    CourseSort sort = CourseSort::title;
    bool is_descending = false;
    bool operator==(const CoursesFilter&) const = default;
};

/// A course that is proposed, with every reason.
struct CourseCard {
    std::uint64_t key = 0;
    CourseId id;
    std::string title;
    std::string href;
    std::string meta;                  ///< "15 h, Programming foundations"
    std::vector<std::string> reasons;
    std::string decline_line;          ///< what "Not this" does
    std::string toast_declined;
    std::string progress_text;         ///< empty until it is started
    double progress = 0;
};
/// A course that would help later.
struct HeldBackRow {
    std::uint64_t key = 0;
    CourseId id;
    std::string title;
    std::string href;
    std::string line;                  ///< "Needs A and B first. X prepares you for it."
};

CourseCard course_card(const ViewInput& input, const recommend::RecommendedCourse& recommended);

/// The importer's own grouping, else the area of what the course teaches.
std::string course_section(const ViewInput& input, const Course& course);
/// "15 h", or that nobody said.
std::string course_duration(const ViewInput& input, std::int64_t minutes);

struct CourseRow {
    std::uint64_t key = 0;
    CourseId id;
    std::string title;
    std::string href;
    std::string section;
    std::string hours;
    std::string progress_text;
    std::string teaches;
    std::int64_t minutes = 0;
    double progress = 0;
    CourseState state = CourseState::open;
};

struct CoursesView {
    bool has_courses = false;
    bool has_goal = false;
    bool has_profile = false;
    bool may_write = false;
    Words new_title;                  ///< of a course that is begun
    std::string subtitle;
    ProfileId me;
    std::vector<CourseCard> recommended;
    std::vector<HeldBackRow> held_back;
    std::string found;             ///< "12 courses"
    std::vector<CourseRow> rows;   ///< searched, filtered and sorted
};

CoursesView build_courses_view(const ViewInput& input, const CoursesFilter& filter);

}  // namespace cairn::views
