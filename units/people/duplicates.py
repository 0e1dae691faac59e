"""Rows in somebody's reach that may be one human being, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from units.accounts.models import User
from units.people.likeness import Candidate, Pair, Reason, pairs
from units.people.merging.refusals import hindering_units, standing, words_for
from units.people.models import Person, PersonalData, PersonQuerySet, Posting

MAY_LOOK = (Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR)
WORDS: dict[Reason, Promise] = {
    Reason.SAME_NATIONAL_ID: _("same national id"),
    Reason.SAME_NAME_AND_BIRTH_DATE: _("same name and date of birth"),
    Reason.NEAR_NAMES: _("near names"),
}


@dataclass(frozen=True)
class Likeness:
    """A pair as it is shown: the people, where they stand, and why they are taken for one."""

    first: Person
    second: Person
    reason: Promise
    units: tuple[str, str]
    obstacle: str  # who else could merge them, in words; empty where the reader may


def reach_of(user: User) -> PersonQuerySet:
    """The people among whom ``user`` may look for duplicates."""
    return Person.objects.within(user.scope(*MAY_LOOK))


def pairs_for(user: User) -> list[Pair]:
    """Everybody in reach compared with everybody, by personal data too: only reasons come out."""
    people = reach_of(user)
    today = timezone.localdate()
    units: dict[int, tuple[bool, int]] = {}
    posts = Posting.objects.filter(person__in=people.values("pk")).order_by("started_on", "pk")
    for person, unit, start, end in posts.values_list(
        "person_id", "unit_id", "started_on", "ended_on"
    ):
        now = start <= today and (end is None or today <= end)
        # The post of today, or the last one of somebody who left.
        if now or not units.get(person, (False, 0))[0]:
            units[person] = (now, unit)
    data = {
        person: (number, birth)
        for person, number, birth in PersonalData.objects.filter(
            person__in=people.values("pk")
        ).values_list("person_id", "national_id", "birth_date")
    }
    return pairs(
        Candidate(
            key,
            folded,
            national_id=data.get(key, ("", None))[0],
            birth_date=data.get(key, ("", None))[1],
            unit=units[key][1] if key in units else None,
        )
        for key, folded in people.order_by().values_list("pk", "folded")
    )


def shown(found: Sequence[Pair], user: User) -> list[Likeness]:
    """The pairs of one page with names and units, in two queries."""
    keys = {key for pair in found for key in (pair.first, pair.second)}
    people = Person.objects.with_post().in_bulk(keys)
    lines = []
    for pair in found:
        both = people[pair.first], people[pair.second]
        careers = [each.postings.all() for each in both]
        foreign = hindering_units(user, *careers)
        lines.append(
            Likeness(
                *both,
                WORDS[pair.reason],
                (str(standing(careers[0]) or ""), str(standing(careers[1]) or "")),
                words_for(foreign) if foreign else "",
            )
        )
    return lines
