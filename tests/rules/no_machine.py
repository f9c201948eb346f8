"""no file names a machine's folders or a package registry's host"""

import re
import shutil
import subprocess

from project import Project

PATH = re.compile(r"(?<![\w.~}\-])/(tmp|work|farm|root|home|Users)/[A-Za-z0-9_.-]+")

CANARY = {"core/base/a.cpp": 'open("/' + 'tmp/x");\n',
          "package-lock.json": '{"resolved": "https' + '://registry.example/a.tgz"}\n'}


def _registry_hosts() -> set[str]:
    """Asked from this machine's own package managers, so that none has to be named here."""
    answers = ""
    for command in (["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages"],
                    ["npm", "config", "get", "registry"]):
        if shutil.which(command[0]):
            answers += subprocess.run(command, capture_output=True, text=True).stdout + "\n"
    return set(re.findall(r"^https?://([^/\s]+)", answers, re.MULTILINE))


def check(project: Project) -> list[str]:
    hosts = _registry_hosts()
    findings = []
    for path in project.text_paths():
        text = project.text(path)
        found = [match for match in PATH.finditer(text)] if path != "package-lock.json" else []
        findings += [f"{path}:{text.count(chr(10), 0, match.start()) + 1}: a machine's path, {match[0]}"
                     for match in found]
        findings += [f"{path}: names a package registry's host" for host in hosts if host in text]
        if path.endswith("package-lock.json") and re.search(r'"resolved":\s*"https?:', text):
            findings.append(f"{path}: has registry addresses; .npmrc leaves them out")
    return findings
