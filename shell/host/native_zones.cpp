#include "shell/host/native_zones.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace cairn::host {
namespace {

namespace fs = std::filesystem;
const fs::path database = "/usr/share/zoneinfo";

/// Big-endian numbers out of a TZif file; reading past its end gives zeros.
struct Reader {
    const std::string& bytes;
    std::size_t at = 0;

    std::int64_t number(int size) {
        std::uint64_t value = 0;
        for (int i = 0; i < size; ++i)
            value = (value << 8U) | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U), ++at;
        if (size == 4) return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
        return static_cast<std::int64_t>(value);
    }
};

struct Counts {
    std::int64_t ut, std_, leap, time, type, character;
};

Counts read_header(Reader& reader) {
    reader.at += 20;  // magic, version, reserved
    Counts counts{};
    counts.ut = reader.number(4);
    counts.std_ = reader.number(4);
    counts.leap = reader.number(4);
    counts.time = reader.number(4);
    counts.type = reader.number(4);
    counts.character = reader.number(4);
    return counts;
}

/// What a POSIX rule such as "CET-1CEST,M3.5.0,M10.5.0/3" says about an instant.
int offset_by_rule(const std::string& rule, std::int64_t seconds) {
    const char* set = std::getenv("TZ");
    const std::string before = set == nullptr ? std::string() : set;
    ::setenv("TZ", rule.c_str(), 1);
    ::tzset();
    const auto instant = static_cast<std::time_t>(seconds);
    std::tm parts{};
    ::localtime_r(&instant, &parts);
    if (set == nullptr)
        ::unsetenv("TZ");
    else
        ::setenv("TZ", before.c_str(), 1);
    ::tzset();
    return static_cast<int>(parts.tm_gmtoff / 60);
}

}  // namespace

std::string NativeZones::local() const {
    if (const char* set = std::getenv("TZ"); set != nullptr && *set != '\0' && *set != '/')
        return *set == ':' ? set + 1 : set;
    std::error_code error;
    const fs::path target = fs::read_symlink("/etc/localtime", error);
    const std::string path = target.string();
    if (const std::size_t found = path.find("zoneinfo/"); !error && found != std::string::npos)
        return path.substr(found + 9);
    std::ifstream file("/etc/timezone");
    std::string name;
    if (file && std::getline(file, name) && !name.empty()) return name == "Etc/UTC" ? "UTC" : name;
    return "UTC";
}

const std::vector<std::string>& NativeZones::names() {
    if (!names_.empty()) return names_;
    std::ifstream file(database / "tzdata.zi");
    std::string line;
    while (std::getline(file, line)) {
        // "Z Europe/Lisbon …" is a zone, "L Europe/London Europe/Jersey" a link
        if (line.size() < 3 || (line[0] != 'Z' && line[0] != 'L') || line[1] != ' ') continue;
        std::size_t from = 2;
        if (line[0] == 'L') from = line.find(' ', 2) + 1;
        std::string name = line.substr(from, line.find(' ', from) - from);
        if (name.find('/') != std::string::npos && !name.starts_with("Etc/")) names_.push_back(std::move(name));
    }
    names_.emplace_back("UTC");
    std::ranges::sort(names_);
    return names_;
}

const NativeZones::Zone& NativeZones::zone(std::string_view name) {
    const auto found = std::ranges::find(zones_, name, &Zone::name);
    if (found != zones_.end()) return *found;
    Zone& added = zones_.emplace_back();
    added.name = name;
    const bool is_safe = name.find("..") == std::string_view::npos && !name.starts_with('/');
    std::ifstream file(is_safe ? database / name : fs::path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!bytes.starts_with("TZif")) return added;
    Reader reader{bytes};
    const Counts old = read_header(reader);  // version 1 data, 32 bit: skipped
    reader.at +=
        static_cast<std::size_t>(old.time * 5 + old.type * 6 + old.character + old.leap * 8 + old.std_ + old.ut);
    const Counts counts = read_header(reader);
    for (std::int64_t i = 0; i < counts.time; ++i) added.transitions.push_back(reader.number(8));
    std::vector<std::int64_t> types;
    for (std::int64_t i = 0; i < counts.time; ++i) types.push_back(reader.number(1));
    std::vector<std::int32_t> offsets;
    for (std::int64_t i = 0; i < counts.type; ++i) {
        offsets.push_back(static_cast<std::int32_t>(reader.number(4)));
        reader.at += 2;
    }
    if (!offsets.empty()) added.first_offset = offsets.front();
    for (const std::int64_t type : types) {
        added.offsets.push_back(
            static_cast<std::size_t>(type) < offsets.size() ? offsets[static_cast<std::size_t>(type)] : 0);
    }
    reader.at += static_cast<std::size_t>(counts.character + counts.leap * 12 + counts.std_ + counts.ut);
    if (reader.at + 1 < bytes.size()) {
        const std::size_t end = bytes.find('\n', reader.at + 1);
        if (end != std::string::npos) added.rule = bytes.substr(reader.at + 1, end - reader.at - 1);
    }
    return added;
}

int NativeZones::offset_minutes(std::string_view name, std::int64_t utc_ms) {
    const Zone& data = zone(name);
    const std::int64_t seconds = utc_ms >= 0 ? utc_ms / 1000 : (utc_ms - 999) / 1000;
    const auto after = std::ranges::upper_bound(data.transitions, seconds);
    if (after == data.transitions.end() && !data.rule.empty()) return offset_by_rule(data.rule, seconds);
    if (after == data.transitions.begin()) return data.first_offset / 60;
    return data.offsets[static_cast<std::size_t>(after - data.transitions.begin()) - 1] / 60;
}

}  // namespace cairn::host
