#include "core/exchange/busy_times.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

/// Whatever a calendar says, what was read of it lies within the horizon, is apart and ascending, no more than is kept,
/// and can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::int64_t begin_ms = 1'795'348'800'000;  // 2026-11-22T12:00Z
    const exchange::BusyOptions options{
        .horizon = {{begin_ms}, {begin_ms + 84 * ms_per_day}}, .zone = "Europe/Lisbon", .intervals_max = 60};
    const auto reading = exchange::read_busy_times(fuzz::view_of(data, size), options);
    if (!reading) return 0;
    CAIRN_ASSERT(reading->busy.size() <= options.intervals_max);
    CAIRN_ASSERT(reading->problems.size() <= exchange::calendar_problems_max);
    CAIRN_ASSERT(merged(reading->busy) == reading->busy);
    for (const Interval& one : reading->busy)
        CAIRN_ASSERT(options.horizon.begin <= one.begin && one.end <= options.horizon.end);
    const auto again = parse_intervals(format_intervals(reading->busy));
    CAIRN_ASSERT(again.has_value());
    CAIRN_ASSERT(again->size() == reading->busy.size());
    return 0;
}
