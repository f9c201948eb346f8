#!/usr/bin/env python3
"""Checks the sample programme in assets/sample and the time zones in assets/zones.csv.

`problems(root)` returns one sentence per problem and an empty list when all is well.
Run as a script it prints them and ends with exit code 1 if there is any; the optional argument is the checkout.
"""

import csv
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

COLUMNS = {
    "areas": "id en zh",
    "skills": "id area hours en zh",
    "prerequisites": "prerequisite skill",
    "courses": "id hours teaches en zh summary_en summary_zh",
    "lessons": "course skill minutes en zh",
    "coaches": "id name headline_en headline_zh zone languages capacity years team skills hours",
    "learners": "id name headline_en headline_zh zone languages weekly_hours team manager goal goal_level goal_weeks"
    " skills hours",
    "pairs": "learner coach state weeks_ago",
    "proposals": "id author days_ago evidence",
    "proposal_changes": "proposal kind skill other en zh area hours",
    "sessions": "id learner coach state proposer weeks weekday time minutes late learner_rating coach_rating agenda"
    " notes",
    "session_actions": "session owner due_days state text",
}
BROTLI_BYTES_MAX = 45_000
XZ_BYTES_MAX = 48_000  # the budget when node is absent; xz needs 6 % more for these tables
SUMMARY_LENGTH_MAX = 90
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
ID = re.compile(r"[a-z][a-z0-9_]*")
HAN = re.compile(r"[\u4e00-\u9fff]")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
WINDOW = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d\d):(\d\d)-(\d\d):(\d\d)")
PLACEHOLDER = re.compile(r"lorem|ipsum|todo|tbd|xxx|foo\b|placeholder|待定|占位", re.IGNORECASE)
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]")
UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
OFFSET = r"[+-]?\d{1,2}(:\d\d){0,2}"
NAME = r"([A-Za-z]{3,}|<[+-]?\w{2,}>)"
DATE = rf"M\d{{1,2}}\.[1-5]\.[0-6](/[+-]?\d{{1,3}}(:\d\d){{0,2}})?"
RULE = re.compile(rf"{NAME}{OFFSET}({NAME}({OFFSET})?,{DATE},{DATE})?")


class Report:
    """Collects sentences; every check adds to one."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def add(self, sentence: str) -> None:
        self.sentences.append(sentence)

    def unless(self, holds: bool, sentence: str) -> None:
        if not holds:
            self.add(sentence)

    def whole(self, text: str, low: int, high: int, where: str) -> int:
        """The number in `text`, reported when it is not a whole number from low to high."""
        number = int(text) if re.fullmatch(r"\d+", text) else -1
        self.unless(low <= number <= high, f"{where} is {text!r}, not a whole number from {low} to {high}.")
        return number


def read(path: Path, columns: list[str], report: Report) -> list[dict[str, str]]:
    """Rows of one table; file form and header are checked on the way."""
    if not path.exists():
        report.add(f"{path.name} is missing.")
        return []
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        report.add(f"{path.name} is not UTF-8.")
        return []
    report.unless(b"\r" not in data, f"{path.name} has carriage returns.")
    report.unless(not data.startswith(b"\xef\xbb\xbf"), f"{path.name} starts with a byte order mark.")
    report.unless(text.endswith("\n"), f"{path.name} does not end with a newline.")
    report.unless(unicodedata.is_normalized("NFC", text), f"{path.name} is not in normal form NFC.")
    lines = list(csv.reader(text.splitlines(), strict=True))
    if not lines or lines[0] != columns:
        report.add(f"{path.name} must start with the header {','.join(columns)}.")
        return []
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(columns):
            report.add(f"{path.name} line {number} has {len(cells)} cells, not {len(columns)}.")
            continue
        for cell in cells:
            report.unless(cell == cell.strip(), f"{path.name} line {number} has a cell with outer spaces.")
        rows.append(dict(zip(columns, cells)))
    return rows


def index(rows: list[dict[str, str]], table: str, report: Report) -> dict[str, dict[str, str]]:
    """Rows by id; malformed and repeated ids are reported."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        report.unless(ID.fullmatch(row["id"]) is not None, f"{table}: id {row['id']!r} is not snake_case.")
        report.unless(row["id"] not in found, f"{table}: id {row['id']} appears twice.")
        found[row["id"]] = row
    return found


