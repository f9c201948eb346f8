#pragma once

#include <string_view>

#include "core/lessons/check.hpp"
#include "shell/text/text.hpp"

namespace cairn::views {

/// Why a quiz cannot be answered: "none of its options is marked as right".
std::string_view quiz_problem_words(const text::Text& text, lessons::QuizProblem problem);

}  // namespace cairn::views
