#include "core/matching/row_scan.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/base/random.hpp"
#include "core/matching/assignment.hpp"

using namespace cairn;
using namespace cairn::matching;

TEST_CASE("what lanes find in a row is what one finds going through it") {
    Random random(131);
    for (int round = 0; round < 2000; ++round) {
        const auto count = static_cast<std::int32_t>(random.below(70));
        const std::int64_t most = random.chance(500'000) ? 5 : score_max;
        std::vector<std::int32_t> scores, prices;
        for (std::int32_t i = 0; i < count; ++i) {
            scores.push_back(random.chance(100'000) ? forbidden_score
                                                    : static_cast<std::int32_t>(random.between(0, most)));
            prices.push_back(static_cast<std::int32_t>(random.between(-most, most)));
        }
        const auto outside = static_cast<std::int32_t>(random.between(-most, most));
        BestTwo expected{outside, outside, -1};
        std::vector<std::int32_t> expected_from;
        for (std::int32_t i = 0; i < count; ++i) {
            const std::int32_t gain = scores[static_cast<std::size_t>(i)] - prices[static_cast<std::size_t>(i)];
            if (gain >= outside) expected_from.push_back(i);
            expected.second = std::max(expected.second, std::min(gain, expected.best));
            if (gain <= expected.best) continue;
            expected.best = gain;
            expected.coach = i;
        }
        const BestTwo found = best_two(scores.data(), prices.data(), count, outside);
        REQUIRE(found.best == expected.best);
        REQUIRE(found.second == expected.second);
        REQUIRE(found.coach == expected.coach);
        std::int32_t most_gain = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) most_gain = std::max(most_gain, scores[i] - prices[i]);
        REQUIRE(best_gain(scores.data(), prices.data(), count) == most_gain);
        std::vector<std::int32_t> from(scores.size());
        from.resize(static_cast<std::size_t>(coaches_from(scores.data(), prices.data(), count, outside, from.data())));
        REQUIRE(from == expected_from);
        REQUIRE(scores_in_range(scores.data(), count));
        if (count == 0) continue;
        scores[random.below(scores.size())] = random.chance(500'000) ? -1 : score_max + 1;
        REQUIRE_FALSE(scores_in_range(scores.data(), count));
    }
}
