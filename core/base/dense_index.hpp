#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cairn {

/// Finds by hash what stands in a list that only grows: the list holds the keys, this holds their places. A search
/// reads eight bytes here and one entry there, growing touches no entry.
///
/// Cost:     11 to 22 bytes an entry; O(1) where hashes differ.
/// Source:   open addressing with linear probing and Fibonacci hashing, Knuth, The Art of Computer Programming 6.4;
///           measured against std::unordered_map and tsl::robin_map in docs/decisions/0032.
class DenseIndex {
public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// The place for which `is_it(place)` holds among those added with this hash, or none.
    template <class IsIt>
    [[nodiscard]] std::uint32_t find(std::size_t hash, IsIt is_it) const {
        if (slots_.empty()) return none;
        const std::uint32_t mixed = mix(hash);
        for (std::size_t at = home(mixed);; at = next(at)) {
            const Slot& slot = slots_[at];
            if (slot.place == none) return none;
            if (slot.hash == mixed && is_it(slot.place)) return slot.place;
        }
    }
    /// The place that was found; `end`, which is from now on the place of this hash, when there was none.
    template <class IsIt>
    std::uint32_t find_or_add(std::size_t hash, std::size_t end, IsIt is_it) {
        if (slots_for(count_ + 1) > slots_.size()) rehash(slots_for(count_ + 1));
        const std::uint32_t mixed = mix(hash);
        for (std::size_t at = home(mixed);; at = next(at)) {
            Slot& slot = slots_[at];
            if (slot.place == none) {
                slot = {mixed, static_cast<std::uint32_t>(end)};
                ++count_;
                return slot.place;
            }
            if (slot.hash == mixed && is_it(slot.place)) return slot.place;
        }
    }
    void reserve(std::size_t count) {
        if (slots_for(count) > slots_.size()) rehash(slots_for(count));
    }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = none;
    };

    /// A power of two of which at most three quarters are taken.
    static std::size_t slots_for(std::size_t count) { return std::bit_ceil(count + count / 3 + 1); }
    static std::uint32_t mix(std::size_t hash) {
        return static_cast<std::uint32_t>(std::uint64_t{hash} * 0x9E3779B97F4A7C15ULL >> 32);
    }
    [[nodiscard]] std::size_t home(std::uint32_t mixed) const { return mixed & (slots_.size() - 1); }
    [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
    void rehash(std::size_t slots) {
        std::vector<Slot> old(slots);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.place == none) continue;
            std::size_t at = home(slot.hash);
            while (slots_[at].place != none) at = next(at);
            slots_[at] = slot;
        }
    }

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

}  // namespace cairn
