"""The steps of tests/run.py: each runs one kind of test and counts."""

import csv
import importlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import build
import dist
import server
import system
import webapp
from cache import SetupError, project_root
from outcome import Outcome, could_not_run

STEP_SECONDS_MAX = 30 * 60
FUZZ_RUNS = 20_000
SIZE_GROWTH_MAX = 1.02
UNSTEADY_MAX = 3  # more than this is no accident of a busy machine


def rules(pattern: str) -> Outcome:
    """Each rule must refuse its canary, then accept the project."""
    from project import Project
    project = Project.of_checkout(project_root())
    total = Outcome()
    for path in sorted((project_root() / "tests/rules").glob("*.py")):
        rule = importlib.import_module(path.stem)
        if not hasattr(rule, "check") or pattern.lower() not in f"{path.stem} {rule.__doc__}".lower():
            continue
        findings = rule.check(project)
        if not rule.check(Project.invented(rule.CANARY)):
            findings.append(f"tests/rules/{path.name}: accepts its own canary, so it checks nothing")
        remarks = [f"rule broken: {rule.__doc__.strip()}", *(f"  {finding}" for finding in findings)]
        total += Outcome(failed=1, remarks=remarks) if findings else Outcome(passed=1)
    return total


def setup_scripts(pattern: str) -> Outcome:
    """The Python that installs, builds and serves."""
    suite = unittest.defaultTestLoader.discover(str(project_root() / "tests/setup"), pattern="*_test.py")
    chosen = unittest.TestSuite(test for test in _flat(suite) if pattern.lower() in test.id().lower())
    report = io.StringIO()
    result = unittest.TextTestRunner(stream=report, verbosity=0).run(chosen)
    failed = len(result.failures) + len(result.errors)
    remarks = [text for _, text in result.failures + result.errors]
    remarks += [f"skipped: {test.id()}: {reason}" for test, reason in result.skipped]
    return Outcome(result.testsRun - failed - len(result.skipped), failed, len(result.skipped), remarks)


def _flat(suite: unittest.TestSuite) -> list[unittest.TestCase]:
    return [test for item in suite for test in (_flat(item) if isinstance(item, unittest.TestSuite) else [item])]


