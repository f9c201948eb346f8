#include "core/sync/authority.hpp"

#include <algorithm>
#include <utility>

namespace cairn::sync {
namespace {

bool holds(const Scope& outer, const Scope& inner) { return outer == whole_space || outer == inner; }

/// For each act the acts before it, as bits.
class Past {
public:
    explicit Past(const std::vector<Act>& acts) : words_((acts.size() + 63) / 64), bits_(acts.size() * words_) {
        std::map<crypto::Digest, std::size_t> place;
        for (std::size_t i = 0; i < acts.size(); ++i) place.emplace(acts[i].chain, i);
        std::vector<std::vector<std::size_t>> before(acts.size());
        for (std::size_t i = 0; i < acts.size(); ++i) {
            for (const crypto::Digest& seen : acts[i].seen) {
                if (const auto it = place.find(seen); it != place.end()) before[i].push_back(it->second);
            }
            if (const auto it = place.find(acts[i].chain_before); it != place.end()) before[i].push_back(it->second);
        }
        // Hashes make no circles; should somebody find one, what closes it is not followed.
        enum class State : std::uint8_t { untouched, open, done };
        std::vector<State> states(acts.size(), State::untouched);
        std::vector<std::pair<std::size_t, std::size_t>> stack;
        for (std::size_t start = 0; start < acts.size(); ++start) {
            if (states[start] != State::untouched) continue;
            stack.emplace_back(start, 0);
            states[start] = State::open;
            while (!stack.empty()) {
                const std::size_t act = stack.back().first;
                if (stack.back().second == before[act].size()) {
                    states[act] = State::done;
                    stack.pop_back();
                    continue;
                }
                const std::size_t other = before[act][stack.back().second];
                if (states[other] == State::open) {
                    ++stack.back().second;
                } else if (states[other] == State::untouched) {
                    states[other] = State::open;
                    stack.emplace_back(other, 0);
                } else {
                    add(act, other);
                    ++stack.back().second;
                }
            }
        }
    }

    /// Whether `other` is in the past of `act`.
    [[nodiscard]] bool has(std::size_t act, std::size_t other) const {
        return (bits_[act * words_ + other / 64] >> (other % 64) & 1U) != 0;
    }

private:
    void add(std::size_t act, std::size_t other) {
        for (std::size_t i = 0; i < words_; ++i) bits_[act * words_ + i] |= bits_[other * words_ + i];
        bits_[act * words_ + other / 64] |= std::uint64_t{1} << (other % 64);
    }

    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

/// A grant or a removal that counts.
struct Settled {
    std::size_t act = 0;
    Level author_level = Level::guest;
};

class Evaluation {
public:
    Evaluation(const crypto::VerifyKey& owner, const std::vector<Act>& acts)
        : owner_(owner), acts_(acts), past_(acts), is_valid_(acts.size(), false) {
        for (std::size_t i = 0; i < acts.size(); ++i) place_.emplace(acts[i].chain, i);
    }

    Authority run() {
        for (const Level level : {Level::owner, Level::organiser, Level::coach}) settle(level);
        Authority authority;
        for (std::size_t i = 0; i < acts_.size(); ++i) {
            if (is_valid_[i]) authority.valid.insert(acts_[i].chain);
        }
        authority.levels[{owner_, whole_space}] = Level::owner;
        for (const Settled& grant : grants_) {
            const Act& act = acts_[grant.act];
            if (is_taken_away(grant, std::nullopt)) continue;
            Level& level = authority.levels[{act.target, act.scope}];
            level = std::max(level, act.level);
        }
        return authority;
    }

private:
    /// Whether a removal cancels the grant: of those in the past of `at`, or of all.
    [[nodiscard]] bool is_taken_away(const Settled& grant, std::optional<std::size_t> at) const {
        const Act& granted = acts_[grant.act];
        return std::ranges::any_of(removals_, [&](const Settled& removal) {
            const Act& act = acts_[removal.act];
            if (act.target != granted.target || !holds(act.scope, granted.scope)) return false;
            if (granted.level >= removal.author_level || past_.has(grant.act, removal.act)) return false;
            return !at || past_.has(*at, removal.act);
        });
    }

