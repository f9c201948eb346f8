#!/usr/bin/env python3
"""Checks a published match without the program that made it: `python3 verify_match.py FILE`.

docs/match_record.md says what each line is and why the prices prove what they prove. Needs nothing but Python 3.
"""
import hashlib
import sys

SCORE_MAX = 1_000_000


class Record:
    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        if lines[-1] != "" or lines[0] != "cairn-match 1":
            raise ValueError("not a whole cairn-match 1")
        self.words = iter(line.split(" ") for line in lines[1:-1])
        self.mode = self.take("mode")[0]
        self.placed_min = int(self.take("placed_min")[0])
        coaches = [self.take("coach") for _ in range(int(self.take("coaches")[0]))]
        self.places = [int(coach[1]) for coach in coaches]
        self.least = [int(coach[2]) for coach in coaches]
        self.locked: list[int] = []
        self.scores: list[list[int | None]] = []
        self.wanted: list[list[int | None]] = []
        for _ in range(int(self.take("learners")[0])):
            self.locked.append(int(self.take("learner")[1]))
            self.scores.append(self.row("scores"))
            if self.mode == "stable":
                self.wanted.append(self.row("wanted"))
        self.hash = self.take("input")[0]
        self.is_hash_right = hashlib.blake2b(
            text[:text.index("\ninput ") + 1].encode("ascii"), digest_size=32).hexdigest() == self.hash
        self.match = self.numbers("match")
        self.total = int(self.take("total")[0])
        if self.mode == "fairest":
            self.placed = int(self.take("placed")[0])
            self.floor = int(self.take("floor")[0])
            self.placed_prices = self.numbers("placed_prices")
            self.floor_prices = self.numbers("floor_prices") if self.floor < SCORE_MAX else None
        self.prices = self.numbers("prices") if self.mode != "stable" else None
        if next(self.words, None) is not None:
            raise ValueError("more lines than there should be")

    def take(self, name: str) -> list[str]:
        words = next(self.words, [""])
        if words[0] != name:
            raise ValueError(f"expected a line that begins with {name}, not with {words[0]!r}")
        return words[1:]

    def numbers(self, name: str) -> list[int]:
        return [int(word) for word in self.take(name) if word]

    def row(self, name: str) -> list[int | None]:
        row = [None if word == "x" else int(word) for word in self.take(name) if word]
        if len(row) != len(self.places):
            raise ValueError("a row of scores is not as long as the list of coaches")
        return row


def broken_rules(record: Record) -> list[str]:
    problems = []
    taken = [0] * len(record.places)
    total = 0
    if len(record.match) != len(record.scores):
        return ["not every learner has a place in the match"]
    for learner, coach in enumerate(record.match):
        if record.locked[learner] not in (-1, coach):
            problems.append(f"learner {learner} is promised another coach")
        if coach == -1:
            continue
        taken[coach] += 1
        if record.scores[learner][coach] is None:
            problems.append(f"learner {learner} must not have coach {coach}")
        else:
            total += record.scores[learner][coach]
    for coach, count in enumerate(taken):
        if not record.least[coach] <= count <= record.places[coach]:
            problems.append(f"coach {coach} has {count}, not {record.least[coach]} to {record.places[coach]}")
    if sum(taken) < record.placed_min:
        problems.append("fewer are placed than must be")
    if total != record.total:
        problems.append(f"the total is {total}, not {record.total}")
    return problems


def bound(record: Record, scores: list[list[int | None]], prices: list[int], placed_min: int) -> int:
    """No match under the rules has a total above this, whatever the prices are."""
    everybody, *price = prices
    result = everybody * (len(scores) if everybody > 0 else placed_min)
    for coach, one in enumerate(price):
        own = one - everybody
        result += own * (record.places[coach] if own > 0 else record.least[coach])
    for learner, row in enumerate(scores):
        lock = record.locked[learner]
        gains = [score - price[coach] for coach, score in enumerate(row)
                 if score is not None and (lock == -1 or coach == lock)]
        result += max(gains) if lock != -1 else max([0, *gains])
    return result


def floored(record: Record, floor: int, counts: bool) -> list[list[int | None]]:
    """Without pairs below the floor, but for promised learners; 1 for each pair where only their number counts."""
    return [[None if score is None or (score < floor and record.locked[learner] == -1) else 1 if counts else score
             for score in row] for learner, row in enumerate(record.scores)]


def fairness_problems(record: Record) -> list[str]:
    problems = []
    free = [record.scores[learner][coach] for learner, coach in enumerate(record.match)
            if coach != -1 and record.locked[learner] == -1]
    if sum(coach != -1 for coach in record.match) != record.placed:
        problems.append("the number of those placed is another")
    if bound(record, floored(record, 0, True), record.placed_prices, record.placed_min) != record.placed:
        problems.append("that no more can be placed is not proven")
    if min(free, default=SCORE_MAX) < record.floor:
        problems.append("somebody scores below the floor")
    if record.floor_prices is not None and bound(
            record, floored(record, record.floor + 1, True), record.floor_prices, record.placed_min) >= record.placed:
        problems.append("that the floor cannot be raised is not proven")
    if bound(record, floored(record, record.floor, False), record.prices, record.placed) != record.total:
        problems.append("that the total is the greatest above the floor is not proven")
    return problems


def blocking_pairs(record: Record) -> list[str]:
    taken = [record.match.count(coach) for coach in range(len(record.places))]
    # Whom a coach wants least of those who are not promised; equal wishes go by place in the list.
    least: dict[int, tuple[int, int]] = {}
    for learner, coach in enumerate(record.match):
        if coach != -1 and record.locked[learner] == -1:
            rank = (record.wanted[learner][coach], -learner)
            least[coach] = min(least.get(coach, rank), rank)
    problems = []
    for learner, own in enumerate(record.match):
        if record.locked[learner] != -1:
            continue
        for coach, score in enumerate(record.scores[learner]):
            if score is None or coach == own:
                continue
            is_better = own == -1 or (score, -coach) > (record.scores[learner][own], -own)
            is_wanted = taken[coach] < record.places[coach] or (
                coach in least and (record.wanted[learner][coach], -learner) > least[coach])
            if is_better and is_wanted:
                problems.append(f"learner {learner} and coach {coach} would both rather have each other")
    return problems


def problems_of(text: str) -> list[str]:
    try:
        record = Record(text)
        problems = [] if record.is_hash_right else ["the hash of the input is another"]
        problems += broken_rules(record)
        if problems:
            return problems
        if record.mode == "stable":
            return blocking_pairs(record)
        if record.mode == "fairest":
            return fairness_problems(record)
        if bound(record, record.scores, record.prices, record.placed_min) != record.total:
            return ["that the total is the greatest is not proven"]
        return []
    except (ValueError, IndexError, TypeError) as problem:
        return [f"cannot be read: {problem}"]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__.strip().splitlines()[0], file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="ascii", newline="") as file:
        problems = problems_of(file.read())
    for problem in problems:
        print(problem)
    print("not proven" if problems else "proven")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
