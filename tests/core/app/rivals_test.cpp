#include <catch2/catch_test_macros.hpp>

#include "tests/core/app/histories.hpp"

// What becomes of facts whose writers did not know of each other: rule by rule, whichever arrives first.

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

const ReplicaId ann = named<ReplicaId>("ann");
const ReplicaId bo = named<ReplicaId>("bo");
const ReplicaId cy = named<ReplicaId>("cy");

Batch batch_of(ReplicaId replica, std::uint64_t ticks, std::vector<Write> writes, std::vector<Seen> seen = {}) {
    Batch batch;
    batch.replica = replica;
    batch.sequence = ticks;
    batch.stamp = {ticks};
    batch.writes = std::move(writes);
    for (std::uint32_t i = 0; i < batch.writes.size(); ++i) {
        for (const Seen& item : seen) batch.seen.push_back({i, item});
    }
    return batch;
}

/// The state after these batches, after making sure that their order and their repetition are nothing to it.
State settled(std::vector<Batch> batches) {
    const State state = state_of(batches);
    Random random(7);
    for (int order = 0; order < 24; ++order) {
        std::vector<Batch> mixed = batches;
        mixed.push_back(batches[random.below(batches.size())]);
        shuffle(mixed, random);
        REQUIRE(state_digest(state_of(mixed)) == state_digest(state));
        REQUIRE(model_text(state_of(mixed).model) == model_text(state.model));
    }
    const auto decoded = decode_state(encode_state(state));
    REQUIRE(decoded);
    REQUIRE(model_text(decoded->model) == model_text(state.model));
    REQUIRE(state_digest(*decoded) == state_digest(state));
    return state;
}

const RegisterKey exists = register_of(go, SkillField::exists);
const RegisterKey minutes = register_of(go, SkillField::minutes);
const RegisterKey level = register_of(lin, ProfileField::level, go);
const RegisterKey summary = register_of(course, CourseField::summary_english);

Write put(const RegisterKey& key, Value value) { return {key, std::move(value)}; }
Value text(const char* words) { return std::string(words); }

TEST_CASE("of a plain field the later write is shown, and what lost is kept until somebody writes who saw both") {
    const Batch early = batch_of(ann, 10, {put(minutes, 60)});
    const Batch late = batch_of(bo, 12, {put(minutes, 90)});
    const State apart = settled({early, late});
    CHECK(apart.registers.find(minutes)->value == Value{90});
    REQUIRE(apart.registers.rivals(minutes));
    CHECK(apart.registers.rivals(minutes)->losers == std::vector<Register>{{60, {10}, ann}});

    const Batch joining = batch_of(cy, 13, {put(minutes, 75)}, {{ann, {10}}, {bo, {12}}});
    const State joined = settled({early, late, joining});
    CHECK(joined.registers.find(minutes)->value == Value{75});
    CHECK(joined.registers.rivals(minutes)->losers.empty());
}

TEST_CASE("what two replicas count at the same time adds up, whichever arrives first") {
    const EnrolmentId id = enrolment_id(lin, course);
    const auto counted = [&](ReplicaId replica, std::int64_t minutes_so_far) {
        return put(register_of(id, EnrolmentField::minutes_spent, replica), Value{minutes_so_far});
    };
    const Write is_there = put(register_of(id, EnrolmentField::exists), Value{std::int64_t{1}});
    const State state = settled({batch_of(ann, 10, {is_there, counted(ann, 30)}), batch_of(bo, 10, {counted(bo, 20)}),
                                 batch_of(ann, 12, {counted(ann, 45)})});
    const Enrolment* enrolment = state.model.enrolments.find(id);
    REQUIRE(enrolment);
    CHECK(enrolment->minutes_spent == std::map<ReplicaId, std::int64_t>{{ann, 45}, {bo, 20}});
    CHECK(merge_rule(register_of(id, EnrolmentField::minutes_spent, ann)) == MergeRule::counter);
}

TEST_CASE("a write that saw the other leaves no loser, whichever arrives first") {
    const State state =
        settled({batch_of(ann, 10, {put(minutes, 60)}), batch_of(bo, 12, {put(minutes, 90)}, {{ann, {10}}})});
    CHECK(state.registers.rivals(minutes)->losers.empty());
}

TEST_CASE("nobody has seen what is later than they are: such a claim counts for nothing") {
    const State state =
        settled({batch_of(ann, 20, {put(minutes, 60)}), batch_of(bo, 12, {put(minutes, 90)}, {{ann, {20}}}),
                 batch_of(ann, 21, {put(minutes, 30)}, {{bo, {12}}})});
    CHECK(state.registers.find(minutes)->value == Value{30});
}

