"""What comes next, as the page of a nomination shows it."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.casefile.offers import Act


@dataclass(frozen=True)
class NextStep:
    """One step: what is to be done, by whom, until when, and what stands in its way."""

    what: str
    who: str = ""
    by_when: str = ""
    finished: bool = False
    blockers: tuple[str, ...] = ()
    helper: str = ""  # who clears the way where the reader cannot
    terms: tuple[str, ...] = ()  # keys of the terms that it explains
    papers: int = 0  # how many papers the unit still has to add
    acts: tuple[Act, ...] = ()

    @property
    def main(self) -> Act | None:
        """The one primary act: the first that leads on, not back."""
        first = self.acts[0] if self.acts else None
        return first if first and not first.danger else None

    @property
    def others(self) -> tuple[Act, ...]:
        return self.acts[1:] if self.main else self.acts
