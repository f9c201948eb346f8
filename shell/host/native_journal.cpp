#include "shell/host/native_journal.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "core/app/backup.hpp"
#include "core/app/journal_report.hpp"
#include "core/app/record_lock.hpp"
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

/// One line: from the terminal without showing it, else from what is piped in.
std::string ask_for_passphrase() {
    const bool is_terminal = ::isatty(STDIN_FILENO) == 1;
    termios shown{};
    if (is_terminal) {
        std::fputs("passphrase or recovery code: ", stderr);
        ::tcgetattr(STDIN_FILENO, &shown);
        termios hidden = shown;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar()) line += static_cast<char>(c);
    if (line.ends_with('\r')) line.pop_back();
    if (is_terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::fputc('\n', stderr);
    }
    return line;
}

/// The key of a locked record's data.
Result<crypto::Key> ask_for_key(const crypto::KeyFile& file) {
    std::string typed = ask_for_passphrase();
    const crypto::CodeReading code = crypto::read_recovery_code(typed);
    if (code.is_whole) return crypto::unlock(file, code.code);
    const auto passphrase_key = crypto::derive_key(typed, file.salt, file.cost);
    crypto::wipe(std::as_writable_bytes(std::span(typed)));
    if (!passphrase_key) return std::unexpected(passphrase_key.error());
    return crypto::unlock(file, *passphrase_key);
}

std::string why_closed(Errc code) {
    switch (code) {
        case Errc::passphrase_wrong: return "this passphrase does not open the record";
        case Errc::recovery_code_wrong: return "this recovery code does not open the record";
        case Errc::key_file_too_new: return "a newer version locked this record";
        case Errc::memory_refused: return "there is not enough memory to check the passphrase";
        default: return "vault.key is damaged or gone, and nothing opens the record without it";
    }
}

/// Gives the disk its key when the record is locked.
int open_lock(journal::MemoryDisk& files, crypto::SealedDisk& disk) {
    const app::RecordLock lock = app::find_lock(files);
    if (lock.state == app::RecordState::open) return 0;
    if (lock.state == app::RecordState::keyless) return complain(why_closed(lock.problem));
    auto key = ask_for_key(*lock.key_file);
    if (!key) return complain(why_closed(key.error().code));
    disk.seal_with(std::move(*key));
    return 0;
}

/// A report only reads.
void no_chance(std::span<std::byte>) { std::abort(); }

}  // namespace

std::string_view journal_usage() {
    return "cairn journal dump|verify|export FOLDER|FILE.cairn\n"
           "  a locked folder asks for its passphrase or recovery code, or takes it from standard input\n";
}

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
    journal::MemoryDisk files;
    std::error_code ignored;
    if (const int code = fs::is_directory(path, ignored) ? put_folder(path, files) : put_backup(path, files); code != 0)
        return code;
    crypto::SealedDisk disk(files, no_chance);
    if (const int code = open_lock(files, disk); code != 0) return code;
    const bool is_intact = report(disk, [](std::string_view line) {
        std::fwrite(line.data(), 1, line.size(), stdout);
        std::fputc('\n', stdout);
    });
    return is_intact ? 0 : 1;
}

}  // namespace cairn::host
