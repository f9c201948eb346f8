"""What a person waiting at the terminal sees: one line a step, percentages where a size is known. All on stderr."""

import sys
import threading
import time
from pathlib import Path


def say(text: str) -> None:
    print(f"cairn: {text}", file=sys.stderr, flush=True)


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


class FileWatch:
    """Reports how much of an expected number of bytes has arrived in a folder while something else downloads there."""

    def __init__(self, label: str, folder: Path, names: list[str], expected_bytes: int) -> None:
        self.label, self.folder, self.names, self.expected_bytes = label, folder, names, expected_bytes
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _arrived_bytes(self) -> int:
        total = 0
        for name in self.names:
            for path in (self.folder / name, self.folder / "partial" / name):
                try:
                    total += path.stat().st_size
                    break
                except OSError:
                    continue
        return min(total, self.expected_bytes)

    def _run(self) -> None:
        interval_seconds = 0.5 if sys.stderr.isatty() else 3.0
        while not self._done.wait(interval_seconds):
            arrived = self._arrived_bytes()
            percent = 100 * arrived // max(1, self.expected_bytes)
            line = f"cairn: {self.label} {percent:3d} % of {megabytes(self.expected_bytes)}"
            print(line, end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)

    def __enter__(self) -> "FileWatch":
        self._started = time.monotonic()
        say(f"{self.label} ({megabytes(self.expected_bytes)})")
        self._thread.start()
        return self

    def __exit__(self, kind, value, trace) -> None:
        self._done.set()
        self._thread.join()
        if kind is None:
            say(f"{self.label} done in {time.monotonic() - self._started:.0f} s")
