#pragma once

#include <map>

#include "core/journal/disk.hpp"

namespace cairn::journal {

/// A disk in memory: for tests, benchmarks, and a page whose browser has no storage.
class MemoryDisk : public Disk {
public:
    std::vector<std::string> list() override {
        std::vector<std::string> names;
        for (const auto& [name, bytes] : files) names.push_back(name);
        return names;
    }
    Result<Bytes> read(const std::string& name) override {
        const auto it = files.find(name);
        if (it == files.end()) return fail(Errc::storage_read_failed, name);
        return it->second;
    }
    Result<void> write(const std::string& name, ByteView bytes) override {
        if (failing != Errc::none) return fail(failing, name);
        files[name].assign(bytes.begin(), bytes.end());
        return {};
    }
    Result<void> append(const std::string& name, ByteView bytes) override {
        if (failing != Errc::none) return fail(failing, name);
        cairn::append(files[name], bytes);
        return {};
    }
    Result<void> remove(const std::string& name) override {
        if (failing != Errc::none) return fail(failing, name);
        files.erase(name);
        return {};
    }

    std::map<std::string, Bytes> files;
    Errc failing = Errc::none;  ///< when set, every change fails with it
};

}  // namespace cairn::journal
