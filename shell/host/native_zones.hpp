#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::host {

/// Time zones from the system's database (/usr/share/zoneinfo), read file by file, kept for the program's life.
class NativeZones {
public:
    [[nodiscard]] std::string local() const;
    [[nodiscard]] const std::vector<std::string>& names();
    /// Minutes east of UTC; 0 for a zone that is not there.
    /// Source: RFC 9636 (TZif), version 2 data; past the last transition the footer's rule through tzset.
    [[nodiscard]] int offset_minutes(std::string_view zone, std::int64_t utc_ms);

private:
    struct Zone {
        std::string name;
        std::vector<std::int64_t> transitions;   ///< seconds
        std::vector<std::int32_t> offsets;       ///< seconds, one for each transition
        std::int32_t first_offset = 0;
        std::string rule;                        ///< POSIX TZ
    };
    const Zone& zone(std::string_view name);

    std::vector<Zone> zones_;
    std::vector<std::string> names_;
};

}  // namespace cairn::host
