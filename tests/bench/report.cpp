#include <cmath>
#include <cstdio>

#include "core/base/text.hpp"
#include "tests/bench/bench.hpp"

namespace cairn::bench {

std::optional<Arguments> Arguments::parse(int count, const char* const* words) {
    Arguments arguments;
    for (int i = 0; i < count; ++i) {
        const std::string_view name = words[i];
        if (!name.starts_with("--")) return std::nullopt;
        const bool has_value = i + 1 < count && !std::string_view(words[i + 1]).starts_with("--");
        arguments.pairs_.push_back({std::string(name.substr(2)), has_value ? words[++i] : ""});
    }
    return arguments;
}

std::optional<std::string> Arguments::text(std::string_view name) {
    for (Pair& pair : pairs_) {
        if (pair.name != name) continue;
        pair.is_used = true;
        return pair.value;
    }
    return std::nullopt;
}

std::optional<std::int64_t> Arguments::count(std::string_view name, std::int64_t otherwise) {
    const auto words = text(name);
    if (!words) return otherwise;
    const auto number = parse_integer(*words);
    return number && *number > 0 ? number : std::nullopt;
}

bool Arguments::flag(std::string_view name) {
    for (Pair& pair : pairs_) {
        if (pair.name != name || !pair.value.empty()) continue;
        pair.is_used = true;
        return true;
    }
    return false;
}

bool Arguments::all_used() const {
    return std::ranges::all_of(pairs_, [](const Pair& pair) { return pair.is_used; });
}

std::string_view own_name() { return CAIRN_BENCH_SUBJECT; }

void Report::put(std::string_view subject, std::string_view metric, double value, std::string_view unit) const {
    const bool is_whole = value == std::floor(value) && std::abs(value) < 1e15;  // counts and sums to the last digit
    std::printf(is_whole ? R"({"bench": "%s", "subject": "%s", "metric": "%s", "value": %.0f, "unit": "%s")"
                         : R"({"bench": "%s", "subject": "%s", "metric": "%s", "value": %.6g, "unit": "%s")",
                bench_.c_str(), std::string(subject).c_str(), std::string(metric).c_str(), value,
                std::string(unit).c_str());
    for (const auto& [name, json] : parameters_) std::printf(R"(, "%s": %s)", name.c_str(), json.c_str());
    std::puts("}");
    std::fflush(stdout);
}

}  // namespace cairn::bench
