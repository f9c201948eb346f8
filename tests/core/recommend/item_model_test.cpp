#include "core/recommend/item_model.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/recommend/fit_search.hpp"
#include "core/recommend/item_fit.hpp"
#include "core/recommend/top_items.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::recommend;
using namespace cairn::test;

namespace {

constexpr std::size_t all_links = 1'000'000;

/// Plain EASE, to the letter of its paper, when both powers, denoising and shrinking are off.
constexpr ItemModelSettings plain{.user_power = 0.0,
                                  .item_power = 0.0,
                                  .ridge = 2.0,
                                  .denoising = 0.0,
                                  .popularity_power = 0.0,
                                  .prior_strength = 0.0};

Interactions random_interactions(Random& random, std::size_t users, std::size_t items, std::int64_t longest) {
    Interactions interactions(items);
    std::vector<ItemIndex> row;
    for (std::size_t user = 0; user < users; ++user) {
        row.clear();
        const std::int64_t length = random.between(0, longest);
        for (std::int64_t i = 0; i < length; ++i) {
            // the lower half of what chance gives twice: some items are taken often
            row.push_back(static_cast<ItemIndex>(std::min(random.below(items), random.below(items))));
        }
        interactions.add_user(row);
    }
    return interactions;
}

using Dense = std::vector<std::vector<double>>;

/// By elimination, row by row; for small matrices.
Dense inverse_of(Dense matrix) {
    const std::size_t count = matrix.size();
    for (std::size_t i = 0; i < count; ++i) {
        matrix[i].resize(2 * count, 0.0);
        matrix[i][count + i] = 1.0;
    }
    for (std::size_t pivot = 0; pivot < count; ++pivot) {
        const double scale = matrix[pivot][pivot];
        for (double& value : matrix[pivot]) value /= scale;
        for (std::size_t row = 0; row < count; ++row) {
            if (row == pivot) continue;
            const double factor = matrix[row][pivot];
            for (std::size_t column = 0; column < 2 * count; ++column) {
                matrix[row][column] -= factor * matrix[pivot][column];
            }
        }
    }
    for (auto& row : matrix) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(count));
    return matrix;
}

/// B of the header's formula from dense matrices; histories and traits all weigh one.
Dense plain_links(const Interactions& histories, const Interactions& traits, double ridge) {
    const std::size_t count = histories.item_count();
    Dense gram(count, std::vector<double>(count, 0.0));
    for (const Interactions* rows : {&histories, &traits}) {
        for (UserIndex row = 0; row < rows->user_count(); ++row) {
            for (const ItemIndex a : rows->of(row)) {
                for (const ItemIndex b : rows->of(row)) gram[a][b] += 1.0;
            }
        }
    }
    double sum = 0.0, taken = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += gram[i][i];
        taken += gram[i][i] > 0.0 ? 1.0 : 0.0;
    }
    for (std::size_t i = 0; i < count; ++i) gram[i][i] += ridge * sum / taken;
    const Dense precision = inverse_of(gram);
    Dense links = gram;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) links[i][j] = i == j ? 0.0 : -precision[i][j] / precision[j][j];
    }
    return links;
}

Interactions none(std::size_t items) { return Interactions(items); }

}  // namespace

TEST_CASE("the links are those of the closed form, whichever side is inverted, with what items share as further rows") {
    Random random(7);
    for (const std::size_t users : {4UZ, 60UZ}) {
        const Interactions histories = random_interactions(random, users, 12, 6);
        const Interactions traits = random_interactions(random, 3, 12, 4);
        const Dense expected = plain_links(histories, traits, plain.ridge);
        const ItemModel model = ItemFit(histories, traits, plain).model(all_links);
        for (ItemIndex from = 0; from < 12; ++from) {
            for (ItemIndex to = 0; to < 12; ++to) {
                CHECK(static_cast<double>(model.link(from, to)) == Catch::Approx(expected[from][to]).margin(1e-6));
            }
        }
    }
}

TEST_CASE("one more history turns the fit from rows to items, and the links follow without a jump") {
    Random random(3);
    Interactions fewer = random_interactions(random, 9, 10, 5);
    Interactions more = fewer;
    more.add_user({});
    const ItemModelSettings settings{.user_power = 0.0};
    const ItemModel by_rows = ItemFit(fewer, none(10), settings).model(all_links);
    const ItemModel by_items = ItemFit(more, none(10), settings).model(all_links);
    for (ItemIndex from = 0; from < 10; ++from) {
        for (ItemIndex to = 0; to < 10; ++to) {
            CHECK(by_rows.link(from, to) == Catch::Approx(by_items.link(from, to)).margin(1e-6));
        }
    }
}

