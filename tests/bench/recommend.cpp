#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/recommend/fit_search.hpp"
#include "core/recommend/item_fit.hpp"
#include "core/recommend/top_items.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/recommend_peers.hpp"

namespace cairn::bench {
namespace {

using namespace cairn::recommend;

constexpr std::string_view heading = "user,item";
constexpr std::size_t depth = 20;
constexpr std::int64_t seeds_of_a_table = 5;
constexpr std::size_t stranger_part = 5;  ///< one user of so many
constexpr std::array<std::size_t, 4> cold_counts{0, 1, 3, 5};
constexpr std::size_t links_max = 2048;

/// Names to numbers in the order of the names, so that the order of lines makes no difference.
using Names = std::map<std::string, std::vector<std::string>>;

std::optional<Interactions> read_interactions(const std::string& path, std::size_t least) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        std::fprintf(stderr, "recommend: cannot read %s\n", path.c_str());
        return std::nullopt;
    }
    Names items_of;
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        const std::vector<std::string_view> cells = split(line, ',');
        const bool is_right =
            number == 1 ? line == heading : cells.size() == 2 && !cells[0].empty() && !cells[1].empty();
        if (!is_right) {
            std::fprintf(stderr, "recommend: %s, line %zu: not user,item\n", path.c_str(), number);
            return std::nullopt;
        }
        if (number > 1) items_of[std::string(cells[0])].emplace_back(cells[1]);
    }
    for (auto& [user, items] : items_of) {
        std::ranges::sort(items);
        items.erase(std::ranges::unique(items).begin(), items.end());
    }
    std::erase_if(items_of, [&](const auto& one) { return one.second.size() < least; });
    std::map<std::string, ItemIndex> number_of;
    for (const auto& [user, items] : items_of) {
        for (const std::string& item : items) number_of.emplace(item, 0);
    }
    ItemIndex next = 0;
    for (auto& [item, number] : number_of) number = next++;
    Interactions interactions(number_of.size());
    std::vector<ItemIndex> row;
    for (const auto& [user, items] : items_of) {
        row.clear();
        for (const std::string& item : items) row.push_back(number_of.at(item));
        interactions.add_user(row);
    }
    return interactions;
}

using Scores = std::function<std::vector<double>(std::span<const ItemIndex>)>;

/// One figure of one subject over all seeds.
using Figures = std::map<std::pair<std::string, std::string>, std::vector<double>>;

ListQuality mean_quality(std::span<const HeldOutUser> strangers, const Scores& scores) {
    ListQuality sum;
    for (const HeldOutUser& one : strangers) {
        const ListQuality quality = list_quality(top_items(scores(one.seen), one.seen, depth), one.hidden, depth);
        sum.ndcg += quality.ndcg;
        sum.recall += quality.recall;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, strangers.size()));
    return {sum.ndcg / count, sum.recall / count};
}

/// Those who have shown at least `known` items, and of these the first `known` of an order of chance.
std::vector<HeldOutUser> with_known(std::span<const HeldOutUser> strangers, std::size_t known, Random& random) {
    std::vector<HeldOutUser> result;
    for (const HeldOutUser& one : strangers) {
        if (one.seen.size() < known) continue;
        const std::vector<std::uint32_t> order = shuffled(one.seen.size(), random);
        HeldOutUser cold{{}, one.hidden};
        for (std::size_t i = 0; i < known; ++i) cold.seen.push_back(one.seen[order[i]]);
        std::ranges::sort(cold.seen);
        result.push_back(std::move(cold));
    }
    return result;
}

double share_shown(std::span<const HeldOutUser> strangers, const Scores& scores, std::size_t item_count) {
    std::vector<bool> is_shown(item_count, false);
    for (const HeldOutUser& one : strangers) {
        for (const ItemIndex item : top_items(scores(one.seen), one.seen, depth)) is_shown[item] = true;
    }
    return static_cast<double>(std::ranges::count(is_shown, true)) / static_cast<double>(item_count);
}

