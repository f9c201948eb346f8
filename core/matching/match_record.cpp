#include "core/matching/match_record.hpp"

#include <type_traits>

#include "core/base/assert.hpp"
#include "core/crypto/hash.hpp"

namespace cairn::matching {
namespace {

std::string_view mode_word(MatchMode mode) {
    switch (mode) {
        case MatchMode::best_total: return "total";
        case MatchMode::fairest: return "fairest";
        case MatchMode::stable: return "stable";
    }
    return {};
}

class Lines {
public:
    template <class... Part>
    void line(const Part&... parts) {
        bool is_first = true;
        const auto add = [&](const auto& part) {
            if (!is_first) text_ += ' ';
            is_first = false;
            if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(part)>>) {
                text_ += std::to_string(part);
            } else {
                text_ += part;
            }
        };
        (add(parts), ...);
        text_ += '\n';
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// "12 x 40": the scores of one learner, an x where the pair must not be.
std::string row_words(const std::int32_t* scores, std::size_t count) {
    std::string words;
    for (std::size_t coach = 0; coach < count; ++coach) {
        if (coach > 0) words += ' ';
        words += scores[coach] < 0 ? "x" : std::to_string(scores[coach]);
    }
    return words;
}

std::string numbers(const std::vector<std::int32_t>& values) {
    std::string words;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) words += ' ';
        words += std::to_string(values[i]);
    }
    return words;
}

}  // namespace

std::string match_record(const Cohort& cohort, const CohortMatch& match, MatchMode mode) {
    CAIRN_ASSERT(match.status == MatchStatus::matched);
    const std::size_t coaches = cohort.coaches.size();
    std::vector<std::int32_t> locked(cohort.learners.size(), no_coach);
    for (const Lock& lock : match.locks) locked[static_cast<std::size_t>(lock.learner)] = lock.coach;

    Lines lines;
    lines.line("cairn-match", 1);
    lines.line("mode", mode_word(mode));
    lines.line("placed_min", match.placed_min);
    lines.line("coaches", coaches);
    for (std::size_t coach = 0; coach < coaches; ++coach) {
        lines.line("coach", to_hex(cohort.coaches[coach].id), match.scores.places[coach], match.places_min[coach]);
    }
    lines.line("learners", cohort.learners.size());
    for (std::size_t learner = 0; learner < cohort.learners.size(); ++learner) {
        lines.line("learner", to_hex(cohort.learners[learner].id), locked[learner]);
        lines.line("scores", row_words(match.scores.scores.data() + learner * coaches, coaches));
        if (mode == MatchMode::stable) {
            lines.line("wanted", row_words(match.scores.coach_scores.data() + learner * coaches, coaches));
        }
    }
    const std::string hash = crypto::hash_hex(as_bytes(lines.text()));
    lines.line("input", hash);
    lines.line("match", numbers(match.coach_of));
    lines.line("total", match.total);
    if (mode == MatchMode::stable) return lines.text();
    if (mode == MatchMode::fairest) {
        lines.line("placed", match.placed);
        lines.line("floor", match.floor);
        lines.line("placed_prices", match.placed_proof.placed_price, numbers(match.placed_proof.coach_price));
        if (match.floor_proof) {
            lines.line("floor_prices", match.floor_proof->placed_price, numbers(match.floor_proof->coach_price));
        }
    }
    lines.line("prices", match.placed_price, numbers(match.coach_price));
    return lines.text();
}

}  // namespace cairn::matching