def _catch2(command: list[str], report: Path, pattern: str) -> tuple[Outcome, dict[str, str]]:
    """Runs a Catch2 program; its counts, and the digests it printed as `digest: NAME VALUE`."""
    report.unlink(missing_ok=True)
    arguments = [*command, "--colour-mode", "none", "--allow-running-no-tests", "-r", "console", "-r", f"xml::out={report}"]
    if pattern:
        arguments.append(f"*{pattern}*")
    try:
        done = subprocess.run(arguments, cwd=project_root(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace", timeout=STEP_SECONDS_MAX)
    except subprocess.TimeoutExpired:
        return could_not_run("it did not end"), {}
    digests = dict(re.findall(r"^digest: (\S+) (\S+)$", done.stdout, re.MULTILINE))
    try:
        root = ElementTree.parse(report).getroot()
        cases = root.find("OverallResultsCases").attrib
    except (OSError, ElementTree.ParseError, AttributeError):
        return could_not_run(f"it ended early (code {done.returncode}):\n{done.stdout[-4000:]}"), digests
    failed = int(cases["failures"])
    outcome = Outcome(int(cases["successes"]) + int(cases["expectedFailures"]), failed, int(cases.get("skips", 0)))
    if failed or done.returncode != 0:
        outcome.failed = max(1, failed)
        outcome.remarks.append(done.stdout[-20000:])
    for case in root.iter("TestCase"):
        for skip in case.iter("Skip"):
            outcome.remarks.append(f"skipped: {case.get('name')}: {(skip.text or 'no reason given').strip()}")
    return outcome, digests


class CatchSteps:
    """The native tests, the core's as WASM, and that both print the same digests."""

    def __init__(self, preset: str, pattern: str) -> None:
        self.preset, self.pattern = preset, pattern
        self.native_digests: dict[str, str] = {}

    def native(self) -> Outcome:
        folder = build.build(self.preset, ["all", "cairn_tests"])
        outcome, self.native_digests = _catch2([str(folder / "cairn_tests")], folder / "tests.xml", self.pattern)
        return outcome

    def wasm(self) -> Outcome:
        folder = build.build("web", ["cairn_core_tests"])
        outcome, digests = _catch2(["node", str(folder / "cairn_core_tests.js")], folder / "tests.xml", self.pattern)
        for name, value in sorted(digests.items()):
            same = self.native_digests.get(name) == value
            outcome += Outcome(passed=1) if same else Outcome(failed=1, remarks=[
                f"digest {name}: {value} as WASM, {self.native_digests.get(name, 'none')} natively"])
        return outcome


def fuzzers() -> Outcome:
    """Each decoder's fuzzer over its corpus and a fixed number of inputs from there; the canary must fail."""
    folder = build.build("fuzz", ["cairn_fuzzers"])
    total = Outcome()
    for corpus in sorted((project_root() / "tests/fuzz/corpus").iterdir()):
        with tempfile.TemporaryDirectory() as found:  # new inputs go to the first folder named
            try:
                done = subprocess.run([str(folder / f"{corpus.name}_fuzz"), f"-runs={FUZZ_RUNS}", "-seed=1", "-max_len=4096",
                                       f"-artifact_prefix={folder}/{corpus.name}_", found, str(corpus)],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                                      timeout=STEP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                total += could_not_run(f"{corpus.name}_fuzz did not end")
                continue
        if corpus.name == "canary":
            is_right = done.returncode != 0 and "broken invariant" in done.stdout
            words = "the fuzzers do not find the mistake in canary_fuzz.cpp, so they find nothing"
        else:
            is_right = done.returncode == 0
            words = f"{corpus.name}_fuzz:\n{done.stdout[-4000:]}"
        total += Outcome(passed=1) if is_right else Outcome(failed=1, remarks=[words])
    return total


def headers(preset: str) -> Outcome:
    """Every header compiles alone."""
    folder = build.build(preset, ["all"])
    commands = json.loads((folder / "compile_commands.json").read_text())
    total = sum("header_checks" in command["file"] for command in commands)
    done = subprocess.run(["cmake", "--build", folder, "--target", "cairn_headers", "--", "-k", "0"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode == 0:
        return Outcome(passed=total)
    failed = max(1, len(re.findall(r"^FAILED: .*header_checks", done.stdout, re.MULTILINE)))
    errors = [line for line in done.stdout.splitlines() if "error:" in line]
    return Outcome(max(0, total - failed), failed, remarks=errors[:40] or [done.stdout[-4000:]])


def browser(pattern: str) -> Outcome:
    """tests/browser against the web app, in headless Chromium."""
    files = sorted((project_root() / "tests/browser").glob("*.test.mjs"))
    folder = webapp.make()
    if not files:
        return could_not_run("tests/browser has no tests")
    report = folder.parent / "browser_tests.tap"
    with server.running(folder) as url:
        environment = {**os.environ, "CAIRN_URL": url, "CAIRN_DIST": str(folder),
                       "CAIRN_CHROMIUM": system.chromium() or "", "CAIRN_FIREFOX": system.firefox() or ""}
        try:
            return node_tests_twice(files, [pattern] if pattern else [], environment, report)
        except subprocess.TimeoutExpired:
            return could_not_run("the browser tests did not end")


def node_tests_twice(files: list[Path], patterns: list[str], environment: dict[str, str], report: Path) -> Outcome:
    """What failed runs again, alone: what passes then is told as unsteady, not as failed."""
    first, failed = _node_tests(files, patterns, 2, environment, report)
    if not 0 < len(failed) <= UNSTEADY_MAX:
        return first
    exactly = [f"^{re.escape(name)}$" for name in failed]
    again, still_failed = _node_tests(files, exactly, 1, environment, report)
    if again.passed + again.failed < len(failed):
        return first
    unsteady = [f"unsteady: passed only the second time: {name}" for name in failed if name not in still_failed]
    kept = [remark for remark in first.remarks if not remark.startswith("failed: ")]
    return Outcome(first.passed + len(unsteady), len(still_failed), first.skipped,
                   kept + unsteady + [f"failed twice: {name}" for name in still_failed])


def _node_tests(files: list[Path], patterns: list[str], concurrency: int, environment: dict[str, str],
                report: Path) -> tuple[Outcome, list[str]]:
    """The counts, and the names of the tests that failed."""
    report.unlink(missing_ok=True)
    command = ["node", "--test", f"--test-concurrency={concurrency}",
               "--test-reporter=spec", "--test-reporter-destination=stdout",
               "--test-reporter=tap", f"--test-reporter-destination={report}",
               *(f"--test-name-pattern={pattern}" for pattern in patterns)]
    code = subprocess.run([*command, *files], cwd=project_root(), env=environment, stdout=sys.stderr,
                          timeout=STEP_SECONDS_MAX).returncode
    text = report.read_text() if report.exists() else ""
    names = [re.sub(r"\\(.)", r"\1", name) for name in re.findall(r"^\s*not ok \d+ - (.*)$", text, re.MULTILINE)]
    return _counts_of_tap(text, code), names


def size() -> Outcome:
    """What a first visit downloads has not grown by more than 2 % since the last row of the ledger."""
    ledger = project_root() / "docs/size_ledger.csv"
    *_, last = csv.DictReader(ledger.read_text(encoding="utf-8").splitlines())
    total = Outcome()
    for column, now in zip(("interactive_bytes", "offline_bytes"), dist.transfer_bytes(webapp.make()), strict=True):
        told = int(last[column])
        words = f"{column}: {now:,} by Brotli; {told:,} in docs/size_ledger.csv ({(now / told - 1) * 100:+.1f} %)"
        if now > told * SIZE_GROWTH_MAX:
            total += Outcome(failed=1, remarks=[f"failed: {words}; make it smaller, or add a row that says why"])
        else:
            total += Outcome(passed=1, remarks=[words])
    return total


def _counts_of_tap(text: str, code: int) -> Outcome:
    count = {key: int(value) for key, value in re.findall(r"^# (pass|fail|cancelled|skipped|todo) (\d+)$", text, re.MULTILINE)}
    if "pass" not in count:
        return could_not_run(f"node --test ended with code {code} and no counts")
    failed = count["fail"] + count["cancelled"]
    if code != 0:
        failed = max(1, failed)
    remarks = [f"failed: {name}" for name in re.findall(r"^\s*not ok \d+ - (.*)$", text, re.MULTILINE)]
    remarks += [f"skipped: {name}: {reason or 'no reason given'}"
                for name, reason in re.findall(r"^\s*ok \d+ - (.*?) # SKIP ?(.*)$", text, re.MULTILINE)]
    return Outcome(count["pass"], failed, count["skipped"] + count["todo"], remarks)
