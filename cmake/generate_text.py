"""Turns assets/text/<language>/*.ini into typed C++: one function a key, so that a missing argument does not compile.

Usage: generate_text.py ASSETS_TEXT_DIR OUT_DIR

A file is a section: `title = Plan` in plan.ini becomes `plan_title()`. Lines that begin with `#` are notes for translators.
A value may hold
  {name}              a text
  {name:int}          a whole number, grouped by thousands
  {name:one:many}     one of two words by the whole number `name`, which stands elsewhere in the value too
  \\n \\s               a line break, a blank at an end
Every key exists in every language with the same arguments; anything else ends with a message that names the key.
"""
import re
import sys
from pathlib import Path

LANGUAGES = ("en", "zh")
PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([^{}]*))?\}")


class TextError(Exception):
    pass


def read_language(folder: Path) -> dict[str, str]:
    values: dict[str, str] = {}
    for path in sorted(folder.glob("*.ini")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            key, separator, value = line.partition("=")
            key = f"{path.stem}_{key.strip()}"
            where = f"{path.name}:{number}"
            if not separator or not re.fullmatch(r"[a-z][a-z0-9_]*", key):
                raise TextError(f"{where}: expected `key = text`")
            if key in values:
                raise TextError(f"{where}: {key} is defined twice")
            if not value.strip():
                raise TextError(f"{where}: {key} has no text")
            values[key] = value.strip().replace("\\n", "\n").replace("\\s", " ")
    return values


def arguments_of(key: str, value: str) -> dict[str, str]:
    """Argument name to its C++ type, in order of first appearance."""
    types: dict[str, str] = {}
    for name, kind in PLACEHOLDER.findall(value):
        kind_type = "std::string_view" if kind == "" else "std::int64_t"
        if kind and kind != "int" and ":" not in kind:
            raise TextError(f"{key}: {{{name}:{kind}}} is neither int nor one:many")
        known = types.setdefault(name, kind_type)
        if known != kind_type:
            raise TextError(f"{key}: {{{name}}} is a text here and a number there")
    if re.search(r"[{}]", PLACEHOLDER.sub("", value)):
        raise TextError(f"{key}: a brace without a partner")
    return types


def compiled(value: str, names: list[str]) -> str:
    """Placeholders as control bytes: 1 index; 2 index one 3 many 4."""

    def replace(match: re.Match) -> str:
        index = chr(ord("A") + names.index(match.group(1)))
        kind = match.group(2) or ""
        if kind in ("", "int"):
            return f"\x01{index}"
        one, many = kind.split(":", 1)
        return f"\x02{index}{one}\x03{many}\x04"

    return PLACEHOLDER.sub(replace, value)


def literal(text: str) -> str:
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\' or byte < 32 or byte > 126:
            out.append(f"\\{byte:03o}")
        else:
            out.append(char)
    return '"' + "".join(out) + '"'


def _write(path: Path, content: str) -> None:
    """Only what is new: every screen includes the keys, and is not compiled again when a word changes."""
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def generate(source: Path, target: Path) -> None:
    texts = {language: read_language(source / language) for language in LANGUAGES}
    keys = sorted(texts["en"])
    for language in LANGUAGES[1:]:
        missing = [key for key in keys if key not in texts[language]]
        extra = [key for key in texts[language] if key not in texts["en"]]
        if missing or extra:
            raise TextError(f"{language}: missing {missing}, unknown {extra}")
    declarations, tables = [], {language: [] for language in LANGUAGES}
    for index, key in enumerate(keys):
        types = arguments_of(key, texts["en"][key])
        names = list(types)
        for language in LANGUAGES:
            other = arguments_of(key, texts[language][key])
            if not set(other) <= set(types) or any(types[name] != other[name] for name in other):
                raise TextError(f"{key}: {language} takes {other}, en takes {types}")
            tables[language].append(f"    {literal(compiled(texts[language][key], names))},\n")
        if names:
            parameters = ", ".join(f"{types[name]} {name}" for name in names)
            declarations.append(
                f"    [[nodiscard]] std::string {key}({parameters}) const {{ return fill({index}, {{{', '.join(names)}}}); }}\n")
        else:
            declarations.append(f"    [[nodiscard]] std::string_view {key}() const {{ return get({index}); }}\n")
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "text_keys.inc", "".join(declarations))
    body = '#include "shell/text/text_table.hpp"\n\nnamespace cairn::text {\nnamespace {\n\n'
    for language in LANGUAGES:
        body += f"constexpr std::string_view {language}[] = {{\n{''.join(tables[language])}}};\n\n"
    body += ("}  // namespace\n\nstd::span<const std::string_view> text_table(Language language) {\n"
             "    return language == Language::chinese ? std::span<const std::string_view>(zh) : en;\n}\n\n"
             "}  // namespace cairn::text\n")
    _write(target / "text_table.cpp", body)


if __name__ == "__main__":
    try:
        generate(Path(sys.argv[1]), Path(sys.argv[2]))
    except TextError as error:
        sys.exit(f"generate_text: {error}")
