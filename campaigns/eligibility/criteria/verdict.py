"""What a judgement says: the answer, one finding per condition, the proof and what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

# A record that proves something: its type ("rating", "award", "legacy_award", …) and its key.
Evidence = tuple[str, int | str]
# A thing that is missing, in a form that can be stored and put into words:
# ("award", "CSTDCS", 2024), ("rating", 2025, "HTTNV"), ("initiative", "ministry", 1) …
Item = tuple[str | int, ...]


class Answer(StrEnum):
    """The three things a judgement can say."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Outcome:
    """What a checker found: met, not met or unknown (None), with proof and what is missing."""

    met: bool | None
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Finding:
    """The outcome of one condition of a rule set."""

    kind: str
    path: int
    params: Mapping[str, Any]
    met: bool | None
    evidence: tuple[Evidence, ...]
    missing: tuple[Item, ...]
    legal_basis: str


@dataclass(frozen=True)
class Verdict:
    """The answer for one subject and one rule set, with a finding for every condition."""

    verdict: Answer
    findings: tuple[Finding, ...]

    @property
    def paths_met(self) -> tuple[int, ...]:
        """The alternatives that hold whole; empty when the rule has none."""
        paths = sorted({f.path for f in self.findings if f.path})
        return tuple(p for p in paths if all(f.met for f in self.findings if f.path == p))

    @property
    def nearest_path(self) -> int | None:
        """The alternative to explain first, None without alternatives.

        One that may still hold before one that fails, one that rests on records before one that
        rests on statements only, then the one with the least missing, of equals the first.
        """
        paths = sorted({f.path for f in self.findings if f.path})
        return min(paths, key=self._distance, default=None)

    def _distance(self, path: int) -> tuple[bool, bool, int, int]:
        findings = [f for f in self.findings if f.path == path]
        fails = any(f.met is False for f in findings)
        stated_only = all(f.kind == "merit" for f in findings)
        missing = {item for f in findings for item in f.missing}
        return (fails, stated_only, len(missing), path)

    @property
    def missing(self) -> tuple[Item, ...]:
        """What is missing for everybody (path 0) and, if no alternative holds, on the nearest."""
        wanted = {0} if self.paths_met else {0, self.nearest_path}
        items = [item for f in self.findings if f.path in wanted for item in f.missing]
        return tuple(dict.fromkeys(items))


def all_of(values: Iterable[bool | None]) -> bool | None:
    """False if one is False, else None if one is unknown, else True (also for nothing)."""
    seen = list(values)
    if any(value is False for value in seen):
        return False
    return None if None in seen else True


def any_of(values: Iterable[bool | None]) -> bool | None:
    """True if one is True, else None if one is unknown, else False (also for nothing)."""
    seen = list(values)
    if any(value is True for value in seen):
        return True
    return None if None in seen else False
