"""The pages of submissions: who sees them, what they say, and how a click is answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.journey import State
from campaigns.nomination.models import Nomination, Submission
from campaigns.submission import actions
from tests.campaigns.sittings import recommended
from tests.campaigns.submission.lists import drafts, listed
from tests.cast import Cast, nominate

pytestmark = pytest.mark.django_db


def enter(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


def kinds(answer: Any) -> list[str]:
    return [each.level_tag for each in get_messages(answer.wsgi_request)]


def test_the_clerk_makes_a_list_of_what_waits_and_sends_it(cast: Cast) -> None:
    rows, client = drafts(cast, 3), enter(cast, "clerk")

    page = client.get(reverse("submission_new"))
    assert page.context["ticked"] == {str(row.pk) for row in rows}
    made = client.post(
        reverse("submission_new"),
        {"pile": page.context["pile"].key, "nominations": [row.pk for row in rows]},
    )
    submission = Submission.objects.get()
    assert made["Location"] == submission.get_absolute_url()
    client.post(reverse("submission_send", args=[submission.pk]))

    assert {row.state for row in Nomination.objects.all()} == {State.SUBMITTED}
    shown = client.get(submission.get_absolute_url())
    assert [row.nomination.state for row in shown.context["listing"].rows] == [State.SUBMITTED] * 3


def test_each_act_clicked_twice_acts_once_and_says_so_kindly(cast: Cast) -> None:
    rows, client = drafts(cast, 4), enter(cast, "clerk")
    form = {"nominations": [row.pk for row in rows[:3]]}
    for _click in range(2):
        made = client.post(reverse("submission_new"), form)
    submission = Submission.objects.get()
    assert (kinds(made)[-1], made["Location"]) == ("info", submission.get_absolute_url())

    line = submission.lines.first()
    assert line is not None
    for act, sent in (
        ("add", {"nominations": [rows[3].pk]}),
        ("take_out", {"lines": [line.pk]}),
        ("send", {}),
    ):
        address = reverse(f"submission_{act}", args=[submission.pk])
        first = client.post(address, sent)
        before = submission.lines.count()
        second = client.post(address, sent)
        assert kinds(first)[-1:] == ["success"], act
        assert kinds(second)[-1:] == ["info"], act
        assert submission.lines.count() == before
    assert all(row.steps.count() <= 1 for row in rows)


def test_what_stands_in_the_way_is_said_at_its_line_and_nothing_goes(cast: Cast) -> None:
    rows, client = drafts(cast, 2), enter(cast, "clerk")
    submission = listed(cast, rows)
    Nomination.objects.filter(pk=rows[0].pk).update(achievement="")

    page = client.get(submission.get_absolute_url())
    assert [bool(row.obstacles) for row in page.context["listing"].rows] == [True, False]
    answer = client.post(reverse("submission_send", args=[submission.pk]))

    assert kinds(answer) == ["error"]
    assert Submission.objects.get().state == Submission.State.DRAFT


def test_splitting_merging_dropping_and_the_paper(cast: Cast) -> None:
    rows, client = drafts(cast, 3), enter(cast, "clerk")
    submission = listed(cast, rows)
    line = submission.lines.get(nomination=rows[2])

    client.post(reverse("submission_split", args=[submission.pk]), {"lines": [line.pk]})
    part = Submission.objects.exclude(pk=submission.pk).get()
    assert part.lines.get().nomination == rows[2]
    client.post(reverse("submission_merge", args=[submission.pk]), {"other": part.pk})
    assert submission.lines.count() == 3
    paper = {
        "subject": "đề nghị",
        "number": "12/TTr-VP",
        "dated_on": "02/11/2026",
        "signer_name": "Người Ký",
        "signer_post": "Chánh Văn phòng",
    }
    wrong = client.post(
        reverse("submission_describe", args=[submission.pk]), paper | {"dated_on": "32/13/2026"}
    )
    assert "dated_on" in wrong.context["describe"].errors
    client.post(reverse("submission_describe", args=[submission.pk]), paper)
    submission.refresh_from_db()
    assert (submission.number, f"{submission.dated_on:%d/%m/%Y}") == ("12/TTr-VP", "02/11/2026")
    client.post(reverse("submission_drop", args=[submission.pk]))
    submission.refresh_from_db()
    assert (submission.state, submission.lines.count()) == (Submission.State.DROPPED, 0)


def test_forged_keys_change_nothing(cast: Cast) -> None:
    rows, client = drafts(cast, 2), enter(cast, "clerk")
    submission = listed(cast, rows[:1])
    foreign = nominate(cast, "Đạt", nominating_unit=cast.units["TT"])
    for act, form in (
        ("add", {"nominations": [foreign.pk]}),
        ("add", {"nominations": ["nichts", "-1", "9" * 40]}),
        ("take_out", {"lines": ["0", "x"]}),
        ("split", {"lines": [987654321]}),
        ("merge", {"other": "999999"}),
    ):
        answer = client.post(reverse(f"submission_{act}", args=[submission.pk]), form)
        assert answer.status_code == 302, act
    assert client.post(reverse("submission_new"), {"nominations": [foreign.pk]}).status_code == 200
    assert [line.nomination for line in submission.lines.all()] == rows[:1]


@pytest.mark.parametrize(
    ("part", "draft", "sent"),
    [
        ("clerk", 200, 200),
        ("officer", 404, 200),
        ("leader", 404, 200),
        ("outsider", 404, 404),
        ("outside_officer", 404, 404),
        ("member_1", 403, 403),
    ],
)
def test_who_reads_a_list_of_a_unit(cast: Cast, part: str, draft: int, sent: int) -> None:
    submission, client = listed(cast, drafts(cast, 1)), enter(cast, part)

    assert client.get(submission.get_absolute_url()).status_code == draft
    actions.send(submission, by=cast["clerk"])
    assert client.get(submission.get_absolute_url()).status_code == sent


def test_the_desk_chooses_by_award_among_what_it_may_not_grant(cast: Cast) -> None:
    recommended(cast, 1, first=400)
    above = recommended(cast, 2, award="BKB_CN", first=410)
    client = enter(cast, "officer")

    page = client.get(reverse("submission_new"))

    assert set(page.context["form"].offered) == set(above)
    client.post(reverse("submission_new"), {"nominations": [row.pk for row in above]})
    submission = Submission.objects.get()
    client.post(reverse("submission_send", args=[submission.pk]))
    assert {row.state for row in Nomination.objects.filter(pk__in=[r.pk for r in above])} == {
        State.FORWARDED
    }


@pytest.mark.parametrize("page", ["submission", "submission_new", "submission_list"])
def test_three_lines_and_three_hundred_cost_the_same_queries(cast: Cast, page: str) -> None:
    client, counts = enter(cast, "clerk"), []
    for size in (3, 300):
        rows = drafts(cast, size)
        args = [listed(cast, rows).pk] if page == "submission" else []
        address = reverse(page, args=args)
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        counts.append(len(caught))
        Submission.objects.update(state=Submission.State.DROPPED)  # no list to merge with
    assert counts[0] == counts[1], counts


def test_many_are_screened_after_they_were_looked_over(cast: Cast) -> None:
    rows, officer = drafts(cast, 3), enter(cast, "officer")
    submission = listed(cast, rows)
    actions.send(submission, by=cast["clerk"])
    address = f"{reverse('nomination_incoming')}?submission={submission.pk}"
    form = {"verb": "screen", "nominations": [row.pk for row in rows[:2]]}

    look = officer.post(address, form)
    assert [row.pk for row in look.context["review"]] == [row.pk for row in rows[:2]]
    assert {row.state for row in Nomination.objects.all()} == {State.SUBMITTED}
    confirmed = form | {"seen": look.context["seal"], "text": "Đúng đối tượng"}
    officer.post(address, confirmed)
    twice = officer.post(address, confirmed)

    assert kinds(twice)[-1:] == ["info"]
    for row in rows:
        row.refresh_from_db()
    assert [row.state for row in rows] == [State.SCREENED, State.SCREENED, State.SUBMITTED]
    assert rows[0].steps.latest("pk").reason == "Đúng đối tượng"


def test_what_changed_between_look_and_click_is_looked_over_again(cast: Cast) -> None:
    rows, officer = drafts(cast, 2), enter(cast, "officer")
    actions.send(listed(cast, rows), by=cast["clerk"])
    address = reverse("nomination_incoming")
    form = {"verb": "return", "nominations": [row.pk for row in rows], "text": "Bổ sung"}
    look = officer.post(address, form)
    Nomination.objects.filter(pk=rows[0].pk).update(version=99)

    again = officer.post(address, form | {"seen": look.context["seal"]})

    assert again.status_code == 200
    assert {row.state for row in Nomination.objects.all()} == {State.SUBMITTED}
    officer.post(address, form | {"seen": again.context["seal"]})
    assert {row.state for row in Nomination.objects.all()} == {State.RETURNED}


def test_returning_many_needs_a_reason(cast: Cast) -> None:
    rows, officer = drafts(cast, 1), enter(cast, "officer")
    actions.send(listed(cast, rows), by=cast["clerk"])
    form = {"verb": "return", "nominations": [rows[0].pk]}
    look = officer.post(reverse("nomination_incoming"), form)

    answer = officer.post(
        reverse("nomination_incoming"), form | {"seen": look.context["seal"], "text": "  "}
    )

    assert "text" in answer.context["form"].errors
    assert Nomination.objects.get().state == State.SUBMITTED


def test_three_incoming_and_three_hundred_cost_the_same_queries(cast: Cast) -> None:
    officer, counts = enter(cast, "officer"), []
    for size in (3, 297):
        actions.send(listed(cast, drafts(cast, size)), by=cast["clerk"])
        officer.get(reverse("nomination_incoming"))
        with CaptureQueriesContext(connection) as caught:
            page = officer.get(reverse("nomination_incoming"))
        counts.append(len(caught))
    assert len(page.context["form"].offered) == 300
    assert counts[0] == counts[1], counts
