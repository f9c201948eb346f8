#include "core/recommend/item_fit.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/assert.hpp"
#include "core/base/elementary.hpp"

namespace cairn::recommend {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

Eigen::Index at(std::size_t index) { return static_cast<Eigen::Index>(index); }

double weight_of_length(std::size_t length, double mean_length, double power) {
    return length == 0 ? 0.0 : exact_pow(static_cast<double>(length) / mean_length, -power);
}

/// Of a symmetric matrix with positive eigenvalues.
Matrix inverse(const Matrix& matrix) {
    if (matrix.size() == 0) return matrix;
    const Eigen::LLT<Matrix> factor(matrix);
    CAIRN_ASSERT(factor.info() == Eigen::Success);
    return factor.solve(Matrix::Identity(matrix.rows(), matrix.cols()));
}

}  // namespace

std::vector<double> popularity_weights(std::span<const std::uint32_t> user_counts, double power) {
    std::vector<double> weights;
    weights.reserve(user_counts.size());
    for (const std::uint32_t count : user_counts) weights.push_back(exact_pow(std::max(count, 1U), power));
    return weights;
}

struct ItemFit::Parts {
    Interactions rows;               ///< histories, then traits
    Interactions rows_of;            ///< by item
    std::vector<double> row_weight;
    std::vector<double> item_weight;
    std::vector<double> pull;        ///< D
    std::vector<std::uint32_t> user_counts;
    ItemModelSettings settings;
    bool is_by_rows = false;
    Matrix core;                     ///< (I + W D⁻¹ Wᵀ)⁻¹ by rows, else P
    std::vector<double> diagonal;    ///< of P

    Parts(const Interactions& histories, const Interactions& traits, const ItemModelSettings& chosen);

    /// What `item` adds to a vector over the rows: its column of W D⁻¹.
    [[nodiscard]] double entry(UserIndex row, ItemIndex item) const {
        return row_weight[row] * item_weight[item] / pull[item];
    }
    void weigh(const Interactions& histories, const Interactions& traits);
    void pull_to_zero();
    void invert_by_rows();
    void invert_by_items();
    [[nodiscard]] Vector precision_sums(std::span<const ItemIndex> known) const;
    [[nodiscard]] std::vector<double> link_sums(std::span<const ItemIndex> known) const;
};

ItemFit::Parts::Parts(const Interactions& histories, const Interactions& traits, const ItemModelSettings& chosen)
    : rows(histories.item_count()), user_counts(histories.user_counts()), settings(chosen) {
    CAIRN_ASSERT(histories.item_count() == traits.item_count());
    for (UserIndex user = 0; user < histories.user_count(); ++user) rows.add_user(histories.of(user));
    for (UserIndex trait = 0; trait < traits.user_count(); ++trait) rows.add_user(traits.of(trait));
    rows_of = rows.transposed();
    weigh(histories, traits);
    pull_to_zero();
    is_by_rows = rows.user_count() < rows.item_count();
    diagonal.resize(rows.item_count());
    if (is_by_rows) {
        invert_by_rows();
    } else {
        invert_by_items();
    }
}

void ItemFit::Parts::weigh(const Interactions& histories, const Interactions& traits) {
    const auto users = std::max<std::size_t>(1, histories.user_count());
    const double mean_length = std::max(1.0, static_cast<double>(histories.size()) / static_cast<double>(users));
    for (UserIndex user = 0; user < histories.user_count(); ++user) {
        row_weight.push_back(weight_of_length(histories.of(user).size(), mean_length, settings.user_power));
    }
    const double trait_scale = std::sqrt(settings.trait_weight);
    for (UserIndex trait = 0; trait < traits.user_count(); ++trait) {
        row_weight.push_back(trait_scale * weight_of_length(traits.of(trait).size(), mean_length, settings.user_power));
    }
    item_weight = popularity_weights(user_counts, -settings.item_power);
}

void ItemFit::Parts::pull_to_zero() {
    pull.assign(rows.item_count(), 0.0);
    double sum = 0.0, count = 0.0;
    for (ItemIndex item = 0; item < pull.size(); ++item) {
        for (const UserIndex row : rows_of.of(item)) {
            const double weight = row_weight[row] * item_weight[item];
            pull[item] += weight * weight;
        }
        sum += pull[item];
        count += pull[item] > 0.0 ? 1.0 : 0.0;
    }
    const double mean = sum > 0.0 ? sum / count : 1.0;
    for (double& value : pull) value = settings.ridge * mean + settings.denoising * value;
}

