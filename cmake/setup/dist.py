"""Makes the deployable static folder from the built web app and the files of web/.

Taken is what index.html, the service worker and the manifest lead to by name, and all of web/static.
Modules are minified; the service worker, into which a list is written, and what old browsers read stay as they are.
Every file gets its content's hash into its name, so that a server may call it immutable; %{name} in a text file
becomes the hashed name of `name`. index.html, sw.js and the manifest keep their names: they are what a browser asks
for. sw.js also gets %{precache}, the list of all files but those of %{on_demand}, and %{version}, a digest over them all.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from cache import SetupError, project_root
from progress import say

BUILT = ("cairn.js", "cairn.wasm", "cairn_rest.wasm", "cairn_key.wasm",
         "inter_latin_400.ttf", "inter_latin_600.ttf", "inter_licence.txt")
ON_DEMAND = {"inter_latin_400.ttf", "inter_latin_600.ttf", "inter_licence.txt"}  # cached when they were asked for
# fetched once the page can be used
AFTER_FIRST_FRAME = {"cairn_rest.wasm", "cairn_key.wasm", "key_worker.js", "sw.js"}
PAGE_SUFFIXES = {".html", ".js", ".css", ".webmanifest", ".svg", ".png", ".ico", ".json"}
TEMPLATE_SUFFIXES = {".html", ".js", ".css", ".webmanifest", ".svg"}
COMPRESSED_SUFFIXES = {".html", ".js", ".css", ".webmanifest", ".svg", ".json", ".wasm", ".txt", ".ttf", ".md"}
NAMED_AS_IS = {"index.html", "sw.js", "manifest.webmanifest", "robots.txt", "favicon.ico"}
TOKEN = re.compile(r"%\{([A-Za-z0-9_./-]+)\}")
NOT_MINIFIED = {"sw.js", "too_old.js"}
FILLED_LAST = {"precache", "on_demand", "version"}
MARKER = ".cairn-dist"


def is_hashed(name: str) -> bool:
    """Whether a name carries a hash, as `boot.0123456789.js` does."""
    return re.search(r"\.[0-9a-f]{10}\.[A-Za-z0-9]+$", name) is not None


def _without_hash(name: str) -> str:
    return re.sub(r"\.[0-9a-f]{10}(?=\.[A-Za-z0-9]+$)", "", name)


def _inputs(built: Path) -> dict[str, Path]:
    """Name in the page → file."""
    web = project_root() / "web"
    found = {name: built / name for name in BUILT if (built / name).exists()}
    if "cairn.js" not in found or "cairn.wasm" not in found:
        raise SetupError(f"{built.name} has no cairn.js and cairn.wasm: the web app is not built")
    found |= {path.name: path for path in sorted(web.iterdir()) if path.suffix in PAGE_SUFFIXES}
    static = {path.relative_to(web / "static").as_posix(): path
              for path in sorted((web / "static").rglob("*")) if path.is_file()}
    found |= static
    if "index.html" not in found:
        raise SetupError("web/index.html is missing")
    return {name: found[name] for name in sorted(_reached(found, set(static) | (NAMED_AS_IS & set(found))))}


def _reached(found: dict[str, Path], start: set[str]) -> set[str]:
    """What the page can ask for: a file of web/ that nothing refers to is not part of it."""
    reached, todo = set(start), sorted(start)
    while todo:
        name = todo.pop()
        if not _is_template(name):
            continue
        for token in TOKEN.findall(found[name].read_text(encoding="utf-8")):
            if token in found and token not in reached:
                reached.add(token)
                todo.append(token)
    return reached


def _digest(inputs: dict[str, Path]) -> str:
    total = hashlib.sha256(Path(__file__).read_bytes())
    for script in ("minify.mjs", "precompress.mjs"):
        total.update((Path(__file__).parent / script).read_bytes())
    for name, path in sorted(inputs.items()):
        total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _hashed(name: str, content: bytes) -> str:
    if name in NAMED_AS_IS:
        return name
    path = Path(name)
    return path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}").as_posix()


def _is_template(name: str) -> bool:
    return Path(name).suffix in TEMPLATE_SUFFIXES and name not in BUILT


def _templates(inputs: dict[str, Path]) -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in inputs.items() if _is_template(name)}


def _minified(inputs: dict[str, Path], templates: dict[str, str]) -> dict[str, str]:
    """The modules among the inputs, without what only people read."""
    modules = {name: templates.get(name) or path.read_text(encoding="utf-8") for name, path in inputs.items()
               if path.suffix == ".js" and name not in NOT_MINIFIED}
    script = Path(__file__).parent / "minify.mjs"
    done = subprocess.run(["node", script], input=json.dumps(modules), text=True, stdout=subprocess.PIPE)
    if done.returncode != 0:
        raise SetupError("minifying failed; the reason is above")
    return json.loads(done.stdout)


def _order(inputs: dict[str, Path], templates: dict[str, str]) -> list[str]:
    """Names, each after those whose hashed names it contains."""
    needs: dict[str, set[str]] = {name: set() for name in inputs}
    for name, text in templates.items():
        for token in TOKEN.findall(text):
            if token in FILLED_LAST and name == "sw.js":
                continue
            if token not in inputs:
                raise SetupError(f"web/{name} refers to %{{{token}}}, and there is no such file")
            if token != name:
                needs[name].add(token)
    if "sw.js" in needs:
        needs["sw.js"] |= set(inputs) - {"sw.js"}
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise SetupError(f"these files refer to each other in a circle: {' → '.join(error.args[1])}") from None


def _render(inputs: dict[str, Path]) -> dict[str, bytes]:
    """Name in the folder → content."""
    templates = _templates(inputs)
    modules = _minified(inputs, templates)
    templates |= {name: text for name, text in modules.items() if name in templates}
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for name in _order(inputs, templates):
        if name in templates:
            values = dict(names)
            if name == "sw.js":
                version = hashlib.sha256()
                for other in sorted(contents):
                    version.update(f"{other}\0{hashlib.sha256(contents[other]).hexdigest()}\n".encode())
                on_demand = {names[other] for other in ON_DEMAND & set(names)}
                values |= {"precache": json.dumps(sorted(set(contents) - on_demand)),
                           "on_demand": json.dumps(sorted(on_demand)), "version": version.hexdigest()[:16]}
            content = TOKEN.sub(lambda match: values.get(match[1], match[0]), templates[name]).encode()
        else:
            content = modules[name].encode() if name in modules else inputs[name].read_bytes()
        names[name] = _hashed(name, content)
        contents[names[name]] = content
    return contents


def _compress(folder: Path, before: Path) -> None:
    """Compresses each file, taking over what an earlier run did for the same content."""
    todo = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in COMPRESSED_SUFFIXES or not path.is_file():
            continue
        name = path.relative_to(folder)
        if is_hashed(path.name) and (before / name).exists():
            for suffix in (".br", ".gz"):
                old = before / (name.as_posix() + suffix)
                if old.exists():
                    shutil.copyfile(old, f"{path}{suffix}")
        else:
            todo.append(path)
    if todo:
        say(f"compressing {len(todo)} files")
        script = Path(__file__).parent / "precompress.mjs"
        done = subprocess.run(["node", script], input="\n".join(map(str, todo)), text=True)
        if done.returncode != 0:
            raise SetupError("compressing failed; the reason is above")


def _sizes(folder: Path) -> list[tuple[str, int, int, int]]:
    """Name, raw, gzip, Brotli."""
    rows = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".br", ".gz") and path.name != MARKER:
            raw = path.stat().st_size
            packed = [Path(f"{path}{suffix}") for suffix in (".gz", ".br")]
            rows.append((path.relative_to(folder).as_posix(), raw,
                         *(other.stat().st_size if other.exists() else raw for other in packed)))
    return rows


def transfer_bytes(folder: Path) -> tuple[int, int]:
    """What a first visit downloads until the page can be used; with all that is kept for offline use behind it.

    Nothing that is fetched on demand is in either.
    """
    sizes = {name: brotli for name, *_, brotli in _sizes(folder) if _without_hash(name) not in ON_DEMAND}
    first = sum(brotli for name, brotli in sizes.items() if _without_hash(name) not in AFTER_FIRST_FRAME)
    return first, sum(sizes.values())


def _print_sizes(folder: Path) -> None:
    rows = _sizes(folder)
    rows.append(("total", *(sum(row[column] for row in rows) for column in (1, 2, 3))))
    width = max(len(row[0]) for row in rows)
    print(f"{'file':{width}} {'raw':>11} {'gzip':>11} {'brotli':>11}", file=sys.stderr)
    for name, *sizes in rows:
        print(f"{name:{width}} " + " ".join(f"{size:11,}" for size in sizes), file=sys.stderr)


def make(built: Path, target: Path) -> Path:
    """The folder `target`, complete and compressed; nothing is done when it is so already."""
    inputs = _inputs(built)
    digest = _digest(inputs)
    marker = target / MARKER
    if marker.exists() and marker.read_text() == digest:
        return target
    if target.exists() and not marker.exists() and any(target.iterdir()):
        raise SetupError(f"{target} has other files in it; name an empty or new folder")
    fresh = target.with_name(target.name + ".partial")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in _render(inputs).items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _compress(fresh, before=target)
    (fresh / MARKER).write_text(digest)
    shutil.rmtree(target, ignore_errors=True)
    fresh.replace(target)
    _print_sizes(target)
    return target
