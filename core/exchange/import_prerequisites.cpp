#include <algorithm>
#include <unordered_map>
#include <vector>

#include "core/exchange/closing_edges.hpp"
#include "core/exchange/importers.hpp"
#include "core/exchange/quantity.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

struct Candidate {
    SourceFile* file;
    std::size_t row;
    SkillId before;
    SkillId after;
    std::int64_t alternative = 0;
    std::int64_t strength_percent = 0;
    std::string source;
};

/// Numbers skills 0, 1, 2 … in the order in which they are asked for.
class NodeNumbers {
public:
    std::uint32_t of(SkillId skill) {
        const auto [it, is_new] = numbers_.try_emplace(skill, static_cast<std::uint32_t>(skills_.size()));
        if (is_new) skills_.push_back(skill);
        return it->second;
    }
    [[nodiscard]] SkillId skill(std::uint32_t number) const { return skills_[number]; }
    [[nodiscard]] std::size_t count() const { return skills_.size(); }

private:
    std::unordered_map<SkillId, std::uint32_t> numbers_;
    std::vector<SkillId> skills_;
};

/// "Graphs → Trees → Graphs"; the middle of a long way is left out.
std::string describe_cycle(const std::vector<std::uint32_t>& path, const NodeNumbers& nodes, const ImportState& state) {
    constexpr std::size_t titles_max = 8;
    const auto title = [&](std::uint32_t node) {
        const Skill* skill = state.staged.skills.find(nodes.skill(node));
        return skill == nullptr ? std::string{} : shortened(skill->title.in(state.options.language));
    };
    if (path.empty()) return {};
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool skipped = path.size() > titles_max && i >= titles_max / 2 && i < path.size() - titles_max / 2;
        if (skipped && i > titles_max / 2) continue;
        out += skipped ? "…" : title(path[i]);
        out += " → ";
    }
    return out + title(path.front());
}

SkillId read_end(SourceRow& row, ColumnMeaning column, const SkillIndex& skills) {
    const std::string_view words = row.text(column);
    const SkillId skill = words.empty() ? SkillId{} : skills.find(words);
    if (!skill) row.error(words.empty() ? ProblemCode::name_missing : ProblemCode::skill_unknown, column);
    return skill;
}

/// 0 when nobody said, or nobody can read it.
std::int64_t read_whole(SourceRow& row, ColumnMeaning column, std::int64_t most, std::int64_t per_one) {
    std::string_view cell = row.text(column);
    if (is_nothing(cell)) return 0;
    if (cell.ends_with('%')) {
        cell.remove_suffix(1);
        per_one = 1;
    }
    const auto quantity = parse_quantity(cell);
    const std::int64_t hundredths = quantity && quantity->unit == QuantityUnit::none ? quantity->hundredths : -1;
    // a part of one, such as 0.8, is 80 percent
    const std::int64_t number = hundredths > 100 ? hundredths / 100 : hundredths * per_one / 100;
    if (hundredths >= 0 && number <= most) return number;
    row.warn(ProblemCode::number_unreadable, column);
    return 0;
}

/// Rows that name two known skills for the first time; the others are settled.
void read_candidates(SourceFile& file, const ImportState& state, std::vector<Candidate>& out) {
    std::unordered_map<EdgeId, std::uint32_t> first_rows;
    for (std::size_t i = 0; i < file.row_count(); ++i) {
        SourceRow row(file, i);
        const SkillId before = read_end(row, ColumnMeaning::before, state.skills);
        const SkillId after = read_end(row, ColumnMeaning::after, state.skills);
        if (before && before == after) row.error(ProblemCode::edge_to_itself, ColumnMeaning::after);
        if (row.failed()) continue;
        const auto [first, is_first] = first_rows.try_emplace(prerequisite_id(before, after), row.number());
        if (!is_first) {
            row.warn(ProblemCode::edge_twice, ColumnMeaning::after, {}, first->second);
            row.settle(RowFate::merged);
            continue;
        }
        out.push_back({&file, i, before, after, read_whole(row, ColumnMeaning::alternative, alternative_max, 1),
                       read_whole(row, ColumnMeaning::strength, 100, 100),
                       shortened(row.text(ColumnMeaning::provenance))});
    }
}

/// What the row says beyond the pair; whether that is new.
bool fill_details(const Candidate& candidate, Prerequisite& edge) {
    Change change;
    change.fill(edge.alternative, candidate.alternative);
    change.fill(edge.strength_percent, candidate.strength_percent);
    change.fill(edge.source, candidate.source);
    return change.happened();
}

}  // namespace

void import_prerequisites(std::span<SourceFile* const> files, ImportState& state) {
    std::vector<Candidate> candidates;
    for (SourceFile* file : files) read_candidates(*file, state, candidates);

    // What is known comes first, in an order that every machine shares.
    NodeNumbers nodes;
    std::vector<DirectedEdge> edges;
    std::vector<const Prerequisite*> known = state.staged.prerequisites.base().existing();
    std::ranges::sort(known, {}, [](const Prerequisite* edge) -> const Id& { return edge->id; });
    for (const Prerequisite* edge : known) {
        if (edge->before != edge->after) edges.push_back({nodes.of(edge->before), nodes.of(edge->after)});
    }
    const std::size_t known_count = edges.size();
    std::erase_if(candidates, [&](const Candidate& candidate) {
        const EdgeId id = prerequisite_id(candidate.before, candidate.after);
        if (!state.staged.prerequisites.contains(id)) return false;
        const bool is_changed = fill_details(candidate, state.staged.prerequisites.edit(id));
        SourceRow(*candidate.file, candidate.row).settle(is_changed ? RowFate::changed : RowFate::unchanged);
        return true;
    });
    for (const Candidate& candidate : candidates) {
        edges.push_back({nodes.of(candidate.before), nodes.of(candidate.after)});
    }

    std::vector<bool> closes(edges.size(), false);
    for (const ClosingEdge& closing : find_closing_edges(nodes.count(), edges, problems_max)) {
        closes[closing.edge] = true;
        if (closing.edge < known_count) continue;  // two machines' edges met: not this import's doing
        const Candidate& candidate = candidates[closing.edge - known_count];
        SourceRow(*candidate.file, candidate.row)
            .error_with(ProblemCode::edge_closes_cycle, describe_cycle(closing.path, nodes, state));
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (closes[known_count + i]) continue;
        const Candidate& candidate = candidates[i];
        const EdgeId id = prerequisite_id(candidate.before, candidate.after);
        const bool is_new = !state.staged.prerequisites.contains(id);  // false when another file says it too
        Prerequisite& edge = state.staged.prerequisites.edit(id);
        edge.before = candidate.before;
        edge.after = candidate.after;
        fill_details(candidate, edge);
        SourceRow(*candidate.file, candidate.row).settle(is_new ? RowFate::added : RowFate::unchanged);
    }
}

}  // namespace cairn::exchange
