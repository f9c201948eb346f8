#pragma once

#include "shell/platform/platform.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::host {

/// The journal's disk as a folder. Writes wait in memory until flush, which makes them durable: a file is written
/// beside its target, synced, then renamed over it; appends are synced in place; the folder is synced last.
///
/// Errors:   flush and load return a sentence for logs, empty when all went well; nothing throws.
class NativeStorage {
public:
    explicit NativeStorage(std::filesystem::path folder);

    [[nodiscard]] StorageLoaded load();
    void write(std::string_view name, std::span<const std::byte> bytes);
    void append(std::string_view name, std::span<const std::byte> bytes);
    void remove(std::string_view name);
    [[nodiscard]] std::string flush();

    /// One file beside the others that load() does not list; written whole and at once, removed by no bytes.
    [[nodiscard]] std::vector<std::byte> load_drafts() const;
    [[nodiscard]] std::string store_drafts(std::span<const std::byte> bytes);

    [[nodiscard]] static bool is_name(std::string_view name);

private:
    struct Pending {
        std::vector<std::byte> bytes;
        bool is_whole = false;     ///< replaces the file; otherwise appended to it
        bool is_removed = false;
    };
    Pending& pending(std::string_view name);

    std::filesystem::path folder_;
    std::map<std::string, Pending, std::less<>> pending_;  ///< by name: order is the same on every run
    std::vector<std::string> order_;
};

}  // namespace cairn::host
