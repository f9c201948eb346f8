"""The compiler to WebAssembly: an `emcc` on PATH that is new enough, else Debian 13's, unpacked into the cache.

Debian 12 has an emscripten without <expected>, ranges and IDBFS autoPersist. Debian 13's package is for every
architecture, brings its system libraries built, and wants the LLVM 19 that Debian 12 has; so it is unpacked into a
private folder, and nothing of Debian 13 is installed into the system. Binaryen is linked against a newer glibc, which
is unpacked beside it and used for it alone.
"""

import os
import re
import shutil
import subprocess
from functools import cache as once
from pathlib import Path

import apt_state
import npm
from cache import SetupError, cache_root, complete_folder, locked
from progress import say

MINIMUM = (3, 1, 61)
FOLDER = "emscripten-3.1.69"
_LIBRARIES = "./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten"
# its own tests, and its libraries built for dynamic linking: half of the package
NOT_UNPACKED = ("./usr/share/emscripten/test", "./usr/share/doc", f"{_LIBRARIES}/pic", f"{_LIBRARIES}/lto-pic")
RUNTIME = ["binaryen", "libc6", "libstdc++6", "libgcc-s1"]

_CONFIG = """\
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = '{root}/binaryen'
NODE_JS = '{node}'
CACHE = '{root}/usr/share/emscripten/cache'
FROZEN_CACHE = True
"""

_WRAPPER = """\
#!/bin/sh
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
exec "$root/runtime/{loader}" --library-path "$root/runtime/{libraries}" "$root/runtime/usr/bin/{name}" "$@"
"""


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


@once
def _on_path() -> tuple[str, tuple[int, ...]] | None:
    """The emcc on PATH and its version."""
    program = shutil.which("emcc")
    if program is None:
        return None
    answer = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    match = re.search(r"(\d+)\.(\d+)\.(\d+)", answer)
    return (program, tuple(map(int, match.groups()))) if match else (program, (0, 0, 0))


def on_path_is_enough() -> bool:
    found = _on_path()
    return found is not None and found[1] >= MINIMUM


def _root_on_path() -> Path:
    config = shutil.which("em-config")
    if config:
        answer = subprocess.run([config, "EMSCRIPTEN_ROOT"], capture_output=True, text=True).stdout.strip()
        if answer and Path(answer).is_dir():
            return Path(answer)
    return Path(_on_path()[0]).resolve().parent


def _private_root() -> Path:
    return cache_root() / FOLDER / "usr/share/emscripten"


def _extract(package: Path, target: Path, exclude: tuple[str, ...] = ()) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE) as archive:
        done = subprocess.run(["tar", "-x", "-C", target, *(f"--exclude={part}" for part in exclude)],
                              stdin=archive.stdout)
    if archive.returncode != 0 or done.returncode != 0:
        raise SetupError(f"{package.name} could not be unpacked into {target}")


def _write_config() -> None:
    """Emscripten reads it from beside emcc. Rewritten when the cache or node moved."""
    config = _private_root() / ".emscripten"
    wanted = _CONFIG.format(root=(cache_root() / FOLDER).as_posix(), node=shutil.which("node"))
    if config.read_text() != wanted:
        config.write_text(wanted)


def _fill(target: Path) -> None:
    apt_state.refresh()
    packages = apt_state.fetch_packages("downloading Emscripten 3.1.69 and its runtime", ["emscripten", *RUNTIME])
    for package in packages:
        if package.name.startswith("emscripten_"):
            say("unpacking Emscripten (0.9 GB, about 15 s)")
            _extract(package, target, exclude=NOT_UNPACKED)
        else:
            _extract(package, target / "runtime")
    loader = next((target / "runtime").glob("usr/lib*/ld-linux-*.so.*"), None)
    if loader is None:
        raise SetupError("the unpacked libc6 has no loader; this machine's architecture was not tried")
    libraries = next((target / "runtime").glob("usr/lib/*/libc.so.6")).parent
    binaryen = target / "binaryen/bin"
    binaryen.mkdir(parents=True)
    for program in sorted((target / "runtime/usr/bin").glob("wasm*")):
        wrapper = binaryen / program.name
        wrapper.write_text(_WRAPPER.format(loader=loader.relative_to(target / "runtime"), name=program.name,
                                           libraries=libraries.relative_to(target / "runtime")))
        wrapper.chmod(0o755)
    # its JavaScript optimiser imports acorn, which Debian packages apart
    shutil.copytree(npm.ensure() / "acorn", target / "usr/share/emscripten/node_modules/acorn")
    for package in packages:
        package.unlink()


def available() -> Path | None:
    """The folder of emcc when it is here already; nothing is fetched."""
    if on_path_is_enough():
        return _root_on_path()
    if not _private_root().is_dir():
        return None
    _write_config()
    return _private_root()


def ensure() -> Path:
    """The folder that has emcc, em++ and cmake/Modules/Platform/Emscripten.cmake."""
    if (found := available()) is not None:
        return found
    too_old = _on_path()
    if too_old is not None:
        say(f"{too_old[0]} is Emscripten {_dotted(too_old[1])}; Cairn needs {_dotted(MINIMUM)} or newer, it is not used")
    if not apt_state.available():
        raise SetupError(f"Emscripten {_dotted(MINIMUM)} or newer is needed: install it with emsdk "
                         "(https://emscripten.org/docs/getting_started/downloads.html) so that `emcc` is on PATH")
    npm.ensure()
    with locked():
        complete_folder(FOLDER, _fill)
        _write_config()
    return _private_root()
