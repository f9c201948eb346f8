#include "shell/theme/contrast.hpp"

#include <cstddef>

namespace cairn::theme {
namespace {

constexpr Color nothing{};
constexpr double edge_contrast_least = 3;  // WCAG 1.4.11
constexpr float track_tint = 0.18F;        // what is not filled yet of bars and rings
constexpr float level_tint = 0.07F;        // of one level: five of them leave the digit readable

/// Colours of marks must be seen on the ground; what a person chose need not be.
Color seen_on(Color ground, Color wish, Color otherwise) {
    return contrast(wish, ground) >= edge_contrast_least ? wish : otherwise;
}

}  // namespace

Palette with_more_contrast(const Palette& palette) {
    Palette p = palette;
    p.border.subtle = p.border.strong = p.border.control;
    p.text.tertiary = p.text.secondary;
    p.hero.line = nothing;
    p.hero.divider = p.hero.text2;
    return p;
}

Palette palette_of(const SystemColors& system) {
    const Color ground = system.canvas;
    const Color words = system.canvas_text;
    const Color mark = seen_on(ground, system.highlight, words);
    const Color on_mark = mark == words ? ground : system.highlight_text;
    Palette p{};
    p.bg = {.canvas = ground,
            .surface = ground,
            .subtle = ground,
            .sunken = mix(ground, words, track_tint),
            .inverse = words,
            .scrim = ground.faded(0.8F)};
    p.border = {.subtle = words, .strong = words, .control = words};
    p.text = {.primary = words,
              .secondary = words,
              .tertiary = words,
              .disabled = system.gray_text,
              .inverse = ground,
              .link = system.link_text};
    p.primary = {.fill = mark,
                 .hover = mark,
                 .active = mark,
                 .on_fill = on_mark,
                 .soft = ground,
                 .soft_hover = ground,
                 .text = system.link_text,
                 .border = mark};
    p.accent = {.fill = mark, .text = words, .soft = ground, .border = words};
    p.info = {.fill = words, .on_fill = ground, .text = words, .soft = ground, .border = words};
    p.warn = {.fill = words, .on_fill = ground, .text = words, .soft = ground, .border = words};
    p.success = {.fill = words, .on_fill = ground, .text = words, .soft = ground, .border = words};
    p.danger = {.fill = words,
                .hover = words,
                .active = words,
                .on_fill = ground,
                .text = words,
                .soft = ground,
                .border = words};
    p.focus.ring = mark;
    p.data = {.cat1 = words,
              .cat2 = mark,
              .cat3 = system.link_text,
              .cat4 = system.gray_text,
              .cat5 = words,
              .other = system.gray_text,
              .pos = mark,
              .pos_soft = ground,
              .neg = words,
              .neg_soft = ground,
              .neutral = words,
              .grid = system.gray_text,
              .axis = words,
              .you = mark,
              .them = words};
    for (std::size_t level = 0; level < p.seq.size(); ++level) {
        p.seq[level] = mix(ground, words, level_tint * static_cast<float>(level));
        p.seq_text[level] = words;
    }
    p.code = {.bg = ground,
              .gutter = words,
              .text = words,
              .keyword = words,
              .type = words,
              .fn = words,
              .string = words,
              .number = words,
              .comment = words,
              .line_hl = ground};
    for (auto& tint : p.avatar) tint = {system.button_face, system.button_text};
    p.shadow.fill(nothing);
    p.hero = {.bg = ground,
              .bg2 = ground,
              .text = words,
              .text2 = words,
              .line = nothing,
              .divider = words,
              .accent = system.link_text,
              .btn = mark,
              .btn_text = on_mark,
              .ghost = words};
    p.media = {.scrim = ground, .caption = words, .text = words, .leave = words, .tile = ground};
    p.video.fill(ground);
    return p;
}

}  // namespace cairn::theme
