#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shell/ui/geometry.hpp"

struct ImGuiContext;

namespace cairn::ui::testing {

/// One thing that ImGui itself knows of: it can be pointed at, focused or activated.
struct HookedItem {
    std::uint32_t id = 0;
    Rect rect = {};
};

/// What ImGui registered while this lives, as its own hooks for test engines tell (the tests link an ImGui that is
/// compiled with them; the product is not). Disabled items and those without keyboard navigation are left out, as are
/// the windows' own scroll bars and borders.
class ItemRecorder {
public:
    explicit ItemRecorder(ImGuiContext& context);
    ~ItemRecorder();
    ItemRecorder(const ItemRecorder&) = delete;
    ItemRecorder& operator=(const ItemRecorder&) = delete;

    void clear() { items_.clear(); }
    void add(const HookedItem& item) { items_.push_back(item); }
    [[nodiscard]] std::span<const HookedItem> items() const { return items_; }

private:
    ImGuiContext* context_;
    std::vector<HookedItem> items_;
};

}  // namespace cairn::ui::testing
