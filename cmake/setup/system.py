"""Programs and libraries of the system: what is missing, why it is needed, and how it is installed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import emscripten
from cache import SetupError
from progress import say


@dataclass(frozen=True)
class Need:
    package: str  # Debian's name
    reason: str
    present: Callable[[], bool]


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _file(*patterns: str) -> Callable[[], bool]:
    return lambda: any(next(Path("/").glob(pattern.lstrip("/")), None) is not None for pattern in patterns)


def chromium() -> str | None:
    """The browser of the tests; CAIRN_CHROMIUM names another one."""
    if override := os.environ.get("CAIRN_CHROMIUM"):
        return shutil.which(override)
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome-stable"))), None)


def firefox() -> str | None:
    """The browser of the smoke journey; CAIRN_FIREFOX names another one."""
    return shutil.which(os.environ.get("CAIRN_FIREFOX", "firefox-esr"))


def _node_is_enough() -> bool:
    node = shutil.which("node")
    if node is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    match = re.match(r"v(\d+)\.", answer)
    return match is not None and int(match[1]) >= 18


BUILD = [
    Need("cmake", "configures the build", _program("cmake")),
    Need("ninja-build", "runs the build", _program("ninja")),
    Need("ccache", "a second build takes seconds", _program("ccache")),
    Need("nodejs", "18 or newer: Emscripten's optimiser, compression, tests", _node_is_enough),
    Need("npm", "icons, and what the tests drive the browser with", _program("npm")),
]
# An emcc of one's own brings its own LLVM.
WEB = [
    Need("clang-19", "compiles to WebAssembly, and natively", _program("clang-19")),
    Need("lld-19", "links WebAssembly, and natively", _program("wasm-ld-19")),
    Need("llvm-19", "archives for WebAssembly", _program("llvm-ar-19")),
]
NATIVE = [
    Need("clang-19", "compiles natively", _program("clang++-19")),
    Need("lld-19", "links natively", _program("ld.lld-19")),
    Need("libc++-19-dev", "the C++ standard library of both builds", _file("/usr/lib/llvm-19/include/c++/v1/expected")),
    Need("libc++abi-19-dev", "the C++ runtime of both builds", _file("/usr/lib/llvm-19/lib/libc++abi.so")),
    Need("libclang-rt-19-dev", "sanitizers", _file("/usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.asan*.a")),
    Need("libsdl2-dev", "windows and input of the native program",
         _file("/usr/lib/*/cmake/SDL2/*onfig.cmake", "/usr/lib/cmake/SDL2/*onfig.cmake")),
]
CHECKS = [
    Need("clang-format-19", "one layout of the code for everybody", _program("clang-format-19")),
]
BROWSER = [
    Need("chromium", "the browser of the tests (CAIRN_CHROMIUM names another one)", lambda: chromium() is not None),
    Need("firefox-esr", "the smoke journey in another engine (CAIRN_FIREFOX names another one)", lambda: firefox() is not None),
    Need("xvfb", "a screen in memory: without one Firefox has no WebGL", _program("Xvfb")),
    Need("libegl1", "graphics of Firefox", _file("/usr/lib/*/libEGL.so.1")),
    Need("libgl1-mesa-dri", "graphics of Firefox, in software", _file("/usr/lib/*/dri/swrast_dri.so")),
    Need("fonts-noto-cjk", "Chinese in the browser tests", _file("/usr/share/fonts/**/NotoSansCJK*")),
    Need("fonts-noto-color-emoji", "emoji in the browser tests", _file("/usr/share/fonts/**/NotoColorEmoji*")),
]


def for_serving() -> list[Need]:
    return BUILD + ([] if emscripten.on_path_is_enough() else WEB)


def for_native_tests() -> list[Need]:
    return BUILD + NATIVE + CHECKS


def for_all_tests() -> list[Need]:
    return for_serving() + NATIVE + CHECKS + BROWSER


def _run_with_percent(command: list[str]) -> bool:
    """Runs apt-get and shows its own percentages, one line a tenth."""
    shown = -1
    tail: list[str] = []
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace") as process:
        for line in process.stdout:
            status = re.match(r"(dlstatus|pmstatus):[^:]*:([\d.]+):(.*)", line)
            if status is None:
                tail = (tail + [line.rstrip()])[-15:]
                continue
            doing = "downloading" if status[1] == "dlstatus" else "installing"
            tenth = (0 if doing == "downloading" else 100) + int(float(status[2])) // 10
            if tenth != shown:
                shown = tenth
                say(f"  {doing} {int(float(status[2])):3d} %  {status[3]}")
    if process.returncode != 0:
        print("\n".join(tail), file=sys.stderr)
    return process.returncode == 0


def ensure(needs: list[Need], install: bool) -> None:
    """Installs what is missing; without `install`, or where apt-get is not, says exactly what that is."""
    missing = {need.package: need for need in needs if not need.present()}
    if not missing:
        return
    listing = "\n".join(f"  {need.package:20} {need.reason}" for need in missing.values())
    apt = shutil.which("apt-get")
    as_root = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo"]
    by_hand = " ".join([*(as_root), "apt-get install --no-install-recommends", *missing])
    if not install:
        raise SetupError(f"missing, and nothing is installed with --no-install:\n{listing}\n"
                         f"On Debian: {by_hand}")
    if apt is None:
        raise SetupError(f"missing (Debian's names; install them with your system's package manager):\n{listing}")
    if as_root and shutil.which("sudo") is None:
        raise SetupError(f"missing, and there is no sudo to install it with:\n{listing}\nAs root: {by_hand}")
    say(f"installing {len(missing)} system packages{' (sudo may ask for your password)' if as_root else ''}:\n{listing}")
    if as_root:
        subprocess.run(["sudo", "-v"], check=False)  # asks now, where the question can be seen
    command = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-o", "DPkg::Lock::Timeout=600",
               "-o", "Acquire::Retries=3"]
    say("reading package lists")
    _run_with_percent([*command, "-q", "update"])
    if not _run_with_percent([*command, "-o", "APT::Status-Fd=1", "-q", "-y", "--no-install-recommends", "install",
                              *missing]):
        raise SetupError(f"installing failed; by hand: {by_hand}")
    still = [package for package, need in missing.items() if not need.present()]
    if still:
        raise SetupError(f"installed, but still not usable: {', '.join(still)}")
