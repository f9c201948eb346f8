#include "tests/bench/recommend_peers.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/random.hpp"
#include "core/recommend/item_fit.hpp"

namespace cairn::bench {
namespace {

using recommend::Interactions;
using recommend::ItemIndex;
using recommend::UserIndex;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

Eigen::Index at(std::size_t index) { return static_cast<Eigen::Index>(index); }

class Popularity : public RecommendPeer {
public:
    explicit Popularity(const Interactions& histories) : counts_(histories.user_counts()) {}
    [[nodiscard]] std::vector<double> scores(std::span<const ItemIndex>) const override {
        return {counts_.begin(), counts_.end()};
    }

private:
    std::vector<std::uint32_t> counts_;
};

struct NeighbourSetting {
    std::size_t neighbours_max;
    double shrink;  ///< added to the norm: rare pairs count less
};

class ItemNeighbours : public RecommendPeer {
public:
    ItemNeighbours(const Interactions& histories, const NeighbourSetting& setting)
        : count_(histories.item_count()), neighbours_(histories.item_count()) {
        const Interactions users_of = histories.transposed();
        std::vector<double> common(count_);
        for (ItemIndex item = 0; item < count_; ++item) {
            std::ranges::fill(common, 0.0);
            for (const UserIndex user : users_of.of(item)) {
                for (const ItemIndex other : histories.of(user)) common[other] += 1.0;
            }
            std::vector<std::pair<double, ItemIndex>> similar;
            for (ItemIndex other = 0; other < count_; ++other) {
                if (other == item || common[other] == 0.0) continue;
                const auto sizes = static_cast<double>(users_of.of(item).size() * users_of.of(other).size());
                similar.emplace_back(common[other] / (std::sqrt(sizes) + setting.shrink), other);
            }
            std::ranges::sort(similar, [](const auto& a, const auto& b) {
                return a.first != b.first ? a.first > b.first : a.second < b.second;
            });
            if (similar.size() > setting.neighbours_max) similar.resize(setting.neighbours_max);
            neighbours_[item] = std::move(similar);
        }
    }
    /// Each item looks for what is known among its own neighbours.
    [[nodiscard]] std::vector<double> scores(std::span<const ItemIndex> known) const override {
        std::vector<double> scores(count_, 0.0);
        for (ItemIndex item = 0; item < count_; ++item) {
            for (const auto& [similarity, other] : neighbours_[item]) {
                if (std::ranges::binary_search(known, other)) scores[item] += similarity;
            }
        }
        return scores;
    }

private:
    std::size_t count_;
    std::vector<std::vector<std::pair<double, ItemIndex>>> neighbours_;
};

/// The plain method, by the same algebra as ours.
class Ease : public RecommendPeer {
public:
    Ease(const Interactions& histories, double ridge)
        : fit_(histories, Interactions(histories.item_count()), settings(histories, ridge)) {}
    [[nodiscard]] std::vector<double> scores(std::span<const ItemIndex> known) const override {
        return fit_.link_sums(known);
    }

private:
    /// Our ridge is in mean squared weights of the items that somebody has.
    static recommend::ItemModelSettings settings(const Interactions& histories, double ridge) {
        double taken = 0.0;
        for (const std::uint32_t count : histories.user_counts()) taken += count > 0 ? 1.0 : 0.0;
        return {.user_power = 0.0,
                .item_power = 0.0,
                .ridge = ridge * taken / static_cast<double>(std::max<std::size_t>(1, histories.size())),
                .denoising = 0.0};
    }
    recommend::ItemFit fit_;
};

struct AlsSetting {
    int factors;
    double unobserved;  ///< weight of what was not taken
    double ridge;
};

/// Rendle, Krichene, Zhang, Koren 2022, "Revisiting the performance of iALS on item recommendation benchmarks": the
/// pull to zero of a user or item grows with what is known of it (their ν = 1).
class Als : public RecommendPeer {
public:
    Als(const Interactions& histories, const AlsSetting& setting) : setting_(setting) {
        const Interactions users_of = histories.transposed();
        Random random(1);
        Matrix users = Matrix::Zero(setting.factors, at(histories.user_count()));
        items_ = Matrix::Zero(setting.factors, at(histories.item_count()));
        const double scale = 0.1 / std::sqrt(setting.factors) / 1e6;
        for (Eigen::Index i = 0; i < items_.size(); ++i) {
            items_(i) = static_cast<double>(random.between(-1'000'000, 1'000'000)) * scale;
        }
        for (int pass = 0; pass < 8; ++pass) {
            solve(histories, items_, users);
            solve(users_of, users, items_);
        }
        gram_ = items_ * items_.transpose() * setting_.unobserved;
    }
    [[nodiscard]] std::vector<double> scores(std::span<const ItemIndex> known) const override {
        const Vector user = solve_one(known, items_, gram_);
        const Vector all = items_.transpose() * user;
        return {all.begin(), all.end()};
    }

private:
    void solve(const Interactions& of, const Matrix& fixed, Matrix& moved) const {
        const Matrix gram = fixed * fixed.transpose() * setting_.unobserved;
        for (UserIndex one = 0; one < of.user_count(); ++one) moved.col(at(one)) = solve_one(of.of(one), fixed, gram);
    }
    [[nodiscard]] Vector solve_one(std::span<const std::uint32_t> known, const Matrix& fixed,
                                   const Matrix& gram) const {
        Matrix left = gram;
        Vector right = Vector::Zero(setting_.factors);
        for (const std::uint32_t other : known) {
            left.selfadjointView<Eigen::Lower>().rankUpdate(fixed.col(at(other)));
            right += fixed.col(at(other));
        }
        const double pull = setting_.ridge * (static_cast<double>(known.size()) +
                                              setting_.unobserved * static_cast<double>(fixed.cols()));
        left.diagonal().array() += pull;
        return left.selfadjointView<Eigen::Lower>().llt().solve(right);
    }

    AlsSetting setting_;
    Matrix items_;
    Matrix gram_;
};

constexpr std::size_t everyone = 1'000'000;
constexpr NeighbourSetting neighbour_settings[] = {{20, 0},   {100, 0},       {everyone, 0}, {20, 10},
                                                   {100, 10}, {everyone, 10}, {100, 100},    {everyone, 100}};
constexpr double ease_settings[] = {5, 20, 50, 100, 200, 500, 1000};
constexpr AlsSetting als_settings[] = {{16, 0.1, 0.003}, {32, 0.1, 0.003}, {64, 0.1, 0.003},
                                       {64, 0.1, 0.01},  {64, 0.3, 0.003}, {32, 0.1, 0.03}};

const RecommendPeerMethod methods[] = {
    {"popularity", 1,
     [](const Interactions& histories, int) -> std::unique_ptr<RecommendPeer> {
         return std::make_unique<Popularity>(histories);
     }},
    {"item-knn", std::size(neighbour_settings),
     [](const Interactions& histories, int setting) -> std::unique_ptr<RecommendPeer> {
         return std::make_unique<ItemNeighbours>(histories, neighbour_settings[setting]);
     }},
    {"ease", std::size(ease_settings),
     [](const Interactions& histories, int setting) -> std::unique_ptr<RecommendPeer> {
         return std::make_unique<Ease>(histories, ease_settings[setting]);
     }},
    {"ials", std::size(als_settings),
     [](const Interactions& histories, int setting) -> std::unique_ptr<RecommendPeer> {
         return std::make_unique<Als>(histories, als_settings[setting]);
     }},
};

}  // namespace

std::span<const RecommendPeerMethod> recommend_peers() { return methods; }

}  // namespace cairn::bench
