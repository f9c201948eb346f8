#pragma once

#include <vector>

#include "core/exchange/problem.hpp"

namespace cairn::exchange {

/// The problems of one import: counts all, keeps the first `kept_max` by file, row and column.
class ProblemLog {
public:
    explicit ProblemLog(std::size_t kept_max) : kept_max_(kept_max) {}

    void add(Problem problem);

    [[nodiscard]] std::size_t count(Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }
    /// Sorted; at most kept_max.
    [[nodiscard]] std::vector<Problem> take();

private:
    void keep_first();

    std::size_t kept_max_;
    std::size_t counts_[3]{};
    std::vector<Problem> kept_;
};

}  // namespace cairn::exchange