void ItemFit::Parts::invert_by_rows() {
    const Eigen::Index count = at(rows.user_count());
    Matrix kernel = Matrix::Identity(count, count);
    for (ItemIndex item = 0; item < rows.item_count(); ++item) {
        for (const UserIndex a : rows_of.of(item)) {
            const double left = entry(a, item) * item_weight[item];
            for (const UserIndex b : rows_of.of(item)) kernel(at(b), at(a)) += left * row_weight[b];
        }
    }
    core = inverse(kernel);
    for (ItemIndex item = 0; item < rows.item_count(); ++item) {
        double explained = 0.0;
        for (const UserIndex a : rows_of.of(item)) {
            double inner = 0.0;
            for (const UserIndex b : rows_of.of(item)) inner += core(at(b), at(a)) * row_weight[b];
            explained += inner * row_weight[a];
        }
        const double scale = item_weight[item] / pull[item];
        diagonal[item] = 1.0 / pull[item] - explained * scale * scale;
    }
}

void ItemFit::Parts::invert_by_items() {
    const Eigen::Index count = at(rows.item_count());
    Matrix gram = Matrix::Zero(count, count);
    for (UserIndex row = 0; row < rows.user_count(); ++row) {
        const double square = row_weight[row] * row_weight[row];
        for (const ItemIndex a : rows.of(row)) {
            for (const ItemIndex b : rows.of(row)) gram(at(b), at(a)) += square * item_weight[a] * item_weight[b];
        }
    }
    for (ItemIndex item = 0; item < rows.item_count(); ++item) gram(at(item), at(item)) += pull[item];
    core = inverse(gram);
    for (ItemIndex item = 0; item < rows.item_count(); ++item) diagonal[item] = core(at(item), at(item));
}

/// Sums of the rows of P.
Vector ItemFit::Parts::precision_sums(std::span<const ItemIndex> known) const {
    Vector sums = Vector::Zero(at(rows.item_count()));
    if (!is_by_rows) {
        for (const ItemIndex item : known) sums += core.col(at(item));
        return sums;
    }
    Vector over_rows = Vector::Zero(at(rows.user_count()));
    for (const ItemIndex item : known) {
        for (const UserIndex row : rows_of.of(item)) over_rows(at(row)) += entry(row, item);
    }
    Vector explained = Vector::Zero(at(rows.user_count()));
    for (Eigen::Index row = 0; row < over_rows.size(); ++row) {
        if (over_rows(row) != 0.0) explained += over_rows(row) * core.col(row);
    }
    for (UserIndex row = 0; row < rows.user_count(); ++row) {
        for (const ItemIndex item : rows.of(row)) sums(at(item)) -= explained(at(row)) * entry(row, item);
    }
    for (const ItemIndex item : known) sums(at(item)) += 1.0 / pull[item];
    return sums;
}

std::vector<double> ItemFit::Parts::link_sums(std::span<const ItemIndex> known) const {
    const Vector sums = precision_sums(known);
    std::vector<double> links(rows.item_count());
    for (ItemIndex item = 0; item < links.size(); ++item) links[item] = -sums(at(item)) / diagonal[item];
    for (const ItemIndex item : known) links[item] += 1.0;  // an item does not speak for itself
    return links;
}

ItemFit::ItemFit(const Interactions& histories, const Interactions& traits, const ItemModelSettings& settings)
    : parts_(std::make_unique<Parts>(histories, traits, settings)) {}
ItemFit::ItemFit(ItemFit&&) noexcept = default;
ItemFit& ItemFit::operator=(ItemFit&&) noexcept = default;
ItemFit::~ItemFit() = default;

std::vector<double> ItemFit::link_sums(std::span<const ItemIndex> known) const { return parts_->link_sums(known); }

ItemModel ItemFit::model(std::size_t links_max) const {
    const std::size_t count = parts_->rows.item_count();
    const std::vector<double> popularity = popularity_weights(parts_->user_counts, parts_->settings.popularity_power);
    std::vector<std::vector<ItemLink>> links(count);
    std::vector<ItemLink> strongest;
    for (ItemIndex from = 0; from < count; ++from) {
        const std::vector<double> sums = parts_->link_sums(std::span(&from, 1));
        strongest.clear();
        for (ItemIndex to = 0; to < count; ++to) {
            const auto weight = static_cast<float>(sums[to] * popularity[to]);
            if (to != from && weight != 0.0f) strongest.push_back({to, weight});
        }
        if (strongest.size() > links_max) {
            const auto is_stronger = [](const ItemLink& a, const ItemLink& b) {
                return std::abs(a.weight) != std::abs(b.weight) ? std::abs(a.weight) > std::abs(b.weight) : a.to < b.to;
            };
            std::ranges::nth_element(strongest, strongest.begin() + static_cast<std::ptrdiff_t>(links_max),
                                     is_stronger);
            strongest.resize(links_max);
            std::ranges::sort(strongest, {}, &ItemLink::to);
        }
        links[from] = strongest;
    }
    return {std::move(links), parts_->user_counts, parts_->settings.prior_strength};
}

}  // namespace cairn::recommend
