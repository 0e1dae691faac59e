"""The verbs: merge two rows, undo a merge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from units.accounts.models import User
from units.people.merging.comparison import ABSORBED, KEPT, Comparison, compare
from units.people.merging.links import exchange, link_of, links
from units.people.merging.refusals import MergeError, require_both
from units.people.merging.traces import (
    FIELDS,
    PERSONAL,
    Places,
    careers,
    field_seals,
    hindrances,
    swapped_fields,
    traces_of,
)
from units.people.models import Person, PersonalData, PersonMerge

# What is stored together with a field.
_ALONG = {"full_name": ("full_name", "folded", "sort_key")}


@transaction.atomic
def merge(
    kept: Person,
    absorbed: Person,
    *,
    choices: Mapping[str, str],
    by: User,
    reason: str = "",
    seen: str = "",
) -> PersonMerge:
    """Gộp hồ sơ: everything of ``absorbed`` goes to ``kept``; the row stays, out of sight.

    ``choices`` says "kept" or "absorbed" for the key of each conflict of ``compare``; ``seen``
    is the seal of the comparison that was looked at, if any. Values and rows that were not
    chosen stay with the absorbed row, so nothing is lost. Raises ``MergeError`` or
    ``NotYoursError``.
    """
    kept, absorbed = _locked(kept.pk, absorbed.pk)
    require_both(by, kept.postings.select_related("unit"), absorbed.postings.select_related("unit"))
    comparison = compare(kept, absorbed)
    if seen and seen != comparison.seal:
        raise MergeError(_("One of the two rows was changed meanwhile: look at them again."))
    sides = comparison.decided(choices, reason)
    done = PersonMerge(kept=kept, absorbed=absorbed, merged_by=by)
    done.choices = _told(comparison, sides, reason.strip())
    places = _move(comparison, sides)
    swapped = swapped_fields(done.choices, places)
    _swap(kept, absorbed, swapped)
    Person.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    done.moved = traces_of(kept.pk, places)
    done.moved[FIELDS] = field_seals(kept.pk, absorbed.pk, swapped)
    done.save(force_insert=True)
    counts = {label: len(rows) for label, rows in places.items() if rows}
    append(
        "person.merge",
        kept,
        by=by,
        absorbed=absorbed.pk,
        merge=done.pk,
        chosen=sides,
        moved=counts,
    )
    return done


@transaction.atomic
def undo(merge: PersonMerge, *, by: User) -> PersonMerge:
    """Hoàn tác: both rows as they were before the merge.

    Raises ``MergeError`` where something was built on it since, with what that is, and
    ``NotYoursError``.
    """
    people = [merge.kept_id, merge.absorbed_id]
    list(Person.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))
    done = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    require_both(by, *careers([done])[done.pk])
    hindrance = hindrances([done])[done.pk]
    if hindrance:
        raise MergeError(hindrance)
    for label, rows in done.moved.items():
        link = link_of(label)
        if link is not None and label != FIELDS:
            going = [int(key) for key, trace in rows.items() if trace[0] == KEPT]
            coming = [int(key) for key, trace in rows.items() if trace[0] == ABSORBED]
            exchange(link, done.kept_id, done.absorbed_id, going, coming)
    _swap(done.kept, done.absorbed, swapped_fields(done.choices, done.moved))
    Person.objects.filter(pk=done.absorbed_id).update(merged_into=None)
    done.undone_by, done.undone_at = by, timezone.now()
    done.save(update_fields=["undone_by", "undone_at"])
    append("person.merge_undo", done.kept, by=by, absorbed=done.absorbed_id, merge=done.pk)
    return done


def _locked(kept: int, absorbed: int) -> tuple[Person, Person]:
    """Both rows under lock, in the order of their keys so that nobody waits in a circle."""
    if kept == absorbed:
        raise MergeError(_("This is one and the same row."))
    rows = Person.objects.select_for_update().filter(pk__in=[kept, absorbed]).order_by("pk")
    found = {row.pk: row for row in rows}
    for row in found.values():
        if row.merged_into_id:
            raise MergeError(
                _("%(person)s (%(code)s) has already been merged.")
                % {"person": row, "code": row.code}
            )
    return found[kept], found[absorbed]


def _told(comparison: Comparison, sides: Mapping[str, str], reason: str) -> dict[str, Any]:
    """What was chosen, with both values; of guarded fields the choice alone."""
    told: dict[str, Any] = {}
    for each in comparison.differences:
        if each.key in sides:
            values = (None, None) if each.guarded else each.texts
            told[each.key] = [*values, sides[each.key]]
    for clash in comparison.clashes:
        side = sides.get(clash.key, KEPT)
        told[clash.key] = [clash.kept.pk, clash.absorbed.pk, side]
    return told | ({"reason": reason} if reason else {})


def _move(comparison: Comparison, sides: Mapping[str, str]) -> Places:
    """Hand the rows over; what lost a clash stays with the absorbed row, or goes there."""
    kept, absorbed = comparison.kept.pk, comparison.absorbed.pk
    places: Places = {}
    for link in links():
        clashes = [clash for clash in comparison.clashes if clash.link == link]
        won = {clash.absorbed.pk for clash in clashes if sides.get(clash.key) == ABSORBED}
        going = [clash.kept.pk for clash in clashes if sides.get(clash.key) == ABSORBED]
        stays = {clash.absorbed.pk for clash in clashes} - won
        own = link.rows(absorbed).order_by("pk").values_list("pk", flat=True)
        coming = [key for key in own if key not in stays]
        exchange(link, kept, absorbed, going, coming)
        places[link.label] = dict.fromkeys(coming, KEPT) | dict.fromkeys(going, ABSORBED)
    own_data = PersonalData.objects.filter(person=absorbed)
    if not PersonalData.objects.filter(person=kept).exists():
        places[PERSONAL] = dict.fromkeys(own_data.values_list("pk", flat=True), KEPT)
        own_data.update(person=kept)
    return places


def _swap(kept: Person, absorbed: Person, fields: Iterable[tuple[type[Any], str]]) -> None:
    """The two rows exchange their values of these fields."""
    for model, name in fields:
        key = "pk" if model is Person else "person"
        rows = model._base_manager
        columns = _ALONG.get(name, (name,))
        mine = rows.filter(**{key: kept.pk}).values(*columns).get()
        theirs = rows.filter(**{key: absorbed.pk}).values(*columns).get()
        if name == "code":  # unique: one of them steps aside for a moment
            rows.filter(pk=absorbed.pk).update(code=uuid4().hex)
        elif name == "national_id":
            rows.filter(person=absorbed.pk).update(national_id="")
        rows.filter(**{key: kept.pk}).update(**theirs)
        rows.filter(**{key: absorbed.pk}).update(**mine)
