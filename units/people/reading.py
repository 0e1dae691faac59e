"""Whose personal data somebody may read, and the trace that reading them leaves."""

from __future__ import annotations

from collections.abc import Iterable

from awards_registry.policy import DESK
from units.accounts.models import User
from units.people.models import Person, PersonalDataRead


def may_read(user: User, people: Iterable[Person]) -> bool:
    """Whether ``user`` may read the personal data of every one of ``people``, by a role there."""
    viewers, _writers = DESK["units.personaldata"]
    keys = {person.pk for person in people}
    if not user.has_perm("units.view_personaldata"):
        return False
    reach = Person.objects.within(user.scope(*sorted(viewers))).filter(pk__in=keys)
    return reach.count() == len(keys)


def note_reading(people: Iterable[int], *, by: User) -> None:
    """Nhật ký đọc: ``by`` was shown the personal data of these people, now."""
    PersonalDataRead.objects.bulk_create(
        PersonalDataRead(reader=by, person_id=person) for person in people
    )
