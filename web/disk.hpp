#pragma once

#include "shell/platform/platform.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::web {

/// The journal's disk: files in one folder, which Emscripten's IDBFS keeps in IndexedDB when storage.js syncs it.
///
/// IDBFS decides by a file's modification time, in whole milliseconds, whether it changed: two writes in one
/// millisecond with a sync between them would lose the second. So every write moves the time on.
///
/// Errors:   what cannot be written is told by the next `take_error`, and by the answer to a flush.
class Disk {
public:
    explicit Disk(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::vector<host::StoredFile> read_all();
    void write(std::string_view name, std::span<const std::byte> bytes) { put(name, bytes, "wb"); }
    void append(std::string_view name, std::span<const std::byte> bytes) { put(name, bytes, "ab"); }
    void remove(std::string_view name);
    /// What went wrong since the last call; empty: nothing.
    [[nodiscard]] std::string take_error();

private:
    void put(std::string_view name, std::span<const std::byte> bytes, const char* mode);
    [[nodiscard]] std::string path_of(std::string_view name);
    void fail(std::string_view what, std::string_view name);

    std::string folder_;
    std::string error_;
    std::map<std::string, std::int64_t, std::less<>> modified_ms_;
};

}  // namespace cairn::web
