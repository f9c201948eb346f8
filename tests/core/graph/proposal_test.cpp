#include "core/graph/proposal.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/graph/skill_graph.hpp"
#include "core/model/schema.hpp"
#include "tests/core/support/builders.hpp"
#include "tests/core/support/random_graph.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;
using enum ChangeKind;
using enum ChangeVerdict;

namespace {

GraphChange change(ChangeKind kind, std::string_view skill, std::string_view other = {}) {
    GraphChange out{.kind = kind, .skill = skill_named(skill)};
    if (!other.empty()) out.other = skill_named(other);
    if (kind == add_skill) out.title.english = skill;
    return out;
}

GraphChange renamed(std::string_view skill, std::string_view title) {
    GraphChange out = change(rename_skill, skill);
    out.title.english = title;
    return out;
}

GraphChanges numbered(std::initializer_list<GraphChange> changes) {
    GraphChanges out;
    for (const GraphChange& one : changes) out.emplace(std::ssize(out), one);
    return out;
}

Model after(const Model& model, std::initializer_list<GraphChange> changes) {
    return model_after(model, preview_changes(model, numbered(changes)).writes);
}

bool needs(const Model& model, std::string_view before, std::string_view after) {
    const SkillGraph graph(model);
    const SkillIndex from = graph.index_of(skill_named(before));
    const SkillIndex to = graph.index_of(skill_named(after));
    return from != no_skill && to != no_skill && std::ranges::contains(graph.prerequisites(to), from);
}

GraphProposal& propose(Model& model, std::string_view name, std::string_view author,
                       std::initializer_list<GraphChange> changes) {
    GraphProposal& proposal = model.proposals.at_or_new(ProposalId{id_of_text("test proposal", name)});
    proposal.exists = true;
    proposal.author = person_named(author);
    proposal.changes = numbered(changes);
    return proposal;
}

ProposalId proposal_named(std::string_view name) { return ProposalId{id_of_text("test proposal", name)}; }

}  // namespace

TEST_CASE("every change is judged on the graph as the one before leaves it") {
    const Model model = a_model().with_chain({"git", "rust", "tower"});
    const struct {
        const char* what;
        std::initializer_list<GraphChange> changes;
        std::vector<ChangeVerdict> expected;
    } rows[] = {
        {"a new skill and an edge to it",
         {change(add_skill, "futures"), change(add_prerequisite, "rust", "futures")},
         {applies, applies}},
        {"an edge to a skill that comes later",
         {change(add_prerequisite, "rust", "futures"), change(add_skill, "futures")},
         {skill_gone, applies}},
        {"a skill that is there", {change(add_skill, "rust")}, {already_so}},
        {"a title that another has",
         {[] {
             GraphChange twin = change(add_skill, "twin");
             twin.title.english = " RUST";
             return twin;
         }()},
         {title_taken}},
        {"a skill without a title",
         {[] {
             GraphChange bare = change(add_skill, "bare");
             bare.title = {};
             return bare;
         }()},
         {title_missing}},
        {"another name", {renamed("rust", "Rust basics")}, {applies}},
        {"the same name", {renamed("rust", "rust")}, {already_so}},
        {"a name for nothing", {renamed("cobol", "COBOL")}, {skill_gone}},
        {"no name", {renamed("rust", "")}, {title_missing}},
        {"a name that another has", {renamed("rust", "git")}, {title_taken}},
        {"the name of one that was renamed before",
         {renamed("git", "Version control"), renamed("rust", "git")},
         {applies, applies}},
        {"an edge that is there", {change(add_prerequisite, "git", "rust")}, {already_so}},
        {"an edge backwards", {change(add_prerequisite, "tower", "git")}, {closes_circle}},
        {"an edge backwards once the way is cut",
         {change(remove_prerequisite, "git", "rust"), change(add_prerequisite, "tower", "git")},
         {applies, applies}},
        {"an edge to itself", {change(add_prerequisite, "git", "git")}, {with_itself}},
        {"no edge to remove", {change(remove_prerequisite, "git", "tower")}, {already_so}},
        {"a merge of neighbours", {change(merge_skill, "git", "rust")}, {applies}},
        {"a merge that makes a circle", {change(merge_skill, "git", "tower")}, {closes_circle}},
        {"a merge into itself", {change(merge_skill, "git", "git")}, {with_itself}},
        {"a merge into nothing", {change(merge_skill, "git", "cobol")}, {skill_gone}},
        {"a merge twice",
         {change(merge_skill, "git", "rust"), change(merge_skill, "git", "rust")},
         {applies, already_so}},
        {"what only a newer version knows", {change(none, "git")}, {not_known}},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const ChangePreview preview = preview_changes(model, numbered(row.changes));
        CHECK(preview.verdicts == row.expected);
        CHECK(preview.is_blocked() == std::ranges::any_of(row.expected, graph::is_blocked));
        CHECK(preview.changes_nothing() == !std::ranges::contains(row.expected, applies));
    }
}

