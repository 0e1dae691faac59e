"""The same achievement proposed twice: found by what it says, told, never refused.

One achievement earns one reward (Luật 06/2022/QH15, Điều 5): the same words for the same candidate
in another award are to be looked at, and the same words for somebody else who is not named as a
co-author.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from campaigns.journey import State
from campaigns.nomination.models import Nomination
from units.accounts.models import User

ENDED = (State.WITHDRAWN, State.REJECTED, State.NOT_RECOMMENDED)
# So many are named; of the rest one is told how many they are.
SHOWN = 3
CANDIDATE = ("person_id", "unit_id", "household_id")


@dataclass(frozen=True)
class Twin:
    """Another nomination that says the same. ``url`` is empty where the reader may not open it."""

    number: str
    candidate: str
    award: str
    year: int
    unit: str
    url: str
    same_candidate: bool


@dataclass(frozen=True)
class Twins:
    """What was found for one nomination: the first few, and how many more there are."""

    shown: tuple[Twin, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.shown)


def twins_of(
    nominations: Iterable[Nomination],
    user: User,
    authors: Mapping[int | None, Iterable[int]] | None = None,
) -> list[Twins]:
    """For each nomination, kept or not, those that say the same; four queries for any number.

    ``authors`` are the co-authors typed for a nomination, by its key (``None``: not kept yet).
    Who is named as a co-author, on either side, is no twin. Withdrawn and rejected ones are none.
    """
    wanted = list(nominations)
    for each in wanted:
        each.derive()
    keys = {each.achievement_key for each in wanted} - {""}
    if not keys:
        return [Twins() for _each in wanted]
    found = list(
        Nomination.objects.filter(achievement_key__in=keys)
        .exclude(state__in=ENDED)
        .with_candidate()
        .order_by("pk")
    )
    seen = set(
        Nomination.objects.visible_to(user)
        .filter(pk__in=[each.pk for each in found])
        .values_list("pk", flat=True)
    )
    shared = _authors({*(each.pk for each in found), *(each.pk for each in wanted if each.pk)})
    shared |= {key: set(people) for key, people in (authors or {}).items()}
    by_key: dict[str, list[Nomination]] = defaultdict(list)
    for each in found:
        by_key[each.achievement_key].append(each)
    answers = []
    for each in wanted:
        others = [
            other
            for other in by_key.get(each.achievement_key, ())
            if other.pk != each.pk and not _together(each, other, shared)
        ]
        # The candidate's own come first: of those the law speaks.
        others.sort(key=lambda other: (not same_candidate(each, other), other.pk))
        answers.append(
            Twins(tuple(_twin(each, other, seen) for other in others[:SHOWN]), len(others[SHOWN:]))
        )
    return answers


def _authors(keys: Iterable[int]) -> dict[int | None, set[int]]:
    through = Nomination.co_authors.through
    shared: dict[int | None, set[int]] = defaultdict(set)
    rows = through._default_manager.filter(nomination__in=list(keys))
    for nomination, person in rows.values_list("nomination_id", "person_id"):
        shared[nomination].add(person)
    return shared


def same_candidate(one: Nomination, other: Nomination) -> bool:
    """Whether both are about the same person, collective or household."""
    return any(
        getattr(one, name) and getattr(one, name) == getattr(other, name) for name in CANDIDATE
    )


def of_candidate(nomination: Nomination) -> Q:
    """Nominations of the same candidate."""
    name = next(name for name in CANDIDATE if getattr(nomination, name))
    return Q(**{name: getattr(nomination, name)})


def _together(one: Nomination, other: Nomination, shared: Mapping[int | None, set[int]]) -> bool:
    if same_candidate(one, other):
        return False
    return other.person_id in shared.get(one.pk, ()) or one.person_id in shared.get(other.pk, ())


def _twin(one: Nomination, other: Nomination, seen: set[int]) -> Twin:
    open_to_reader = other.pk in seen
    return Twin(
        number=other.number,
        candidate=str(other.candidate) if open_to_reader else "",
        award=other.award_type.local_name,
        year=other.achievement_year,
        unit=str(other.nominating_unit),
        url=other.get_absolute_url() if open_to_reader else "",
        same_candidate=same_candidate(one, other),
    )
