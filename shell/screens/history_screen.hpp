#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/history_view.hpp"

namespace cairn::screens {

struct HistoryScratch {
    views::HistoryFilter filter;
};

void history_screen(const views::HistoryView& view, HistoryScratch& scratch, ScreenContext& context);

/// "History": the way to it from the page of an object.
void history_link(const Id& object, ScreenContext& context);

}  // namespace cairn::screens
