#pragma once

#include "shell/platform/platform.hpp"

#include <memory>
#include <string_view>

namespace cairn::ui {
class Ui;
}

namespace cairn::host {

/// How the interface should look; the application decides (settings), the host draws accordingly.
struct Appearance {
    bool is_dark = false;
    bool is_han = false;               ///< the interface is in Chinese
    std::string_view language = "en";  ///< BCP 47
    bool is_motion_reduced = false;
};

/// The application as a host sees it: it gets events and is asked to draw. shell/screens implements it.
class Application {
public:
    virtual ~Application() = default;

    /// Once, before the first frame: start loading. `language_wish`: "en", "zh" or empty (from --lang, ?lang=).
    virtual void start(Platform& platform, std::string_view language_wish) = 0;
    virtual void event(const PlatformEvent& event, Platform& platform) = 0;
    /// Before each frame.
    [[nodiscard]] virtual Appearance appearance(const Platform& platform) const = 0;
    /// Draws one frame. State changes after drawing, inside this call.
    virtual void frame(ui::Ui& ui, Platform& platform) = 0;
    /// False while loading: `--screenshot` waits for it.
    [[nodiscard]] virtual bool is_ready() const = 0;
};

/// Provided by shell/screens.
[[nodiscard]] std::unique_ptr<Application> make_application();

}  // namespace cairn::host
