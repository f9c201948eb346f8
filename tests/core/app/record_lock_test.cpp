#include <catch2/catch_test_macros.hpp>

#include "core/app/record_lock.hpp"
#include "tests/core/app/histories.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;
using crypto_test::seeded;

constexpr crypto::DeriveCost cheap{.memory_kib = 64, .passes = 1};

crypto::PassphraseKey passphrase_key(std::string_view passphrase) {
    crypto::Salt salt{};
    seeded(passphrase.size())(salt);
    return {*crypto::derive_key(passphrase, salt, cheap), salt, cheap};
}

struct Lock {
    crypto::Chance chance = seeded(31);
    crypto::Key data_key = crypto::Key::of_chance(chance);
    crypto::RecoveryCode code = crypto::RecoveryCode::of_chance(chance);
    crypto::KeyFile file = crypto::make_key_file(data_key, passphrase_key("open sesame"), code, chance);
};

/// Files of a store with two snapshots, segments, a replica's name, and a file that is none of the record's.
std::map<std::string, Bytes> plain_files() {
    static const std::map<std::string, Bytes> files = [] {
        World world;
        const std::string long_summary(9'000, 's');
        for (int i = 0; i < 100; ++i) {
            WriteList writes;
            writes.put(course, CourseField::summary_english, long_summary + std::to_string(i));
            static_cast<void>(world.store.dispatch(ImportFiles{writes.take()}, after(noon, i * 1000)));
        }
        const ByteView other = as_bytes("not of the record");
        world.disk.files["preferences.bin"] = Bytes(other.begin(), other.end());
        return world.disk.files;
    }();
    return files;
}

/// What the record says, found as a host finds it; empty when it cannot be opened whole.
std::string digest_of(journal::Disk& disk, std::string_view passphrase) {
    const RecordLock found = find_lock(disk);
    crypto::SealedDisk sealed(disk, seeded(33));
    if (found.state == RecordState::keyless) return "keyless";
    if (found.state == RecordState::locked) {
        auto passphrase_derived = crypto::derive_key(passphrase, found.key_file->salt, found.key_file->cost);
        auto data_key = crypto::unlock(*found.key_file, *passphrase_derived);
        if (!data_key) return "wrong passphrase";
        sealed.seal_with(std::move(*data_key));
    }
    if (!tidy_up(disk)) return "cannot be tidied";
    Store store(sealed, 34);
    const OpenResult result = store.open();
    return result.damaged() || result.journal.torn_tail_bytes > 0 ? "damaged" : state_digest(store.state());
}

std::string healthy_digest() {
    journal::MemoryDisk disk;
    disk.files = plain_files();
    return digest_of(disk, "");
}

/// A disk on which everything stops at one change, of which only a part got there.
class CrashingDisk : public journal::MemoryDisk {
public:
    struct Plan {
        std::size_t change = SIZE_MAX;  ///< this one is the last
        std::size_t tenths = 10;       ///< of its bytes, as far as it writes
    };
    explicit CrashingDisk(Plan plan) : plan_(plan) {}

    Result<void> write(const std::string& name, ByteView bytes) override {
        if (!begins_change()) return fail(Errc::storage_write_failed, name);
        const bool is_cut = changes - 1 == plan_.change;
        return MemoryDisk::write(name, is_cut ? bytes.first(bytes.size() * plan_.tenths / 10) : bytes);
    }
    Result<void> remove(const std::string& name) override {
        if (!begins_change()) return fail(Errc::storage_write_failed, name);
        return MemoryDisk::remove(name);
    }

    std::size_t changes = 0;

private:
    bool begins_change() {
        if (changes > plan_.change) return false;
        ++changes;
        return true;
    }
    Plan plan_;
};

void lock(journal::Disk& disk) {
    Lock made;
    crypto::SealedDisk sealed(disk, made.chance);
    sealed.seal_with(made.data_key.copy());
    if (!write_sealed_copies(disk, sealed)) return;
    if (!write_key_files(disk, made.file)) return;
    static_cast<void>(remove_plain_copies(disk));
}

void unlock_for_good(journal::Disk& disk) {
    const Lock made;
    if (!write_plain_copies(disk, made.data_key)) return;
    if (!remove_key_files(disk)) return;
    static_cast<void>(remove_sealed_copies(disk));
}

void change_passphrase(journal::Disk& disk) {
    Lock made;
    crypto::change_passphrase(made.file, made.data_key, passphrase_key("another one"), made.chance);
    static_cast<void>(write_key_files(disk, made.file));
}

/// Runs `change` on these files once for each change of the disk and each part of it that may get there.
template <class Change, class Check>
void crash_everywhere(const std::map<std::string, Bytes>& files, Change change, Check check) {
    CrashingDisk whole({});
    whole.files = files;
    change(whole);
    REQUIRE(whole.changes > 1);
    for (std::size_t at = 0; at < whole.changes; ++at) {
        for (const std::size_t tenths : {0U, 5U, 9U, 10U}) {
            CrashingDisk disk({at, tenths});
            disk.files = files;
            change(disk);
            journal::MemoryDisk left;
            left.files = disk.files;
            INFO("change " << at << " of " << whole.changes << ", " << tenths << " tenths of it");
            check(left);
        }
    }
}

std::map<std::string, Bytes> locked_files() {
    journal::MemoryDisk disk;
    disk.files = plain_files();
    lock(disk);
    return disk.files;
}

bool has_both_kinds(const journal::MemoryDisk& disk) {
    bool has_plain = false;
    bool has_sealed = false;
    for (const auto& [name, bytes] : disk.files) {
        has_plain = has_plain || is_record_file(name);
        has_sealed = has_sealed || name.ends_with(".locked") || name.starts_with("vault.");
    }
    return has_plain && has_sealed;
}

TEST_CASE("a locked record says what the plain one said, and has no file of it left") {
    journal::MemoryDisk disk;
    disk.files = locked_files();
    CHECK(find_lock(disk).state == RecordState::locked);
    CHECK(digest_of(disk, "open sesame") == healthy_digest());
    CHECK(digest_of(disk, "open sesamy") == "wrong passphrase");
    for (const auto& [name, bytes] : disk.files) {
        CHECK_FALSE(is_record_file(name));
        CHECK((name == "preferences.bin" || as_text(bytes).find("ssssssss") == std::string_view::npos));
    }
    CHECK(disk.files.contains("preferences.bin"));
    unlock_for_good(disk);
    CHECK(disk.files == plain_files());
}

TEST_CASE("a crash at any change while the record is locked leaves a whole one") {
    const std::string expected = healthy_digest();
    crash_everywhere(plain_files(), lock, [&](journal::MemoryDisk& left) {
        REQUIRE(digest_of(left, "open sesame") == expected);
        REQUIRE_FALSE(has_both_kinds(left));
        REQUIRE(digest_of(left, "open sesame") == expected);
    });
}

TEST_CASE("a crash at any change while the lock is turned off leaves a whole record") {
    const std::string expected = healthy_digest();
    crash_everywhere(locked_files(), unlock_for_good, [&](journal::MemoryDisk& left) {
        REQUIRE(digest_of(left, "open sesame") == expected);
        REQUIRE_FALSE(has_both_kinds(left));
        REQUIRE(digest_of(left, "open sesame") == expected);
    });
}

TEST_CASE("a crash at any change while the passphrase is changed leaves one of the two") {
    const std::string expected = healthy_digest();
    crash_everywhere(locked_files(), change_passphrase, [&](journal::MemoryDisk& left) {
        const bool is_changed = digest_of(left, "another one") == expected;
        REQUIRE((is_changed || digest_of(left, "open sesame") == expected));
        REQUIRE(left.files.at("vault.key") == left.files.at("vault.copy"));
        REQUIRE(digest_of(left, is_changed ? "open sesame" : "another one") == "wrong passphrase");
    });
}

TEST_CASE("one of the two key files may be damaged or gone; with both gone the record is said to have no key") {
    const std::string expected = healthy_digest();
    for (const char* name : {"vault.key", "vault.copy"}) {
        journal::MemoryDisk disk;
        disk.files = locked_files();
        disk.files[name][20] ^= std::byte{1};
        CHECK(digest_of(disk, "open sesame") == expected);
        CHECK(disk.files == locked_files());
        disk.files.erase(name);
        CHECK(digest_of(disk, "open sesame") == expected);
        CHECK(disk.files == locked_files());
    }
    journal::MemoryDisk disk;
    disk.files = locked_files();
    disk.files["vault.key"][20] ^= std::byte{1};
    disk.files["vault.copy"][30] ^= std::byte{1};
    const auto before = disk.files;
    CHECK(find_lock(disk).problem == Errc::key_file_damaged);
    REQUIRE(tidy_up(disk));
    CHECK(disk.files == before);
    disk.files.erase("vault.key");
    disk.files.erase("vault.copy");
    CHECK(find_lock(disk).state == RecordState::keyless);
    REQUIRE(tidy_up(disk));
    CHECK(disk.files.size() == before.size() - 2);
}

TEST_CASE("a store goes on writing to a record that was locked under it, and to one that was unlocked") {
    journal::MemoryDisk below;
    below.files = plain_files();
    Lock made;
    crypto::SealedDisk disk(below, made.chance);
    Store store(disk, 35);
    store.open();
    crypto::SealedDisk sealed(below, made.chance);
    sealed.seal_with(made.data_key.copy());
    REQUIRE(write_sealed_copies(below, sealed));
    REQUIRE(write_key_files(below, made.file));
    disk = std::move(sealed);
    REQUIRE(remove_plain_copies(below));
    REQUIRE(store.dispatch(profile_form(), after(noon, 900'000)));
    const std::string with_profile = state_digest(store.state());
    CHECK(digest_of(below, "open sesame") == with_profile);

    REQUIRE(write_plain_copies(below, made.data_key));
    REQUIRE(remove_key_files(below));
    disk.hand_through();
    REQUIRE(remove_sealed_copies(below));
    REQUIRE(store.dispatch(profile_form("Another"), after(noon, 901'000)));
    CHECK(digest_of(below, "") == state_digest(store.state()));
    CHECK(state_digest(store.state()) != with_profile);
}

TEST_CASE("a disk that refuses keeps the record as it was") {
    journal::MemoryDisk below;
    below.files = plain_files();
    below.failing = Errc::storage_full;
    Lock made;
    crypto::SealedDisk sealed(below, made.chance);
    sealed.seal_with(made.data_key.copy());
    CHECK(write_sealed_copies(below, sealed).error().code == Errc::storage_full);
    below.failing = Errc::none;
    CHECK(below.files == plain_files());
}

}  // namespace
