"""Who is counted in a limit or a share, each with the reason why or why not."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.eligibility.counters import DONE, Counter, Counters
from campaigns.eligibility.facts.members import postings_of
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.people.models import Posting
from units.people.names import place_key, sort_key


@dataclass(frozen=True)
class Counted:
    """One head: whether it counts in the base, why, and where it stands."""

    name: str
    unit: int
    unit_name: str
    counts: bool
    reason: str
    person: int | None = None
    nomination: int | None = None


def heads(counter: Counter, counters: Counters) -> list[Counted]:
    """Everybody who could be in the base, those who count first, then by name."""
    found = _of_limit if counter.is_limit else _of_share
    rows = list(found(counter, counters))
    return sorted(rows, key=_order)


def _order(row: Counted) -> tuple[bool, str, int]:
    """Those who count first; names as they are read in a list."""
    order = sort_key if row.person else place_key
    return (not row.counts, order(row.name), row.person or row.unit)


def _of_limit(counter: Counter, counters: Counters) -> Iterator[Counted]:
    """Holders of the base award, those nominated for it, and members without it."""
    below = None if counter.everywhere else counters.tree.below([counter.unit])
    holders: set[int | None] = set()
    seen: set[int | None] = set()
    for award in _awards(counter, counters.year, below):
        counts, reason = _held(award)
        seen.add(award.person_id)
        if counts:
            holders.add(award.person_id)
        yield Counted(
            award.recipient_name,
            award.recipient_unit_id,
            award.recipient_unit_name,
            counts,
            reason,
            award.person_id,
        )
    for row in _nominated(counter, counters.year, below):
        if row.person_id and row.person_id in holders:
            continue
        seen.add(row.person_id)
        words = _("nominated (%(number)s), not decided yet") % {"number": row.number}
        yield Counted(
            str(row.candidate),
            row.nominating_unit_id,
            str(row.nominating_unit),
            counts=False,
            reason=words,
            person=row.person_id,
            nomination=row.pk,
        )
    if below is not None:
        for posting in _members(counter, counters):
            if posting.person_id not in seen:
                seen.add(posting.person_id)
                yield _member(posting, counts=False, reason=_("without the award of the year"))


def _of_share(counter: Counter, counters: Counters) -> Iterator[Counted]:
    """Members on the last day of the year: all of them count, with or without the award."""
    holders = Award.objects.valid().filter(award_type__code=counter.of, year_to=counters.year)
    numbers = {
        person: f"{number:02d}/{symbol}"
        for person, number, symbol in holders.values_list(
            "person_id", "decision__number", "decision__symbol"
        )
        if person
    }
    told = {row.person_id: row for row in _nominated(counter, counters.year, None)}
    seen: set[int] = set()
    for posting in _members(counter, counters):
        person = posting.person_id
        if person in seen:
            continue
        seen.add(person)
        if person in numbers:
            reason = _("a member; holds the award by decision %(number)s") % {
                "number": numbers[person]
            }
        elif person in told:
            reason = _("a member; nominated (%(number)s), not decided yet") % {
                "number": told[person].number
            }
        else:
            reason = _("a member; without the award of the year")
        yield _member(posting, counts=True, reason=reason)


def _awards(counter: Counter, year: int, below: Collection[int] | None) -> Iterator[Award]:
    rows = Award.objects.filter(award_type__code=counter.of, year_to=year)
    if below is not None:
        rows = rows.filter(recipient_unit__in=below)
    yield from rows.select_related("decision").order_by("pk")


def _held(award: Award) -> tuple[bool, str]:
    """Whether an award counts, and the reason in words."""
    number = award.decision.full_number
    if award.decision.state != Decision.State.PUBLISHED:
        return False, _("its decision is not published yet")
    if award.state == Award.State.REVOKED:
        return False, _("revoked (decision %(number)s)") % {"number": number}
    return True, _("decision %(number)s") % {"number": number}


def _nominated(counter: Counter, year: int, below: Collection[int] | None) -> Iterator[Nomination]:
    rows = Nomination.objects.filter(award_type__code=counter.of, achievement_year=year)
    rows = rows.exclude(state__in=DONE).with_candidate()
    yield from rows if below is None else rows.filter(nominating_unit__in=below)


def _members(counter: Counter, counters: Counters) -> Iterator[Posting]:
    """Posts on the last day of the year, or today while it runs."""
    rows = postings_of([counter.unit], counters.year, counters.tree)
    if counters.day < datetime.date(counters.year, 12, 31):
        below = counters.tree.below([counter.unit])
        if counter.is_limit:
            rows = Posting.objects.on(counters.day).filter(unit__in=below).order_by()
    yield from rows.select_related("person", "unit").order_by("-started_on", "-pk")


def _member(posting: Posting, *, counts: bool, reason: str) -> Counted:
    return Counted(
        str(posting.person),
        posting.unit_id,
        str(posting.unit),
        counts,
        reason,
        posting.person_id,
    )
