#include "shell/ui/icons.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

namespace cairn::ui {

void icon(Ui& ui, Icon name, float size, Tone tone) {
    const Rect rect = place(ui, size, size);
    if (is_visible(rect)) paint::icon(ui, name, rect.centre(), size, tone_color(ui, tone));
}

void named_icon(Ui& ui, Icon name, std::string_view meaning, float size, Tone tone) {
    const Rect rect = place(ui, size, size);
    if (is_visible(rect)) paint::icon(ui, name, rect.centre(), size, tone_color(ui, tone));
    leaf(ui, node_at(ui, 0, Role::image, meaning, rect));
    want_tooltip(ui, id_mix(next_layout_id(ui), 1), rect, meaning,
                 ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()}), false);
}

}  // namespace cairn::ui
