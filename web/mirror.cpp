#include "mirror.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace cairn::web {
namespace {

enum Operation : std::uint32_t { remove = 1, create, update, place, announce };

namespace field {
constexpr std::uint32_t box = 1U << 0, flags = 1U << 1, name = 1U << 2, value = 1U << 3, description = 1U << 4,
                        hint = 1U << 5, href = 1U << 6, lang = 1U << 7, range = 1U << 8, table = 1U << 9,
                        type = 1U << 10, relations = 1U << 11;
}  // namespace field

// Beside ui::flag, which has 16 bits.
constexpr std::uint32_t flag_has_children = 1U << 16;
constexpr std::uint32_t shape_has_options = 1U << 24;

std::uint64_t hash(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325U ^ text.size();
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        h = (h ^ word) * 0x9E3779B97F4A7C15U;
        h ^= h >> 32;
    }
    for (; left > 0; ++at, --left) h = (h ^ static_cast<std::uint8_t>(*at)) * 0x100000001b3U;
    return h;
}

std::int32_t in_64ths(float px) { return static_cast<std::int32_t>(std::lround(px * 64)); }

}  // namespace

void Mirror::Places::reset(std::size_t count) {
    const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(count * 2, 64));
    if (slots_.size() < wanted) slots_.resize(wanted);
    std::ranges::fill(slots_, Slot{});
    mask_ = static_cast<std::uint32_t>(slots_.size() - 1);
}

void Mirror::Places::put(std::uint32_t id, std::uint32_t at) {
    std::uint32_t slot = (id * 0x9E3779B1U) & mask_;
    while (slots_[slot].id != 0 && slots_[slot].id != id) slot = (slot + 1) & mask_;
    slots_[slot] = {.id = id, .place = at};
}

std::uint32_t Mirror::Places::find(std::uint32_t id) const {
    if (slots_.empty()) return nowhere;
    std::uint32_t slot = (id * 0x9E3779B1U) & mask_;
    while (slots_[slot].id != 0 && slots_[slot].id != id) slot = (slot + 1) & mask_;
    return slots_[slot].id == id ? slots_[slot].place : nowhere;
}

Mirror::Known Mirror::know(const ui::Node& node, bool has_children, bool has_options, std::vector<Known>& now,
                           std::uint32_t& top_last) const {
    Known known;
    known.id = node.id;
    known.parent = node.parent;
    const std::uint32_t parent_place = node.parent == 0 ? Places::nowhere : now_places_.find(node.parent);
    Known* parent = parent_place == Places::nowhere ? nullptr : &now[parent_place];
    if (parent == nullptr) known.parent = 0;
    std::uint32_t& sibling = parent == nullptr ? top_last : parent->last_child;
    known.after = sibling;
    sibling = node.id;

    known.shape = static_cast<std::uint32_t>(node.role) | static_cast<std::uint32_t>(node.input) << 8U |
                  static_cast<std::uint32_t>(node.level) << 16U | (has_options ? shape_has_options : 0);
    known.flags = node.flags | (has_children ? flag_has_children : 0);
    known.x = node.rect.x;
    known.y = node.rect.y;
    known.box = {.x = in_64ths(node.rect.x - (parent == nullptr ? 0 : parent->x)),
                 .y = in_64ths(node.rect.y - (parent == nullptr ? 0 : parent->y)),
                 .w = in_64ths(node.rect.w),
                 .h = in_64ths(node.rect.h)};
    known.name = hash(node.name);
    known.value = hash(node.value);
    known.description = hash(node.description);
    known.hint = hash(node.hint);
    known.href = hash(node.href);
    known.lang = hash(node.lang);
    known.range = {.minimum = node.minimum, .maximum = node.maximum, .step = node.step, .now = node.now};
    known.table = {
        .row_count = node.row_count, .column_count = node.column_count, .row = node.row, .column = node.column};
    known.type = {.px = node.text_px, .line = node.text_line, .weight = static_cast<float>(node.text_weight)};
    known.controls = node.controls;
    known.active = node.active;
    return known;
}

