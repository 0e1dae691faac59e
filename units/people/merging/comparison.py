"""Two rows side by side: what differs, what clashes, what would move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from units.people.merging.links import Link, alone_with, clashing, links
from units.people.merging.refusals import MergeError
from units.people.merging.seals import seal
from units.people.models import Person, PersonalData

KEPT, ABSORBED = "kept", "absorbed"
NATIONAL_ID = "personal.national_id"
# Fields of a person that lists do not show; only clerks and officers see them.
GUARDED = frozenset({"party_member_since", "union_member"})
_PERSONAL = ("national_id", "birth_date", "address")


@dataclass(frozen=True)
class Difference:
    """One field that is not the same on both rows; the empty side gives way unasked."""

    key: str
    label: str
    kept: Any
    absorbed: Any
    guarded: bool = False
    personal: bool = False

    @property
    def is_conflict(self) -> bool:
        return not _empty(self.kept) and not _empty(self.absorbed)

    @property
    def name(self) -> str:
        return self.key.partition(".")[2]

    @property
    def texts(self) -> tuple[str, str]:
        return _text(self.kept), _text(self.absorbed)


@dataclass(frozen=True)
class Clash:
    """Two rows, of which only one can stand with one person; the other stays with the old row."""

    link: Link
    kept: models.Model
    absorbed: models.Model

    @property
    def key(self) -> str:
        return f"{self.link.label}:{self.kept.pk}:{self.absorbed.pk}"

    @property
    def label(self) -> str:
        """The kind of rows, and what both belong to where their own text does not say it."""
        kind = capfirst(str(self.link.model._meta.verbose_name))
        shared = [
            str(getattr(self.kept, column.name))
            for column in self.link.model._meta.concrete_fields
            if column.is_relation and column.name in alone_with(self.link)
        ]
        return ": ".join([kind, *(text for text in shared if text not in str(self.kept))])

    @property
    def is_conflict(self) -> bool:
        """Rows that say the same need no choice, unless they have a way of their own."""
        return self.link.is_bare or self.link.is_later or bool(self._differing())

    @property
    def texts(self) -> tuple[str, str]:
        return self._words(self.kept), self._words(self.absorbed)

    def _differing(self) -> list[Any]:
        return [
            column
            for column in self.link.model._meta.concrete_fields
            if column.editable
            and not column.primary_key
            and column != self.link.field
            and getattr(self.kept, column.attname) != getattr(self.absorbed, column.attname)
        ]

    def _words(self, row: models.Model) -> str:
        if self.link.is_bare:  # a user: never what else the row holds
            return f"{row} ({getattr(row, 'username', row.pk)})"
        number = getattr(row, "number", "")
        told = [f"{number} · {row}" if number else str(row)]
        for column in self._differing():
            text = _text(_shown(row, column)) or "–"
            if text not in told[0]:
                told.append(f"{column.verbose_name}: {text}")
        return "; ".join(told)


@dataclass(frozen=True)
class Moving:
    """How many rows of a kind would move."""

    label: str
    count: int


@dataclass
class Comparison:
    """Everything a choice is needed for or that happens by itself, and a seal over it."""

    kept: Person
    absorbed: Person
    differences: list[Difference] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    moving: list[Moving] = field(default_factory=list)
    seal: str = ""

    @property
    def conflicts(self) -> list[Difference | Clash]:
        fields: list[Difference | Clash] = [each for each in self.differences if each.is_conflict]
        return [*fields, *(each for each in self.clashes if each.is_conflict)]

    @property
    def filled(self) -> list[Difference]:
        """What only the absorbed row knows; the kept one takes it over."""
        return [each for each in self.differences if not each.is_conflict and _empty(each.kept)]

    @property
    def needs_reason(self) -> bool:
        """Two different national ids speak for two people."""
        return any(each.key == NATIONAL_ID for each in self.conflicts)

    def decided(self, choices: Mapping[str, str], reason: str) -> dict[str, str]:
        """The side chosen for every difference and clash.

        Raises ``MergeError`` where a conflict was left open, or two national ids had no reason.
        """
        open_ones = [e.label for e in self.conflicts if choices.get(e.key) not in {KEPT, ABSORBED}]
        if open_ones:
            raise MergeError(_("Choose first: %(fields)s.") % {"fields": ", ".join(open_ones)})
        if self.needs_reason and not reason.strip():
            raise MergeError(
                _("Two different national ids: say why they are one person all the same.")
            )
        sides = {each.key: ABSORBED for each in self.filled}
        return sides | {each.key: choices[each.key] for each in self.conflicts}


def compare(kept: Person, absorbed: Person) -> Comparison:
    """The two rows side by side, in a number of queries that depends on the models alone."""
    personal = {
        row.person_id: row for row in PersonalData.objects.filter(person__in=[kept, absorbed])
    }
    found = Comparison(kept, absorbed, differences=_differences(kept, absorbed, personal))
    keys: dict[str, list[int]] = {}
    for link in links():
        own = list(link.rows(absorbed.pk).order_by("pk").values_list("pk", flat=True))
        pairs = clashing(link, kept.pk, absorbed.pk) if own else []
        both = [key for pair in pairs for key in pair]
        rows = link.model._base_manager.select_related().in_bulk(both) if both else {}
        found.clashes += [Clash(link, rows[mine], rows[theirs]) for mine, theirs in pairs]
        if not link.is_bare:  # looking at the two rows is itself a reading
            keys[link.label] = own
        moving = len(own) - len(pairs)
        if moving:
            label = capfirst(str(link.model._meta.verbose_name_plural))
            found.moving.append(Moving(label, moving))
    found.seal = seal(
        {
            "pair": [kept.pk, absorbed.pk],
            "fields": [
                [each.key, str(each.kept), str(each.absorbed)] for each in found.differences
            ],
            "clashes": [[each.key, *each.texts] for each in found.clashes],
            "rows": keys,
        }
    )
    return found


def _differences(
    kept: Person, absorbed: Person, personal: dict[int, PersonalData]
) -> list[Difference]:
    found = [
        Difference(
            f"person.{column.name}",
            capfirst(str(column.verbose_name)),
            _shown(kept, column),
            _shown(absorbed, column),
            guarded=column.name in GUARDED,
        )
        for column in Person._meta.concrete_fields
        if column.editable and not column.primary_key
    ]
    empty = PersonalData()
    mine, theirs = personal.get(kept.pk, empty), personal.get(absorbed.pk, empty)
    found += [
        Difference(
            f"personal.{name}",
            capfirst(str(PersonalData._meta.get_field(name).verbose_name)),  # type: ignore[union-attr] # a column
            getattr(mine, name),
            getattr(theirs, name),
            guarded=True,
            personal=True,
        )
        for name in _PERSONAL
    ]
    return [each for each in found if each.kept != each.absorbed and not _both_empty(each)]


def _both_empty(each: Difference) -> bool:
    return _empty(each.kept) and _empty(each.absorbed)


def _empty(value: object) -> bool:
    return value is None or value == ""


def _shown(row: models.Model, column: models.Field[Any, Any]) -> Any:
    """The value as people read it."""
    if column.choices:
        return getattr(row, f"get_{column.name}_display")()
    return getattr(row, column.name)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if _empty(value) else str(formats.localize(value, use_l10n=True))
