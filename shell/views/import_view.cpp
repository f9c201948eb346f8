#include "shell/views/import_view.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "shell/text/errors.hpp"
#include "shell/text/format.hpp"
#include "shell/text/problems.hpp"

namespace cairn::views {
namespace {

using exchange::ColumnMeaning;
using exchange::ImportKind;
using exchange::RowFate;

constexpr std::size_t columns_shown_max = 5;

std::string_view kind_name(const text::Text& text, ImportKind kind) {
    switch (kind) {
        case ImportKind::unknown: return text.import_kind_unknown();
        case ImportKind::skills: return text.import_kind_skills();
        case ImportKind::prerequisites: return text.import_kind_prerequisites();
        case ImportKind::courses: return text.import_kind_courses();
        case ImportKind::participants: return text.import_kind_people();
        case ImportKind::technologies: return text.import_kind_technologies();
        case ImportKind::connections: return text.import_kind_connections();
    }
    return {};
}

std::string_view fate_name(const text::Text& text, RowFate fate) {
    switch (fate) {
        case RowFate::added: return text.import_fate_added();
        case RowFate::changed: return text.import_fate_changed();
        case RowFate::unchanged: return text.import_fate_unchanged();
        case RowFate::merged: return text.import_fate_merged();
        case RowFate::left_out: return text.import_fate_left_out();
    }
    return {};
}

std::vector<FateCount> counts_of(const text::Text& text, const exchange::ImportCounts& counts) {
    std::vector<FateCount> out;
    const auto add = [&](RowFate fate, std::size_t count, auto words) {
        if (count > 0) out.push_back({fate, words(static_cast<std::int64_t>(count))});
    };
    add(RowFate::added, counts.added, [&](std::int64_t count) { return text.import_added(count); });
    add(RowFate::changed, counts.changed, [&](std::int64_t count) { return text.import_changed(count); });
    add(RowFate::unchanged, counts.unchanged, [&](std::int64_t count) { return text.import_unchanged(count); });
    add(RowFate::merged, counts.merged, [&](std::int64_t count) { return text.import_merged(count); });
    add(RowFate::left_out, counts.left_out, [&](std::int64_t count) { return text.import_left_out(count); });
    return out;
}

std::vector<ImportKindCard> kind_cards(const text::Text& text) {
    const auto also = [&](std::string_view columns) { return text.import_optional(columns); };
    const auto card = [&](ImportKind kind, std::string_view line, std::string_view example, std::string more) {
        return ImportKindCard{kind, std::string(kind_name(text, kind)), std::string(line), std::string(example),
                              std::move(more)};
    };
    return {card(ImportKind::skills, text.import_skills_line(), text.import_skills_example(),
                 also(text.import_skills_more())),
            card(ImportKind::prerequisites, text.import_prerequisites_line(), text.import_prerequisites_example(), {}),
            card(ImportKind::courses, text.import_courses_line(), text.import_courses_example(),
                 also(text.import_courses_more())),
            card(ImportKind::participants, text.import_people_line(), text.import_people_example(),
                 also(text.import_people_more()))};
}

bool is_read(ColumnMeaning meaning) {
    return meaning != ColumnMeaning::ignored && meaning != ColumnMeaning::secret && meaning != ColumnMeaning::unnamed;
}

/// What a person knows the row by: shown first, as a narrow window has room for little more.
bool is_name(ColumnMeaning meaning) {
    using enum ColumnMeaning;
    return meaning == title || meaning == title_english || meaning == title_chinese || meaning == name;
}

void add_table(ImportFileCard& card, const text::Text& text, const exchange::FilePreview& file) {
    std::vector<std::size_t> shown;
    std::string ignored;
    for (std::size_t column = 0; column < file.columns.size(); ++column) {
        const exchange::PreviewColumn& each = file.columns[column];
        if (!is_read(each.meaning)) {
            if (each.header.empty()) continue;
            if (!ignored.empty()) ignored += text.language_separator();
            ignored += each.header;
        } else {
            shown.push_back(column);
        }
    }
    std::ranges::stable_partition(shown, [&](std::size_t column) { return is_name(file.columns[column].meaning); });
    if (shown.size() > columns_shown_max) shown.resize(columns_shown_max);
    for (const std::size_t column : shown) card.headers.push_back(file.columns[column].header);
    if (!ignored.empty()) card.columns_ignored = text.import_columns_ignored(ignored);
    for (const exchange::PreviewRow& row : file.rows) {
        ImportRow out{text::format_number(row.number), row.fate, std::string(fate_name(text, row.fate)), {}};
        for (const std::size_t column : shown) {
            out.cells.push_back(column < row.cells.size() ? row.cells[column] : std::string());
        }
        card.rows.push_back(std::move(out));
    }
}

const exchange::Problem* first_problem(const exchange::ImportPreview& preview, std::size_t file) {
    const auto it = std::ranges::find(preview.problems, file, &exchange::Problem::file);
    return it == preview.problems.end() ? nullptr : &*it;
}

ImportFileCard file_card(const text::Text& text, const exchange::ImportPreview& preview, std::size_t index) {
    const exchange::FilePreview& file = preview.files[index];
    ImportFileCard card;
    card.name = file.name;
    card.kind = kind_name(text, file.kind);
    card.is_refused = file.refused != Errc::none;
    if (card.is_refused) {
        const exchange::Problem* problem = first_problem(preview, index);
        card.refused_title = text.import_refused(file.name);
        card.refused_line =
            problem != nullptr ? text::problem_text(text, *problem) : text::error_text(text, Error{file.refused, {}});
        return card;
    }
    card.row_count = text.import_rows(static_cast<std::int64_t>(file.row_count));
    card.counts = counts_of(text, file.counts);
    card.table_name = text.import_table(file.name);
    add_table(card, text, file);
    return card;
}

/// True when the sentence about a problem quotes what stands in the file.
bool is_quoted(exchange::ProblemCode code) {
    return code == exchange::ProblemCode::edge_closes_cycle || code == exchange::ProblemCode::kind_unknown;
}

void add_problems(ImportView& view, const text::Text& text, const exchange::ImportPreview& preview) {
    // What a refused file's card says already is not said again.
    std::vector<const exchange::Problem*> problems;
    std::size_t said = 0;
    for (const exchange::Problem& problem : preview.problems) {
        const bool is_said = problem.file < preview.files.size() && preview.files[problem.file].refused != Errc::none &&
                             first_problem(preview, problem.file) == &problem;
        if (is_said)
            ++said;
        else
            problems.push_back(&problem);
    }
    std::ranges::stable_sort(problems, {}, [](const exchange::Problem* problem) {
        return std::tuple(problem->severity, problem->file, problem->row, problem->column);
    });
    const std::size_t shown = std::min(problems.size(), problems_shown_max);
    for (std::size_t i = 0; i < shown; ++i) {
        const exchange::Problem& problem = *problems[i];
        std::string place = text::problem_place(text, problem);
        if (preview.files.size() > 1 && problem.file < preview.files.size()) {
            place = text.problem_place_in_file(preview.files[problem.file].name, place);
        }
        view.problems.push_back({problem.severity, std::string(text::severity_name(text, problem.severity)),
                                 std::move(place), text::problem_text(text, problem),
                                 is_quoted(problem.code) ? std::string() : problem.text});
    }
    const std::size_t count = preview.error_count + preview.warning_count + preview.note_count - said;
    if (count > shown) {
        view.problems_shown =
            text.import_problems_shown(static_cast<std::int64_t>(shown), static_cast<std::int64_t>(count));
    }
    const auto add = [&](exchange::Severity severity, std::size_t number, auto words) {
        if (number > 0) view.problem_counts.push_back({severity, words(static_cast<std::int64_t>(number))});
    };
    using enum exchange::Severity;
    add(error, preview.error_count, [&](std::int64_t number) { return text.import_errors(number); });
    add(warning, preview.warning_count, [&](std::int64_t number) { return text.import_warnings(number); });
    add(note, preview.note_count, [&](std::int64_t number) { return text.import_notes(number); });
}

}  // namespace

ImportView build_import_view(const ViewInput& input, const exchange::ImportPreview* preview) {
    const text::Text& text = input.text;
    ImportView view;
    view.has_preview = preview != nullptr;
    if (preview == nullptr) {
        view.kinds = kind_cards(text);
        return view;
    }
    for (std::size_t index = 0; index < preview->files.size(); ++index)
        view.files.push_back(file_card(text, *preview, index));
    if (view.files.size() > 1) view.counts = counts_of(text, preview->counts);
    add_problems(view, text, *preview);
    view.can_import = !preview->writes.empty();
    const bool has_read =
        std::ranges::any_of(preview->files, [](const auto& file) { return file.refused == Errc::none; });
    view.is_nothing_new = !view.can_import && has_read && preview->counts.left_out == 0;
    view.confirm = text.import_confirm(static_cast<std::int64_t>(preview->counts.added + preview->counts.changed));
    return view;
}

}  // namespace cairn::views
