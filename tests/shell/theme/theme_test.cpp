#include "shell/theme/contrast.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>
#include <vector>

using namespace cairn::theme;

namespace {

struct Pair {
    std::string_view what;
    Color text, ground;
    double least;
};

std::vector<Pair> pairs_of(const Palette& p) {
    std::vector<Pair> pairs;
    const auto grounds = {p.bg.canvas, p.bg.surface, p.bg.subtle, p.bg.sunken, p.primary.soft};
    for (const Color ground : grounds) {
        pairs.push_back({"text.primary", p.text.primary, ground, 4.5});
        pairs.push_back({"text.secondary", p.text.secondary, ground, 4.5});
        pairs.push_back({"text.tertiary", p.text.tertiary, ground, 4.5});
    }
    for (const Color ground : {p.bg.canvas, p.bg.surface, p.bg.subtle}) {
        pairs.push_back({"text.disabled", p.text.disabled, ground, 3.0});
        pairs.push_back({"border.control", p.border.control, ground, 3.0});
        pairs.push_back({"focus.ring", p.focus.ring, ground, 3.0});
        pairs.push_back({"primary.text as link", p.primary.text, ground, 4.5});
        pairs.push_back({"danger.text", p.danger.text, ground, 4.5});
        pairs.push_back({"warn.text", p.warn.text, ground, 4.5});
        pairs.push_back({"accent.text", p.accent.text, ground, 4.5});
        pairs.push_back({"success.text", p.success.text, ground, 4.5});
        pairs.push_back({"info.text", p.info.text, ground, 4.5});
    }
    for (const Color fill : {p.primary.fill, p.primary.hover, p.primary.active}) {
        pairs.push_back({"label of the primary button", p.primary.on_fill, fill, 4.5});
    }
    for (const Color fill : {p.danger.fill, p.danger.hover, p.danger.active}) {
        pairs.push_back({"label of the danger button", p.danger.on_fill, fill, 4.5});
    }
    for (const Color soft : {p.primary.soft, p.primary.soft_hover})
        pairs.push_back({"soft button", p.primary.text, soft, 4.5});
    pairs.push_back({"chip success", p.success.text, p.success.soft, 4.5});
    pairs.push_back({"chip warn", p.warn.text, p.warn.soft, 4.5});
    pairs.push_back({"chip danger", p.danger.text, p.danger.soft, 4.5});
    pairs.push_back({"chip info", p.info.text, p.info.soft, 4.5});
    pairs.push_back({"chip accent", p.accent.text, p.accent.soft, 4.5});
    pairs.push_back({"toast", p.text.inverse, p.bg.inverse, 4.5});
    pairs.push_back({"hero title", p.hero.text, p.hero.bg, 4.5});
    pairs.push_back({"hero line", p.hero.text2, p.hero.bg, 4.5});
    pairs.push_back({"hero accent", p.hero.accent, p.hero.bg, 4.5});
    pairs.push_back({"hero button", p.hero.btn_text, p.hero.btn, 4.5});
    pairs.push_back({"hero ghost", p.hero.ghost, p.hero.bg, 4.5});
    for (std::size_t level = 0; level < p.seq.size(); ++level)
        pairs.push_back({"level digit", p.seq_text[level], p.seq[level], 4.5});
    for (const auto& tint : p.avatar) pairs.push_back({"initials", tint[1], tint[0], 4.5});
    return pairs;
}

}  // namespace

TEST_CASE("every pair of colours that is used can be read", "[theme]") {
    for (const Appearance appearance : {Appearance::light, Appearance::dark}) {
        for (const Pair& pair : pairs_of(palette(appearance))) {
            INFO((appearance == Appearance::dark ? "dark " : "light ")
                 << pair.what << " " << std::hex << pair.text.abgr << " on " << pair.ground.abgr);
            CHECK(contrast(pair.text, pair.ground) >= pair.least);
        }
    }
}

TEST_CASE("more contrast keeps every pair readable and makes quiet edges plain", "[theme]") {
    for (const Appearance appearance : {Appearance::light, Appearance::dark}) {
        const Palette more = with_more_contrast(palette(appearance));
        for (const Pair& pair : pairs_of(more)) {
            INFO(pair.what);
            CHECK(contrast(pair.text, pair.ground) >= pair.least);
        }
        CHECK(contrast(more.border.subtle, more.bg.surface) >= 3);
        CHECK(contrast(more.text.tertiary, more.bg.sunken) >
              contrast(palette(appearance).text.tertiary, palette(appearance).bg.sunken));
        CHECK(more.hero.line.alpha() == 0);
    }
}

TEST_CASE("the system's colours give a palette in which every pair can be read", "[theme]") {
    const auto rgb = [](std::uint32_t value) { return Color::of(value << 8U | 0xFFU); };
    const SystemColors night{.canvas = rgb(0x000000),
                             .canvas_text = rgb(0xFFFFFF),
                             .link_text = rgb(0xFFFF00),
                             .gray_text = rgb(0x3FF23F),
                             .button_face = rgb(0x000000),
                             .button_text = rgb(0xFFFFFF),
                             .highlight = rgb(0x1AEBFF),
                             .highlight_text = rgb(0x000000)};
    SystemColors pale = night;  // what is chosen would not be seen on this ground
    pale.highlight = rgb(0x202020);
    for (const SystemColors& system : {night, pale}) {
        const Palette forced = palette_of(system);
        for (const Pair& pair : pairs_of(forced)) {
            INFO(pair.what);
            CHECK(contrast(pair.text, pair.ground) >= pair.least);
        }
        CHECK(forced.bg.canvas == system.canvas);
        CHECK(forced.border.subtle == system.canvas_text);
    }
    CHECK(palette_of(night).focus.ring == night.highlight);
    CHECK(palette_of(pale).focus.ring == pale.canvas_text);
}

TEST_CASE("colours are packed as graphics cards take them", "[theme]") {
    constexpr Color color = Color::of(0x11223344U);
    CHECK(color.red() == 0x11);
    CHECK(color.green() == 0x22);
    CHECK(color.blue() == 0x33);
    CHECK(color.alpha() == 0x44);
    CHECK(color.faded(0.5F).alpha() == 0x22);
    CHECK(mix(Color::of(0x000000FFU), Color::of(0xFFFFFFFFU), 0.5F) == Color::of(0x808080FFU));
}

TEST_CASE("type follows density and script", "[theme]") {
    CHECK(text_metrics(TextStyle::body, Density::wide, Script::latin).size == 14);
    CHECK(text_metrics(TextStyle::body, Density::phone, Script::latin).size == 16);
    CHECK(text_metrics(TextStyle::body_strong, Density::phone, Script::latin).size == 16);
    CHECK(text_metrics(TextStyle::body, Density::wide, Script::han).line == 24);
    CHECK(text_metrics(TextStyle::h1, Density::wide, Script::latin).weight == Weight::semibold);
    CHECK(density_of_width(639) == Density::phone);
    CHECK(density_of_width(640) == Density::tablet);
    CHECK(density_of_width(1024) == Density::desktop);
    CHECK(density_of_width(1280) == Density::wide);
}