std::span<const std::uint8_t> Mirror::changes(const ui::Semantics& semantics) {
    const std::span<const ui::Node> nodes = semantics.nodes();
    out_.clear();
    now_.clear();
    now_places_.reset(nodes.size());

    std::uint32_t top_last = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const bool has_children = i + 1 < nodes.size() && nodes[i + 1].parent == nodes[i].id;
        const bool has_options =
            has_children && nodes[i].role == ui::Role::select && nodes[i + 1].role == ui::Role::option;
        now_.push_back(know(nodes[i], has_children, has_options, now_, top_last));
        now_places_.put(nodes[i].id, static_cast<std::uint32_t>(i));
    }

    for (const Known& old : last_) {
        if (now_places_.find(old.id) != Places::nowhere) continue;
        write(Operation::remove);
        write(old.id);
    }

    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Known& known = now_[i];
        const std::uint32_t at = last_places_.find(known.id);
        const Known blank;
        const bool is_new = at == Places::nowhere || last_[at].shape != known.shape;
        const Known& old = is_new ? blank : last_[at];

        std::uint32_t mask = 0;
        if (is_new || known.box != old.box) mask |= field::box;
        if (is_new || known.flags != old.flags) mask |= field::flags;
        if (known.name != old.name && (!is_new || !nodes[i].name.empty())) mask |= field::name;
        if (known.value != old.value && (!is_new || !nodes[i].value.empty())) mask |= field::value;
        if (known.description != old.description && (!is_new || !nodes[i].description.empty()))
            mask |= field::description;
        if (known.hint != old.hint && (!is_new || !nodes[i].hint.empty())) mask |= field::hint;
        if (known.href != old.href && (!is_new || !nodes[i].href.empty())) mask |= field::href;
        if (known.lang != old.lang && (!is_new || !nodes[i].lang.empty())) mask |= field::lang;
        if (known.range != old.range) mask |= field::range;
        if (known.table != old.table) mask |= field::table;
        if (known.type != old.type) mask |= field::type;
        if (known.controls != old.controls || known.active != old.active) mask |= field::relations;

        if (is_new) {
            write(Operation::create);
            write(known.id);
            write(known.parent);
            write(known.after);
            write(known.shape);
            write_fields(mask, known, nodes[i]);
            continue;
        }
        if (known.parent != old.parent || known.after != old.after) {
            write(Operation::place);
            write(known.id);
            write(known.parent);
            write(known.after);
        }
        if (mask != 0) {
            write(Operation::update);
            write(known.id);
            write_fields(mask, known, nodes[i]);
        }
    }

    for (const ui::Announcement& said : semantics.announcements()) {
        write(Operation::announce);
        write(said.assertive ? 1U : 0U);
        write(said.text);
    }

    std::swap(last_, now_);
    std::swap(last_places_, now_places_);
    return out_;
}

void Mirror::forget() {
    last_.clear();
    last_places_.reset(0);
}

void Mirror::write_fields(std::uint32_t mask, const Known& known, const ui::Node& node) {
    write(mask);
    if ((mask & field::box) != 0) {
        for (const std::int32_t side : {known.box.x, known.box.y, known.box.w, known.box.h})
            write(static_cast<std::uint32_t>(side));
    }
    if ((mask & field::flags) != 0) write(known.flags);
    if ((mask & field::name) != 0) write(node.name);
    if ((mask & field::value) != 0) write(node.value);
    if ((mask & field::description) != 0) write(node.description);
    if ((mask & field::hint) != 0) write(node.hint);
    if ((mask & field::href) != 0) write(node.href);
    if ((mask & field::lang) != 0) write(node.lang);
    if ((mask & field::range) != 0) {
        for (const double number : {known.range.minimum, known.range.maximum, known.range.step, known.range.now})
            write(number);
    }
    if ((mask & field::table) != 0) {
        for (const std::int32_t number :
             {known.table.row_count, known.table.column_count, known.table.row, known.table.column})
            write(static_cast<std::uint32_t>(number));
    }
    if ((mask & field::type) != 0) {
        for (const float number : {known.type.px, known.type.line, known.type.weight}) write(number);
    }
    if ((mask & field::relations) != 0) {
        write(known.controls);
        write(known.active);
    }
}

void Mirror::write(std::uint32_t number) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof number);
    std::memcpy(out_.data() + at, &number, sizeof number);
}

void Mirror::write(double number) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof number);
    std::memcpy(out_.data() + at, &number, sizeof number);
}

void Mirror::write(float number) { write(std::bit_cast<std::uint32_t>(number)); }

void Mirror::write(std::string_view text) {
    write(static_cast<std::uint32_t>(text.size()));
    out_.insert(out_.end(), text.begin(), text.end());
}

}  // namespace cairn::web
