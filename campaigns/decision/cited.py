"""Texts out of force that the rules behind a decision cite: seen while it is still a draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from campaigns.catalogue.citations import Ended, ended_note
from campaigns.catalogue.models import RuleVersion
from campaigns.register.models import Award


def ended_citations(awards: Iterable[Award], on: datetime.date) -> list[str]:
    """A sentence about each text that the rules of the lines rest on and that is out of force.

    The paper itself leaves such a text out, so nobody would notice that a rule has lost its ground.
    """
    texts, found = Ended(), dict[str, None]()
    versions: dict[int, RuleVersion] = {
        award.rule_version.pk: award.rule_version for award in awards if award.rule_version
    }
    for version in versions.values():
        notes = [*texts.cited(version.legal_basis, on), ended_note(version.legal_text, on)]
        found |= dict.fromkeys(note for note in notes if note)
    return list(found)