TEST_CASE("a score is what links say and what is popular, by how much is known") {
    const std::vector<std::uint32_t> counts{8, 3, 1, 0};
    const std::vector<double> prior = popularity_prior(counts);
    const ItemModel model({{{1, 0.5f}, {2, 1.0f}}, {{3, 0.25f}}, {}, {}}, counts, 2.0);
    CHECK(model.scores({}) == prior);
    for (const std::vector<ItemIndex>& known : {std::vector<ItemIndex>{0}, {0, 1}, {2}}) {
        std::vector<double> expected(4, 0.0);
        for (const ItemIndex from : known) {
            for (ItemIndex to = 0; to < 4; ++to) expected[to] += static_cast<double>(model.link(from, to));
        }
        shrink_to_prior(expected, prior, known.size(), 2.0);
        CHECK(model.scores(known) == expected);
    }
    CHECK(model.scores(std::vector<ItemIndex>{2}) == prior);  // who took what leads nowhere
}

TEST_CASE("the more is known, the less popularity counts") {
    const std::vector<double> prior{0.0, 1.0};
    double before = 1.0;
    for (const std::size_t known : {1UZ, 3UZ, 10UZ, 100UZ}) {
        std::vector<double> scores{2.0, 0.0};
        shrink_to_prior(scores, prior, known, 5.0);
        const double part = scores[1];
        CHECK(part == Catch::Approx(5.0 / (5.0 + static_cast<double>(known))));
        CHECK(part < before);
        before = part;
    }
}

TEST_CASE("the strongest links are kept, and fewer of them change no other") {
    Random random(5);
    const Interactions histories = random_interactions(random, 50, 30, 8);
    const ItemFit fit(histories, none(30), {});
    const ItemModel all = fit.model(all_links);
    const ItemModel few = fit.model(4);
    for (ItemIndex from = 0; from < 30; ++from) {
        REQUIRE(few.links(from).size() <= 4);
        REQUIRE(std::ranges::is_sorted(few.links(from), {}, &ItemLink::to));
        float weakest = 1e9f;
        for (const ItemLink& link : few.links(from)) {
            CHECK(link.weight == all.link(from, link.to));
            weakest = std::min(weakest, std::abs(link.weight));
        }
        for (const ItemLink& link : all.links(from)) {
            if (few.link(from, link.to) == 0.0f) CHECK(std::abs(link.weight) <= weakest);
        }
    }
}

TEST_CASE("items in another order get the same scores, users in another order too") {
    Random random(11);
    for (int round = 0; round < 5; ++round) {
        const std::size_t users = round % 2 == 0 ? 8 : 40;
        const Interactions histories = random_interactions(random, users, 15, 6);
        const std::vector<std::uint32_t> item_order = shuffled(15, random);
        Interactions turned(15);
        for (const UserIndex user : shuffled(users, random)) {
            std::vector<ItemIndex> row;
            for (const ItemIndex item : histories.of(user)) row.push_back(item_order[item]);
            turned.add_user(row);
        }
        const ItemModel straight = ItemFit(histories, none(15), {}).model(all_links);
        const ItemModel other = ItemFit(turned, none(15), {}).model(all_links);
        std::vector<ItemIndex> known{2, 7}, known_turned{item_order[2], item_order[7]};
        std::ranges::sort(known_turned);
        const std::vector<double> a = straight.scores(known);
        const std::vector<double> b = other.scores(known_turned);
        for (ItemIndex item = 0; item < 15; ++item) CHECK(a[item] == Catch::Approx(b[item_order[item]]).margin(1e-5));
    }
}

TEST_CASE("no users, no items, one of each: there is a score for everything and nothing breaks") {
    const ItemModel empty = ItemFit(none(0), none(0), {}).model(all_links);
    CHECK(empty.scores({}).empty());
    const ItemModel unused = ItemFit(none(3), none(3), {}).model(all_links);
    CHECK(unused.scores({}) == std::vector<double>(3, 0.0));
    CHECK(unused.scores(std::vector<ItemIndex>{1}) == std::vector<double>(3, 0.0));
    Interactions one(1);
    one.add_user(std::vector<ItemIndex>{0});
    CHECK(ItemFit(one, none(1), {}).model(all_links).scores(std::vector<ItemIndex>{0}).size() == 1);
    Interactions pair(4);
    pair.add_user(std::vector<ItemIndex>{1, 3, 1});
    const std::vector<double> scores = ItemFit(pair, none(4), {}).model(all_links).scores(std::vector<ItemIndex>{1});
    CHECK(std::ranges::all_of(scores, [](double score) { return std::isfinite(score); }));
    CHECK(top_items(scores, std::vector<ItemIndex>{1}, 1) == std::vector<ItemIndex>{3});
    CHECK(search_settings(none(3), none(3)).ndcg == 0.0);
    CHECK(search_settings(pair, none(4)).ndcg >= 0.0);
}

