#pragma once
// One file a benchmark, one line each in main.cpp. A benchmark prints JSON objects, one a line; see docs/benchmarks.md.

#include <algorithm>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::bench {

/// "--facts 1000 --peers --repeat 5" as names, most of them with a value.
class Arguments {
public:
    /// Nothing when a word stands where a `--name` should.
    static std::optional<Arguments> parse(int count, const char* const* words);

    /// The value of `--name`; nothing when it was not given.
    std::optional<std::string> text(std::string_view name);
    /// The value of `--name` as a whole number from 1 up, `otherwise` when it was not given; nothing when malformed.
    std::optional<std::int64_t> count(std::string_view name, std::int64_t otherwise);
    /// Whether `--name` was given, without a value.
    bool flag(std::string_view name);
    /// Whether every argument was asked for.
    [[nodiscard]] bool all_used() const;

private:
    struct Pair {
        std::string name;
        std::string value;
        bool is_used = false;
    };
    std::vector<Pair> pairs_;
};

enum class Run { done, wrong_arguments, failed };

/// The subject's name for our own code: "cairn-native" or "cairn-wasm".
std::string_view own_name();

/// One line a value: bench, subject, metric, value, unit, then the parameters of the run.
class Report {
public:
    explicit Report(std::string bench) : bench_(std::move(bench)) {}
    void parameter(std::string name, std::int64_t value) {
        parameters_.emplace_back(std::move(name), std::to_string(value));
    }
    /// Words without quotation marks or backslashes, such as the name of a file.
    void parameter(std::string name, std::string_view words) {
        parameters_.emplace_back(std::move(name), '"' + std::string(words) + '"');
    }
    void put(std::string_view subject, std::string_view metric, double value, std::string_view unit) const;

private:
    std::string bench_;
    std::vector<std::pair<std::string, std::string>> parameters_;  ///< as JSON
};

/// Milliseconds of processor time of the median run of `work`, which is called `repeat` times and has one thread.
template <class Work>
double median_ms(std::int64_t repeat, Work&& work) {
    std::vector<double> times;
    for (std::int64_t i = 0; i < repeat; ++i) {
        const std::clock_t start = std::clock();
        work();
        times.push_back(static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

}  // namespace cairn::bench
