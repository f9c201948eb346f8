#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "fake_platform.hpp"
#include "shell/platform/application.hpp"
#include "shell/text/text.hpp"
#include "tests/shell/ui/harness.hpp"

namespace cairn::screens {

/// How the product is looked at.
struct DeskOptions {
    ui::Size window = {1440, 900};
    Language language = Language::english;
    ui::testing::Widths widths = ui::testing::Widths::even;
    bool is_dark = false;
    bool is_coarse = false;
};

/// The whole product without a window: every screen can be gone to, drawn and looked at. Text is edited by the
/// platform, as in a page. Its platform answers at once.
class AppDesk {
public:
    explicit AppDesk(const DeskOptions& options);

    /// "/plan": as the address bar would.
    void go_to(std::string_view route);
    void resize(ui::Size window);
    void set_dark(bool is_dark);
    void open_sample();
    /// The newest of tests/core/app/golden, as if it had been dropped on the window.
    void open_backup();
    /// Through the list of people; the name as it is shown there.
    void look_as(std::string_view name);
    void press(ui::Role role, std::string_view name);
    void write(std::string_view field, std::string_view words);
    void write_prose(std::string_view field, std::string_view words);
    /// The option of a select with this number, from 0.
    void choose(std::string_view select, int option);
    /// Frames until nothing follows from what was done.
    void settle();

    [[nodiscard]] const text::Text& words() const { return words_; }
    [[nodiscard]] const std::string& route() const { return platform_.address; }
    /// The first node with that role whose name contains `part`; null: there is none.
    [[nodiscard]] const ui::Node* find(ui::Role role, std::string_view part) const;
    /// Of a table or, on phones, of a list; fails the test when there is none.
    [[nodiscard]] std::uint32_t row_of(std::string_view part) const;

    ui::testing::Harness harness;

private:
    void frame();
    void write(ui::Role role, std::string_view field, std::string_view words);

    FakePlatform platform_;
    text::Text words_;
    std::unique_ptr<host::Application> application_ = host::make_application();
};

}  // namespace cairn::screens
