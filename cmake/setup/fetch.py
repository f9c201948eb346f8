#!/usr/bin/env python3
"""Fetches what a build needs, and prints where it is.

fetch.py              the third-party sources and the font, as `VARIABLE=folder` lines; CMake calls it when it configures
fetch.py emscripten   the folder of the compiler to WebAssembly; the toolchain file calls it
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import emscripten  # noqa: E402
import fonts  # noqa: E402
import sources  # noqa: E402
from cache import SetupError, fail  # noqa: E402


def main() -> None:
    try:
        if sys.argv[1:] == ["emscripten"]:
            print(emscripten.ensure().as_posix())
            return
        for variable, folder in sources.ensure().items():
            print(f"{variable}={folder.as_posix()}")
        print(f"CAIRN_INTER_DIR={fonts.ensure().as_posix()}")
    except SetupError as error:
        fail(str(error))


if __name__ == "__main__":
    main()