TEST_CASE("an edge beside another makes both alternatives, and taking it back makes the other needed again") {
    Model model =
        a_model().with_skill("git").with_skill("svn").with_skill("hg").with_skill("review").with_edge("git", "review");
    const auto either = [](std::string_view skill, std::string_view known) {
        GraphChange out = change(add_prerequisite, skill, "review");
        out.instead_of = skill_named(known);
        return out;
    };
    CHECK(preview_changes(model, numbered({either("svn", "hg")})).verdicts == std::vector{skill_gone});
    const ChangePreview preview = preview_changes(model, numbered({either("svn", "git"), either("hg", "svn")}));
    CHECK(preview.verdicts == std::vector{applies, applies});
    for (const Write& write : preview.writes) set_register(model, write.key, write.value);
    const auto alternative = [&](std::string_view skill) {
        return model.prerequisites.find(prerequisite_id(skill_named(skill), skill_named("review")))->alternative;
    };
    CHECK(alternative("git") == 1);
    CHECK(alternative("svn") == 1);
    CHECK(alternative("hg") == 1);
    CHECK(SkillGraph(model).has_alternatives());

    const ChangePreview merge =
        preview_changes(model, numbered({change(merge_skill, "svn", "hg"), change(merge_skill, "hg", "git")}));
    for (const Write& write : merge.writes) set_register(model, write.key, write.value);
    CHECK_FALSE(SkillGraph(model).has_alternatives());
    CHECK(SkillGraph(model).edge_count() == 1);
}

TEST_CASE("a split skill leaves what stood behind it where the proposal puts it") {
    const Model model = a_model().with_chain({"rust", "async", "tower"});
    const Model split =
        after(model, {renamed("async", "Futures, polling"), change(add_skill, "runtimes"),
                      change(add_prerequisite, "async", "runtimes"), change(remove_prerequisite, "async", "tower"),
                      change(add_prerequisite, "runtimes", "tower")});
    CHECK(split.skills.find(skill_named("async"))->title.english == "Futures, polling");
    CHECK(needs(split, "rust", "async"));
    CHECK(needs(split, "async", "runtimes"));
    CHECK(needs(split, "runtimes", "tower"));
    CHECK_FALSE(needs(split, "async", "tower"));
}

TEST_CASE("a merged skill takes along what people and courses have of it") {
    Model model = a_model()
                      .with_chain({"rust", "crates"})
                      .with_chain({"modules", "cargo"})
                      .with_edge("crates", "cargo")
                      .with(a_learner("lin").at_level("crates", 4).at_level("modules", 2))
                      .with(a_learner("wang").at_level("crates", 1).at_level("modules", 3))
                      .with(a_course("packages").teaching("crates", 3).with_lesson(0, 30))
                      .with_answer("lin", "crates", noon, true, 7)
                      .with_answer("lin", "crates", days_before_noon(2), false)
                      .with_answer("lin", "modules", days_before_noon(1), true);
    model.courses.at_or_new(course_named("packages")).lessons[0].skill = skill_named("crates");
    Goal& goal = model.goals.at_or_new(goal_id(person_named("lin")));
    goal.exists = true;
    goal.targets[skill_named("crates")] = 3;

    const Model merged = after(model, {change(merge_skill, "crates", "modules")});
    const SkillId modules = skill_named("modules");
    CHECK(merged.skills.find(skill_named("crates")) == nullptr);
    CHECK(SkillGraph(merged).size() == 3);
    CHECK(needs(merged, "rust", "modules"));
    CHECK(needs(merged, "modules", "cargo"));
    CHECK(merged.profiles.find(person_named("lin"))->levels.at(modules) == 4);
    CHECK(merged.profiles.find(person_named("wang"))->levels.at(modules) == 3);
    CHECK(merged.goals.find(goal.id)->targets.at(modules) == 3);
    const Course& course = *merged.courses.find(course_named("packages"));
    CHECK(course.teaches.at(modules) == 3);
    CHECK(course.lessons.at(0).skill == modules);
    const Practice& practice = *merged.practices.find(practice_id(person_named("lin"), modules));
    CHECK(practice.answers.size() == 3);
    CHECK(practice.answers.at(Id{static_cast<std::uint64_t>(noon.ms), 7}) == 1);
}

TEST_CASE("what proposals add never makes a skill need itself, and what is accepted once is not accepted again") {
    Random random(17);
    for (int round = 0; round < 200; ++round) {
        Model model = a_random_graph(random, {.skills = 8, .edges = 9, .may_have_circles = false});
        const SkillGraph graph(model);
        GraphChanges changes;
        for (int i = 0; i < 6; ++i) {
            const auto any = [&] { return graph.id(static_cast<SkillIndex>(random.below(graph.size()))); };
            const ChangeKind kinds[] = {merge_skill, add_prerequisite, add_prerequisite, remove_prerequisite};
            changes[i] = {.kind = kinds[random.below(4)], .skill = any(), .other = any()};
        }
        const ChangePreview preview = preview_changes(model, changes);
        const Model result = model_after(model, preview.writes);
        REQUIRE(SkillGraph(result).order().cycles.empty());
        GraphChanges applied;
        std::size_t at = 0;
        for (const auto& [number, one] : changes) {
            if (preview.verdicts[at++] == applies) applied.emplace(number, one);
        }
        // Later ones may have undone earlier ones; one alone is settled by itself.
        if (applied.size() != 1) continue;
        REQUIRE(preview_changes(result, applied).verdicts == std::vector{already_so});
        REQUIRE(is_still_so(result, applied.begin()->second));
        REQUIRE_FALSE(is_still_so(model, applied.begin()->second));
    }
}

