#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/text.hpp"
#include "core/exchange/importers.hpp"
#include "core/exchange/quantity.hpp"
#include "core/exchange/skill_list.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t course_minutes_max = 10'000 * 60;

struct Workload {
    std::int64_t minutes = 0;
    std::int64_t lesson_count = 0;
};

/// Minutes = mean weeks × mean hours a week × 60; one lesson a week. What nobody said stays 0, with a note.
Workload read_workload(SourceRow& row) {
    Workload load;
    const std::string_view duration_cell = row.text(ColumnMeaning::duration);
    const std::string_view effort_cell = row.text(ColumnMeaning::effort);
    auto duration = parse_quantity(duration_cell);
    if (duration && duration->unit == QuantityUnit::none) duration->unit = QuantityUnit::weeks;
    const auto effort = parse_quantity(effort_cell);
    const auto weeks = duration ? weeks_hundredths(*duration) : std::nullopt;
    const auto total = duration ? total_minutes(*duration) : std::nullopt;
    std::optional<std::int64_t> weekly_minutes;
    if (effort) {
        const bool bare = effort->unit == QuantityUnit::none;
        weekly_minutes = bare ? (effort->hundredths * 60 + 50) / 100 : total_minutes(*effort);
    }
    if (!weeks && !total && row.has_column(ColumnMeaning::duration)) {
        row.note(ProblemCode::duration_unknown, ColumnMeaning::duration);
    }
    if (!weekly_minutes && row.has_column(ColumnMeaning::effort)) {
        row.note(ProblemCode::effort_unknown, ColumnMeaning::effort);
    }
    if (weeks) load.lesson_count = std::max<std::int64_t>(1, (*weeks + 50) / 100);
    if (weeks && weekly_minutes) load.minutes = (*weeks * *weekly_minutes + 50) / 100;
    if (total) load.minutes = *total;

    for (const ColumnMeaning column : {ColumnMeaning::hours, ColumnMeaning::minutes}) {
        if (is_nothing(row.text(column))) continue;
        const auto quantity = parse_quantity(row.text(column));
        if (!quantity) {
            row.warn(ProblemCode::number_unreadable, column);
            continue;
        }
        const std::int64_t unit = column == ColumnMeaning::hours ? 60 : 1;
        load.minutes = total_minutes(*quantity).value_or((quantity->hundredths * unit + 50) / 100);
    }
    if (const auto count = parse_integer(row.text(ColumnMeaning::lesson_count)); count && *count > 0) {
        load.lesson_count = std::min<std::int64_t>(*count, 10'000);
    }
    load.minutes = std::min(load.minutes, course_minutes_max);
    load.lesson_count = std::min<std::int64_t>(load.lesson_count, 10'000);
    return load;
}

bool is_link(std::string_view cell) {
    const std::string key = key_of(cell);
    return key.starts_with("http://") || key.starts_with("https://") || key.starts_with("www.");
}

/// Where a list has a forum column, it says "chat", perhaps with remarks.
bool is_chat(std::string_view cell) {
    const std::string key = key_of(cell);
    return key == "chat" || key.starts_with("chat:") || key.starts_with("chat ") || key == "discussion" ||
           key == "forum";
}

/// Prerequisites by their column, else by content among the columns without a name: a table that was copied from a page
/// shifts them, but they stand right before the forum link, or first where there is none.
std::string_view read_prerequisites(const SourceRow& row, const SourceFile& file) {
    const auto worth = [](std::string_view cell) {
        return is_nothing(cell) || is_chat(cell) || is_link(cell) ? std::string_view{} : cell;
    };
    if (row.has_column(ColumnMeaning::prerequisites)) return worth(row.text(ColumnMeaning::prerequisites));
    std::vector<std::string_view> cells;
    for (std::size_t column = 0; column < file.meanings().size(); ++column) {
        if (file.meanings()[column] != ColumnMeaning::unnamed) continue;
        const std::string_view cell = row.text_at(column);
        if (is_chat(cell)) return cells.empty() ? std::string_view{} : worth(cells.back());
        cells.push_back(cell);
    }
    for (const std::string_view cell : cells) {
        if (!worth(cell).empty()) return cell;
    }
    return {};
}

/// Only whole web addresses are kept: a list may come from anywhere, and people click on what it says.
std::string_view read_url(SourceRow& row) {
    const std::string_view cell = row.text(ColumnMeaning::url);
    const std::string key = key_of(cell);
    if (is_nothing(cell) || key.starts_with("https://") || key.starts_with("http://"))
        return is_nothing(cell) ? "" : cell;
    const std::size_t colon = key.find(':');
    const bool has_scheme = colon != std::string::npos && colon < key.find_first_of("/?#");
    if (has_scheme) {
        row.warn(ProblemCode::link_refused, ColumnMeaning::url);
    } else {
        row.note(ProblemCode::link_relative, ColumnMeaning::url);
    }
    return {};
}

void read_words(const SourceRow& row, ColumnMeaning any, ColumnMeaning english, ColumnMeaning chinese, Words& words) {
    words = words_of(row.text(any));
    if (!row.text(english).empty()) words.english = row.text(english);
    if (!row.text(chinese).empty()) words.chinese = row.text(chinese);
}

/// The known course of the row, or the id that its words give.
CourseId course_of_row(std::string_view key, const Words& title, const ImportState& state,
                       const NameMap<CourseId>& known_keys) {
    const std::string words = key_of(!key.empty() ? key : !title.english.empty() ? title.english : title.chinese);
    const CourseId made{id_of_text("course", words)};
    if (state.staged.courses.contains(made)) return made;
    const CourseId known = known_keys.find(words);
    return known ? known : made;
}

}  // namespace

void import_courses(SourceFile& file, ImportState& state) {
    NameMap<CourseId> known_keys;
    std::vector<const Course*> known = state.staged.courses.base().existing();
    std::ranges::sort(known, {}, [](const Course* course) -> const Id& { return course->id; });
    for (const Course* course : known) {
        known_keys.add(key_of(course->external_key), NameRank::known_key, course->id);
    }
    constexpr std::int64_t level_when_unsaid = 3;
    std::unordered_map<CourseId, std::uint32_t> first_rows;
    for (std::size_t i = 0; i < file.row_count(); ++i) {
        SourceRow row(file, i);
        const std::string_view key = row.text(ColumnMeaning::id);
        Words title;
        Words summary;
        read_words(row, ColumnMeaning::title, ColumnMeaning::title_english, ColumnMeaning::title_chinese, title);
        read_words(row, ColumnMeaning::summary, ColumnMeaning::summary_english, ColumnMeaning::summary_chinese,
                   summary);
        if (title.empty()) {
            row.error(ProblemCode::name_missing, ColumnMeaning::title);
            continue;
        }
        row.check_length(ColumnMeaning::title, title.english, title_characters_max);
        row.check_length(ColumnMeaning::title, title.chinese, title_characters_max);
        const CourseId id = course_of_row(key, title, state, known_keys);
        const auto [first, is_first] = first_rows.try_emplace(id, row.number());
        if (!is_first) {
            row.error(ProblemCode::id_twice, key.empty() ? ColumnMeaning::title : ColumnMeaning::id, {}, first->second);
        }
        const Workload load = read_workload(row);
        const std::string_view url = read_url(row);
        const std::vector<SkillLevel> teaches = read_skill_levels(row, ColumnMeaning::teaches, state.skills);
        if (row.failed()) continue;

        const bool is_new = !state.staged.courses.contains(id);
        Course& course = state.staged.courses.edit(id);
        Change change;
        change.fill(course.title.english, title.english);
        change.fill(course.title.chinese, title.chinese);
        change.fill(course.summary.english, summary.english);
        change.fill(course.summary.chinese, summary.chinese);
        change.fill(course.section, std::string(row.text(ColumnMeaning::area)));
        change.fill(course.url, std::string(url));
        change.fill(course.minutes, load.minutes);
        change.fill(course.lesson_count, load.lesson_count);
        change.fill(course.requires_text, std::string(read_prerequisites(row, file)));
        if (course.external_key.empty()) change.fill(course.external_key, std::string(key));
        std::map<SkillId, std::int64_t> levels;  // of a skill that is named twice the later level counts
        for (const SkillLevel& taught : teaches) levels[taught.skill] = taught.level.value_or(level_when_unsaid);
        for (const auto& [skill, level] : levels) {
            if (level > 0) change.set(course.teaches[skill], level);
        }
        row.settle(is_new, change.happened());
    }
}

}  // namespace cairn::exchange
