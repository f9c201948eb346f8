#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/sync/member.hpp"

namespace cairn::sync {

/// A part of a space: a cohort, a group. The first, all zeros, is the whole space and holds all others.
using Scope = std::array<std::byte, 16>;
inline constexpr Scope whole_space{};

/// Up to where somebody's acts count for whoever removed them: the act after which the chain of their log was this.
struct Cut {
    std::uint64_t sequence = 0;  ///< 0: none of them
    crypto::Digest chain{};
    bool operator==(const Cut&) const = default;
};

enum class ActKind : std::uint8_t { grant, remove, rotate_key };

/// Something that somebody did about who may do what. Who did it is settled by the signature of the run it came in.
struct Act {
    crypto::VerifyKey author;
    std::uint64_t sequence = 0;     ///< 1, 2, 3 … within the author's acts
    crypto::Digest chain_before{};  ///< of the author's log of acts
    crypto::Digest chain{};         ///< with this act: its name, as no other act has the same
    std::vector<crypto::Digest> seen;  ///< acts of anybody that the author had seen; the newest of each will do
    ActKind kind = ActKind::grant;
    Scope scope = whole_space;
    crypto::VerifyKey target;       ///< of a grant or a removal
    Level level = Level::guest;     ///< of a grant
    Cut cut = {};                   ///< of a removal
};

/// What came of a set of acts.
struct Authority {
    std::set<crypto::Digest> valid;  ///< the acts that count, by their chain
    /// Levels above guest; somebody may have one in several scopes.
    std::map<std::pair<crypto::VerifyKey, Scope>, Level> levels;

    /// In a scope: the higher of what is granted there and in the whole space.
    [[nodiscard]] Level level_of(const crypto::VerifyKey& person, const Scope& scope) const;
    bool operator==(const Authority&) const = default;
};

/// Who may do what, and whose acts count: a function of the set of acts alone, whatever the order in which they came.
///
/// An act counts when its author, in its own past, had a level in its scope strictly above everybody and everything it
/// touches; nobody acts on peers or superiors. A removal takes away what was granted below the remover's level, unless
/// the grant was given in knowledge of the removal; of who is removed, acts count up to the cut, which is bound to
/// their chain, so that nothing can be put before it later. Worked out from the owner down, one level after another:
/// acts of one level touch only lower ones, so each level is settled when the next is looked at.
///
/// Cost:     O(levels · acts · (grants + removals)), and a bit for each pair of acts.
/// Source:   docs/decisions/0039
Authority evaluate(const crypto::VerifyKey& owner, std::vector<Act> acts);

}  // namespace cairn::sync
