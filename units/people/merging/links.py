"""What points at a person: found in the models, so that later stages need not be known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.db.models import Q

from units.people.models import Person, PersonalData, PersonMerge

# Whose rows are only handed over: signing in or reading builds nothing on a merge.
BARE = frozenset({"units.user", "units.personaldataread"})


@dataclass(frozen=True)
class Link:
    """A key of another model that leads to a person."""

    model: type[models.Model]
    field: models.ForeignKey[Any, Any]

    @property
    def label(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field.name}"

    @property
    def is_bare(self) -> bool:
        return self.model._meta.label_lower in BARE

    @property
    def is_later(self) -> bool:
        """Of a stage that builds on people: what is new there was built on the merge."""
        return self.model._meta.app_label != Person._meta.app_label

    def rows(self, person: int) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field.attname: person})

    def hand_over(self, keys: Iterable[int], person: int) -> None:
        rows = self.model._base_manager.filter(pk__in=list(keys))
        rows.update(**{self.field.attname: person})


def citing(model: type[models.Model]) -> Iterator[Link]:
    """Every key that leads to a row of ``model``, those without a way back included."""
    for relation in model._meta.get_fields(include_hidden=True):
        # Many-to-many comes along as the keys of its table.
        if isinstance(relation, models.ManyToOneRel) and not relation.concrete:
            yield Link(relation.related_model, relation.field)


@cache
def links() -> tuple[Link, ...]:
    """The keys that move with a person: all but the history of merges and the personal data.

    Personal data are one row a person and are decided field by field.
    """
    apart = {PersonMerge, PersonalData}
    found = [link for link in citing(Person) if link.model not in apart]
    return tuple(sorted(found, key=lambda link: link.label))


def link_of(label: str) -> Link | None:
    """The link of that label, or ``None`` where the model is gone."""
    name, _dot, field = label.rpartition(".")
    try:
        model = apps.get_model(name)
    except (LookupError, ValueError):
        return None
    return Link(model, model._meta.get_field(field))


def _uniqueness(link: Link) -> Iterator[tuple[list[str], Q]]:
    """What may stand once only with a person: the other fields, and under which condition."""
    name = link.field.name
    if link.field.unique:
        yield [], Q()
    for together in link.model._meta.unique_together:
        if name in together:
            yield [field for field in together if field != name], Q()
    for constraint in link.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and name in constraint.fields:
            others = [field for field in constraint.fields if field != name]
            yield others, constraint.condition or Q()


def alone_with(link: Link) -> frozenset[str]:
    """The fields that, each with a person, may stand once only."""
    return frozenset(name for others, _condition in _uniqueness(link) for name in others)


def clashing(link: Link, kept: int, absorbed: int) -> list[tuple[int, int]]:
    """Keys of rows of both people that cannot stand with one person, side by side."""
    found: set[tuple[int, int]] = set()
    for others, condition in _uniqueness(link):
        theirs = {
            tuple(rest): key
            for key, *rest in link.rows(absorbed).filter(condition).values_list("pk", *others)
        }
        for key, *rest in link.rows(kept).filter(condition).values_list("pk", *others):
            # Rows with an empty field are never the same to a database.
            if None not in rest and tuple(rest) in theirs:
                found.add((key, theirs[tuple(rest)]))
    return sorted(found)


def exchange(link: Link, one: int, other: int, going: list[int], coming: list[int]) -> None:
    """Rows ``going`` from person ``one`` to ``other``, rows ``coming`` the opposite way.

    Two rows that may stand once only cannot change places directly: those going wait with a
    person who exists for that moment.
    """
    if not going or not coming:
        link.hand_over(coming, one)
        link.hand_over(going, other)
        return
    waiting = Person.objects.create(code=uuid4().hex, full_name="-")
    link.hand_over(going, waiting.pk)
    link.hand_over(coming, one)
    link.hand_over(going, other)
    waiting.delete()
