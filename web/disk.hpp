#pragma once

#include "shell/platform/platform.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::web {

/// The journal's disk: files in one folder, which storage.js keeps in IndexedDB.
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
};

}  // namespace cairn::web
