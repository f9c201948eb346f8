#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/sync_view.hpp"

namespace cairn::screens {

struct SyncScratch {
    std::string store;
    std::string title;
    std::string name;
    int level = 0;  ///< of views::invite_levels
    bool is_prefilled = false;
    bool is_store_checked = false;
    bool is_checked = false;
    bool is_copied = false;
};

/// `name` is who this device acts as, or empty.
void sync_screen(const views::SyncView& view, const views::SyncState& state, std::string_view name,
                 SyncScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
