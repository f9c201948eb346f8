"""a source file includes its own header first, so that compiling it shows that the header needs nothing before it"""

from project import SOURCE_SUFFIXES, Project, includes_of

CANARY = {
    "core/base/id.hpp": "struct Id {};\n",
    "core/base/id.cpp": '#include <string>\n#include "core/base/id.hpp"\n',
}


def check(project: Project) -> list[str]:
    findings = []
    for path in project.paths(suffixes=SOURCE_SUFFIXES):
        header = path.removesuffix(".cpp") + ".hpp"
        if not path.endswith(".cpp") or header not in project.contents:
            continue
        first = next((name for _, name, _ in includes_of(project, path)), "nothing")
        if first.rsplit("/", 1)[-1] != header.rsplit("/", 1)[-1]:
            findings.append(f"{path}: includes {first} before {header}")
        if "#pragma once\n" not in project.text(header):
            findings.append(f"{header}: has no #pragma once")
    return findings
