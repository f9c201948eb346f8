#include "shell/views/proposals_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/app/decide.hpp"
#include "core/model/write_list.hpp"
#include "shell/views/route.hpp"
#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::views;

namespace {

const ProfileId wang{exchange::sample_id("learner", "wang_jun")};
const ProfileId lin{exchange::sample_id("learner", "lin_yue")};
const ProfileId marta{exchange::sample_id("coach", "marta_okafor")};
const ProposalId split_async{exchange::sample_id("proposal", "split_async")};
const ProposalId metrics_first{exchange::sample_id("proposal", "metrics_first")};
const SkillId rust_async{exchange::sample_id("skill", "rust_async")};

std::string text_of(const std::vector<ChangeRow>& rows) {
    std::string out;
    for (const ChangeRow& row : rows)
        out += row.words + " [" + row.tag + "]" + (row.verdict.empty() ? "" : " !" + row.verdict) + "\n";
    return out;
}

void carry_out(Model& model, const app::Command& command) {
    Random random(3);
    const auto decision = app::decide(model, command, {noon, &random});
    REQUIRE(decision);
    for (const Write& write : decision->writes) set_register(model, write.key, write.value);
}

/// A coach who reviews what is said about a skill.
ProfileId reviewer_of(const Model& model, ProposalId proposal) {
    const auto reviewers = graph::reviewers_of(model, *model.proposals.find(proposal));
    REQUIRE_FALSE(reviewers.empty());
    return reviewers.front();
}

}  // namespace

TEST_CASE("a proposal says what it would change, why, and what that does to plans") {
    const Model model = sample_programme();
    LearningEyes eyes{model, lin};
    const ProposalDetailView view = build_proposal_detail_view(eyes.input(), split_async);
    CHECK(view.title == "Split Async Rust in two");
    CHECK(view.line == "Wang Jun 王俊, 1 November");
    CHECK(view.against == "Changes against v1");
    CHECK(text_of(view.rows) == "Async Rust to Futures, polling [new name]\n"
                                "Async runtimes [new skill]\n"
                                "Async Rust to Async runtimes [new edge]\n"
                                "Async Rust to Rust services with Tower [edge removed]\n"
                                "Async runtimes to Rust services with Tower [new edge]\n");
    CHECK_FALSE(view.is_blocked);
    CHECK(view.effect.title == "What it does to 120 plans");
    CHECK_FALSE(view.effect.longer.empty());
    CHECK(view.reviewers.starts_with("Can decide: "));
    CHECK_FALSE(view.may_review);
    CHECK_FALSE(view.may_withdraw);
    CHECK(build_proposal_detail_view(LearningEyes{model, wang}.input(), split_async).may_withdraw);
    LearningEyes chinese{model, lin, Language::chinese};
    CHECK(build_proposal_detail_view(chinese.input(), split_async).title == "将“异步 Rust”一分为二");
    CHECK_FALSE(build_proposal_detail_view(eyes.input(), ProposalId{Id{4, 4}}).exists);
}

TEST_CASE("whoever reviews the area finds it waiting, and what was decided among the versions") {
    Model model = sample_programme();
    const ProfileId reviewer = reviewer_of(model, metrics_first);
    CHECK(waiting_proposal_count(model, reviewer) >= 1);
    CHECK(waiting_proposal_count(model, lin) == 0);
    CHECK(open_proposal_count(model) == 2);
    const ProposalsView before = build_proposals_view(LearningEyes{model, lin}.input(), {});
    CHECK(before.waiting.empty());
    REQUIRE(before.open.size() == 2);
    CHECK(before.open[0].id == split_async);
    CHECK(before.version == "v1");

    carry_out(model, app::AcceptProposal{metrics_first, reviewer, "Seen it too."});
    LearningEyes eyes{model, reviewer};
    const ProposalsView after = build_proposals_view(eyes.input(), {});
    REQUIRE(after.closed.size() == 1);
    CHECK(after.closed[0].state == "Accepted");
    CHECK(after.version == "v2");
    REQUIRE(after.versions.size() == 2);
    CHECK(after.versions[0].number == "v2");
    CHECK(after.versions[0].title == "Metrics and dashboards before Incident response");
    CHECK(after.versions[1].title == "As it was brought here");
    const ProposalDetailView detail = build_proposal_detail_view(eyes.input(), metrics_first);
    CHECK(detail.may_revert);
    CHECK(detail.note == "Seen it too.");
    CHECK(detail.decided.ends_with(" accepted, 2 November"));
    CHECK(build_proposal_detail_view(eyes.input(), split_async).against == "Made for v1. The map is at v2 now.");
}

