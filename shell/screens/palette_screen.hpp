#pragma once

#include <vector>

#include "shell/screens/context.hpp"
#include "shell/screens/session.hpp"
#include "shell/views/palette_view.hpp"

namespace cairn::screens {

struct PaletteScratch {
    ui::PaletteState state = {};
    std::vector<views::PaletteTarget> recent = {};   ///< newest first; as long as the program runs
    bool is_keys_wanted = false;                     ///< the list of keys was chosen
};

/// Opens it with an empty field.
void open_palette(PaletteScratch& scratch, ui::Ui& ui);

/// What the palette's view is built from, while it is open.
views::PaletteWish palette_wish(const Session& session, const PaletteScratch& scratch);

/// Notes where the person is, once for each page: what they used last comes first next time.
void note_recent(PaletteScratch& scratch, const views::PaletteTarget& target);

/// Over everything, while open. Choosing goes there or does it.
void palette_screen(const views::PaletteView& view, const Session& session, PaletteScratch& scratch,
                    ScreenContext& context);

}  // namespace cairn::screens
