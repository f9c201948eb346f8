"""C++ is laid out as .clang-format says (clang-format-19 -i FILE mends it)"""

import subprocess
import tempfile
from pathlib import Path

from project import SOURCE_SUFFIXES, Project

CANARY = {
    ".clang-format": "BasedOnStyle: LLVM\n",
    "core/base/id.hpp": "int  x=1 ;\n",
}


def check(project: Project) -> list[str]:
    paths = project.paths(suffixes=SOURCE_SUFFIXES)
    with tempfile.TemporaryDirectory() as folder:
        for path in [".clang-format", *paths]:
            copy = Path(folder, path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(project.contents[path])
        done = subprocess.run(["clang-format-19", "--dry-run", "--ferror-limit=1", "-Werror", *paths], cwd=folder,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
    wrong = {line.split(":", 1)[0] for line in done.stderr.splitlines() if ": error:" in line}
    if done.returncode != 0 and not wrong:
        return [f"clang-format-19 ended with code {done.returncode}: {done.stderr.strip()[-500:]}"]
    return sorted(wrong)
