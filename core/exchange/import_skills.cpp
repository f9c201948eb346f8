#include <unordered_map>

#include "core/exchange/importers.hpp"
#include "core/exchange/quantity.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t skill_minutes_max = 10'000 * 60;

/// Minutes from an hours or a minutes column; 0 when nobody said.
std::int64_t read_minutes(SourceRow& row) {
    for (const ColumnMeaning column : {ColumnMeaning::minutes, ColumnMeaning::hours}) {
        const std::string_view cell = row.text(column);
        if (is_nothing(cell)) continue;
        const auto quantity = parse_quantity(cell);
        std::int64_t minutes = -1;
        if (quantity && quantity->unit == QuantityUnit::none) {
            const std::int64_t unit = column == ColumnMeaning::hours ? 60 : 1;
            minutes = (quantity->hundredths * unit + 50) / 100;
        } else if (quantity) {
            minutes = total_minutes(*quantity).value_or(-1);
        }
        if (minutes >= 0 && minutes <= skill_minutes_max) return minutes;
        row.warn(ProblemCode::number_unreadable, column);
    }
    return 0;
}

Words read_title(const SourceRow& row) {
    Words title = words_of(row.text(ColumnMeaning::title));
    if (const auto english = row.text(ColumnMeaning::title_english); !english.empty()) title.english = english;
    if (const auto chinese = row.text(ColumnMeaning::title_chinese); !chinese.empty()) title.chinese = chinese;
    return title;
}

/// The known skill that the row speaks of, or the id that its words give.
SkillId skill_of_row(std::string_view key, const Words& title, const ImportState& state) {
    const std::string words = key_of(!key.empty() ? key : !title.english.empty() ? title.english : title.chinese);
    const SkillId made{id_of_text("skill", words)};
    if (state.staged.skills.contains(made)) return made;
    if (const SkillId known = state.skills.find_key(words)) return known;
    if (key.empty()) {
        if (const SkillId known = state.skills.find_title(words)) return known;
    }
    return made;
}

}  // namespace

void import_skills(SourceFile& file, ImportState& state) {
    std::unordered_map<SkillId, std::uint32_t> first_rows;
    for (std::size_t i = 0; i < file.row_count(); ++i) {
        SourceRow row(file, i);
        const std::string_view key = row.text(ColumnMeaning::id);
        Words title = read_title(row);
        if (key.empty() && title.empty()) {
            row.error(ProblemCode::name_missing, ColumnMeaning::ignored);
            continue;
        }
        row.check_length(ColumnMeaning::title, title.english, title_characters_max);
        row.check_length(ColumnMeaning::title, title.chinese, title_characters_max);
        const SkillId id = skill_of_row(key, title, state);
        const auto [first, is_first] = first_rows.try_emplace(id, row.number());
        if (!is_first) {
            row.error(ProblemCode::id_twice, key.empty() ? ColumnMeaning::title : ColumnMeaning::id, {}, first->second);
        }
        const std::int64_t minutes = read_minutes(row);
        if (row.failed()) continue;

        const bool is_new = !state.staged.skills.contains(id);
        const AreaId area = state.areas.find_or_make(row.text(ColumnMeaning::area), state.staged);
        Skill& skill = state.staged.skills.edit(id);
        if (is_new && title.empty()) title = words_of(key);
        Change change;
        change.fill(skill.title.english, title.english);
        change.fill(skill.title.chinese, title.chinese);
        change.fill(skill.area, area);
        change.fill(skill.minutes, minutes);
        if (skill.external_key.empty()) change.fill(skill.external_key, std::string(key));
        state.skills.add(skill);
        row.settle(is_new, change.happened());
    }
}

void import_technologies(SourceFile& file, ImportState& state) {
    std::unordered_map<std::string, std::size_t> first_rows;
    std::size_t merged_count = 0;
    for (std::size_t i = 0; i < file.row_count(); ++i) {
        SourceRow row(file, i);
        const std::string_view title = row.text(ColumnMeaning::technology);
        std::string key = key_of(title);
        if (key.empty()) row.error(ProblemCode::name_missing, ColumnMeaning::technology);
        row.check_length(ColumnMeaning::technology, title, title_characters_max);
        if (row.failed()) continue;
        if (!first_rows.try_emplace(std::move(key), i).second) {
            row.settle(RowFate::merged);
            ++merged_count;
            continue;
        }
        const SkillId id = skill_of_row({}, words_of(title), state);
        const bool is_new = !state.staged.skills.contains(id);
        Change change;
        // A skill somebody described already keeps its description: O*NET only fills gaps.
        const bool fills_area = is_new || !state.staged.skills.find(id)->area;
        const AreaId area =
            fills_area ? state.areas.find_or_make(row.text(ColumnMeaning::commodity), state.staged) : AreaId{};
        if (is_new || area) {
            Skill& skill = state.staged.skills.edit(id);
            if (is_new) skill.title = words_of(title);
            change.fill(skill.area, area);
            state.skills.add(skill);
        }
        row.settle(is_new, change.happened());
    }
    if (merged_count > 0 && file.row_count() > 0) {
        file.note_file(ProblemCode::rows_merged, static_cast<std::int64_t>(merged_count));
    }
}

}  // namespace cairn::exchange
