"""The folder outside the build tree that keeps what was fetched, so that a clean clone reuses it.

A folder in the cache is either complete or absent: it is filled under another name and renamed as the last step.
What an interrupted run left behind therefore never counts, and is removed by the next one.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from progress import say


class SetupError(Exception):
    """Something a person has to know or do; the text is the whole message."""


def project_root() -> Path:
    return Path(__file__).resolve().parents[2]


def cache_root() -> Path:
    if override := os.environ.get("CAIRN_CACHE"):
        return Path(override).expanduser().resolve()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "cairn"


@contextlib.contextmanager
def locked() -> Iterator[None]:
    """One setup at a time per cache; a second one waits and then finds everything done."""
    root = cache_root()
    root.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows: no advisory locks; two setups at once merely do the work twice
        yield
        return
    with open(root / "lock", "w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another setup that is already running")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def complete_folder(name: str, fill: Callable[[Path], None]) -> Path:
    """The folder `name` of the cache; `fill` makes it when it is absent, and is run again after an interruption."""
    target = cache_root() / name
    if target.is_dir():
        return target
    partial = target.with_name(target.name + ".partial")
    if partial.exists():
        say(f"{name}: an earlier run was interrupted, doing it again")
        shutil.rmtree(partial)
    partial.mkdir(parents=True)
    fill(partial)
    os.replace(partial, target)
    return target


def fail(message: str) -> None:
    print(f"cairn: {message}", file=sys.stderr, flush=True)
    raise SystemExit(1)
