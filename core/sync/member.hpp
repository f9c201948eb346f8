#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/space.hpp"

namespace cairn::sync {

/// What somebody may do in a space; each may act only on those strictly below.
enum class Level : std::uint8_t { guest = 0, learner = 1, coach = 2, organiser = 3, owner = 4 };

/// Somebody's word that whoever proves to have the invite's secret is a member of this level.
struct Grant {
    crypto::VerifyKey inviter;  ///< of the device that signed
    crypto::VerifyKey invite;
    Level level = Level::learner;  ///< below the inviter's
    std::int64_t issued_ms = 0;
    crypto::Signature signature{};

    bool operator==(const Grant&) const = default;
};

inline constexpr std::size_t member_name_bytes_max = 200;

/// One device of one person in a space, with everything that shows that it belongs there.
struct Member {
    crypto::DeviceCertificate certificate;
    std::optional<Grant> grant;         ///< none: the owner
    crypto::Signature proof{};          ///< by the grant's invite key, over the person's key
    std::string name;                   ///< what its person calls it, for the others
    crypto::Signature signature{};      ///< by the device, over all of it

    bool operator==(const Member&) const = default;
};

/// The secret of an invite as a link carries it.
using InviteSeed = std::array<std::byte, 16>;
crypto::SigningKey invite_key(const InviteSeed& seed);

Grant make_grant(const SpaceName& space, const crypto::Identity& inviter, const InviteSeed& seed, Level level,
                 std::int64_t issued_ms);
Member make_owner(const Genesis& genesis, const crypto::Identity& identity, std::string name, std::int64_t now_ms);
Member make_member(const SpaceName& space, const crypto::Identity& identity, const Grant& grant, const InviteSeed& seed,
                   std::string name, std::int64_t now_ms);
/// The same person with another device: what was proved counts for it too.
Member with_device(const SpaceName& space, const Member& member, const crypto::Identity& identity, std::int64_t now_ms);

/// Signatures of the entry itself; whether the inviter may invite is another question.
///
/// Cost:     four signatures, half a millisecond as WebAssembly.
bool is_signed(const SpaceName& space, const Member& member);

/// Those of `members` who belong to the space, with their level: the owner's devices, and whoever was invited by
/// somebody who belongs to it and stands above. Nobody's say so in any order: one pass from the top down.
///
/// Needs:    is_signed of every entry, which is asked once, when it comes.
/// Cost:     O(levels · members · log members).
std::map<crypto::VerifyKey, Level> levels_of(const Genesis& genesis, const std::vector<Member>& members);

/// Source:   docs/sync_format.md, "Member".
void put_grant(Bytes& out, const Grant& grant);
Bytes encode_member(const Member& member);
std::optional<Member> decode_member(ByteView bytes);

/// What a link says: where the store is, which space, and the invite's secret.
struct InviteLink {
    SpaceName space;
    InviteSeed seed{};
    std::string store;  ///< its address

    bool operator==(const InviteLink&) const = default;
};
/// Letters that need no escape in the fragment of an address.
std::string encode_link(const InviteLink& link);
std::optional<InviteLink> decode_link(std::string_view text);

/// What lies in the store under the invite's name, for whoever has its secret.
struct Invite {
    Genesis genesis;
    SpaceKeys keys;
    Grant grant;
    std::string space_title;   ///< what the programme is called
    std::string inviter_name;
};
std::array<std::byte, 10> invite_name(const InviteSeed& seed);
Bytes seal_invite(const Invite& invite, const InviteSeed& seed, const crypto::Chance& chance);
/// Nothing unless it is that of this space and secret.
std::optional<Invite> open_invite(ByteView bytes, const SpaceName& space, const InviteSeed& seed);

}  // namespace cairn::sync
