"""What a step of the tests found."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    remarks: list[str] = field(default_factory=list)  # why something failed or was skipped

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped,
                       self.remarks + other.remarks)

    def line(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def could_not_run(reason: str) -> Outcome:
    """A step that could not run has failed: nobody may take silence for success."""
    return Outcome(failed=1, remarks=[f"could not run: {reason}"])
