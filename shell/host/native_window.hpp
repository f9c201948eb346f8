#pragma once

#include "shell/host/native_fonts.hpp"
#include "shell/ui/context.hpp"
#include "shell/ui/function_ref.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct SDL_Window;
union SDL_Event;

namespace cairn::host {

struct WindowOptions {
    std::string title;
    int width = 1440;             ///< points
    int height = 900;
    float scale = 0;              ///< > 0: draws off screen at this many device pixels per point
    bool is_hidden = false;       ///< nothing is shown; pictures are read back
};

/// A window with OpenGL 3.2 and Dear ImGui. Off screen it draws into a texture of any size.
class NativeWindow {
public:
    explicit NativeWindow(const WindowOptions& options);
    ~NativeWindow();
    NativeWindow(const NativeWindow&) = delete;
    NativeWindow& operator=(const NativeWindow&) = delete;

    [[nodiscard]] const std::string& error() const { return error_; }  ///< not empty: it could not be opened
    [[nodiscard]] const ui::Fonts& fonts() const { return fonts_.fonts; }
    [[nodiscard]] bool lacks_han() const { return !fonts_.has_han; }

    /// Gives an event to ImGui. False: the window wants to close.
    bool handle(const SDL_Event& event);
    /// Viewport, pixel ratio and clock, ready for Ui::begin_frame; the caller fills in looks.
    void begin_frame(ui::FrameInput& input);
    /// Ends ImGui's frame; `is_presented` false for a pass whose layout was not settled.
    void end_frame(bool is_presented);
    /// RGBA, first row on top, of the frame drawn last.
    [[nodiscard]] std::vector<std::uint8_t> read_pixels(int& width, int& height) const;
    void set_title(const std::string& title);
    void set_cursor_hand(bool is_hand);

private:
    struct Gl;
    std::string error_;
    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
    std::unique_ptr<Gl> gl_;
    NativeFonts fonts_;
    int width_ = 0;
    int height_ = 0;
    float scale_ = 0;
    unsigned framebuffer_ = 0;
    unsigned texture_ = 0;
};

/// Draws one frame until its layout is settled, at most `passes` times; what the web's loop does too.
ui::FrameOutput draw_settled(NativeWindow& window, ui::Ui& ui, ui::FrameInput input, ui::FunctionRef<void()> content,
                             int passes = 4);

}  // namespace cairn::host
