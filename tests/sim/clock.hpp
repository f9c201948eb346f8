#pragma once

#include "core/base/random.hpp"
#include "core/base/time.hpp"

namespace cairn::sim {

inline constexpr std::int64_t ms_per_year = 365 * ms_per_day;

/// What a device believes the time is: up to a year off the world's, and put right, wrong or back at any moment.
class SimClock {
public:
    explicit SimClock(Random& random) { set_by_somebody(random); }

    [[nodiscard]] Instant read(Instant world) const { return {world.ms + offset_ms_}; }
    /// Somebody, or a time server, sets it: one time in three right, else anywhere within a year.
    void set_by_somebody(Random& random) {
        offset_ms_ = random.below(3) == 0 ? 0 : random.between(-ms_per_year, ms_per_year);
    }

private:
    std::int64_t offset_ms_ = 0;
};

}  // namespace cairn::sim
