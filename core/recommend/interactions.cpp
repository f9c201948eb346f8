#include "core/recommend/interactions.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/assert.hpp"

namespace cairn::recommend {
namespace {

void shuffle(std::span<std::uint32_t> values, Random& random) {
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[static_cast<std::size_t>(random.below(i))]);
    }
}

}  // namespace

void Interactions::add_user(std::span<const ItemIndex> items) {
    const auto first = static_cast<std::ptrdiff_t>(items_.size());
    items_.insert(items_.end(), items.begin(), items.end());
    const auto begin = items_.begin() + first;
    std::sort(begin, items_.end());
    items_.erase(std::unique(begin, items_.end()), items_.end());
    CAIRN_ASSERT(std::ssize(items_) == first || items_.back() < item_count_);
    end_.push_back(items_.size());
}

std::span<const ItemIndex> Interactions::of(UserIndex user) const {
    const std::size_t begin = user == 0 ? 0 : end_[user - 1];
    return std::span(items_).subspan(begin, end_[user] - begin);
}

std::vector<std::uint32_t> Interactions::user_counts() const {
    std::vector<std::uint32_t> counts(item_count_, 0);
    for (const ItemIndex item : items_) ++counts[item];
    return counts;
}

Interactions Interactions::transposed() const {
    Interactions result(user_count());
    const std::vector<std::uint32_t> counts = user_counts();
    result.items_.resize(size());
    result.end_.resize(item_count_);
    std::vector<std::size_t> next(item_count_);
    std::exclusive_scan(counts.begin(), counts.end(), next.begin(), std::size_t{0});
    for (UserIndex user = 0; user < user_count(); ++user) {
        for (const ItemIndex item : of(user)) result.items_[next[item]++] = user;
    }
    result.end_ = std::move(next);
    return result;
}

HeldOut hold_out(const Interactions& interactions, std::span<const UserIndex> users, Random& random) {
    HeldOut result{Interactions(interactions.item_count()), {}};
    std::vector<bool> is_out(interactions.user_count(), false);
    for (const UserIndex user : users) {
        is_out[user] = true;
        const std::span<const ItemIndex> items = interactions.of(user);
        if (items.size() < 2) continue;
        std::vector<ItemIndex> order(items.begin(), items.end());
        shuffle(order, random);
        const auto seen = static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, items.size() * 4 / 5));
        HeldOutUser stranger{{order.begin(), order.begin() + seen}, {order.begin() + seen, order.end()}};
        std::ranges::sort(stranger.seen);
        std::ranges::sort(stranger.hidden);
        result.strangers.push_back(std::move(stranger));
    }
    for (UserIndex user = 0; user < interactions.user_count(); ++user) {
        if (!is_out[user]) result.train.add_user(interactions.of(user));
    }
    return result;
}

std::vector<std::uint32_t> shuffled(std::size_t count, Random& random) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    shuffle(order, random);
    return order;
}

}  // namespace cairn::recommend
