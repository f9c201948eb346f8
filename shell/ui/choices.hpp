#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace cairn::ui {

struct ChoiceOptions {
    std::string_view help = {};   ///< a line under the label
    bool is_disabled = false;
    std::string_view reason = {};
    bool is_label_hidden = false;  ///< the label is spoken but not drawn, e.g. in a table cell under its column's title
};

/// True when changed, `value` then has the new state. The whole row is the target.
bool checkbox(Ui& ui, Key key, std::string_view label, bool& value, const ChoiceOptions& options = {});
/// A switch: takes effect at once, never waits for a Save.
bool toggle(Ui& ui, Key key, std::string_view label, bool& value, const ChoiceOptions& options = {});

/// Round buttons one under another. `index` may be -1: nothing chosen yet. True when changed.
bool radio_group(Ui& ui, Key key, std::string_view label, Labels options, int& index, const ChoiceOptions& = {});

struct RadioCard {
    std::string_view label = {};
    std::string_view line = {};
    std::optional<Icon> icon = {};
};
/// A choice worth a card each, side by side as width allows.
bool radio_cards(Ui& ui, Key key, std::string_view label, std::span<const RadioCard> cards, int& index);

/// 2 to 4 short options in one box. `label` is spoken, not drawn.
bool segmented(Ui& ui, Key key, std::string_view label, Labels options, int& index);

struct Tab {
    std::string_view label = {};
    int count = 0;  ///< drawn as a chip after the label when > 0
};
/// The strip; draw the page of `index` under it. Scrolls sideways when too narrow. `label` is spoken.
bool tabs(Ui& ui, Key key, std::string_view label, std::span<const Tab> tabs, int& index);
bool tabs(Ui& ui, Key key, std::string_view label, Labels tabs, int& index);

/// A number with − and +. True when changed; always inside min..max.
bool stepper(Ui& ui, Key key, std::string_view label, int& value, int minimum, int maximum, std::string_view unit = {},
             const ChoiceOptions& = {});

struct SliderOptions {
    double step = 1;
    std::string_view value_text = {};  ///< shown at the right and spoken; required
    std::string_view help = {};
    std::optional<double> compared = {};  ///< a tick mark: the value in the other scenario
    bool is_disabled = false;
};
/// True while changing; `is_committed` (may be null) becomes true when the drag or key ended: one undo step.
bool slider(Ui& ui, Key key, std::string_view label, double& value, double minimum, double maximum,
            const SliderOptions& options, bool* is_committed = nullptr);

/// Level 0 to 5 as six buttons in the mastery colours, a radio group. `names` has 6 words, spoken and in tooltips.
/// `level` may be -1: not said yet.
bool level_picker(Ui& ui, Key key, std::string_view label, int& level, Labels names, const ChoiceOptions& = {});

}  // namespace cairn::ui
