#include "core/progress/course_outline.hpp"

#include <algorithm>
#include <tuple>

namespace cairn::progress {
namespace {

constexpr std::int64_t lesson_count_max = 10'000;

std::int64_t named_count(const Course& course) {
    const std::int64_t named = course.lessons.empty() ? 0 : course.lessons.rbegin()->first + 1;
    return std::clamp<std::int64_t>(std::max(course.lesson_count, named), 0, lesson_count_max);
}

/// Each part with its length before it, so that no two editions that differ read alike.
class Canonical {
public:
    void add(std::string_view text) {
        text_ += std::to_string(text.size());
        text_ += ':';
        text_ += text;
    }
    void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
    void add(const Id& id) { add(std::string_view(to_hex(id))); }
    void add(const Words& words) {
        add(std::string_view(words.english));
        add(std::string_view(words.chinese));
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace

const Edition* newest_edition(const Model& model, CourseId course) {
    const Edition* best = nullptr;
    const auto key = [](const Edition& edition) { return std::tuple(edition.number, edition.changed_ms, edition.id); };
    for (const Edition& edition : model.editions.rows()) {
        if (!edition.exists || edition.course != course || edition.number <= 0) continue;
        if (best == nullptr || key(edition) > key(*best)) best = &edition;
    }
    return best;
}

const Edition* edition_for(const Model& model, CourseId course, ProfileId learner) {
    const Study* study = model.studies.find(study_id(learner, course));
    const Edition* own = study != nullptr ? model.editions.find(study->edition) : nullptr;
    const bool is_theirs = own != nullptr && own->course == course && own->number > 0;
    return is_theirs ? own : newest_edition(model, course);
}

std::vector<OutlineLesson> outline_of(const Edition& edition) {
    std::vector<OutlineLesson> out;
    for (const auto& [id, lesson] : edition.lessons) {
        if (edition.modules.contains(lesson.module)) out.push_back({id, &lesson, lesson.module, false});
    }
    const auto key = [&](const OutlineLesson& row) {
        return std::tuple(edition.modules.at(row.module).rank, row.module, row.lesson->rank, row.id);
    };
    std::ranges::sort(out, {}, key);
    for (std::size_t i = 0; i < out.size(); ++i) out[i].begins_module = i == 0 || out[i].module != out[i - 1].module;
    return out;
}

std::vector<std::int64_t> lesson_numbers(const Model& model, const Course& course, ProfileId learner) {
    std::vector<std::int64_t> numbers;
    if (const Edition* edition = edition_for(model, course.id, learner)) {
        for (const OutlineLesson& row : outline_of(*edition)) numbers.push_back(number_of(row.id));
        return numbers;
    }
    const std::int64_t count = named_count(course);
    for (std::int64_t number = 0; number < count; ++number) numbers.push_back(number);
    return numbers;
}

FoundLesson find_lesson(const Model& model, LessonId lesson, ProfileId learner) {
    for (const Edition& edition : model.editions.rows()) {
        if (!edition.exists || !edition.lessons.contains(lesson)) continue;
        const Course* course = model.courses.find(edition.course);
        const Edition* theirs = course != nullptr ? edition_for(model, course->id, learner) : nullptr;
        if (theirs == nullptr) continue;
        const auto it = theirs->lessons.find(lesson);
        if (it == theirs->lessons.end() || !theirs->modules.contains(it->second.module)) continue;
        return {course, theirs, &it->second};
    }
    return {};
}

CourseId course_of(const Model& model, LessonId lesson) {
    CourseId course;
    for (const Edition& edition : model.editions.rows()) {
        if (!edition.exists || !edition.lessons.contains(lesson)) continue;
        if (model.courses.find(edition.course) != nullptr) course = std::max(course, edition.course);
    }
    return course;
}

std::string content_digest(const Edition& edition) {
    Canonical text;
    for (const auto& [id, module] : edition.modules) {
        text.add(id);
        text.add(module.rank);
        text.add(module.title);
    }
    text.add(std::string_view("lessons"));
    for (const auto& [id, lesson] : edition.lessons) {
        text.add(id);
        text.add(lesson.module);
        text.add(lesson.rank);
        text.add(lesson.title);
        text.add(lesson.skill);
        text.add(lesson.minutes);
        text.add(lesson.body);
    }
    return to_hex(id_of_text("edition", text.text()));
}

}  // namespace cairn::progress
