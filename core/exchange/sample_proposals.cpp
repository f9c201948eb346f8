#include "core/exchange/sample_proposals.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/exchange/sample.hpp"
#include "core/exchange/sample_files.hpp"
#include "core/exchange/sample_table.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t minutes_per_hour = 60;

ProposalId proposal_of(std::string_view id) { return ProposalId{sample_id("proposal", id)}; }

ChangeKind kind_of(std::string_view word) {
    struct Name {
        std::string_view word;
        ChangeKind kind;
    };
    static constexpr Name names[] = {
        {"add_skill", ChangeKind::add_skill},
        {"rename_skill", ChangeKind::rename_skill},
        {"merge_skill", ChangeKind::merge_skill},
        {"add_prerequisite", ChangeKind::add_prerequisite},
        {"remove_prerequisite", ChangeKind::remove_prerequisite},
    };
    const auto hit = std::ranges::find(names, word, &Name::word);
    return hit == std::ranges::end(names) ? ChangeKind::none : hit->kind;
}

/// Titles that the skills of the sample have before anything is changed.
std::map<std::string_view, std::size_t> rows_by_id(const SampleTable& skills) {
    std::map<std::string_view, std::size_t> rows;
    for (std::size_t row = 0; row < skills.row_count(); ++row) rows.emplace(skills.text(row, "id"), row);
    return rows;
}

}  // namespace

void put_sample_proposals(Day today, WriteList& writes) {
    const SampleTable proposals(sample_files::proposals_csv);
    for (std::size_t row = 0; row < proposals.row_count(); ++row) {
        const ProposalId id = proposal_of(proposals.text(row, "id"));
        const Day sent = today + -static_cast<std::int32_t>(proposals.number(row, "days_ago"));
        writes.put(id, ProposalField::exists, 1);
        writes.put(id, ProposalField::author, sample_id("learner", proposals.text(row, "author")));
        writes.put(id, ProposalField::state, ProposalState::open);
        writes.put(id, ProposalField::evidence, proposals.string(row, "evidence"));
        writes.put(id, ProposalField::sent_ms, start_of(sent).ms);
        writes.put(id, ProposalField::base_version, 1);
    }
    const SampleTable skills(sample_files::skills_csv);
    const auto skill_rows = rows_by_id(skills);
    const SampleTable changes(sample_files::proposal_changes_csv);
    std::map<ProposalId, std::int64_t> counts;
    for (std::size_t row = 0; row < changes.row_count(); ++row) {
        const ProposalId id = proposal_of(changes.text(row, "proposal"));
        const Id entry = entry_of_number(counts[id]++);
        const auto put = [&](ProposalField field, auto&& value) { writes.put_entry(id, field, entry, value); };
        const auto put_words = [&](ProposalField field, const SampleTable& table, std::size_t at,
                                   std::string_view column) {
            if (const std::string_view words = table.text(at, column); !words.empty()) put(field, words);
        };
        put(ProposalField::change_kind, kind_of(changes.text(row, "kind")));
        put(ProposalField::change_skill, sample_id("skill", changes.text(row, "skill")));
        if (const std::string_view other = changes.text(row, "other"); !other.empty())
            put(ProposalField::change_other, sample_id("skill", other));
        put_words(ProposalField::change_title_english, changes, row, "en");
        put_words(ProposalField::change_title_chinese, changes, row, "zh");
        if (const auto known = skill_rows.find(changes.text(row, "skill")); known != skill_rows.end()) {
            put_words(ProposalField::change_before_english, skills, known->second, "en");
            put_words(ProposalField::change_before_chinese, skills, known->second, "zh");
        }
        if (const std::string_view area = changes.text(row, "area"); !area.empty())
            put(ProposalField::change_area, sample_id("area", area));
        if (const std::int64_t hours = changes.number(row, "hours"); hours > 0)
            put(ProposalField::change_minutes, hours * minutes_per_hour);
    }
}

}  // namespace cairn::exchange
