"""only shell/host and web name a platform"""

import re

from project import SOURCE_SUFFIXES, Project

PLATFORM = re.compile(r"__EMSCRIPTEN__|<emscripten|\bSDL(2/SDL)?\.h\b|\bEM_(ASM|JS)\b|\b_WIN32\b|\b__APPLE__\b")

CANARY = {"shell/ui/button.cpp": "#ifdef __EMSCRIPTEN__\n#endif\n", "core/base/a.hpp": "#include <SDL.h>\n"}


def check(project: Project) -> list[str]:
    return [f"{path}:{number}: {match[0]} belongs into shell/host or web"
            for path in project.paths("core/", "shell/", suffixes=SOURCE_SUFFIXES)
            if not path.startswith("shell/host/")
            for number, line in project.lines(path)
            if (match := PLATFORM.search(line))]
