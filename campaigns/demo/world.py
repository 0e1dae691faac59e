"""What the makers of the demo hand to each other: units, people, users, rounds, councils."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field

from campaigns.catalogue.models import AwardType
from campaigns.council.models import Council
from campaigns.nomination.models import Round
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person, Posting

LONG_AGO = datetime.date(2008, 10, 1)  # Tổng cục Môi trường was founded the day before


@dataclass
class World:
    """The demo while it is being made.

    ``staff`` lists the people of a unit by its code, heads first; ``postings`` holds every post
    of a person, so that nobody has to ask the database where somebody stood on a day.
    """

    today: datetime.date
    scale: str = "small"
    rng: random.Random = field(default_factory=lambda: random.Random(19))  # noqa: S311 - invented people, no secret
    units: dict[str, Unit] = field(default_factory=dict)
    staff: dict[str, list[Person]] = field(default_factory=dict)
    postings: dict[int, list[Posting]] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    councils: dict[str, Council] = field(default_factory=dict)
    awards: dict[str, AwardType] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.today.year

    def below(self, code: str) -> list[str]:
        """The codes of the units under ``code``, in the order of their making."""
        return [each for each in self.units if each.startswith(f"{code}-")]

    def people_of(self, code: str) -> list[Person]:
        """Everybody now at the unit or under it."""
        return [person for each in (code, *self.below(code)) for person in self.staff.get(each, [])]

    def post_on(self, person: Person, day: datetime.date) -> Posting | None:
        """The post held that day; a person has one at a time here."""
        return next((post for post in self.postings[person.pk] if post.covers(day)), None)
