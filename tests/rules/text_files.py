"""text files are UTF-8 without a mark, have Unix line ends, and end with one"""

from project import Project

CANARY = {"README.md": "one\r\ntwo"}


def check(project: Project) -> list[str]:
    findings = []
    for path in project.text_paths():
        content = project.contents[path]
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            findings.append(f"{path}: not UTF-8")
        if content.startswith(b"\xef\xbb\xbf"):
            findings.append(f"{path}: has a byte order mark")
        if b"\r" in content:
            findings.append(f"{path}: has carriage returns")
        if content and not content.endswith(b"\n"):
            findings.append(f"{path}: does not end with a line end")
    return findings
