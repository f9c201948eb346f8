#include "shell/host/native_journal.hpp"
#include "shell/host/native_options.hpp"
#include "shell/host/native_platform.hpp"
#include "shell/host/native_png.hpp"
#include "shell/host/native_window.hpp"
#include "shell/platform/application.hpp"
#include "shell/ui/context.hpp"

#include <SDL.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <span>
#include <string>

// The native program: a loop that draws only when something happened, an animation runs or a timer is due.

namespace cairn::host {
namespace {

constexpr int settle_frames = 2;           // after an event ImGui needs a second frame to show its effect
constexpr int screenshot_frames_max = 600; // until the application says it is ready

void deliver(NativePlatform& platform, Application& application) {
    PlatformEvent event;
    while (platform.next_event(event)) application.event(event, platform);
}

ui::FrameInput frame_input(const Application& application, const NativePlatform& platform) {
    const Appearance look = application.appearance(platform);
    ui::FrameInput input;
    input.appearance = look.is_dark ? theme::Appearance::dark : theme::Appearance::light;
    input.script = look.is_han ? theme::Script::han : theme::Script::latin;
    input.language = look.language;
    input.is_motion_reduced = look.is_motion_reduced || platform.preferences().is_motion_reduced;
    input.is_contrast_high = platform.preferences().is_contrast_high;
    input.is_coarse = platform.preferences().is_coarse;
    return input;
}

ui::FrameOutput draw(NativeWindow& window, ui::Ui& ui, Application& application, NativePlatform& platform) {
    const ui::FrameInput input = frame_input(application, platform);
    return draw_settled(window, ui, input, [&] { application.frame(ui, platform); });
}

int take_screenshot(NativeWindow& window, ui::Ui& ui, Application& application, NativePlatform& platform,
                    const std::string& path) {
    int drawn_when_ready = 0;
    for (int frame = 0; frame < screenshot_frames_max && drawn_when_ready < 4; ++frame) {
        deliver(platform, application);
        draw(window, ui, application, platform);
        if (application.is_ready())
            ++drawn_when_ready;
        else
            SDL_Delay(5);
    }
    int width = 0;
    int height = 0;
    const auto pixels = window.read_pixels(width, height);
    if (drawn_when_ready == 0) std::fputs("cairn: the application did not become ready\n", stderr);
    return write_png(path, width, height, pixels) && drawn_when_ready > 0 ? 0 : 1;
}

/// Waits as long as the frame before allowed, then takes all that happened. False: close.
bool take_events(NativeWindow& window, NativePlatform& platform, float wait_seconds, int& frames_due) {
    SDL_Event event;
    int has_event = 0;
    if (frames_due > 0)
        has_event = SDL_PollEvent(&event);
    else if (wait_seconds < 0)
        has_event = SDL_WaitEvent(&event);
    else
        has_event = SDL_WaitEventTimeout(&event, std::max(1, static_cast<int>(wait_seconds * 1000)));
    if (has_event == 0) frames_due = std::max(frames_due, 1);
    while (has_event != 0) {
        frames_due = settle_frames;
        if (!window.handle(event)) return false;
        if (event.type == SDL_DROPFILE) {
            platform.open_file(event.drop.file, 0);
            SDL_free(event.drop.file);
        }
        if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_X1) platform.go_back(1);
        if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_X2) platform.go_back(-1);
        if (event.type == SDL_KEYDOWN && (event.key.keysym.mod & KMOD_ALT) != 0) {
            if (event.key.keysym.sym == SDLK_LEFT) platform.go_back(1);
            if (event.key.keysym.sym == SDLK_RIGHT) platform.go_back(-1);
        }
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_FOCUS_LOST)
            platform.post(VisibilityChanged{false});
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED)
            platform.post(VisibilityChanged{true});
        has_event = SDL_PollEvent(&event);
    }
    return true;
}

int run(const NativeOptions& options) {
    const bool is_picture = !options.screenshot.empty();
    NativeWindow window({.title = "Cairn",
                         .width = options.width,
                         .height = options.height,
                         .scale = options.scale,
                         .is_hidden = is_picture});
    if (!window.error().empty()) {
        std::fprintf(stderr, "cairn: no window: %s\n", window.error().c_str());
        return 1;
    }
    NativePlatform platform(options);
    const auto application = make_application();
    platform.set_lacks_han(window.lacks_han());
    ui::Ui ui(window.fonts());
    application->start(platform, options.language);
    if (!options.import_file.empty()) platform.open_file(options.import_file, 0);
    if (is_picture) return take_screenshot(window, ui, *application, platform, options.screenshot);

    int frames_due = settle_frames;
    float wait_seconds = 0;
    std::string title;
    while (take_events(window, platform, wait_seconds, frames_due)) {
        deliver(platform, *application);
        const ui::FrameOutput output = draw(window, ui, *application, platform);
        frames_due = std::max(0, frames_due - 1);
        if (output.next_wake_seconds == 0 || platform.take_frame_wish()) frames_due = std::max(frames_due, 1);
        wait_seconds = output.next_wake_seconds;
        if (platform.title() != title) {
            title = platform.title();
            window.set_title(title);
        }
        deliver(platform, *application);
    }
    platform.post(VisibilityChanged{false});
    deliver(platform, *application);
    deliver(platform, *application);  // answers to the last flush
    return 0;
}

}  // namespace
}  // namespace cairn::host

int main(int count, char** arguments) {
    const std::span<const char* const> given(arguments + 1, static_cast<std::size_t>(std::max(count - 1, 0)));
    if (const auto code = cairn::host::run_journal_command(given)) return *code;
    const cairn::host::NativeOptions options = cairn::host::parse_native_options(count, arguments);
    if (options.wants_help) {
        std::fputs(cairn::host::native_usage().c_str(), stdout);
        std::fputs(cairn::host::journal_usage().data(), stdout);
        return 0;
    }
    if (!options.error.empty()) {
        std::fprintf(stderr, "cairn: %s\n%s", options.error.c_str(), cairn::host::native_usage().c_str());
        return 2;
    }
    try {
        return cairn::host::run(options);
    } catch (const std::exception& problem) {  // the one place where something thrown may end
        std::fprintf(stderr, "cairn: %s\n", problem.what());
        return 1;
    }
}
