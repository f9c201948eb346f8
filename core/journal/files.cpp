#include "core/journal/files.hpp"

#include <charconv>

namespace cairn::journal {
namespace {

constexpr std::uint64_t file_number_max = std::uint64_t{1} << 53;
constexpr std::size_t digits_least = 8;

constexpr std::string_view suffix_of(FileKind kind) {
    switch (kind) {
        case FileKind::segment: return ".seg";
        case FileKind::snapshot: return ".snap";
        case FileKind::kept_snapshot: return ".old";
    }
    return {};
}

}  // namespace

std::string name_of_file(FileName file) {
    std::string digits = std::to_string(file.number);
    if (digits.size() < digits_least) digits.insert(0, digits_least - digits.size(), '0');
    return digits.append(suffix_of(file.kind));
}

std::optional<FileName> file_of_name(std::string_view name) {
    for (const FileKind kind : {FileKind::segment, FileKind::snapshot, FileKind::kept_snapshot}) {
        if (!name.ends_with(suffix_of(kind))) continue;
        const std::string_view digits = name.substr(0, name.size() - suffix_of(kind).size());
        FileName file{kind, 0};
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), file.number);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        // A copy that somebody named otherwise ("1.seg") is not ours, nor is a number that counting never reaches.
        if (file.number == 0 || file.number > file_number_max || name_of_file(file) != name) return std::nullopt;
        return file;
    }
    return std::nullopt;
}

std::string_view magic_of(FileKind kind) { return kind == FileKind::segment ? "CAIRNSG1" : "CAIRNSN1"; }

FileScan scan_file(FileKind kind, ByteView bytes) {
    const std::string_view magic = magic_of(kind);
    FileScan scan;
    scan.is_cut_magic = bytes.size() < magic.size() && magic.starts_with(as_text(bytes));
    if (scan.is_cut_magic) return scan;
    scan.has_magic = as_text(bytes).starts_with(magic);
    scan.frames = scan_frames(bytes.subspan(scan.has_magic ? magic.size() : 0));
    return scan;
}

}  // namespace cairn::journal