def check_words(rows: list[dict[str, str]], table: str, fields: list[tuple[str, str]], report: Report) -> None:
    """Both languages are there, and the Chinese is set as Chinese."""
    for row in rows:
        for english, chinese in fields:
            key = row.get("id") or row.get("course")
            en, zh = row[english], row[chinese]
            report.unless(en != "", f"{table} {key}: {english} is empty.")
            report.unless(not HAN.search(en), f"{table} {key}: {english} has Han characters.")
            report.unless(HAN.search(zh) is not None, f"{table} {key}: {chinese} {zh!r} has no Han character.")
            report.unless(not PLACEHOLDER.search(f"{en} {zh}"), f"{table} {key}: {english} reads like a placeholder.")
            report.unless(not HALF_WIDTH.search(zh), f"{table} {key}: {zh!r} has half-width punctuation.")
            report.unless(not UNSPACED.search(zh), f"{table} {key}: {zh!r} lacks a space beside a Latin word or number.")
            report.unless("!" not in en and "！" not in zh, f"{table} {key}: {english} has an exclamation mark.")
            report.unless("\u2014" not in en and "\u2013" not in en, f"{table} {key}: {english} has a dash.")
    for english, chinese in fields:
        for field in (english, chinese):
            for text, times in Counter(row[field] for row in rows).items():
                report.unless(times == 1, f"{table}: {field} {text!r} is used {times} times.")


def levels(text: str, low: int, high: int, skills: dict, where: str, report: Report) -> dict[str, int]:
    """`skill:level;skill:level` as a dictionary."""
    found: dict[str, int] = {}
    for part in filter(None, text.split(";")):
        skill, _, level = part.partition(":")
        report.unless(skill in skills, f"{where} names the unknown skill {skill!r}.")
        report.unless(skill not in found, f"{where} names {skill} twice.")
        found[skill] = report.whole(level, low, high, f"{where}: level of {skill}")
    return found


def minutes_a_week(text: str, where: str, report: Report) -> int:
    """Total of the weekly windows; each must parse, lie on quarter hours, and follow the one before."""
    total, before = 0, -1
    for part in text.split(";"):
        match = WINDOW.fullmatch(part)
        if match is None:
            report.add(f"{where}: window {part!r} cannot be read.")
            continue
        day, numbers = DAYS.index(match[1]) * 1440, [int(match[n]) for n in range(2, 6)]
        start, end = day + numbers[0] * 60 + numbers[1], day + numbers[2] * 60 + numbers[3]
        quarter = all(n % 15 == 0 and n < 60 for n in numbers[1::2])
        report.unless(quarter, f"{where}: window {part!r} is not on quarter hours.")
        report.unless(day <= start < end <= day + 1440, f"{where}: window {part!r} does not end after it starts.")
        report.unless(start >= before, f"{where}: window {part!r} overlaps or precedes the one before it.")
        total, before = total + end - start, end
    return total


def ancestors_of(before: dict[str, list[str]], report: Report) -> dict[str, set[str]]:
    """All direct and indirect prerequisites of each skill; a cycle is reported and cut."""
    done: dict[str, set[str]] = {}

    def visit(skill: str, path: tuple[str, ...]) -> set[str]:
        if skill in path:
            report.add(f"Prerequisites form a cycle: {' > '.join(path[path.index(skill):] + (skill,))}.")
            return set()
        if skill not in done:
            found: set[str] = set()
            for earlier in before[skill]:
                found |= {earlier} | visit(earlier, (*path, skill))
            done[skill] = found
        return done[skill]

    for skill in list(before):
        visit(skill, ())
    return done


