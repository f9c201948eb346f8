#pragma once

// Room web: the browser as a host. The program draws with Dear ImGui into one canvas; JavaScript modules, one concern
// each, bring input, fonts, files, history and the disk, and keep real elements over what is drawn (mirror.hpp).
// Nothing outside this folder and shell/host names the browser.

#include "mirror.hpp"
#include "shell/platform/application.hpp"
#include "shell/ui/context.hpp"
#include "web_platform.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::web {

struct Viewport {
    float width = 0, height = 0;            ///< CSS px
    int pixel_width = 0, pixel_height = 0;  ///< of the drawing buffer
    float safe_top = 0, safe_bottom = 0;    ///< CSS px
};

/// How a frame was spent, for `cairn.stats()`.
struct Timings {
    double frame_count = 0, drawn_count = 0;
    double mirror_ms = 0;  ///< all frames, comparison and elements
    double mirror_ms_last = 0;
    double frame_ms_last = 0;     ///< without the mirror and the graphics
    double frame_ms_longest = 0;  ///< since it was taken
};

/// The one application on the page: owns everything, draws a frame when JavaScript's scheduler says so.
class Program {
public:
    explicit Program(const Viewport& viewport);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void start(std::string_view language_wish);

    /// Draws one frame, or only thinks one through: consumes input, changes state, updates the mirror.
    ///
    /// Units:    seconds, monotonic. Returns the seconds until the next frame is due; negative: only after an event.
    double frame(double seconds, bool is_drawing);
    /// There is input that the frames so far have not consumed.
    [[nodiscard]] bool is_unsettled() const;
    /// Hands what the page pushed to the application. Harmless at any time.
    void deliver_events();

    void set_viewport(const Viewport& viewport) { viewport_ = viewport; }
    /// Queues it for the next frames. A widget takes one action of a kind in a frame and what nobody takes is gone, so
    /// typing that outruns the frames becomes its last state, and what must stay apart waits for the frame after.
    void push_action(ui::Action action);
    /// Scrolls what lies at this point by so many CSS px.
    void scroll_by(float x, float y, float dx, float dy);
    void pinch(const ui::Pinch& pinch);
    /// Two fingers here zoom something that is drawn; elsewhere the browser zooms the page.
    [[nodiscard]] bool zooms_at(float x, float y) const { return ui_->zooms_at({x, y}); }
    void scroll_page_to(float y) { ui_->scroll_main_to(y); }
    [[nodiscard]] float page_scroll() const { return ui_->main_scroll(); }
    /// What ImGui measures the wheel's steps in where the pointer is, px.
    [[nodiscard]] float wheel_font_size() const;
    /// Bakes letters that the interface will need, for about so long. True: there are more.
    bool prewarm(double milliseconds);
    [[nodiscard]] double take_longest_frame_ms() { return std::exchange(timings_.frame_ms_longest, 0); }
    void note_input() { frames_to_settle_ = settle_frames; }
    /// Colours that the system enforces; none: the application's own.
    void set_system_colors(std::optional<theme::SystemColors> colors) { system_colors_ = colors; }
    void forget_graphics();  ///< the WebGL context is a new one

    /// The drawn thing that the pointer rests on or presses, if it has a node; else 0.
    [[nodiscard]] std::uint32_t hovered_node() const;
    /// The same, if it is written in or a link: the real element should get the mouse.
    [[nodiscard]] std::uint32_t hovered_native_node() const;
    /// The words at this point, CSS px, if they can be selected; else 0. Over what can be pressed there are none,
    /// unless `is_over_things`.
    [[nodiscard]] std::uint32_t text_node_at(float x, float y, bool is_over_things) const;

    [[nodiscard]] bool is_ready() const { return app_->is_ready(); }
    [[nodiscard]] WebPlatform& platform() { return platform_; }
    [[nodiscard]] const Mirror& mirror() const { return mirror_; }
    [[nodiscard]] const Timings& timings() const { return timings_; }

private:
    static constexpr int settle_frames = 2;  ///< hover, press and popups each take one more frame to show

    ui::FrameOutput think(double seconds);
    void hand_over_actions();
    void draw();
    [[nodiscard]] ui::FrameInput frame_input(double seconds, const host::Appearance& appearance);
    void follow_appearance(const host::Appearance& appearance);
    void show_cursor(const ui::FrameOutput& output);
    void update_mirror(std::uint32_t focus_request);

    WebPlatform platform_;
    std::unique_ptr<host::Application> app_;
    std::unique_ptr<ui::Ui> ui_;
    std::vector<ui::Action> actions_;  ///< not handed to the widgets yet
    Mirror mirror_;
    Viewport viewport_;
    Timings timings_;
    std::string language_;
    std::optional<theme::SystemColors> system_colors_;
    double seconds_last_ = 0;
    int scheme_shown_ = -1;
    int cursor_shown_ = -1;
    int frames_to_settle_ = settle_frames;
    std::uint32_t focus_wanted_ = 0;
    int focus_patience_ = 0;  ///< frames to wait for the wanted node to appear
    bool is_layout_unsettled_ = false;
    bool is_delivering_ = false;
};

}  // namespace cairn::web
