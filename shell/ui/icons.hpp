#pragma once

#include "generated/icons.hpp"  // from the list in CMakeLists.txt: enum class Icon
#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

namespace cairn::ui {

/// A Lucide icon as decoration beside words: it has no node, so never let it stand alone for a meaning.
/// Units:    `size` in CSS px: 16 beside text, 18 in controls, 20 in navigation.
void icon(Ui& ui, Icon name, float size = 16, Tone tone = Tone::secondary);

/// The stones of the logo, decoration only.
void logo(Ui& ui, float size);

/// An icon that is the only bearer of its meaning: gets a node of role image with this name and a tooltip.
void named_icon(Ui& ui, Icon name, std::string_view meaning, float size = 16, Tone tone = Tone::secondary);

}  // namespace cairn::ui
