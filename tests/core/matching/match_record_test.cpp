// Reads and compares tests/core/matching/golden; tests/setup/verify_match_test.py checks the same files as a stranger
// would.

#include "core/matching/match_record.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/core/matching/random_programme.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

Cohort the_cohort() {
    Random random(801);
    const ModelBuilder model = a_random_programme(random, 12);
    std::vector<CohortLearner> learners{{person_named("yue"), random_needs(random)}};
    for (std::uint64_t i = 0; i < 12; ++i) {
        learners.push_back({person_named(numbered("coach ", i)), random_needs(random)});
    }
    return cohort_of(model, graph::SkillGraph(model), learners, noon);
}

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the records of a match are, byte for byte, those that are kept") {
    const Cohort cohort = the_cohort();
    const std::pair<MatchMode, std::string> modes[] = {
        {MatchMode::best_total, "total"}, {MatchMode::fairest, "fairest"}, {MatchMode::stable, "stable"}};
    for (const auto& [mode, name] : modes) {
        CohortScenario scenario;
        scenario.mode = mode;
        scenario.options.places_max = 1;
        const CohortMatch match = match_cohort(cohort, {}, scenario);
        REQUIRE(match.status == MatchStatus::matched);
        REQUIRE(match.is_proven);
        const std::string path = std::string(CAIRN_SOURCE_DIR) + "/tests/core/matching/golden/" + name + ".txt";
        const std::string record = match_record(cohort, match, mode);
        if (std::getenv("CAIRN_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << record;
        INFO(name);
        CHECK(record == file_text(path));
    }
}
