#include "tests/bench/peers.hpp"

#include <cstring>
#include <unordered_set>

namespace cairn::bench {
namespace {

void put_text(Bytes& out, std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    append(out, as_bytes({reinterpret_cast<const char*>(&size), sizeof size}));
    append(out, as_bytes(text));
}

std::string key_text(const RegisterKey& key) {
    std::string text = to_hex(key.entity) + '/' + std::to_string(key.kind) + '/' + std::to_string(key.field);
    if (key.entry) text += '/' + to_hex(key.entry);
    return text;
}

std::string value_text(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* id = std::get_if<Id>(&value)) return to_hex(*id);
    return {};
}

void visit(const std::unordered_map<std::string, std::vector<std::string>>& before, const std::string& concept_name,
           std::unordered_set<std::string>& seen) {
    if (!seen.insert(concept_name).second) return;
    const auto it = before.find(concept_name);
    if (it == before.end()) return;
    for (const std::string& next : it->second) visit(before, next, seen);
}

}  // namespace

Bytes UnorderedMapPeer::encode(std::span<const Batch> batches) {
    Bytes out;
    for (const Batch& batch : batches) {
        for (const Write& write : batch.writes) {
            put_text(out, key_text(write.key));
            put_text(out, value_text(write.value));
            append(out, as_bytes({reinterpret_cast<const char*>(&batch.stamp.ticks), sizeof batch.stamp.ticks}));
        }
    }
    return out;
}

std::size_t UnorderedMapPeer::replay(ByteView bytes) {
    cells_.clear();
    const auto take = [&](void* to, std::size_t size) {
        std::memcpy(to, bytes.data(), size);
        bytes = bytes.subspan(size);
    };
    const auto take_text = [&] {
        std::uint32_t size = 0;
        take(&size, sizeof size);
        std::string text(as_text(bytes.first(size)));
        bytes = bytes.subspan(size);
        return text;
    };
    while (!bytes.empty()) {
        std::string key = take_text();
        std::string value = take_text();
        std::uint64_t stamp = 0;
        take(&stamp, sizeof stamp);
        Cell& cell = cells_[std::move(key)];
        if (cell.stamp < stamp) cell = {std::move(value), stamp};
    }
    return cells_.size();
}

std::size_t NaiveDfsPeer::closure_size(const std::string& target) const {
    std::unordered_set<std::string> seen;
    visit(before_, target, seen);
    return seen.size();
}

}  // namespace cairn::bench
