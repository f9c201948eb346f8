#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/recommend/interactions.hpp"
#include "core/recommend/item_model.hpp"

namespace cairn::recommend {

struct FitSearchOptions {
    std::uint64_t seed = 1;
    std::size_t depth = 20;            ///< places of a list that are judged
    std::size_t fold_count = 5;        ///< parts of the users, each held out in turn …
    std::size_t hidden_enough = 1500;  ///< … until so many hidden items have judged
};

/// The users in turns of strangers to the others, as many turns as the options say.
std::vector<HeldOut> validation_folds(const Interactions& histories, const FitSearchOptions& options);

struct FitSearchResult {
    ItemModelSettings settings;
    double ndcg = 0.0;  ///< of the chosen settings on the users held out
    std::size_t fit_count = 0;
};

/// The settings that guess best what users hide from a model of the others.
///
/// One setting after the other is moved over its steps, the others staying as they are, from the defaults on. What was
/// best is left only for what is ahead by more than a standard error of the differences, user by user: chance alone
/// must not lead away from settings that are good everywhere. What a popularity_power or a prior_strength does is tried
/// on each fit, as it needs no other. Nothing but `histories` is looked at.
/// Cost:     about 14 fits a fold.
FitSearchResult search_settings(const Interactions& histories, const Interactions& traits,
                                const FitSearchOptions& options = {});

}  // namespace cairn::recommend
