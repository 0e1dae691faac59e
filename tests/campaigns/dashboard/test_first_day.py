"""A new clerk is led from the own role to the first dossier that is sent."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.dashboard.first_day import steps_of
from campaigns.eligibility.actions import check
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Scribble
from tests.cast import Cast, nominate


def done(cast: Cast) -> list[str]:
    return [step.key for step in steps_of(cast["clerk"], timezone.localdate()) if step.done]


def test_the_steps_are_known_to_be_done_from_the_register(cast: Cast) -> None:
    assert done(cast) == ["roles"]
    nomination = nominate(cast)
    assert done(cast) == ["roles", "round", "people", "nomination"]
    check([nomination], by=cast["clerk"])
    assert done(cast)[-1] == "verdict"
    nominations.submit(nomination, by=cast["clerk"])
    assert done(cast) == ["roles", "round", "people", "nomination", "verdict", "papers", "sent"]


def test_home_points_to_it_until_it_is_done_or_put_away(client: Client, cast: Cast) -> None:
    client.force_login(cast["clerk"])
    address = reverse("first_day")
    assert address in client.get(reverse("home")).content.decode()
    client.post(reverse("first_day_dismiss"), {"step": "dismissed"})
    assert f'href="{address}"' not in client.get(reverse("home")).content.decode()
    assert client.get(address).status_code == 200
    Scribble.objects.all().delete()
    nominations.submit(nominate(cast), by=cast["clerk"])
    assert f'href="{address}"' not in client.get(reverse("home")).content.decode()


def test_what_no_row_tells_is_ticked_by_hand(client: Client, cast: Cast) -> None:
    client.force_login(cast["clerk"])
    for word in ("round", "people", "sent", "nonsense"):
        client.post(reverse("first_day_dismiss"), {"step": word})
    assert done(cast) == ["roles", "round", "people"]


def test_each_step_leads_somewhere(client: Client, cast: Cast) -> None:
    nominate(cast)
    client.force_login(cast["clerk"])
    for step in steps_of(cast["clerk"], timezone.localdate()):
        assert client.get(step.url).status_code == 200, step.key
