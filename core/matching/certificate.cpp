#include "core/matching/certificate.hpp"

#include <algorithm>

namespace cairn::matching {
namespace {

/// One part of the second sum: `count` places are used of at least `least` and at most `most`.
struct Slot {
    std::int64_t own_price = 0;
    std::int64_t count = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

}  // namespace

CertificateCheck check_certificate(const AssignmentProblem& problem, const Assignment& assignment) {
    const auto learners = static_cast<std::size_t>(problem.scores.learner_count);
    const auto coaches = static_cast<std::size_t>(problem.scores.coach_count);
    CertificateCheck check;
    const auto fail = [&](CertificateFault fault) {
        if (check.fault == CertificateFault::none) check.fault = fault;
    };
    if (assignment.coach_of.size() != learners || assignment.coach_price.size() != coaches ||
        assignment.group_price.size() != problem.groups.size() || problem.places.size() != coaches) {
        fail(CertificateFault::sizes_disagree);
        return check;
    }
    std::vector<Slot> slots(coaches + problem.groups.size() + 1);
    Slot& everybody = slots.back();
    everybody = {assignment.placed_price, 0, problem.placed_min, problem.scores.learner_count};
    std::vector<std::size_t> parent(coaches, slots.size() - 1);
    for (std::size_t group = 0; group < problem.groups.size(); ++group) {
        slots[coaches + group] = {assignment.group_price[group] - everybody.own_price, 0, 0,
                                  problem.groups[group].places};
        for (const std::int32_t coach : problem.groups[group].coaches) {
            parent[static_cast<std::size_t>(coach)] = coaches + group;
        }
    }
    for (std::size_t coach = 0; coach < coaches; ++coach) {
        const bool is_grouped = parent[coach] + 1 < slots.size();
        const std::int64_t above = is_grouped ? assignment.group_price[parent[coach] - coaches] : everybody.own_price;
        const std::int64_t least = problem.places_min.empty() ? 0 : problem.places_min[coach];
        slots[coach] = {assignment.coach_price[coach] - above, 0, least, problem.places[coach]};
    }
    std::vector<std::int32_t> locked(learners, no_coach);
    for (const Lock& lock : problem.locks) locked[static_cast<std::size_t>(lock.learner)] = lock.coach;

    std::vector<std::int32_t> scratch(coaches);
    for (std::size_t learner = 0; learner < learners; ++learner) {
        const std::int32_t* row = problem.scores.row(static_cast<std::int32_t>(learner), scratch.data());
        const std::int32_t coach = assignment.coach_of[learner];
        if (coach < no_coach || coach >= problem.scores.coach_count) {
            fail(CertificateFault::sizes_disagree);
            return check;
        }
        if (locked[learner] != no_coach && locked[learner] != coach) fail(CertificateFault::lock_broken);
        if (coach != no_coach) {
            if (row[coach] < 0) fail(CertificateFault::pair_forbidden);
            check.total += row[coach];
            slots[static_cast<std::size_t>(coach)].count += 1;
        }
        std::int64_t most = 0;
        if (locked[learner] != no_coach) {
            most =
                std::int64_t{row[locked[learner]]} - assignment.coach_price[static_cast<std::size_t>(locked[learner])];
        } else {
            for (std::size_t j = 0; j < coaches; ++j) {
                if (row[j] >= 0) most = std::max(most, std::int64_t{row[j]} - assignment.coach_price[j]);
            }
        }
        check.bound += most;
    }
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        const Slot& s = slots[slot];
        if (slot < coaches) slots[parent[slot]].count += s.count;
        if (slot >= coaches && slot + 1 < slots.size()) everybody.count += s.count;
        if (s.count > s.most) fail(CertificateFault::places_exceeded);
        if (s.count < s.least) fail(CertificateFault::minimum_missed);
        check.bound += s.own_price * (s.own_price > 0 ? s.most : s.least);
    }
    if (check.total != assignment.total) fail(CertificateFault::total_differs);
    if (check.bound != assignment.bound) fail(CertificateFault::bound_differs);
    return check;
}

}  // namespace cairn::matching
