#include "disk.hpp"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace cairn::web {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

struct CloseFolder {
    void operator()(DIR* folder) const { closedir(folder); }
};

bool is_name(std::string_view name) {
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name != "." && name != ".." && std::ranges::all_of(name, is_allowed);
}

}  // namespace

std::vector<host::StoredFile> Disk::read_all() {
    std::vector<host::StoredFile> files;
    const std::unique_ptr<DIR, CloseFolder> folder{opendir(folder_.c_str())};
    if (!folder) {
        fail("cannot list", folder_);
        return files;
    }
    while (const dirent* entry = readdir(folder.get())) {
        const std::string_view name = entry->d_name;
        if (!is_name(name)) continue;
        const std::string path = path_of(name);
        struct stat status{};
        const File file{std::fopen(path.c_str(), "rb")};
        if (!file || stat(path.c_str(), &status) != 0) {
            fail("cannot open", name);
            continue;
        }
        host::StoredFile stored{.name = std::string(name), .bytes = {}};
        stored.bytes.resize(static_cast<std::size_t>(status.st_size));
        if (std::fread(stored.bytes.data(), 1, stored.bytes.size(), file.get()) != stored.bytes.size())
            fail("cannot read", name);
        files.push_back(std::move(stored));
    }
    std::ranges::sort(files, {}, &host::StoredFile::name);
    return files;
}

void Disk::put(std::string_view name, std::span<const std::byte> bytes, const char* mode) {
    const std::string path = path_of(name);
    File file{path.empty() ? nullptr : std::fopen(path.c_str(), mode)};
    if (!file) return fail("cannot open", name);
    const bool is_written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
    if (std::fclose(file.release()) != 0 || !is_written) fail("cannot write", name);
}

void Disk::remove(std::string_view name) {
    const std::string path = path_of(name);
    if (path.empty() || (unlink(path.c_str()) != 0 && errno != ENOENT)) fail("cannot remove", name);
}

std::string Disk::take_error() { return std::exchange(error_, {}); }

std::string Disk::path_of(std::string_view name) {
    if (!is_name(name)) return {};
    return folder_ + '/' + std::string(name);
}

void Disk::fail(std::string_view what, std::string_view name) {
    if (!error_.empty()) error_ += "; ";
    error_.append(what).append(" ").append(name).append(": ").append(std::strerror(errno));
}

}  // namespace cairn::web
