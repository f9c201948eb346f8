#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/text.hpp"
#include "tests/sim/world.hpp"

namespace {

using namespace cairn;

struct Options {
    std::int64_t seed = 1;
    std::int64_t seeds = 1;
    bool is_verbose = false;
};

std::optional<Options> parse(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--verbose") {
            options.is_verbose = true;
            continue;
        }
        std::int64_t* number = word == "--seed" ? &options.seed : word == "--seeds" ? &options.seeds : nullptr;
        if (number == nullptr || i + 1 == count) return std::nullopt;
        const auto parsed = parse_integer(words[++i]);
        if (!parsed || *parsed < 0) return std::nullopt;
        *number = *parsed;
    }
    return options;
}

bool run(std::uint64_t seed, bool is_verbose) {
    const auto follow = [](const std::string& step) { std::printf("  %s\n", step.c_str()); };
    const sim::Outcome outcome = is_verbose ? sim::simulate(seed, {}, follow) : sim::simulate(seed);
    if (is_verbose || outcome.finding) {
        std::printf("seed %llu: %zu steps, %zu devices, %zu batches, state %s: %s\n",
                    static_cast<unsigned long long>(seed), outcome.steps, outcome.devices, outcome.batches,
                    outcome.digest.c_str(), outcome.finding ? outcome.finding->c_str() : "all is well");
    }
    return !outcome.finding;
}

}  // namespace

int main(int count, char** words) {
    const auto options = parse(count, words);
    if (!options) {
        std::fputs("usage: cairn_sim --seed N [--seeds COUNT] [--verbose]\n", stderr);
        return 2;
    }
    std::int64_t failed = 0;
    for (std::int64_t i = 0; i < options->seeds; ++i) {
        if (!run(static_cast<std::uint64_t>(options->seed + i), options->is_verbose)) ++failed;
        if (options->seeds >= 1000 && (i + 1) % 1000 == 0)
            std::fprintf(stderr, "%lld seeds\n", static_cast<long long>(i + 1));
    }
    std::printf("%lld of %lld seeds failed\n", static_cast<long long>(failed), static_cast<long long>(options->seeds));
    return failed == 0 ? 0 : 1;
}
