#include "core/graph/needs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/graph/effort.hpp"

namespace cairn::graph {

Needs::Needs(const SkillGraph& graph, std::span<const std::int64_t> level_micro)
    : graph_(graph), level_micro_(level_micro), level_(graph.size(), 0), is_taken_(graph.edge_count(), false) {
    if (!graph.has_alternatives()) return;
    for (SkillIndex skill = 0; skill < graph.size(); ++skill) {
        if (std::ranges::any_of(graph.alternatives(skill), [](std::uint8_t number) { return number != 0; })) {
            branching_.push_back(skill);
        }
    }
}

void Needs::require(SkillIndex skill, std::int64_t level) {
    raise(skill, std::clamp<std::int64_t>(level, 1, level_max));
    spread();
}

void Needs::spread() {
    while (!queue_.empty()) {
        const SkillIndex skill = queue_.back();
        queue_.pop_back();
        if (is_reached(skill)) continue;
        const std::span<const SkillIndex> before = graph_.prerequisites(skill);
        for (std::size_t edge = 0; edge < before.size(); ++edge) {
            if (counts(skill, edge)) raise(before[edge], std::min(level_[skill], prerequisite_level_max));
        }
    }
}

void Needs::raise(SkillIndex skill, std::int64_t level) {
    if (level_[skill] >= level) return;
    raises_.push_back({skill, level_[skill]});
    minutes_left_ += minutes_to(skill, level) - minutes_to(skill, level_[skill]);
    level_[skill] = level;
    queue_.push_back(skill);
}

std::vector<Needs::Choice> Needs::open_choices() const {
    std::vector<Choice> out;
    for (const SkillIndex skill : branching_) {
        if (!is_step(skill)) continue;
        const std::span<const std::uint8_t> numbers = graph_.alternatives(skill);
        std::array<bool, alternative_max + 1> is_open{};
        for (const std::uint8_t number : numbers) is_open[number] = number != 0;
        for (std::size_t edge = 0; edge < numbers.size(); ++edge) {
            if (counts(skill, edge)) is_open[numbers[edge]] = false;
        }
        for (std::uint8_t number = 1; number <= alternative_max; ++number) {
            if (is_open[number]) out.push_back({skill, number});
        }
    }
    return out;
}

void Needs::take(Choice choice, SkillIndex before) {
    const std::span<const SkillIndex> row = graph_.prerequisites(choice.skill);
    const auto edge = static_cast<std::size_t>(std::ranges::lower_bound(row, before) - row.begin());
    const std::size_t place = graph_.prerequisite_rows().offsets[choice.skill] + edge;
    is_taken_[place] = true;
    taken_log_.push_back(place);
    queue_.push_back(choice.skill);
    spread();
}

bool Needs::counts(SkillIndex after, std::size_t edge) const {
    return graph_.alternatives(after)[edge] == 0 || is_taken_[graph_.prerequisite_rows().offsets[after] + edge];
}

void Needs::go_back(Mark mark) {
    while (raises_.size() > mark.raises) {
        const auto [skill, level_before] = raises_.back();
        raises_.pop_back();
        minutes_left_ -= minutes_to(skill, level_[skill]) - minutes_to(skill, level_before);
        level_[skill] = level_before;
    }
    while (taken_log_.size() > mark.taken) {
        is_taken_[taken_log_.back()] = false;
        taken_log_.pop_back();
    }
}

std::int64_t Needs::level_micro(SkillIndex skill) const {
    if (skill >= level_micro_.size()) return 0;
    return std::clamp<std::int64_t>(level_micro_[skill], 0, level_micro_max);
}

bool Needs::is_reached(SkillIndex skill) const { return level_micro(skill) >= level_[skill] * micro_per_level; }

std::int64_t Needs::minutes_to(SkillIndex skill, std::int64_t level) const {
    const std::int64_t from = level_micro(skill);
    const std::int64_t to = level * micro_per_level;
    return from >= to ? 0 : minutes_between(graph_.minutes(skill), from, to);
}

namespace {

struct Member {
    SkillIndex before = no_skill;
    std::int64_t minutes = 0;                       // that it adds to what is needed already
    std::vector<std::pair<SkillIndex, std::int64_t>> parts{};  // the same by skill
};

struct OpenChoice {
    Needs::Choice choice;
    std::vector<Member> members;  // the shortest first
};

class Search {
public:
    Search(Needs& needs, int steps_max) : needs_(needs), steps_left_(steps_max) {}

