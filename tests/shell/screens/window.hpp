#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "fake_platform.hpp"
#include "shell/platform/application.hpp"
#include "shell/text/text.hpp"
#include "tests/shell/ui/harness.hpp"

namespace cairn::screens {

/// The whole application without a window: its platform in memory, its interface in the harness of the ui room.
class Window {
public:
    explicit Window(ui::Size viewport = {1280, 800}, Language language = Language::english, bool is_coarse = false)
        : text(language), harness(viewport), app_(host::make_application()) {
        platform.wishes.is_coarse = is_coarse;
        harness.input.is_coarse = is_coarse;
        harness.input.script = language == Language::chinese ? theme::Script::han : theme::Script::latin;
        app_->start(platform, text.tag());
        harness.show([this](ui::Ui& ui) { app_->frame(ui, platform); });
        answer();
    }

    /// The sample programme, looked at by its learner.
    void open_sample() {
        harness.press(text.welcome_sample());
        answer();
    }
    void go(std::string_view route) {
        platform.events.emplace_back(host::RouteChanged{std::string(route)});
        answer();
    }
    /// Hands over what waits, and draws until it has settled.
    void answer() {
        for (int round = 0; round < 3; ++round) {
            while (!platform.events.empty()) {
                const host::PlatformEvent event = std::move(platform.events.front());
                platform.events.pop_front();
                app_->event(event, platform);
            }
            harness.frame();
        }
    }

    text::Text text;
    FakePlatform platform;
    ui::testing::Harness harness;

private:
    std::unique_ptr<host::Application> app_;
};

}  // namespace cairn::screens
