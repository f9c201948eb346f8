#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/journal/frame.hpp"

namespace cairn::journal {

/// A segment holds records; snapshot N covers every segment below N. A kept snapshot is of an older format, and only
/// there for a version that reads nothing newer.
enum class FileKind : std::uint8_t { segment, snapshot, kept_snapshot };

struct FileName {
    FileKind kind{};
    std::uint64_t number = 0;  ///< from 1 on
    bool operator==(const FileName&) const = default;
};

/// "00000007.seg": eight digits or more and a suffix. Source: docs/journal_format.md.
std::string name_of_file(FileName file);

/// Nothing for names that are not the journal's own, such as a copy that somebody made.
std::optional<FileName> file_of_name(std::string_view name);

/// The eight bytes with which a file of this kind begins.
std::string_view magic_of(FileKind kind);

/// What a file holds, as far as it is intact.
struct FileScan {
    bool has_magic = false;
    bool is_cut_magic = false;  ///< nothing but a beginning of the magic: a write that was cut off
    FrameScan frames;           ///< views into the scanned bytes

    [[nodiscard]] bool is_intact() const {
        return has_magic && frames.dropped_bytes == 0 && frames.torn_tail_bytes == 0;
    }
};

/// Cost:     as scan_frames.
FileScan scan_file(FileKind kind, ByteView bytes);

}  // namespace cairn::journal
