#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/sync/request.hpp"

namespace cairn::sync {

/// What a host was measured to do with conditions and folders.
struct StoreHabits {
    bool has_conditions = true;   ///< false: If-Match and If-None-Match are ignored
    bool refuses_conditions = false;  ///< 501, as Swift does
    bool calls_right_tags_wrong = false;  ///< always 412, as a quoted tag for one that wants it bare
    bool needs_folders = false;   ///< 409 for an object whose folder was not made, as WebDAV
};

/// A store in memory, for tests and simulations: answers at once, and does what the host that it imitates would.
class MemoryStore {
public:
    explicit MemoryStore(StoreHabits habits = {}) : habits_(habits) {}

    Answer answer(const Request& request);

    std::map<std::string, Bytes> objects;  ///< for an adversary to change
    std::uint64_t gets = 0;
    std::uint64_t puts = 0;

private:
    StoreHabits habits_;
    std::map<std::string, std::uint64_t> versions_;
    std::map<std::string, bool> folders_;
    std::uint64_t version_ = 0;
};

}  // namespace cairn::sync
