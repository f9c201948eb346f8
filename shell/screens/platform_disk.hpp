#pragma once

#include <map>

#include "core/journal/disk.hpp"
#include "shell/platform/platform.hpp"

namespace cairn::screens {

/// The journal's disk over what the platform stores. Writes are handed over at once; whether they are durable comes
/// later, with the platform's answer to flush().
class PlatformDisk : public journal::Disk {
public:
    explicit PlatformDisk(host::Platform& platform) : platform_(&platform) {}

    /// What the platform has; read() answers from it and from what was written since.
    void loaded(std::vector<host::StoredFile> files);
    /// While not Errc::none every change is refused with it: another tab writes, or the storage is full.
    void refuse(Errc reason) { refusal_ = reason; }
    [[nodiscard]] Errc refusal() const { return refusal_; }
    /// True once after changes were handed over since the last call.
    bool take_dirty() { return std::exchange(dirty_, false); }

    std::vector<std::string> list() override;
    Result<Bytes> read(const std::string& name) override;
    Result<void> write(const std::string& name, ByteView bytes) override;
    Result<void> append(const std::string& name, ByteView bytes) override;
    Result<void> remove(const std::string& name) override;

private:
    host::Platform* platform_;
    std::map<std::string, Bytes> contents_;
    Errc refusal_ = Errc::none;
    bool dirty_ = false;
};

}  // namespace cairn::screens
