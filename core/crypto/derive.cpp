#include "core/crypto/derive.hpp"

#include <sodium/crypto_pwhash_argon2id.h>

#include <algorithm>

namespace cairn::crypto {
namespace {

static_assert(salt_bytes == crypto_pwhash_argon2id_SALTBYTES);

/// Unicode's category Zs beyond the plain space, in UTF-8.
constexpr std::array<std::string_view, 16> other_spaces{"\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                                        "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
                                                        "\u200A", "\u202F", "\u205F", "\u3000"};

}  // namespace

DeriveCost calibrated(DeriveCost tried, std::int64_t ms) {
    const std::int64_t fitting = derive_ms_wanted * tried.passes / std::max<std::int64_t>(ms, 1);
    tried.passes = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(fitting, tried.passes, std::max(tried.passes, derive_cost_most.passes)));
    return tried;
}

std::string passphrase_as_hashed(std::string_view passphrase) {
    std::string out;
    while (!passphrase.empty()) {
        const auto* const space =
            std::ranges::find_if(other_spaces, [&](std::string_view s) { return passphrase.starts_with(s); });
        const std::size_t taken = space == other_spaces.end() ? 1 : space->size();
        out += space == other_spaces.end() ? passphrase[0] : ' ';
        passphrase.remove_prefix(taken);
    }
    return out;
}

Result<Key> derive_key(std::string_view passphrase, const Salt& salt, DeriveCost cost) {
    if (cost.memory_kib > derive_cost_most.memory_kib || cost.passes > derive_cost_most.passes)
        return fail(Errc::memory_refused, "the cost is out of bounds");
    std::string hashed = passphrase_as_hashed(passphrase);
    std::array<std::byte, Key::size> bytes{};
    const bool is_done =
        crypto_pwhash_argon2id(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hashed.data(),
                               hashed.size(), reinterpret_cast<const unsigned char*>(salt.data()), cost.passes,
                               std::size_t{cost.memory_kib} * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0;
    wipe(std::as_writable_bytes(std::span(hashed)));
    if (!is_done) return fail(Errc::memory_refused, std::to_string(cost.memory_kib) + " KiB");
    Key key{ByteView(bytes)};
    wipe(bytes);
    return key;
}

Result<PassphraseKey> derive_wished_key(std::string_view passphrase, const Salt& salt, std::optional<DeriveCost> cost,
                                        std::int64_t (*now_ms)()) {
    if (!cost) return derive_new_key(passphrase, salt, now_ms);
    auto key = derive_key(passphrase, salt, *cost);
    if (!key) return std::unexpected(key.error());
    return PassphraseKey{std::move(*key), salt, *cost};
}

Result<PassphraseKey> derive_new_key(std::string_view passphrase, const Salt& salt, std::int64_t (*now_ms)()) {
    DeriveCost cost = derive_cost_first;
    std::int64_t begin_ms = now_ms();
    auto key = derive_key(passphrase, salt, cost);
    if (!key) {
        cost = derive_cost_least;
        begin_ms = now_ms();
        key = derive_key(passphrase, salt, cost);
        if (!key) return std::unexpected(key.error());
    }
    const DeriveCost wanted = calibrated(cost, now_ms() - begin_ms);
    if (wanted == cost) return PassphraseKey{std::move(*key), salt, cost};
    key = derive_key(passphrase, salt, wanted);
    if (!key) return std::unexpected(key.error());
    return PassphraseKey{std::move(*key), salt, wanted};
}

}  // namespace cairn::crypto
