"""Kết quả xếp loại hằng năm of people and collectives."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.accounts.scope import Scope
from units.intake.columns import Column, Value, choice, day, labels, text, year
from units.intake.entries import Entry, Part
from units.intake.kind import Kind, Table, register
from units.intake.kinds.subjects import WHOSE, SubjectMatcher, ident, named, owner, target
from units.intake.places import Places
from units.people.models import Person
from units.record.models import AnnualRating

RATING = "rating"


class RatingMatcher(SubjectMatcher):
    """One rating a year for a person or a unit."""

    def match(self, entries: Sequence[Entry]) -> None:
        subjects = self.subjects(entries)
        people = {each.pk for each in subjects if isinstance(each, Person)}
        units = {each.pk for each in subjects if each and not isinstance(each, Person)}
        years = {said for entry in entries if (said := entry.whole("year")) is not None}
        rows = AnnualRating.objects.filter(year__in=years)
        known: dict[Any, AnnualRating] = {
            (("person", r.person_id), r.year): r for r in rows.filter(person__among=people)
        }
        known |= {(("unit", r.unit_id), r.year): r for r in rows.filter(unit__among=units)}
        for entry, subject in zip(entries, subjects, strict=True):
            said = entry.whole("year")
            if said is None:
                entry.refuse("year", _("Write the year of the rating."))
            elif subject is not None:
                key = (ident(subject), said)
                part = Part(RATING, key, known.get(key), owner(subject))
                entry.parts, entry.target = [part], target(subject)


@register
class Ratings(Kind):
    key = "ratings"
    title = gettext_lazy("Annual ratings")
    about = gettext_lazy("One row a year for a person or, where none is named, for a unit.")
    label = "units.annualrating"
    place = 4
    tables = (Table(RATING, AnnualRating),)
    matcher = RatingMatcher
    columns = (
        *WHOSE,
        Column(
            "year",
            gettext_lazy("year"),
            year,
            RATING,
            "year",
            aliases=("Năm", "Năm đánh giá", "Năm xếp loại"),
            required=True,
            needed=True,
            example=(2025, 2025),
        ),
        Column(
            "level",
            gettext_lazy("rating"),
            choice(
                labels(AnnualRating.Level),
                {
                    "HTXSNV": ("Xuất sắc", "HTXS", "HT xuất sắc nhiệm vụ", "Hoàn thành xuất sắc"),
                    "HTTNV": ("Tốt", "HTT", "HT tốt nhiệm vụ", "Hoàn thành tốt"),
                    "HTNV": ("Hoàn thành", "HT", "HT nhiệm vụ"),
                    "KHTNV": ("Không hoàn thành", "KHT", "Chưa hoàn thành nhiệm vụ"),
                },
            ),
            RATING,
            "level",
            aliases=(
                "Xếp loại",
                "Mức xếp loại",
                "Kết quả xếp loại",
                "Đánh giá, xếp loại",
                "Mức độ hoàn thành nhiệm vụ",
            ),
            required=True,
            needed=True,
            known=labels(AnnualRating.Level),
            example=("HTXSNV", "HTTNV"),
        ),
        Column(
            "decision_number",
            gettext_lazy("decision number"),
            text(64),
            RATING,
            "decision_number",
            aliases=("Số quyết định", "Quyết định số", "Số QĐ", "QĐ số"),
            example=("12/QĐ-VP", None),
        ),
        Column(
            "decided_on",
            gettext_lazy("decided on"),
            day,
            RATING,
            "decided_on",
            aliases=("Ngày quyết định", "Ngày QĐ", "Ngày ký", "Ngày ban hành"),
            example=(datetime.date(2025, 12, 20), None),
        ),
    )

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        places = Places(Scope(everything=True))
        for row in rows.select_related("person").iterator(chunk_size=2000):
            yield named(row, places) | {
                "year": row.year,
                "level": row.level,
                "decision_number": row.decision_number or None,
                "decided_on": row.decided_on,
            }