struct Trial {
    HeldOut data;
    std::array<std::vector<HeldOutUser>, cold_counts.size()> cold;
};

void measure(const std::string& subject, const Trial& trial, const Scores& scores, Figures& figures) {
    const auto put = [&](const std::string& metric, double value) { figures[{subject, metric}].push_back(value); };
    const ListQuality quality = mean_quality(trial.data.strangers, scores);
    put("ndcg20", quality.ndcg);
    put("recall20", quality.recall);
    put("coverage20", share_shown(trial.data.strangers, scores, trial.data.train.item_count()));
    for (std::size_t i = 0; i < cold_counts.size(); ++i) {
        put("ndcg20_known_" + std::to_string(cold_counts[i]), mean_quality(trial.cold[i], scores).ndcg);
    }
}

/// The peer with the setting that is best on the users that are held out of the training data, as ours is chosen.
std::unique_ptr<RecommendPeer> best_peer(const RecommendPeerMethod& method, const Interactions& train,
                                         const FitSearchOptions& options) {
    int best = 0;
    if (method.setting_count > 1) {
        const std::vector<HeldOut> folds = validation_folds(train, options);
        double best_quality = -1.0;
        for (int setting = 0; setting < method.setting_count; ++setting) {
            double quality = 0.0;
            for (const HeldOut& fold : folds) {
                const auto peer = method.fit(fold.train, setting);
                const auto scores = [&](std::span<const ItemIndex> known) { return peer->scores(known); };
                quality += mean_quality(fold.strangers, scores).ndcg * static_cast<double>(fold.strangers.size());
            }
            if (quality > best_quality) std::tie(best_quality, best) = std::pair(quality, setting);
        }
    }
    return method.fit(train, best);
}

void run_seed(const Interactions& interactions, std::int64_t seed, Figures& figures) {
    Random random(static_cast<std::uint64_t>(seed));
    const std::vector<UserIndex> order = shuffled(interactions.user_count(), random);
    Trial trial;
    trial.data = hold_out(interactions, std::span(order).first(order.size() / stranger_part), random);
    for (std::size_t i = 0; i < cold_counts.size(); ++i) {
        trial.cold[i] = with_known(trial.data.strangers, cold_counts[i], random);
    }
    const FitSearchOptions options{.seed = static_cast<std::uint64_t>(seed)};
    const Interactions no_traits(interactions.item_count());
    FitSearchResult found;
    const double search_ms = median_ms(1, [&] { found = search_settings(trial.data.train, no_traits, options); });
    ItemModel model;
    const double fit_ms =
        median_ms(1, [&] { model = ItemFit(trial.data.train, no_traits, found.settings).model(links_max); });
    const std::string own(own_name());
    measure(own, trial, [&](std::span<const ItemIndex> known) { return model.scores(known); }, figures);
    figures[{own, "search_ms"}].push_back(search_ms);
    figures[{own, "fit_ms"}].push_back(fit_ms);
    std::fprintf(stderr,
                 "seed %lld: ndcg20 %.4f, on validation %.4f after %zu fits; ridge %g, item %g, user %g, "
                 "denoising %g, popularity %g, prior %g\n",
                 static_cast<long long>(seed), figures[{own, "ndcg20"}].back(), found.ndcg, found.fit_count,
                 found.settings.ridge, found.settings.item_power, found.settings.user_power, found.settings.denoising,
                 found.settings.popularity_power, found.settings.prior_strength);
    for (const RecommendPeerMethod& method : recommend_peers()) {
        const auto peer = best_peer(method, trial.data.train, options);
        measure(
            std::string(method.name), trial, [&](std::span<const ItemIndex> known) { return peer->scores(known); },
            figures);
    }
}

