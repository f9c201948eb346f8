"""How the step of the browser tests counts."""

import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "cmake/setup"), str(ROOT / "tests")]

import steps  # noqa: E402

TESTS = """
import { test } from 'node:test';
import assert from 'node:assert';
import { existsSync, writeFileSync } from 'node:fs';
test('always (passes) # well', () => {});
test('only the second time, ’quoted’ + more # of it', () => {
  const isSecond = existsSync(process.env.SEEN);
  writeFileSync(process.env.SEEN, '');
  assert.ok(isSecond);
});
"""
NEVER = "test('never', () => assert.ok(false));\n"


class UnsteadyTests(unittest.TestCase):
    def counted(self, text: str) -> steps.Outcome:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "x.test.mjs"
            file.write_text(text)
            environment = {**os.environ, "SEEN": str(Path(folder) / "seen")}
            with open(os.devnull, "w") as nowhere, mock.patch.object(sys, "stderr", nowhere):
                return steps.node_tests_twice([file], [], environment, Path(folder) / "report.tap")

    def test_what_passes_the_second_time_is_told_and_counts_as_passed(self) -> None:
        outcome = self.counted(TESTS)
        self.assertEqual((outcome.passed, outcome.failed), (2, 0))
        self.assertEqual(outcome.remarks, ["unsteady: passed only the second time: only the second time, ’quoted’ + more # of it"])

    def test_what_fails_twice_has_failed(self) -> None:
        outcome = self.counted(TESTS + NEVER)
        self.assertEqual((outcome.passed, outcome.failed), (2, 1))
        self.assertIn("failed twice: never", outcome.remarks)

    def test_many_failures_are_no_accident(self) -> None:
        outcome = self.counted(TESTS + "".join(NEVER.replace("never", f"never {n}") for n in range(steps.UNSTEADY_MAX)))
        self.assertEqual((outcome.passed, outcome.failed), (1, steps.UNSTEADY_MAX + 1))


if __name__ == "__main__":
    unittest.main()
