"""A private apt state: reads other Debian suites from the mirror this machine already uses, installs nothing.

The machine's own sources, lists and preferences are neither read nor written; only the mirror's address is asked for.
Every file is checked against the package lists, which are signed by Debian's archive keys.
"""

import hashlib
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from cache import SetupError, cache_root
from progress import FileWatch, say

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
BINARY_SUITES = ("trixie",)
SOURCE_SUITES = ("trixie", "forky", "sid")
LISTS_MAX_AGE_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Download:
    url: str
    name: str
    size_bytes: int
    sha256: str


def available() -> bool:
    return shutil.which("apt-get") is not None and KEYRING.exists() and _mirror() is not None


@once
def _mirror() -> str | None:
    """The Debian mirror of this machine's own package lists; none on other systems."""
    answer = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)|$(ORIGIN)|$(CODENAME)", "Created-By: Packages"],
        capture_output=True, text=True)
    for line in answer.stdout.splitlines():
        site, origin, codename = (line.split("|") + ["", ""])[:3]
        if origin == "Debian" and codename and "-" not in codename:
            return site
    return _mirror_without_lists()


def _mirror_without_lists() -> str | None:
    """In a container image whose package lists were removed: the sources say where they would come from."""
    release = Path("/etc/os-release")
    codename = re.search(r"^VERSION_CODENAME=(\w+)$", release.read_text(), re.MULTILINE) if release.exists() else None
    if codename is None or "ID=debian\n" not in release.read_text():
        return None
    answer = subprocess.run(["apt-get", "update", "--print-uris"], capture_output=True, text=True)
    found = re.search(rf"'(\S+)/dists/{codename[1]}/InRelease'", answer.stdout)
    return found[1] if found else None


def _folder() -> Path:
    return cache_root() / "apt"


def _options() -> list[str]:
    folder = _folder()
    settings = {
        "Dir::State": folder, "Dir::State::Lists": folder / "lists", "Dir::State::status": folder / "status",
        "Dir::Cache": folder / "cache", "Dir::Etc::SourceList": folder / "sources.list",
        "Dir::Etc::SourceParts": "/dev/null", "Dir::Etc::Preferences": "/dev/null",
        "Dir::Etc::PreferencesParts": "/dev/null", "Acquire::Retries": "3", "Acquire::Languages": "none",
        # root's cache folder is not readable for apt's download user; everything is signature-checked either way
        "APT::Sandbox::User": "root",
    }
    return [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]


def _apt(*arguments: str, cwd: Path | None = None) -> str:
    done = subprocess.run(["apt-get", *_options(), *arguments], cwd=cwd, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C"})
    if done.returncode != 0:
        detail = (done.stderr.strip() or done.stdout.strip())[-800:]
        raise SetupError(f"apt-get {' '.join(arguments)} failed:\n{detail}")
    return done.stdout


def refresh() -> None:
    """Brings the private package lists up to date when they are missing, interrupted or a week old."""
    folder = _folder()
    stamp = folder / "lists.complete"
    mirror = _mirror()
    lines = [f"deb [signed-by={KEYRING}] {mirror} {suite} main" for suite in BINARY_SUITES]
    lines += [f"deb-src [signed-by={KEYRING}] {mirror} {suite} main" for suite in SOURCE_SUITES]
    wanted = "\n".join(lines) + "\n"
    fresh = stamp.exists() and time.time() - stamp.stat().st_mtime < LISTS_MAX_AGE_SECONDS
    if fresh and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    for part in ("lists/partial", "cache/archives/partial"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    (folder / "sources.list").write_text(wanted)
    say("reading Debian's signed package lists (45 MB, into the cache; this machine's own sources stay as they are)")
    _apt("update", "-qq", "-o", "APT::Update::Error-Mode=any")
    stamp.write_text(wanted)


def _listed(arguments: list[str]) -> list[Download]:
    """What apt would download, with sizes and hashes from the signed lists."""
    found = []
    for line in _apt(*arguments).splitlines():
        if match := re.match(r"'([^']+)' (\S+) (\d+) SHA256:([0-9a-f]{64})$", line.strip()):
            found.append(Download(match[1], match[2], int(match[3]), match[4]))
    return found


def _sha256(path: Path) -> str:
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _arrived(folder: Path, file: Download) -> bool:
    path = folder / file.name
    return path.is_file() and path.stat().st_size == file.size_bytes and _sha256(path) == file.sha256


def _fetch(label: str, files: list[Download], arguments: list[str]) -> list[Path]:
    folder = cache_root() / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [file for file in files if not _arrived(folder, file)]
    if missing:
        for file in missing:  # a torn or foreign file is never continued
            (folder / file.name).unlink(missing_ok=True)
        with FileWatch(label, folder, [f.name for f in missing], sum(f.size_bytes for f in missing)):
            _apt(*arguments, cwd=folder)
    for file in files:
        if not _arrived(folder, file):
            raise SetupError(f"{file.name} does not match the hash in Debian's signed package list; it is not used")
    return [folder / file.name for file in files]


def source_listing(package: str, suite: str) -> Download | None:
    """The upstream tarball that `suite` has for `package`, or nothing."""
    try:
        files = _listed(["source", "--print-uris", "--download-only", "--tar-only", f"{package}/{suite}"])
    except SetupError:
        return None
    return next((file for file in files if ".orig." in file.name), None)


def fetch_source(package: str, suite: str, file: Download) -> Path:
    # --tar-only: some .dsc files are missing from mirrors that do have the upstream tarball
    arguments = ["source", "-qq", "--download-only", "--tar-only", f"{package}/{suite}"]
    return _fetch(f"downloading {file.name}", [file], arguments)[0]


def fetch_packages(label: str, names: list[str]) -> list[Path]:
    """Binary packages, downloaded only."""
    return _fetch(label, _listed(["download", "--print-uris", *names]), ["download", "-qq", *names])
