"""The card of the next step explains its words and names who clears the way."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.casefile.guidance import TERMS
from campaigns.eligibility.actions import check
from campaigns.guide.terms import term
from campaigns.journey import State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from tests.cast import Cast, nominate


def opened(cast: Cast, part: str, nomination: Nomination) -> Any:
    client = Client()
    client.force_login(cast[part])
    return client.get(reverse("nomination", args=[nomination.pk]))


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words_that_are_defined(state: State) -> None:
    assert all(term(key).vi for key in TERMS[state])


def test_the_card_shows_its_terms_with_their_articles(cast: Cast) -> None:
    nomination = nominate(cast)

    page = opened(cast, "clerk", nomination).content.decode()

    assert page.count('<details class="term">') == len(TERMS[State.DRAFT])
    assert "Luật 06/2022/QH15, Điều 84" in page
    assert reverse("award_criteria", args=["GK_CN"]) in page


def test_a_draft_after_the_end_of_its_round_says_who_extends_it(cast: Cast) -> None:
    nomination = nominate(cast)
    cast.round.closes_on = timezone.localdate() - datetime.timedelta(days=1)
    cast.round.save()

    answer = opened(cast, "clerk", nomination)

    assert cast["officer"].full_name in answer.context["step"].helper
    assert "Người giải quyết:" in answer.content.decode()


def test_what_the_unit_can_mend_itself_names_nobody_else(cast: Cast) -> None:
    nomination = nominate(cast)
    nomination.achievement = ""
    nomination.save()

    step = opened(cast, "clerk", nomination).context["step"]

    assert step.blockers
    assert step.helper == ""


def test_what_fails_the_law_says_who_may_set_it_aside(cast: Cast) -> None:
    nomination = nominate(cast, award="CSTDB")
    actions.submit(nomination, by=cast["clerk"])
    actions.screen(nomination, by=cast["officer"])
    check([nomination], by=cast["officer"])

    step = opened(cast, "secretary", nomination).context["step"]

    assert step.blockers
    assert "ngoại lệ" in step.helper
    assert cast["officer"].full_name in step.helper
