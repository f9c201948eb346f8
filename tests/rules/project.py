"""The files that a rule reads: those of this checkout, or a few invented ones in a rule's canary."""

import re
import subprocess
from pathlib import Path

SOURCE_SUFFIXES = (".cpp", ".hpp", ".c", ".h")
BINARY_SUFFIXES = (".png", ".ico", ".ttf", ".woff2", ".webp", ".cairn", ".gz", ".br", ".zip", ".bin")


class Project:
    """Path from the root, with slashes → content."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents

    @classmethod
    def invented(cls, texts: dict[str, str]) -> "Project":
        return cls({path: text.encode() for path, text in texts.items()})

    @classmethod
    def of_checkout(cls, root: Path) -> "Project":
        """Everything that is or could be committed: tracked, and new but not ignored."""
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                                capture_output=True, text=True)
        if listed.returncode == 0:
            paths = sorted(filter(None, listed.stdout.split("\0")))
        else:  # an unpacked archive without git
            skipped = {"build", "dist", "node_modules", "__pycache__", ".git"}
            paths = sorted(path.relative_to(root).as_posix() for path in root.rglob("*")
                           if not skipped & set(path.relative_to(root).parts))
        return cls({path: (root / path).read_bytes() for path in paths if (root / path).is_file()})

    def paths(self, *prefixes: str, suffixes: tuple[str, ...] = ()) -> list[str]:
        return [path for path in self.contents
                if (not prefixes or path.startswith(prefixes)) and (not suffixes or path.endswith(suffixes))]

    def text(self, path: str) -> str:
        return self.contents[path].decode("utf-8", errors="replace")

    def lines(self, path: str) -> list[tuple[int, str]]:
        return list(enumerate(self.text(path).split("\n"), start=1))

    def text_paths(self, *prefixes: str) -> list[str]:
        return [path for path in self.paths(*prefixes)
                if not path.endswith(BINARY_SUFFIXES) and b"\0" not in self.contents[path][:4096]]


def includes_of(project: Project, path: str) -> list[tuple[int, str, bool]]:
    """(line, included name, whether it is written with quotes) of a C++ file."""
    found = []
    for number, line in project.lines(path):
        if match := re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line):
            found.append((number, match[1] or match[2], match[1] is not None))
    return found
