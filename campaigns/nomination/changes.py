"""What two people wrote at the same time, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from awards_registry.ledger.models import Entry
from campaigns.nomination.models import Nomination

WRITTEN = (
    "round",
    "award_type",
    "nominating_unit",
    "person",
    "unit",
    "household",
    "achievement_year",
    "achievement",
    "report",
    "co_authors",
    "merits",
    "confirmed_clean",
    "initiatives",
)


@dataclass(frozen=True)
class Difference:
    """One field: what stands in the register now, and what was typed over it."""

    label: str
    stored: str
    typed: str


@dataclass(frozen=True)
class Edit:
    """Who saved when, and which fields; from the ledger."""

    who: str
    at: Any
    fields: str


def label_of(name: str) -> str:
    """The name of a field as the form calls it, with a capital letter."""
    field = Nomination._meta.get_field(name)
    text = str(getattr(field, "verbose_name", name))
    return text[:1].upper() + text[1:]


def in_words(name: str, value: Any) -> str:
    """A value of a field as people read it; a dash where nothing is written."""
    if name == "confirmed_clean":
        return {True: _("Yes"), False: _("No")}.get(value, _("Not looked into yet"))
    if name == "merits":
        labels = dict(Nomination.Merit.choices)
        return ", ".join(str(labels.get(code, code)) for code in sorted(value)) or "–"
    if name in {"initiatives", "co_authors"}:
        return "; ".join(sorted(str(made) for made in value)) or "–"
    return "–" if value in (None, "") else str(value)


def stored(nomination: Nomination, name: str) -> Any:
    value = getattr(nomination, name)
    return list(value.all()) if isinstance(value, models.Manager) else value


def differences(nomination: Nomination, typed: Mapping[str, Any]) -> list[Difference]:
    """The fields in which ``typed`` differs from what is stored."""
    found = []
    for name in WRITTEN:
        if name not in typed:
            continue
        here, there = in_words(name, stored(nomination, name)), in_words(name, typed[name])
        if here != there:
            found.append(Difference(label_of(name), here, there))
    return found


def edits_since(nomination: Nomination, version: int) -> list[Edit]:
    """Who saved after ``version`` was read, the newest first."""
    lines: Iterable[Entry] = Entry.objects.filter(
        subject_type=nomination._meta.label_lower,
        subject_id=str(nomination.pk),
        verb__in=("nomination.enter", "nomination.edit"),
    )[:50]
    return [
        Edit(line.actor_name, line.at, ", ".join(label_of(name) for name in line.content["fields"]))
        for line in lines
        if line.content.get("version", 0) > version
    ]
