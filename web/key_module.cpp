// The small second module: what a passphrase becomes. key_worker.js loads it when somebody locks or opens a record.

#include "core/crypto/derive.hpp"

#include <emscripten/em_macros.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

extern "C" __attribute__((import_module("env"), import_name("cairn_key_now_ms"))) double cairn_key_now_ms();

namespace {

using namespace cairn;

// The C boundary has no object to hang them on; the worker lives for one answer.
std::string passphrase;
crypto::Salt salt{};
std::array<std::byte, crypto::Key::size> result{};
crypto::DeriveCost cost_taken{.memory_kib = 0, .passes = 0};

std::int64_t now_ms() { return static_cast<std::int64_t>(cairn_key_now_ms()); }

}  // namespace

extern "C" {

/// Where its bytes go.
EMSCRIPTEN_KEEPALIVE char* cairn_key_passphrase(int byte_count) {
    passphrase.resize(static_cast<std::size_t>(byte_count));
    return passphrase.data();
}
EMSCRIPTEN_KEEPALIVE std::byte* cairn_key_salt() { return salt.data(); }

/// 1: done. 0: the browser does not give the memory. 0 and 0 is a new passphrase.
EMSCRIPTEN_KEEPALIVE int cairn_key_derive(std::uint32_t memory_kib, std::uint32_t passes) {
    std::optional<crypto::DeriveCost> cost;
    if (memory_kib > 0) cost = crypto::DeriveCost{.memory_kib = memory_kib, .passes = passes};
    const auto derived = crypto::derive_wished_key(passphrase, salt, cost, now_ms);
    crypto::wipe(std::as_writable_bytes(std::span(passphrase)));
    if (!derived) return 0;
    std::copy(derived->key.bytes().begin(), derived->key.bytes().end(), result.begin());
    cost_taken = derived->cost;
    return 1;
}

EMSCRIPTEN_KEEPALIVE const std::byte* cairn_key_result() { return result.data(); }
EMSCRIPTEN_KEEPALIVE std::uint32_t cairn_key_memory_kib() { return cost_taken.memory_kib; }
EMSCRIPTEN_KEEPALIVE std::uint32_t cairn_key_passes() { return cost_taken.passes; }

}  // extern "C"
