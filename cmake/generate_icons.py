#!/usr/bin/env python3
"""Flattens Lucide icons into point tables: generate_icons.py <lucide icons folder> <icons.txt> <icons.hpp> <icons.cpp>.

Every shape becomes a polyline on the 24-unit grid in tenths of a unit, one byte a coordinate. The stream of one icon is
the number of strokes, then for each the number of points (top bit: closed) and x, y pairs.
"""
import math
import pathlib
import re
import sys
import xml.etree.ElementTree

TOLERANCE = 0.03  # units; a 24 px icon errs by as many px
NUMBER = re.compile(r"[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?")


def cubic(p0, p1, p2, p3):
    bend = max(abs(p0[i] - 2 * p1[i] + p2[i]) + abs(p1[i] - 2 * p2[i] + p3[i]) for i in (0, 1))
    steps = max(2, min(24, math.ceil(math.sqrt(bend * 0.75 / TOLERANCE / 2))))
    for step in range(1, steps + 1):
        t = step / steps
        u = 1 - t
        yield tuple(u**3 * p0[i] + 3 * u * u * t * p1[i] + 3 * u * t * t * p2[i] + t**3 * p3[i] for i in (0, 1))


def arc(start, rx, ry, rotation, large, sweep, end):
    """SVG 1.1, appendix F.6: from end points to centre, then steps of equal angle."""
    if start == end:
        return
    rx, ry = abs(rx), abs(ry)
    if rx == 0 or ry == 0:
        yield end
        return
    turn = math.radians(rotation)
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, -sin * dx + cos * dy
    scale = (x / rx) ** 2 + (y / ry) ** 2
    if scale > 1:
        rx, ry = rx * math.sqrt(scale), ry * math.sqrt(scale)
    under = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    factor = math.sqrt(max(0, under) / ((rx * y) ** 2 + (ry * x) ** 2))
    factor = -factor if large == sweep else factor
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    centre = (cos * cx - sin * cy + (start[0] + end[0]) / 2, sin * cx + cos * cy + (start[1] + end[1]) / 2)
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    span = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and span < 0:
        span += 2 * math.pi
    if not sweep and span > 0:
        span -= 2 * math.pi
    step_max = 2 * math.acos(max(0.0, 1 - TOLERANCE / max(rx, ry)))
    steps = max(2, math.ceil(abs(span) / step_max))
    for step in range(1, steps + 1):
        angle = first + span * step / steps
        px, py = rx * math.cos(angle), ry * math.sin(angle)
        yield (cos * px - sin * py + centre[0], sin * px + cos * py + centre[1])


def tokens(text):
    position = 0
    while position < len(text):
        if text[position].isalpha():
            command = text[position]
            position += 1
            numbers = []
            while position < len(text) and not text[position].isalpha():
                if text[position] in " ,\n\t":
                    position += 1
                elif command in "aA" and len(numbers) % 7 in (3, 4):  # flags may stand without a space
                    numbers.append(float(text[position]))
                    position += 1
                else:
                    match = NUMBER.match(text, position)
                    numbers.append(float(match.group()))
                    position = match.end()
            yield command, numbers
        else:
            position += 1


def path(text):
    strokes, stroke, here, first, control = [], [], (0.0, 0.0), (0.0, 0.0), None

    def finish(closed):
        if len(stroke) > 1:
            strokes.append((list(stroke), closed))
        stroke.clear()

    for command, numbers in tokens(text):
        relative = command.islower()
        kind = command.upper()
        if kind == "Z":
            finish(True)
            here = first
            stroke.append(here)
            continue
        size = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}[kind]
        for offset in range(0, len(numbers), size):
            part = numbers[offset : offset + size]
            base = here if relative else (0.0, 0.0)
            points = [(part[i] + base[0], part[i + 1] + base[1]) for i in range(0, size - 1, 2)] if size % 2 == 0 else []
            last_control, control = control, None
            if kind == "M" and offset == 0:
                finish(False)
                here = first = points[0]
                stroke.append(here)
            elif kind in "ML":
                here = points[0]
                stroke.append(here)
            elif kind == "H":
                here = (part[0] + base[0], here[1])
                stroke.append(here)
            elif kind == "V":
                here = (here[0], part[0] + base[1])
                stroke.append(here)
            elif kind in "CS":
                mirrored = (2 * here[0] - last_control[0], 2 * here[1] - last_control[1]) if last_control else here
                a, b, end = points if kind == "C" else (mirrored, *points)
                stroke.extend(cubic(here, a, b, end))
                here, control = end, b
            elif kind in "QT":
                mirrored = (2 * here[0] - last_control[0], 2 * here[1] - last_control[1]) if last_control else here
                q, end = points if kind == "Q" else (mirrored, points[0])
                a = tuple(here[i] + 2 / 3 * (q[i] - here[i]) for i in (0, 1))
                b = tuple(end[i] + 2 / 3 * (q[i] - end[i]) for i in (0, 1))
                stroke.extend(cubic(here, a, b, end))
                here, control = end, q
            else:
                end = (part[5] + base[0], part[6] + base[1])
                stroke.extend(arc(here, part[0], part[1], part[2], bool(part[3]), bool(part[4]), end))
                here = end
    if len(stroke) > 1:
        finish(False)
    return strokes


