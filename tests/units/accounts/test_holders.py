"""Pages name the people who can act, and whom to ask where nobody can."""

from __future__ import annotations

import pytest
from django.template import engines
from django.test import Client
from django.urls import reverse

from awards_registry.policy import Role
from campaigns.nomination import actions
from tests.campaigns.sittings import planned
from tests.cast import Cast, nominate
from units.accounts.holders import holders
from units.accounts.models import UnitRole

pytestmark = pytest.mark.django_db


def test_the_tag_says_role_unit_and_name(cast: Cast) -> None:
    page = engines["django"].from_string('{% load holders %}{% holders "secretary" unit %}')
    said = page.render({"unit": cast.units["TCMT"]})
    assert said == holders(Role.SECRETARY, cast.units["TCMT"])
    assert "Trần Minh Thư" in said


def test_where_nobody_holds_the_role_the_administrator_is_named_as_the_way_out(cast: Cast) -> None:
    UnitRole.objects.filter(role=Role.SECRETARY).delete()
    assert "quản trị" in holders(Role.SECRETARY, cast.units["TCMT"])


def test_a_sitting_that_is_not_open_says_by_name_who_opens_it(cast: Cast, client: Client) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    actions.screen(nomination, by=cast["officer"])
    sitting = planned(cast, [nomination])
    client.force_login(cast["member_1"])
    page = client.get(reverse("sitting", args=[sitting.pk])).content.decode()
    assert "Thư ký Hội đồng, Tổng cục Môi trường: Trần Minh Thư" in page
