#include "core/app/sharing.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/base/archive.hpp"
#include "core/base/compress.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {

bool is_private(const RegisterKey& key) { return key.kind == static_cast<std::uint16_t>(EntityKind::meeting_note); }

std::optional<Batch> shareable(const Batch& batch) {
    Batch shared = batch;
    shared.writes.clear();
    shared.seen.clear();
    for (std::uint32_t i = 0; i < batch.writes.size(); ++i) {
        if (is_private(batch.writes[i].key)) continue;
        const auto place = static_cast<std::uint32_t>(shared.writes.size());
        shared.writes.push_back(batch.writes[i]);
        for (const SeenByWrite& item : batch.seen) {
            if (item.write == i) shared.seen.push_back({place, item.seen});
        }
    }
    if (shared.writes.empty()) return std::nullopt;
    return shared;
}

Bytes encode_shared_state(const State& state) {
    State shared;
    const Rivals none;
    for (const auto& [key, winner] : state.registers.winners()) {
        if (is_private(key)) continue;
        const Rivals* rivals = state.registers.rivals(key);
        shared.registers.join(key, winner, rivals != nullptr ? *rivals : none);
    }
    shared.last_sequence = state.last_sequence;
    shared.newest = state.newest;
    return compress(encode_state(shared));
}

Result<State> decode_shared_state(ByteView bytes) {
    const auto plain = decompress(bytes);
    if (!plain) return std::unexpected(plain.error());
    return decode_state(*plain);
}

bool is_sound(const Batch& batch) {
    constexpr unsigned counter_bits = 16;
    constexpr std::uint64_t ms_bits = 47;
    if (!batch.replica || batch.sequence == 0 || batch.writes.empty()) return false;
    if (batch.stamp.ticks >> (counter_bits + ms_bits) != 0) return false;
    std::unordered_set<RegisterKey, RegisterKeyHash> keys;
    if (!std::ranges::all_of(batch.writes, [&](const Write& write) { return keys.insert(write.key).second; }))
        return false;
    return std::ranges::all_of(batch.seen, [&](const SeenByWrite& item) { return item.write < batch.writes.size(); });
}

Result<Batch> decode_shared_batch(ByteView bytes) {
    const auto batch = read_archive<Batch>(bytes);
    if (!batch) return std::unexpected(batch.error());
    if (!is_sound(*batch)) return fail(Errc::bytes_malformed, "batch");
    auto shared = shareable(*batch);
    if (!shared) return fail(Errc::bytes_malformed, "nothing to share");
    return std::move(*shared);
}

Bytes encode_shared_batch(const Batch& batch) { return write_archive(batch); }

}  // namespace cairn::app
