"""every text key is used by the shell, every key the shell uses exists, and every text is translated"""

import re
import sys
from pathlib import Path

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
HAN = re.compile(r"[\u3400-\u9fff]")
# Names and signs that Chinese writes in Latin letters.
SAME_IN_CHINESE = re.compile(r"^(Cairn|CSV|URL|UTC|English|KB|MB|GB|[\W\d_]|\s)*$", re.IGNORECASE)


def read_texts(files: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Key as C++ calls it → (place, text), of the .ini files of one language."""
    texts = {}
    for path, content in sorted(files.items()):
        for number, line in enumerate(content.splitlines(), 1):
            key, separator, value = line.partition("=")
            if separator and not line.lstrip().startswith("#"):
                texts[f"{Path(path).stem}_{key.strip()}"] = (f"{path}:{number}", value.strip())
    return texts


def code_of(source: str) -> str:
    """Without comments and the contents of string literals, which use no key."""
    source = re.sub(r"//[^\n]*|/\*.*?\*/", "", source, flags=re.DOTALL)
    return re.sub(r'"(\\.|[^"\\\n])*"', '""', source)


def is_translated(english: str, chinese: str) -> bool:
    words = PLACEHOLDER.sub("", chinese)
    return bool(HAN.search(words)) or not re.search(r"[A-Za-z]{2}", words) or bool(SAME_IN_CHINESE.match(words))


def problems_of(english: dict[str, str], chinese: dict[str, str], sources: dict[str, str]) -> list[str]:
    """`english`, `chinese` and `sources` hold path → content."""
    texts, translations = read_texts(english), read_texts(chinese)
    sections = {key.split("_")[0] for key in texts}
    found, used = [], set()
    for path, source in sources.items():
        code = code_of(source)
        used |= set(re.findall(r"[a-z][a-z0-9_]+", code))
        for match in re.finditer(r"(?:\.|->|Text::)([a-z][a-z0-9_]+)\s*\(", code):
            before = code[max(0, match.start() - 16):match.start()]
            is_text = re.search(r"(text|text_|tr|words)(\(\))?$", before) or match[0].startswith("Text::")
            if is_text and match[1].split("_")[0] in sections and "_" in match[1] and match[1] not in texts:
                found.append(f"{path}: uses the text {match[1]}, which does not exist")
    for key, (place, words) in texts.items():
        if key not in used:
            found.append(f"{place}: nothing uses {key}")
        if key in translations and not is_translated(words, translations[key][1]):
            found.append(f"{translations[key][0]}: {key} is not translated")
    for key, (place, _) in translations.items():
        if key not in texts:
            found.append(f"{place}: {key} does not exist in English")
    found += [f"{place}: {key} has no Chinese" for key, (place, _) in texts.items() if key not in translations]
    return found


def read_folder(root: Path, folder: str, *suffixes: str) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((root / folder).rglob("*")) if path.suffix in suffixes}


def problems(root: Path) -> list[str]:
    sources = read_folder(root, "shell", ".cpp", ".hpp") | read_folder(root, "web", ".cpp", ".hpp")
    return problems_of(read_folder(root, "assets/text/en", ".ini"), read_folder(root, "assets/text/zh", ".ini"), sources)


CANARIES = {
    "nothing uses plan_spare": ({"en/plan.ini": "spare = A word"}, {"zh/plan.ini": "spare = 词"}, {"a.cpp": "int x;"}),
    "nothing uses plan_title": ({"en/plan.ini": "title = Plan"}, {"zh/plan.ini": "title = 计划"},
                                {"a.cpp": "// text.plan_title()"}),
    "plan_nothing, which does not exist": ({"en/plan.ini": "title = Plan"}, {"zh/plan.ini": "title = 计划"},
                                           {"a.cpp": "text.plan_title(); text.plan_nothing();"}),
    "is not translated": ({"en/plan.ini": "title = Plan"}, {"zh/plan.ini": "title = Plan"},
                          {"a.cpp": "text.plan_title();"}),
    "has no Chinese": ({"en/plan.ini": "title = Plan"}, {}, {"a.cpp": "text.plan_title();"}),
}


def deaf_canaries() -> list[str]:
    """The canaries that are not found, so that this check would check nothing."""
    return [expected for expected, invented in CANARIES.items()
            if not any(expected in finding for finding in problems_of(*invented))]


if __name__ == "__main__":
    findings = problems(Path(__file__).resolve().parents[3]) + [f"deaf to: {canary}" for canary in deaf_canaries()]
    print("\n".join(findings) or "every text is used, known and translated")
    sys.exit(1 if findings else 0)
