"""What may be done with a nomination from its page, by whom, and how it answers."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from awards_registry.ledger.canonical import digest
from campaigns.decision import actions as decisions
from campaigns.decision.actions.sign import content_of
from campaigns.journey import Level, State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from tests.cast import LONG_AGO, Cast, nominate


def press(
    cast: Cast, part: str, verb: str, nomination: Nomination, text: str = ""
) -> tuple[int, list[str]]:
    """The answer's status and what the page then says."""
    client = Client()
    client.force_login(cast[part])
    answer = client.post(reverse(f"nomination_{verb}", args=[nomination.pk]), {"text": text})
    nomination.refresh_from_db()
    return answer.status_code, [str(each) for each in get_messages(answer.wsgi_request)]


def sent_outside(cast: Cast, **more: Any) -> Nomination:
    """A nomination that waits for an authority outside, at the ministry's desk."""
    nomination = nominate(cast, **more)
    actions.submit(nomination, by=cast["clerk"])
    Nomination.objects.filter(pk=nomination.pk).update(
        state=State.FORWARDED, level=Level.OUTSIDE, desk=cast.units["BTNMT"]
    )
    nomination.refresh_from_db()
    return nomination


def paper(nominations: list[Nomination], **more: object) -> dict[str, object]:
    form = {
        "issuer": "Chủ tịch nước",
        "number": "7",
        "symbol": "QĐ-CTN",
        "signed_on": "06/01/2026",
        "signer_name": "Người Ký",
        "signer_post": "Chủ tịch nước",
        "nominations": [each.pk for each in nominations],
    }
    return form | more


def test_from_draft_to_screened_by_the_buttons(cast: Cast) -> None:
    nomination = nominate(cast)

    assert press(cast, "clerk", "submit", nomination)[0] == 302
    assert nomination.state == State.SUBMITTED
    press(cast, "officer", "screen", nomination, "Hồ sơ đầy đủ")
    assert nomination.state == State.SCREENED
    assert nomination.steps.latest("pk").reason == "Hồ sơ đầy đủ"


def test_a_second_click_sends_nothing_twice_and_is_answered_kindly(cast: Cast) -> None:
    nomination = nominate(cast)

    press(cast, "clerk", "submit", nomination)
    _status, [said] = press(cast, "clerk", "submit", nomination)

    assert nomination.steps.count() == 1
    with translation.override("vi"):
        already = gettext("This had been done already: the nomination is “%(state)s”.")
        assert said.startswith(already % {"state": State.SUBMITTED.label})
        assert "Lê Văn Bình" in said


def test_screening_late_does_not_take_a_nomination_off_the_agenda(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    actions.screen(nomination, by=cast["officer"])
    Nomination.objects.filter(pk=nomination.pk).update(state=State.IN_COUNCIL)

    press(cast, "second_officer", "screen", nomination)

    assert nomination.state == State.IN_COUNCIL


@pytest.mark.parametrize("verb", ["return", "reject"])
def test_the_officer_must_say_why(cast: Cast, verb: str) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])

    press(cast, "officer", verb, nomination, "  ")
    assert nomination.state == State.SUBMITTED

    press(cast, "officer", verb, nomination, "Thiếu biên bản họp")
    assert nomination.state in {State.RETURNED, State.REJECTED}
    assert nomination.steps.latest("pk").reason == "Thiếu biên bản họp"


def test_the_clerk_must_say_why_it_is_withdrawn(cast: Cast) -> None:
    nomination = nominate(cast)

    press(cast, "clerk", "withdraw", nomination)
    assert nomination.state == State.DRAFT
    press(cast, "clerk", "withdraw", nomination, "Nhầm người")
    assert nomination.state == State.WITHDRAWN


def test_what_was_sent_can_be_recalled_until_it_is_screened(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])

    press(cast, "clerk", "recall", nomination)

    assert nomination.state == State.DRAFT


