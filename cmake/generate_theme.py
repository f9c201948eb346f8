#!/usr/bin/env python3
"""Turns assets/tokens.json into constexpr C++: generate_theme.py <tokens.json> <tokens.hpp>."""
import json
import pathlib
import re
import sys

KEYWORDS = {"default", "new", "delete", "class", "this", "int", "float", "double", "char", "and", "or", "not", "xor", "inline"}


def name_of(key):
    """A C++ member name: bodyLg becomes body_lg."""
    snake = re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match.group(1).lower(), key)
    snake = re.sub(r"[^A-Za-z0-9_]", "_", snake)
    if snake[0].isdigit():
        snake = "n" + snake
    return snake + "_" if snake in KEYWORDS else snake


def type_of(key):
    return "".join(part.capitalize() for part in name_of(key).strip("_").split("_"))


def is_color(value):
    return isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?", value) is not None


def color(value):
    digits = value[1:].upper()
    return f"Color::of(0x{digits if len(digits) == 8 else digits + 'FF'}U)"


def palette_types(tree, lines):
    lines.append("struct Palette {")
    for key, value in tree.items():
        if is_color(value):
            lines.append(f"  Color {name_of(key)};")
        elif isinstance(value, dict):
            lines.append(f"  struct {type_of(key)} {{")
            lines.append("    Color " + ", ".join(name_of(inner) for inner in value) + ";")
            lines.append(f"  }} {name_of(key)};")
        elif isinstance(value[0], list):
            lines.append(f"  std::array<std::array<Color, {len(value[0])}>, {len(value)}> {name_of(key)};")
        else:
            lines.append(f"  std::array<Color, {len(value)}> {name_of(key)};")
    lines.append("};")


def palette_value(tree, name, lines):
    lines.append(f"inline constexpr Palette {name}{{")
    for key, value in tree.items():
        if is_color(value):
            text = color(value)
        elif isinstance(value, dict):
            text = "{" + ", ".join(f".{name_of(inner)} = {color(leaf)}" for inner, leaf in value.items()) + "}"
        elif isinstance(value[0], list):
            rows = ", ".join("{{" + ", ".join(color(leaf) for leaf in row) + "}}" for row in value)
            text = "{{" + rows + "}}"
        else:
            text = "{{" + ", ".join(color(leaf) for leaf in value) + "}}"
        lines.append(f"    .{name_of(key)} = {text},")
    lines.append("};")


def number(value):
    return f"{float(value)}F"


def numbers(tree, indent, lines):
    """Nested namespaces of floats; words and notes are left out."""
    for key, value in tree.items():
        name = name_of(key)
        if isinstance(value, bool) or isinstance(value, str):
            continue
        if isinstance(value, (int, float)):
            lines.append(f"{indent}inline constexpr float {name} = {number(value)};")
        elif isinstance(value, list) and all(isinstance(item, (int, float)) for item in value):
            items = ", ".join(number(item) for item in value)
            lines.append(f"{indent}inline constexpr std::array<float, {len(value)}> {name}{{{items}}};")
        elif isinstance(value, dict):
            lines.append(f"{indent}namespace {name} {{")
            numbers(value, indent, lines)
            lines.append(f"{indent}}}  // namespace {name}")


def weight(value):
    return {400: "regular", 500: "medium", 600: "semibold"}[value]


def type_scale(tree, lines):
    scale = tree["scale"]
    lines.append("/// The rows of the type scale, in the order of the tokens.")
    lines.append("enum class TextStyle : std::uint8_t { " + ", ".join(map(name_of, scale)) + " };")
    lines.append(f"inline constexpr std::size_t text_style_count = {len(scale)};")
    lines.append("struct TypeRow {\n  float size = 0;\n  float line = 0;\n  int weight = 400;\n};")
    for table, overrides in (("type_scale", {}), ("type_scale_phone", tree["phoneOverrides"]),
                             ("type_scale_han", tree["zhOverrides"])):
        lines.append(f"inline constexpr std::array<TypeRow, text_style_count> {table}{{{{")
        for key, row in scale.items():
            # bodyStrong is body in another weight: it stands beside body and must follow it
            override = overrides.get("body" if key == "bodyStrong" else key, {})
            merged = {**row, **override}
            lines.append(f"    {{{number(merged['size'])}, {number(merged['line'])}, {merged['weight']}}},  // {key}")
        lines.append("}};")


def breakpoints(tree, lines):
    for key, words in tree.items():
        first = int(re.search(r"\d+", words).group())
        if key != "phone":
            lines.append(f"inline constexpr float breakpoint_{key} = {number(first)};")


def main(source, target):
    tokens = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))
    lines = [
        "#pragma once", "", "// Generated from assets/tokens.json by cmake/generate_theme.py; never edit.", "",
        '#include "shell/theme/color.hpp"', "", "#include <array>", "#include <cstddef>", "#include <cstdint>", "",
        "namespace cairn::theme {", "",
    ]
    light, dark = tokens["color"]["light"], tokens["color"]["dark"]
    if json.dumps(_shape(light)) != json.dumps(_shape(dark)):
        sys.exit("tokens.json: light and dark must have the same colours in the same order")
    palette_types(light, lines)
    palette_value(light, "light", lines)
    palette_value(dark, "dark", lines)
    lines.append("")
    type_scale(tokens["type"], lines)
    lines.append("")
    breakpoints(tokens["layout"]["breakpoints"], lines)
    for part in ("spacing", "radius", "motion", "size"):
        numbers({part: tokens[part]}, "", lines)
    numbers({"layout": {key: value for key, value in tokens["layout"].items() if key != "breakpoints"}}, "", lines)
    lines += ["", "}  // namespace cairn::theme", ""]
    text = "\n".join(lines)
    path = pathlib.Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _shape(tree):
    if isinstance(tree, dict):
        return {key: _shape(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_shape(value) for value in tree]
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