TEST_CASE("coaches review the areas they coach in, organisers everything, nobody but organisers their own") {
    Model model =
        a_model().with_skills({"rust", "sql"}).with(a_learner("wang")).with(a_coach("marta").at_level("rust", 4));
    model.profiles.at_or_new(person_named("noor")) = a_coach("noor").at_level("rust", 3).at_level("sql", 5).profile();
    model.profiles.at_or_new(person_named("ana")) = PersonBuilder("ana", role_organiser).profile();
    model.skills.at_or_new(skill_named("rust")).area = AreaId{Id{7, 1}};
    model.skills.at_or_new(skill_named("sql")).area = AreaId{Id{7, 2}};

    const auto may = [&](const GraphProposal& proposal, std::string_view name) {
        return may_review(model, proposal, person_named(name));
    };
    const GraphProposal by_wang = propose(model, "p", "wang", {renamed("rust", "Rust")});
    CHECK(may(by_wang, "marta"));
    CHECK_FALSE(may(by_wang, "noor"));
    CHECK(may(by_wang, "ana"));
    CHECK_FALSE(may(by_wang, "wang"));
    CHECK_FALSE(may(by_wang, "nobody"));
    const auto reviewers = reviewers_of(model, by_wang);
    CHECK(reviewers.size() == 2);
    CHECK(std::ranges::contains(reviewers, person_named("marta")));

    CHECK_FALSE(may(propose(model, "q", "marta", {renamed("rust", "Rust")}), "marta"));
    CHECK(may(propose(model, "r", "ana", {renamed("rust", "Rust")}), "ana"));
    // A new skill without an area is any coach's business.
    CHECK(may(propose(model, "s", "wang", {change(add_skill, "knots")}), "noor"));
}

TEST_CASE("open proposals of which only one can be accepted are shown to each other") {
    Model model = a_model().with_chain({"git", "rust", "tower"});
    propose(model, "one name", "lin", {renamed("rust", "Rust basics")});
    propose(model, "another name", "wang", {renamed("rust", "Rust 1")});
    propose(model, "the same name", "noor", {renamed("rust", "Rust basics")});
    propose(model, "away", "lin", {change(merge_skill, "git", "rust")});
    propose(model, "onto it", "wang", {change(add_skill, "hooks"), change(add_prerequisite, "git", "hooks")});
    propose(model, "aside", "wang", {change(add_prerequisite, "git", "tower")});
    propose(model, "closed", "wang", {renamed("rust", "Rost")}).state = ProposalState::declined;
    const auto rivals = [&](std::string_view name) {
        std::vector<ProposalId> found = rivals_of(model, *model.proposals.find(proposal_named(name)));
        return found;
    };
    CHECK(rivals("one name") == std::vector{proposal_named("another name")});
    CHECK(std::ranges::contains(rivals("another name"), proposal_named("the same name")));
    CHECK(rivals("the same name") == std::vector{proposal_named("another name")});
    CHECK(std::ranges::contains(rivals("away"), proposal_named("onto it")));
    CHECK(rivals("aside").size() <= 1);
}

TEST_CASE("two edges that close a circle only together are rivals") {
    Model model = a_model().with_skills({"a", "b"});
    propose(model, "ab", "lin", {change(add_prerequisite, "a", "b")});
    propose(model, "ba", "wang", {change(add_prerequisite, "b", "a")});
    CHECK(rivals_of(model, *model.proposals.find(proposal_named("ab"))) == std::vector{proposal_named("ba")});
    CHECK(rivals_of(model, *model.proposals.find(proposal_named("ba"))) == std::vector{proposal_named("ab")});
}

TEST_CASE("versions count what was accepted and what was taken back, in the order of time") {
    Model model = a_model().with_skill("a");
    const auto decide = [&](std::string_view name, ProposalState state, std::int64_t at, std::int64_t back = 0) {
        GraphProposal& proposal = propose(model, name, "lin", {});
        proposal.state = state;
        proposal.reviewer = person_named("marta");
        proposal.decided_ms = at;
        proposal.reverted_ms = back;
        proposal.reverter = back != 0 ? person_named("ana") : ProfileId{};
    };
    CHECK(graph_version(model) == 1);
    decide("second", ProposalState::accepted, 200);
    decide("first", ProposalState::reverted, 100, 300);
    decide("open", ProposalState::open, 0);
    decide("refused", ProposalState::declined, 150);
    const std::vector<GraphVersion> expected{
        {2, proposal_named("first"), person_named("marta"), Instant{100}, false},
        {3, proposal_named("second"), person_named("marta"), Instant{200}, false},
        {4, proposal_named("first"), person_named("ana"), Instant{300}, true},
    };
    CHECK(graph_versions(model) == expected);
    CHECK(graph_version(model) == 4);
}