    std::int64_t run() {
        const Needs::Mark start = needs_.mark();
        descend();
        needs_.go_back(start);
        for (const auto& [choice, before] : best_taken_) needs_.take(choice, before);
        return is_stopped_ ? std::max<std::int64_t>(0, best_ - root_bound_) : 0;
    }

private:
    void descend() {
        const Needs::Mark start = needs_.mark();
        const std::size_t taken_before = taken_.size();
        const std::vector<OpenChoice> open = settle_free_ones();
        const std::int64_t bound = needs_.minutes_left() + shared_bound(open);
        if (is_first_) root_bound_ = bound;
        is_first_ = false;
        if (open.empty()) {
            if (needs_.minutes_left() < best_) {
                best_ = needs_.minutes_left();
                best_taken_ = taken_;
            }
        } else if (bound < best_) {
            branch(open);
        }
        needs_.go_back(start);
        taken_.resize(taken_before);
    }

    /// On the choice that costs most whichever way it goes.
    void branch(const std::vector<OpenChoice>& open) {
        const OpenChoice& widest =
            *std::ranges::max_element(open, {}, [](const OpenChoice& one) { return one.members.front().minutes; });
        for (const Member& member : widest.members) {
            if (best_ != no_plan && --steps_left_ < 0) {  // the first way down is always gone to its end
                is_stopped_ = true;
                return;
            }
            const Needs::Mark here = needs_.mark();
            take(widest.choice, member.before);
            descend();
            needs_.go_back(here);
            taken_.pop_back();
        }
    }

    void take(Needs::Choice choice, SkillIndex before) {
        needs_.take(choice, before);
        taken_.emplace_back(choice, before);
    }

    /// What costs nothing more is taken at once: nothing can be better.
    std::vector<OpenChoice> settle_free_ones() {
        while (true) {
            std::vector<OpenChoice> open;
            bool is_settled = true;
            for (const Needs::Choice& choice : needs_.open_choices()) {
                OpenChoice one{choice, members_of(choice)};
                if (one.members.front().minutes == 0) {
                    take(choice, one.members.front().before);
                    is_settled = false;
                    break;
                }
                open.push_back(std::move(one));
            }
            if (is_settled) return open;
        }
    }

    std::vector<Member> members_of(Needs::Choice choice) {
        std::vector<Member> members;
        const SkillGraph& graph = needs_.graph();
        const std::span<const SkillIndex> before = graph.prerequisites(choice.skill);
        for (std::size_t edge = 0; edge < before.size(); ++edge) {
            if (graph.alternatives(choice.skill)[edge] != choice.number) continue;
            const Needs::Mark here = needs_.mark();
            const std::int64_t minutes = needs_.minutes_left();
            needs_.take(choice, before[edge]);
            Member member{.before = before[edge], .minutes = needs_.minutes_left() - minutes};
            std::map<SkillIndex, std::int64_t> levels_before;
            for (const Needs::Raise& raise : needs_.raised_since(here))
                levels_before.emplace(raise.skill, raise.level_before);
            for (const auto& [skill, level] : levels_before) {
                member.parts.emplace_back(skill, needs_.minutes_to(skill, needs_.level(skill)) -
                                                     needs_.minutes_to(skill, level));
            }
            needs_.go_back(here);
            members.push_back(std::move(member));
        }
        std::ranges::stable_sort(members, {}, &Member::minutes);
        return members;
    }

    /// What all open choices together add at least: a skill's minutes are shared among the choices that may need it.
    static std::int64_t shared_bound(const std::vector<OpenChoice>& open) {
        std::map<SkillIndex, std::int64_t> sharers;
        for (const OpenChoice& one : open) {
            std::vector<SkillIndex> mine;
            for (const Member& member : one.members) {
                for (const auto& [skill, minutes] : member.parts) mine.push_back(skill);
            }
            std::ranges::sort(mine);
            mine.erase(std::ranges::unique(mine).begin(), mine.end());
            for (const SkillIndex skill : mine) ++sharers[skill];
        }
        std::int64_t bound = 0;
        for (const OpenChoice& one : open) {
            std::int64_t least = no_plan;
            for (const Member& member : one.members) {
                std::int64_t share = 0;
                for (const auto& [skill, minutes] : member.parts) share += minutes / sharers.at(skill);
                least = std::min(least, share);
            }
            bound += least;
        }
        return bound;
    }

    static constexpr std::int64_t no_plan = std::int64_t{1} << 62;

    Needs& needs_;
    int steps_left_;
    bool is_stopped_ = false;
    bool is_first_ = true;
    std::int64_t best_ = no_plan;
    std::int64_t root_bound_ = 0;
    std::vector<std::pair<Needs::Choice, SkillIndex>> taken_;
    std::vector<std::pair<Needs::Choice, SkillIndex>> best_taken_;
};

}  // namespace

std::int64_t take_shortest(Needs& needs, int steps_max) {
    if (!needs.graph().has_alternatives()) return 0;
    return Search(needs, steps_max).run();
}

}  // namespace cairn::graph
