#include "shell/host/native_options.hpp"

#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace cairn::host {
namespace {

bool read_number(std::string_view text, int& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size() && out > 0;
}

std::string default_data_folder() {
    if (const char* folder = std::getenv("CAIRN_DATA")) return folder;
    if (const char* folder = std::getenv("XDG_DATA_HOME")) return std::string(folder) + "/cairn";
    if (const char* folder = std::getenv("APPDATA")) return std::string(folder) + "/Cairn";
    if (const char* folder = std::getenv("HOME")) return std::string(folder) + "/.local/share/cairn";
    return "cairn-data";
}

}  // namespace

NativeOptions parse_native_options(int count, const char* const* arguments) {
    NativeOptions options;
    options.data_folder = default_data_folder();
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--help" || name == "-h") {
            options.wants_help = true;
            return options;
        }
        if (name == "--touch") {
            options.is_coarse = true;
            continue;
        }
        if (i + 1 >= count) {
            options.error = std::string(name) + ": unknown, or its value is missing";
            return options;
        }
        const std::string_view value = arguments[++i];
        if (name == "--data") {
            options.data_folder = value;
        } else if (name == "--lang" && (value == "en" || value == "zh")) {
            options.language = value;
        } else if (name == "--theme" && (value == "light" || value == "dark")) {
            options.is_dark = value == "dark";
        } else if (name == "--screenshot") {
            options.screenshot = value;
        } else if (name == "--route") {
            options.route = value;
        } else if (name == "--import") {
            options.import_file = value;
        } else if (name == "--scale") {
            options.scale = std::strtof(std::string(value).c_str(), nullptr);
        } else if (name == "--size") {
            const std::size_t cross = value.find('x');
            if (cross == std::string_view::npos || !read_number(value.substr(0, cross), options.width) ||
                !read_number(value.substr(cross + 1), options.height)) {
                options.error = "--size wants two numbers, such as 1440x900";
                return options;
            }
        } else {
            options.error = std::string(name) + " " + std::string(value) + ": unknown; --help shows what there is";
            return options;
        }
    }
    return options;
}

std::string native_usage() {
    return "cairn [--data DIR] [--lang en|zh] [--theme light|dark] [--size WxH] [--scale N] [--touch]\n"
           "      [--route ROUTE] [--import FILE] [--screenshot FILE.png]\n";
}

}  // namespace cairn::host
