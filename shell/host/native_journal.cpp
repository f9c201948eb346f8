#include "shell/host/native_journal.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/app/backup.hpp"
#include "core/app/journal_report.hpp"
#include "core/app/snapshot.hpp"
#include "core/journal/journal.hpp"
#include "core/journal/memory_disk.hpp"

namespace cairn::host {
namespace {

namespace fs = std::filesystem;

std::optional<Bytes> bytes_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const ByteView view = as_bytes(text);
    return Bytes(view.begin(), view.end());
}

int complain(const std::string& what) {
    std::fprintf(stderr, "cairn journal: %s\n", what.c_str());
    return 1;
}

/// A backup as the journal that restoring it would leave.
int put_backup(const fs::path& path, journal::MemoryDisk& disk) {
    const auto bytes = bytes_of(path);
    if (!bytes) return complain("cannot read " + path.string());
    const auto backup = app::decode_backup(*bytes);
    if (!backup) {
        return complain(path.string() + (backup.error().code == Errc::backup_too_new
                                             ? " is a backup of a newer version"
                                             : " is no backup, or a damaged one; a folder is expected otherwise"));
    }
    journal::Journal journal(disk);
    journal.open();
    return journal.write_snapshot(app::encode_snapshot(backup->state, {}), backup->records) ? 0 : 1;
}

/// The whole folder in memory: a report reads files in no order of theirs.
int put_folder(const fs::path& folder, journal::MemoryDisk& disk) {
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (!entry->is_regular_file(ignored)) continue;
        const auto bytes = bytes_of(entry->path());
        if (!bytes) return complain("cannot read " + entry->path().string());
        disk.files[entry->path().filename().string()] = *bytes;
    }
    return error ? complain("cannot list " + folder.string() + ": " + error.message()) : 0;
}

}  // namespace

std::string_view journal_usage() { return "cairn journal dump|verify|export FOLDER|FILE.cairn\n"; }

std::optional<int> run_journal_command(std::span<const char* const> arguments) {
    if (arguments.empty() || std::string_view(arguments[0]) != "journal") return std::nullopt;
    using Report = bool (*)(journal::Disk&, const app::LineSink&);
    const std::string_view verb = arguments.size() == 3 ? arguments[1] : "";
    const Report report = verb == "dump"     ? app::dump_journal
                          : verb == "verify" ? app::verify_journal
                          : verb == "export" ? app::export_journal
                                             : nullptr;
    if (report == nullptr) {
        std::fputs(journal_usage().data(), stderr);
        return 2;
    }
    const fs::path path = arguments[2];
    journal::MemoryDisk disk;
    std::error_code ignored;
    if (const int code = fs::is_directory(path, ignored) ? put_folder(path, disk) : put_backup(path, disk); code != 0)
        return code;
    const bool is_intact = report(disk, [](std::string_view line) {
        std::fwrite(line.data(), 1, line.size(), stdout);
        std::fputc('\n', stdout);
    });
    return is_intact ? 0 : 1;
}

}  // namespace cairn::host
