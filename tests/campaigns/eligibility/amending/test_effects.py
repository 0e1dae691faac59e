"""What a change of a rule does to open nominations is told before it is made, for all at once."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import RuleVersion
from campaigns.eligibility.actions import check
from campaigns.eligibility.amending.actions import AmendmentError, amend
from campaigns.eligibility.amending.draft import Draft, followed, objections
from campaigns.eligibility.amending.effects import day_of_effect, effects
from campaigns.eligibility.amending.trial import tried
from campaigns.eligibility.criteria import Answer, Condition
from campaigns.nomination.models import Nomination
from tests.campaigns.rows import decided, granted
from tests.cast import Cast, employ, nominate
from units.record.models import Initiative, InitiativeAuthor

TODAY = timezone.localdate()
YEAR = TODAY.year
SINCE = TODAY - datetime.timedelta(days=40)
STANDARD = Condition("award_same_year", {"code": "LDTT", "standard_met_is_enough": True})
RATED = Condition("rating", {"min_level": "HTXSNV"})
MADE = Condition("initiative", {"scope": "base"})


def stricter(*conditions: Condition, code: str = "CSTDCS", **more: Any) -> Draft:
    """A changed rule from ``SINCE``, which follows the version in force."""
    kept = RuleVersion.objects.get(award_type__code=code, valid_to=None)
    fields = {"valid_from": SINCE, "legal_basis": "Luật sửa đổi 2026"} | more
    version = RuleVersion(award_type=kept.award_type, **fields)
    return Draft(version, conditions or (STANDARD, RATED, MADE), followed(version))


def made_by(person: Any) -> None:
    made = Initiative.objects.create(
        title="Đo nhanh", kind="initiative", scope="base", year=YEAR, recognised_by="Tổng cục"
    )
    InitiativeAuthor.objects.create(initiative=made, person=person)


def test_the_verdicts_that_change_are_named(cast: Cast) -> None:
    made_by(cast.people["Lan"])
    tai, _lan = nominate(cast, "Tài", "CSTDCS"), nominate(cast, "Lan", "CSTDCS")
    nominate(cast, "Tài", "GK_CN")
    found = effects(stricter(), user=cast["clerk"])
    assert (found.judged, found.changed, found.hidden) == (2, 1, 0)
    (change,) = found.changes
    assert (change.nomination, change.before, change.after) == (tai, "eligible", "not_eligible")


def test_who_may_not_see_a_nomination_is_told_the_number_only(cast: Cast) -> None:
    nominate(cast, "Tài", "CSTDCS")
    found = effects(stricter(), user=cast["outside_officer"])
    assert (found.judged, found.changes, found.hidden) == (1, [], 1)


def test_awards_that_rest_on_the_rule_are_judged_anew_too(cast: Cast) -> None:
    nominate(cast, "Tài", "CSTDCS")
    found = effects(stricter(MADE, code="LDTT"), user=cast["clerk"])
    assert [each.nomination.award_type.code for each in found.changes] == ["CSTDCS"]


def test_what_is_decided_is_not_judged_anew(cast: Cast) -> None:
    case = nominate(cast, "Tài", "CSTDCS")
    Nomination.objects.filter(pk=case.pk).update(state="decided", snapshot_hash="-")
    assert effects(stricter(), user=cast["clerk"]).judged == 0


def test_a_limit_that_is_new_is_counted(cast: Cast) -> None:
    cap = Condition("quota", {"of": "LDTT", "percent": 15, "scope": "unit"})
    decision = decided(cast, on=TODAY)
    for number in range(6):
        person = employ("Trần Hoàn", "m", cast.units["VP"], code=f"H{number}")
        granted(decision, person, award="LDTT", unit=cast.units["VP"])
    nominate(cast, "Tài", "CSTDCS")
    found = effects(stricter(STANDARD, RATED, cap), user=cast["clerk"])
    assert [each.after for each in found.changes] == ["not_eligible"]


def test_the_number_of_queries_does_not_follow_the_number_of_nominations(cast: Cast) -> None:
    def asked() -> int:
        draft = stricter()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            effects(draft, user=cast["clerk"])
        return len(queries)

    nominate(cast, "Tài", "CSTDCS")
    one = asked()
    for number in range(12):
        person = employ("Lê Thêm", "f", cast.units["VP"], code=f"N{number}")
        nominate(cast, award="CSTDCS", person=person)
    assert asked() == one


def test_a_rule_still_to_come_is_looked_at_on_its_first_day(cast: Cast) -> None:
    later = TODAY + datetime.timedelta(days=90)
    assert day_of_effect(stricter(valid_from=later)) == later
    assert day_of_effect(stricter()) == TODAY


def test_the_rule_is_tried_beside_the_one_that_stands_and_nothing_is_kept(cast: Cast) -> None:
    nominate(cast, "Tài", "CSTDCS")
    before = RuleVersion.objects.count(), Entry.objects.count()
    found = tried(stricter(), cast.people["Tài"], year=YEAR, on=TODAY)
    assert found is not None
    assert found.standing is not None
    assert (found.standing.verdict, found.typed.verdict) == (Answer.ELIGIBLE, Answer.NOT_ELIGIBLE)
    assert found.typed.missing == (("initiative_or_topic", "base", 1),)
    assert (RuleVersion.objects.count(), Entry.objects.count()) == before


def test_the_new_version_ends_the_one_before_and_old_verdicts_stay(cast: Cast) -> None:
    case = nominate(cast, "Tài", "CSTDCS")
    (old,) = check([case], by=cast["clerk"])
    kept = amend(stricter(), by=cast["officer"], judged=1, changed=1)
    old.refresh_from_db()
    before = RuleVersion.objects.get(pk=old.rule_version_id)
    assert (old.verdict, before.valid_to) == ("eligible", SINCE - datetime.timedelta(days=1))
    (new,) = check([case], by=cast["clerk"])
    assert (new.verdict, new.rule_version) == ("not_eligible", kept)
    (again,) = check([case], by=cast["clerk"], on=SINCE - datetime.timedelta(days=1))
    assert again.rule_version == before
    lines = Entry.objects.filter(verb__startswith="catalogue.").order_by("-sequence")[:2]
    assert [(line.verb, line.content.get("changed")) for line in lines] == [
        ("catalogue.enter", 1),
        ("catalogue.edit", None),
    ]


def test_a_second_version_from_the_same_time_is_refused(cast: Cast) -> None:
    """Two people opened the page; the second one saves what the first one has overtaken."""
    first, second = stricter(), stricter(valid_from=SINCE + datetime.timedelta(days=1))
    amend(first, by=cast["officer"])
    with pytest.raises(AmendmentError, match=r"\d{2}/\d{2}/\d{4}"):
        amend(second, by=cast["second_officer"])


def test_a_rule_by_which_awards_were_decided_can_only_be_ended(cast: Cast) -> None:
    rule = RuleVersion.objects.get(award_type__code="LDTT", valid_to=None)
    granted(
        decided(cast), cast.people["Tài"], award="LDTT", unit=cast.units["VP"], rule_version=rule
    )
    conditions = tuple(
        Condition(row.kind, row.params, row.path, row.legal_basis) for row in rule.conditions.all()
    )
    with pytest.raises(AmendmentError, match="giữ nguyên"):
        amend(Draft(rule, (MADE,)), by=cast["officer"])
    rule.valid_to = TODAY
    assert amend(Draft(rule, conditions), by=cast["officer"]).valid_to == TODAY


def test_what_the_rule_brings_in_that_is_wrong_is_said(cast: Cast) -> None:
    circle = Condition("award_same_year", {"code": "CSTDCS", "standard_met_is_enough": True})
    (said,) = objections(stricter(circle, code="LDTT"), {})
    assert "CSTDCS → LDTT → CSTDCS" in said
    assert objections(stricter(), {}) == []
