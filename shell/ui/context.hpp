#pragma once

// Room shell/ui: the vocabulary that screens are written in. Every call draws with Dear ImGui and records a node of
// meaning (semantics.hpp). It knows no application state, no platform and no words: every string comes in translated.

#include "shell/theme/contrast.hpp"
#include "shell/theme/theme.hpp"
#include "shell/ui/action.hpp"
#include "shell/ui/function_ref.hpp"
#include "shell/ui/geometry.hpp"
#include "shell/ui/key.hpp"
#include "shell/ui/semantics.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ImFont;

namespace cairn::ui {

/// One face as the host loaded it.
///
/// Units:    `em_factor`: ImGui font size for 1 CSS px of type size. 1 for a loader whose em is the size (Canvas2D);
///           ascent + descent of the first source with stb_truetype (Inter 1.210, design.md §4).
///           `cap_height` as a part of the em; it centres text in its line box.
struct FontFace {
    ImFont* font = nullptr;
    float em_factor = 1.0F;
    float cap_height = 0.727F;
};

/// The faces of the interface; one that is missing falls back to `regular`.
struct Fonts {
    FontFace regular;
    FontFace medium;
    FontFace semibold;
    FontFace mono;
};

/// What the host knows at the start of a frame. Input events go to ImGuiIO before.
struct FrameInput {
    Size viewport{1280, 800};            ///< CSS px
    float pixel_ratio = 1;               ///< device px per CSS px; borders snap to device px
    float safe_bottom = 0;               ///< home indicator and the like, CSS px
    float safe_top = 0;
    double seconds = 0;                  ///< monotonic
    theme::Appearance appearance = theme::Appearance::light;
    theme::Script script = theme::Script::latin;
    std::string_view language = "en";    ///< BCP 47 of the interface
    bool is_coarse = false;              ///< the pointer is a finger: targets of 44 px, drag scrolls
    bool is_motion_reduced = false;
    bool is_contrast_high = false;
    const theme::SystemColors* system_colors = nullptr;  ///< where the system enforces its own; else none
    bool platform_edits_text = false;    ///< a real input element edits over the drawn box (web)
};

/// What the host must do after a frame.
struct FrameOutput {
    float next_wake_seconds = -1;         ///< 0: draw again at once; > 0: after that time; < 0: only on events
    std::uint32_t focus_request = 0;      ///< move the platform's focus to this node; 0: leave it
    bool is_unsettled = false;            ///< sizes were learnt in this frame: draw once more before presenting it
    bool wants_text = false;              ///< a text field is being edited by ImGui (native soft keyboards)
    bool wants_hand_cursor = false;
};

/// Two fingers since the frame before.
///
/// Units:    CSS px of the window; `factor` is by how much their distance grew.
struct Pinch {
    Point centre = {};
    Point moved = {};
    float factor = 1;
};

struct UiState;  // internal.hpp

/// Everything the widgets share for one window: fonts, theme, semantics, actions, clocks, scroll memory.
///
/// Use:      begin_frame after ImGui::NewFrame, end_frame before ImGui::Render; widgets only in between.
class Ui {
public:
    explicit Ui(const Fonts& fonts);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    void begin_frame(const FrameInput& input);
    FrameOutput end_frame();

    /// Queues what a person did outside; consumed in the next frame by the widget with its id.
    void push_action(Action action);
    /// What two fingers do on a canvas that can be zoomed; consumed in the next frame by the one under them.
    void push_pinch(const Pinch& pinch);
    /// Two fingers at this point zoom a canvas: the platform leaves them alone.
    [[nodiscard]] bool zooms_at(Point point) const;
    /// Asks the platform to move focus to a node, e.g. to the heading of a new page or the first wrong field.
    void request_focus(std::uint32_t node_id);
    /// Focus goes to the next `page_header` that is drawn: call on navigation.
    void request_focus_on_page();
    /// Draws again after `seconds` even if nothing happens; 0 for the next frame.
    void wake_after(float seconds);
    /// A new page: `main_region` shows what lies so many CSS px below its top, as far as its content reaches.
    void scroll_main_to(float y);
    [[nodiscard]] float main_scroll() const;  ///< CSS px; of the frame before

    void set_fonts(const Fonts& fonts);

    [[nodiscard]] const Semantics& semantics() const;
    [[nodiscard]] Semantics& semantics();
    [[nodiscard]] const FrameInput& input() const;
    [[nodiscard]] const theme::Palette& palette() const;
    [[nodiscard]] theme::Density density() const;
    [[nodiscard]] bool is_phone() const { return density() == theme::Density::phone; }
    [[nodiscard]] bool is_wide() const { return density() == theme::Density::wide; }
    [[nodiscard]] double seconds() const { return input().seconds; }

    [[nodiscard]] UiState& state() { return *state_; }
    [[nodiscard]] const UiState& state() const { return *state_; }

private:
    std::unique_ptr<UiState> state_;
};

}  // namespace cairn::ui
