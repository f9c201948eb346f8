"""What docs/verify_match.py accepts and what it refuses."""

import importlib.util
import unittest

from cache import project_root

GOLDEN = project_root() / "tests/core/matching/golden"


def _verifier():
    spec = importlib.util.spec_from_file_location("verify_match", project_root() / "docs/verify_match.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class VerifyMatch(unittest.TestCase):
    def setUp(self):
        self.problems_of = _verifier().problems_of
        self.records = {path.stem: path.read_text(encoding="ascii") for path in sorted(GOLDEN.glob("*.txt"))}

    def test_what_the_program_published_is_proven(self):
        self.assertEqual(list(self.records), ["fairest", "stable", "total"])
        for mode, record in self.records.items():
            self.assertEqual(self.problems_of(record), [], mode)

    def test_no_line_can_be_changed_unnoticed(self):
        for mode, record in self.records.items():
            lines = record.split("\n")
            for number, line in enumerate(lines[:-1]):
                name, *words = line.split(" ")
                for position, word in enumerate(words):
                    if not word.lstrip("-").isdigit() or name in ("prices", "placed_prices", "floor_prices"):
                        continue  # other prices may prove as much
                    changed = [*words[:position], str(int(word) + 1), *words[position + 1:]]
                    other = "\n".join([*lines[:number], " ".join([name, *changed]), *lines[number + 1:]])
                    self.assertNotEqual(self.problems_of(other), [], f"{mode}, line {number + 1}: {line[:40]}")

    def test_prices_that_are_too_low_or_too_high_prove_nothing(self):
        for mode in ("total", "fairest"):
            for change in (-200_000, 200_000):
                lines = self.records[mode].split("\n")
                at = next(i for i, line in enumerate(lines) if line.startswith("prices "))
                name, everybody, *prices = lines[at].split(" ")
                lines[at] = " ".join([name, everybody, *(str(int(price) + change) for price in prices)])
                self.assertNotEqual(self.problems_of("\n".join(lines)), [], f"{mode} {change}")

    def test_what_is_cut_off_or_longer_is_refused(self):
        for record in self.records.values():
            self.assertNotEqual(self.problems_of(record[:len(record) // 2]), [])
            self.assertNotEqual(self.problems_of(record + "more\n"), [])
            self.assertNotEqual(self.problems_of(""), [])
