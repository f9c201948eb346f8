#pragma once

#include "shell/ui/ui.hpp"
#include "tests/shell/ui/test_font.hpp"

#include <functional>
#include <string>
#include <string_view>

struct ImGuiContext;

namespace cairn::ui::testing {

/// The interface without a window: an ImGui context with a font of made-up glyphs, so that every size is the
/// same on every machine. Frames settle as a host would let them.
class Harness {
public:
    explicit Harness(Size viewport = {1280, 800}, Widths widths = Widths::even);
    ~Harness();
    Harness(const Harness&) = delete;
    Harness& operator=(const Harness&) = delete;

    /// What is drawn in each frame.
    void show(std::function<void(Ui&)> content) {
        content_ = std::move(content);
        frame();
    }
    /// One frame, and more until its layout is settled; `seconds` pass before.
    void frame(double seconds = 0.016);

    /// The node with this name; fails the test when there is none. A role narrows it down.
    [[nodiscard]] Node node(std::string_view name) const;
    [[nodiscard]] Node node(Role role, std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;

    void click(std::string_view name);                       ///< mouse down and up in the middle of its rect
    void move_to(Point point);
    void press_button(bool is_down);
    void act(Action action);                                 ///< then one frame
    void press(std::string_view name) { act({.kind = Action::Kind::press, .id = node(name).id, .text = {}}); }
    void type(std::string_view utf8);
    void key(int imgui_key);                                 ///< down and up
    void wheel(float lines);

    [[nodiscard]] std::string tree() const { return describe(ui.semantics()); }

    FrameInput input;
    FrameOutput output;
    int frames = 0;

private:
    ImGuiContext* context_;
    std::function<void(Ui&)> content_;

public:
    Ui ui;
};

}  // namespace cairn::ui::testing
