#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/recommend/interactions.hpp"
#include "core/recommend/item_model.hpp"

namespace cairn::recommend {

/// The links between items in closed form: of all zero-diagonal matrices B the one that best foretells each history
/// (and each trait) from its own other items.
///
/// With W the histories and under them the traits, weighted by row and column as the settings say, D the diagonal of
/// the pulls to zero and P = (WᵀW + D)⁻¹: B(i, j) = −P(i, j) / P(j, j), B(i, i) = 0.
///
/// Shapes:   the smaller of rows² and items² is inverted; where there are fewer rows than items, P is not stored but
///           follows from (I + W D⁻¹ Wᵀ)⁻¹.
/// Cost:     O(min(rows, items)³) time, min(rows, items)² doubles. The same bits natively and as WebAssembly.
/// Source:   EASE, Steck 2019; denoising, Steck 2020 ("Autoencoders that don't overfit towards the identity");
///           side information as rows, Jeunen, Van Balen, Goethals 2020.
class ItemFit {
public:
    /// `traits` has the same items and a row for what items share, such as a skill that they teach; it may be empty.
    ItemFit(const Interactions& histories, const Interactions& traits, const ItemModelSettings& settings);
    ItemFit(ItemFit&&) noexcept;
    ItemFit& operator=(ItemFit&&) noexcept;
    ~ItemFit();

    /// For each item the sum of B(i, item) over the known i (ascending), before popularity_power.
    [[nodiscard]] std::vector<double> link_sums(std::span<const ItemIndex> known) const;
    /// With the `links_max` strongest links from each item.
    [[nodiscard]] ItemModel model(std::size_t links_max) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// For each item its popularity (at least 1) to the power of `power`.
std::vector<double> popularity_weights(std::span<const std::uint32_t> user_counts, double power);

}  // namespace cairn::recommend
