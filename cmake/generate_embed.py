"""Embeds files as text: usage generate_embed.py OUT.cpp NAMESPACE FILE...

FILE a/skills.csv becomes `extern const std::string_view skills_csv` of NAMESPACE, with the file's exact bytes. The header
that declares the names is written by hand beside the code that reads them, so that a missing file does not link.
"""
import re
import sys
from pathlib import Path


def identifier(path: Path) -> str:
    return re.sub(r"\W", "_", path.name)


def literal(data: bytes) -> str:
    """One C++ string literal a line of the file; octal escapes end after three digits, hexadecimal ones would not."""
    plain = {ord("\n"): "\\n", ord('"'): '\\"', ord("\\"): "\\\\", ord("?"): "\\?"}
    lines = []
    for line in data.splitlines(keepends=True) or [b""]:
        cells = (plain.get(b) or (chr(b) if 32 <= b < 127 else f"\\{b:03o}") for b in line)
        lines.append('    "' + "".join(cells) + '"')
    return "\n".join(lines)


def main(target: str, namespace: str, sources: list[str]) -> None:
    parts = ["#include <string_view>\n", f"namespace {namespace} {{\n"]
    for source in map(Path, sources):
        data = source.read_bytes()
        name = identifier(source)
        parts.append(f"extern const std::string_view {name};")
        parts.append(f"constinit const std::string_view {name}{{\n{literal(data)},\n    {len(data)}}};\n")
    parts.append(f"}}  // namespace {namespace}\n")
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
