"""Which rows are new, which edit what stands, which stand in the way of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.entry.actions.row import FIELDS, Kept, made_up, typed_fields
from campaigns.entry.actions.writing import write
from campaigns.entry.candidates import value_of
from campaigns.entry.sheet import NAMES, Cells, Sheet
from campaigns.nomination.changes import differences
from campaigns.nomination.models import Nomination
from campaigns.nomination.twins import ENDED


def look(sheet: Sheet, cells: Sequence[Cells]) -> list[Kept]:
    """What the rows would be, without keeping anything."""
    return [Kept(each, made_up(sheet, each)) for each in cells]


@transaction.atomic
def keep(sheet: Sheet, cells: Sequence[Cells]) -> list[Kept]:
    """Keep every whole row as a draft and judge what was written; nothing else is touched.

    A row whose nomination somebody changed since it was read is told with the differences and not
    written. A new row that is nominated already in a draft of the own units becomes that draft:
    the second of two clicks writes nothing. The queries do not depend on the number of rows.
    """
    kept = [Kept(each) for each in cells]
    known = _locked(sheet, [each.typed.nomination for each in cells])
    standing = _standing(sheet, cells)
    new: list[Kept] = []
    changed: dict[Nomination, list[str]] = {}
    for each in kept:
        if each.cells.typed.nomination is not None:
            _meet(sheet, each, known.get(each.cells.typed.nomination), standing, changed)
        elif each.cells.is_whole:
            _begin(sheet, each, standing, new)
    write(sheet, new, changed, kept)
    for each in kept:
        if each.nomination is None:
            each.nomination = made_up(sheet, each.cells)
    return kept


def _locked(sheet: Sheet, keys: Sequence[int | None]) -> dict[int, Nomination]:
    """The nominations that rows edit: of the own units, locked, with what belongs to them."""
    wanted = {key for key in keys if key is not None}
    rows = Nomination.objects.filter(pk__in=wanted, round=sheet.round)
    rows = sheet.scope.limit(rows, "nominating_unit_id")
    list(rows.select_for_update().order_by("pk").values_list("pk"))
    return {row.pk: row for row in rows.with_candidate()}


def _standing(sheet: Sheet, cells: Sequence[Cells]) -> dict[tuple[str, int], Nomination]:
    """Who is nominated already in the year, by candidate and award."""
    wanted: dict[str, set[int]] = {name: set() for name in NAMES}
    for each in cells:
        if each.candidate is not None:
            name, _colon, key = value_of(each.candidate).partition(":")
            wanted[name].add(int(key))
    whose = Q()
    for name, keys in wanted.items():
        if keys:
            whose |= Q(**{f"{name}__in": keys})
    if not whose:
        return {}
    rows = Nomination.objects.filter(whose, achievement_year=sheet.round.year)
    found = {}
    for row in rows.exclude(state__in=ENDED).with_candidate():
        if row.candidate is not None:
            found[value_of(row.candidate), row.award_type_id] = row
    return found


def _twin(cells: Cells, standing: Mapping[tuple[str, int], Nomination]) -> Nomination | None:
    if cells.candidate is None or cells.award is None:
        return None
    return standing.get((value_of(cells.candidate), cells.award.pk))


def _refuse(kept: Kept, twin: Nomination, sheet: Sheet) -> None:
    words = {"number": twin.number, "unit": twin.nominating_unit}
    kept.cells.errors["who"] = (
        _("Already nominated for this award and year: %(number)s (%(unit)s).") % words
    )
    if sheet.scope.covers(twin.nominating_unit_id):
        kept.other = twin


def _begin(
    sheet: Sheet, kept: Kept, standing: Mapping[tuple[str, int], Nomination], new: list[Kept]
) -> None:
    """A row that is new to the register, or turns out to be a draft that stands there."""
    twin = _twin(kept.cells, standing)
    if twin is not None:
        mine = sheet.scope.covers(twin.nominating_unit_id) and twin.round_id == sheet.round.pk
        if not (mine and twin.is_editable):
            _refuse(kept, twin, sheet)
            return
        kept.nomination, kept.saved = twin, True
        kept.differences = differences(twin, typed_fields(kept.cells))
    elif sheet.closed_because:
        kept.cells.errors[""] = sheet.closed_because
    else:
        kept.nomination = made_up(sheet, kept.cells)
        new.append(kept)


def _meet(
    sheet: Sheet,
    kept: Kept,
    row: Nomination | None,
    standing: Mapping[tuple[str, int], Nomination],
    changed: dict[Nomination, list[str]],
) -> None:
    """A row that edits a nomination of the register."""
    if row is None:
        kept.cells.errors[""] = _("This nomination is not one of your units in this round.")
        return
    kept.nomination = row
    if not row.is_editable:
        _stays(kept, row)
        return
    twin = _twin(kept.cells, standing)
    if twin is not None and twin.pk != row.pk:
        _refuse(kept, twin, sheet)
    if not kept.cells.is_whole:
        return
    kept.saved, written = True, kept.cells.written()
    fields = [name for name in FIELDS if _differs(row, name, written[name])]
    if fields and kept.cells.typed.version != row.version:
        kept.differences = differences(row, typed_fields(kept.cells))
    elif fields:
        for name in fields:
            setattr(row, name, written[name])
        changed[row] = fields


def _stays(kept: Kept, row: Nomination) -> None:
    """What has left the unit is not written on; what was typed over it is shown beside it."""
    kept.saved, kept.differences = True, differences(row, typed_fields(kept.cells))
    if kept.differences:
        kept.cells.errors[""] = _(
            "Nothing was changed: the nomination is “%(state)s” and cannot be edited."
        ) % {"state": row.get_state_display()}


def _differs(row: Nomination, name: str, value: Any) -> bool:
    """Whether a field says something else; how lines end is no difference."""
    here = getattr(row, name)
    if name == "achievement":
        here = here.replace("\r\n", "\n")
    return bool(here != value)
