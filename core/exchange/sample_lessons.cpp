#include "core/exchange/sample_lessons.hpp"

#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/exchange/sample.hpp"
#include "core/exchange/sample_files.hpp"
#include "core/exchange/sample_table.hpp"

namespace cairn::exchange {
namespace {

struct TaughtCourse {
    std::string_view course;
    std::string_view author;
    std::string_view english;
    std::string_view chinese;
    std::vector<std::size_t> module_sizes;  ///< lessons in each
    std::vector<Words> modules;
};

/// The texts under the headings "# …", which stand in the order of the course's lessons.
std::vector<std::string_view> texts_of(std::string_view file) {
    std::vector<std::string_view> texts;
    while (!file.empty()) {
        const std::size_t line = file.find('\n');
        const std::size_t next = file.find("\n# ", line == std::string_view::npos ? file.size() : line);
        const std::size_t end = next == std::string_view::npos ? file.size() : next + 1;
        texts.push_back(trim(file.substr(line + 1, end - line - 1)));
        file.remove_prefix(end);
    }
    return texts;
}

void put_course(const TaughtCourse& taught, Day today, WriteList& writes) {
    const CourseId course{sample_id("course", taught.course)};
    const EditionId id{id_of_pair("sample edition", course, {})};
    writes.put(id, EditionField::exists, 1);
    writes.put(id, EditionField::course, course);
    writes.put(id, EditionField::number, 1);
    writes.put(id, EditionField::author, sample_id("coach", taught.author));
    writes.put(id, EditionField::changed_ms, start_of(today + -1).ms);
    const SampleTable rows(sample_files::lessons_csv);
    const std::vector<std::string_view> english = texts_of(taught.english);
    const std::vector<std::string_view> chinese = texts_of(taught.chinese);
    std::size_t number = 0;
    std::size_t module = 0;
    std::size_t in_module = 0;
    for (std::size_t row = 0; row < rows.row_count(); ++row) {
        if (rows.text(row, "course") != taught.course) continue;
        if (in_module == taught.module_sizes[module]) {
            ++module;
            in_module = 0;
        }
        ++in_module;
        const ModuleId module_id{
            id_of_pair("sample module", course, entry_of_number(static_cast<std::int64_t>(module)))};
        writes.put_entry(id, EditionField::module_title_english, module_id, taught.modules[module].english);
        writes.put_entry(id, EditionField::module_title_chinese, module_id, taught.modules[module].chinese);
        writes.put_entry(id, EditionField::module_rank, module_id, module + 1);
        const LessonId lesson = lesson_id(course, static_cast<std::int64_t>(number));
        writes.put_entry(id, EditionField::lesson_module, lesson, module_id);
        writes.put_entry(id, EditionField::lesson_rank, lesson, number + 1);
        writes.put_entry(id, EditionField::lesson_title_english, lesson, rows.string(row, "en"));
        writes.put_entry(id, EditionField::lesson_title_chinese, lesson, rows.string(row, "zh"));
        writes.put_entry(id, EditionField::lesson_skill, lesson, sample_id("skill", rows.text(row, "skill")));
        writes.put_entry(id, EditionField::lesson_minutes, lesson, rows.number(row, "minutes"));
        writes.put_entry(id, EditionField::lesson_body_english, lesson, english[number]);
        writes.put_entry(id, EditionField::lesson_body_chinese, lesson, chinese[number]);
        ++number;
    }
}

}  // namespace

void put_sample_lessons(Day today, WriteList& writes) {
    const TaughtCourse courses[] = {
        {.course = "async_rust",
         .author = "daniel_reyes",
         .english = sample_files::async_rust_en_md,
         .chinese = sample_files::async_rust_zh_md,
         .module_sizes = {2, 2, 2},
         .modules = {{"Polling", "轮询"}, {"Runtimes", "运行时"}, {"Tower", "Tower"}}},
        {.course = "plan_and_learn",
         .author = "grace_whitfield",
         .english = sample_files::plan_and_learn_en_md,
         .chinese = sample_files::plan_and_learn_zh_md,
         .module_sizes = {2, 2},
         .modules = {{"Plan", "计划"}, {"Ship and learn", "交付与学习"}}},
    };
    for (const TaughtCourse& course : courses) put_course(course, today, writes);
}

}  // namespace cairn::exchange
