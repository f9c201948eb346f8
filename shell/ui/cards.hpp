#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <string_view>

namespace cairn::ui {

enum class CardStyle : std::uint8_t {
    surface,   ///< white, hair border: the default
    subtle,    ///< quieter, for notes beside the work
    selected,  ///< primary.soft with a 2 px border
    hero,  ///< the single most urgent card: dark with contour lines; once a screen. Tones and buttons adapt inside.
    plain,  ///< no background and no padding: only the node and the equal height
};

struct CardOptions {
    CardStyle style = CardStyle::surface;
    std::string_view name = {};  ///< makes it a named group; required when pressable
    float padding = -1;  ///< -1: 24, 16 on phones
    float gap = 8;  ///< between what is inside
    bool is_pressable = false;  ///< the whole card is a button, or a link with `href`
    std::string_view href = {};
    float height_min = 0;
};

/// A box around content; its height follows the content (and its neighbours in `columns`).
/// Returns true when a pressable card was pressed; buttons inside keep their own press.
bool card(Ui& ui, Key key, const CardOptions& options, FunctionRef<void()> content);
bool card(Ui& ui, Key key, FunctionRef<void()> content);

/// Title at the left, something small at the right: the first line of most cards. `aside` runs in a row.
void card_title(Ui& ui, std::string_view title, FunctionRef<void()> aside = {}, int level = 2);

/// Inside a card: pushes what follows to the bottom when the card is taller than its content.
void fill_down(Ui& ui);

}  // namespace cairn::ui
