#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "core/lessons/difference.hpp"
#include "tests/bench/bench.hpp"

namespace cairn::bench {
namespace {

std::vector<std::string> some_lines(std::int64_t count, Random& random) {
    std::vector<std::string> lines;
    for (std::int64_t i = 0; i < count; ++i) {
        // one line in four stands in many places, as braces and blank lines do in programs
        lines.push_back(random.chance(250'000) ? "    }" : "    line " + std::to_string(random.below(1'000'000)));
    }
    return lines;
}

std::string text_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

}  // namespace

/// Two versions of a file: so many lines in a hundred are another, and a run of fifty has moved.
Run diff(Arguments& arguments) {
    const auto lines = arguments.count("lines", 2000);
    const auto changed = arguments.count("changed", 10);
    const auto repeat = arguments.count("repeat", 21);
    if (!lines || !changed || !repeat || !arguments.all_used() || *lines < 200) return Run::wrong_arguments;
    Random random(1);
    std::vector<std::string> before = some_lines(*lines, random);
    std::vector<std::string> after = before;
    for (std::string& line : after) {
        if (random.chance(static_cast<std::uint32_t>(*changed * 10'000)))
            line = "    new " + std::to_string(random.next());
    }
    std::ranges::rotate(after.begin() + 20, after.begin() + 70, after.end() - 20);
    const std::string first = text_of(before);
    const std::string second = text_of(after);
    Report report("diff");
    report.parameter("lines", *lines);
    report.parameter("changed_percent", *changed);
    report.parameter("repeat", *repeat);
    std::vector<lessons::DiffLine> found;
    report.put(own_name(), "time_ms", median_ms(*repeat, [&] { found = lessons::difference(first, second); }), "ms");
    const auto moved = std::ranges::count(found, lessons::LineChange::moved_here, &lessons::DiffLine::change);
    report.put(own_name(), "moved_lines", static_cast<double>(moved), "lines");
    return Run::done;
}

}  // namespace cairn::bench