TEST_CASE("a list is the best scores without what is taken, ties by index, however long it may be") {
    Random random(2);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> scores(20);
        for (double& score : scores) score = static_cast<double>(random.below(6));
        std::vector<ItemIndex> taken;
        for (ItemIndex item = 0; item < 20; ++item) {
            if (random.chance(200'000)) taken.push_back(item);
        }
        std::vector<ItemIndex> expected;
        for (ItemIndex item = 0; item < 20; ++item) {
            if (!std::ranges::contains(taken, item)) expected.push_back(item);
        }
        std::ranges::stable_sort(expected, std::greater{}, [&](ItemIndex item) { return scores[item]; });
        for (const std::size_t limit : {0UZ, 1UZ, 5UZ, 100UZ}) {
            std::vector<ItemIndex> shortened = expected;
            if (shortened.size() > limit) shortened.resize(limit);
            CHECK(top_items(scores, taken, limit) == shortened);
        }
    }
}

TEST_CASE("the quality of a list is one when what was hidden comes first, and counts places as the definition does") {
    const std::vector<ItemIndex> hidden{2, 5};
    const ListQuality best = list_quality(std::vector<ItemIndex>{5, 2, 9}, hidden, 3);
    CHECK(best.ndcg == Catch::Approx(1.0));
    CHECK(best.recall == Catch::Approx(1.0));
    const ListQuality late = list_quality(std::vector<ItemIndex>{9, 8, 2}, hidden, 3);
    CHECK(late.ndcg == Catch::Approx(0.5 / (1.0 + 1.0 / std::log2(3.0))));
    CHECK(late.recall == Catch::Approx(0.5));
    CHECK(list_quality(std::vector<ItemIndex>{9, 8, 2}, hidden, 2).ndcg == 0.0);
    CHECK(list_quality(std::vector<ItemIndex>{2}, hidden, 1).recall == Catch::Approx(1.0));
}

TEST_CASE("strangers show four fifths and hide the rest, and the others stay as they were") {
    Random random(9);
    const Interactions interactions = random_interactions(random, 40, 25, 12);
    const std::vector<UserIndex> out{0, 3, 4, 17, 39};
    Random order(1);
    const HeldOut held = hold_out(interactions, out, order);
    CHECK(held.train.user_count() == 35);
    auto stranger = held.strangers.begin();
    for (const UserIndex user : out) {
        const auto items = interactions.of(user);
        if (items.size() < 2) continue;
        REQUIRE(stranger != held.strangers.end());
        CHECK(stranger->seen.size() == std::max<std::size_t>(1, items.size() * 4 / 5));
        std::vector<ItemIndex> both = stranger->seen;
        both.insert(both.end(), stranger->hidden.begin(), stranger->hidden.end());
        std::ranges::sort(both);
        CHECK(std::ranges::equal(both, items));
        CHECK(std::ranges::is_sorted(stranger->seen));
        ++stranger;
    }
    CHECK(stranger == held.strangers.end());
}

TEST_CASE("the settings that are searched guess at least as well as the defaults, and are the same each time") {
    Random random(23);
    Interactions histories(24);
    for (int user = 0; user < 80; ++user) {  // four circles of six items
        const auto circle = static_cast<ItemIndex>(random.below(4) * 6);
        std::vector<ItemIndex> row;
        for (ItemIndex i = 0; i < 6; ++i) {
            if (random.chance(700'000)) row.push_back(circle + i);
        }
        histories.add_user(row);
    }
    const FitSearchResult found = search_settings(histories, none(24), {.seed = 4});
    CHECK(found.ndcg > 0.5);
    CHECK(found.settings == search_settings(histories, none(24), {.seed = 4}).settings);
}

TEST_CASE("five thousand items fit, and the scores are the same on every machine") {
    constexpr std::size_t item_count = 5000;
    Random random(31);
    Interactions histories(item_count);
    std::vector<ItemIndex> row;
    for (int user = 0; user < 120; ++user) {
        row.clear();
        for (int i = 0; i < 12; ++i) row.push_back(static_cast<ItemIndex>(random.below(item_count)));
        histories.add_user(row);
    }
    const ItemModel model = ItemFit(histories, none(item_count), {}).model(64);
    const Interactions small = random_interactions(random, 90, 40, 9);
    const ItemModel by_items = ItemFit(small, none(40), {}).model(all_links);
    Digest digest;
    for (UserIndex user = 0; user < 20; ++user) {
        const std::vector<double> scores = model.scores(histories.of(user));
        REQUIRE(scores.size() == item_count);
        for (const ItemIndex item : top_items(scores, histories.of(user), 20)) {
            digest.add(item).add(std::llround(scores[item] * 1e9));
        }
        for (const double score : by_items.scores(small.of(user))) digest.add(std::llround(score * 1e9));
    }
    CHECK(digest.text() == "1e65ceb33098305e");
}
