"""The single boxes of a condition: an award, a number, a level, yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from campaigns.eligibility.criteria.kinds import KINDS
from campaigns.eligibility.criteria.schema import LONGEST_MONTH, MONTHS, PERCENT, Param
from campaigns.eligibility.wording import names
from campaigns.eligibility.wording.names import Names, named
from campaigns.eligibility.wording.particulars import (
    ROUNDINGS,
    SHARE_SCOPES,
    WORKS,
    param_label,
)

MOST_COUNTED = 10_000
MOST = {"percent": PERCENT, "month": MONTHS, "day": LONGEST_MONTH}
NOTHING = ("", "---------")
# What the values of a particular are called, by its name.
CALLED: Mapping[str, Mapping[str, Any]] = {
    "min_level": names.LEVELS,
    "run_level": names.LEVELS,
    "scope": {**names.SCOPES, **SHARE_SCOPES},
    "kinds": WORKS,
    "from_form": names.FORMS,
    "excluding_discipline_from": names.FORMS,
    "rounding": ROUNDINGS,
    "merit": names.MERITS,
    "launched_by": names.LAUNCHERS,
}

Cleaned = Mapping[str, Any]
Fields = dict[str, forms.Field]


@dataclass(frozen=True)
class Asked:
    """One particular of one kind as it is asked for: its name, what it may be, the awards."""

    kind: str
    name: str
    param: Param
    awards: Names

    @property
    def label(self) -> str:
        return param_label(self.kind, self.name)


def asked_of(kind: str, awards: Names) -> Iterator[Asked]:
    """The particulars of a kind, those that must be given first; nothing for an unknown kind."""
    if kind in KINDS:
        params = KINDS[kind].params.items()
        for name, param in sorted(params, key=lambda item: not item[1].required):
            yield Asked(kind, name, param, awards)


# --- single boxes


def whole(label: Any, least: int, most: int, *, required: bool) -> forms.Field:
    """A whole number."""
    return forms.IntegerField(label=label, required=required, min_value=least, max_value=most)


def award_box(label: Any, awards: Names, *, required: bool) -> forms.Field:
    """One of the awards."""
    found = [NOTHING, *awards.items()]
    return forms.TypedChoiceField(label=label, choices=found, required=required, empty_value=None)


def several(label: Any, choices: list[tuple[str, str]], *, required: bool) -> forms.Field:
    """Some of the choices, each with a tick."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=required, widget=forms.CheckboxSelectMultiple
    )


def single(asked: Asked) -> Fields:
    """The box of a particular that holds one thing."""
    required, label, param = asked.param.required, asked.label, asked.param
    if param.type == "award":
        return {asked.name: award_box(label, asked.awards, required=required)}
    if param.type == "flag":
        return {asked.name: forms.BooleanField(label=label, required=False)}
    if param.type == "awards":
        awards = list(asked.awards.items())
        return {asked.name: several(label, awards, required=required)}
    if param.type == "codes":
        choices = [(one, named(CALLED[asked.name], one)) for one in param.choices]
        return {asked.name: several(label, choices, required=False)}
    if param.choices:
        called = [(one, named(CALLED[asked.name], one)) for one in param.choices]
        chosen = forms.TypedChoiceField(
            label=label, choices=[NOTHING, *called], required=required, empty_value=None
        )
        return {asked.name: chosen}
    least = 0 if param.type == "number" else 1
    most = MOST.get(param.type, MOST_COUNTED)
    return {asked.name: whole(label, least, most, required=required)}


def read_single(asked: Asked, cleaned: Cleaned) -> Any:
    """What the box says, None where it says nothing."""
    value = cleaned.get(asked.name)
    if asked.param.type == "flag":
        # What is as it would be without a word stays unsaid.
        return value if value or asked.param.default else None
    return value if value not in ("", []) else None


def write_single(asked: Asked, value: Any) -> dict[str, Any]:
    """The box filled with what is kept."""
    if asked.param.type == "flag" and value is None:
        return {asked.name: asked.param.default}
    return {} if value is None else {asked.name: value}
