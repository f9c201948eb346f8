#include "core/app/record_lock.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/journal/files.hpp"

namespace cairn::app {
namespace {

constexpr std::string_view replica_file_name = "replica.id";

std::string sealed_name(std::string_view name) { return std::string(name) + std::string(crypto::sealed_suffix); }

/// Plain names of the record's files that the test accepts.
template <class Test>
std::vector<std::string> record_files(journal::Disk& disk, Test test) {
    std::vector<std::string> names;
    const std::vector<std::string> all = disk.list();
    for (const std::string& name : all) {
        if (is_record_file(name) && test(name, all)) names.push_back(name);
    }
    return names;
}

bool any(const std::string&, const std::vector<std::string>&) { return true; }

/// Names without their suffix.
std::vector<std::string> sealed_files(journal::Disk& disk) {
    std::vector<std::string> names;
    for (const std::string& name : disk.list()) {
        if (!name.ends_with(crypto::sealed_suffix)) continue;
        const std::string plain = name.substr(0, name.size() - crypto::sealed_suffix.size());
        if (is_record_file(plain)) names.push_back(plain);
    }
    return names;
}

Result<void> remove_all(journal::Disk& disk, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (auto done = disk.remove(name); !done) return done;
    }
    return {};
}

bool is_there(journal::Disk& disk, std::string_view name) {
    return std::ranges::contains(disk.list(), std::string(name));
}

/// Nothing when it is not there.
std::optional<Result<crypto::KeyFile>> read_key_file(journal::Disk& disk, std::string_view name) {
    if (!is_there(disk, name)) return std::nullopt;
    const auto bytes = disk.read(std::string(name));
    if (!bytes) return fail(Errc::key_file_damaged, bytes.error().detail);
    return crypto::decode_key_file(*bytes);
}

}  // namespace

bool is_record_file(std::string_view name) {
    return name == replica_file_name || name == sharing_key_file_name || name == sharing_log_file_name ||
           journal::file_of_name(name).has_value();
}

RecordLock find_lock(journal::Disk& disk) {
    const auto first = read_key_file(disk, key_file_name);
    const auto second = read_key_file(disk, key_copy_name);
    for (const auto* file : {&first, &second}) {
        if (*file && **file) return {RecordState::locked, ***file, Errc::none};
    }
    // A key file that was cut off while the record was being locked: the plain files are all there.
    const bool has_sealed = !sealed_files(disk).empty();
    if (!has_sealed || !record_files(disk, any).empty()) return {};
    for (const auto* file : {&first, &second}) {
        if (*file && (*file)->error().code == Errc::key_file_too_new)
            return {RecordState::keyless, {}, Errc::key_file_too_new};
    }
    return {RecordState::keyless, {}, Errc::key_file_damaged};
}

bool opens_record(journal::Disk& disk, const crypto::Key& data_key) {
    bool is_any_open = false;
    const std::vector<std::string> names = sealed_files(disk);
    for (const std::string& name : names) {
        const auto sealed = disk.read(sealed_name(name));
        is_any_open = is_any_open || (sealed && crypto::open_chunks(data_key, name, *sealed).is_intact);
    }
    return is_any_open || names.empty();
}

Result<void> write_sealed_copies(journal::Disk& disk, crypto::SealedDisk& sealed) {
    for (const std::string& name : record_files(disk, any)) {
        const auto bytes = disk.read(name);
        if (!bytes) return std::unexpected(bytes.error());
        if (auto done = sealed.write(name, *bytes); !done) return done;
    }
    return {};
}

Result<void> write_key_files(journal::Disk& disk, const crypto::KeyFile& file) {
    const Bytes bytes = crypto::encode_key_file(file);
    for (const std::string_view name : {key_copy_name, key_file_name}) {
        if (auto done = disk.write(std::string(name), bytes); !done) return done;
    }
    return {};
}

Result<void> remove_plain_copies(journal::Disk& disk) {
    return remove_all(disk, record_files(disk, [](const std::string& name, const std::vector<std::string>& all) {
                          return std::ranges::contains(all, sealed_name(name));
                      }));
}

Result<void> write_plain_copies(journal::Disk& disk, const crypto::Key& data_key) {
    for (const std::string& name : sealed_files(disk)) {
        const auto sealed = disk.read(sealed_name(name));
        if (!sealed) return std::unexpected(sealed.error());
        const crypto::OpenedFile file = crypto::open_chunks(data_key, name, *sealed);
        if (auto done = disk.write(name, file.bytes); !done) return done;
    }
    return {};
}

Result<void> remove_key_files(journal::Disk& disk) {
    for (const std::string_view name : {key_file_name, key_copy_name}) {
        if (auto done = disk.remove(std::string(name)); !done) return done;
    }
    return {};
}

Result<void> remove_sealed_copies(journal::Disk& disk) {
    std::vector<std::string> names = sealed_files(disk);
    const std::vector<std::string> all = disk.list();
    std::erase_if(names, [&](const std::string& name) { return !std::ranges::contains(all, name); });
    for (std::string& name : names) name = sealed_name(name);
    return remove_all(disk, names);
}

Result<void> tidy_up(journal::Disk& disk) {
    const RecordLock lock = find_lock(disk);
    if (lock.state == RecordState::keyless) return {};
    if (lock.state == RecordState::open) {
        if (auto done = remove_sealed_copies(disk); !done) return done;
        return is_there(disk, key_file_name) || is_there(disk, key_copy_name) ? remove_key_files(disk) : Result<void>{};
    }
    const auto agrees = [&](std::string_view name) {
        const auto file = read_key_file(disk, name);
        return file && *file && **file == *lock.key_file;
    };
    if (!agrees(key_file_name) || !agrees(key_copy_name)) {
        if (auto done = write_key_files(disk, *lock.key_file); !done) return done;
    }
    return remove_plain_copies(disk);
}

}  // namespace cairn::app
