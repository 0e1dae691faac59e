"""Kỷ luật: form and time, of people and collectives."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.accounts.scope import Scope
from units.intake.columns import Column, Value, choice, day, labels, text
from units.intake.entries import Entry, Part
from units.intake.kind import Kind, Table, register
from units.intake.kinds.subjects import WHOSE, SubjectMatcher, ident, named, owner, target
from units.intake.places import Places
from units.people.models import Person
from units.record.models import Discipline
from units.roster.days import meant

DISCIPLINE = "discipline"


class DisciplineMatcher(SubjectMatcher):
    """By whose it is and the day it began; what is corrected is the form or the end."""

    def match(self, entries: Sequence[Entry]) -> None:
        subjects = self.subjects(entries)
        people = {each.pk for each in subjects if isinstance(each, Person)}
        units = {each.pk for each in subjects if each and not isinstance(each, Person)}
        known: dict[Any, dict[datetime.date, list[Discipline]]] = {}
        for row in Discipline.objects.filter(person__among=people).order_by("pk"):
            days = known.setdefault(("person", row.person_id), {})
            days.setdefault(row.starts_on, []).append(row)
        for row in Discipline.objects.filter(unit__among=units).order_by("pk"):
            days = known.setdefault(("unit", row.unit_id), {})
            days.setdefault(row.starts_on, []).append(row)
        for entry, subject in zip(entries, subjects, strict=True):
            since, until = entry.day("starts_on"), entry.day("ends_on")
            if since is None:
                entry.refuse("starts_on", _("Write the day from which the discipline counts."))
                continue
            if until is not None and until < since:
                entry.refuse("ends_on", _("The discipline ends before it begins."))
            if subject is not None:
                rows = meant(since, known.get(ident(subject), {})) or []
                key = (ident(subject), rows[0].starts_on if rows else since)
                if len(rows) > 1:
                    entry.refuse(
                        "starts_on",
                        _("The register has two disciplines from this day. Correct them there."),
                    )
                fields = owner(subject) | {"starts_on": key[1]}
                part = Part(DISCIPLINE, key, rows[0] if rows else None, fields)
                entry.parts, entry.target = [part], target(subject)


@register
class Disciplines(Kind):
    key = "disciplines"
    title = gettext_lazy("Disciplines")
    about = gettext_lazy("One row a decision, of a person or, where none is named, of a unit.")
    label = "units.discipline"
    place = 5
    tables = (Table(DISCIPLINE, Discipline),)
    matcher = DisciplineMatcher
    columns = (
        *WHOSE,
        Column(
            "form",
            gettext_lazy("form of discipline"),
            choice(
                labels(Discipline.Form),
                {"ha_bac_luong": ("Hạ lương",), "buoc_thoi_viec": ("Thôi việc",)},
            ),
            DISCIPLINE,
            "form",
            aliases=("Hình thức", "Hình thức kỷ luật", "Kỷ luật"),
            required=True,
            needed=True,
            known=labels(Discipline.Form),
            example=("khien_trach", "canh_cao"),
        ),
        Column(
            "decision_number",
            gettext_lazy("decision number"),
            text(64),
            DISCIPLINE,
            "decision_number",
            aliases=("Số quyết định", "Quyết định số", "Số QĐ", "QĐ số"),
            example=("45/QĐ-TCMT", None),
        ),
        Column(
            "starts_on",
            gettext_lazy("from"),
            day,
            DISCIPLINE,
            "starts_on",
            aliases=("Từ ngày", "Có hiệu lực từ", "Ngày có hiệu lực", "Ngày quyết định"),
            required=True,
            needed=True,
            example=(datetime.date(2024, 6, 10), datetime.date(2023, 2, 1)),
        ),
        Column(
            "ends_on",
            gettext_lazy("until"),
            day,
            DISCIPLINE,
            "ends_on",
            aliases=("Đến ngày", "Hết hiệu lực", "Ngày hết hiệu lực", "Ngày xóa kỷ luật"),
            note=gettext_lazy("The last day on which it counts."),
            example=(datetime.date(2025, 6, 9), None),
        ),
    )

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        places = Places(Scope(everything=True))
        for row in rows.select_related("person").iterator(chunk_size=2000):
            yield named(row, places) | {
                "form": row.form,
                "decision_number": row.decision_number or None,
                "starts_on": row.starts_on,
                "ends_on": row.ends_on,
            }
