#include <cstdio>

#include "core/matching/certificate.hpp"
#include "tests/bench/assignment_instance.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/match_peer.hpp"

namespace cairn::bench {
namespace {

/// One learner's promise is broken up: what an organiser does again and again, from the result of before.
double resolve_ms(const matching::AssignmentProblem& problem, const matching::Assignment& before, std::int64_t repeat) {
    matching::AssignmentProblem locked = problem;
    locked.locks = {{0, before.coach_of[0] == 0 ? 1 : 0}};
    return median_ms(repeat, [&] {
        const auto result = matching::assign(locked, {.start = &before});
        if (!result || !result->is_optimal()) std::fputs("match: a lock could not be followed\n", stderr);
    });
}

}  // namespace

Run match(Arguments& arguments) {
    const auto learners = arguments.count("learners", 1000);
    const auto coaches = arguments.count("coaches", 100);
    const auto capacity = arguments.count("capacity", 10);
    const std::string kind = arguments.text("kind").value_or("bil");
    const auto seed = arguments.count("seed", 1);
    const auto repeat = arguments.count("repeat", 5);
    const auto peer = arguments.text("peer");
    if (!learners || !coaches || !capacity || !seed || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    if ((kind != "bil" && kind != "uni") || (peer && *peer != "lemon")) return Run::wrong_arguments;
    constexpr std::int64_t pairs_max = 2'000'000'000;
    if (*learners > matching::learner_count_max || *coaches > matching::coach_count_max || *capacity > *learners ||
        *learners > pairs_max / *coaches) {
        return Run::wrong_arguments;
    }
    const auto make = kind == "bil" ? bilinear_instance : uniform_instance;
    const AssignmentInstance instance = make(static_cast<std::int32_t>(*learners), static_cast<std::int32_t>(*coaches),
                                             static_cast<std::uint64_t>(*seed));
    matching::AssignmentProblem problem;
    problem.scores = {
        .learner_count = instance.learner_count, .coach_count = instance.coach_count, .stored = instance.scores.data()};
    problem.places.assign(static_cast<std::size_t>(*coaches), static_cast<std::int32_t>(*capacity));

    Report report("match");
    report.parameter("learners", *learners);
    report.parameter("coaches", *coaches);
    report.parameter("capacity", *capacity);
    report.parameter(kind == "bil" ? "bilinear" : "uniform", 1);
    report.parameter("seed", *seed);
    report.parameter("repeat", *repeat);
    matching::Assignment result;
    const double ms = median_ms(*repeat, [&] { result = matching::assign(problem).value_or(matching::Assignment{}); });
    const matching::CertificateCheck check = matching::check_certificate(problem, result);
    report.put(own_name(), "time_ms", ms, "ms");
    report.put(own_name(), "total_score", static_cast<double>(result.total), "points");
    report.put(own_name(), "optimal", check.is_optimal() ? 1 : 0, "1 or 0");
    report.put(own_name(), "gap", static_cast<double>(result.gap()), "points");
    report.put(own_name(), "bids", static_cast<double>(result.work.bids), "bids");
    report.put(own_name(), "paths", static_cast<double>(result.work.paths), "paths");
    if (*coaches > 1) report.put(own_name(), "resolve_ms", resolve_ms(problem, result, *repeat), "ms");
    if (!check.is_optimal()) {
        std::fputs("match: the verifier does not accept the certificate\n", stderr);
        return Run::failed;
    }
    if (!peer) return Run::done;
    constexpr std::string_view name = "LEMON NetworkSimplex";
    const PeerResult other = lemon_network_simplex(instance, problem.places[0]);
    report.put(name, "time_ms", other.ms, "ms");
    report.put(name, "total_score", static_cast<double>(other.total), "points");
    report.put(name, "optimal", other.is_optimal ? 1 : 0, "1 or 0");
    report.put(name, "gap", static_cast<double>(result.bound - other.total), "points");
    report.put(own_name(), "ratio", other.ms / ms, "times");
    if (other.total == result.total) return Run::done;
    std::fputs("match: the peer has another total\n", stderr);
    return Run::failed;
}

}  // namespace cairn::bench
