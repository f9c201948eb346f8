#!/usr/bin/env python3
"""Runs every test of Cairn, after installing and building what they need; ends with the sum.

--fast leaves out what needs a browser or WebAssembly: under a minute when nothing was changed.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/rules"), str(ROOT / "cmake/setup")]

import fonts  # noqa: E402
import npm  # noqa: E402
import sources  # noqa: E402
import steps  # noqa: E402
import system  # noqa: E402
import webapp  # noqa: E402
from cache import SetupError  # noqa: E402
from outcome import Outcome, could_not_run  # noqa: E402


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fast", action="store_true", help="native tests and rules only")
    parser.add_argument("--filter", default="", metavar="X", help="only tests whose name contains X")
    parser.add_argument("--asan", action="store_true", help="native tests under the address and undefined sanitizers")
    parser.add_argument("--no-install", action="store_true", help="install no system package; say what is missing")
    return parser.parse_args()


def prepare(fast: bool, install: bool) -> Outcome:
    if fast:
        system.ensure(system.for_native_tests(), install)
        npm.ensure()
        sources.ensure()
        fonts.ensure()
    else:
        webapp.prepare(install, system.for_all_tests())
    return Outcome()


def run(name: str, step: Callable[[], Outcome]) -> Outcome:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    try:
        outcome = step()
    except SetupError as error:
        outcome = could_not_run(str(error))
    for remark in outcome.remarks:
        print(f"   {remark}")
    print(f"-- {name}: {outcome.line()} ({time.monotonic() - started:.1f} s)", flush=True)
    return outcome


def main() -> int:
    arguments = parse_arguments()
    started = time.monotonic()
    catch2 = steps.CatchSteps("asan" if arguments.asan else "native", arguments.filter)
    total = run("what the tests need", lambda: prepare(arguments.fast, not arguments.no_install))
    total += run("rules", lambda: steps.rules(arguments.filter))
    total += run("setup scripts", lambda: steps.setup_scripts(arguments.filter))
    total += run("native tests", catch2.native)
    if not arguments.fast:
        if not arguments.filter:
            total += run("headers compile alone", lambda: steps.headers(catch2.preset))
            total += run("fuzzers of the decoders", steps.fuzzers)
        total += run("core tests as WebAssembly", catch2.wasm)
        if not arguments.filter:
            total += run("size of the download", steps.size)
        total += run("browser tests", lambda: steps.browser(arguments.filter))
    print(f"\n{time.monotonic() - started:.0f} s in all")
    print(total.line())
    return 1 if total.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
