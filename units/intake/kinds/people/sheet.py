"""The list of people: its columns, its matching, and how it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from units.accounts.scope import Scope
from units.intake.columns import Value
from units.intake.kind import Kind, Table, register
from units.intake.kinds.people.columns import COLUMNS, FORMER, PERSON, PERSONAL, POSTING
from units.intake.kinds.people.matching import PersonMatcher
from units.intake.places import Places
from units.people.models import Person, PersonalData, Posting


@register
class PeopleList(Kind):
    key = "people"
    title = gettext_lazy("People")
    about = gettext_lazy("One row a person, with the post held now. Who is not listed stays.")
    label = "units.person"
    place = 2
    tables = (
        Table(PERSON, Person),
        Table(PERSONAL, PersonalData),
        Table(FORMER, Posting),
        Table(POSTING, Posting),
    )
    matcher = PersonMatcher
    columns = COLUMNS

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        """With the post held today, or else the last one."""
        today, places = timezone.localdate(), Places(Scope(everything=True))
        people = rows.select_related("personal_data").prefetch_related("postings")
        for person in people.iterator(chunk_size=2000):
            post = person.posting_on(today) or max(
                person.postings.all(), key=lambda each: each.started_on, default=None
            )
            data = getattr(person, "personal_data", None)
            yield {
                "code": person.code,
                "full_name": person.full_name,
                "sex": person.sex or None,
                "birth_date": data.birth_date if data else None,
                "national_id": (data.national_id or None) if data else None,
                "address": (data.address or None) if data else None,
                "unit": places.written(post.unit_id) if post else None,
                "position": post.position if post else None,
                "is_leader": post.is_leader if post else None,
                "since": post.started_on if post else None,
                "joined_sector_on": person.joined_sector_on,
                "party_member_since": person.party_member_since,
                "union_member": person.union_member,
            }
