"""Third-party sources, each unpacked to a folder of the cache: which, from where, at which version.

Pinned: the version and hash that were tested. Where a suite has moved on, its newer release is taken when it is not
older than `minimum`, is named on the terminal, and its hash comes from Debian's signed package list.
"""

import re
import tarfile
from dataclasses import dataclass
from pathlib import Path

import apt_state
from cache import SetupError, cache_root, complete_folder, locked
from progress import say


@dataclass(frozen=True)
class Source:
    variable: str      # the CMake cache variable that gets the folder
    package: str       # Debian's name of the source package
    suites: tuple[str, ...]
    version: str       # as tested
    minimum: str
    sha256: str        # of the upstream tarball at that version
    witness: str       # a file that a complete unpacking has


SOURCES = (
    # 1.92 brought fonts that are rasterised on demand (ImFontLoader), which the canvas fonts need
    Source("CAIRN_IMGUI_DIR", "imgui", ("forky", "sid"), "1.92.2b", "1.92",
           "e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48", "imgui.cpp"),
    Source("CAIRN_SDL2_DIR", "libsdl2", ("trixie",), "2.32.4", "2.30",
           "d364cded8bf41f3f503014d3fb6473f1a7077ff468da1638dae4a6bec6ef2277", "include/SDL.h"),
    Source("CAIRN_CEREAL_DIR", "libcereal", ("trixie",), "1.3.2", "1.3.2",
           "387053deac860f685c58041f220e062ac12cb53dd2eef23af883f3f50a148e9c", "include/cereal/cereal.hpp"),
    Source("CAIRN_SODIUM_DIR", "libsodium", ("trixie",), "1.0.18", "1.0.18",
           "d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4", "src/libsodium/include/sodium.h"),
    Source("CAIRN_CATCH2_DIR", "catch2", ("trixie",), "3.7.1", "3.5",
           "c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c", "extras/catch_amalgamated.cpp"),
    Source("CAIRN_LZ4_DIR", "lz4", ("trixie",), "1.10.0", "1.9.4",
           "537512904744b35e232912055ccf8ec66d768639ff3abe5788d90d792ec5f48b", "lib/lz4.c"),
    # headers of dense linear algebra; Debian also has 5.0, which is untried
    Source("CAIRN_EIGEN_DIR", "eigen3", ("trixie",), "3.4.0", "3.4.0",
           "b4c198460eba6f28d34894e3a5710998818515104d6e74e5cc331ce31e46e626", "Eigen/Cholesky"),
    Source("CAIRN_MD4C_DIR", "md4c", ("trixie",), "0.5.2", "0.5.2",
           "55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21", "src/md4c.h"),
    Source("CAIRN_DEFLATE_DIR", "libdeflate", ("trixie",), "1.23", "1.19",
           "1ab18349b9fb0ce8a0ca4116bded725be7dcbfa709e19f6f983d99df1fb8b25f", "libdeflate.h"),
    # measured against and tested against, no part of the program
    Source("CAIRN_LEMON_DIR", "liblemon", ("trixie", "forky", "sid"), "1.3.1", "1.3.1",
           "367b992467e4da06d5f8d2a664969ec39682723694469cba652ac55e8bd02f0a", "lemon/network_simplex.h"),
)


def _upstream_version(tarball_name: str) -> str:
    """`imgui_1.92.2b+ds.orig.tar.xz` → `1.92.2b`"""
    return tarball_name.split("_", 1)[1].split(".orig.")[0].split("+")[0]


def _order(version: str) -> list[tuple[int, str]]:
    return [(int(number or 0), rest) for number, rest in re.findall(r"(\d+)([a-z]*)", version)]


def _unpack(tarball: Path, target: Path) -> None:
    with tarfile.open(tarball) as archive:
        members = []
        for member in archive:
            _, _, inner = member.name.partition("/")  # without the archive's top folder
            if inner:
                member.name = inner
                members.append(member)
        # Python before 3.11.4 has no extraction filters; the archive's hash is Debian's, so it is trusted
        safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(target, members=members, **safe)


def _choose(source: Source) -> tuple[str, apt_state.Download]:
    newer = None
    for suite in source.suites:
        listed = apt_state.source_listing(source.package, suite)
        if listed is None:
            continue
        if listed.sha256 == source.sha256:
            return suite, listed
        if newer is None and _order(_upstream_version(listed.name)) >= _order(source.minimum):
            newer = (suite, listed)
    if newer is None:
        raise SetupError(f"no Debian suite of {', '.join(source.suites)} has {source.package} ≥ {source.minimum}")
    say(f"{source.package}: tested with {source.version}, the mirror now has {_upstream_version(newer[1].name)}")
    return newer


def _present(source: Source) -> Path | None:
    """A complete unpacking in the cache: the tested version first, else the newest allowed one."""
    folders = [path for path in (cache_root() / "sources").glob(f"{source.package}-*")
               if not path.name.endswith(".partial") and (path / source.witness).exists()]
    tested = [path for path in folders if path.name == f"{source.package}-{source.version}"]
    allowed = [path for path in folders if _order(path.name.rsplit("-", 1)[1]) >= _order(source.minimum)]
    return tested[0] if tested else max(allowed, key=lambda path: _order(path.name.rsplit("-", 1)[1]), default=None)


def _fetch(source: Source) -> Path:
    suite, listed = _choose(source)
    name = f"sources/{source.package}-{_upstream_version(listed.name)}"

    def fill(target: Path) -> None:
        _unpack(apt_state.fetch_source(source.package, suite, listed), target)
        if not (target / source.witness).exists():
            raise SetupError(f"{listed.name} has no {source.witness}; its layout changed")

    return complete_folder(name, fill)


def folders() -> dict[str, Path]:
    """CMake variable → folder, for everything the cache has; nothing is fetched."""
    found = {source.variable: _present(source) for source in SOURCES}
    return {variable: path for variable, path in found.items() if path is not None}


def ensure() -> dict[str, Path]:
    """CMake variable → folder for every library, fetching what is missing."""
    if len(folders()) == len(SOURCES):
        return folders()
    if not apt_state.available():
        return folders()  # not Debian: CMake's FetchContent takes the rest from the upstream releases
    with locked():
        apt_state.refresh()
        for source in SOURCES:
            if _present(source) is None:
                _fetch(source)
    return folders()