def check_graph(rows: list[dict[str, str]], skills: dict, report: Report) -> dict[str, list[str]]:
    """Known ends, no cycle, no edge that follows from others, one connected whole of useful depth."""
    before: dict[str, list[str]] = {skill: [] for skill in skills}
    for row in rows:
        earlier, later = row["prerequisite"], row["skill"]
        if earlier not in skills or later not in skills:
            report.add(f"prerequisites: {earlier} > {later} names an unknown skill.")
            continue
        report.unless(earlier not in before[later], f"prerequisites: {earlier} > {later} appears twice.")
        before[later].append(earlier)
    above = ancestors_of(before, report)
    if report.sentences and any("cycle" in sentence for sentence in report.sentences):
        return before
    for later, direct in before.items():
        for earlier in direct:
            implied = any(earlier in above[other] for other in direct if other != earlier)
            report.unless(not implied, f"prerequisites: {earlier} > {later} already follows from the others.")
    depth: dict[str, int] = {}
    for skill in sorted(skills, key=lambda name: len(above[name])):
        depth[skill] = 1 + max((depth[earlier] for earlier in before[skill]), default=0)
    neighbours = defaultdict(set)
    for later, direct in before.items():
        for earlier in direct:
            neighbours[later].add(earlier)
            neighbours[earlier].add(later)
    for skill in skills:
        report.unless(bool(neighbours[skill]), f"Skill {skill} has no connection in the graph.")
    reached, open_ends = set(), list(skills)[:1]
    while open_ends:
        skill = open_ends.pop()
        if skill not in reached:
            reached.add(skill)
            open_ends.extend(neighbours[skill])
    report.unless(len(reached) == len(skills), f"The graph falls apart: one part has {len(reached)} skills.")
    if skills:
        mean = sum(map(len, before.values())) / len(skills)
        report.unless(1.3 <= mean <= 2.1, f"Skills have {mean:.2f} prerequisites on average, not 1.4 to 2.")
        report.unless(max(depth.values()) >= 8, f"The graph is only {max(depth.values())} skills deep, not 8.")
        roots = sum(not direct for direct in before.values())
        report.unless(roots >= 3, f"Only {roots} skills have no prerequisite, not several.")
    return before


def check_courses(tables: dict, skills: dict, report: Report) -> None:
    """Every skill is taught, lessons fit their course, and hours hold the lessons."""
    courses = index(tables["courses"], "courses", report)
    report.unless(len(courses) >= 44, f"There are {len(courses)} courses, not at least 44.")
    taught: dict[str, dict[str, int]] = {}
    for key, row in courses.items():
        taught[key] = levels(row["teaches"], 1, 5, skills, f"Course {key}", report)
        report.unless(bool(taught[key]), f"Course {key} teaches nothing.")
        report.whole(row["hours"], 2, 80, f"Course {key}: hours")
        report.unless(len(row["summary_en"]) <= SUMMARY_LENGTH_MAX, f"Course {key}: the summary is too long.")
    for skill in skills:
        best = max((found.get(skill, 0) for found in taught.values()), default=0)
        report.unless(best >= 3, f"Skill {skill} is taught up to level {best} only, not 3.")
    lessons, minutes = defaultdict(list), Counter()
    order = list(dict.fromkeys(row["course"] for row in tables["lessons"]))
    report.unless(order == list(courses), "Lessons are not in the order of the courses, or a course has none.")
    for row in tables["lessons"]:
        course = row["course"]
        report.unless(row["skill"] in taught.get(course, {}), f"Lesson {row['en']!r} is not on a skill of {course}.")
        lessons[course].append(row["skill"])
        minutes[course] += report.whole(row["minutes"], 5, 120, f"Lesson {row['en']!r}: minutes")
    for key, row in courses.items():
        count = len(lessons[key])
        report.unless(4 <= count <= 7, f"Course {key} has {count} lessons, not 4 to 7.")
        for skill in taught[key]:
            report.unless(skill in lessons[key], f"Course {key} has no lesson on {skill}.")
        report.unless(minutes[key] <= int(row["hours"]) * 60, f"Course {key} has more lesson time than hours.")
    check_words(tables["courses"], "courses", [("en", "zh"), ("summary_en", "summary_zh")], report)
    check_words(tables["lessons"], "lessons", [("en", "zh")], report)


