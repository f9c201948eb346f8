#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/import_view.hpp"

namespace cairn::screens {

struct ImportScratch {
    int expanded = -1;  ///< the file all of whose rows are shown; -1 none
};

void import_screen(const views::ImportView& view, ImportScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
