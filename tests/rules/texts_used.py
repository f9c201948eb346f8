"""every text is used, known and written in both languages"""

import sys
from pathlib import Path

from project import Project

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shell" / "text"))
import check_text_usage  # noqa: E402

CANARY = {"assets/text/en/plan.ini": "title = My plan\n", "assets/text/zh/plan.ini": "title = My plan\n"}


def check(project: Project) -> list[str]:
    def texts(folder: str, *suffixes: str) -> dict[str, str]:
        return {path: project.text(path) for path in project.paths(folder, suffixes=suffixes)}

    sources = texts("shell/", ".cpp", ".hpp") | texts("web/", ".cpp", ".hpp")
    return check_text_usage.problems_of(texts("assets/text/en/", ".ini"), texts("assets/text/zh/", ".ini"), sources)
