#pragma once
// A disk that keeps apart what a tab sees and what would survive the power going off.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/journal/disk.hpp"

namespace cairn::sim {

/// What is durable: shared by every tab of a device, copied when a profile is cloned.
using Medium = std::map<std::string, Bytes>;

/// What a crash leaves of the changes since the last flush.
enum class Durability : std::uint8_t {
    atomic,   ///< all or none: one transaction of IndexedDB
    ordered,  ///< the first few; an append may be torn, a whole file is replaced by renaming: a folder
    plain,    ///< the first few; any write may be torn, also that of a whole file
};

/// What a write that is refused leaves behind all the same.
enum class Remains : std::uint8_t { nothing, part, everything };

/// One change that is seen at once and durable later.
struct Change {
    enum class Kind : std::uint8_t { write, append, remove };
    Kind kind{};
    std::string name;
    Bytes bytes;
};

/// One tab's view of a medium. Writes are seen by later reads at once and reach the medium with flush().
class SimDisk : public journal::Disk {
public:
    /// `medium` outlives the disk. `seed` decides what refused writes leave behind.
    SimDisk(Medium& medium, Durability durability, std::uint64_t seed)
        : medium_(&medium), view_(medium), durability_(durability), random_(seed) {}

    std::vector<std::string> list() override;
    Result<Bytes> read(const std::string& name) override;
    Result<void> write(const std::string& name, ByteView bytes) override;
    Result<void> append(const std::string& name, ByteView bytes) override;
    Result<void> remove(const std::string& name) override;

    /// Makes every change so far durable.
    void flush();
    /// The power goes off: what the durability promises of the changes since the last flush reaches the medium.
    void crash();

    /// Every later change is refused with `reason`; Errc::none ends it.
    void refuse(Errc reason, Remains remains) {
        refusal_ = reason;
        remains_ = remains;
    }
    /// Changes that would make the files larger than this are refused with Errc::storage_full.
    void set_quota(std::size_t bytes_max) { quota_bytes_ = bytes_max; }
    [[nodiscard]] std::size_t size_bytes() const;

    /// Everything that was changed since the last flush, oldest first, also what refused writes left behind.
    [[nodiscard]] const std::vector<Change>& unflushed() const { return unflushed_; }

private:
    Result<void> change(Change change);
    void carry_out(Change change);

    Medium* medium_;
    Medium view_;
    Durability durability_;
    Random random_;
    std::vector<Change> unflushed_;
    Errc refusal_ = Errc::none;
    Remains remains_ = Remains::nothing;
    std::size_t quota_bytes_ = SIZE_MAX;
};

}  // namespace cairn::sim
