#include "shell/host/native_storage.hpp"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace cairn::host {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

bool write_all(const fs::path& path, const char* mode, std::span<const std::byte> bytes) {
    const File file(std::fopen(path.c_str(), mode));
    if (!file) return false;
    const bool is_written = bytes.empty() || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
    return is_written && std::fflush(file.get()) == 0 && ::fsync(::fileno(file.get())) == 0;
}

void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

bool read_all(const fs::path& path, std::vector<std::byte>& out) {
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) return false;
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return false;
    out.resize(static_cast<std::size_t>(size));
    return out.empty() || std::fread(out.data(), 1, out.size(), file.get()) == out.size();
}

constexpr std::string_view unfinished = ".part";
constexpr std::string_view drafts_name = ".drafts";  // no name of the journal begins so

}  // namespace

NativeStorage::NativeStorage(fs::path folder) : folder_(std::move(folder)) {}

bool NativeStorage::is_name(std::string_view name) {
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.front() != '.' && std::ranges::all_of(name, is_allowed);
}

StorageLoaded NativeStorage::load() {
    StorageLoaded loaded;
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        loaded.error = "create " + folder_.string() + ": " + error.message();
        return loaded;
    }
    for (auto entry = fs::directory_iterator(folder_, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code ignored;
        if (name.ends_with(unfinished)) {
            fs::remove(entry->path(), ignored);  // a write that a crash interrupted; its old version is still there
            continue;
        }
        if (!is_name(name) || !entry->is_regular_file(ignored)) continue;
        StoredFile file{.name = name, .bytes = {}};
        if (read_all(entry->path(), file.bytes))
            loaded.files.push_back(std::move(file));
        else
            loaded.error = "read " + entry->path().string();
    }
    if (error) loaded.error = "list " + folder_.string() + ": " + error.message();
    std::ranges::sort(loaded.files, {}, &StoredFile::name);
    return loaded;
}

std::vector<std::byte> NativeStorage::load_drafts() const {
    std::vector<std::byte> bytes;
    if (!read_all(folder_ / drafts_name, bytes)) bytes.clear();
    return bytes;
}

std::string NativeStorage::store_drafts(std::span<const std::byte> bytes) {
    std::error_code error;
    const fs::path path = folder_ / drafts_name;
    if (bytes.empty()) {
        fs::remove(path, error);
        return error ? "remove " + path.string() + ": " + error.message() : std::string();
    }
    const fs::path part = folder_ / (std::string(drafts_name) + std::string(unfinished));
    fs::create_directories(folder_, error);
    if (!write_all(part, "wb", bytes)) return "write " + part.string();
    fs::rename(part, path, error);
    return error ? "rename " + part.string() + ": " + error.message() : std::string();
}

NativeStorage::Pending& NativeStorage::pending(std::string_view name) {
    const auto [entry, is_new] = pending_.try_emplace(std::string(name));
    if (is_new) order_.emplace_back(name);
    return entry->second;
}

void NativeStorage::write(std::string_view name, std::span<const std::byte> bytes) {
    if (!is_name(name)) return;
    pending(name) = {.bytes = {bytes.begin(), bytes.end()}, .is_whole = true, .is_removed = false};
}

void NativeStorage::append(std::string_view name, std::span<const std::byte> bytes) {
    if (!is_name(name)) return;
    Pending& entry = pending(name);
    if (entry.is_removed) entry = {.bytes = {}, .is_whole = true, .is_removed = false};
    entry.bytes.insert(entry.bytes.end(), bytes.begin(), bytes.end());
}

void NativeStorage::remove(std::string_view name) {
    if (!is_name(name)) return;
    pending(name) = {.bytes = {}, .is_whole = false, .is_removed = true};
}

std::string NativeStorage::flush() {
    std::error_code error;
    fs::create_directories(folder_, error);
    // new bytes first, removals last: a crash in between leaves too much, never too little
    for (const bool is_removing : {false, true}) {
        for (const std::string& name : order_) {
            const Pending& entry = pending_.find(name)->second;
            if (entry.is_removed != is_removing) continue;
            const fs::path path = folder_ / name;
            if (entry.is_removed) {
                fs::remove(path, error);
                if (error) return "remove " + path.string() + ": " + error.message();
            } else if (entry.is_whole) {
                const fs::path part = folder_ / (name + std::string(unfinished));
                if (!write_all(part, "wb", entry.bytes)) return "write " + part.string();
                fs::rename(part, path, error);
                if (error) return "rename " + part.string() + ": " + error.message();
            } else if (!write_all(path, "ab", entry.bytes)) {
                return "append " + path.string();
            }
        }
        sync_folder(folder_);
    }
    pending_.clear();
    order_.clear();
    return {};
}

}  // namespace cairn::host
