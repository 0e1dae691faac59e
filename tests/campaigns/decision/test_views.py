"""The pages of decisions, for drafter, signatory, publisher and onlookers."""

from __future__ import annotations

import datetime
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.decision import actions as decisions
from campaigns.nomination.models import Nomination
from campaigns.register.models import Decision
from tests.campaigns.sittings import recommended
from tests.cast import Cast


def as_(client: Client, cast: Cast, part: str) -> Client:
    client.force_login(cast[part])
    return client


def keys(made: list[Nomination]) -> list[int]:
    return [each.pk for each in made]


@pytest.fixture
def decision(cast: Cast) -> Decision:
    made = recommended(cast, 2)
    return decisions.draft(cast.units["TCMT"], made, subject="tặng Giấy khen", by=cast["officer"])


def test_the_officer_drafts_everything_that_was_recommended(client: Client, cast: Cast) -> None:
    made = recommended(cast, 3)
    page = reverse("decision_draft")
    answer = as_(client, cast, "officer").get(page)
    assert answer.context["ticked"] == {str(key) for key in keys(made)}
    client.post(page, {"subject": "tặng Giấy khen", "nominations": keys(made)})
    assert Decision.objects.get().awards.count() == 3


def test_whoever_is_left_out_is_named_before_the_draft_is_made(client: Client, cast: Cast) -> None:
    made = recommended(cast, 3)
    page = reverse("decision_draft")
    data: dict[str, Any] = {"subject": "tặng Giấy khen", "nominations": keys(made[:2])}
    answer = as_(client, cast, "officer").post(page, data)
    assert answer.context["left_out"] == made[2:]
    assert Decision.objects.count() == 0
    seen = answer.context["left_out_keys"]
    # Another name is left out now than the one that was shown: asked again.
    client.post(page, data | {"nominations": keys(made[1:]), "seen": seen})
    assert Decision.objects.count() == 0
    client.post(page, data | {"seen": seen})
    assert Decision.objects.get().awards.count() == 2


def test_a_draft_without_subject_or_names_is_answered_at_the_field(
    client: Client, cast: Cast
) -> None:
    recommended(cast)
    answer = as_(client, cast, "officer").post(reverse("decision_draft"), {})
    assert sorted(answer.context["form"].errors) == ["nominations", "subject"]


def test_what_the_unit_may_not_grant_is_shown_as_to_be_forwarded(
    client: Client, cast: Cast
) -> None:
    made = recommended(cast, award="BKB_CN")
    answer = as_(client, cast, "officer").get(reverse("decision_draft"))
    form = answer.context["form"]
    assert (form.grantable, form.to_forward) == ([], made)
    data = {"subject": "x", "nominations": keys(made)}
    client.post(reverse("decision_draft"), data)
    assert Decision.objects.count() == 0


def test_the_three_hands_by_their_pages(client: Client, cast: Cast, decision: Decision) -> None:
    today = timezone.localdate().isoformat()
    sign, publish = (reverse(f"decision_{act}", args=[decision.pk]) for act in ("sign", "publish"))
    assert as_(client, cast, "officer").post(sign, {"signed_on": today}).status_code == 403
    assert as_(client, cast, "signatory").post(publish).status_code == 403
    as_(client, cast, "signatory").post(sign, {"signed_on": today})
    decision.refresh_from_db()
    assert decision.full_number == "01/QĐ-TCMT"
    as_(client, cast, "officer").post(publish)
    decision.refresh_from_db()
    assert decision.state == Decision.State.PUBLISHED


@pytest.mark.parametrize("days", [1, None])
def test_a_date_that_cannot_be_is_answered_at_its_field(
    client: Client, cast: Cast, decision: Decision, days: int | None
) -> None:
    day = timezone.localdate() + datetime.timedelta(days=days) if days else "hôm nay"
    page = reverse("decision_sign", args=[decision.pk])
    answer = as_(client, cast, "signatory").post(page, {"signed_on": str(day)})
    assert list(answer.context["sign_form"].errors) == ["signed_on"]
    assert answer.context["sign_form"]["signed_on"].value() == str(day)
    decision.refresh_from_db()
    assert decision.state == Decision.State.DRAFT


