#include "core/recommend/item_model.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/assert.hpp"
#include "core/base/elementary.hpp"

namespace cairn::recommend {
namespace {

double standard_deviation(std::span<const double> values) {
    if (values.empty()) return 0.0;
    const auto count = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += value;
    const double mean = sum / count;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / count);
}

}  // namespace

std::vector<double> popularity_prior(std::span<const std::uint32_t> user_counts) {
    std::vector<double> prior;
    prior.reserve(user_counts.size());
    for (const std::uint32_t count : user_counts) prior.push_back(exact_log(1.0 + count));
    const double deviation = standard_deviation(prior);
    for (double& value : prior) value = deviation > 0.0 ? value / deviation : 0.0;
    return prior;
}

void shrink_to_prior(std::span<double> scores, std::span<const double> prior, std::size_t known_count,
                     double prior_strength) {
    const double deviation = standard_deviation(scores);
    const auto known = static_cast<double>(known_count);
    const bool says_anything = deviation > 0.0 && known_count > 0;
    const double prior_part = says_anything ? prior_strength / (known + prior_strength) : 1.0;
    const double link_part = says_anything ? (1.0 - prior_part) / deviation : 0.0;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = scores[i] * link_part + prior[i] * prior_part;
}

ItemModel::ItemModel(std::vector<std::vector<ItemLink>> links, std::span<const std::uint32_t> user_counts,
                     double prior_strength)
    : prior_(popularity_prior(user_counts)), prior_strength_(prior_strength) {
    CAIRN_ASSERT(links.size() == user_counts.size());
    end_.reserve(links.size());
    for (const std::vector<ItemLink>& from : links) {
        links_.insert(links_.end(), from.begin(), from.end());
        end_.push_back(links_.size());
    }
}

std::span<const ItemLink> ItemModel::links(ItemIndex from) const {
    const std::size_t begin = from == 0 ? 0 : end_[from - 1];
    return std::span(links_).subspan(begin, end_[from] - begin);
}

float ItemModel::link(ItemIndex from, ItemIndex to) const {
    const std::span<const ItemLink> all = links(from);
    const auto it = std::ranges::lower_bound(all, to, {}, &ItemLink::to);
    return it == all.end() || it->to != to ? 0.0f : it->weight;
}

std::vector<double> ItemModel::shrunk_sums(std::span<const ItemIndex> known, std::span<const double> prior) const {
    std::vector<double> scores(item_count(), 0.0);
    for (const ItemIndex from : known) {
        for (const ItemLink& link : links(from)) scores[link.to] += static_cast<double>(link.weight);
    }
    shrink_to_prior(scores, prior, known.size(), prior_strength_);
    return scores;
}

std::vector<double> ItemModel::scores(std::span<const ItemIndex> known) const { return shrunk_sums(known, prior_); }

std::vector<double> ItemModel::link_scores(std::span<const ItemIndex> known) const {
    return shrunk_sums(known, std::vector<double>(item_count(), 0.0));
}

}  // namespace cairn::recommend
