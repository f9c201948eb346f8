#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

#include "core/app/record_lock.hpp"
#include "core/app/snapshot.hpp"
#include "core/journal/frame.hpp"

#include "tests/core/app/world.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

std::string hex(ByteView bytes) {
    std::string out;
    for (const std::byte byte : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned>(byte) >> 4];
        out += "0123456789abcdef"[static_cast<unsigned>(byte) & 15U];
    }
    return out;
}

std::string text_of_document() {
    std::ifstream stream(CAIRN_SOURCE_DIR "/docs/journal_format.md");
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The lines of the document that are nothing but hexadecimal digits, joined.
std::string hex_of_document() {
    std::ifstream stream(CAIRN_SOURCE_DIR "/docs/journal_format.md");
    std::string line;
    std::string out;
    while (std::getline(stream, line)) {
        if (!line.empty() && line.find_first_not_of("0123456789abcdef") == std::string::npos) out += line;
    }
    return out;
}

/// The batch of the document: a skill gets its title and minutes, a person loses a level.
Batch example() {
    const SkillId skill_of_example{Id{0x31, 0x32}};
    const ProfileId profile{Id{0x41, 0x42}};
    WriteList writes;
    writes.put(skill_of_example, SkillField::exists, true);
    writes.put(skill_of_example, SkillField::title_english, std::string_view("Go"));
    writes.put(skill_of_example, SkillField::minutes, -90);
    writes.drop_entry(profile, ProfileField::level, skill_of_example);
    Batch batch;
    batch.space = SpaceId{Id{0x11, 0x12}};
    batch.replica = ReplicaId{Id{0x21, 0x22}};
    batch.sequence = 1;
    batch.stamp = Stamp::of(noon);
    batch.action = static_cast<std::uint16_t>(Action::import_files);
    batch.writes = writes.take();
    return batch;
}

TEST_CASE("the files that docs/journal_format.md spells out are those that are written") {
    const std::string document = hex_of_document();
    journal::MemoryDisk disk;
    journal::Journal journal(disk);
    journal.open();
    REQUIRE(journal.append(write_archive(example())));
    State state;
    apply(state, example());
    REQUIRE(journal.write_snapshot(encode_snapshot(state, {})));
    const std::string segment = hex(disk.files.at("00000001.seg"));
    CAPTURE(segment);
    CHECK(document.find(segment) != std::string::npos);
    const std::string snapshot = hex(disk.files.at("00000002.snap"));
    CAPTURE(snapshot);
    CHECK(document.find(snapshot) != std::string::npos);
}

TEST_CASE("the locked files that docs/journal_format.md spells out are those that are written") {
    const std::string document = hex_of_document();
    journal::MemoryDisk disk;
    journal::append_frame(disk.files["replica.id"], write_archive(Id{0x21, 0x22}));
    const crypto::Key data_key = crypto::Key::of_chance(crypto_test::counting(0x80));
    crypto::SealedDisk sealed(disk, crypto_test::counting(0));
    sealed.seal_with(data_key.copy());
    REQUIRE(write_sealed_copies(disk, sealed));
    const crypto::DeriveCost cost{.memory_kib = 64, .passes = 1};
    crypto::Salt salt{};
    crypto_test::counting(0)(salt);
    const crypto::RecoveryCode code = crypto::RecoveryCode::of_chance(crypto_test::counting(0));
    const crypto::KeyFile file = crypto::make_key_file(
        data_key, {*crypto::derive_key("four words of mine", salt, cost), salt, cost}, code, crypto_test::counting(0));
    REQUIRE(write_key_files(disk, file));
    const std::string words = code.words();
    CAPTURE(words);
    CHECK(text_of_document().find(words) != std::string::npos);
    for (const char* name : {"replica.id.locked", "vault.key"}) {
        const std::string bytes = hex(disk.files.at(name));
        CAPTURE(name, bytes);
        CHECK(document.find(bytes) != std::string::npos);
    }
    CHECK(disk.files.at("vault.key") == disk.files.at("vault.copy"));
}

}  // namespace
