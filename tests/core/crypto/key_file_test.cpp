#include <catch2/catch_test_macros.hpp>

#include "core/crypto/key_file.hpp"
#include "core/journal/frame.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::crypto;
using namespace cairn::crypto_test;

struct Locked {
    explicit Locked(std::uint64_t seed)
        : chance(seeded(seed)), data_key(Key::of_chance(chance)), code(RecoveryCode::of_chance(chance)),
          file(make_key_file(data_key, of("first"), code, chance)) {}

    [[nodiscard]] PassphraseKey of(std::string_view passphrase) const {
        constexpr DeriveCost cheap{.memory_kib = 64, .passes = 1};
        Salt salt{};
        seeded(passphrase.size())(salt);
        return {*derive_key(passphrase, salt, cheap), salt, cheap};
    }
    [[nodiscard]] Result<Key> with(std::string_view passphrase) const {
        return unlock(file, *derive_key(passphrase, file.salt, file.cost));
    }

    Chance chance;
    Key data_key;
    RecoveryCode code;
    KeyFile file;
};

TEST_CASE("passphrase and recovery code open, others are told as wrong") {
    const Locked locked(1);
    CHECK(*locked.with("first") == locked.data_key);
    CHECK(*unlock(locked.file, locked.code) == locked.data_key);
    CHECK(locked.with("First").error().code == Errc::passphrase_wrong);
    CHECK(locked.with("").error().code == Errc::passphrase_wrong);
    CHECK(unlock(locked.file, Locked(2).code).error().code == Errc::recovery_code_wrong);
}

TEST_CASE("a changed passphrase opens in place of the one before, and the code stays") {
    Locked locked(3);
    change_passphrase(locked.file, locked.data_key, locked.of("the second"), locked.chance);
    CHECK(*locked.with("the second") == locked.data_key);
    CHECK(locked.with("first").error().code == Errc::passphrase_wrong);
    CHECK(*unlock(locked.file, locked.code) == locked.data_key);
}

TEST_CASE("a new code opens in place of the one before, and the passphrase stays") {
    Locked locked(4);
    const RecoveryCode second = RecoveryCode::of_chance(locked.chance);
    change_code(locked.file, locked.data_key, second, locked.chance);
    CHECK(*unlock(locked.file, second) == locked.data_key);
    CHECK(unlock(locked.file, locked.code).error().code == Errc::recovery_code_wrong);
    CHECK(*locked.with("first") == locked.data_key);
}

TEST_CASE("what wraps for the passphrase is no use for the code") {
    Locked locked(5);
    std::swap(locked.file.by_code, locked.file.by_passphrase);
    CHECK(locked.with("first").error().code == Errc::passphrase_wrong);
    CHECK(unlock(locked.file, locked.code).error().code == Errc::recovery_code_wrong);
}

TEST_CASE("a key file is read as it was written; any damage to it is told as damage") {
    const Locked locked(6);
    const Bytes bytes = encode_key_file(locked.file);
    CHECK(*decode_key_file(bytes) == locked.file);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{0x40};
        REQUIRE(decode_key_file(changed).error().code == Errc::key_file_damaged);
        REQUIRE(decode_key_file(ByteView(bytes).first(i)).error().code == Errc::key_file_damaged);
    }
}

TEST_CASE("a key file of a newer version is told as such, one that asks for too much as damaged") {
    const auto framed = [](Bytes payload) {
        Bytes bytes;
        journal::append_frame(bytes, payload);
        return bytes;
    };
    CHECK(decode_key_file(framed({std::byte{2}})).error().code == Errc::key_file_too_new);
    CHECK(decode_key_file(framed({})).error().code == Errc::key_file_damaged);
    Locked locked(7);
    locked.file.cost.memory_kib = derive_cost_most.memory_kib + 1;
    CHECK(decode_key_file(encode_key_file(locked.file)).error().code == Errc::key_file_damaged);
    locked.file.cost = {.memory_kib = 64, .passes = 0};
    CHECK(decode_key_file(encode_key_file(locked.file)).error().code == Errc::key_file_damaged);
}

}  // namespace
