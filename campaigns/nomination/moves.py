"""Who changed units: told beside the nomination, never refused.

The unit where somebody works now considers them; of those who came within the year with the
opinion of the unit that they left, if they worked there for six months or more.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from campaigns.nomination.desks import above
from campaigns.nomination.models import Nomination
from units.organisation.lineage import forebears
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Posting

# Months after which a unit knows who worked there.
KNOWN_AFTER = 6


@dataclass(frozen=True)
class Move:
    """``unit`` is where the person works since ``day``, or the one left on ``day``."""

    unit: Unit
    day: datetime.date
    works_there: bool


def moves_of(nominations: Iterable[Nomination]) -> list[Move | None]:
    """For each nomination what is to be told of a move; the queries do not grow with the rows."""
    rows = list(nominations)
    people = {row.person_id for row in rows if row.person_id}
    posts: dict[int, list[Posting]] = defaultdict(list)
    for post in Posting.objects.filter(person__in=people).select_related("unit"):
        posts[post.person_id].append(post)
    nominating = {row.nominating_unit_id for row in rows if row.nominating_unit_id}
    posted = {post.unit_id for several in posts.values() for post in several}
    houses = _Houses.of(nominating | posted)
    today = timezone.localdate()
    return [_move(row, posts.get(row.person_id or 0, []), houses, today) for row in rows]


def _move(
    row: Nomination, posts: Collection[Posting], houses: _Houses, today: datetime.date
) -> Move | None:
    if not row.nominating_unit_id or not row.achievement_year:
        return None
    foreign = [post for post in posts if not houses.same(row.nominating_unit_id, post.unit_id)]
    here = [post for post in posts if post.covers(today) and post not in foreign]
    if not here:
        now = max((post for post in foreign if post.covers(today)), key=_begun, default=None)
        return Move(now.unit, now.started_on, works_there=True) if now else None
    known = [post for post in foreign if _known(post, row.achievement_year)]
    left = max(known, key=_begun, default=None)
    return Move(left.unit, left.ended_on, works_there=False) if left and left.ended_on else None


def _begun(post: Posting) -> tuple[datetime.date, int]:
    return post.started_on, post.pk


def _known(post: Posting, year: int) -> bool:
    """Whether the post was left in ``year`` after six whole months of that year."""
    if post.ended_on is None or post.ended_on.year != year:
        return False
    begun = max(post.started_on, datetime.date(year, 1, 1))
    over = post.ended_on + datetime.timedelta(days=1)
    months = 12 * (over.year - begun.year) + over.month - begun.month - (over.day < begun.day)
    return months >= KNOWN_AFTER


@dataclass(frozen=True)
class _Houses:
    """Which units are of one house: one above the other, as they are or were before a reform."""

    # Key of a unit → itself, those it came from and those that came from it.
    lines: Mapping[int, frozenset[int]]
    # Key of a unit → all above it, itself included.
    chains: Mapping[int, set[int]]

    @classmethod
    def of(cls, units: Collection[int]) -> _Houses:
        edges = UnitSuccession.objects.edges()
        back = [(after, before) for before, after in edges]
        changed = {unit for edge in edges for unit in edge}
        lines = {
            unit: frozenset({unit}) | forebears(edges, [unit]) | forebears(back, [unit])
            if unit in changed
            else frozenset({unit})
            for unit in units
        }
        return cls(lines, above({each for line in lines.values() for each in line}))

    def same(self, one: int, other: int) -> bool:
        return any(
            first in self.chains[second] or second in self.chains[first]
            for first in self.lines[one]
            for second in self.lines[other]
        )
