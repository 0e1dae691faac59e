"""A rule as the editor's page sends it: boxes for the particulars, seen before it is saved."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.amending.forms import boxes_of
from campaigns.eligibility.criteria import Condition

ADD = reverse("admin:campaigns_ruleversion_add")
Typed = tuple[int, str, dict[str, Any]]


def rows(*conditions: Typed) -> dict[str, Any]:
    """The boxes of the conditions, each given as path, kind and particulars."""
    form: dict[str, Any] = {"conditions-TOTAL_FORMS": len(conditions)}
    for number, (path, kind, params) in enumerate(conditions):
        boxes = boxes_of(Condition(kind, params, path), {})
        kept = {name: value for name, value in boxes.items() if value is not False}
        form |= {f"conditions-{number}-{name}": value for name, value in kept.items()}
    return form


def version(award: AwardType, *conditions: Typed, **more: Any) -> dict[str, Any]:
    """A version of ``award`` from the first day of 2020."""
    form = {
        "award_type": award.pk,
        "valid_from": "01/01/2020",
        "legal_basis": "Quy chế của Tổng cục, Điều 5",
        "secret_ballot": "unknown",
    }
    return form | rows(*conditions) | more


def change(kept: RuleVersion) -> str:
    """The address of the editor of a version."""
    return reverse("admin:campaigns_ruleversion_change", args=[kept.pk])


def save(client: Client, form: dict[str, Any], address: str = ADD) -> Any:
    """Look at what changes, then save it; what is refused is refused at the look."""
    seen = client.post(address, form | {"_look": "1"})
    if "seal" not in seen.context:
        return seen
    return client.post(address, form | {"_save": "1", "seal": seen.context["seal"]})


def said_of(answer: Any) -> str:
    """Everything that a refused form says is wrong."""
    context = answer.context
    forms = [context["form"], *(line.form for line in context["lines"])]
    errors = [error for form in forms for found in form.errors.values() for error in found]
    return " ".join([*context["problems"], *errors])
