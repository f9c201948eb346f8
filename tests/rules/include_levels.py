"""every include points down a level and never to a sibling"""

import posixpath

from project import SOURCE_SUFFIXES, Project, includes_of

# A room may include itself and rooms of a lower level; rooms of one level are siblings.
LEVELS = {
    "core/base": 0,
    "core/model": 1, "core/journal": 1,
    "core/graph": 2, "core/progress": 2, "core/crypto": 2,
    "core/matching": 3, "core/recommend": 3, "core/exchange": 3, "core/meetings": 3, "core/lessons": 3, "core/sync": 3,
    "core/app": 4,
    "shell/text": 5, "shell/theme": 5, "shell/platform": 5,
    "shell/views": 6,  # words what it shows
    "shell/ui": 7,
    "shell/screens": 8,
    "shell/host": 9,
    "web": 10,
}
# Which rooms may see a third party at all; what is not listed here is the standard library or a system's.
THIRD_PARTIES = {
    "imgui": ("shell/ui", "shell/screens", "shell/host", "web"),
    "cereal": ("core",),
    "sodium": ("core/crypto",),
    "md4c": ("core/lessons",),
    "libdeflate": ("core/lessons",),
}
# Their price in bytes is in no relation to what the shipped code needs of them.
TOO_LARGE = {"format", "iostream", "regex"}

CANARY = {
    "core/base/time.hpp": '#include "core/model/facts.hpp"\n',
    "core/model/facts.hpp": '#include "core/journal/frame.hpp"\n#include <imgui.h>\n',
}


def room_of(path: str) -> str:
    parts = path.split("/")
    return parts[0] if parts[0] == "web" else "/".join(parts[:2])


def _included_room(project: Project, path: str, included: str) -> str | None:
    """The room of an include: written from the root, of a file beside, or of a header that a build generates."""
    if room_of(included) in LEVELS:
        return room_of(included)
    if posixpath.normpath(posixpath.join(posixpath.dirname(path), included)) in project.contents:
        return room_of(path)
    name = posixpath.basename(included)
    for cmake_path in project.paths("core/", "shell/", "web/", suffixes=("CMakeLists.txt",)):
        if name in project.text(cmake_path):
            return room_of(cmake_path)
    return None


def check(project: Project) -> list[str]:
    findings = []
    for path in project.paths("core/", "shell/", "web/", suffixes=SOURCE_SUFFIXES):
        room = room_of(path)
        if room not in LEVELS:
            findings.append(f"{path}: the room {room} has no level; give it one in tests/rules/include_levels.py")
            continue
        for line, included, quoted in includes_of(project, path):
            where = f"{path}:{line}: includes {included}"
            if not quoted:
                if included in TOO_LARGE:
                    findings.append(f"{where}: too large for shipped code")
                third_party = next((name for name in THIRD_PARTIES if included.startswith(name)), None)
                if third_party and not room.startswith(THIRD_PARTIES[third_party]):
                    findings.append(f"{where}: {third_party} is not known in {room}")
                continue
            other = _included_room(project, path, included)
            if other not in LEVELS:
                findings.append(f"{where}: neither a path from the root of the project nor a generated header")
            elif other != room and LEVELS[other] == LEVELS[room]:
                findings.append(f"{where}: {other} is a sibling of {room}")
            elif LEVELS[other] > LEVELS[room]:
                findings.append(f"{where}: {other} is above {room}")
    return findings
