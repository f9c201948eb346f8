#include "shell/theme/theme.hpp"

#include <cmath>
#include <cstddef>

namespace cairn::theme {
namespace {

double linear(std::uint8_t channel) {
    const double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
}

Weight weight_of(int css_weight) {
    if (css_weight >= 600) return Weight::semibold;
    return css_weight >= 500 ? Weight::medium : Weight::regular;
}

}  // namespace

const Palette& palette(Appearance appearance) { return appearance == Appearance::dark ? dark : light; }

Density density_of_width(float width) {
    if (width < breakpoint_tablet) return Density::phone;
    if (width < breakpoint_desktop) return Density::tablet;
    return width < breakpoint_wide ? Density::desktop : Density::wide;
}

TextMetrics text_metrics(TextStyle style, Density density, Script script) {
    const auto index = static_cast<std::size_t>(style);
    TypeRow row = type_scale[index];
    if (density == Density::phone) row = type_scale_phone[index];
    if (script == Script::han) {
        // Han asks for taller lines at any size; on phones the size stays the phone's.
        const float extra = type_scale_han[index].line - type_scale[index].line;
        row.line += extra;
    }
    return {.size = row.size, .line = row.line, .weight = weight_of(row.weight)};
}

float page_margin(Density density, bool is_workbench) {
    switch (density) {
        case Density::phone: return layout::page_margin_x::phone;
        case Density::tablet: return layout::page_margin_x::tablet;
        case Density::desktop:
        case Density::wide: break;
    }
    return is_workbench ? layout::page_margin_x::workbench : layout::page_margin_x::desktop;
}

double contrast(Color a, Color b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return first > second ? (first + 0.05) / (second + 0.05) : (second + 0.05) / (first + 0.05);
}

}  // namespace cairn::theme
