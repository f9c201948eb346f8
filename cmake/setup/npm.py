"""npm packages, exactly as locked: the project's into node_modules beside package-lock.json, others on demand."""

import hashlib
import os
import subprocess
from pathlib import Path

from cache import SetupError, locked, project_root
from progress import say


def ensure() -> Path:
    """What the build and the tests need."""
    return install(project_root(), "85 MB unpacked")


def install(folder: Path, size: str) -> Path:
    """Fills `folder`/node_modules as `folder`/package-lock.json says; answers at once when that is done."""
    modules = folder / "node_modules"
    stamp = modules / ".cairn-complete"  # written last; an interrupted installation has none
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return modules
    with locked():
        say(f"installing the npm packages of {(folder / 'package-lock.json').relative_to(project_root())} ({size})")
        done = subprocess.run(["npm", "ci", "--no-progress", "--loglevel=error"], cwd=folder, text=True,
                              capture_output=True, env={**os.environ, "NO_UPDATE_NOTIFIER": "1"})
        if done.returncode != 0:
            raise SetupError(f"npm ci failed:\n{(done.stderr or done.stdout).strip()[-800:]}")
        stamp.write_text(wanted)
    return modules
