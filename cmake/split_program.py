"""Splits the linked program in two: what a first visit calls, and the rest, which the page fetches behind it.

    split_program.py BUILD FIRST_VISIT WASM_SPLIT

BUILD has cairn.wasm, freshly linked, and cairn.js.symbols, its functions' names. cairn.wasm is kept as cairn_whole.wasm;
cairn.wasm and cairn_rest.wasm become its parts. FIRST_VISIT lists the functions of the first part, one a line, as
`plain_name` writes them (tests/first_visit.py writes the list). A function that is in neither is in the rest: the list
is about speed alone, and the page works with any.
"""

import re
import subprocess
import sys
from pathlib import Path

FUNCTION_SECTION = 3
# What the compiler is asked for, and no more: with all of WebAssembly allowed, the parts would share tables that old
# browsers do not know.
FEATURES = ("exception-handling", "bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "multivalue", "simd")


def feature_flags() -> list[str]:
    return ["--mvp-features", *(f"--enable-{name}" for name in FEATURES)]


def read_symbols(path: Path) -> list[str]:
    """The functions' names by index, imported ones first."""
    names = []
    for line in path.read_text(encoding="utf-8").splitlines():
        index, name = line.split(":", 1)
        if int(index) != len(names):
            raise ValueError(f"{path}: expected function {len(names)}, found {index}")
        names.append(re.sub(r"\\([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), name))
    return names


def count_functions(wasm: bytes) -> int:
    """How many functions a module has of its own."""
    at = len(b"\0asm\1\0\0\0")

    def leb128() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = wasm[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(wasm):
        section = wasm[at]
        at += 1
        size = leb128()
        if section == FUNCTION_SECTION:
            return leb128()
        at += size
    raise ValueError("a module without functions")


def plain_name(name: str) -> str:
    """A function's name without its parameters and the compiler's numbers, so that it outlives small changes."""
    name = name.replace("(anonymous namespace)", "anonymous").replace("operator()", "operator_call")
    before = None
    while before != name:
        before = name
        name = re.sub(r"\([^()]*\)", "", name)
    name = re.sub(r"\[abi:\w+\]|\$_\d+|std::__2::|'lambda\d*'| const\b|&", "", name)
    return re.sub(r", (char_traits|allocator|less)<[^<>]*(<[^<>]*>)?[^<>]*>", "", name).strip()


def own_names(build: Path) -> list[str]:
    """The names of the whole program's own functions, in the order of the module."""
    names = read_symbols(build / "cairn.js.symbols")
    return names[len(names) - count_functions((build / "cairn_whole.wasm").read_bytes()):]


def split(build: Path, first_visit: Path, wasm_split: str) -> None:
    whole, first, rest = (build / name for name in ("cairn_whole.wasm", "cairn.wasm", "cairn_rest.wasm"))
    first.replace(whole)
    wanted = set(first_visit.read_text(encoding="utf-8").splitlines())
    names = own_names(build)
    # what the linker made itself has no name, and is small
    kept = [index for index, name in enumerate(names) if name.isdigit() or plain_name(name) in wanted]
    # in a module without names a function goes by its index among the module's own
    kept_file = build / "first_visit_indices.txt"
    kept_file.write_text("\n".join(map(str, kept)))
    done = subprocess.run([wasm_split, *feature_flags(), f"--keep-funcs=@{kept_file}", whole, "-o1", first, "-o2", rest],
                          capture_output=True, text=True)
    if done.returncode != 0:
        whole.replace(first)
        sys.exit(f"{wasm_split} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    split(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
