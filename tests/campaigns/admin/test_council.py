"""Seats in a council are given by its own secretary and bring the role along."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from awards_registry.policy import Role
from campaigns.council.models import Council, Member
from tests.cast import Cast


def form(cast: Cast, council: Council) -> dict[str, Any]:
    """The council as it stands, and a seat for the leader."""
    fields: dict[str, Any] = {
        "unit": council.unit_id,
        "name": council.name,
        "established_on": "04/03/2008",
        "members-TOTAL_FORMS": 6,
        "members-INITIAL_FORMS": 5,
        "members-5-user": cast.users["leader"].pk,
        "members-5-seat": "member",
        "members-5-order": 6,
        "members-5-starts_on": "01/01/2024",
    }
    for number, member in enumerate(council.members.all()):
        row = {"id": member.pk, "user": member.user_id, "seat": member.seat, "order": member.order}
        fields |= {f"members-{number}-{key}": value for key, value in row.items()}
        fields[f"members-{number}-starts_on"] = "04/03/2008"
    return fields


def test_a_new_member_may_open_the_ballot(cast: Cast) -> None:
    assert cast.council is not None
    client = Client()
    client.force_login(cast["secretary"])
    page = reverse("admin:campaigns_council_change", args=[cast.council.pk])
    assert client.post(page, form(cast, cast.council)).status_code == 302
    assert Member.objects.filter(council=cast.council, user=cast.users["leader"]).exists()
    assert cast["leader"].holds_at(Role.MEMBER, cast.units["TCMT"])


def test_an_officer_reads_the_council_and_changes_nothing(cast: Cast) -> None:
    assert cast.council is not None
    client = Client()
    client.force_login(cast["officer"])
    page = reverse("admin:campaigns_council_change", args=[cast.council.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, form(cast, cast.council)).status_code == 403
    assert cast.council.members.count() == 5
