"""the sample programme and the time zones are sound"""

import tempfile
from pathlib import Path

import check_sample
from project import Project

CANARY = {"assets/sample/areas.csv": "id,en,zh\n"}


def check(project: Project) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        for path in project.paths("assets/"):
            copy = Path(name) / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(project.contents[path])
        return check_sample.problems(Path(name))