TEST_CASE("the form proposes what it shows, and says what is missing until it is complete") {
    const Model model = sample_programme();
    LearningEyes eyes{model, lin};
    const auto form = [&](const ProposalDraft& draft) { return build_proposal_form(eyes.input(), draft); };
    ProposalDraft draft{.is_open = true};
    CHECK(form(draft).problem == "Give it a title.");
    draft.english = "Async runtimes";
    CHECK(form(draft).problem == "Say what you saw.");
    draft.evidence = "I saw it.";
    CHECK(form(draft).problem.empty());
    CHECK(text_of(form(draft).rows) == "Async runtimes [new skill]\n");
    draft.english = "async rust";
    CHECK(form(draft).problem == "Another skill has this title");

    draft = {.is_open = true, .kind = ProposalKind::split, .skill = rust_async, .evidence = "I saw it."};
    CHECK(form(draft).problem == "Give it a title.");
    draft.second_chinese = "异步运行时";
    CHECK(form(draft).problem.empty());
    CHECK(text_of(form(draft).rows) == "异步运行时 [new skill]\n"
                                       "Async Rust to 异步运行时 [new edge]\n"
                                       "Async Rust to Rust services with Tower [edge removed]\n"
                                       "异步运行时 to Rust services with Tower [new edge]\n");

    draft = {.is_open = true, .kind = ProposalKind::disconnect, .other = rust_async, .evidence = "I saw it."};
    CHECK(form(draft).problem == "Choose what it is about.");
    REQUIRE(form(draft).before_other.size() == 2);
    draft.skill = form(draft).before_other[0].id;
    CHECK(form(draft).problem.empty());

    // Whatever is offered as complete is taken.
    Model after = model;
    carry_out(after, form(draft).command);
    CHECK(open_proposal_count(after) == 3);
}

TEST_CASE("a new edge may be one way of several") {
    const Model model = sample_programme();
    LearningEyes eyes{model, wang};
    const auto known = std::ranges::find_if(
        model.prerequisites.rows(), [](const Prerequisite& edge) { return edge.exists && edge.alternative == 0; });
    ProposalDraft draft{.is_open = true,
                        .kind = ProposalKind::connect,
                        .skill = SkillId{exchange::sample_id("skill", "git")},
                        .other = known->after,
                        .instead_of = known->before,
                        .evidence = "Either was enough for me."};
    const ProposalForm form = build_proposal_form(eyes.input(), draft);
    CHECK(form.way_index > 0);
    CHECK(form.ways.size() == form.before_other.size() + 1);
    REQUIRE(form.command.changes.size() == 1);
    CHECK(form.command.changes[0].instead_of == known->before);
    CHECK(form.rows[0].words.find(" or ") != std::string::npos);
    // what is not needed there cannot be replaced
    draft.instead_of = draft.skill;
    CHECK_FALSE(build_proposal_form(eyes.input(), draft).command.changes[0].instead_of);
}

TEST_CASE("skills that would need themselves are named before anybody sends it") {
    const Model model = sample_programme();
    LearningEyes eyes{model, marta};
    const ProposalDraft draft{.is_open = true,
                              .kind = ProposalKind::connect,
                              .skill = SkillId{exchange::sample_id("skill", "rust_services")},
                              .other = rust_async,
                              .evidence = "I saw it."};
    const ProposalForm form = build_proposal_form(eyes.input(), draft);
    CHECK(form.problem == "Skills would need themselves");
    CHECK(text_of(form.rows).find("!Skills would need themselves") != std::string::npos);
}
