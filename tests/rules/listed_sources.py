"""every source file is listed in a CMakeLists.txt"""

import posixpath
import re

from project import Project

CANARY = {"core/base/time.cpp": "int x;\n", "core/base/CMakeLists.txt": "cairn_room(base SOURCES ids.cpp) # time.cpp\n"}


def _listed(project: Project, cmake_path: str) -> set[str]:
    """Paths from the root that a CMakeLists.txt names."""
    folder = posixpath.dirname(cmake_path)
    words = re.findall(r"[\w./${}-]+", re.sub(r"#.*", "", project.text(cmake_path)))
    plain = (word.replace("${PROJECT_SOURCE_DIR}/", "/").replace("${CMAKE_CURRENT_SOURCE_DIR}/", "") for word in words)
    return {posixpath.normpath(word.lstrip("/") if word.startswith("/") else posixpath.join(folder, word))
            for word in plain}


def check(project: Project) -> list[str]:
    listed: set[str] = set()
    for path in project.paths():
        if posixpath.basename(path) == "CMakeLists.txt" or path.startswith("cmake/") and path.endswith(".cmake"):
            listed |= _listed(project, path)
    sources = project.paths("core/", "shell/", "web/", suffixes=(".cpp", ".c", ".hpp", ".h"))
    sources += project.paths("tests/", suffixes=(".cpp", ".c"))  # tests' own headers need no check of their own
    return [f"{path}: in no CMakeLists.txt" for path in sources if path not in listed]
