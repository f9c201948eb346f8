#include <catch2/catch_test_macros.hpp>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

constexpr std::int64_t ms_per_year = 365 * ms_per_day;

Stamp stamp_of_name(const World& world, ProfileId id) {
    return world.store.state().registers.find(register_of(id, ProfileField::name))->stamp;
}

SaveProfile rename(ProfileId id, std::string_view name) {
    SaveProfile form = profile_form(name);
    form.id = id;
    return form;
}

TEST_CASE("a clock that is wrong by a year, by ages, or stands still never blocks an edit") {
    const std::int64_t offsets[] = {
        ms_per_year,         -ms_per_year,        0, 0, 4000 * ms_per_year, -4000 * ms_per_year, 0,
        INT64_MAX - noon.ms, INT64_MIN + noon.ms, 0};
    World world;
    Stamp last{};
    int number = 0;
    for (const std::int64_t offset : offsets) {
        const std::string name = "Name " + std::to_string(++number);
        INFO(name);
        const auto outcome = world.store.dispatch(rename(lin, name), after(noon, offset));
        REQUIRE(outcome);
        CHECK(world.store.model().profiles.find(lin)->name == name);
        CHECK(stamp_of_name(world, lin) > last);
        last = stamp_of_name(world, lin);
    }
}

TEST_CASE("a clock that was a year ahead before the reload does not block edits after it") {
    World world;
    REQUIRE(world.store.dispatch(rename(lin, "From next year"), after(noon, ms_per_year)));
    Store reopened(world.disk, 9);
    reopened.open();
    REQUIRE(reopened.dispatch(rename(lin, "From now"), noon));
    CHECK(reopened.model().profiles.find(lin)->name == "From now");
    Store again(world.disk, 10);
    again.open();
    CHECK(again.model().profiles.find(lin)->name == "From now");
}

TEST_CASE("what overwrites a fact wins over it everywhere, also over one from a clock far ahead") {
    World ahead(1);
    REQUIRE(ahead.store.dispatch(rename(lin, "From a clock far ahead"), after(noon, 50 * ms_per_year)));
    // the other replica has read those facts: its journal holds them as an import of bytes would put them there
    World here(2);
    {
        journal::Journal journal(here.disk);
        journal.open();
        for (const Batch& batch : batches_of(ahead.disk)) REQUIRE(journal.append(write_archive(batch)));
    }
    Store store(here.disk, 3);
    store.open();
    REQUIRE(store.model().profiles.find(lin)->name == "From a clock far ahead");
    // a register that the other did not write keeps the time of this clock
    REQUIRE(store.dispatch(rename(noor, "Noor"), noon));
    CHECK(store.state().registers.find(register_of(noor, ProfileField::name))->stamp.instant().ms <
          noon.ms + ms_per_day);
    REQUIRE(store.dispatch(rename(lin, "Corrected"), noon));
    std::vector<Batch> everything = batches_of(here.disk);
    Random random(4);
    for (int order = 0; order < 10; ++order) {
        shuffle(everything, random);
        CHECK(state_of(everything).model.profiles.find(lin)->name == "Corrected");
    }
}

TEST_CASE("sequence numbers of a replica run 1, 2, 3 without a gap, also over refusals and reopening") {
    World world;
    world.disk.failing = Errc::storage_full;
    CHECK_FALSE(world.store.dispatch(SetLevel{lin, go, 3}, noon));
    world.disk.failing = Errc::none;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 3}, noon));
    Store reopened(world.disk, 9);
    reopened.open();
    REQUIRE(reopened.dispatch(SetLevel{lin, go, 4}, noon));
    std::uint64_t expected = 0;
    Stamp last{};
    for (const Batch& batch : batches_of(world.disk)) {
        CHECK(batch.sequence == ++expected);
        CHECK(batch.replica == reopened.replica());
        CHECK(batch.stamp > last);
        last = batch.stamp;
    }
    CHECK(expected == 3);
}

}  // namespace
