"""Whose a record is: the columns that name a person or a unit, and finding them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.intake.columns import FAMILY_NAMES, Column, Value, text
from units.intake.entries import Entry
from units.intake.kind import Hand, Matcher
from units.intake.persons import Asked, whose
from units.intake.places import Places, Unknown
from units.organisation.models import Unit
from units.people.models import Person

CODE = Column(
    "code",
    gettext_lazy("staff code"),
    text(32),
    aliases=("Mã cán bộ", "Mã CBCC", "Mã nhân viên", "Mã NV", "Mã công chức", "Mã CCVC", "Mã"),
    note=gettext_lazy("Finds the person for certain; without it the name must be the only one."),
    example=("CB00123", None),
)
NAME = Column(
    "full_name",
    gettext_lazy("full name"),
    text(120),
    aliases=("Họ và tên", "Họ tên", "Họ và tên cán bộ", "Tên cá nhân", "Cá nhân"),
    fronts=FAMILY_NAMES,
    is_name=True,
    example=("Nguyễn Thị Ví Dụ", None),
)
UNIT = Column(
    "unit",
    gettext_lazy("unit"),
    text(255),
    aliases=("Đơn vị", "Đơn vị công tác", "Tập thể", "Tên đơn vị", "Tên tập thể", "Mã đơn vị"),
    note=gettext_lazy("Where no person is named the record is the unit's own."),
    example=("TCMT-VP", "Vụ Tổ chức cán bộ"),
)
WHOSE = (CODE, NAME, UNIT)


class SubjectMatcher(Matcher):
    """Finds for each row a person or, where none is named, a unit."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.places = Places(hand.scope)

    def people(self, entries: Sequence[Entry]) -> list[Person | None]:
        """For each row its person, or `None` with an error at the row."""
        return whose(entries, [self._asked(entry) for entry in entries], self.hand.scope)

    def subjects(self, entries: Sequence[Entry]) -> list[Person | Unit | None]:
        """For each row a person or a unit, or `None` with an error at the row."""
        personal = [e for e in entries if e.text("code") or e.text("full_name")]
        found: dict[int, Person | Unit | None] = dict(
            zip(map(id, personal), self.people(personal), strict=True)
        )
        for entry in entries:
            if id(entry) in found:
                continue
            if not entry.text("unit"):
                entry.refuse("full_name", _("Write whom this is about: a person or a unit."))
                found[id(entry)] = None
            else:
                found[id(entry)] = self.unit(entry)
        return [found[id(entry)] for entry in entries]

    def unit(self, entry: Entry, key: str = "unit") -> Unit | None:
        """The unit that a cell names, or `None` with an error at the row."""
        if not entry.text(key):
            return None
        try:
            unit, why = self.places.find(entry.text(key))
        except Unknown as unknown:
            entry.refuse(key, str(unknown))
            return None
        told = self.places.told(entry.text(key), unit, why)
        entry.because(told or ("" if entry.why else _("unit by %(way)s") % {"way": why}))
        return unit

    def _asked(self, entry: Entry) -> Asked:
        unit = None
        if entry.text("unit"):
            try:
                unit = self.places.find(entry.text("unit"))[0].pk
            except Unknown:
                if not entry.text("code"):
                    self.unit(entry)
        return Asked(entry.text("code"), entry.text("full_name"), unit=unit)


def owner(subject: Person | Unit) -> dict[str, Any]:
    """The fields by which a record belongs to a person or to a unit."""
    if isinstance(subject, Person):
        return {"person_id": subject.pk, "unit_id": None}
    return {"person_id": None, "unit_id": subject.pk}


def ident(subject: Person | Unit) -> tuple[str, int]:
    return ("person" if isinstance(subject, Person) else "unit", subject.pk)


def named(row: Any, places: Places) -> dict[str, Value]:
    """Whose a record is, as the columns above have it."""
    if row.person_id:
        return {"code": row.person.code, "full_name": row.person.full_name}
    return {"unit": places.written(row.unit_id)}


def target(subject: Person | Unit) -> str:
    name = subject.full_name if isinstance(subject, Person) else subject.name
    return f"{name} ({subject.code})"
