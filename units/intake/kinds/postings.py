"""Quá trình công tác: every post of a person, past ones too."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.accounts.scope import Scope
from units.intake.columns import Column, Value, day, text, truth
from units.intake.entries import Entry, Part
from units.intake.kind import Kind, Table, register
from units.intake.kinds.subjects import CODE, NAME, SubjectMatcher, target
from units.intake.places import Places
from units.people.models import Person, Posting
from units.roster.days import meant

POSTING = "posting"


class PostingMatcher(SubjectMatcher):
    """The post of the person in that unit that began that day."""

    def match(self, entries: Sequence[Entry]) -> None:
        people = self.people(entries)
        keys = {person.pk for person in people if person is not None}
        posts: dict[tuple[int, int], list[Posting]] = defaultdict(list)
        for post in Posting.objects.filter(person__among=keys):
            posts[post.person_id, post.unit_id].append(post)
        for entry, person in zip(entries, people, strict=True):
            self._meet(entry, person, posts)

    def _meet(
        self, entry: Entry, person: Person | None, posts: dict[tuple[int, int], list[Posting]]
    ) -> None:
        unit, since = self.unit(entry, "post_unit"), entry.day("started_on")
        if not entry.text("post_unit"):
            entry.refuse("post_unit", _("Write the unit of the post."))
        if since is None:
            entry.refuse("started_on", _("Write the day on which the post began."))
            return
        if person is None or unit is None:
            return
        until = entry.day("ended_on")
        if until is not None and until < since:
            entry.refuse("ended_on", _("The posting ends before it begins."))
        post = meant(since, {post.started_on: post for post in posts[person.pk, unit.pk]})
        since = post.started_on if post is not None else since
        key = (person.pk, unit.pk, since)
        fields = {"person_id": person.pk, "unit_id": unit.pk, "started_on": since}
        entry.parts = [Part(POSTING, key, post, fields)]
        entry.target = target(person)

    def word(self, column: Column, value: Any) -> Value:
        if column.key == "post_unit" and value is not None:
            return self.places.units[value].name
        return value  # type: ignore[no-any-return] # plain fields


@register
class Postings(Kind):
    key = "postings"
    title = gettext_lazy("Postings")
    about = gettext_lazy("Every post of a person with its time, past ones too.")
    label = "units.posting"
    place = 3
    tables = (Table(POSTING, Posting),)
    matcher = PostingMatcher
    columns = (
        CODE,
        NAME,
        Column(
            "post_unit",
            gettext_lazy("unit of the post"),
            text(255),
            POSTING,
            "unit_id",
            aliases=("Đơn vị", "Đơn vị công tác", "Nơi công tác", "Mã đơn vị", "Tên đơn vị"),
            required=True,
            example=("TCMT-VP", "Vụ Tổ chức cán bộ"),
        ),
        Column(
            "position",
            gettext_lazy("position"),
            text(120),
            POSTING,
            "position",
            aliases=("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Vị trí việc làm"),
            needed=True,
            example=("Chuyên viên", "Phó Vụ trưởng"),
        ),
        Column(
            "is_leader",
            gettext_lazy("leader"),
            truth,
            POSTING,
            "is_leader",
            aliases=("Lãnh đạo", "Là lãnh đạo", "Lãnh đạo, quản lý"),
            example=(False, True),
        ),
        Column(
            "started_on",
            gettext_lazy("from"),
            day,
            POSTING,
            "started_on",
            aliases=("Từ ngày", "Từ", "Bắt đầu", "Từ tháng, năm", "Ngày bắt đầu"),
            required=True,
            needed=True,
            example=(datetime.date(2015, 9, 1), datetime.date(2021, 4, 15)),
        ),
        Column(
            "ended_on",
            gettext_lazy("until"),
            day,
            POSTING,
            "ended_on",
            aliases=("Đến ngày", "Đến", "Kết thúc", "Đến tháng, năm", "Ngày kết thúc"),
            note=gettext_lazy("Empty for the post held now."),
            example=(datetime.date(2021, 4, 14), None),
        ),
    )

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        places = Places(Scope(everything=True))
        for post in rows.select_related("person").iterator(chunk_size=2000):
            yield {
                "code": post.person.code,
                "full_name": post.person.full_name,
                "post_unit": places.written(post.unit_id),
                "position": post.position,
                "is_leader": post.is_leader,
                "started_on": post.started_on,
                "ended_on": post.ended_on,
            }
