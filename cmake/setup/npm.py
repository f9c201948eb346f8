"""The project's npm packages, exactly as locked in package-lock.json: into node_modules beside it."""

import hashlib
import os
import subprocess
from pathlib import Path

from cache import SetupError, locked, project_root
from progress import say


def ensure() -> Path:
    root = project_root()
    modules = root / "node_modules"
    stamp = modules / ".cairn-complete"  # written last; an interrupted installation has none
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return modules
    with locked():
        say("installing the npm packages of package-lock.json (85 MB unpacked)")
        done = subprocess.run(["npm", "ci", "--no-progress", "--loglevel=error"], cwd=root, text=True,
                              capture_output=True, env={**os.environ, "NO_UPDATE_NOTIFIER": "1"})
        if done.returncode != 0:
            raise SetupError(f"npm ci failed:\n{(done.stderr or done.stdout).strip()[-800:]}")
        stamp.write_text(wanted)
    return modules
