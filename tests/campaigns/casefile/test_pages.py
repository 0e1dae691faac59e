"""The list of nominations and the page of one: who sees what, and what it says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from awards_registry.policy import Role
from campaigns.casefile.next_step import next_step
from campaigns.eligibility.actions import check
from campaigns.journey import State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from tests.campaigns.submission.lists import drafts
from tests.campaigns.test_whole_way import recommended
from tests.cast import Cast, nominate
from units.people.models import Posting
from units.record.models import AnnualRating


def opened(cast: Cast, part: str, nomination: Nomination) -> Any:
    client = Client()
    client.force_login(cast[part])
    answer = client.get(reverse("nomination", args=[nomination.pk]))
    assert answer.status_code == 200
    return answer.context


def acts(cast: Cast, part: str, nomination: Nomination) -> list[str]:
    """The acts upon it by their names; returning it asks item by item on a page of its own."""
    step = opened(cast, part, nomination)["step"]
    names = [(act, act.url.rstrip("/").rsplit("/", 1)[-1]) for act in step.acts]
    return [name for act, name in names if not act.is_link or name == "return"]


def test_the_clerk_may_send_edit_and_withdraw_a_draft(cast: Cast) -> None:
    nomination = nominate(cast)

    assert acts(cast, "clerk", nomination) == ["submit", "withdraw"]


def test_the_officer_may_screen_return_and_reject_what_lies_on_the_desk(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])

    assert acts(cast, "officer", nomination) == ["screen", "return", "reject"]
    assert acts(cast, "clerk", nomination) == ["recall", "withdraw"]
    assert acts(cast, "ministry_officer", nomination) == []


def test_who_cannot_act_reads_who_can(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])

    step = opened(cast, "clerk", nomination)["step"]

    assert "Lê Văn Bình" in step.who
    assert "Đỗ Thu Hằng" in step.who
    assert str(cast.units["TCMT"]) in step.who


def test_what_stands_in_the_way_of_sending_is_said(cast: Cast) -> None:
    nomination = nominate(cast, achievement="")

    step = next_step(nomination, cast["clerk"], None)

    assert step.blockers == tuple(actions.obstacles_to_submitting(nomination))
    assert step.main is not None
    assert step.main.blocked is True


def test_council_members_read_without_acts_and_only_what_came_to_the_council(cast: Cast) -> None:
    nomination = nominate(cast)
    recommended(cast, nomination)
    early = nominate(cast, given="Lan")
    client = Client()
    client.force_login(cast["member_1"])

    page = client.get(reverse("nomination", args=[nomination.pk]))

    assert [act for act in page.context["step"].acts if not act.is_link] == []
    assert client.get(reverse("nomination", args=[early.pk])).status_code == 404


@pytest.mark.parametrize("part", ["outsider", "officer", "outside_officer"])
def test_a_draft_is_nobody_elses_business(cast: Cast, part: str, client: Client) -> None:
    nomination = nominate(cast)
    client.force_login(cast[part])

    assert client.get(reverse("nomination", args=[nomination.pk])).status_code == 404


def test_the_sealed_dossier_is_shown_and_what_changed_since_is_said(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    Posting.objects.filter(person=nomination.person).update(position="Phó Chánh Văn phòng")

    context = opened(cast, "officer", nomination)

    assert context["proposal"].content["candidate"]["post"] == "Chuyên viên"
    assert len(context["proposal"].changed) == 1
    assert context["posting"].position == "Phó Chánh Văn phòng"


def test_the_ladder_shows_the_gaps(cast: Cast) -> None:
    nomination = nominate(cast)

    years = opened(cast, "clerk", nomination)["ladder"]

    assert [each.level for each in years] == ["HTXSNV"] * 3 + [""] * 3
    assert [each.year for each in years] == list(
        range(nomination.achievement_year, nomination.achievement_year - 6, -1)
    )


def test_each_condition_is_a_sentence_with_its_proof(cast: Cast) -> None:
    nomination = nominate(cast)
    check([nomination], by=cast["clerk"])

    judgement = opened(cast, "clerk", nomination)["judgement"]

    assert judgement.check.verdict == "eligible"
    assert all(each.sentence for each in judgement.always)
    found = [*judgement.always, *(each for way in judgement.paths for each in way.findings)]
    proofs = {proof.text for each in found for proof in each.evidence}
    ratings = AnnualRating.objects.filter(person=nomination.person)
    with translation.override("vi"):
        words = [
            gettext("Rating %(year)s: %(level)s")
            % {"year": rating.year, "level": rating.get_level_display()}
            for rating in ratings
        ]
    assert proofs == set(words)


def test_the_result_of_the_council_stands_in_the_trail(cast: Cast) -> None:
    nomination = nominate(cast)
    recommended(cast, nomination, yes=4)

    trail = opened(cast, "clerk", nomination)["trail"]

    assert trail[0].item.in_favour == 4
    assert [mark.at for mark in trail] == sorted((m.at for m in trail), reverse=True)
    assert len(trail) == nomination.steps.count() + 1


def test_a_closed_nomination_has_no_next_step(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.withdraw(nomination, by=cast["clerk"], reason="Nhầm")

    context = opened(cast, "clerk", nomination)

    assert context["step"].finished is True
    assert context["step"].acts == ()
    assert context["judge_url"] == ""


def test_every_state_has_a_next_step(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    for state in State:
        nomination.state = state
        for part in ("clerk", "officer", "secretary", "signatory"):
            assert next_step(nomination, cast[part], None).what


def test_a_person_with_both_roles_is_offered_no_act_twice(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    user = cast["officer"]
    user.unit_roles.create(unit=cast.units["VP"], role=Role.CLERK)

    urls = [act.url for act in next_step(nomination, cast["officer"], None).acts]

    assert len(urls) == len(set(urls)) == 5


# --- the list


def listed(cast: Cast, part: str, **query: Any) -> list[Nomination]:
    client = Client()
    client.force_login(cast[part])
    return list(client.get(reverse("nomination_list"), query).context["object_list"])


def test_the_list_filters_by_state_round_and_folded_name(cast: Cast) -> None:
    tai, lan = nominate(cast), nominate(cast, given="Lan")
    actions.submit(lan, by=cast["clerk"])

    assert listed(cast, "clerk") == [lan, tai]
    assert listed(cast, "clerk", state="draft") == [tai]
    assert listed(cast, "clerk", q="ly thi lan") == [lan]
    assert listed(cast, "clerk", round=cast.round.pk, state="submitted") == [lan]
    assert listed(cast, "clerk", round="no such", state="nonsense") == [lan, tai]
    assert listed(cast, "officer") == [lan]
    assert listed(cast, "outsider") == []


def test_chips_count_what_the_other_filters_leave(cast: Cast, client: Client) -> None:
    nominate(cast)
    actions.submit(nominate(cast, given="Lan"), by=cast["clerk"])
    client.force_login(cast["clerk"])

    states = client.get(reverse("nomination_list"), {"state": "draft"}).context["states"]

    assert [(each["state"], each["count"]) for each in states] == [("draft", 1), ("submitted", 1)]


def test_the_list_asks_as_much_for_three_hundred_rows_as_for_three(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast["clerk"])
    page = reverse("nomination_list")
    drafts(cast, 3)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    drafts(cast, 297)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(page)

    assert answer.context["paginator"].count == 300
    assert len(many) == len(few)