def ellipse(cx, cy, rx, ry):
    points = [(cx + rx, cy), *arc((cx + rx, cy), rx, ry, 0, False, True, (cx - rx, cy)),
              *arc((cx - rx, cy), rx, ry, 0, False, True, (cx + rx, cy))]
    return [(points[:-1], True)]


def rect(x, y, w, h, r):
    if r == 0:
        return [([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], True)]
    return path(f"M{x + r} {y}H{x + w - r}A{r} {r} 0 0 1 {x + w} {y + r}V{y + h - r}A{r} {r} 0 0 1 {x + w - r} {y + h}"
                f"H{x + r}A{r} {r} 0 0 1 {x} {y + h - r}V{y + r}A{r} {r} 0 0 1 {x + r} {y}Z")


def strokes_of(svg):
    strokes = []
    for element in xml.etree.ElementTree.fromstring(svg).iter():
        kind = element.tag.split("}")[-1]

        def at(key, otherwise=0.0):
            return float(element.get(key, otherwise))

        if kind == "path":
            strokes += path(element.get("d"))
        elif kind == "circle":
            strokes += ellipse(at("cx"), at("cy"), at("r"), at("r"))
        elif kind == "ellipse":
            strokes += ellipse(at("cx"), at("cy"), at("rx"), at("ry"))
        elif kind == "line":
            strokes.append(([(at("x1"), at("y1")), (at("x2"), at("y2"))], False))
        elif kind == "rect":
            strokes += rect(at("x"), at("y"), at("width"), at("height"), at("rx", element.get("ry", 0)))
        elif kind in ("polyline", "polygon"):
            flat = [float(number) for number in NUMBER.findall(element.get("points"))]
            strokes.append((list(zip(flat[::2], flat[1::2])), kind == "polygon"))
        elif kind not in ("svg", "g"):
            sys.exit(f"an element this script does not know: {kind}")
    return strokes


def encode(strokes):
    stream = [len(strokes)]
    for points, closed in strokes:
        rounded = []
        for x, y in points:
            point = (min(255, max(0, round(x * 10))), min(255, max(0, round(y * 10))))
            if not rounded or rounded[-1] != point:
                rounded.append(point)
        if closed and len(rounded) > 2 and rounded[0] == rounded[-1]:
            rounded.pop()
        if len(rounded) == 1:
            rounded.append(rounded[0])
        if len(rounded) > 127:
            sys.exit("a stroke of more than 127 points")
        stream.append(len(rounded) | (0x80 if closed else 0))
        for point in rounded:
            stream.extend(point)
    return stream


def write(path_text, text):
    target = pathlib.Path(path_text)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


def main(folder, list_path, header, source):
    names = [line.strip() for line in pathlib.Path(list_path).read_text(encoding="utf-8").splitlines()]
    names = [name for name in names if name and not name.startswith("#")]
    offsets, stream = [], []
    for name in names:
        svg = pathlib.Path(folder, name + ".svg")
        if not svg.exists():
            sys.exit(f"{list_path}: Lucide has no icon {name}")
        offsets.append(len(stream))
        stream += encode(strokes_of(svg.read_text(encoding="utf-8")))
    members = ",\n".join("  " + name.replace("-", "_") for name in names)
    write(header, f"""#pragma once

// Generated by cmake/generate_icons.py from Lucide (ISC licence); never edit.

#include <cstdint>
#include <span>

namespace cairn::ui {{

enum class Icon : std::uint8_t {{
{members},
}};
inline constexpr int icon_count = {len(names)};

/// Number of strokes; for each its number of points (top bit: closed) and x, y in tenths of the 24-unit grid.
[[nodiscard]] std::span<const std::uint8_t> icon_strokes(Icon icon);

}}  // namespace cairn::ui
""")
    rows = [", ".join(map(str, stream[i : i + 40])) for i in range(0, len(stream), 40)]
    write(source, f"""#include "generated/icons.hpp"

#include <array>
#include <cstddef>

namespace cairn::ui {{
namespace {{

constexpr std::array<std::uint16_t, {len(names) + 1}> offsets{{{{{", ".join(map(str, offsets + [len(stream)]))}}}}};
constexpr std::array<std::uint8_t, {len(stream)}> stream{{{{
    {(","+chr(10)+"    ").join(rows)}}}}};

}}  // namespace

std::span<const std::uint8_t> icon_strokes(Icon icon) {{
  const auto index = static_cast<std::size_t>(icon);
  return std::span(stream).subspan(offsets[index], static_cast<std::size_t>(offsets[index + 1] - offsets[index]));
}}

}}  // namespace cairn::ui
""")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
