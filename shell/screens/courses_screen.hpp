#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/courses_detail_view.hpp"
#include "shell/views/courses_view.hpp"

namespace cairn::screens {

struct CoursesScratch {
    views::CoursesFilter filter;
};

/// All courses: the page without an object.
void courses_screen(const views::CoursesView& view, CoursesScratch& scratch, ScreenContext& context);

/// One course: the page with an object.
void course_detail_screen(const views::CourseDetailView& view, ScreenContext& context);

/// A proposed course with its reasons; the whole card leads to it.
void course_card(const views::CourseCard& card, ScreenContext& context);

}  // namespace cairn::screens