def check_lesson_texts(folder: Path, lessons: list[dict[str, str]], report: Report) -> None:
    """Each course with texts has one under its heading for every lesson, in both languages, in the lessons' order."""
    courses = sorted({path.name.split(".")[0] for path in folder.iterdir()})
    report.unless(len(courses) >= 2, "Fewer than two courses have texts.")
    for course in courses:
        for language in ("en", "zh"):
            text = (folder / f"{course}.{language}.md").read_text(encoding="utf-8")
            headings = [line[2:] for line in text.splitlines() if line.startswith("# ")]
            titles = [row[language] for row in lessons if row["course"] == course]
            report.unless(headings == titles, f"{course}.{language}.md has other headings than the course has lessons.")


def check_person(row: dict[str, str], zones: dict[str, str], low: int, high: int, report: Report) -> None:
    """What coaches and learners share: zone, languages, weekly windows."""
    key = row["id"]
    report.unless(row["name"] != "" and row["team"] != "", f"{key} lacks a name or a team.")
    known = row["zone"] in zones and not zones[row["zone"]].startswith("=")
    report.unless(known, f"{key}: {row['zone']!r} is not a canonical time zone.")
    languages = row["languages"].split(";")
    report.unless(all(LANGUAGE.fullmatch(code) for code in languages), f"{key}: languages {row['languages']!r}.")
    report.unless(len(set(languages)) == len(languages), f"{key} names a language twice.")
    minutes = minutes_a_week(row["hours"], key, report)
    report.unless(low <= minutes <= high, f"{key} has {minutes / 60:.2f} h a week, not {low // 60} to {high // 60}.")


def check_coaches(rows: list[dict[str, str]], skills: dict, zones: dict[str, str], report: Report) -> dict:
    """24 people around the world who between them can teach everything."""
    coaches = index(rows, "coaches", report)
    report.unless(len(coaches) == 24, f"There are {len(coaches)} coaches, not 24.")
    covered: set[str] = set()
    for key, row in coaches.items():
        check_person(row, zones, 120, 480, report)
        report.whole(row["capacity"], 1, 5, f"{key}: capacity")
        report.whole(row["years"], 1, 45, f"{key}: years")
        own = levels(row["skills"], 3, 5, skills, key, report)
        report.unless(6 <= len(own) <= 12, f"{key} has {len(own)} skills, not 6 to 12.")
        covered |= set(own)
    for skill in skills:
        report.unless(skill in covered, f"No coach has {skill} at level 3 or higher.")
    shanghai = sum(row["zone"] == "Asia/Shanghai" for row in rows)
    report.unless(shanghai == 6, f"{shanghai} coaches are in Asia/Shanghai, not 6.")
    check_words(rows, "coaches", [("headline_en", "headline_zh")], report)
    return coaches


