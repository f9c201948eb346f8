#include "core/exchange/problem_log.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cairn::exchange {

void ProblemLog::add(Problem problem) {
    ++counts_[static_cast<std::size_t>(problem.severity)];
    kept_.push_back(std::move(problem));
    if (kept_.size() >= 4 * kept_max_) keep_first();  // amortised: each cut is paid by 3 × kept_max additions
}

std::vector<Problem> ProblemLog::take() {
    keep_first();
    return std::exchange(kept_, {});
}

void ProblemLog::keep_first() {
    // stable: of one cell's problems the one found first stays first
    std::ranges::stable_sort(kept_, {}, [](const Problem& p) { return std::tuple(p.file, p.row, p.column); });
    if (kept_.size() > kept_max_) kept_.resize(kept_max_);
}

}  // namespace cairn::exchange
