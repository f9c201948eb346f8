#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/random.hpp"

namespace cairn::recommend {

using ItemIndex = std::uint32_t;
using UserIndex = std::uint32_t;

/// Who took what: for each user the items, ascending, each once. How often or how gladly is not told.
///
/// Shapes:   items are 0..item_count()-1; a user may have none.
class Interactions {
public:
    explicit Interactions(std::size_t item_count = 0) : item_count_(item_count) {}

    /// Takes the items in any order, doubles once. Items must be below item_count().
    void add_user(std::span<const ItemIndex> items);

    [[nodiscard]] std::size_t item_count() const { return item_count_; }
    [[nodiscard]] std::size_t user_count() const { return end_.size(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] std::span<const ItemIndex> of(UserIndex user) const;
    /// For each item how many have it.
    [[nodiscard]] std::vector<std::uint32_t> user_counts() const;
    /// For each item, as the user of the result, who has it.
    [[nodiscard]] Interactions transposed() const;

private:
    std::size_t item_count_ = 0;
    std::vector<std::size_t> end_;  ///< by user, where the items of the next begin
    std::vector<ItemIndex> items_;
};

/// A user whose items are partly hidden, to be guessed from the others.
struct HeldOutUser {
    std::vector<ItemIndex> seen;    ///< ascending
    std::vector<ItemIndex> hidden;  ///< ascending
};

/// Users who are strangers to a model that was fitted on `train` (strong generalisation, Liang et al. 2018).
struct HeldOut {
    Interactions train;
    std::vector<HeldOutUser> strangers;
};

/// Holds `users` out: of n items four fifths are seen, rounded down and at least one, in an order of chance, but one
/// stays hidden always. Who has fewer than two items is in neither part.
HeldOut hold_out(const Interactions& interactions, std::span<const UserIndex> users, Random& random);

/// All numbers below `count` in an order of chance.
std::vector<std::uint32_t> shuffled(std::size_t count, Random& random);

}  // namespace cairn::recommend
