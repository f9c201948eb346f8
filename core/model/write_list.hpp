#pragma once

#include <concepts>
#include <utility>
#include <vector>

#include "core/model/schema.hpp"

namespace cairn {

/// Collects the writes of one batch. A register that is written twice keeps the later value: a batch has one stamp, so
/// it may not contradict itself.
class WriteList {
public:
    /// A plain field: put(skill_id, SkillField::minutes, 90).
    template <class FieldEnum, class T>
    void put(typename FieldOf<FieldEnum>::Id entity, FieldEnum field, T&& value) {
        add({register_of(entity, field), as_value(std::forward<T>(value))});
    }
    /// One entry of a map field: put_entry(profile_id, ProfileField::level, skill_id, 3).
    template <class FieldEnum, class T>
    void put_entry(typename FieldOf<FieldEnum>::Id entity, FieldEnum field, const Id& entry, T&& value) {
        add({register_of(entity, field, entry), as_value(std::forward<T>(value))});
    }
    /// Removes one entry of a map field.
    template <class FieldEnum>
    void drop_entry(typename FieldOf<FieldEnum>::Id entity, FieldEnum field, const Id& entry) {
        add({register_of(entity, field, entry), std::monostate{}});
    }
    void add(Write write) {
        const auto is_at = [&](std::uint32_t place) { return writes_[place].key == write.key; };
        const std::uint32_t place = index_.find_or_add(RegisterKeyHash{}(write.key), writes_.size(), is_at);
        if (place == writes_.size()) {
            writes_.push_back(std::move(write));
        } else {
            writes_[place].value = std::move(write.value);
        }
    }

    [[nodiscard]] bool empty() const { return writes_.empty(); }
    [[nodiscard]] const std::vector<Write>& writes() const { return writes_; }
    [[nodiscard]] std::vector<Write> take() {
        index_ = {};
        return std::exchange(writes_, {});
    }

private:
    template <class T>
    static Value as_value(T&& value) {
        using Plain = std::remove_cvref_t<T>;
        if constexpr (std::is_same_v<Plain, Value>) {
            return std::forward<T>(value);
        } else if constexpr (std::derived_from<Plain, Id>) {
            return static_cast<const Id&>(value);
        } else if constexpr (std::is_enum_v<Plain> || std::integral<Plain>) {
            return static_cast<std::int64_t>(value);
        } else {
            return std::string(std::forward<T>(value));
        }
    }

    std::vector<Write> writes_;
    DenseIndex index_;
};

}  // namespace cairn