@pytest.mark.parametrize(
    ("part", "status"),
    [("outsider", 404), ("outside_officer", 403), ("officer", 403), ("member_1", 403)],
)
def test_nobody_but_the_clerk_of_the_unit_sends_it(cast: Cast, part: str, status: int) -> None:
    nomination = nominate(cast)

    assert press(cast, part, "submit", nomination)[0] == status
    assert nomination.state == State.DRAFT


def test_the_ministry_does_not_act_for_the_desk_below(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])

    status, said = press(cast, "ministry_officer", "screen", nomination)

    assert (status, len(said)) == (302, 1)
    assert nomination.state == State.SUBMITTED


def test_judging_again_adds_a_judgement(cast: Cast) -> None:
    nomination = nominate(cast)

    press(cast, "clerk", "judge", nomination)
    press(cast, "clerk", "judge", nomination)

    assert nomination.checks.count() == 2


def test_the_address_of_an_act_leads_to_the_page_and_does_nothing(
    cast: Cast, client: Client
) -> None:
    nomination = nominate(cast)
    client.force_login(cast["clerk"])

    answer = client.get(reverse("nomination_submit", args=[nomination.pk]))
    assert answer["Location"] == nomination.get_absolute_url()
    assert nomination.steps.count() == 0


def test_one_outside_decision_grants_all_that_stand_in_it(cast: Cast, client: Client) -> None:
    first = sent_outside(cast)
    second = sent_outside(cast, given="Lan")
    client.force_login(cast["ministry_officer"])

    answer = client.post(
        reverse("nomination_outside", args=[first.pk]), paper([first, second], number="12")
    )

    assert answer.status_code == 302
    awards = Award.objects.in_register().order_by("line")
    assert {award.nomination for award in awards} == {first, second}
    assert awards[0].recipient_post == "Chuyên viên"
    assert awards[0].decision.full_number == "12/QĐ-CTN"
    first.refresh_from_db()
    assert first.state == State.PUBLISHED


def test_an_outside_decision_is_recorded_once(cast: Cast, client: Client) -> None:
    first, second = sent_outside(cast), sent_outside(cast, given="Lan")
    client.force_login(cast["ministry_officer"])
    client.post(reverse("nomination_outside", args=[first.pk]), paper([first]))

    late = client.post(reverse("nomination_outside", args=[first.pk]), paper([first]))

    assert late.status_code == 302
    assert Award.objects.count() == 1
    client.post(reverse("nomination_outside", args=[second.pk]), paper([second]))
    decision = Decision.objects.get()
    assert [award.line for award in decision.awards.order_by("line")] == [1, 2]
    assert decision.content_hash == digest(content_of(decision))
    second.refresh_from_db()
    assert second.state == State.PUBLISHED


def test_the_paper_that_another_desk_recorded_stays_its_own(cast: Cast, client: Client) -> None:
    row = sent_outside(cast)
    decisions.record(
        cast.units["TCMT"],
        [],
        issuer="Chủ tịch nước",
        number=7,
        symbol="QĐ-CTN",
        signed_on=LONG_AGO,
        signer_name="Người Ký",
        signer_post="Chủ tịch nước",
        subject="tặng thưởng",
        by=cast["officer"],
    )
    client.force_login(cast["ministry_officer"])

    sent = paper([row], signed_on=f"{LONG_AGO:%d/%m/%Y}")
    page = client.post(reverse("nomination_outside", args=[row.pk]), sent)

    assert "number" in page.context["form"].errors
    assert page.context["form"]["signer_name"].value() == "Người Ký"


def test_an_outside_decision_cannot_be_of_tomorrow(cast: Cast, client: Client) -> None:
    nomination = sent_outside(cast)
    client.force_login(cast["ministry_officer"])
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)

    answer = client.post(
        reverse("nomination_outside", args=[nomination.pk]),
        paper([nomination], signed_on=f"{tomorrow:%d/%m/%Y}"),
    )

    assert "signed_on" in answer.context["form"].errors


def test_another_desk_records_nothing(cast: Cast, client: Client) -> None:
    nomination = sent_outside(cast)
    client.force_login(cast["officer"])

    client.post(reverse("nomination_outside", args=[nomination.pk]), paper([nomination]))

    assert not Award.objects.exists()
