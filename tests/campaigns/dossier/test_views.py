"""Papers on the page: who reads them, how they go out, what is said when one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.dossier.actions import attach
from campaigns.dossier.keeping import path_of
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Document, Nomination
from tests.campaigns.dossier.files import GOOD, pdf
from tests.cast import PARTS, Cast, nominate

REPORT = "bao-cao-thanh-tich"


def entered(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


def paper_of(nomination: Nomination, cast: Cast, name: str = "Báo cáo.pdf") -> Document:
    return attach(nomination, REPORT, ContentFile(pdf(), name), by=cast["clerk"])


def _status(client: Client, address: str) -> int:
    answer = client.get(address)
    answer.getvalue()  # read to its end, the file is closed
    return answer.status_code


def test_whom_the_nomination_concerns_downloads_its_papers_and_nobody_else(cast: Cast) -> None:
    nomination = nominate(cast)
    paper = paper_of(nomination, cast)
    address = reverse("paper_file", args=[paper.pk])

    def answers() -> dict[str, int]:
        return {part: _status(entered(cast, part), address) for part in PARTS}

    members = {f"member_{number}": 404 for number in range(1, 6)}
    desks = ("officer", "second_officer", "secretary", "signatory", "leader", "ministry_officer")
    always = {"clerk": 200, "administrator": 403, "outsider": 404, "outside_officer": 404}
    assert answers() == members | dict.fromkeys(desks, 404) | always
    nominations.submit(nomination, by=cast["clerk"])
    assert answers() == members | dict.fromkeys(desks, 200) | always
    Nomination.objects.update(state="in_council")
    assert answers() == dict.fromkeys(members, 200) | dict.fromkeys(desks, 200) | always
    assert Client().get(address).status_code == 302


def test_every_kind_goes_out_as_a_download_under_its_own_type(cast: Cast) -> None:
    nomination, client = nominate(cast), entered(cast, "clerk")
    for kind, make in GOOD.items():
        paper = attach(nomination, "other", ContentFile(make(), "<script>.html"), by=cast["clerk"])
        answer = client.get(reverse("paper_file", args=[paper.pk]))
        assert answer.headers["Content-Disposition"] == f'attachment; filename="script.{kind}"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "html" not in answer.headers["Content-Type"]
        assert answer.getvalue() == path_of(paper.place).read_bytes()


def test_a_vietnamese_name_goes_out_as_the_standard_writes_it(cast: Cast) -> None:
    paper = paper_of(nominate(cast), cast, "Báo cáo “năm” 2026.pdf")
    answer = entered(cast, "clerk").get(reverse("paper_file", args=[paper.pk]))
    answer.getvalue()
    wanted = f"attachment; filename*=utf-8''{quote('Báo cáo “năm” 2026.pdf')}"
    assert answer.headers["Content-Disposition"] == wanted


def test_a_paper_without_bytes_is_told_and_no_dead_end(cast: Cast) -> None:
    paper = paper_of(nominate(cast), cast)
    path_of(paper.place).unlink()
    answer = entered(cast, "clerk").get(reverse("paper_file", args=[paper.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"{paper.nomination.get_absolute_url()}#papers",
    )


def _send(client: Client, nomination: Nomination, **fields: object) -> list[str]:
    answer = client.post(reverse("nomination_attach", args=[nomination.pk]), fields)
    assert answer.headers["Location"].endswith("#papers")
    return [str(each) for each in get_messages(answer.wsgi_request)]


def test_the_clerk_adds_a_file_and_is_told_of_a_tidied_name(cast: Cast) -> None:
    nomination, client = nominate(cast), entered(cast, "clerk")
    file = SimpleUploadedFile("bao-cao.pdf.exe", pdf(), "application/x-msdownload")

    said = _send(client, nomination, paper=REPORT, file=file)

    assert (len(said), "bao-cao.pdf" in said[1]) == (2, True)
    assert Document.objects.get().file_name == "bao-cao.pdf"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"paper": REPORT},
        {"paper": REPORT, "file": ""},
        {"paper": REPORT, "file": SimpleUploadedFile("a.pdf", b"")},
        {"paper": REPORT, "file": SimpleUploadedFile("a.pdf", b"<html>", "application/pdf")},
        {"paper": "x" * 500, "file": SimpleUploadedFile("a.pdf", pdf())},
        {"paper": "other", "title": "a\u202eb", "file": SimpleUploadedFile("a.pdf", pdf())},
        {"paper": "../x", "file": SimpleUploadedFile("a.pdf", pdf())},
    ],
)
def test_what_is_not_taken_is_said_in_one_sentence(cast: Cast, fields: dict[str, object]) -> None:
    said = _send(entered(cast, "clerk"), nominate(cast), **fields)
    assert (len(said), Document.objects.exists()) == (1, False)


def test_the_nomination_of_another_unit_is_not_there(cast: Cast) -> None:
    nomination = nominate(cast)
    paper, stranger = paper_of(nomination, cast), entered(cast, "outsider")
    for page, key in (
        ("nomination_attach", nomination.pk),
        ("nomination_waive", nomination.pk),
        ("paper_take_out", paper.pk),
        ("paper_take_out", 987_654_321),
    ):
        address = reverse(page, args=[key])
        assert stranger.post(address, {"paper": REPORT, "text": "x"}).status_code == 404
        assert stranger.get(address).status_code == 404
    assert Document.objects.current().count() == 1


def test_an_officer_adds_nothing(cast: Cast) -> None:
    nomination = nominate(cast)
    nominations.submit(nomination, by=cast["clerk"])
    address = reverse("nomination_attach", args=[nomination.pk])
    assert entered(cast, "officer").post(address, {"paper": REPORT}).status_code == 403


def test_waived_and_taken_out_on_the_page(cast: Cast) -> None:
    nomination, client = nominate(cast), entered(cast, "clerk")
    waive = reverse("nomination_waive", args=[nomination.pk])
    client.post(waive, {"paper": REPORT, "text": "Nộp bản giấy"})
    page = client.get(nomination.get_absolute_url()).content.decode()
    assert "Nộp bản giấy" in page

    stated = Document.objects.get()
    for _time in range(2):  # the second of two clicks finds nothing left
        client.post(reverse("paper_take_out", args=[stated.pk]))
    assert not Document.objects.exists()


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as queries:
        yield queries


def test_the_page_asks_no_more_for_many_papers_than_for_one(cast: Cast) -> None:
    nomination, client = nominate(cast), entered(cast, "clerk")
    paper_of(nomination, cast)
    client.get(nomination.get_absolute_url())
    with counted() as few:
        client.get(nomination.get_absolute_url())
    for number in range(30):
        file = ContentFile(pdf(b"%%%d\n" % number), "a.pdf")
        attach(nomination, "other", file, by=cast["clerk"])
    with counted() as many:
        client.get(nomination.get_absolute_url())
    assert len(many) == len(few)


def test_the_next_step_leads_to_the_papers_that_are_missing(cast: Cast) -> None:
    nomination = nominate(cast)
    cast.round.papers_required = True
    cast.round.save()
    page = entered(cast, "clerk").get(nomination.get_absolute_url()).content.decode()
    assert 'href="#papers"' in page
    assert 'id="papers"' in page
    assert page.count("Báo cáo thành tích") > 1  # in the way, and in the list


def test_a_request_of_more_bytes_than_any_form_is_refused_unread(cast: Cast) -> None:
    address = reverse("nomination_attach", args=[nominate(cast).pk])
    client = entered(cast, "clerk")
    for size, status in (("900000000", 413), ("9" * 30, 413), ("abc", 302)):
        assert client.post(address, {"paper": REPORT}, CONTENT_LENGTH=size).status_code == status
