"""A typed rule tried on somebody of the register, beside the rule as it stands; nothing is kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from campaigns.eligibility.amending.draft import Draft
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.verdict import Verdict
from campaigns.eligibility.facts import Surroundings, collectives, people
from campaigns.eligibility.live import stated
from units.organisation.models import Unit
from units.people.models import Person


@dataclass(frozen=True)
class Trial:
    """The two verdicts; ``standing`` is None where no rule is in force on the day."""

    who: Person | Unit
    year: int
    on: datetime.date
    typed: Verdict
    standing: Verdict | None


def tried(draft: Draft, who: Person | Unit, *, year: int, on: datetime.date) -> Trial | None:
    """Judge ``who`` for ``year`` by the law of ``on``, with the typed rule and without it.

    What a nomination of the year states counts; where there is none nobody was asked. None for a
    person without a post on the day: nobody could nominate them. The day must lie in the life of
    the typed version.
    """
    facts = _facts(draft, who, year, on)
    if facts is None:
        return None
    code = draft.award.code
    before = draft.before(on)
    standing = before.judge(code, facts) if code in before else None
    return Trial(who, year, on, draft.after(on).judge(code, facts), standing)


def _facts(draft: Draft, who: Person | Unit, year: int, on: datetime.date) -> Facts | None:
    around = Surroundings(year, on, caps=draft.caps)
    if isinstance(who, Person):
        wanted = Person.objects.filter(pk=who.pk)
        found = [each for some in people(wanted, around) for each in some]
    else:
        found = collectives([who.pk], around)
    if not found:
        return None
    told = stated(draft.award, year, found, on, caps=draft.caps)
    return told.get(who.pk) or replace(found[0].facts, merits=None)
