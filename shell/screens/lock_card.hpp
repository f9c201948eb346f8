#pragma once

#include <cstdint>
#include <string>

#include "shell/screens/context.hpp"
#include "shell/views/lock_view.hpp"

namespace cairn::screens {

struct LockCardScratch {
    enum class Sheet : std::uint8_t { set_up, change, code, turn_off };
    Sheet sheet = Sheet::set_up;
    bool is_open = false;
    std::string current = {};
    std::string chosen = {};
    std::string again = {};
    bool is_shown = false;
    bool is_code_kept = false;   ///< somebody says that the recovery code is put away
    bool is_checked = false;     ///< the form was sent once: what is wrong in it is told
    std::uint64_t changes_seen = 0;
};

/// Of the settings: whether the record has a lock, and what can be done with it.
void lock_card(const views::LockView& view, LockCardScratch& scratch, ScreenContext& context);

/// The sheet that the card opens; drawn in every frame. `changes` grows when something came to its end.
void lock_sheet(const views::LockView& view, std::uint64_t changes, LockCardScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
