#include "shell/text/problems.hpp"

namespace cairn::text {
namespace {

constexpr std::int64_t bytes_per_kilobyte = 1024;
constexpr std::int64_t bytes_per_megabyte = 1024 * 1024;

}  // namespace

std::string problem_text(const Text& text, const exchange::Problem& problem) {
    using enum exchange::ProblemCode;
    const std::int64_t number = problem.number;
    switch (problem.code) {
        case none: return std::string(text.problem_none());
        case file_empty: return std::string(text.problem_file_empty());
        case header_only: return std::string(text.problem_header_only());
        case file_too_large: return text.problem_file_too_large(number / bytes_per_megabyte);
        case too_many_rows: return text.problem_too_many_rows(number);
        case too_many_columns: return text.problem_too_many_columns(number);
        case cell_too_long: return text.problem_cell_too_long(number / bytes_per_kilobyte);
        case not_utf8: return std::string(text.problem_not_utf8());
        case not_utf8_maybe_gbk: return std::string(text.problem_not_utf8_maybe_gbk());
        case utf16_broken: return std::string(text.problem_utf16_broken());
        case has_nul: return std::string(text.problem_has_nul());
        case kind_unknown: return text.problem_kind_unknown(problem.text);
        case quote_not_closed: return std::string(text.problem_quote_not_closed());
        case extra_cells: return std::string(text.problem_extra_cells());
        case header_twice: return text.problem_header_twice(column_letters(number));
        case column_ignored: return std::string(text.problem_column_ignored());
        case secret_ignored: return std::string(text.problem_secret_ignored());
        case id_twice: return text.problem_id_twice(number);
        case name_missing: return std::string(text.problem_name_missing());
        case rows_merged: return text.problem_rows_merged(number);
        case name_too_long: return text.problem_name_too_long(number);
        case number_unreadable: return std::string(text.problem_number_unreadable());
        case skill_unknown: return std::string(text.problem_skill_unknown());
        case level_out_of_range: return std::string(text.problem_level_out_of_range());
        case level_unreadable: return std::string(text.problem_level_unreadable());
        case edge_to_itself: return std::string(text.problem_edge_to_itself());
        case edge_closes_cycle: return text.problem_edge_closes_cycle(problem.text);
        case edge_twice: return text.problem_edge_twice(number);
        case duration_unknown: return std::string(text.problem_duration_unknown());
        case effort_unknown: return std::string(text.problem_effort_unknown());
        case link_relative: return std::string(text.problem_link_relative());
        case link_refused: return std::string(text.problem_link_refused());
        case person_twice: return text.problem_person_twice(number);
        case role_unknown: return std::string(text.problem_role_unknown());
        case role_assumed: return std::string(text.problem_role_assumed());
        case zone_unknown: return std::string(text.problem_zone_unknown());
        case language_unknown: return std::string(text.problem_language_unknown());
        case capacity_out_of_range: return std::string(text.problem_capacity_out_of_range());
        case hours_out_of_range: return std::string(text.problem_hours_out_of_range());
        case availability_unreadable: return std::string(text.problem_availability_unreadable());
        case manager_unknown: return std::string(text.problem_manager_unknown());
        case manager_is_self: return std::string(text.problem_manager_is_self());
        case email_malformed: return std::string(text.problem_email_malformed());
        case person_disabled: return std::string(text.problem_person_disabled());
        case person_unknown: return std::string(text.problem_person_unknown());
        case connected_to_self: return std::string(text.problem_connected_to_self());
        case role_missing: return std::string(text.problem_role_missing());
        case role_added: return std::string(text.problem_role_added());
    }
    return std::string(text.problem_none());
}

std::string problem_place(const Text& text, const exchange::Problem& problem) {
    if (problem.row == 0 && problem.column == 0) return std::string(text.problem_place_file());
    const std::string letters = column_letters(problem.column);
    const std::string place = problem.column == 0 ? text.problem_place_row(problem.row)
                              : problem.row == 0  ? text.problem_place_column(letters)
                                                  : text.problem_place_cell(problem.row, letters);
    return problem.header.empty() ? place : text.problem_place_named(place, problem.header);
}

std::string_view severity_name(const Text& text, exchange::Severity severity) {
    switch (severity) {
        case exchange::Severity::error: return text.problem_severity_error();
        case exchange::Severity::warning: return text.problem_severity_warning();
        case exchange::Severity::note: return text.problem_severity_note();
    }
    return {};
}

std::string column_letters(std::int64_t column) {
    std::string out;
    for (; column > 0; column = (column - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

}  // namespace cairn::text
