#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/recommend/interactions.hpp"

namespace cairn::bench {

/// What a recommender is compared with: scores for all items from those that somebody has.
class RecommendPeer {
public:
    RecommendPeer() = default;
    RecommendPeer(const RecommendPeer&) = delete;
    RecommendPeer& operator=(const RecommendPeer&) = delete;
    virtual ~RecommendPeer() = default;
    [[nodiscard]] virtual std::vector<double> scores(std::span<const recommend::ItemIndex> known) const = 0;
};

using PeerFit = std::unique_ptr<RecommendPeer> (*)(const recommend::Interactions& histories, int setting);

/// A method and how many settings it is tried with; the best on users held out of the training data is taken.
struct RecommendPeerMethod {
    std::string_view name;
    int setting_count = 1;
    PeerFit fit = nullptr;
};

/// popularity; item-knn: cosine, shrunk by 0 to 100, of the 20 to all most similar items; ease: Steck 2019, ridge 5 to
/// 1000; ials: implicit alternating least squares with the weights of Rendle et al. 2022, 16 to 64 factors.
std::span<const RecommendPeerMethod> recommend_peers();

}  // namespace cairn::bench
