"""Thử tính: the boxes that a rule asks for, the answer, and what is refused."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.models import Check
from campaigns.nomination.models import Nomination
from tests.campaigns.eligibility.rulebook import RULES
from tests.cast import Cast

CSTDB = {"group": "CSTDB", "recipient": "individual", "on": "01/03/2025", "year": "2024"}
CHAIN = {
    "awards_CSTDCS_merit": "2022, 2023 2024",
    "initiatives_0_kind": "initiative",
    "initiatives_0_scope": "ministry",
    "initiatives_0_year": "2024",
    "under_proceedings": "no",
    "no_disciplines": "on",
}


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast["officer"])
    return client


def page(client: Client, case: dict[str, str], facts: dict[str, str] | None = None) -> Any:
    if facts is None:
        return client.get(reverse("what_if"), case)
    return client.post(reverse("what_if", query=case), facts)


def boxes(client: Client, **case: str) -> set[str]:
    return set(page(client, {**CSTDB, **case}).context["form"].fields)


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("clerk", 200),
        ("officer", 200),
        ("secretary", 200),
        ("leader", 200),
        ("member_1", 403),
        ("signatory", 403),
        ("administrator", 403),
    ],
)
def test_who_may_try_out(client: Client, cast: Cast, part: str, status: int) -> None:
    client.force_login(cast[part])
    assert client.get(reverse("what_if")).status_code == status


def test_a_case_stands_there_from_the_start(officer: Client) -> None:
    answer = officer.get(reverse("what_if"))
    assert answer.context["award"].code == "CSTDCS"
    assert "answer" not in answer.context


def test_a_rule_asks_for_its_own_facts_only(officer: Client) -> None:
    assert boxes(officer, group="LDTT") == {
        "rating_2024",
        "under_proceedings",
        "no_disciplines",
        *(f"disciplines_{n}_{part}" for n in range(2) for part in ("form", "from", "until")),
    }
    assert "recruited_on" in boxes(officer, group="LDTT", on="01/03/2023", year="2022")
    assert "quota_unit_LDTT_base" in boxes(officer, group="CSTDCS", on="01/03/2023", year="2022")
    assert "quota_unit_LDTT_base" not in boxes(officer, group="CSTDCS")
    asked = boxes(officer, group="HCLD3")
    assert {"rating_2020", "awards_BKTTG_CN_campaign", "posts_vu_cuc_truong", "sex"} <= asked
    assert "awards_CSTDCS_campaign" not in asked
    asked = boxes(officer, group="TTLDXS", recipient="collective")
    assert {"members", "members_LDTT", "members_CSTDCS", "members_disciplined"} <= asked
    asked = boxes(officer, group="CTDB", recipient="collective")
    assert {"merit_campaign_leader_years", "merit_campaign_leader_by"} <= asked
    medal = boxes(officer, group="KNC", on="01/03/2023", year="2022")
    assert {"posthumous", "sex", "joined_sector_on", "hard_area", "awards_KNC_merit"} <= medal


def test_nothing_written_is_nothing_known(officer: Client) -> None:
    answer = page(officer, CSTDB, {}).context["answer"]
    assert answer["verdict"] == "cannot_tell"
    assert [finding.met for finding in answer["always"]] == [None, None, None]


def test_a_whole_chain_is_enough(officer: Client) -> None:
    answer = page(officer, CSTDB, CHAIN)
    assert answer.context["answer"]["verdict"] == "eligible"
    proofs = [proof.text for f in answer.context["answer"]["always"] for proof in f.evidence]
    assert "Chiến sĩ thi đua cơ sở (2023)" in proofs


def test_a_gap_is_named_as_on_the_page_of_a_nomination(officer: Client) -> None:
    answer = page(officer, CSTDB, {**CHAIN, "awards_CSTDCS_merit": "2022, 2024"})
    assert answer.context["answer"]["verdict"] == "not_eligible"
    assert "Thiếu Chiến sĩ thi đua cơ sở năm 2023" in answer.content.decode()
    assert "campaigns/eligibility/answer.html" in [part.name for part in answer.templates]


def test_rule_bonus_and_pass_line_stand_beside_it(officer: Client) -> None:
    text = page(officer, CSTDB).content.decode()
    assert "Đạt Chiến sĩ thi đua cơ sở 3 năm liên tục" in text
    assert "7.020.000 đ" in text
    assert "90 %" in text
    old = page(officer, {**CSTDB, "group": "KNC", "on": "01/03/2020", "year": "2019"})
    assert "cấp có thẩm quyền quy định" in old.content.decode()


def test_no_register_is_touched(officer: Client) -> None:
    before = (Nomination.objects.count(), Check.objects.count())
    page(officer, CSTDB, CHAIN)
    assert (Nomination.objects.count(), Check.objects.count()) == before


@pytest.mark.parametrize(
    ("case", "box"),
    [
        ({"recipient": "household"}, "recipient"),
        ({"on": "01/03/2010", "year": "2009"}, "on"),
        ({"on": "30/02/2025"}, "on"),
        ({"year": "2026"}, "year"),
        ({"year": "20245"}, "year"),
        ({"group": "CSTD"}, "group"),
        ({"group": ""}, "group"),
    ],
)
def test_a_case_that_cannot_be_is_refused(officer: Client, case: dict[str, str], box: str) -> None:
    answer = page(officer, {**CSTDB, **case}, {})
    assert answer.status_code == 200
    assert box in answer.context["choice"].errors
    assert "form" not in answer.context


@pytest.mark.parametrize(
    ("case", "facts", "box"),
    [
        ({}, {"awards_CSTDCS_merit": "2022, hai"}, "awards_CSTDCS_merit"),
        ({}, {"awards_CSTDCS_merit": "22"}, "awards_CSTDCS_merit"),
        ({}, {"awards_CSTDCS_merit": "2022", "no_awards": "on"}, "no_awards"),
        ({}, {"initiatives_0_year": "2024"}, "initiatives_0_kind"),
        ({}, {"disciplines_0_form": "canh_cao"}, "disciplines_0_from"),
        ({}, {"disciplines_1_from": "31/02/2024"}, "disciplines_1_from"),
        (
            {},
            {
                "disciplines_0_form": "canh_cao",
                "disciplines_0_from": "01/03/2024",
                "disciplines_0_until": "01/02/2024",
            },
            "disciplines_0_until",
        ),
        (
            {"group": "TTLDTT", "recipient": "collective"},
            {"members": "10", "members_LDTT": "11"},
            "members_LDTT",
        ),
        ({"group": "TTLDTT", "recipient": "collective"}, {"members": "-1"}, "members"),
        (
            {"group": "KNC", "on": "01/03/2022", "year": "2021"},
            {"recruited_on": "01/01/2010", "joined_sector_on": "01/01/2009"},
            "joined_sector_on",
        ),
        (
            {"group": "LDTT", "on": "01/03/2022", "year": "2021"},
            {"recruited_on": "02/03/2022"},
            "recruited_on",
        ),
        ({}, {"under_proceedings": "maybe"}, "under_proceedings"),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_box(
    officer: Client, case: dict[str, str], facts: dict[str, str], box: str
) -> None:
    answer = page(officer, {**CSTDB, **case}, facts)
    assert answer.status_code == 200
    assert box in answer.context["form"].errors
    assert "answer" not in answer.context
    assert escape("Chưa xét được: còn chỗ cần sửa") in answer.content.decode()


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.full)])
def test_every_award_can_be_tried_on_both_sides_of_the_turn(officer: Client, every: int) -> None:
    offered = page(officer, CSTDB).context["choice"].fields["group"].choices
    groups = [group for group, _name in offered][::every]
    answered = 0
    for group in groups:
        for recipient in ("individual", "collective", "household"):
            for on, year in (("31/12/2023", "2023"), ("22/11/2026", "2025")):
                case = {"group": group, "recipient": recipient, "on": on, "year": year}
                answer = page(officer, case, {})
                assert answer.status_code == 200
                answered += "answer" in answer.context
    days = (date(2023, 12, 31), date(2026, 11, 22))
    codes = set(AwardType.objects.filter(group__in=groups).values_list("code", flat=True))
    tried = [rule for rule in RULES if rule.award in codes]
    assert tried
    assert answered == sum(rule.in_force(day) for rule in tried for day in days)
