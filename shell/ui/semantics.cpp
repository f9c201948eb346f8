#include "shell/ui/semantics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace cairn::ui {
namespace {

constexpr std::size_t block_bytes = std::size_t{16} * 1024;

constexpr std::array role_names{
    std::string_view{"main"},        std::string_view{"navigation"},    std::string_view{"banner"},
    std::string_view{"region"},      std::string_view{"group"},         std::string_view{"heading"},
    std::string_view{"text"},        std::string_view{"link"},          std::string_view{"button"},
    std::string_view{"toggle"},      std::string_view{"checkbox"},      std::string_view{"radio"},
    std::string_view{"radio_group"}, std::string_view{"field"},         std::string_view{"prose"},
    std::string_view{"select"},      std::string_view{"option"},        std::string_view{"slider"},
    std::string_view{"tab_list"},    std::string_view{"tab"},           std::string_view{"table"},
    std::string_view{"row"},         std::string_view{"column_header"}, std::string_view{"cell"},
    std::string_view{"list"},        std::string_view{"list_item"},     std::string_view{"menu"},
    std::string_view{"menu_item"},   std::string_view{"dialog"},        std::string_view{"status"},
    std::string_view{"alert"},       std::string_view{"progress"},      std::string_view{"image"},
    std::string_view{"separator"},   std::string_view{"list_box"},      std::string_view{"grid"},
    std::string_view{"tree"},        std::string_view{"tree_item"},
};
static_assert(role_names.size() == static_cast<std::size_t>(Role::tree_item) + 1);

struct FlagName {
    std::uint16_t bits;
    std::string_view name;
};
constexpr std::array flag_names{
    FlagName{flag::disabled, "disabled"},   FlagName{flag::checked, "checked"},
    FlagName{flag::selected, "selected"},   FlagName{flag::expanded, "expanded"},
    FlagName{flag::invalid, "invalid"},     FlagName{flag::current, "current"},
    FlagName{flag::required, "required"},   FlagName{flag::busy, "busy"},
    FlagName{flag::pressable, "pressable"}, FlagName{flag::modal, "modal"},
    FlagName{flag::ascending, "ascending"}, FlagName{flag::descending, "descending"},
    FlagName{flag::mixed, "mixed"},         FlagName{flag::has_popup, "has_popup"},
};

void append_number(std::string& out, double number) {
    const auto rounded = static_cast<long long>(std::llround(number * 100));
    out += std::to_string(rounded / 100);
    if (rounded % 100 != 0) {
        const auto part = std::to_string(std::llabs(rounded % 100));
        out += '.';
        out += part.size() == 1 ? "0" + part : part;
    }
}

void append_quoted(std::string& out, std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out += ' ';
    out += label;
    out += '"';
    for (const char c : text) out += c == '\n' ? '|' : c;
    out += '"';
}

}  // namespace

Semantics::Semantics() { ordinals_.reserve(64); }

void Semantics::begin_frame() {
    nodes_.clear();
    stack_.clear();
    ordinals_.clear();
    ordinals_.push_back(0);
    announcements_.clear();
    block_ = 0;
    used_ = 0;
}

void Semantics::end_frame() {
    if (!stack_.empty()) std::abort();  // a container was opened and not closed: the tree would lie
}

std::string_view Semantics::keep(std::string_view text) {
    if (text.empty()) return {};
    while (block_ < blocks_.size() && used_ + text.size() > blocks_[block_].size) {
        ++block_;
        used_ = 0;
    }
    if (block_ == blocks_.size()) {
        const std::size_t size = std::max(block_bytes, text.size());
        blocks_.push_back({std::make_unique<char[]>(size), size});
        used_ = 0;
    }
    char* target = blocks_[block_].bytes.get() + used_;
    std::memcpy(target, text.data(), text.size());
    used_ += text.size();
    return {target, text.size()};
}

std::uint32_t Semantics::implicit_id(Role role) {
    // FNV-1a over parent, role and place among the siblings that asked.
    std::uint32_t hash = 2166136261U ^ parent_id();
    hash = (hash ^ static_cast<std::uint32_t>(role)) * 16777619U;
    hash = (hash ^ ordinals_.back()++) * 16777619U;
    hash ^= hash >> 15U;
    hash *= 2246822519U;
    hash ^= hash >> 13U;
    return hash == 0 ? 1 : hash;
}

std::size_t Semantics::leaf(const Node& node) {
    Node& added = nodes_.emplace_back(node);
    added.parent = parent_id();
    if (added.id == 0) added.id = implicit_id(added.role);
    added.name = keep(added.name);
    added.value = keep(added.value);
    added.description = keep(added.description);
    added.hint = keep(added.hint);
    added.href = keep(added.href);
    added.lang = keep(added.lang);
    return nodes_.size() - 1;
}

std::size_t Semantics::open(const Node& node) {
    const std::size_t index = leaf(node);
    stack_.push_back(index);
    ordinals_.push_back(0);
    return index;
}

void Semantics::close() {
    stack_.pop_back();
    ordinals_.pop_back();
}

void Semantics::announce(std::string_view text, bool assertive) {
    announcements_.push_back({.text = keep(text), .assertive = assertive});
}

const Node* Semantics::find(std::uint32_t id) const {
    const auto found = std::ranges::find(nodes_, id, &Node::id);
    return found == nodes_.end() ? nullptr : &*found;
}

bool is_focusable(const Node& node) {
    switch (node.role) {
        case Role::link:
        case Role::button:
        case Role::toggle:
        case Role::checkbox:
        case Role::radio:
        case Role::field:
        case Role::prose:
        case Role::select:
        case Role::slider:
        case Role::tab:
        case Role::menu_item:
        case Role::option:
        case Role::grid: return true;
        default: return node.has(flag::pressable);
    }
}

std::string_view role_name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::string describe(const Semantics& semantics) {
    std::string out;
    std::vector<std::uint32_t> open;
    for (const Node& node : semantics.nodes()) {
        while (!open.empty() && open.back() != node.parent) open.pop_back();
        out.append(open.size() * 2, ' ');
        out += role_name(node.role);
        if (node.level != 0) out += std::to_string(node.level);
        append_quoted(out, "", node.name);
        append_quoted(out, "value=", node.value);
        append_quoted(out, "description=", node.description);
        append_quoted(out, "href=", node.href);
        append_quoted(out, "lang=", node.lang);
        if (node.maximum > node.minimum) {
            out += " now=";
            append_number(out, node.now);
            out += " of ";
            append_number(out, node.minimum);
            out += "..";
            append_number(out, node.maximum);
        }
        if (node.row != 0) out += " row=" + std::to_string(node.row);
        if (node.column != 0) out += " column=" + std::to_string(node.column);
        if (node.row_count != 0) out += " rows=" + std::to_string(node.row_count);
        if (const Node* active = node.active == 0 ? nullptr : semantics.find(node.active); active != nullptr)
            append_quoted(out, "active=", active->name);
        for (const FlagName& each : flag_names) {
            if (node.has(each.bits)) {
                out += ' ';
                out += each.name;
            }
        }
        out += '\n';
        open.push_back(node.id);
    }
    return out;
}

}  // namespace cairn::ui
