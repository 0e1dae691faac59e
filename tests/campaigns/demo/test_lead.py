"""The lead case stops where it is told to."""

from __future__ import annotations

import pytest

from campaigns.certificate.models import Certificate
from campaigns.council.models import Ballot, Sitting
from campaigns.demo.lead import LEAD, STAGES, walk_lead
from campaigns.demo.walk import Walk
from campaigns.demo.world import World
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from campaigns.register.models import Decision

pytestmark = pytest.mark.django_db
# stage: state of the nomination, of its sitting, of its decision; printed papers
EXPECTED = {
    "draft": (State.DRAFT, None, None, 0),
    "submitted": (State.SUBMITTED, None, None, 0),
    "screened": (State.SCREENED, None, None, 0),
    "council": (State.IN_COUNCIL, "open", None, 0),
    "recommended": (State.RECOMMENDED, "closed", None, 0),
    "decided": (State.DECIDED, "closed", "signed", 0),
    "published": (State.PUBLISHED, "closed", "published", 0),
    "certificate": (State.PUBLISHED, "closed", "published", 1),
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_lead_case_stops_at(stage: str, furnished: World) -> None:
    walk_lead(Walk(furnished), stage)

    assert (
        Nomination.objects.get().state,
        Sitting.objects.values_list("state", flat=True).first(),
        Decision.objects.values_list("state", flat=True).first(),
        Certificate.objects.count(),
    ) == EXPECTED[stage]


def test_before_the_council_nobody_has_voted_yet(furnished: World) -> None:
    walk_lead(Walk(furnished), "council")

    assert Ballot.objects.count() == 0


def test_the_lead_is_the_deputy_of_the_office(furnished: World) -> None:
    walk = Walk(furnished)
    walk_lead(walk, "draft")

    assert walk.made[LEAD].person == furnished.staff["TCMT-VP"][1]
