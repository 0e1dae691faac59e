"""A new award is a matter of data: type, version and conditions entered at the desk."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.actions import check
from tests.cast import Cast, nominate

ADD = reverse("admin:campaigns_ruleversion_add")


@pytest.fixture
def officer(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast["officer"])
    return client


def version(award: AwardType, *conditions: tuple[int, str, Any], **more: str) -> dict[str, Any]:
    form: dict[str, Any] = {
        "award_type": award.pk,
        "valid_from": "01/01/2020",
        "legal_basis": "Quy chế của Tổng cục, Điều 5",
        "secret_ballot": "unknown",
        "conditions-TOTAL_FORMS": len(conditions),
        "conditions-INITIAL_FORMS": 0,
    }
    for number, (path, kind, params) in enumerate(conditions):
        row = {"path": path, "order": number, "kind": kind, "params": json.dumps(params)}
        form |= {f"conditions-{number}-{key}": value for key, value in row.items()}
    return form | more


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
    officer.post(ADD, version(award, (0, "clean", {}), (0, "rating", rating)))
    kept = RuleVersion.objects.get(award_type=award)
    assert list(kept.conditions.values_list("kind", "params")) == [
        ("clean", {}),
        ("rating", rating),
    ]
    (found,) = check([nominate(cast, award="GK_CD")], by=cast["clerk"])
    assert found.verdict == "eligible"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ((0, "rating", {}), "Điều kiện 1: thiếu tham số “min_level”."),
        ((0, "rating", {"min_level": "HTXSNV", "yers": 2}), "yers"),
        ((2, "clean", {}), "1"),
        ((0, "founded", {"years": "năm"}), "years"),
    ],
)
def test_conditions_that_the_engine_cannot_read_are_refused_in_words(
    condition: tuple[int, str, Any], said: str, cast: Cast, officer: Client
) -> None:
    award = new_award(officer)
    answer = officer.post(ADD, version(award, condition))
    errors = answer.context["inline_admin_formsets"][0].non_form_errors()
    assert said in " ".join(errors)
    assert not RuleVersion.objects.filter(award_type=award).exists()


def test_a_version_without_conditions_is_no_rule(cast: Cast, officer: Client) -> None:
    award = new_award(officer)
    officer.post(ADD, version(award))
    assert not RuleVersion.objects.filter(award_type=award).exists()


@pytest.mark.parametrize(
    ("begins", "ends", "kept"),
    [("31/12/2019", "01/06/2020", 1), ("01/01/2021", "", 2), ("01/01/2019", "31/12/2019", 2)],
)
def test_two_versions_of_an_award_are_never_in_force_on_one_day(
    begins: str, ends: str, kept: int, cast: Cast, officer: Client
) -> None:
    award = new_award(officer)
    officer.post(ADD, version(award, (0, "clean", {}), valid_to="31/12/2020"))
    officer.post(ADD, version(award, (0, "clean", {}), valid_from=begins, valid_to=ends))
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