def check_learners(rows: list, coaches: dict, skills: dict, before: dict, zones: dict, report: Report) -> dict:
    """120 people whose levels agree with the graph."""
    learners = index(rows, "learners", report)
    report.unless(len(learners) == 120, f"There are {len(learners)} learners, not 120.")
    first = next(iter(learners), "")
    report.unless(first == "lin_yue", f"The first learner is {first!r}, not lin_yue.")
    held = prerequisites_held = 0
    for key, row in learners.items():
        report.unless(key not in coaches, f"{key} is a coach and a learner.")
        check_person(row, zones, 180, 720, report)
        report.whole(row["weekly_hours"], 1, 20, f"{key}: weekly_hours")
        report.whole(row["goal_weeks"], 8, 40, f"{key}: goal_weeks")
        goal_level = report.whole(row["goal_level"], 3, 4, f"{key}: goal_level")
        own = levels(row["skills"], 0, 5, skills, key, report)
        report.unless(row["goal"] in skills, f"{key} has the unknown goal {row['goal']!r}.")
        report.unless(own.get(row["goal"], 0) < goal_level, f"{key} has reached the goal {row['goal']} already.")
        report.unless(row["manager"] in coaches or row["manager"] == "", f"{key}: unknown manager {row['manager']}.")
        if row["manager"] in coaches:
            same = coaches[row["manager"]]["team"] == row["team"]
            report.unless(same, f"{key} and the manager {row['manager']} are in different teams.")
        needed = [earlier for skill, level in own.items() if level > 0 for earlier in before.get(skill, [])]
        have = sum(own.get(earlier, 0) > 0 for earlier in needed)
        held, prerequisites_held = held + len(needed), prerequisites_held + have
        report.unless(have >= 0.75 * len(needed), f"{key} has {have} of {len(needed)} prerequisites, not three quarters.")
    report.unless(prerequisites_held >= 0.95 * held, "Learners lack more than a twentieth of the prerequisites.")
    goals = {row["goal"] for row in rows}
    report.unless(len(goals) >= 35, f"Learners have {len(goals)} different goals, not at least 35.")
    managed = sum(row["manager"] != "" for row in rows)
    report.unless(12 <= managed <= 20, f"{managed} learners report to a coach, not about 15.")
    chinese = sum(HAN.search(row["name"]) is not None for row in rows)
    report.unless(55 <= chinese <= 65, f"{chinese} learners have a Chinese name, not about half.")
    check_words(rows, "learners", [("headline_en", "headline_zh")], report)
    return learners


def check_pairs(rows: list[dict[str, str]], learners: dict, coaches: dict, report: Report) -> None:
    """70 relationships that keep the rules: capacity, language, never the own manager."""
    report.unless(len(rows) == 70, f"There are {len(rows)} pairs, not 70.")
    load, current, seen = Counter(), Counter(), set()
    for row in rows:
        learner, coach, state = learners.get(row["learner"]), coaches.get(row["coach"]), row["state"]
        where = f"Pair {row['learner']} with {row['coach']}"
        report.unless(state in ("confirmed", "ended", "declined"), f"{where}: unknown state {state!r}.")
        report.whole(row["weeks_ago"], 0, 200, f"{where}: weeks_ago")
        if learner is None or coach is None:
            report.add(f"{where} names an unknown person.")
            continue
        report.unless((learner["id"], coach["id"]) not in seen, f"{where} appears twice.")
        seen.add((learner["id"], coach["id"]))
        report.unless(learner["manager"] != coach["id"], f"{where}: the coach is the manager.")
        common = set(learner["languages"].split(";")) & set(coach["languages"].split(";"))
        report.unless(bool(common), f"{where}: no common language.")
        if state == "confirmed":
            load[coach["id"]] += 1
            current[learner["id"]] += 1
    for key, places in load.items():
        capacity = coaches[key]["capacity"]
        report.unless(places <= int(capacity), f"{key} has {places} confirmed learners and {capacity} places.")
    for key, count in current.items():
        report.unless(count == 1, f"{key} has {count} confirmed coaches.")
    for state in ("confirmed", "ended", "declined"):
        report.unless(any(row["state"] == state for row in rows), f"No pair is {state}.")


