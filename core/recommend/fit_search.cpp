#include "core/recommend/fit_search.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "core/recommend/item_fit.hpp"
#include "core/recommend/top_items.hpp"

namespace cairn::recommend {
namespace {

constexpr double ridge_steps[] = {1.0, 3.0, 10.0, 30.0, 100.0, 300.0};
constexpr double item_power_steps[] = {0.0, 0.25, 0.5};
constexpr double user_power_steps[] = {0.0, 0.25, 0.5};
constexpr double denoising_steps[] = {0.0, 0.5, 1.0};
/// Added to the item power: at 0 what was taken from popular items at the fit is given back.
constexpr double popularity_steps[] = {-0.375, -0.25, -0.125, 0.0};
constexpr double prior_strength_steps[] = {0.0, 0.3, 1.0, 3.0, 10.0, 30.0};

struct Tried {
    ItemModelSettings settings;
    std::vector<double> qualities;  ///< of each stranger's list
};

double mean_of(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

/// By more than the standard error of the mean difference.
bool is_clearly_better(const Tried& tried, const Tried& best) {
    std::vector<double> differences(tried.qualities.size());
    for (std::size_t i = 0; i < differences.size(); ++i) differences[i] = tried.qualities[i] - best.qualities[i];
    const double mean = mean_of(differences);
    for (double& value : differences) value = (value - mean) * (value - mean);
    const auto count = static_cast<double>(differences.size());
    return count > 0.0 && mean > std::sqrt(mean_of(differences) / count);
}

class FitSearch {
public:
    FitSearch(const Interactions& histories, const Interactions& traits, const FitSearchOptions& options)
        : traits_(traits), options_(options), folds_(validation_folds(histories, options)) {}

    FitSearchResult run() {
        try_fit(ItemModelSettings{});
        sweep(&ItemModelSettings::ridge, ridge_steps);
        sweep(&ItemModelSettings::item_power, item_power_steps);
        sweep(&ItemModelSettings::denoising, denoising_steps);
        sweep(&ItemModelSettings::user_power, user_power_steps);
        sweep(&ItemModelSettings::ridge, ridge_steps);
        return {best_.settings, mean_of(best_.qualities), fitted_.size()};
    }

private:
    void sweep(double ItemModelSettings::* setting, std::span<const double> steps) {
        const ItemModelSettings from = best_.settings;
        for (const double step : steps) {
            ItemModelSettings settings = from;
            settings.*setting = step;
            try_fit(settings);
        }
    }

    /// Tries everything that this fit can be used for.
    void try_fit(ItemModelSettings settings) {
        settings.popularity_power = settings.prior_strength = 0.0;  // no matter to the fit
        if (std::ranges::contains(fitted_, settings)) return;
        fitted_.push_back(settings);
        std::vector<Tried> tried;
        for (const double step : popularity_steps) {
            for (const double strength : prior_strength_steps) {
                tried.push_back({settings, {}});
                tried.back().settings.popularity_power = settings.item_power + step;
                tried.back().settings.prior_strength = strength;
            }
        }
        for (const HeldOut& fold : folds_) judge(fold, ItemFit(fold.train, traits_, settings), tried);
        if (fitted_.size() == 1) best_ = *std::ranges::find(tried, ItemModelSettings{}, &Tried::settings);
        for (const Tried& one : tried) {
            if (is_clearly_better(one, best_)) best_ = one;
        }
    }

    /// Adds the quality of each stranger's list.
    void judge(const HeldOut& fold, const ItemFit& fit, std::vector<Tried>& tried) const {
        const std::vector<std::uint32_t> user_counts = fold.train.user_counts();
        const std::vector<double> prior = popularity_prior(user_counts);
        std::vector<std::vector<double>> popularity;
        for (const double step : popularity_steps) {
            popularity.push_back(popularity_weights(user_counts, tried.front().settings.item_power + step));
        }
        std::vector<double> scores(prior.size());
        for (const HeldOutUser& stranger : fold.strangers) {
            const std::vector<double> sums = fit.link_sums(stranger.seen);
            auto one = tried.begin();
            for (const std::vector<double>& weights : popularity) {
                for (const double strength : prior_strength_steps) {
                    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = sums[i] * weights[i];
                    shrink_to_prior(scores, prior, stranger.seen.size(), strength);
                    const auto list = top_items(scores, stranger.seen, options_.depth);
                    one->qualities.push_back(list_quality(list, stranger.hidden, options_.depth).ndcg);
                    ++one;
                }
            }
        }
    }

    const Interactions& traits_;
    FitSearchOptions options_;
    std::vector<HeldOut> folds_;
    std::vector<ItemModelSettings> fitted_;
    Tried best_;
};

}  // namespace

std::vector<HeldOut> validation_folds(const Interactions& histories, const FitSearchOptions& options) {
    Random random(options.seed);
    const std::vector<UserIndex> order = shuffled(histories.user_count(), random);
    std::vector<HeldOut> folds;
    std::size_t hidden_count = 0;
    for (std::size_t fold = 0; fold < options.fold_count && hidden_count < options.hidden_enough; ++fold) {
        const std::size_t begin = order.size() * fold / options.fold_count;
        const std::size_t end = order.size() * (fold + 1) / options.fold_count;
        folds.push_back(hold_out(histories, std::span(order).subspan(begin, end - begin), random));
        for (const HeldOutUser& stranger : folds.back().strangers) hidden_count += stranger.hidden.size();
    }
    return folds;
}

FitSearchResult search_settings(const Interactions& histories, const Interactions& traits,
                                const FitSearchOptions& options) {
    return FitSearch(histories, traits, options).run();
}

}  // namespace cairn::recommend
