#include "shell/views/skills_view.hpp"

#include <algorithm>
#include <compare>
#include <utility>

#include "core/base/text.hpp"
#include "shell/text/format.hpp"
#include "shell/views/proposals_view.hpp"
#include "shell/views/route.hpp"

namespace cairn::views {
namespace {

SkillRow skill_row(const ViewInput& input, graph::SkillIndex index, const progress::Mastery& mastery,
                   const std::array<std::string, level_max + 1>& names) {
    const text::Text& text = input.text;
    const graph::SkillGraph& graph = input.indices.graph();
    SkillRow row;
    row.id = graph.id(index);
    row.key = row_key(row.id);
    row.title = skill_title(input, row.id);
    row.href = href({Page::skills, row.id});
    row.area = area_title(input, graph.area(index));
    row.needs_count = static_cast<std::int64_t>(graph.prerequisites(index).size());
    row.needs = row.needs_count == 0 ? std::string(text.skills_needs_none()) : text.skills_needs_count(row.needs_count);
    row.minutes = graph.minutes(index);
    row.hours = text::format_duration(text, row.minutes);
    row.mastery = mastery_words(text, mastery);
    row.level_micro = mastery.level_micro;
    row.level_name = names[static_cast<std::size_t>(std::clamp(row.mastery.level, 0, level_max))];
    row.depth = graph.depth(index);
    return row;
}

void sort_rows(std::vector<SkillRow>& rows, SkillSort sort, bool is_descending) {
    const auto order = [&](const SkillRow& a, const SkillRow& b) -> std::strong_ordering {
        switch (sort) {
            case SkillSort::title: break;
            case SkillSort::area: return a.area <=> b.area;
            case SkillSort::mastery: return a.level_micro <=> b.level_micro;
            case SkillSort::needs: return a.needs_count <=> b.needs_count;
            case SkillSort::hours: return a.minutes <=> b.minutes;
        }
        return a.title <=> b.title;
    };
    std::ranges::sort(rows, [&](const SkillRow& a, const SkillRow& b) {
        const std::strong_ordering compared = is_descending ? order(b, a) : order(a, b);
        if (compared != std::strong_ordering::equal) return compared == std::strong_ordering::less;
        if (sort == SkillSort::area && a.depth != b.depth) return a.depth < b.depth;
        return a.title != b.title ? a.title < b.title : a.id < b.id;
    });
}

void fill_areas(const ViewInput& input, AreaId wanted, SkillsView& view) {
    std::vector<std::pair<std::string, AreaId>> areas;
    for (const Area* area : input.model.areas.existing()) {
        areas.emplace_back(area->title.in(input.text.language()), area->id);
    }
    std::ranges::sort(areas);
    view.areas.emplace_back();
    view.area_titles.emplace_back(input.text.skills_area_all());
    for (auto& [title, id] : areas) {
        if (id == wanted) view.area_index = static_cast<int>(view.areas.size());
        view.areas.push_back(id);
        view.area_titles.push_back(std::move(title));
    }
}

}  // namespace

SkillsView build_skills_view(const ViewInput& input, const SkillsFilter& filter) {
    const text::Text& text = input.text;
    SkillsView view;
    const graph::SkillGraph& graph = input.indices.graph();
    view.has_skills = graph.size() > 0;
    if (!view.has_skills) return view;
    view.has_profile = input.model.profiles.find(input.me) != nullptr;
    fill_areas(input, filter.area, view);
    const auto names = named_levels(text);
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    const graph::Plan& plan = input.indices.plan(input.me);
    const std::string needle = to_lower_ascii(trim(filter.search));
    const auto is_known = [&](graph::SkillIndex index) {
        return mastery.mastery[index].evidence != progress::EvidenceKind::none;
    };
    const auto is_on_plan = [&](graph::SkillIndex index) {
        return plan.find(index) != nullptr || std::ranges::contains(plan.done, index, &graph::PlanDone::skill);
    };
    std::int64_t known = 0;
    for (graph::SkillIndex index = 0; index < graph.size(); ++index) {
        if (is_known(index)) ++known;
        if (filter.area && filter.area != graph.area(index)) continue;
        if (filter.scope == SkillScope::mine && !is_known(index)) continue;
        if (filter.scope == SkillScope::plan && !is_on_plan(index)) continue;
        const Skill* skill = input.model.skills.find(graph.id(index));
        if (!contains_folded(skill->title.english, needle) && !contains_folded(skill->title.chinese, needle)) continue;
        view.rows.push_back(skill_row(input, index, mastery.mastery[index], names));
    }
    sort_rows(view.rows, filter.sort, filter.is_descending);
    const auto count = static_cast<std::int64_t>(graph.size());
    view.subtitle = view.has_profile ? text.skills_subtitle(count, known) : text.skills_subtitle_public(count);
    const std::int64_t proposals = open_proposal_count(input.model);
    view.proposals = proposals > 0 ? text.proposals_open_link(proposals) : std::string(text.proposals_open_link_none());
    view.found = text.skills_found(static_cast<std::int64_t>(view.rows.size()));
    const bool is_plan_empty = filter.scope == SkillScope::plan && plan.steps.empty() && plan.done.empty();
    view.nothing = is_plan_empty ? text.skills_found_none_plan() : text.skills_found_none();
    return view;
}

}  // namespace cairn::views