def test_the_page_says_which_number_and_what_is_missing_from_the_vote(
    client: Client, cast: Cast, decision: Decision
) -> None:
    more = recommended(cast, first=7)
    answer = as_(client, cast, "signatory").get(decision.get_absolute_url())
    assert answer.context["next_number"] == "01/QĐ-TCMT"
    assert answer.context["left_out"] == more


def test_the_officer_takes_a_line_out_of_the_draft(
    client: Client, cast: Cast, decision: Decision
) -> None:
    page = reverse("decision_drop_line", args=[decision.pk])
    award = decision.awards.all()[0]
    assert as_(client, cast, "officer").post(page, {"line": "x"}).status_code == 404
    client.post(page, {"line": award.pk})
    assert decision.awards.count() == 1


def test_a_decision_of_a_foreign_unit_is_not_there(
    client: Client, cast: Cast, decision: Decision
) -> None:
    client = as_(client, cast, "outside_officer")
    for page in ("decision", "decision_paper", "certificates_print"):
        assert client.get(reverse(page, args=[decision.pk])).status_code == 404, page
    assert client.post(reverse("decision_publish", args=[decision.pk])).status_code == 404


@pytest.mark.parametrize("part", ["officer", "secretary", "signatory", "leader"])
def test_the_paper_is_a_pdf_with_the_draft_mark_until_it_is_signed(
    client: Client, cast: Cast, decision: Decision, part: str
) -> None:
    answer = as_(client, cast, part).get(reverse("decision_paper", args=[decision.pk]))
    words = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert answer["Content-Type"] == "application/pdf"
    assert "DỰ THẢO" in words
    assert "tặng Giấy khen" in words


def test_what_waits_for_me_stands_first(client: Client, cast: Cast) -> None:
    made = recommended(cast, 3)
    rows = [
        decisions.draft(cast.units["TCMT"], [each], subject="x", by=cast["officer"])
        for each in made
    ]
    decisions.sign(rows[0], by=cast["signatory"])
    page = reverse("decision_list")
    order = {
        part: [
            (row.pk, row.mine) for row in as_(client, cast, part).get(page).context["object_list"]
        ]
        for part in ("signatory", "officer")
    }
    first, second, third = (row.pk for row in rows)
    assert order["signatory"] == [(third, True), (second, True), (first, False)]
    assert order["officer"] == [(first, True), (third, False), (second, False)]


@pytest.mark.parametrize("part", ["officer", "signatory", "leader"])
def test_the_list_asks_as_often_for_thirty_decisions_as_for_three(
    client: Client, cast: Cast, part: str, django_assert_max_num_queries: Any
) -> None:
    client, page, counts = as_(client, cast, part), reverse("decision_list"), []
    for size in (3, 27):
        Decision.objects.bulk_create(
            Decision(
                unit=cast.units["TCMT"],
                issuer="Tổng cục Môi trường",
                subject=f"x {number}",
                year=2026,
                symbol="QĐ-TCMT",
                drafted_by=cast.users["officer"],
            )
            for number in range(size)
        )
        client.get(page)
        with django_assert_max_num_queries(60) as seen:
            client.get(page)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_decision_asks_as_often_for_thirty_lines_as_for_three(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for first, size in ((0, 3), (5, 30)):
        made = recommended(cast, size, first=first)
        row = decisions.draft(cast.units["TCMT"], made, subject="x", by=cast["officer"])
        client = as_(client, cast, "officer")
        asked = {}
        for published in (False, True):
            if published:
                decisions.sign(row, by=cast["signatory"])
                decisions.publish(row, by=cast["officer"])
            client.get(reverse("decision_list"))
            with django_assert_max_num_queries(60) as seen:
                client.get(row.get_absolute_url())
            asked[published] = len(seen)
        counts.append(asked)
    assert counts[0] == counts[1]
