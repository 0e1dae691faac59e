"""Drafting, signing and making public: three hands, dense numbers, a sealed content."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from awards_registry.ledger.actions import first_fault
from campaigns.decision import actions as decisions
from campaigns.decision.models import NumberSeries
from campaigns.journey import OffRouteError, State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from tests.campaigns.sittings import recommended, screened
from tests.cast import Cast
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole


def drafted(cast: Cast, made: list[Nomination]) -> Decision:
    return decisions.draft(cast.units["TCMT"], made, subject="tặng Giấy khen", by=cast["officer"])


def signed(cast: Cast, made: list[Nomination]) -> Decision:
    return decisions.sign(drafted(cast, made), by=cast["signatory"])


def also(cast: Cast, part: str, role: str) -> None:
    """One more role for somebody, as happens in small houses."""
    today = timezone.localdate()
    UnitRole.objects.create(
        user=cast.users[part], unit=cast.units["TCMT"], role=role, starts_on=today
    )


@pytest.mark.parametrize("part", ["clerk", "secretary", "signatory", "leader", "ministry_officer"])
def test_only_the_officer_of_the_unit_drafts(cast: Cast, part: str) -> None:
    made = recommended(cast)
    with pytest.raises(NotYoursError):
        decisions.draft(cast.units["TCMT"], made, subject="x", by=cast[part])


def test_a_draft_without_names_is_refused(cast: Cast) -> None:
    with pytest.raises(ObstacleError):
        drafted(cast, [])


def test_only_what_the_council_recommended_comes_into_a_draft(cast: Cast) -> None:
    with pytest.raises(ObstacleError):
        drafted(cast, screened(cast))
    assert Decision.objects.count() == 0


def test_what_the_unit_may_not_grant_does_not_come_into_its_draft(cast: Cast) -> None:
    with pytest.raises(ObstacleError):
        drafted(cast, recommended(cast, award="BKB_CN"))
    assert Decision.objects.count() == 0


def test_a_nomination_stands_in_one_decision_only(cast: Cast) -> None:
    made = recommended(cast)
    drafted(cast, made)
    with pytest.raises(ObstacleError):
        drafted(cast, made)


def test_a_nomination_in_a_draft_is_not_closed_by_a_decision_from_outside(cast: Cast) -> None:
    (nomination,) = recommended(cast)
    drafted(cast, [nomination])
    line = decisions.Line(
        award_type=nomination.award_type,
        year_from=nomination.achievement_year,
        year_to=nomination.achievement_year,
        person=nomination.person,
        unit=nomination.nominating_unit,
        nomination=nomination,
    )
    with pytest.raises(ObstacleError, match="chưa được trình cơ quan bên ngoài"):
        decisions.record(
            cast.units["TCMT"],
            [line],
            issuer="Thủ tướng Chính phủ",
            number=7,
            symbol="QĐ-TTg",
            signed_on=timezone.localdate(),
            signer_name="Người Ký",
            signer_post="Thủ tướng",
            subject="tặng",
            by=cast["officer"],
        )
    assert Decision.objects.count() == 1


def test_a_line_taken_out_is_free_for_another_decision(cast: Cast) -> None:
    made = recommended(cast, 2)
    decision = drafted(cast, made)
    decisions.drop_line(decision.awards.get(nomination=made[0]), by=cast["officer"])
    second = drafted(cast, made[:1])
    assert [award.nomination for award in second.awards.all()] == [made[0]]


def test_nothing_is_taken_out_of_a_signed_decision(cast: Cast) -> None:
    decision = signed(cast, recommended(cast))
    with pytest.raises(decisions.DecisionStateError):
        decisions.drop_line(decision.awards.get(), by=cast["officer"])


@pytest.mark.parametrize("part", ["officer", "secretary", "leader", "member_1", "ministry_officer"])
def test_only_the_signatory_signs(cast: Cast, part: str) -> None:
    decision = drafted(cast, recommended(cast))
    with pytest.raises(NotYoursError):
        decisions.sign(decision, by=cast[part])


def test_who_drafted_a_decision_does_not_sign_it(cast: Cast) -> None:
    also(cast, "officer", "signatory")
    decision = drafted(cast, recommended(cast))
    with pytest.raises(ObstacleError):
        decisions.sign(decision, by=cast["officer"])
    assert NumberSeries.objects.count() == 0


def test_who_signed_a_decision_does_not_publish_it(cast: Cast) -> None:
    also(cast, "signatory", "officer")
    decision = signed(cast, recommended(cast))
    with pytest.raises(ObstacleError):
        decisions.publish(decision, by=cast["signatory"])
    decisions.publish(decision, by=cast["officer"])
    assert decision.published_by == cast["officer"]


def test_numbers_run_from_one_without_a_gap_also_after_a_failed_signing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = recommended(cast, 3)
    first = signed(cast, made[:1])
    second = drafted(cast, made[1:2])
    # The number has been taken when the line's route turns out to be shut.
    Nomination.objects.filter(pk=made[1].pk).update(state=State.PUBLISHED)
    with pytest.raises(OffRouteError):
        decisions.sign(second, by=cast["signatory"])
    third = signed(cast, made[2:])
    Nomination.objects.filter(pk=made[1].pk).update(state=State.RECOMMENDED)
    decisions.sign(second, by=cast["signatory"])
    numbers = [first.full_number, third.full_number, second.full_number]
    assert numbers == ["01/QĐ-TCMT", "02/QĐ-TCMT", "03/QĐ-TCMT"]


def test_numbers_and_dates_run_together(cast: Cast) -> None:
    made = recommended(cast, 2)
    signed(cast, made[:1])
    decision = drafted(cast, made[1:])
    today = timezone.localdate()
    for wrong in (today - datetime.timedelta(days=1), today + datetime.timedelta(days=1)):
        with pytest.raises(ObstacleError):
            decisions.sign(decision, by=cast["signatory"], on=wrong)
    decisions.sign(decision, by=cast["signatory"], on=today)
    assert decision.number == 2


def test_signing_twice_acts_once(cast: Cast) -> None:
    [nomination] = made = recommended(cast)
    decision = drafted(cast, made)
    stale = Decision.objects.get(pk=decision.pk)  # the same page in another window
    decisions.sign(decision, by=cast["signatory"])
    with pytest.raises(decisions.DecisionStateError):
        decisions.sign(stale, by=cast["signatory"])
    assert NumberSeries.objects.get().last == 1
    assert nomination.steps.filter(went_to=State.DECIDED).count() == 1


def test_publishing_twice_acts_once(cast: Cast) -> None:
    [nomination] = made = recommended(cast)
    decision = signed(cast, made)
    stale = Decision.objects.get(pk=decision.pk)
    decisions.publish(decision, by=cast["officer"])
    with pytest.raises(decisions.DecisionStateError):
        decisions.publish(stale, by=cast["second_officer"])
    assert nomination.steps.filter(went_to=State.PUBLISHED).count() == 1


def test_the_signature_settles_name_rule_and_money(cast: Cast) -> None:
    made = recommended(cast) + recommended(cast, award="CSTDCS")
    decision = signed(cast, made)
    rows = decision.awards.values_list("award_type__code", "bonus_vnd")
    assert sorted(rows) == [("CSTDCS", 2_530_000), ("GK_CN", 760_000)]
    assert not decision.awards.filter(rule_version=None).exists()
    assert (decision.signer_name, decision.signer_post) == ("Nguyễn Đức Kỳ", "Tổng cục trưởng")


@pytest.mark.parametrize(
    "change",
    [
        {"recipient_name": "Người Khác"},
        {"bonus_vnd": 9_000_000},
        {"achievement": "khác"},
        {"award_name": "Bằng khen"},
    ],
)
def test_what_was_changed_after_the_signature_is_not_published(
    cast: Cast, change: dict[str, object]
) -> None:
    [nomination] = made = recommended(cast)
    decision = signed(cast, made)
    Award.objects.filter(decision=decision).update(**change)
    with pytest.raises(ObstacleError):
        decisions.publish(decision, by=cast["officer"])
    nomination.refresh_from_db()
    assert nomination.state == State.DECIDED
    assert Award.objects.in_register().count() == 0


@pytest.mark.parametrize("gone", ["line", "added"])
def test_a_line_more_or_less_breaks_the_seal(cast: Cast, gone: str) -> None:
    made = recommended(cast, 2)
    decision = signed(cast, made)
    award = decision.awards.get(nomination=made[0])
    if gone == "line":
        award.delete()
    else:
        award.pk, award.nomination, award.person = None, None, cast.people["Lan"]
        award.line = 3
        award.save(force_insert=True)
    with pytest.raises(ObstacleError):
        decisions.publish(decision, by=cast["officer"])


def test_published_awards_stand_in_the_register_and_the_ledger_holds(cast: Cast) -> None:
    decision = signed(cast, recommended(cast, 2))
    assert Award.objects.in_register().count() == 0
    decisions.publish(decision, by=cast["officer"])
    assert Award.objects.in_register().count() == 2
    assert first_fault() is None
