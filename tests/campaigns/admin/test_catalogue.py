"""A new award is a matter of data: type, version and conditions entered at the desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.actions import check
from tests.campaigns.admin.rule_form import Typed, said_of, save, version
from tests.cast import Cast, nominate


@pytest.fixture
def officer(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast["officer"])
    return client


def new_award(client: Client) -> AwardType:
    client.post(
        reverse("admin:campaigns_awardtype_add"),
        {
            "name": "Giấy khen chuyên đề",
            "code": "GK_CD",
            "group": "GK_CD",
            "kind": "commendation",
            "form": "giay_khen",
            "recipient": "individual",
            "level": "base",
            "precedence": "900",
            "active": "on",
            "versions-TOTAL_FORMS": "0",
            "versions-INITIAL_FORMS": "0",
        },
    )
    return AwardType.objects.get(code="GK_CD")


def test_an_award_entered_at_the_desk_is_judged_by_its_conditions(
    cast: Cast, officer: Client
) -> None:
    award = new_award(officer)
    assert cast.round is not None
    cast.round.award_types.add(award)
    rating = {"min_level": "HTXSNV", "years": 2, "consecutive": True}
    save(officer, version(award, (0, "clean", {}), (0, "rating", rating)))
    kept = RuleVersion.objects.get(award_type=award)
    assert list(kept.conditions.values_list("kind", "params")) == [
        ("clean", {}),
        ("rating", rating),
    ]
    (found,) = check([nominate(cast, award="GK_CD")], by=cast["clerk"])
    assert found.verdict == "eligible"


def test_the_papers_are_asked_for_in_boxes_and_the_nomination_answers(
    cast: Cast, officer: Client
) -> None:
    """Registered in time by the unit's word, handed in today, not rewarded for the year before."""
    award = new_award(officer)
    asked: list[Typed] = [
        (0, "registered", {"month": 3, "day": 31}),
        (0, "deadline", {"month": 1, "day": 31, "years_later": 5}),
        (0, "posted", {"working_days": 10}),
        (0, "no_double_reward", {"awards": ["LDTT", "GK_CN"]}),
    ]
    save(officer, version(award, *asked))
    kept = RuleVersion.objects.get(award_type=award)
    assert list(kept.conditions.values_list("path", "kind", "params")) == asked
    nomination = nominate(cast, award="GK_CD", merits=["registered_in_time"])
    (found,) = check([nomination], by=cast["clerk"])
    assert found.verdict == "cannot_tell"
    nomination.merits = ["registered_in_time", "posting_done"]
    nomination.save()
    (found,) = check([nomination], by=cast["clerk"])
    assert found.verdict == "eligible"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ((0, "rating", {}), "Mục này là bắt buộc."),
        ((0, "luck", {}), "luck"),
        ((0, "rating", {"min_level": "NR"}), "NR"),
        ((2, "clean", {}), "Phương án 1 không có điều kiện"),
        ((0, "founded", {"years": "năm"}), "Nhập một số nguyên."),
        ((0, "quota", {"of": "LDTT", "percent": 120, "scope": "unit"}), "100"),
        ((0, "award_any_of", {"options": [], "within_years": 5}), "phải có"),
        ((0, "award", {"code": "LDTT", "count": 3, "within_years": 2, "consecutive": True}), "mâu"),
        ((0, "award", {"code": "GK_CD"}), "vòng tròn"),
        ((0, "deadline", {"month": 2, "day": 30}), "mâu"),
        ((0, "deadline", {"month": 13, "day": 1}), "12"),
        ((0, "no_double_reward", {"awards": []}), "bắt buộc"),
        ((0, "posted", {"working_days": 0}), "1"),
        ((0, "members_complete", {"percent": 50}), "cá nhân"),
    ],
)
def test_conditions_that_nobody_could_be_judged_by_are_refused_in_words(
    condition: Typed, said: str, cast: Cast, officer: Client
) -> None:
    award = new_award(officer)
    answer = save(officer, version(award, condition))
    assert said in said_of(answer)
    assert not RuleVersion.objects.filter(award_type=award).exists()


def test_a_version_without_conditions_is_no_rule(cast: Cast, officer: Client) -> None:
    award = new_award(officer)
    answer = save(officer, version(award))
    assert "Quy định chưa có điều kiện nào." in said_of(answer)
    assert not RuleVersion.objects.filter(award_type=award).exists()


@pytest.mark.parametrize(
    ("begins", "ends", "kept"),
    [("31/12/2019", "01/06/2020", 1), ("01/01/2021", "", 2), ("01/01/2019", "31/12/2019", 2)],
)
def test_two_versions_of_an_award_are_never_in_force_on_one_day(
    begins: str, ends: str, kept: int, cast: Cast, officer: Client
) -> None:
    award = new_award(officer)
    save(officer, version(award, (0, "clean", {}), valid_to="31/12/2020"))
    save(officer, version(award, (0, "clean", {}), valid_from=begins, valid_to=ends))
    assert RuleVersion.objects.filter(award_type=award).count() == kept


def test_the_law_of_the_desk_leaves_its_line_in_the_ledger(cast: Cast, officer: Client) -> None:
    award = new_award(officer)
    line = Entry.objects.latest("sequence")
    assert (line.verb, line.subject_id, line.actor_id) == (
        "catalogue.enter",
        str(award.pk),
        cast.users["officer"].pk,
    )


def test_what_was_not_verified_says_so(cast: Cast, officer: Client) -> None:
    RuleVersion.objects.exclude(verified=False).delete()
    page = officer.get(reverse("admin:campaigns_ruleversion_changelist")).content.decode()
    assert page.count(">chưa kiểm chứng</span>") == RuleVersion.objects.count()
