#!/usr/bin/env python3
"""Writes assets/zones.csv: the rule of every time zone, as one short POSIX TZ string.

Usage:   python3 assets/generate_zones.py            writes zones.csv beside this file
         python3 assets/generate_zones.py --check    writes nothing, exit code 1 when the file differs
Input:   /usr/share/zoneinfo, or the folder named by the variable TZDIR. The committed file was made from tzdata 2025b.
Output:  `zone,rule`, sorted by name, UTF-8, LF. A rule is one of
           CET-1CEST,M3.5.0,M10.5.0/3   the POSIX TZ string in the footer of the zone's TZif file (RFC 8536, 3.3)
           =Asia/Kolkata                the row is an old or alternative name of the zone after the equals sign

A zone is canonical when zone.tab or zone1970.tab lists it, and UTC is added. The fixed offsets (Etc/GMT-8) and the
few zones named like rules (EST5EDT) follow with rules of their own, because a browser may report them. Every other
name in the database becomes an alias of a canonical name; aliases never chain.

A footer is valid from the last listed transition on, so it serves today and the future but not the past. Four zones
list transitions for decades ahead: in Africa/Casablanca, Africa/El_Aaiun, Asia/Gaza and Asia/Hebron some clock changes
follow Ramadan, thus the moon, which no POSIX string can say. They keep the footer, which is right except around that
month. The script measures this and names each such zone on standard error.
"""

import datetime
import io
import os
import sys
import zoneinfo
from pathlib import Path

FOLDER = Path(os.environ.get("TZDIR", "/usr/share/zoneinfo"))
OUTPUT = Path(__file__).resolve().parent / "zones.csv"
YEARS_CHECKED = 12
OWN_RULES = ["CET", "CST6CDT", "EET", "EST", "EST5EDT", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET"]


def version(folder: Path) -> str:
    """Version of the installed database, such as 2025b."""
    with open(folder / "tzdata.zi", encoding="utf-8") as lines:
        return lines.readline().removeprefix("# version").strip()


def canonical_names(folder: Path) -> set[str]:
    """Names in column 3 of the two tables, and UTC."""
    names = {"UTC"}
    for table in ("zone.tab", "zone1970.tab"):
        for line in (folder / table).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                names.add(line.split("\t")[2])
    return names


def footer(path: Path) -> str:
    """The TZ string between the last two newlines of a TZif file of version 2 or later."""
    data = path.read_bytes()
    if data[:4] != b"TZif" or data[4:5] < b"2" or not data.endswith(b"\n"):
        raise ValueError(f"{path} is not a TZif file with a footer")
    rule = data[data.rindex(b"\n", 0, -1) + 1 : -1].decode("ascii")
    if not rule:
        raise ValueError(f"{path} has an empty footer")
    return rule


def links(folder: Path) -> dict[str, str]:
    """Alias to target, from the `L target alias` lines of tzdata.zi."""
    found = {}
    for line in (folder / "tzdata.zi").read_text(encoding="utf-8").splitlines():
        if line.startswith("L "):
            _, target, alias = line.split()
            found[alias] = target
    return found


def resolve(alias: str, targets: dict[str, str], known: set[str]) -> str | None:
    """Follows links until a known name; Etc/UTC and Etc/GMT count as UTC."""
    name, steps = alias, 0
    while name not in known and steps < 8:
        if name in ("Etc/UTC", "Etc/GMT"):
            return "UTC"
        if name not in targets:
            return None
        name, steps = targets[name], steps + 1
    return name


def rule_only(rule: str) -> zoneinfo.ZoneInfo:
    """A zone that knows nothing but a rule: a TZif file without transitions, with that footer."""
    header = b"TZif2" + bytes(15) + b"".join(n.to_bytes(4, "big") for n in (0, 0, 0, 0, 1, 4))
    body = bytes(6) + b"UTC\0"
    return zoneinfo.ZoneInfo.from_file(io.BytesIO((header + body) * 2 + b"\n" + rule.encode() + b"\n"))


def differing_days(name: str, rule: str) -> int:
    """Days in the coming years at whose noon in UTC rule and database disagree about the offset."""
    with open(FOLDER / name, "rb") as file:
        database = zoneinfo.ZoneInfo.from_file(file)
    alone = rule_only(rule)
    moment = datetime.datetime(datetime.date.today().year, 1, 1, 12, tzinfo=datetime.timezone.utc)
    days = 0
    for _ in range(YEARS_CHECKED * 365):
        days += moment.astimezone(database).utcoffset() != moment.astimezone(alone).utcoffset()
        moment += datetime.timedelta(days=1)
    return days


def table(folder: Path) -> dict[str, str]:
    """Every row of zones.csv."""
    rows = {name: footer(folder / name) for name in canonical_names(folder)}
    fixed = [f"Etc/GMT{sign}{n}" for sign, most in (("+", 12), ("-", 14)) for n in range(1, most + 1)]
    for name in fixed + OWN_RULES:
        if name not in rows and (folder / name).exists():
            rows[name] = footer(folder / name)
    known, targets = set(rows), links(folder)
    for alias in sorted([*targets, "Etc/UTC", "Etc/GMT"]):
        if alias not in known:
            target = resolve(alias, targets, known)
            if target is None:
                raise ValueError(f"alias {alias} leads nowhere")
            rows[alias] = f"={target}"
    return rows


def as_csv(rows: dict[str, str]) -> str:
    """RFC 4180 with LF; a rule with a comma is quoted."""
    quoted = (f'{name},"{rule}"' if "," in rule else f"{name},{rule}" for name, rule in sorted(rows.items()))
    return "\n".join(["zone,rule", *quoted]) + "\n"


def main() -> int:
    text = as_csv(table(FOLDER))
    if "--check" in sys.argv[1:]:
        same = OUTPUT.read_text(encoding="utf-8") == text
        print(f"{OUTPUT.name} {'matches' if same else 'differs from'} tzdata {version(FOLDER)}")
        return 0 if same else 1
    OUTPUT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{OUTPUT.name}: {text.count(chr(10)) - 1} rows from tzdata {version(FOLDER)}")
    for name, rule in sorted(table(FOLDER).items()):
        if not rule.startswith("=") and (days := differing_days(name, rule)):
            print(f"{name}: {rule} is off on {days} days in {YEARS_CHECKED} years", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