def check_sessions(tables: dict, report: Report) -> None:
    """Sessions are of pairs that are confirmed, at whole quarters; actions belong to one of them."""
    pairs = {(row["learner"], row["coach"]) for row in tables["pairs"] if row["state"] == "confirmed"}
    sessions = index(tables["sessions"], "sessions", report)
    for key, row in sessions.items():
        report.unless((row["learner"], row["coach"]) in pairs, f"Session {key} is of two who are no pair.")
        report.unless(row["state"] in ("proposed", "confirmed", "held"), f"Session {key} has an unknown state.")
        report.unless(row["proposer"] in ("learner", "coach"), f"Session {key} is named by neither side.")
        report.unless(row["late"] in ("", "learner", "coach"), f"Session {key}: neither side was late.")
        report.unless(row["weekday"] in DAYS, f"Session {key} has no weekday.")
        report.unless(re.fullmatch(r"[01]\d:(00|15|30|45)", row["time"]) is not None, f"Session {key} has no time.")
        report.whole(row["minutes"], 15, 240, f"Session {key}: minutes")
        is_past = row["weeks"] in ("-3", "-2")
        report.unless(is_past == (row["state"] == "held") and row["weeks"] in ("-3", "-2", "0", "1"),
                      f"Session {key} is {row['state']} in week {row['weeks']}.")
        for side in ("learner_rating", "coach_rating"):
            if row[side]:
                report.whole(row[side], 1, 5, f"Session {key}: {side}")
        report.unless(bool(row["agenda"]), f"Session {key} has no agenda.")
    for row in tables["session_actions"]:
        where = f"The action {row['text']!r}"
        report.unless(row["session"] in sessions, f"{where} is of no session.")
        report.unless(row["owner"] in ("learner", "coach"), f"{where} has no owner.")
        report.unless(row["state"] in ("open", "done") and bool(row["text"]), f"{where} is neither open nor done.")
        report.unless(re.fullmatch(r"-?\d{1,2}", row["due_days"]) is not None, f"{where} has no day.")


def check_proposals(tables: dict, learners: dict, areas: dict, skills: dict, report: Report) -> None:
    """What learners propose names what is there, or what an earlier line of the proposal adds."""
    proposals = index(tables["proposals"], "proposals", report)
    for key, row in proposals.items():
        report.unless(row["author"] in learners, f"Proposal {key}: unknown author {row['author']!r}.")
        report.unless(row["evidence"] != "", f"Proposal {key} has no evidence.")
        report.whole(row["days_ago"], 0, 200, f"Proposal {key}: days_ago")
    known = {key: set(skills) for key in proposals}
    for row in tables["proposal_changes"]:
        key, kind = row["proposal"], row["kind"]
        where = f"Proposal {key}: {kind} {row['skill']}"
        if key not in proposals:
            report.add(f"{where} belongs to no proposal.")
            continue
        if kind == "add_skill":
            report.unless(row["skill"] not in known[key], f"{where} is there already.")
            report.unless(row["area"] in areas, f"{where}: unknown area {row['area']!r}.")
            report.whole(row["hours"], 2, 40, f"{where}: hours")
            known[key].add(row["skill"])
        ends = [row["skill"], *([row["other"]] if kind not in ("add_skill", "rename_skill") else [])]
        report.unless(all(end in known[key] for end in ends), f"{where} names an unknown skill.")
        is_titled = kind in ("add_skill", "rename_skill")
        report.unless(bool(row["en"] and row["zh"]) == is_titled, f"{where}: titles in both languages, or in none.")
        kinds = ("add_skill", "rename_skill", "merge_skill", "add_prerequisite", "remove_prerequisite")
        report.unless(kind in kinds, f"{where}: unknown kind {kind!r}.")
    for key in proposals:
        report.unless(any(row["proposal"] == key for row in tables["proposal_changes"]), f"Proposal {key} is empty.")


def check_zones(path: Path, report: Report) -> dict[str, str]:
    """Sorted, unique, every rule a POSIX string and every alias one step from a rule."""
    rows = read(path, ["zone", "rule"], report)
    zones = {row["zone"]: row["rule"] for row in rows}
    names = [row["zone"] for row in rows]
    report.unless(names == sorted(set(names)), "zones.csv is not sorted by name, or a name appears twice.")
    for name, rule in zones.items():
        if rule.startswith("="):
            target = zones.get(rule[1:], "=")
            report.unless(not target.startswith("="), f"zones.csv: alias {name} does not lead to a rule.")
        else:
            report.unless(RULE.fullmatch(rule) is not None, f"zones.csv: rule {rule!r} of {name} cannot be read.")
    expected = {
        "UTC": "UTC0",
        "Asia/Shanghai": "CST-8",
        "Asia/Kathmandu": "<+0545>-5:45",
        "Europe/Berlin": "CET-1CEST,M3.5.0,M10.5.0/3",
        "Australia/Lord_Howe": "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "Asia/Calcutta": "=Asia/Kolkata",
        "Asia/Katmandu": "=Asia/Kathmandu",
        "Asia/Chongqing": "=Asia/Shanghai",
        "US/Eastern": "=America/New_York",
    }
    for name, rule in expected.items():
        report.unless(zones.get(name) == rule, f"zones.csv: {name} is {zones.get(name)!r}, not {rule!r}.")
    canonical = sum(not rule.startswith("=") for rule in zones.values())
    report.unless(canonical >= 400, f"zones.csv has {canonical} rules, not at least 400.")
    return zones