    /// In the past of the act: the highest level that counts in the scope, or, of whoever is touched, in any part of
    /// it.
    [[nodiscard]] Level level_at(const crypto::VerifyKey& person, const Scope& scope, std::size_t at,
                                 bool is_touched) const {
        if (person == owner_) return Level::owner;
        Level best = Level::guest;
        for (const Settled& grant : grants_) {
            const Act& act = acts_[grant.act];
            const bool is_in = holds(act.scope, scope) || (is_touched && holds(scope, act.scope));
            if (act.target != person || !is_in || act.level <= best || !past_.has(at, grant.act)) continue;
            if (!is_taken_away(grant, at)) best = act.level;
        }
        return best;
    }

    /// Not behind a cut, unless in knowledge of being let in again.
    [[nodiscard]] bool is_before_cuts(std::size_t at) const {
        const Act& act = acts_[at];
        return std::ranges::all_of(removals_, [&](const Settled& removal) {
            const Act& removed = acts_[removal.act];
            if (removed.target != act.author || !holds(removed.scope, act.scope)) return true;
            if (is_on_chain(at, removed.cut)) return true;
            return std::ranges::any_of(grants_, [&](const Settled& grant) {
                return acts_[grant.act].target == act.author && past_.has(grant.act, removal.act) &&
                       past_.has(at, grant.act);
            });
        });
    }

    /// Whether the act is the one that the cut names, or stands before it on the same chain.
    [[nodiscard]] bool is_on_chain(std::size_t at, const Cut& cut) const {
        const Act& act = acts_[at];
        crypto::Digest chain = cut.chain;
        for (std::uint64_t sequence = cut.sequence; sequence >= act.sequence && sequence > 0; --sequence) {
            const auto found = place_.find(chain);
            if (found == place_.end() || acts_[found->second].author != act.author ||
                acts_[found->second].sequence != sequence)
                return false;
            if (found->second == at) return true;
            chain = acts_[found->second].chain_before;
        }
        return false;
    }

    void settle(Level level) {
        std::vector<Settled> grants;
        std::vector<Settled> removals;
        for (std::size_t i = 0; i < acts_.size(); ++i) {
            const Act& act = acts_[i];
            if (level_at(act.author, act.scope, i, false) != level || !is_before_cuts(i)) continue;
            if (act.kind == ActKind::rotate_key) {
                is_valid_[i] = true;
                continue;
            }
            if (act.target == owner_ || level_at(act.target, act.scope, i, true) >= level) continue;
            if (act.kind == ActKind::grant && act.level < level) {
                grants.push_back({i, level});
                is_valid_[i] = true;
            }
            if (act.kind == ActKind::remove && act.target != act.author) {
                removals.push_back({i, level});
                is_valid_[i] = true;
            }
        }
        // Together: no act touches what its own level is worked out from.
        grants_.insert(grants_.end(), grants.begin(), grants.end());
        removals_.insert(removals_.end(), removals.begin(), removals.end());
    }

    crypto::VerifyKey owner_;
    const std::vector<Act>& acts_;
    Past past_;
    std::map<crypto::Digest, std::size_t> place_;
    std::vector<bool> is_valid_;
    std::vector<Settled> grants_;
    std::vector<Settled> removals_;
};

}  // namespace

Level Authority::level_of(const crypto::VerifyKey& person, const Scope& scope) const {
    Level best = Level::guest;
    for (const Scope& part : {scope, whole_space}) {
        if (const auto it = levels.find({person, part}); it != levels.end()) best = std::max(best, it->second);
    }
    return best;
}

Authority evaluate(const crypto::VerifyKey& owner, std::vector<Act> acts) {
    std::ranges::sort(acts, {}, &Act::chain);
    const auto [first, last] = std::ranges::unique(acts, {}, &Act::chain);
    acts.erase(first, last);
    return Evaluation(owner, acts).run();
}

}  // namespace cairn::sync
