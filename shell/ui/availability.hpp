#pragma once

#include "shell/ui/context.hpp"

#include <string_view>

namespace cairn::ui {

struct AvailabilityGrid {
    std::string_view name = {};
    Labels day_names = {};                                          ///< 7, Monday first; short
    int hour_first = 6;
    int hour_end = 24;                                         ///< exclusive
    FunctionRef<bool(int day, int hour)> is_free = {};
    FunctionRef<std::string_view(int day, int hour)> cell_name = {};///< "Tuesday 19:00"; valid until the next call
};

/// One stroke of painting: these hours of this day become free or not. `hour_end` is exclusive.
struct AvailabilityStroke {
    int day = 0;
    int hour_from = 0;
    int hour_end = 0;
    bool is_free = false;
};

/// A week in which a person paints free hours: drag along a day with mouse or finger, or check single hours by
/// keyboard (every hour is a checkbox). `apply` runs once per changed stretch while the pointer moves; the screen
/// writes it into its scratch. True in a frame with changes.
bool availability_grid(Ui& ui, Key key, const AvailabilityGrid& grid,
                       FunctionRef<void(const AvailabilityStroke&)> apply);

}  // namespace cairn::ui
