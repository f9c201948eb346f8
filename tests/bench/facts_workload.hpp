#pragma once
// One hundred thousand small writes to maps: what `cairn_bench facts` does, and tests/bench/peers/facts.mjs does too.

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/schema.hpp"

namespace cairn::bench {

inline constexpr double entity_count = 10'000;
/// Where the peers have eight names of fields, ours has eight fields of a profile.
inline constexpr ProfileField map_fields[] = {ProfileField::name,           ProfileField::headline_english,
                                              ProfileField::weekly_minutes, ProfileField::zone,
                                              ProfileField::capacity,       ProfileField::team,
                                              ProfileField::years,          ProfileField::external_key};

/// The generator of the JavaScript workload, so that both do the same writes. Source: mulberry32, T. Ettinger.
class Mulberry32 {
public:
    double next() {
        seed_ += 0x6D2B79F5U;
        std::uint32_t t = (seed_ ^ (seed_ >> 15)) * (1U | seed_);
        t = (t + (t ^ (t >> 7)) * (61U | t)) ^ t;
        return static_cast<double>(t ^ (t >> 14)) / 4294967296.0;
    }
    std::int64_t below(double bound) { return static_cast<std::int64_t>(std::floor(next() * bound)); }

private:
    std::uint32_t seed_ = 12345;
};

inline std::string base_36(std::int64_t number) {
    std::string digits;
    do {
        digits.insert(digits.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
        number /= 36;
    } while (number != 0);
    return digits;
}

/// 10,000 entities with 8 fields each; half of the values are numbers below a million, half short texts.
inline std::vector<Write> map_writes(std::int64_t count) {
    Mulberry32 chance;
    std::vector<Write> writes;
    writes.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const ProfileId entity{id_of_text("entity", std::to_string(chance.below(entity_count)))};
        const ProfileField field = map_fields[chance.below(std::size(map_fields))];
        const bool is_number = chance.next() < 0.5;
        Value value = is_number ? Value(chance.below(1e6)) : Value("v" + base_36(chance.below(1e9)));
        writes.push_back({register_of(entity, field), std::move(value)});
    }
    return writes;
}

}  // namespace cairn::bench
