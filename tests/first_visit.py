#!/usr/bin/env python3
"""Writes web/first_visit.txt: the functions that a first visit calls, watched in a browser. Takes about two minutes.

    python3 tests/first_visit.py

Needs what the tests install. To be run when the test "a first visit needs nothing of the rest" fails.
"""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "cmake/setup"), str(ROOT / "cmake")]

import emscripten  # noqa: E402
import server  # noqa: E402
import system  # noqa: E402
import webapp  # noqa: E402
from progress import say  # noqa: E402
from split_program import feature_flags, own_names, plain_name  # noqa: E402

EMPTY_MODULE = b"\0asm\1\0\0\0"
HASH_BYTES = 8  # of the module, before one number for each function: when it was first called, 0 for never


def _wasm_split(*arguments: str | Path) -> None:
    config = subprocess.run([emscripten.ensure() / "em-config", "BINARYEN_ROOT"], capture_output=True, text=True, check=True)
    subprocess.run([Path(config.stdout.strip()) / "bin/wasm-split", *feature_flags(), *arguments], check=True)


def _watched_page(built: Path, page: Path) -> None:
    """The page with the whole program, which notes what is called, in place of its first part."""
    shutil.copytree(webapp.make(), page)
    for path in list(page.glob("cairn.*.wasm*")) + list(page.glob("cairn_rest.*.wasm*")):
        if path.suffix != ".wasm":
            path.unlink()
        elif path.name.startswith("cairn_rest."):
            path.write_bytes(EMPTY_MODULE)
        else:
            _wasm_split("--instrument", built / "cairn_whole.wasm", "-o", path)


def _called(profile: Path) -> list[bool]:
    content = profile.read_bytes()[HASH_BYTES:]
    return [time != 0 for time in struct.unpack(f"<{len(content) // 4}I", content)]


def main() -> None:
    page = webapp.make()
    built = page.parent
    with tempfile.TemporaryDirectory() as folder:
        _watched_page(built, Path(folder) / "page")
        with server.running(Path(folder) / "page") as url:
            environment = os.environ | {"CAIRN_URL": url, "CAIRN_CHROMIUM": str(system.chromium())}
            subprocess.run(["node", ROOT / "tests/browser/first_visit.mjs", folder], env=environment, check=True, cwd=ROOT)
        profiles = [_called(path) for path in sorted(Path(folder).glob("*.profile"))]
    called = {plain_name(name) for name, *times in zip(own_names(built), *profiles, strict=True) if any(times)}
    lines = sorted(name for name in called if not name.isdigit())
    (ROOT / "web/first_visit.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    say(f"web/first_visit.txt: {len(lines)} names; build again")


if __name__ == "__main__":
    main()
