"""Certificates: once for each award, after publication, with serial, code and a real PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from awards_registry.jobs.models import Job
from campaigns.certificate import actions as certificates
from campaigns.certificate.fitting import SURE_ACHIEVEMENT, SURE_LINE, SURE_RECIPIENT, not_fitting
from campaigns.certificate.layout import overflows
from campaigns.certificate.models import Certificate
from campaigns.decision import actions as decisions
from campaigns.nomination.actions import ObstacleError
from campaigns.register.models import Award, Decision
from tests.campaigns.sittings import recommended
from tests.cast import Cast
from units.accounts.access import NotYoursError

TOO_LONG = "Dẫn đầu phong trào thi đua, hoàn thành vượt mức kế hoạch quan trắc; " * 8


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed(cast: Cast) -> Decision:
    made = recommended(cast, 2)
    row = decisions.draft(cast.units["TCMT"], made, subject="tặng Giấy khen", by=cast["officer"])
    return decisions.sign(row, by=cast["signatory"])


@pytest.fixture
def decision(signed: Decision, cast: Cast) -> Decision:
    return decisions.publish(signed, by=cast["officer"])


def printed(decision: Decision, cast: Cast, capture: Any) -> Job:
    with capture(execute=True):
        job = certificates.print_all(decision, by=cast["officer"])
    job.refresh_from_db()
    return job


def test_nothing_is_issued_before_publication(signed: Decision, cast: Cast) -> None:
    with pytest.raises(ObstacleError):
        certificates.issue(signed.awards.all()[0], by=cast["officer"])
    with pytest.raises(ObstacleError):
        certificates.print_all(signed, by=cast["officer"])
    assert Certificate.objects.count() == 0


def test_a_revoked_award_has_no_certificate(decision: Decision, cast: Cast) -> None:
    award = decision.awards.all()[0]
    Award.objects.filter(pk=award.pk).update(state=Award.State.REVOKED)
    with pytest.raises(ObstacleError):
        certificates.issue(award, by=cast["officer"])


def test_an_award_without_paper_of_this_house_has_none(cast: Cast) -> None:
    made = recommended(cast, award="CSTDCS")
    row = decisions.draft(cast.units["TCMT"], made, subject="x", by=cast["officer"])
    decisions.sign(row, by=cast["signatory"])
    decisions.publish(row, by=cast["officer"])
    with pytest.raises(ObstacleError):
        certificates.issue(row.awards.get(), by=cast["officer"])


def test_nothing_is_printed_for_a_decision_of_an_outside_authority(
    decision: Decision, cast: Cast
) -> None:
    Decision.objects.filter(pk=decision.pk).update(source=Decision.Source.OUTSIDE)
    decision.refresh_from_db()
    assert certificates.awards_with_paper(decision) == []
    with pytest.raises(ObstacleError):
        certificates.print_all(decision, by=cast["officer"])


def test_an_award_has_one_certificate_however_often_it_is_issued(
    decision: Decision, cast: Cast
) -> None:
    award = decision.awards.all()[0]
    first = certificates.issue(award, by=cast["officer"])
    assert certificates.issue(award, by=cast["second_officer"]) == first
    other = certificates.issue(decision.awards.all()[1], by=cast["officer"])
    assert [first.serial, other.serial] == [
        f"GK-TCMT-{decision.year}-00001",
        f"GK-TCMT-{decision.year}-00002",
    ]
    assert len({first.token, other.token}) == 2
    assert len(first.token) == 32


@pytest.mark.parametrize("part", ["clerk", "signatory", "leader", "ministry_officer"])
def test_only_the_officer_of_the_unit_prints(decision: Decision, cast: Cast, part: str) -> None:
    with pytest.raises(NotYoursError):
        certificates.print_all(decision, by=cast[part])


def test_the_words_on_the_paper_are_those_of_the_register(
    decision: Decision, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    job = printed(decision, cast, django_capture_on_commit_callbacks)
    assert (job.state, job.done, job.message) == (Job.State.DONE, 2, "")
    for certificate in Certificate.objects.select_related("award"):
        document = pypdfium2.PdfDocument(certificates.path_of(certificate))
        words = " ".join(document[0].get_textpage().get_text_range().split())
        assert len(document) == 1
        for part in (
            certificate.award.recipient_name,
            "GIẤY KHEN",
            "xử lý 1.602 hồ sơ đúng hạn",
            certificate.serial,
            "01/QĐ-TCMT",
            "Nguyễn Đức Kỳ",
        ):
            assert part in words


def test_printing_again_makes_nothing_again(
    decision: Decision, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    printed(decision, cast, django_capture_on_commit_callbacks)
    before = list(Certificate.objects.values_list("serial", "token", "file_hash"))
    printed(decision, cast, django_capture_on_commit_callbacks)
    assert list(Certificate.objects.values_list("serial", "token", "file_hash")) == before


def test_words_that_do_not_fit_are_named_and_the_others_printed(
    decision: Decision, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    long = decision.awards.all()[0]
    Award.objects.filter(pk=long.pk).update(achievement=TOO_LONG)
    misfits = not_fitting(certificates.awards_with_paper(decision))
    job = printed(decision, cast, django_capture_on_commit_callbacks)
    assert misfits == [long]
    assert job.state == Job.State.DONE
    assert job.message.endswith(f": {long.recipient_name}")
    # The one that failed has spent no serial.
    assert Certificate.objects.get().serial.endswith("-00001")
    assert Certificate.objects.get().award == decision.awards.all()[1]


def test_what_is_taken_for_sure_to_fit_does_fit(decision: Decision) -> None:
    [award, _other] = certificates.awards_with_paper(decision)
    words = "Nghiêm Trường Nghĩa Khương " * 12
    award.recipient_name = words[:SURE_RECIPIENT]
    award.recipient_post = words[: SURE_LINE // 2 - 2]
    award.recipient_unit_name = words[: SURE_LINE // 2]
    award.achievement = words[:SURE_ACHIEVEMENT]
    trial = Certificate(award=award, serial="GK-TCMT-2026-00001", token="a" * 32)
    assert overflows([certificates.face_of(trial)]) == ()


def test_the_check_for_fit_leaves_the_awards_as_they_are(
    decision: Decision, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    printed(decision, cast, django_capture_on_commit_callbacks)
    awards = certificates.awards_with_paper(decision)
    not_fitting(awards)
    assert all(award.certificate.file_name for award in awards)


def test_a_certificate_is_handed_out_to_its_own_and_counted(
    decision: Decision, cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    printed(decision, cast, django_capture_on_commit_callbacks)
    certificate = Certificate.objects.all()[0]
    page = reverse("certificate_file", args=[certificate.pk])
    expected = {
        "officer": 200,
        "clerk": 200,
        "leader": 200,
        "secretary": 403,
        "outsider": 404,
        "outside_officer": 404,
    }
    for part, status in expected.items():
        client.force_login(cast[part])
        answer = client.get(page)
        assert (part, answer.status_code) == (part, status)
        if status == 200:
            assert answer.getvalue().startswith(b"%PDF")
            assert answer["Content-Disposition"].startswith("attachment")
            assert answer["X-Content-Type-Options"] == "nosniff"
    certificate.refresh_from_db()
    assert certificate.downloads == 3


def test_the_print_page_leads_to_the_progress_and_back(
    decision: Decision, cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(cast["officer"])
    page = reverse("certificates_print", args=[decision.pk])
    assert len(client.get(page).context["to_print"]) == 2
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(page)
    job = client.get(answer["Location"])
    assert job.context["job"].result_url == decision.get_absolute_url()
    assert client.get(page).context["to_print"] == []
    client.force_login(cast["second_officer"])
    assert client.get(answer["Location"]).status_code == 404


def test_a_file_that_is_gone_is_said_so(
    decision: Decision, cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    printed(decision, cast, django_capture_on_commit_callbacks)
    certificate = Certificate.objects.all()[0]
    certificates.path_of(certificate).unlink()
    client.force_login(cast["officer"])
    answer = client.get(reverse("certificate_file", args=[certificate.pk]), follow=True)
    assert len(list(answer.context["messages"])) == 1
    certificate.refresh_from_db()
    assert certificate.downloads == 0
