#include "shell/ui/look.hpp"

#include "shell/ui/internal.hpp"

namespace cairn::ui {
namespace {

using theme::Color;

Color on_hero(const theme::Palette& p, Tone tone) {
    switch (tone) {
        case Tone::secondary:
        case Tone::tertiary: return p.hero.text2;
        case Tone::disabled: return p.hero.text2.faded(0.7F);
        case Tone::accent:
        case Tone::warn:
        case Tone::danger:
        case Tone::link: return p.hero.accent;
        case Tone::primary:
        case Tone::info:
        case Tone::success:
        case Tone::brand:
        case Tone::inverse:
        case Tone::on_fill: break;
    }
    return p.hero.text;
}

Color on_page(const theme::Palette& p, Tone tone) {
    switch (tone) {
        case Tone::primary: return p.text.primary;
        case Tone::secondary: return p.text.secondary;
        case Tone::tertiary: return p.text.tertiary;
        case Tone::disabled: return p.text.disabled;
        case Tone::link: return p.primary.text;
        case Tone::accent: return p.accent.text;
        case Tone::info: return p.info.text;
        case Tone::warn: return p.warn.text;
        case Tone::danger: return p.danger.text;
        case Tone::success: return p.success.text;
        case Tone::brand: return p.primary.text;
        case Tone::inverse: return p.text.inverse;
        case Tone::on_fill: return p.primary.on_fill;
    }
    return p.text.primary;
}

}  // namespace

Color tone_color(const Ui& ui, Tone tone) {
    const theme::Palette& p = ui.palette();
    if (is_disabled_here(ui)) return p.text.disabled;
    switch (ui.state().surface) {
        case Surface::hero: return on_hero(p, tone);
        case Surface::inverse: return p.text.inverse;
        case Surface::normal: break;
    }
    return on_page(p, tone);
}

MeaningColors meaning_colors(const Ui& ui, Meaning meaning) {
    const theme::Palette& p = ui.palette();
    switch (meaning) {
        case Meaning::neutral: return {p.data.neutral, p.text.secondary, p.bg.sunken, p.border.strong};
        case Meaning::selected: return {p.primary.fill, p.primary.text, p.primary.soft, p.primary.border};
        case Meaning::success: return {p.success.fill, p.success.text, p.success.soft, p.success.border};
        case Meaning::warn: return {p.warn.fill, p.warn.text, p.warn.soft, p.warn.border};
        case Meaning::danger: return {p.danger.fill, p.danger.text, p.danger.soft, p.danger.border};
        case Meaning::info: return {p.info.fill, p.info.text, p.info.soft, p.info.border};
        case Meaning::accent: return {p.accent.fill, p.accent.text, p.accent.soft, p.accent.border};
    }
    return {};
}

}  // namespace cairn::ui
