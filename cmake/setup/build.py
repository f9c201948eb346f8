"""Runs CMake and Ninja; notices a configuration that is broken, moved or points at what is gone, and makes it anew."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from cache import SetupError, project_root
from progress import say


def build_folder(preset: str) -> Path:
    return project_root() / "build" / preset


def _cached(cache_file: Path, variable: str) -> str | None:
    match = re.search(rf"^{variable}:\w+=(.*)$", cache_file.read_text(errors="replace"), re.MULTILINE)
    return match[1] if match else None


def _is_sound(folder: Path) -> bool:
    """Whether the folder's configuration is complete and still fits this checkout and this machine."""
    cache_file = folder / "CMakeCache.txt"
    if not cache_file.exists() or not (folder / "build.ninja").exists():
        return False
    if _cached(cache_file, "CMAKE_HOME_DIRECTORY") != str(project_root()):
        return False
    for variable in ("CMAKE_CXX_COMPILER", "CMAKE_MAKE_PROGRAM", "CMAKE_TOOLCHAIN_FILE"):
        path = _cached(cache_file, variable)
        if path and not (Path(path).exists() or shutil.which(path)):
            return False
    rules = (folder / "build.ninja").read_text(errors="replace")
    compiler = re.search(r"(\S+/em\+\+)\s", rules)  # the cache folder of the compiler may have moved
    return compiler is None or Path(compiler[1]).exists()


def _run(command: list[str]) -> int:
    environment = {**os.environ, "NINJA_STATUS": "[%p %f/%t] "}
    # stdout of ours is reserved for answers: everything a build prints goes to stderr
    return subprocess.run(command, cwd=project_root(), stdout=sys.stderr, env=environment).returncode


def _configure(preset: str) -> bool:
    say(f"configuring {preset}")
    return _run(["cmake", "--preset", preset, "--log-level=NOTICE"]) == 0


def build(preset: str, targets: list[str]) -> Path:
    """Configures where necessary, builds the targets, and returns the folder of the build."""
    folder = build_folder(preset)
    started = time.monotonic()
    if not _is_sound(folder):
        if (folder / "CMakeCache.txt").exists():
            say(f"build/{preset} is unfinished or from elsewhere: configuring it anew")
        for stale in (folder / "CMakeCache.txt", folder / "build.ninja"):
            stale.unlink(missing_ok=True)
        shutil.rmtree(folder / "CMakeFiles", ignore_errors=True)
        if not _configure(preset):
            raise SetupError(f"configuring {preset} failed; the reason is above")
    if _run(["cmake", "--build", str(folder), "--target", *targets]) != 0:
        raise SetupError(f"building {preset} failed; the reason is above")
    say(f"{preset} is built ({time.monotonic() - started:.0f} s)")
    return folder
