#pragma once

#include <algorithm>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

/// Counts what a computation does and asks now and then whether it may go on.
class Meter {
public:
    explicit Meter(const SolveOptions& options) : options_(options) {}

    /// After one bid or path. False from then on when the budget is spent or the caller says stop.
    bool step(SolveStage stage) {
        ++steps_;
        if (!stopped_ && steps_ >= next_check_) check(stage);
        return !stopped_;
    }
    [[nodiscard]] bool stopped() const { return stopped_; }

    AssignmentWork work;

private:
    void check(SolveStage stage) {
        constexpr std::int64_t steps_between = 2048;
        if (steps_ >= options_.work_max) stopped_ = true;
        if (options_.keep_going != nullptr && !options_.keep_going(options_.context, {stage, steps_})) stopped_ = true;
        next_check_ = std::min(steps_ + steps_between, options_.work_max);
    }

    const SolveOptions& options_;
    std::int64_t steps_ = 0;
    std::int64_t next_check_ = 1;
    bool stopped_ = false;
};

}  // namespace cairn::matching