TEST_CASE("an entry stays when somebody changed it while another, who did not know, removed it") {
    const Batch put_first = batch_of(ann, 10, {put(level, 2)});
    const Batch change = batch_of(ann, 11, {put(level, 3)});
    const Batch removal = batch_of(bo, 12, {put(level, {})}, {{ann, {10}}});
    const State kept = settled({put_first, change, removal});
    CHECK(kept.model.profiles.rows().front().levels.at(go) == 3);

    const Batch knowing = batch_of(bo, 12, {put(level, {})}, {{ann, {11}}});
    const State gone = settled({put_first, change, knowing});
    CHECK(gone.model.profiles.rows().front().levels.empty());
}

TEST_CASE("of prose written apart everything is shown, until somebody joins it") {
    const Batch first = batch_of(ann, 10, {put(summary, text("From the train."))});
    const Batch second = batch_of(bo, 12, {put(summary, text("From home."))});
    const State apart = settled({first, second});
    CHECK(apart.model.courses.rows().front().summary.english == "From the train.\n\nFrom home.");

    const Batch joining = batch_of(ann, 13, {put(summary, text("From both."))}, {{bo, {12}}});
    CHECK(settled({first, second, joining}).model.courses.rows().front().summary.english == "From both.");
}

TEST_CASE("a removed entity comes back with an edit that its remover had not seen, and only then") {
    const Batch created = batch_of(ann, 10, {put(exists, 1), put(minutes, 60)});
    const Batch edit = batch_of(cy, 11, {put(minutes, 90)}, {{ann, {10}}});
    const Batch blind = batch_of(bo, 12, {put(exists, {})}, {{ann, {10}}});
    const State back = settled({created, edit, blind});
    REQUIRE(back.model.skills.find(go));
    CHECK(back.model.skills.find(go)->minutes == 90);
    CHECK(back.removed.at(exists));

    const Batch knowing = batch_of(bo, 12, {put(exists, {})}, {{ann, {10}}, {cy, {11}}});
    const State gone = settled({created, edit, knowing});
    CHECK_FALSE(gone.model.skills.find(go));
    CHECK_FALSE(gone.removed.at(exists));

    // an edit of an edit that came back keeps it back; what saw the removal and wrote over the edit does not
    const Batch later = batch_of(ann, 14, {put(minutes, 95)}, {{cy, {11}}});
    CHECK(settled({created, edit, blind, later}).model.skills.find(go)->minutes == 95);
}

TEST_CASE(
    "who undoes the creation of something that another changed meanwhile removes nothing that they had not seen") {
    World here;
    const auto made = here.store.dispatch(profile_form("Ana"), noon);
    REQUIRE(made);
    const ProfileId ana{made->subject};
    World there(2);
    there.disk.files.clear();
    {
        journal::Journal journal(there.disk);
        journal.open();
        for (const Batch& batch : batches_of(here.disk)) REQUIRE(journal.append(write_archive(batch)));
    }
    Store other(there.disk, 9);
    other.open();
    REQUIRE(other.dispatch(SetLevel{ana, sql, 4}, noon));
    REQUIRE(here.store.undo(after(noon, 1000)));
    CHECK_FALSE(here.store.model().profiles.find(ana));
    std::vector<Batch> all = batches_of(here.disk);
    for (const Batch& batch : batches_of(there.disk)) all.push_back(batch);
    const State state = settled(all);
    REQUIRE(state.model.profiles.find(ana));
    CHECK(state.model.profiles.find(ana)->levels.at(sql) == 4);
}

TEST_CASE("a batch says once what its writer learnt of others") {
    World here;
    World there(2);
    {
        journal::Journal journal(there.disk);
        journal.open();
        for (const Batch& batch : batches_of(here.disk)) REQUIRE(journal.append(write_archive(batch)));
    }
    Store store(there.disk, 9);
    store.open();
    REQUIRE(store.dispatch(SetLevel{lin, sql, 4}, noon));
    REQUIRE(store.dispatch(SetLevel{lin, sql, 5}, noon));
    const auto batches = batches_of(there.disk);
    CHECK(batches[batches.size() - 2].dependencies == std::vector<Dependency>{{here.store.replica(), 1}});
    CHECK(batches.back().dependencies.empty());
    Store again(there.disk, 9);
    again.open();
    REQUIRE(again.dispatch(SetLevel{lin, sql, 3}, noon));
    CHECK(batches_of(there.disk).back().dependencies.empty());
}

TEST_CASE("a backup carries what lost along, and a device that takes it in knows it too") {
    const State apart =
        state_of({batch_of(ann, 10, {put(summary, text("One."))}), batch_of(bo, 12, {put(summary, text("Two."))})});
    State clean;
    merge(clean, *decode_state(encode_state(apart)));
    CHECK(state_digest(clean) == state_digest(apart));
    CHECK(merge(clean, apart).empty());
}

}  // namespace
