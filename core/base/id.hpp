#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cairn {

/// A 128-bit name without meaning. All zero means "none".
struct Id {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    constexpr explicit operator bool() const { return (high | low) != 0; }
    constexpr auto operator<=>(const Id&) const = default;
};

/// An Id that names one kind of thing: a SkillId never passes for a CourseId.
template <class Tag>
struct TypedId : Id {
    constexpr TypedId() = default;
    constexpr explicit TypedId(Id raw) : Id(raw) {}
    constexpr auto operator<=>(const TypedId&) const = default;
};

/// The same words give the same id on every machine, so that two people who import one file hold the same entities.
/// Cost: O(text.size()). Source: 128-bit FNV-1a with a final avalanche (docs/decisions/0004).
Id id_of_text(std::string_view space, std::string_view text);

/// Id of an ordered pair, e.g. one learner's practice of one skill.
Id id_of_pair(std::string_view space, const Id& first, const Id& second);

/// 32 lower-case hexadecimal digits.
std::string to_hex(const Id& id);

/// The id of 32 hexadecimal digits; none when `text` is anything else.
Id id_from_hex(std::string_view text);

struct IdHash {
    std::size_t operator()(const Id& id) const {
        return static_cast<std::size_t>(id.high ^ (id.low * 0x9E3779B97F4A7C15ULL));
    }
};

}  // namespace cairn

template <>
struct std::hash<cairn::Id> : cairn::IdHash {};
template <class Tag>
struct std::hash<cairn::TypedId<Tag>> : cairn::IdHash {};
