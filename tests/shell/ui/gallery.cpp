#include "shell/host/native_png.hpp"
#include "shell/host/native_window.hpp"
#include "tests/shell/ui/gallery_pages.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

// cairn_gallery FOLDER [PAGE]: every page as a PNG in both themes and languages, wide and on a phone; for a person to
// look at beside the designer's pictures.

namespace {

using namespace cairn;

struct Shot {
    std::string_view page;
    void (*draw)(ui::Ui&, gallery::Scratch&);
    int width, height;
    float scale;
    bool is_dark, is_han, is_touch;
    std::string_view focus = {};   ///< name of the node that has the keyboard's focus
    std::string_view press = {};   ///< name of the node that was pressed
};

constexpr std::array shots{
    Shot{"components-light", gallery::components_page, 1440, 1900, 1, false, false, false},
    Shot{"components-dark", gallery::components_page, 1440, 1900, 1, true, false, false},
    Shot{"components-phone", gallery::components_page, 390, 3600, 1, false, false, true},
    Shot{"focus-button", gallery::components_page, 1440, 700, 1, false, false, false, "Save"},
    Shot{"focus-field", gallery::form_page, 1440, 800, 1, false, false, false, "Name"},
    Shot{"open-select", gallery::form_page, 1440, 1000, 1, false, false, false, {}, "Time zone"},
    Shot{"toast", gallery::toast_page, 1440, 700, 1, false, false, false, "Undo"},
    Shot{"home-light", gallery::home_page, 1440, 1000, 1, false, false, false},
    Shot{"home-dark", gallery::home_page, 1440, 1000, 1, true, false, false},
    Shot{"home-zh", gallery::home_page, 1440, 1000, 1, false, true, false},
    Shot{"home-tablet", gallery::home_page, 900, 1400, 1, false, false, true},
    Shot{"home-phone", gallery::home_page, 390, 844, 2, false, false, true},
    Shot{"coaches-light", gallery::coaches_page, 1440, 900, 1, false, false, false},
    Shot{"coaches-zh", gallery::coaches_page, 1440, 900, 1, false, true, false},
    Shot{"coaches-phone", gallery::coaches_page, 390, 2000, 1, false, false, true},
    Shot{"form-light", gallery::form_page, 1440, 1000, 1, false, false, false},
    Shot{"form-phone", gallery::form_page, 390, 1700, 1, true, true, true},
    Shot{"charts-light", gallery::charts_page, 1440, 700, 1, false, false, false},
    Shot{"charts-dark", gallery::charts_page, 1440, 700, 1, true, false, false},
    Shot{"welcome-light", gallery::welcome_page, 1440, 900, 1, false, false, false},
    Shot{"welcome-phone", gallery::welcome_page, 390, 1100, 1, false, true, true},
    Shot{"dialog-light", gallery::dialog_page, 1440, 900, 1, false, false, false},
    Shot{"dialog-phone", gallery::dialog_page, 390, 844, 1, true, true, true},
    Shot{"side-light", gallery::side_page, 1440, 900, 1, false, false, false},
};

bool take(const Shot& shot, const std::string& folder) {
    host::NativeWindow window(
        {.title = "Cairn gallery", .width = shot.width, .height = shot.height, .scale = shot.scale, .is_hidden = true});
    if (!window.error().empty()) {
        std::fprintf(stderr, "cairn_gallery: no window: %s\n", window.error().c_str());
        return false;
    }
    ui::Ui ui(window.fonts());
    gallery::Scratch scratch;
    scratch.is_han = shot.is_han;
    ui::FrameInput input;
    input.appearance = shot.is_dark ? theme::Appearance::dark : theme::Appearance::light;
    input.script = shot.is_han ? theme::Script::han : theme::Script::latin;
    input.language = shot.is_han ? "zh" : "en";
    input.is_coarse = shot.is_touch;
    input.is_motion_reduced = true;
    for (int frame = 0; frame < 6; ++frame) host::draw_settled(window, ui, input, [&] { shot.draw(ui, scratch); });
    for (const auto& [name, kind] :
         {std::pair{shot.press, ui::Action::Kind::press}, std::pair{shot.focus, ui::Action::Kind::focus}}) {
        const auto nodes = ui.semantics().nodes();
        const auto found = std::ranges::find_if(nodes, [&](const ui::Node& node) {
            return !name.empty() && node.name == name && node.role != ui::Role::text;
        });
        if (found == nodes.end()) continue;
        ui.push_action({.kind = kind, .id = found->id, .number = 1});
        for (int frame = 0; frame < 6; ++frame) host::draw_settled(window, ui, input, [&] { shot.draw(ui, scratch); });
    }
    int width = 0;
    int height = 0;
    const auto pixels = window.read_pixels(width, height);
    return host::write_png(folder + "/" + std::string(shot.page) + ".png", width, height, pixels);
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("cairn_gallery FOLDER [PAGE]\n", stderr);
        return 2;
    }
    const std::string_view wanted = count > 2 ? arguments[2] : "";
    bool is_fine = true;
    for (const Shot& shot : shots) {
        if (shot.page.starts_with(wanted)) is_fine = take(shot, arguments[1]) && is_fine;
    }
    return is_fine ? 0 : 1;
}
