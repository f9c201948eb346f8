#include "core/sync/member.hpp"

#include <algorithm>

#include "core/crypto/seal.hpp"
#include "core/sync/wire.hpp"

namespace cairn::sync {
namespace {

constexpr std::string_view grant_use = "cairn/v1/grant";
constexpr std::string_view proof_use = "cairn/v1/joins";
constexpr std::string_view member_use = "cairn/v1/member";
constexpr std::string_view link_magic = "1";
constexpr std::string_view invite_magic = "CAIRNSI1";
constexpr std::size_t text_bytes_max = 1000;

void put_grant_claim(WireWriter& writer, const Grant& grant) {
    writer.put_raw(grant.inviter.bytes);
    writer.put_raw(grant.invite.bytes);
    writer.put_u8(static_cast<std::uint8_t>(grant.level));
    writer.put_u64(static_cast<std::uint64_t>(grant.issued_ms));
}

Bytes grant_claim(const SpaceName& space, const Grant& grant) {
    Bytes bytes(space.bytes.begin(), space.bytes.end());
    WireWriter writer(bytes);
    put_grant_claim(writer, grant);
    return bytes;
}

Grant take_grant(WireReader& reader) {
    Grant grant;
    reader.take_into(grant.inviter.bytes);
    reader.take_into(grant.invite.bytes);
    grant.level = static_cast<Level>(reader.take_u8());
    grant.issued_ms = static_cast<std::int64_t>(reader.take_u64());
    reader.take_into(grant.signature);
    return grant;
}

Bytes proof_claim(const SpaceName& space, const crypto::VerifyKey& person) {
    Bytes bytes(space.bytes.begin(), space.bytes.end());
    append(bytes, person.bytes);
    return bytes;
}

Bytes member_claim(const SpaceName& space, Member member) {
    member.signature = {};
    Bytes bytes(space.bytes.begin(), space.bytes.end());
    append(bytes, encode_member(member));
    return bytes;
}

crypto::Key seed_key(const InviteSeed& seed) {
    crypto::Digest digest = crypto::digest_for("cairn/v1/invite", seed);
    crypto::Key key{ByteView(digest)};
    crypto::wipe(digest);
    return key;
}

constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string base64url(ByteView bytes) {
    std::string text;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const std::byte byte : bytes) {
        bits = (bits << 8U | static_cast<std::uint32_t>(byte)) & 0xFFFFU;
        for (bit_count += 8; bit_count >= 6; bit_count -= 6) text += url_alphabet[bits >> (bit_count - 6) & 63U];
    }
    if (bit_count > 0) text += url_alphabet[bits << (6 - bit_count) & 63U];
    return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
    Bytes bytes;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const char c : text) {
        const std::size_t value = url_alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0x3FFFU;
        bit_count += 6;
        if (bit_count < 8) continue;
        bit_count -= 8;
        bytes.push_back(static_cast<std::byte>(bits >> bit_count));
    }
    if (bit_count >= 6 || (bits & ((1U << bit_count) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace

crypto::SigningKey invite_key(const InviteSeed& seed) {
    return crypto::SigningKey(crypto::key_for(seed_key(seed), "cairn/v1/invite signs"));
}

Grant make_grant(const SpaceName& space, const crypto::Identity& inviter, const InviteSeed& seed, Level level,
                 std::int64_t issued_ms) {
    const crypto::SigningKey device = inviter.device_signing();
    Grant grant{.inviter = device.verify_key(),
                .invite = invite_key(seed).verify_key(),
                .level = level,
                .issued_ms = issued_ms,
                .signature = {}};
    grant.signature = device.sign(grant_use, grant_claim(space, grant));
    return grant;
}

Member make_owner(const Genesis& genesis, const crypto::Identity& identity, std::string name, std::int64_t now_ms) {
    Member member{.certificate = crypto::certify(identity, now_ms),
                  .grant = std::nullopt,
                  .proof = {},
                  .name = std::move(name),
                  .signature = {}};
    member.signature = identity.device_signing().sign(member_use, member_claim(name_of(genesis), member));
    return member;
}

Member make_member(const SpaceName& space, const crypto::Identity& identity, const Grant& grant, const InviteSeed& seed,
                   std::string name, std::int64_t now_ms) {
    Member member{.certificate = crypto::certify(identity, now_ms),
                  .grant = grant,
                  .proof = {},
                  .name = std::move(name),
                  .signature = {}};
    member.proof = invite_key(seed).sign(proof_use, proof_claim(space, member.certificate.person));
    member.signature = identity.device_signing().sign(member_use, member_claim(space, member));
    return member;
}

Member with_device(const SpaceName& space, const Member& member, const crypto::Identity& identity,
                   std::int64_t now_ms) {
    Member other = member;
    other.certificate = crypto::certify(identity, now_ms);
    other.signature = identity.device_signing().sign(member_use, member_claim(space, other));
    return other;
}

bool is_signed(const SpaceName& space, const Member& member) {
    if (!crypto::is_certified(member.certificate)) return false;
    if (!crypto::verify(member.certificate.device, member_use, member_claim(space, member), member.signature))
        return false;
    if (!member.grant) return true;
    return crypto::verify(member.grant->inviter, grant_use, grant_claim(space, *member.grant),
                          member.grant->signature) &&
           crypto::verify(member.grant->invite, proof_use, proof_claim(space, member.certificate.person), member.proof);
}

std::map<crypto::VerifyKey, Level> levels_of(const Genesis& genesis, const std::vector<Member>& members) {
    std::map<crypto::VerifyKey, Level> levels;
    for (const Member& member : members) {
        if (!member.grant && member.certificate.person == genesis.owner)
            levels.emplace(member.certificate.device, Level::owner);
    }
    for (const Level level : {Level::organiser, Level::coach, Level::learner, Level::guest}) {
        std::vector<crypto::VerifyKey> found;
        for (const Member& member : members) {
            if (!member.grant || member.grant->level != level || levels.contains(member.certificate.device)) continue;
            const auto inviter = levels.find(member.grant->inviter);
            if (inviter != levels.end() && inviter->second > level) found.push_back(member.certificate.device);
        }
        for (const crypto::VerifyKey& device : found) levels.emplace(device, level);
    }
    return levels;
}

void put_grant(Bytes& out, const Grant& grant) {
    WireWriter writer(out);
    put_grant_claim(writer, grant);
    writer.put_raw(grant.signature);
}

Bytes encode_member(const Member& member) {
    Bytes bytes;
    WireWriter writer(bytes);
    writer.put_raw(crypto::encode_certificate(member.certificate));
    writer.put_u8(member.grant ? 1 : 0);
    if (member.grant) {
        put_grant(bytes, *member.grant);
        writer.put_raw(member.proof);
    }
    writer.put_bytes(as_bytes(member.name));
    writer.put_raw(member.signature);
    return bytes;
}

std::optional<Member> decode_member(ByteView bytes) {
    WireReader reader(bytes);
    const auto certificate = crypto::decode_certificate(reader.take_raw(crypto::certificate_bytes));
    if (!certificate) return std::nullopt;
    Member member;
    member.certificate = *certificate;
    const std::uint8_t has_grant = reader.take_u8();
    if (has_grant > 1) return std::nullopt;
    if (has_grant == 1) {
        member.grant = take_grant(reader);
        reader.take_into(member.proof);
        if (member.grant->level > Level::organiser) return std::nullopt;
    }
    member.name = as_text(reader.take_bytes());
    reader.take_into(member.signature);
    if (!reader.is_whole() || member.name.size() > member_name_bytes_max) return std::nullopt;
    return member;
}

std::string encode_link(const InviteLink& link) {
    Bytes bytes;
    WireWriter writer(bytes);
    writer.put_raw(link.space.bytes);
    writer.put_raw(link.seed);
    writer.put_raw(as_bytes(link.store));
    return std::string(link_magic) + base64url(bytes);
}

std::optional<InviteLink> decode_link(std::string_view text) {
    if (!text.starts_with(link_magic) || text.size() > 2 * text_bytes_max) return std::nullopt;
    const auto bytes = from_base64url(text.substr(link_magic.size()));
    if (!bytes) return std::nullopt;
    WireReader reader(*bytes);
    InviteLink link;
    reader.take_into(link.space.bytes);
    reader.take_into(link.seed);
    link.store = as_text(reader.take_raw(reader.left()));
    if (!reader.is_whole() || link.store.empty()) return std::nullopt;
    return link;
}

std::array<std::byte, 10> invite_name(const InviteSeed& seed) {
    const crypto::Digest digest = crypto::digest_for(seed_key(seed), "cairn/v1/invite name", {});
    std::array<std::byte, 10> name{};
    std::copy_n(digest.begin(), name.size(), name.begin());
    return name;
}

Bytes seal_invite(const Invite& invite, const InviteSeed& seed, const crypto::Chance& chance) {
    Bytes plain;
    WireWriter writer(plain);
    writer.put_bytes(encode_genesis(invite.genesis));
    writer.put_u32(invite.keys.newest_epoch() + 1);
    for (std::uint32_t epoch = 0; epoch <= invite.keys.newest_epoch(); ++epoch)
        writer.put_raw(invite.keys.find(epoch)->bytes());
    put_grant(plain, invite.grant);
    writer.put_bytes(as_bytes(invite.space_title));
    writer.put_bytes(as_bytes(invite.inviter_name));
    Bytes bytes(as_bytes(invite_magic).begin(), as_bytes(invite_magic).end());
    append(bytes, crypto::seal_committed(seed_key(seed), plain, name_of(invite.genesis).bytes, chance));
    crypto::wipe(plain);
    return bytes;
}

std::optional<Invite> open_invite(ByteView bytes, const SpaceName& space, const InviteSeed& seed) {
    if (!as_text(bytes).starts_with(invite_magic)) return std::nullopt;
    auto plain = crypto::open_committed(seed_key(seed), bytes.subspan(invite_magic.size()), space.bytes);
    if (!plain) return std::nullopt;
    WireReader reader(*plain);
    const auto genesis = decode_genesis(reader.take_bytes());
    std::vector<crypto::Key> keys;
    for (std::uint32_t left = reader.take_count(crypto::Key::size); left > 0; --left)
        keys.emplace_back(reader.take_raw(crypto::Key::size));
    const Grant grant = take_grant(reader);
    std::string title(as_text(reader.take_bytes()));
    std::string inviter(as_text(reader.take_bytes()));
    const bool is_whole = reader.is_whole();
    crypto::wipe(*plain);
    auto list = SpaceKeys::of_list(std::move(keys));
    if (!is_whole || !genesis || !list || name_of(*genesis) != space || !is_first_key(*genesis, list->first()))
        return std::nullopt;
    if (grant.invite != invite_key(seed).verify_key() || title.size() > text_bytes_max ||
        inviter.size() > text_bytes_max)
        return std::nullopt;
    if (!crypto::verify(grant.inviter, grant_use, grant_claim(space, grant), grant.signature)) return std::nullopt;
    return Invite{*genesis, std::move(*list), grant, std::move(title), std::move(inviter)};
}

}  // namespace cairn::sync
