#!/usr/bin/env python3
"""Fetches the third-party sources and prints `VARIABLE=folder`, one a line; CMake calls it when it configures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import sources  # noqa: E402
from cache import SetupError, fail  # noqa: E402


def main() -> None:
    try:
        found = sources.ensure()
    except SetupError as error:
        fail(str(error))
    for variable, folder in found.items():
        print(f"{variable}={folder.as_posix()}")


if __name__ == "__main__":
    main()
