"""no source file is over 64 KB, no other file over 1 MB"""

from project import SOURCE_SUFFIXES, Project

SOURCE_BYTES_MAX = 64 * 1024
FILE_BYTES_MAX = 1024 * 1024

CANARY = {"core/base/everything.cpp": "int x;\n" * 10_000}


def check(project: Project) -> list[str]:
    findings = []
    for path, content in project.contents.items():
        limit = SOURCE_BYTES_MAX if path.endswith((*SOURCE_SUFFIXES, ".js", ".mjs", ".py")) else FILE_BYTES_MAX
        if len(content) > limit:
            findings.append(f"{path}: {len(content):,} bytes, over {limit:,}")
    return findings
