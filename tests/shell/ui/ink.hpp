#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "shell/theme/color.hpp"
#include "shell/ui/geometry.hpp"

struct ImDrawData;

namespace cairn::ui::testing {

/// Letters that stand beside each other in one colour, as they came out of the draw data.
///
/// Units:    rect in px of the window, from the height of capitals to the descent.
struct TextRun {
    std::string text = {};  ///< without blanks
    Rect rect = {};
    theme::Color color = {};
    theme::Color ground = {};  ///< the colour under it with the least contrast, of those that cover a fifth of it
    double contrast = 0;       ///< of the two, as WCAG counts it
    bool is_cut = false;       ///< a letter crosses the left or right edge of what may be drawn there
    bool is_covered = false;   ///< something was drawn over all of it
};

/// What can be read in one frame, and what lies under it.
struct Ink {
    std::vector<TextRun> runs;
    std::vector<std::pair<std::size_t, std::size_t>> overlaps;  ///< runs that are drawn over each other
};

/// Draws the frame into memory and looks at every letter on the way: its place, its colour, what it covers.
///
/// Use:      after ImGui::Render, with the fonts of test_font.hpp.
/// Cost:     some milliseconds for a screen.
Ink read_ink(const ImDrawData& data);

}  // namespace cairn::ui::testing