std::string_view unit_of(const std::string& metric) {
    if (metric.ends_with("_ms")) return "ms";
    return metric.starts_with("ndcg") ? "ndcg" : "share";
}

void print(const Figures& figures, const Report& report) {
    for (const auto& [key, values] : figures) {
        const auto& [subject, metric] = key;
        double sum = 0.0, squares = 0.0;
        for (const double value : values) sum += value;
        const double mean = sum / static_cast<double>(values.size());
        for (const double value : values) squares += (value - mean) * (value - mean);
        report.put(subject, metric, mean, unit_of(metric));
        if (values.size() < 2 || metric.ends_with("_ms")) continue;
        report.put(subject, metric + "_sd", std::sqrt(squares / static_cast<double>(values.size() - 1)),
                   unit_of(metric));
    }
}

/// Somebody with twenty items of a made-up catalogue, in which neighbours are taken together.
void rank_catalogue(std::size_t item_count, std::int64_t repeat, Report& report) {
    Random random(1);
    Interactions histories(item_count);
    std::vector<ItemIndex> row;
    for (int user = 0; user < 1000; ++user) {
        const auto around = static_cast<std::int64_t>(random.below(item_count));
        row.clear();
        for (int i = 0; i < 20; ++i) {
            const std::int64_t item = std::clamp<std::int64_t>(around + random.between(-100, 100), 0,
                                                               static_cast<std::int64_t>(item_count) - 1);
            row.push_back(static_cast<ItemIndex>(item));
        }
        histories.add_user(row);
    }
    report.parameter("items", static_cast<std::int64_t>(item_count));
    report.parameter("users", static_cast<std::int64_t>(histories.user_count()));
    ItemModel model;
    const double fit_ms =
        median_ms(1, [&] { model = ItemFit(histories, Interactions(item_count), {}).model(links_max); });
    std::size_t shown = 0;
    constexpr int lists = 100;
    const double rank_ms = median_ms(repeat, [&] {
        for (UserIndex user = 0; user < lists; ++user) {
            const std::span<const ItemIndex> known = histories.of(user);
            shown += top_items(model.scores(known), known, depth).size();
        }
    });
    report.put(own_name(), "fit_ms", fit_ms, "ms");
    report.put(own_name(), "rank_ms", shown > 0 ? rank_ms / lists : 0.0, "ms");
}

}  // namespace

Run recommend(Arguments& arguments) {
    const auto data = arguments.text("data");
    const bool has_seed = arguments.text("seed").has_value();
    const auto seed = arguments.count("seed", 1);
    const auto least = arguments.count("least", 3);
    const bool has_items = arguments.text("items").has_value();
    const auto items = arguments.count("items", 1);
    const auto repeat = arguments.count("repeat", 5);
    const bool is_one = data.has_value() != has_items;
    if (!seed || !least || !items || !repeat || !is_one || !arguments.all_used()) return Run::wrong_arguments;
    Report report("recommend");
    if (has_items) {
        rank_catalogue(static_cast<std::size_t>(*items), *repeat, report);
        return Run::done;
    }
    const auto interactions = read_interactions(*data, static_cast<std::size_t>(*least));
    if (!interactions) return Run::failed;
    if (interactions->user_count() < stranger_part) {
        std::fputs("recommend: too few users to hold any out\n", stderr);
        return Run::failed;
    }
    const std::int64_t seed_count = has_seed ? 1 : seeds_of_a_table;
    report.parameter("users", static_cast<std::int64_t>(interactions->user_count()));
    report.parameter("items", static_cast<std::int64_t>(interactions->item_count()));
    report.parameter("interactions", static_cast<std::int64_t>(interactions->size()));
    report.parameter("seed", *seed);
    report.parameter("seeds", seed_count);
    Figures figures;
    for (std::int64_t i = 0; i < seed_count; ++i) run_seed(*interactions, *seed + i, figures);
    print(figures, report);
    return Run::done;
}

}  // namespace cairn::bench
