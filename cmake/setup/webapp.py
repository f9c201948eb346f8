"""From a bare checkout to the deployable folder; each part answers at once when there is nothing to do."""

from pathlib import Path

import build
import dist
import emscripten
import fonts
import npm
import sources
import system


def prepare(install: bool, needs: list[system.Need]) -> None:
    """Everything a build of the web app needs."""
    system.ensure(needs, install)
    npm.ensure()
    emscripten.ensure()
    sources.ensure()
    fonts.ensure()


def make(target: Path | None = None) -> Path:
    """Builds the web app and returns the folder to serve."""
    built = build.build("web", ["cairn_web"])
    return dist.make(built, target or built / "dist")
