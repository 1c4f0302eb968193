"""What is wrong in the course files: where, and a sentence that says what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Finding:
    """One fault (the course cannot be used) or one piece of advice (it could be better)."""

    file: str  # relative to the folder of courses
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class CourseErrors(Exception):  # it is many errors, and says so
    """The course files have faults; all of them are listed."""

    def __init__(self, faults: Iterable[Finding]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass
class Findings:
    """Gathers what is found while a folder of courses is read."""

    faults: list[Finding] = field(default_factory=list)
    advice: list[Finding] = field(default_factory=list)

    def told(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """(faults, advice) by file and line, each once: what two pages show is read twice."""
        return tuple(sorted(set(self.faults))), tuple(sorted(set(self.advice)))


@dataclass(frozen=True)
class Notebook:
    """Notes findings about one file."""

    name: str  # the path as it is reported
    findings: Findings

    def fault(self, line: int, message: str, /, **values: object) -> None:
        """The course cannot be used until this is put right."""
        self.findings.faults.append(Finding(self.name, line, message % values if values else message))

    def advise(self, line: int, message: str, /, **values: object) -> None:
        """The course can be used, and could be better."""
        self.findings.advice.append(Finding(self.name, line, message % values if values else message))
