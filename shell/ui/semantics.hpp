#pragma once

#include "shell/ui/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::ui {

/// What a thing on the screen is, in the words of WAI-ARIA. `field` is one line of text, `prose` many.
enum class Role : std::uint8_t {
    main,
    navigation,
    banner,
    region,
    group,
    heading,
    text,
    link,
    button,
    toggle,
    checkbox,
    radio,
    radio_group,
    field,
    prose,
    select,
    option,
    slider,
    tab_list,
    tab,
    table,
    row,
    column_header,
    cell,
    list,
    list_item,
    menu,
    menu_item,
    dialog,
    status,
    alert,
    progress,
    image,
    separator,
    list_box,   ///< options that a field moves through (a palette, a list with a filter)
    grid,       ///< cells that arrow keys move through in two directions
    tree,
    tree_item,
};

/// Which keyboard and which checks a `field` wants.
/// `secret` is one that is known, `new_secret` one that is being chosen: password managers ask.
enum class InputKind : std::uint8_t { text, search, number, date, time, email, url, secret, new_secret };

[[nodiscard]] constexpr bool is_secret(InputKind kind) {
    return kind == InputKind::secret || kind == InputKind::new_secret;
}

/// Bits of `Node::flags`.
namespace flag {
inline constexpr std::uint16_t disabled = 1 << 0;
inline constexpr std::uint16_t checked = 1 << 1;    ///< field of a secret: its letters show
inline constexpr std::uint16_t selected = 1 << 2;
inline constexpr std::uint16_t expanded = 1 << 3;
inline constexpr std::uint16_t invalid = 1 << 4;
inline constexpr std::uint16_t current = 1 << 5;    ///< the page or step the person is on
inline constexpr std::uint16_t multiline = 1 << 6;
inline constexpr std::uint16_t required = 1 << 7;
inline constexpr std::uint16_t busy = 1 << 8;
inline constexpr std::uint16_t visible = 1 << 9;    ///< some part of `rect` lies inside what is shown
inline constexpr std::uint16_t pressable = 1 << 10; ///< takes Action::press though its role alone would not say so
inline constexpr std::uint16_t modal = 1 << 11;     ///< a dialog that keeps focus inside
inline constexpr std::uint16_t ascending = 1 << 12; ///< column_header: sorted, smallest first
inline constexpr std::uint16_t descending = 1 << 13;
inline constexpr std::uint16_t mixed = 1 << 14;     ///< checkbox: neither on nor off
inline constexpr std::uint16_t has_popup = 1 << 15;
inline constexpr std::uint16_t has_branches = has_popup;  ///< tree_item: `expanded` says whether they show
}  // namespace flag

/// One thing a person can perceive or use.
///
/// Units:    rect in CSS px of the window, not clipped (`flag::visible` says whether any of it shows).
///           `row` and `column` count from 1, 0 means none; `row_count` is the whole table, shown or not.
///           For a select `row_count` is the number of options and `row` the chosen one from 1.
/// Lifetime: every view points into the arena of the frame: valid until the next `Semantics::begin_frame`.
struct Node {
    std::uint32_t id = 0;      ///< never 0, the same in every frame as long as the thing is there
    std::uint32_t parent = 0;  ///< 0 at the top
    Role role = Role::text;
    std::uint8_t level = 0;  ///< heading 1..6; tree_item 1 at the top
    InputKind input = InputKind::text;
    std::uint16_t flags = 0;
    std::string_view name = {};
    std::string_view value = {};
    std::string_view description = {};
    std::string_view hint = {};  ///< a field's placeholder
    std::string_view href = {};
    std::string_view lang = {};  ///< empty: the language of the page
    Rect rect = {};
    double minimum = 0;
    double maximum = 0;
    double step = 0;
    double now = 0;
    std::int32_t row_count = 0;
    std::int32_t column_count = 0;
    std::int32_t row = 0;
    std::int32_t column = 0;
    float text_px = 0;  ///< size of the text inside: fields that the platform edits, words that can be selected
    float text_line = 0;  ///< height of its lines, CSS px
    std::uint16_t text_weight = 0;
    std::uint32_t window = 0;  ///< of ImGui, in which it is drawn
    std::uint32_t controls = 0;  ///< field: the list_box whose options its arrow keys move through
    std::uint32_t active = 0;    ///< the option or cell that has the cursor while this node keeps the focus

    [[nodiscard]] constexpr bool has(std::uint16_t bits) const { return (flags & bits) == bits; }
};

/// A sentence for assistive technology alone, said once.
struct Announcement {
    std::string_view text;
    bool assertive = false;
};

/// The tree of what one frame shows, in reading order. Containers come before their children.
///
/// Cost:     no allocation once a frame of this size was seen.
class Semantics {
public:
    Semantics();

    void begin_frame();
    void end_frame();  ///< every container must be closed

    /// Adds a node under the innermost open container; its strings are copied. The index stays valid for the frame.
    std::size_t leaf(const Node& node);
    /// As leaf, and later nodes nest inside until close().
    std::size_t open(const Node& node);
    void close();

    /// To complete what is known only after the content was drawn. Never change id, parent or the strings' memory.
    [[nodiscard]] Node& at(std::size_t index) { return nodes_[index]; }
    /// Copies a string into the frame's arena.
    [[nodiscard]] std::string_view keep(std::string_view text);

    void announce(std::string_view text, bool assertive);

    [[nodiscard]] std::uint32_t parent_id() const { return stack_.empty() ? 0 : nodes_[stack_.back()].id; }
    /// A stable id for the next child that has no key of its own: by role and place among its siblings.
    [[nodiscard]] std::uint32_t implicit_id(Role role);

    [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
    [[nodiscard]] std::span<const Announcement> announcements() const { return announcements_; }
    [[nodiscard]] const Node* find(std::uint32_t id) const;

private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };
    std::vector<Node> nodes_;
    std::vector<std::size_t> stack_;
    std::vector<std::uint16_t> ordinals_;
    std::vector<Announcement> announcements_;
    std::vector<Block> blocks_;
    std::size_t block_ = 0;
    std::size_t used_ = 0;
};

/// Whether its role alone, or its being pressable, lets it have the keyboard's focus.
[[nodiscard]] bool is_focusable(const Node& node);

/// The word WAI-ARIA or HTML uses, e.g. "heading".
[[nodiscard]] std::string_view role_name(Role role);

/// Indented text, one node a line: what tests compare and what a person can read.
[[nodiscard]] std::string describe(const Semantics& semantics);

}  // namespace cairn::ui
