"""The Latin base font: two weights of Inter from the npm package that is pinned here, unpacked to TrueType.

It is drawn where the system's fonts cannot be: in browsers that falsify what a canvas gives back, and in the window.
"""

import hashlib
import os
import struct
import subprocess
import tarfile
import tempfile
import zlib
from pathlib import Path

from cache import SetupError, cache_root, complete_folder, locked
from progress import say

PACKAGE = "@fontsource/inter"  # SIL Open Font License 1.1
VERSION = "5.3.0"
SHA256 = "02034af8d41dcc67ac8eab88f642e129bb8a2e8922abf30229c32725f54d8fd6"
FILES = {
    "inter_latin_400.ttf": "package/files/inter-latin-400-normal.woff",
    "inter_latin_600.ttf": "package/files/inter-latin-600-normal.woff",
}
LICENCE = ("inter_licence.txt", "package/LICENSE")
# What a rasteriser without hinting and shaping reads, and the names that the licence asks for.
TABLES = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name")


def unpack_woff(woff: bytes) -> bytes:
    """The TrueType font inside a WOFF 1 file, with the tables that are used. Source: W3C WOFF 1.0, OpenType 1.9."""
    signature, flavour, _, count = struct.unpack_from(">4sIIH", woff)
    if signature != b"wOFF":
        raise SetupError(f"{PACKAGE}: a font is not WOFF 1")
    tables = {}
    for index in range(count):
        tag, offset, packed, length, checksum = struct.unpack_from(">4sIIII", woff, 44 + 20 * index)
        if tag.decode("ascii") not in TABLES:
            continue
        data = woff[offset:offset + packed]
        tables[tag] = (checksum, data if packed == length else zlib.decompress(data))
    power = len(tables).bit_length() - 1
    header = struct.pack(">IHHHH", flavour, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = len(header) + 16 * len(tables)
    directory, body = b"", b""
    for tag, (checksum, data) in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, checksum, offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return header + directory + body


def _fill(target: Path) -> None:
    say(f"fetching the font Inter from npm ({PACKAGE} {VERSION}, 4 MB)")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["npm", "pack", f"{PACKAGE}@{VERSION}", "--pack-destination", folder, "--silent"],
                              text=True, capture_output=True, env={**os.environ, "NO_UPDATE_NOTIFIER": "1"})
        archives = list(Path(folder).glob("*.tgz"))
        if done.returncode != 0 or len(archives) != 1:
            raise SetupError(f"npm pack {PACKAGE} failed:\n{(done.stderr or done.stdout).strip()[-800:]}")
        if hashlib.sha256(archives[0].read_bytes()).hexdigest() != SHA256:
            raise SetupError(f"{PACKAGE} {VERSION} is not the archive that was tested")
        with tarfile.open(archives[0]) as archive:
            def content(name: str) -> bytes:
                return archive.extractfile(name).read()

            for name, inner in FILES.items():
                (target / name).write_bytes(unpack_woff(content(inner)))
            (target / LICENCE[0]).write_bytes(content(LICENCE[1]))


def ensure() -> Path:
    """The folder with the fonts and their licence."""
    name = f"fonts/inter-{VERSION}"
    if (cache_root() / name).is_dir():
        return cache_root() / name
    with locked():
        return complete_folder(name, _fill)
