"""The head of a unit's paper, and the particulars under which nominations go out together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.dossier.filled.facts import Facts
from campaigns.dossier.filled.sheet import NUMBER_GAP, Head
from units.organisation.models import Unit

# In the order of lists, with the heading of each in a list.
KINDS = {"unit": "tập thể", "person": "cá nhân", "household": "hộ gia đình"}


@dataclass(frozen=True)
class Sending:
    """Nominations that go out under one paper; ``""`` for what is left to the hand."""

    unit: Unit
    to: str
    subject: str
    year: int
    lines: Sequence[Facts]
    reference: str = ""
    dated: str = ""
    signer_post: str = ""
    signer_name: str = ""


def head_of(unit: Unit, kind: str, reference: str = "", dated: str = "") -> Head:
    """The head of a paper of ``unit``; ``kind`` is the sign of its number, “TTr”, or none."""
    number = reference or f"{NUMBER_GAP}/{kind}-{symbol_of(unit)}"
    return Head(
        superior=unit.parent.name if unit.parent else "",
        issuer=unit.name,
        place=unit.place or (unit.parent.place if unit.parent else ""),
        reference=number if kind else None,
        dated=dated,
    )


def symbol_of(unit: Unit) -> str:
    return str(unit.short_name or unit.code)


def counted(lines: Sequence[Facts]) -> str:
    """“01 tập thể, 02 cá nhân”."""
    counts = Counter(line.kind for line in lines)
    return ", ".join(f"{counts[kind]:02d} {name}" for kind, name in KINDS.items() if counts[kind])
