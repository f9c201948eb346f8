#include <catch2/catch_test_macros.hpp>

#include "core/app/packed_writes.hpp"
#include "core/graph/proposal.hpp"
#include "tests/core/app/world.hpp"

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

namespace {

const SkillId joins = skill("joins");
const ProfileId organiser = person("Ana");

GraphChange added(SkillId id, std::string_view title) {
    GraphChange change{.kind = ChangeKind::add_skill, .skill = id, .minutes = 90};
    change.title.english = title;
    return change;
}

/// The world with an organiser in it, and levels and answers to merge.
struct Programme : World {
    Programme() {
        WriteList writes;
        put_person(writes, organiser, "Ana Reis", role_organiser, 0);
        writes.put_entry(lin, ProfileField::level, sql, 4);
        writes.put_entry(lin, ProfileField::level, go, 1);
        REQUIRE(store.dispatch(ImportFiles{writes.take()}, noon));
        REQUIRE(store.dispatch(RecordAnswer{lin, sql, true}, noon));
    }
    ProposalId propose(std::vector<GraphChange> changes) {
        const auto outcome = store.dispatch(ProposeChange{lin, "I passed, and could not do it.", std::move(changes)},
                                            after(noon, 1'000));
        REQUIRE(outcome);
        return ProposalId{outcome->subject};
    }
    Errc answer(const Command& command) {
        const auto outcome = store.dispatch(command, after(noon, 2'000));
        return outcome ? Errc::none : outcome.error().code;
    }
    /// All but the proposals themselves.
    [[nodiscard]] std::string rest() const {
        Model model = store.model();
        model.proposals = {};
        return model_text(model);
    }
    [[nodiscard]] const GraphProposal& at(ProposalId id) const { return *store.model().proposals.find(id); }
};

}  // namespace

TEST_CASE("a proposal changes nothing until a reviewer accepts it, and then what it says") {
    Programme programme;
    const std::string before = programme.rest();
    const ProposalId id = programme.propose(
        {added(joins, "Joins"), {.kind = ChangeKind::add_prerequisite, .skill = sql, .other = joins}});
    CHECK(programme.rest() == before);
    CHECK(programme.at(id).author == lin);
    CHECK(programme.at(id).changes.size() == 2);
    CHECK(programme.at(id).changes.at(0).title.english == "Joins");
    CHECK(programme.at(id).base_version == 1);

    REQUIRE(programme.answer(AcceptProposal{id, organiser, " Seen it too. "}) == Errc::none);
    CHECK(programme.store.model().skills.find(joins)->minutes == 90);
    CHECK(programme.store.model().prerequisites.find(prerequisite_id(sql, joins)) != nullptr);
    CHECK(programme.at(id).state == ProposalState::accepted);
    CHECK(programme.at(id).note == "Seen it too.");
    CHECK(graph::graph_version(programme.store.model()) == 2);
}

TEST_CASE("taking an accepted proposal back leaves everything as it was, also a merge") {
    Programme programme;
    for (const std::vector<GraphChange>& changes :
         {std::vector<GraphChange>{{.kind = ChangeKind::merge_skill, .skill = sql, .other = go}},
          {added(joins, "Joins"), {.kind = ChangeKind::add_prerequisite, .skill = go, .other = joins}},
          {{.kind = ChangeKind::rename_skill, .skill = go, .title = {.english = "Go 1.25", .chinese = "Go 语言"}}}}) {
        const std::string before = programme.rest();
        const ProposalId id = programme.propose(changes);
        REQUIRE(programme.answer(AcceptProposal{id, organiser, {}}) == Errc::none);
        CHECK(programme.rest() != before);
        REQUIRE(programme.answer(RevertProposal{id, organiser}) == Errc::none);
        // The rows that were made stay heard of, as entities that do not exist.
        Model model = programme.store.model();
        CHECK(model.skills.existing_count() == 2);
        CHECK(model.skills.find(go)->title.english == "Go");
        CHECK(model.profiles.find(lin)->levels.at(go) == 1);
        CHECK(model.practices.find(practice_id(lin, go)) == nullptr);
        CHECK(model.prerequisites.existing_count() == 0);
        CHECK(programme.at(id).state == ProposalState::reverted);
        CHECK(programme.at(id).reverter == organiser);
    }
    CHECK(graph::graph_version(programme.store.model()) == 7);
}

TEST_CASE("what was changed again since is not taken back under it") {
    Programme programme;
    const ProposalId first =
        programme.propose({{.kind = ChangeKind::rename_skill, .skill = go, .title = {.english = "Go basics"}}});
    REQUIRE(programme.answer(AcceptProposal{first, organiser, {}}) == Errc::none);
    const ProposalId second =
        programme.propose({{.kind = ChangeKind::rename_skill, .skill = go, .title = {.english = "Go, first steps"}}});
    REQUIRE(programme.answer(AcceptProposal{second, organiser, {}}) == Errc::none);
    CHECK(programme.at(second).changes.at(0).title_before.english == "Go basics");
    CHECK(programme.answer(RevertProposal{first, organiser}) == Errc::proposal_overtaken);
    REQUIRE(programme.answer(RevertProposal{second, organiser}) == Errc::none);
    CHECK(programme.answer(RevertProposal{first, organiser}) == Errc::none);
    CHECK(programme.store.model().skills.find(go)->title.english == "Go");
}

TEST_CASE("accepting is one step to undo") {
    Programme programme;
    const ProposalId id = programme.propose({{.kind = ChangeKind::merge_skill, .skill = sql, .other = go}});
    const std::string open = model_text(programme.store.model());
    REQUIRE(programme.answer(AcceptProposal{id, organiser, {}}) == Errc::none);
    REQUIRE(programme.store.undo(after(noon, 3'000)));
    CHECK(programme.at(id).state == ProposalState::open);
    CHECK(programme.store.model().skills.find(sql) != nullptr);
    REQUIRE(programme.store.redo(after(noon, 4'000)));
    CHECK(programme.at(id).state == ProposalState::accepted);
    REQUIRE(programme.answer(RevertProposal{id, organiser}) == Errc::none);
    CHECK(programme.store.model().skills.find(sql) != nullptr);
}

TEST_CASE("writes are packed and unpacked, and other texts are nothing") {
    const std::vector<Write> writes{{register_of(go, SkillField::minutes), std::int64_t{-7}},
                                    {register_of(go, SkillField::title_chinese), std::string("引路")},
                                    {register_of(go, SkillField::area), Id{1, 2}},
                                    {register_of(sql, SkillField::exists), std::monostate{}}};
    CHECK(unpack_writes(pack_writes(writes)) == writes);
    CHECK(unpack_writes(pack_writes({})) == std::vector<Write>{});
    for (const std::string& text : {std::string(), std::string("zz"), std::string("0"), pack_writes(writes) + "00",
                                    pack_writes(writes).substr(2)})
        CHECK_FALSE(unpack_writes(text));
}
