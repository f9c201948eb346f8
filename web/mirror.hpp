#pragma once

#include "shell/ui/semantics.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cairn::web {

/// Turns the semantics of each frame into the changes that the page's real elements need, as one packed buffer.
///
/// It keeps of the last frame only what a comparison needs: places, and hashes of strings. Positions are relative to
/// the parent, so that what scrolls or moves as a whole costs one change.
///
/// Units:    rectangles in 1/64 CSS px.
/// Shapes:   little endian; each change is a u32 operation and its fields, mirror.js reads it in the same order:
///             remove   id
///             create   id, parent, after (the sibling before it, 0: first), shape, mask, fields
///             update   id, mask, fields
///             place    id, parent, after
///             announce is_assertive, string
///           A string is a u32 length in bytes and the bytes. Fields follow the bits of the mask, lowest first.
/// Cost:     O(nodes + bytes of strings); no allocation once a frame of this size was seen.
class Mirror {
public:
    /// Valid until the next call. Empty when nothing changed.
    [[nodiscard]] std::span<const std::uint8_t> changes(const ui::Semantics& semantics);
    /// The page lost its elements: the next call sends everything.
    void forget();

    [[nodiscard]] std::size_t node_count() const { return last_.size(); }

private:
    struct Table {
        std::int32_t row_count = 0, column_count = 0, row = 0, column = 0;
        bool operator==(const Table&) const = default;
    };
    struct Range {
        double minimum = 0, maximum = 0, step = 0, now = 0;
        bool operator==(const Range&) const = default;
    };
    struct Type {
        float px = 0, line = 0, weight = 0;
        bool operator==(const Type&) const = default;
    };
    struct Box {
        std::int32_t x = 0, y = 0, w = 0, h = 0;
        bool operator==(const Box&) const = default;
    };
    /// What the page knows about one node.
    struct Known {
        std::uint32_t id = 0, parent = 0, after = 0, shape = 0, flags = 0;
        std::uint32_t last_child = 0;  ///< while a frame is read: the sibling before the next child
        Box box;
        float x = 0, y = 0;            ///< on the window, for its children
        std::uint64_t name = 0, value = 0, description = 0, hint = 0, href = 0, lang = 0;
        Table table;
        Range range;
        Type type;
        std::uint32_t controls = 0, active = 0;
    };
    /// Ids to places in a frame: open addressing, cleared by filling.
    class Places {
    public:
        void reset(std::size_t count);
        void put(std::uint32_t id, std::uint32_t place);
        [[nodiscard]] std::uint32_t find(std::uint32_t id) const;  ///< nowhere when missing
        static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

    private:
        struct Slot {
            std::uint32_t id = 0, place = 0;
        };
        std::vector<Slot> slots_;
        std::uint32_t mask_ = 0;
    };

    [[nodiscard]] Known know(const ui::Node& node, bool has_children, bool has_options, std::vector<Known>& now,
                             std::uint32_t& top_last) const;
    void write_fields(std::uint32_t mask, const Known& known, const ui::Node& node);
    void write(std::uint32_t number);
    void write(double number);
    void write(float number);
    void write(std::string_view text);

    std::vector<Known> last_, now_;
    Places last_places_, now_places_;
    std::vector<std::uint8_t> out_;
};

}  // namespace cairn::web
