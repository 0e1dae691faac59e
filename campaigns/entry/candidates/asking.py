"""What a cell asks for, and who may be meant by it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.catalogue.models import AwardType
from campaigns.nomination.models.candidates import CANDIDATES
from units.households.models import Household
from units.organisation.models import Unit
from units.people.models import Person

Candidate = Person | Unit | Household
Recipient = AwardType.Recipient
KINDS: dict[type[Candidate], Recipient] = {
    Person: Recipient.INDIVIDUAL,
    Unit: Recipient.COLLECTIVE,
    Household: Recipient.HOUSEHOLD,
}
# So many are offered while somebody types, and of namesakes.
OFFERED = 10
_CODED = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*", re.DOTALL)


@dataclass(frozen=True)
class Choice:
    """One of those that a cell may mean: its key with kind (``person:12``) and words."""

    value: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class Meant:
    """What a cell means: one candidate, several to choose from, or a sentence why nobody."""

    candidate: Candidate | None = None
    choices: tuple[Choice, ...] = ()
    sentence: str = ""


@dataclass(frozen=True)
class Ask:
    """A cell: its text, what was chosen in the type-ahead, and the kind of recipient if known."""

    who: str
    chosen: str = ""
    recipient: str = ""

    @property
    def name_and_code(self) -> tuple[str, str]:
        """“Tên (MÃ)” taken apart; of a bare text it may be either."""
        found = _CODED.fullmatch(self.who)
        text = self.who.strip()
        return (found[1].strip(), found[2].strip()) if found else (text, text)

    def may_be(self, recipient: str) -> bool:
        return not self.recipient or self.recipient == recipient


def value_of(candidate: Candidate) -> str:
    """``person:12``, as pages name a candidate."""
    return f"{CANDIDATES[KINDS[type(candidate)]][0]}:{candidate.pk}"


def label_of(candidate: Candidate) -> str:
    """“Nguyễn Văn Tài (CB-00123)”: what stands in the cell once it is known who is meant."""
    return f"{candidate} ({candidate.code})"
