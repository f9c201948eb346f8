#include "shell/views/coaches_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "shell/views/requests_view.hpp"
#include "shell/views/route.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_coach;
using test::a_learner;
using test::person_named;

namespace {

/// Looks at a model through one person's eyes.
struct Eyes {
    const Model& model;
    ProfileId me;
    Language language = Language::english;
    app::Indices indices = {};
    text::Text text{language};

    ViewInput input() {
        indices.begin(model, test::noon);
        return {model, indices, text, me, test::noon};
    }
};

test::ModelBuilder a_programme() {
    auto model = test::a_model()
                     .with_chain({"loops", "threads", "consensus"})
                     .with(a_learner("Yue").speaking("zh;en").free_at("Mon 18:00-22:00;Thu 18:00-22:00"))
                     .with(a_coach("Marta")
                               .at_level("consensus", 5)
                               .at_level("threads", 5)
                               .at_level("loops", 5)
                               .free_at("Mon 18:00-22:00;Thu 18:00-22:00")
                               .speaking("en;zh")
                               .with_years(20))
                     .with(a_coach("Samuel").at_level("threads", 3).free_at("Mon 18:00-20:00").speaking("en"))
                     .with(a_coach("Full").with_capacity(0).at_level("threads", 5).free_at("Mon 18:00-20:00"));
    Goal& goal = model.model().goals.at_or_new(goal_id(person_named("Yue")));
    goal.exists = true;
    goal.learner = person_named("Yue");
    goal.targets[test::skill_named("consensus")] = 3;
    goal.weekly_minutes = 360;
    return model;
}

/// Tenths of a point as the screen shows them: "+36.0" → 360, "−2.4" → -24.
std::int64_t shown_tenths(std::string_view text) {
    std::int64_t value = 0;
    const bool is_negative = text.starts_with("\u2212");
    for (const char c : text) {
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    }
    return is_negative ? -value : value;
}

}  // namespace

TEST_CASE("The parts of a score add up to it as they are shown, for every coach in either language") {
    const auto model = a_programme();
    for (const Language language : {Language::english, Language::chinese}) {
        for (const char* name : {"Marta", "Samuel", "Full"}) {
            Eyes eyes{model, person_named("Yue"), language};
            const CoachesView view = build_coaches_view(eyes.input(), {.selected = person_named(name)});
            REQUIRE(view.has_detail);
            REQUIRE(view.detail.name == name);
            std::int64_t sum = 0;
            for (const TermRow& term : view.detail.terms) sum += shown_tenths(term.value_text);
            CHECK(sum == shown_tenths(view.detail.total));
        }
    }
}

TEST_CASE("Coaches who fail a rule are counted, shown when asked for, and say which rule") {
    const auto model = a_programme();
    Eyes eyes{model, person_named("Yue")};
    const CoachesView folded = build_coaches_view(eyes.input(), {});
    REQUIRE(folded.rows.size() == 2);
    CHECK(folded.rows[0].name == "Marta");
    CHECK(folded.failing.empty());
    CHECK(folded.failing_text == "1 more did not pass a rule");
    const CoachesView open = build_coaches_view(eyes.input(), {.show_failing = true});
    REQUIRE(open.failing.size() == 1);
    CHECK(open.failing[0].failed == "No free place.");
    const CoachesView full = build_coaches_view(eyes.input(), {.selected = person_named("Full")});
    CHECK_FALSE(full.detail.can_request);
    CHECK(full.detail.request_reason == "No free place.");
}

TEST_CASE("Shared hours are told once for days that share them, in the learner's clock") {
    const auto model = a_programme();
    Eyes eyes{model, person_named("Yue")};
    const CoachesView view = build_coaches_view(eyes.input(), {.selected = person_named("Marta")});
    CHECK(view.detail.shared_text == "8 h a week");
    CHECK(view.detail.shared_summary == "Mon, Thu 18:00 to 22:00");
    CHECK(view.detail.week[0][18] == matching::Meet::both);
    CHECK(view.detail.week[1][18] == matching::Meet::none);
}

TEST_CASE("The first coach needs no explanation, the second says how far behind it is") {
    const auto model = a_programme();
    Eyes eyes{model, person_named("Yue")};
    CHECK(build_coaches_view(eyes.input(), {.selected = person_named("Marta")}).detail.why_not_title.empty());
    const CoachDetail second = build_coaches_view(eyes.input(), {.selected = person_named("Samuel")}).detail;
    CHECK(second.why_not_title == "Why not Samuel?");
    CHECK(second.why_not_text.find("Ranked 2") == 0);
    CHECK_FALSE(second.why_not_changes.empty());
}

TEST_CASE("Who does not learn is told so, and an empty programme says what to do") {
    const auto model = a_programme();
    Eyes coach{model, person_named("Marta")};
    CHECK(build_coaches_view(coach.input(), {}).state == CoachesView::State::not_a_learner);
    const auto alone = test::a_model().with(a_learner("Yue"));
    Eyes learner{alone, person_named("Yue")};
    CHECK(build_coaches_view(learner.input(), {}).state == CoachesView::State::no_coaches);
}

TEST_CASE("A request waits for whose turn it is, and offers only the steps of that side") {
    struct Row {
        RequestState state;
        const char* who;
        bool waits;
        std::vector<RequestStep> steps;
    };
    const std::vector<Row> rows{
        {RequestState::sent, "Yue", false, {RequestStep::withdraw}},
        {RequestState::sent, "Marta", true, {RequestStep::accept, RequestStep::decline}},
        {RequestState::accepted, "Yue", true, {RequestStep::confirm, RequestStep::withdraw}},
        {RequestState::accepted, "Marta", false, {}},
        {RequestState::confirmed, "Yue", false, {RequestStep::end}},
        {RequestState::confirmed, "Marta", false, {RequestStep::end}},
        {RequestState::declined, "Yue", false, {}},
        {RequestState::withdrawn, "Marta", false, {}},
        {RequestState::ended, "Yue", false, {}},
    };
    for (const Row& row : rows) {
        const auto model = a_programme().with_request("Yue", "Marta", row.state);
        Eyes eyes{model, person_named(row.who)};
        const RequestsView view = build_requests_view(eyes.input());
        CAPTURE(static_cast<int>(row.state), row.who);
        REQUIRE(view.waiting.size() + view.open.size() + view.closed.size() == 1);
        CHECK(view.waiting.size() == (row.waits ? 1 : 0));
        CHECK(waiting_request_count(model, person_named(row.who)) == (row.waits ? 1 : 0));
        const auto& card = !view.waiting.empty() ? view.waiting[0] : !view.open.empty() ? view.open[0] : view.closed[0];
        CHECK(card.steps == row.steps);
    }
}

TEST_CASE("A route survives being written and read, and nonsense leads to today") {
    for (int page = 0; page <= static_cast<int>(Page::profile); ++page) {
        for (const Id object : {Id{}, Id{7, 9}}) {
            const Route route{static_cast<Page>(page), object};
            CHECK(parse_route(format_route(route)) == route);
            CHECK(parse_route(href(route)) == route);
        }
    }
    CHECK(parse_route("").page == Page::today);
    for (const char* address : {"/nowhere/zz", "/coaches/zz", "/coaches/1/2", "/导师"}) {
        CAPTURE(address);
        CHECK(parse_route(address).page == Page::not_found);
        CHECK(format_route(parse_route(address)) == address);
    }
    CHECK(parse_route("/coaches/") == Route{Page::coaches, {}});
}
