#include "shell/views/lesson_words.hpp"

namespace cairn::views {

std::string_view quiz_problem_words(const text::Text& text, lessons::QuizProblem problem) {
    switch (problem) {
        case lessons::QuizProblem::none: return {};
        case lessons::QuizProblem::no_question: return text.lesson_problem_no_question();
        case lessons::QuizProblem::no_key: return text.lesson_problem_no_key();
        case lessons::QuizProblem::too_few_options: return text.lesson_problem_too_few();
        case lessons::QuizProblem::too_many_options: return text.lesson_problem_too_many();
        case lessons::QuizProblem::mixed_kinds: return text.lesson_problem_mixed();
        case lessons::QuizProblem::several_right: return text.lesson_problem_several();
        case lessons::QuizProblem::repeated_option: return text.lesson_problem_repeated();
        case lessons::QuizProblem::unknown_line: return text.lesson_problem_line();
    }
    return {};
}

}  // namespace cairn::views
