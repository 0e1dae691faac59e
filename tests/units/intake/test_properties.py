"""Any table of valid rows: in, out, and in again is no change."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import recalled
from tests.units.intake.lists import ROWS, counts, exported, headings, looked_at, said, taken_in
from tests.units.intake.lists import table as workbook
from tests.units.roster.test_repair import people as names
from units.intake.actions import undo
from units.intake.kind import KINDS

# What stands in cells of offices: words, and signs that spreadsheets take for something else.
SIGNS = "aáàảãạâđêôơưXÝ 0123456789.,;:-/\\'\"()=+@%&#"
texts = (
    st.text(SIGNS, min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not text.startswith("'"))
)
days = st.dates(datetime.date(1930, 1, 1), datetime.date(2026, 12, 31))
units = st.sampled_from(["Văn phòng Tổng cục", "TCMT-VP", "van phong tong cuc"])
truths = st.sampled_from(["có", "không", "x", None])
maybe = st.none()
NUMBERS = st.integers(1_000_000_000, 96_999_999_999).map(lambda number: f"{number:012}")

# Each example reads four files, each in a process of its own.
FEW = max(4, settings().max_examples // 8)


def words(kind: str, key: str) -> st.SearchStrategy[Any]:
    known = KINDS[kind].column(key).known or {}
    return st.sampled_from(list(known)).map(lambda code: str(known[code]))


person = st.fixed_dictionaries(
    {"full_name": names, "unit": units, "position": texts, "since": days},
    optional={
        "sex": words("people", "sex"),
        "birth_date": days,
        "national_id": NUMBERS,
        "address": texts,
        "is_leader": truths,
        "joined_sector_on": days,
        "party_member_since": days,
        "union_member": truths,
    },
)
rating = st.fixed_dictionaries(
    {"level": words("ratings", "level")},
    optional={"decision_number": texts, "decided_on": days},
)


class InAndOut(TestCase):
    """What is exported imports as what is there, sheet and CSV."""

    def there_and_back(self, kind: str, rows: list[dict[str, Any]]) -> None:
        cast = recalled()
        data = workbook(kind, rows, keys=list(headings(kind)))
        batch = taken_in(kind, data, cast["clerk"])
        same = looked_at(kind, data, cast["clerk"])
        assert (said(same), counts(same)) == ([], (0, 0, len(rows), 0))
        for form in ("xlsx", "csv"):
            out = exported(kind, cast["clerk"], form, resource=int(kind == "people"))
            again = looked_at(kind, out, cast["clerk"], name=f"ds.{form}")
            assert said(again) == []
            assert counts(again)[:2] == (0, 0), (form, rows)
            assert again.count("unchanged") >= len(rows)
        undo(batch, by=cast["clerk"])

    @settings(max_examples=FEW)
    @given(
        st.lists(
            person, min_size=1, max_size=5, unique_by=lambda row: row.get("national_id", id(row))
        )
    )
    def test_people_come_back_unchanged(self, rows: list[dict[str, Any]]) -> None:
        self.there_and_back(
            "people", [{**row, "code": f"HS-{number}"} for number, row in enumerate(rows)]
        )

    @settings(max_examples=FEW)
    @given(st.dictionaries(st.integers(1990, 2020), rating, min_size=1, max_size=5))
    def test_ratings_come_back_unchanged(self, rows: dict[int, dict[str, Any]]) -> None:
        whose = ROWS["ratings"][0]["code"]
        self.there_and_back(
            "ratings", [{**row, "year": year, "code": whose} for year, row in rows.items()]
        )
