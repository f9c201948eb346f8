#pragma once

// The whole vocabulary. Screens include this one header. The room's paragraph stands in context.hpp.

#include "shell/ui/action.hpp"
#include "shell/ui/availability.hpp"
#include "shell/ui/buttons.hpp"
#include "shell/ui/canvas.hpp"
#include "shell/ui/cards.hpp"
#include "shell/ui/charts.hpp"
#include "shell/ui/chips.hpp"
#include "shell/ui/choices.hpp"
#include "shell/ui/context.hpp"
#include "shell/ui/fields.hpp"
#include "shell/ui/frame.hpp"
#include "shell/ui/geometry.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/key.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/lists.hpp"
#include "shell/ui/look.hpp"
#include "shell/ui/messages.hpp"
#include "shell/ui/semantics.hpp"
#include "shell/ui/text.hpp"
