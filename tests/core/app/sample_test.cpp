#include "core/exchange/sample.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

TEST_CASE("the sample programme is one batch that replays to the same state and is undone as one step") {
    journal::MemoryDisk disk;
    Store store(disk, 1);
    store.open();
    const auto opened = store.dispatch(OpenSample{}, noon);
    REQUIRE(opened);
    REQUIRE(opened->wrote);
    CHECK(store.model().profiles.existing_count() == 144);
    const std::string digest = state_digest(store.state());
    std::printf("digest: app_sample %s\n", digest.c_str());

    Store reopened(disk, 2);
    CHECK_FALSE(reopened.open().damaged());
    CHECK(state_digest(reopened.state()) == digest);
    CHECK(model_text(reopened.model()) == model_text(store.model()));

    const auto decoded = decode_state(encode_state(store.state()));
    REQUIRE(decoded);
    CHECK(state_digest(*decoded) == digest);

    REQUIRE(reopened.undo(noon));
    CHECK(reopened.model().profiles.existing_count() == 0);
    CHECK(reopened.model().requests.existing_count() == 0);
    REQUIRE(reopened.redo(noon));
    CHECK(model_text(reopened.model()) == model_text(store.model()));
}

TEST_CASE("a damaged byte within the stored sample costs the sample or what came after it, never both") {
    journal::MemoryDisk intact;
    {
        Store store(intact, 1);
        store.open();
        REQUIRE(store.dispatch(OpenSample{}, noon));
        SaveProfile form = profile_form("Ana Reis");
        form.levels.clear();
        REQUIRE(store.dispatch(form, noon));
    }
    Random random(5);
    for (int round = 0; round < 40; ++round) {
        journal::MemoryDisk disk = intact;
        auto file = disk.files.begin();
        std::advance(file, static_cast<std::ptrdiff_t>(random.below(disk.files.size())));
        const std::size_t at = random.below(file->second.size());
        file->second[at] ^= static_cast<std::byte>(1U + random.below(255));
        Store store(disk, 3);
        const OpenResult result = store.open();
        INFO(file->first << " byte " << at);
        REQUIRE((result.damaged() || result.journal.torn_tail_bytes != 0));
        const std::size_t people = store.model().profiles.existing_count();
        REQUIRE((people == 145 || people == 144 || people == 1));
    }
}

}  // namespace
