"""Writing all rows at once, or each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from campaigns.eligibility.actions import check
from campaigns.entry.actions.row import ALL_FIELDS, Kept, made_up, whole
from campaigns.entry.sheet import Sheet
from campaigns.nomination.entry import edit_all, enter_all
from campaigns.nomination.models import Nomination


def write(
    sheet: Sheet,
    new: Sequence[Kept],
    changed: Mapping[Nomination, list[str]],
    rows: Sequence[Kept],
) -> None:
    """Write all at once; where the database refuses one of them, each by itself."""
    by = sheet.user
    try:
        with transaction.atomic():
            made = enter_all([whole(each) for each in new], fields=ALL_FIELDS, by=by)
            edited = edit_all(changed, by=by)
        written = [*made, *edited]
    except IntegrityError:
        written = _one_by_one(sheet, new, changed, rows)
    keys = {each.pk for each in written}
    for each in new:
        each.saved = each.nomination is not None and each.nomination.pk in keys
    check(written, by=by)


def _one_by_one(
    sheet: Sheet,
    new: Sequence[Kept],
    changed: Mapping[Nomination, list[str]],
    rows: Sequence[Kept],
) -> list[Nomination]:
    """Somebody entered one of them in the same moment: the others are kept all the same."""
    written: list[Nomination] = []
    by = sheet.user
    for each in new:
        each.nomination = made_up(sheet, each.cells)
        with _refusing(each):
            written += enter_all([whole(each)], fields=ALL_FIELDS, by=by)
    for each in rows:
        row = each.nomination
        if row is not None and row.pk is not None and row in changed:
            row.version = Nomination.objects.values_list("version", flat=True).get(pk=row.pk)
            with _refusing(each):
                written += edit_all({row: changed[row]}, by=by)
    return written


@contextmanager
def _refusing(kept: Kept) -> Iterator[None]:
    """Write one row alone; where the database refuses it, the cell says so."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        kept.saved, kept.nomination = False, None
        kept.cells.errors["who"] = _("Somebody entered this nomination a moment ago.")
