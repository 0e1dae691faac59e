"""One nomination travels from the clerk's desk to the certificate, by the verbs alone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from awards_registry.ledger.actions import first_fault
from campaigns.certificate import actions as certificates
from campaigns.certificate.models import Certificate
from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.eligibility.actions import check
from campaigns.journey import Level, State
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from tests.cast import Cast, nominate


def recommended(cast: Cast, nomination: Nomination, yes: int = 5) -> Sitting:
    """Up to the council's recommendation at the general department."""
    nominations.submit(nomination, by=cast["clerk"])
    nominations.screen(nomination, by=cast["officer"], opinion="Hồ sơ đầy đủ")
    sitting = council.plan(
        cast.council, name="Phiên họp", held_on=timezone.localdate(), by=cast["secretary"]
    )
    council.put_on_agenda(sitting, [nomination], by=cast["secretary"])
    council.open_voting(sitting, by=cast["secretary"])
    item = sitting.items.get()
    for number in range(1, 6):
        choice = "in_favour" if number <= yes else "against"
        council.cast(sitting, {item.pk: choice}, by=cast[f"member_{number}"])
    council.close(sitting, by=cast["secretary"])
    nomination.refresh_from_db()
    return sitting


@pytest.mark.django_db
def test_a_letter_of_commendation_travels_from_the_clerk_to_the_certificate(
    cast: Cast,
    settings: Settings,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    nomination = nominate(cast)
    [found] = check([nomination], by=cast["clerk"])

    recommended(cast, nomination)
    decision = decisions.draft(
        cast.units["TCMT"], [nomination], subject="tặng Giấy khen", by=cast["officer"]
    )
    decisions.sign(decision, by=cast["signatory"])
    decisions.publish(decision, by=cast["second_officer"])
    with django_capture_on_commit_callbacks(execute=True):
        certificates.print_all(decision, by=cast["officer"])

    nomination.refresh_from_db()
    certificate = Certificate.objects.get()
    award = Award.objects.in_register().get()
    assert found.verdict == "eligible"
    assert nomination.state == State.PUBLISHED
    assert decision.state == Decision.State.PUBLISHED
    assert decision.full_number == "01/QĐ-TCMT"
    assert award.recipient_name == "Nguyễn Văn Tài"
    assert award.bonus_vnd == 760_000
    assert certificates.path_of(certificate).read_bytes().startswith(b"%PDF")
    assert first_fault() is None


@pytest.mark.django_db
def test_what_the_general_department_may_not_grant_is_forwarded_to_the_ministry(cast: Cast) -> None:
    nomination = nominate(cast, award="BKB_CN", merits=["extraordinary"])
    recommended(cast, nomination)

    with pytest.raises(nominations.ObstacleError):
        decisions.draft(cast.units["TCMT"], [nomination], subject="x", by=cast["officer"])
    nominations.forward(nomination, by=cast["officer"])

    assert nomination.state == State.FORWARDED
    assert nomination.level == Level.MINISTRY
    assert nomination.desk == cast.units["BTNMT"]
    nominations.screen(nomination, by=cast["ministry_officer"])
    assert nomination.state == State.SCREENED


@pytest.mark.django_db
def test_an_outside_award_waits_for_the_outside_decision(cast: Cast) -> None:
    nomination = nominate(cast, award="GK_CN")
    line = decisions.Line(
        award_type=nomination.award_type,
        year_from=2019,
        year_to=2019,
        person=nomination.person,
        unit=cast.units["VP"],
    )

    decision = decisions.record(
        cast.units["TCMT"],
        [line],
        issuer="Chủ tịch nước",
        number=7,
        symbol="QĐ-CTN",
        signed_on=datetime.date(2020, 1, 6),
        signer_name="Người Ký",
        signer_post="Chủ tịch nước",
        subject="tặng thưởng",
        by=cast["officer"],
    )

    assert decision.state == Decision.State.PUBLISHED
    assert Award.objects.in_register().get().year_to == 2019
