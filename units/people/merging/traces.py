"""What a merge leaves behind to be undone by, and what stands in the way of undoing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from units.people.merging.comparison import ABSORBED, KEPT
from units.people.merging.links import Link, link_of, links
from units.people.merging.seals import Sealed, seal, seals, values_of
from units.people.models import Person, PersonalData, PersonMerge, Posting

FIELDS = "units.person"
PERSONAL = "units.personaldata.person"
_POSTINGS = "units.posting.person"
STAYS = "stays"

# label of the link: {key of the row: with whom it lies after the merge}
Places = dict[str, dict[int, str]]
Traces = dict[str, dict[str, list[str]]]


def traces_of(kept: int, places: Places) -> Traces:
    """The rows that moved, sealed; and the rows of later stages that the kept person had."""
    found: Traces = {}
    for label, rows in places.items():
        link = link_of(label)
        if link is None:
            continue
        watched = dict(rows)
        if link.is_later:
            own = link.rows(kept).values_list("pk", flat=True)
            watched |= {key: STAYS for key in own if key not in rows}
        sealed = seals(link, list(watched)) if watched else {}
        if sealed:
            found[label] = {
                str(key): [
                    watched[key],
                    each.values,
                    "" if watched[key] == STAYS else each.citations,
                ]
                for key, each in sealed.items()
            }
    return found


def swapped_fields(
    choices: Mapping[str, Any], places: Mapping[str, Any]
) -> list[tuple[type[models.Model], str]]:
    """The fields whose values the two rows exchanged.

    Where the kept person had no personal data the row itself moved instead.
    """
    found: list[tuple[type[models.Model], str]] = []
    for key, told in sorted(choices.items()):
        table, _dot, name = key.partition(".")
        if table == "person" and told[-1] == ABSORBED:
            found.append((Person, name))
        if table == "personal" and told[-1] == ABSORBED and not places.get(PERSONAL):
            found.append((PersonalData, name))
    return found


def field_seals(
    kept: int, absorbed: int, fields: Sequence[tuple[type[models.Model], str]]
) -> dict[str, list[str]]:
    """The values that were exchanged, sealed, of both rows."""
    people = Person.objects.select_related("personal_data").in_bulk([kept, absorbed])
    return {str(key): [STAYS, _field_seal(people[key], fields), ""] for key in (kept, absorbed)}


def _field_seal(person: Person, fields: Sequence[tuple[type[models.Model], str]]) -> str:
    values: list[Any] = []
    for model, name in fields:
        row = person if model is Person else getattr(person, "personal_data", None)
        values.append(values_of(row, [name]) if row else name)
    return seal(values)


def careers(merges: Iterable[PersonMerge]) -> dict[int, tuple[list[Posting], list[Posting]]]:
    """The posts of the person kept and of the one absorbed, told apart again; in one query."""
    merges = list(merges)
    people = {key for each in merges for key in (each.kept_id, each.absorbed_id)}
    people |= {each.kept.merged_into_id for each in merges if each.kept.merged_into_id}
    by_person: dict[int, list[Posting]] = defaultdict(list)
    for posting in Posting.objects.filter(person__in=people).select_related("unit"):
        by_person[posting.person_id].append(posting)
    found = {}
    for each in merges:
        moved = {int(key) for key in each.moved.get(_POSTINGS, {})}
        owners = {each.kept_id, each.absorbed_id, each.kept.merged_into_id or each.kept_id}
        posts = [posting for key in owners for posting in by_person[key]]
        theirs = [post for post in posts if post.pk in moved or post.person_id == each.absorbed_id]
        found[each.pk] = ([post for post in posts if post not in theirs], theirs)
    return found


def hindrances(merges: Iterable[PersonMerge]) -> dict[int, str]:
    """For each merge why it cannot be undone, in a sentence; empty where it can.

    As many queries as there are kinds of rows, however many merges.
    """
    merges = list(merges)
    kept = {each.kept_id for each in merges}
    standing = PersonMerge.objects.filter(kept__in=kept, undone_at=None).order_by("pk")
    newest = dict(standing.values_list("kept_id", "pk"))
    rows, built = _as_they_are(merges), _later_rows(kept)
    people = Person.objects.select_related("personal_data").in_bulk(
        [key for each in merges for key in (each.kept_id, each.absorbed_id)]
    )
    return {
        each.pk: _order(each, newest) or _fields(each, people) or _rows(each, rows, built)
        for each in merges
    }


def _as_they_are(merges: Sequence[PersonMerge]) -> dict[str, dict[int, Sealed]]:
    keys: dict[str, set[int]] = defaultdict(set)
    for each in merges:
        for label, traces in each.moved.items():
            if label != FIELDS and each.undone_at is None:
                keys[label] |= {int(key) for key in traces}
    found = {}
    for label, wanted in keys.items():
        link = link_of(label)
        found[label] = seals(link, wanted) if link else {}
    return found


def _later_rows(kept: Iterable[int]) -> list[tuple[Link, dict[int, list[models.Model]]]]:
    """Rows of later stages by the person they now belong to."""
    found = []
    for link in links():
        if link.is_later:
            ways = [f.name for f in link.model._meta.concrete_fields if f.is_relation]
            rows = link.model._base_manager.select_related(*ways)
            by_person: dict[int, list[models.Model]] = defaultdict(list)
            for row in rows.filter(**{f"{link.field.name}__in": kept}).order_by("pk"):
                by_person[getattr(row, link.field.attname)].append(row)
            found.append((link, by_person))
    return found


def _named(row: models.Model) -> dict[str, str]:
    return {"what": capfirst(str(row._meta.verbose_name)), "row": str(row)}


def _order(merge: PersonMerge, newest: Mapping[int, int]) -> str:
    if merge.undone_at is not None:
        return _("It is undone already.")
    if merge.kept.merged_into_id:
        return _("%(person)s was merged further since. Undo that merge first.") % {
            "person": merge.kept
        }
    if newest.get(merge.kept_id, merge.pk) > merge.pk:
        return _("Another row was merged into %(person)s later. Undo that merge first.") % {
            "person": merge.kept
        }
    return ""


def _fields(merge: PersonMerge, people: Mapping[int, Person]) -> str:
    fields = swapped_fields(merge.choices, merge.moved)
    for key, trace in merge.moved.get(FIELDS, {}).items():
        if _field_seal(people[int(key)], fields) != trace[1]:
            return _("Something that was chosen in the merge was edited since: %(person)s.") % {
                "person": people[int(key)]
            }
    return ""


def _rows(
    merge: PersonMerge,
    rows: Mapping[str, Mapping[int, Sealed]],
    built: Iterable[tuple[Link, Mapping[int, list[models.Model]]]],
) -> str:
    owner = {KEPT: merge.kept_id, STAYS: merge.kept_id, ABSORBED: merge.absorbed_id}
    for label, traces in merge.moved.items():
        link = link_of(label)
        if label == FIELDS or link is None:
            continue
        for key, trace in traces.items():
            said = _row(link, rows[label].get(int(key)), owner[trace[0]], trace)
            if said:
                return said
    for link, by_person in built:
        known = merge.moved.get(link.label, {})
        for row in by_person.get(merge.kept_id, []):
            if str(row.pk) not in known:
                return _("%(what)s was entered since: %(row)s.") % _named(row)
    return ""


def _row(link: Link, now: Sealed | None, owner: int, trace: Sequence[str]) -> str:
    """What became of one row since the merge, in a sentence; empty where nothing did."""
    place, values, citations = trace
    if now is None:
        what = capfirst(str(link.model._meta.verbose_name))
        return _("%(what)s was deleted since.") % {"what": what}
    if getattr(now.row, link.field.attname) != owner or now.values != values:
        return _("%(what)s was changed since: %(row)s.") % _named(now.row)
    if place != STAYS and now.citations != citations:
        return _("%(what)s was used since: %(row)s.") % _named(now.row)
    return ""
