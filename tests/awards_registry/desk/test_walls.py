"""Hidden fields cannot be asked for, hidden rows are not seen, nothing is deleted."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.test import Client
from django.urls import reverse

from awards_registry.desk import Desk, DeskAdmin
from tests.awards_registry.desk.drawers import DRAWERS, page, signed_in
from tests.cast import LONG_AGO, Cast
from units.accounts.models import UnitRole
from units.people.models import Person

REACH = ["startswith", "contains", "regex", "gt", "in", "isnull", "range"]


def _hostile(model: type[models.Model]) -> list[str]:
    """Every field by every comparison, and the ways to personal data and to passwords."""
    fields = [field.name for field in model._meta.get_fields() if not field.auto_created]
    ways = [f"{name}__{reach}" for name in fields for reach in REACH]
    return [
        *ways,
        "personal_data__national_id__startswith",
        "person__personal_data__national_id__startswith",
        "user__password__startswith",
        "created_by__password__startswith",
        "actor__password__startswith",
        "unit_roles__user__password__startswith",
    ]


@pytest.mark.parametrize("model", DRAWERS)
def test_no_list_answers_questions_that_it_does_not_offer(
    model: type[models.Model], root: Client
) -> None:
    drawer: Any = admin.site.get_model_admin(model)
    allowed = [
        lookup
        for lookup in _hostile(model)
        if drawer.lookup_allowed(lookup, "0", None) and not lookup.endswith("__isnull")
    ]
    assert allowed == []
    for lookup in _hostile(model)[-6:]:
        assert root.get(page(model), {lookup: "0"}).status_code in {400, 302}


def test_a_clerk_sees_the_people_of_the_own_units_only(cast: Cast) -> None:
    answer = signed_in(cast, "clerk").get(page(Person))
    names = {str(row) for row in answer.context["cl"].result_list}
    assert names == {"Nguyễn Văn Tài", "Lý Thị Lan"}


def test_a_role_that_only_votes_brings_nobody_into_the_lists(cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TCQLĐĐ"], role="member", starts_on=LONG_AGO
    )
    answer = signed_in(cast, "clerk").get(page(Person))
    assert "Phan Ở Xa" not in {str(row) for row in answer.context["cl"].result_list}


def test_names_are_found_without_their_marks(cast: Cast) -> None:
    answer = signed_in(cast, "clerk").get(page(Person), {"q": "nguyen van tai"})
    assert [str(row) for row in answer.context["cl"].result_list] == ["Nguyễn Văn Tài"]


def test_the_type_ahead_keeps_to_the_own_units(cast: Cast) -> None:
    asked = {"app_label": "units", "model_name": "annualrating", "field_name": "person", "term": ""}
    found = signed_in(cast, "clerk").get(reverse("admin:autocomplete"), asked).json()
    assert {row["text"] for row in found["results"]} == {"Nguyễn Văn Tài", "Lý Thị Lan"}


def test_nothing_is_deleted_at_the_desk(cast: Cast, root: Client) -> None:
    answer = root.post(page(Person, "delete", cast.people["Tài"].pk), {"post": "yes"})
    assert (answer.status_code, Person.objects.filter(code="CB-Tài").count()) == (403, 1)


def test_a_drawer_that_nobody_declared_is_refused_and_one_of_a_package_left_out() -> None:
    with pytest.raises(ImproperlyConfigured, match="not declared"):
        Desk().register(LogEntry, DeskAdmin)
    desk = Desk()
    desk.register(LogEntry, admin.ModelAdmin)
    assert desk.is_registered(LogEntry) is False
