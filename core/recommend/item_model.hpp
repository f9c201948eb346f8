#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/recommend/interactions.hpp"

namespace cairn::recommend {

/// How an item model is fitted and how it scores.
struct ItemModelSettings {
    double user_power = 0.25;        ///< a history counts as its length (in mean lengths) to the power of minus this
    double item_power = 0.25;        ///< an item counts as its popularity to the power of minus this
    double ridge = 10.0;             ///< pull to zero, in mean squared weights of an item
    double denoising = 0.5;          ///< pull to zero, in the item's own squared weight: 1 is a dropout of one half
    double popularity_power = -0.125;   ///< what links say is weighed by the popularity of their end to this power
    double prior_strength = 10.0;    ///< items in a history at which what they say and the prior count the same
    double trait_weight = 1.0;       ///< a trait counts as so many users who took exactly what has it
    bool operator==(const ItemModelSettings&) const = default;
};

/// How much an item speaks for another, in units of ItemModel::scores before they are made to one measure.
struct ItemLink {
    ItemIndex to = 0;
    float weight = 0.0f;
    bool operator==(const ItemLink&) const = default;
};

/// Scores items for somebody by what they have, by the links between items and by how popular each is.
///
/// With s(j) = sum of the links to j from what is known, in standard deviations over all items, and prior(j) likewise:
///   score(j) = s(j) · n/(n + k) + prior(j) · k/(n + k)     for n items known and k = prior_strength.
/// Who has nothing gets the prior alone, which is the logarithm of 1 + popularity.
///
/// Cost:     scores is O(items known · links_max + items).
/// Source:   docs/decisions/0027.
class ItemModel {
public:
    ItemModel() = default;
    /// `links` by the item they begin at, each ascending by `to`; `user_counts` by item.
    ItemModel(std::vector<std::vector<ItemLink>> links, std::span<const std::uint32_t> user_counts,
              double prior_strength);

    [[nodiscard]] std::size_t item_count() const { return prior_.size(); }
    /// `known` ascending, items of the model. What is known is scored like everything else.
    [[nodiscard]] std::vector<double> scores(std::span<const ItemIndex> known) const;
    /// The part of the scores that links have; 0 everywhere when they say nothing.
    [[nodiscard]] std::vector<double> link_scores(std::span<const ItemIndex> known) const;
    /// 0 where there is no link.
    [[nodiscard]] float link(ItemIndex from, ItemIndex to) const;
    [[nodiscard]] std::span<const ItemLink> links(ItemIndex from) const;

private:
    [[nodiscard]] std::vector<double> shrunk_sums(std::span<const ItemIndex> known,
                                                  std::span<const double> prior) const;

    std::vector<std::size_t> end_;
    std::vector<ItemLink> links_;
    std::vector<double> prior_;
    double prior_strength_ = 0.0;
};

/// log(1 + popularity) in standard deviations over all items; all 0 when all are as popular.
std::vector<double> popularity_prior(std::span<const std::uint32_t> user_counts);

/// The formula of ItemModel: `scores` in any unit on entry.
void shrink_to_prior(std::span<double> scores, std::span<const double> prior, std::size_t known_count,
                     double prior_strength);

}  // namespace cairn::recommend
