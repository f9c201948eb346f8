#pragma once

#include <optional>
#include <string>

namespace cairn::host {

/// What the command line of the native program says.
struct NativeOptions {
    std::string data_folder;                    ///< --data DIR; default: the system's place for a program's data
    std::string language;                       ///< --lang en|zh; empty: the system's
    std::optional<bool> is_dark;                ///< --theme light|dark; default: light
    int width = 1440;                           ///< --size WxH, points
    int height = 900;
    float scale = 0;                            ///< --scale N: device pixels per point; 0: as the display says
    bool is_coarse = false;                     ///< --touch: as if the pointer were a finger
    std::string screenshot;                     ///< --screenshot FILE.png: draw, write, leave
    std::string route;                          ///< --route /coaches
    std::string import_file;                    ///< --import FILE: as if it had been dropped on the window
    bool wants_help = false;
    std::string error;                          ///< a sentence for stderr; empty: fine
};

[[nodiscard]] NativeOptions parse_native_options(int count, const char* const* arguments);
[[nodiscard]] std::string native_usage();

}  // namespace cairn::host
