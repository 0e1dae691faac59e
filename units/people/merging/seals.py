"""Seals over rows: whether something was changed or built on since, without keeping values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac

from awards_registry.ledger.canonical import canonical
from units.people.merging.links import Link, citing

_SALT = "units.people.merging"


def seal(content: Any) -> str:
    """A keyed hash: short texts such as a birth date cannot be guessed from it."""
    return salted_hmac(_SALT, canonical(content), algorithm="sha256").hexdigest()


def values_of(row: models.Model, names: Iterable[str]) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in names}


@dataclass(frozen=True)
class Sealed:
    """A row, the seal of its values and the seal of what cites it."""

    row: models.Model
    values: str
    citations: str


def seals(link: Link, keys: Collection[int]) -> dict[int, Sealed]:
    """The rows that still exist, sealed.

    The key to the person is left out: where the row lies is another question. As many queries
    as there are models that cite the rows, however many rows.
    """
    fields = [f.attname for f in link.model._meta.concrete_fields if f != link.field]
    # Their texts name whom and what they belong to.
    ways = [f.name for f in link.model._meta.concrete_fields if f.is_relation]
    rows = link.model._base_manager.select_related(*ways).filter(pk__in=keys)
    cited: dict[int, list[list[Any]]] = defaultdict(list)
    for way in [] if link.is_bare else sorted(citing(link.model), key=lambda way: way.label):
        found = way.model._base_manager.filter(**{f"{way.field.name}__in": keys}).order_by("pk")
        for key, by in found.values_list(way.field.attname, "pk"):
            cited[key].append([way.label, str(by)])
    if link.is_bare:
        return {row.pk: Sealed(row, "", "") for row in rows}
    return {row.pk: Sealed(row, seal(values_of(row, fields)), seal(cited[row.pk])) for row in rows}
