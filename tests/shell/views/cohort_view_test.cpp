#include "shell/views/cohort_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::views;

namespace {

PersonBuilder an_organiser(std::string_view name) { return {name, role_organiser}; }

/// Two learners want Lena, who has one place and whom Bo has; Omar is free only later.
ModelBuilder a_programme() {
    return a_model()
        .with(an_organiser("Hana"))
        .with(a_learner("Yue").free_at("Mon 18:00-20:00"))
        .with(a_learner("Bo").free_at("Mon 18:00-22:00"))
        .with(a_coach("Lena").with_capacity(1).free_at("Mon 18:00-20:00"))
        .with(a_coach("Omar").with_capacity(1).free_at("Mon 20:00-22:00"))
        .with_request("Bo", "Lena", RequestState::confirmed);
}

CohortView matched(const Model& model, const CohortFilter& filter = {}, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Hana"), language};
    const ViewInput input = eyes.input();
    return build_cohort_view(input, filter, solve_cohort(input, filter.scenario));
}

CohortFilter not_keeping() {
    CohortFilter filter;
    filter.scenario.options.keeps_standing = false;
    return filter;
}

/// What the table shows, one learner a line.
std::string table_of(const CohortView& view) {
    std::string out;
    for (const CohortRow& row : view.rows) {
        out += row.name + ": ";
        if (!row.from.empty()) out += row.from + " -> ";
        out += (row.coach.empty() ? "nobody" : row.coach) + " " + row.change + " | " + row.reason + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("today's pairs are kept, and whoever gets nobody is told why") {
    const CohortView view = matched(a_programme());
    REQUIRE(view.is_matched);
    CHECK(view.headline == "This is how the pairs stand today");
    CHECK(table_of(view) == "Yue: nobody  | 1 possible coach, every place taken.\n"
                            "Bo: Lena same | Today’s pair is kept.\n");
    CHECK(view.proof == "Proven optimal");
    CHECK(view.proof_line == "No assignment under these rules has a higher sum, over all 4 pairs.");
    CHECK(view.publish.pairs.empty());
    CHECK(view.rows[1].is_kept);
    CHECK(view.shows == std::array<std::string, 4>{"All 2", "Changed 0", "Locked 1", "No coach 1"});
}

TEST_CASE("when pairs may move, the headline counts and every change has its reason") {
    const CohortView view = matched(a_programme(), not_keeping());
    CHECK(view.headline == "1 person gets a coach, 1 moves, 0 stay");
    CHECK(table_of(view) == "Bo: Lena -> Omar 0.0 | Scores the same as with Lena.\n"
                            "Yue: Lena new | Had no coach until now.\n");
    REQUIRE(view.publish.pairs.size() == 2);
    CHECK(view.publish.actor == person_named("Hana"));
    CHECK(view.publish_line == "2 pairs begin and 1 pair ends, in one step that you can undo.");
    REQUIRE(view.figures.size() == 6);
    CHECK(view.figures[3].value == "0");
    CHECK(view.figures[3].compared == "today 1");
    CHECK(view.figures[3].tone == CohortTone::better);
    const CohortView chinese = matched(a_programme(), not_keeping(), Language::chinese);
    CHECK(chinese.headline == "1 人将有教练，1 人换教练，0 人不变");
    CHECK(chinese.rows[1].reason == "之前没有教练。");
}

TEST_CASE("a match can be taken away as a table and as a proof, and where there is none, as nothing") {
    const ModelBuilder model = a_programme();
    LearningEyes eyes{model, person_named("Hana")};
    const ViewInput input = eyes.input();
    const CohortSolution solution = solve_cohort(input, not_keeping().scenario);
    const std::string csv = cohort_csv(input, solution, matching::MatchMode::best_total);
    CHECK(csv.find("Learner,Coach,Score,Shared minutes a week,Coach before,Locked,Reason") != std::string::npos);
    CHECK(csv.find("Bo,Omar,") != std::string::npos);
    CHECK(cohort_record(input, solution, matching::MatchMode::best_total).starts_with("cairn-match 1\nmode total\n"));
    CHECK(cohort_csv(input, {}, matching::MatchMode::best_total).empty());
    CHECK(cohort_record(input, {}, matching::MatchMode::best_total).empty());
}

TEST_CASE("what is shown can be narrowed") {
    CohortFilter filter;
    filter.show = CohortShow::unplaced;
    CHECK(table_of(matched(a_programme(), filter)).starts_with("Yue"));
    filter.show = CohortShow::locked;
    CHECK(table_of(matched(a_programme(), filter)).starts_with("Bo"));
    filter.show = CohortShow::changes;
    CHECK(matched(a_programme(), filter).rows.empty());
}

TEST_CASE("each way to match names its own proof") {
    CohortFilter filter = not_keeping();
    filter.scenario.mode = matching::MatchMode::fairest;
    CHECK(matched(a_programme(), filter).proof == "Proven fairest");
    filter.scenario.mode = matching::MatchMode::stable;
    const CohortView stable = matched(a_programme(), filter);
    CHECK(stable.proof == "Proven stable");
    CHECK(stable.is_proven);
}

TEST_CASE("a promise stands in every match; one that a rule forbids is told with the rule") {
    ModelBuilder model = a_programme();
    model.model().profiles.at_or_new(person_named("Bo")).promised_coach = person_named("Omar");
    const CohortView view = matched(model);
    CHECK(table_of(view) == "Bo: Lena -> Omar 0.0 | Promised by an organiser.\n"
                            "Yue: Lena new | Had no coach until now.\n");
    CHECK(view.rows[0].is_promised);
    CHECK_FALSE(view.rows[0].lock.coach);  // the button takes the promise back
    CHECK(view.rows[1].lock.coach == person_named("Lena"));
    model.model().profiles.at_or_new(person_named("Yue")).promised_coach = person_named("Omar");
    const CohortView conflict = matched(model);
    CHECK_FALSE(conflict.is_matched);
    CHECK(conflict.headline == "These rules contradict each other");
    CHECK(conflict.conflict ==
          std::vector<std::string>{"Yue is promised Omar.", "Yue must not have Omar: too few shared hours."});
}

TEST_CASE("places that are too few for everybody are told in one line") {
    ModelBuilder model = a_programme();
    for (int i = 0; i < 6; ++i) {
        model.with(a_coach("Coach " + std::to_string(i)).with_capacity(1))
            .with(a_learner("Learner " + std::to_string(i)));
    }
    model.with(a_learner("Ana")).with(a_learner("Ida"));
    CohortFilter filter = not_keeping();
    filter.scenario.places_everybody = true;
    const CohortView view = matched(model, filter);
    REQUIRE_FALSE(view.is_matched);
    CHECK(std::ranges::contains(view.conflict, "Everybody gets a coach, 10 learners in all."));
    CHECK(std::ranges::any_of(view.conflict, [](const std::string& line) { return line.ends_with("places in all."); }));
}

TEST_CASE("weights are turned as they are felt, and compared with what is usual") {
    CohortFilter filter;
    set_cohort_weight(filter.scenario.options.weights, matching::TermKind::same_team, 30);
    CHECK(filter.scenario.options.weights.same_team == -30);
    const CohortView view = matched(a_programme(), filter);
    CHECK_FALSE(view.is_usual);
    const auto team = std::ranges::find(view.weights, matching::TermKind::same_team, &CohortWeight::term);
    REQUIRE(team != view.weights.end());
    CHECK(team->value == 30);
    CHECK(team->words == "4 → 30");
    filter.scenario.options.weights = {.skills = 0, .shared_time = 0, .language = 0};
    CHECK(matched(a_programme(), filter).headline == "These weights cannot be used");
}

TEST_CASE("nobody but organisers sees a match, and without people there is none") {
    const ModelBuilder model = a_programme();
    LearningEyes eyes{model, person_named("Yue")};
    const ViewInput input = eyes.input();
    const CohortView view = build_cohort_view(input, {}, solve_cohort(input, {}));
    CHECK_FALSE(view.is_organiser);
    CHECK(view.rows.empty());
    CHECK_FALSE(matched(a_model().with(an_organiser("Hana"))).has_people);
}

TEST_CASE("the sample programme is matched in every way, in both languages") {
    Model model = sample_programme();
    Profile& hana = model.profiles.at_or_new(person_named("Hana"));
    hana.exists = true;
    hana.roles = role_organiser;
    for (int mode = 0; mode < 3; ++mode) {
        CohortFilter filter = not_keeping();
        filter.scenario.mode = static_cast<matching::MatchMode>(mode);
        for (const Language language : {Language::english, Language::chinese}) {
            const CohortView view = matched(model, filter, language);
            REQUIRE(view.is_matched);
            CHECK(view.is_proven);
            CHECK(view.rows.size() == 120);
            CHECK(std::ranges::all_of(view.rows, [](const CohortRow& row) { return !row.reason.empty(); }));
        }
    }
}