def packed_bytes(data: bytes) -> tuple[int, int]:
    """Size after `brotli -q 11` and its budget; without node, size after xz and a budget to match."""
    node = shutil.which("node")
    if node is None:
        import lzma

        return len(lzma.compress(data, preset=9)), XZ_BYTES_MAX
    script = (
        "const z=require('zlib'),p=z.constants;"
        "const o={params:{[p.BROTLI_PARAM_QUALITY]:11,[p.BROTLI_PARAM_LGWIN]:22}};"
        "console.log(z.brotliCompressSync(require('fs').readFileSync(0),o).length)"
    )
    answer = subprocess.run([node, "-e", script], input=data, capture_output=True, check=True)
    return int(answer.stdout), BROTLI_BYTES_MAX


def problems(root: Path) -> list[str]:
    """One sentence per problem in the sample programme and the time zones of the checkout at `root`."""
    report, folder = Report(), root / "assets" / "sample"
    zones = check_zones(root / "assets" / "zones.csv", report)
    tables = {name: read(folder / f"{name}.csv", columns.split(), report) for name, columns in COLUMNS.items()}
    if not all(tables.values()):
        report.add("The sample programme is incomplete, so its content was not checked.")
        return report.sentences
    stray = {path.name for path in folder.iterdir()} - {f"{name}.csv" for name in COLUMNS} - {"lessons"}
    report.unless(not stray, f"assets/sample has files that belong to no table: {', '.join(sorted(stray))}.")

    check_lesson_texts(folder / "lessons", tables["lessons"], report)
    areas, skills = index(tables["areas"], "areas", report), index(tables["skills"], "skills", report)
    report.unless(len(areas) >= 7, f"There are {len(areas)} areas, not at least 7.")
    report.unless(len(skills) >= 130, f"There are {len(skills)} skills, not at least 130.")
    for key, row in skills.items():
        report.unless(row["area"] in areas, f"Skill {key} is in the unknown area {row['area']!r}.")
        report.whole(row["hours"], 2, 40, f"Skill {key}: hours")
    for area in areas:
        report.unless(any(row["area"] == area for row in skills.values()), f"Area {area} has no skills.")
    check_words(tables["areas"], "areas", [("en", "zh")], report)
    check_words(tables["skills"], "skills", [("en", "zh")], report)

    before = check_graph(tables["prerequisites"], skills, report)
    check_courses(tables, skills, report)
    coaches = check_coaches(tables["coaches"], skills, zones, report)
    learners = check_learners(tables["learners"], coaches, skills, before, zones, report)
    check_pairs(tables["pairs"], learners, coaches, report)
    check_proposals(tables, learners, areas, skills, report)
    check_sessions(tables, report)
    names = Counter(row["name"] for row in tables["coaches"] + tables["learners"])
    for name, times in names.items():
        report.unless(times == 1, f"The name {name} is used {times} times.")

    size, budget = packed_bytes(b"".join(path.read_bytes() for path in sorted(folder.glob("*.csv"))))
    report.unless(size <= budget, f"assets/sample is {size} bytes after compression, above {budget}.")
    return report.sentences


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = problems(root)
    for sentence in found:
        print(sentence)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
