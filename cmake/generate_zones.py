"""Turns assets/zones.csv into the zone table of core/base: usage generate_zones.py IN.csv OUT.cpp"""
import csv
import sys
from pathlib import Path


def main(source: str, target: str) -> None:
    with open(source, encoding="utf-8", newline="") as file:
        rows = sorted((row["zone"], row["rule"]) for row in csv.DictReader(file))
    # The table is searched by binary search on bytes, so the order is that of the bytes.
    rows.sort(key=lambda row: row[0].encode())
    lines = "".join(f'    {{"{zone}", "{rule}"}},\n' for zone, rule in rows)
    text = (
        '#include "core/base/zone.hpp"\n\nnamespace cairn {\nnamespace {\n\n'
        f"constexpr ZoneEntry zones[] = {{\n{lines}}};\n\n}}  // namespace\n\n"
        "std::span<const ZoneEntry> known_zones() { return zones; }\n\n}  // namespace cairn\n"
    )
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
