"""What anybody may see without signing in, and what nobody may."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from campaigns.certificate.actions import issue
from campaigns.certificate.limit import QUESTIONS_A_MINUTE
from campaigns.certificate.models import Certificate
from campaigns.register.models import Award, Decision
from tests.campaigns.rows import decided, granted, people
from tests.cast import Cast
from units.people.models import PersonalData

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as TestResponse

NATIONAL_ID = "001085012345"
BORN = datetime.date(1985, 11, 23)
ADDRESS = "Số 7 ngõ Vắng Người"


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    person = cast.people["Tài"]
    PersonalData.objects.create(
        person=person, national_id=NATIONAL_ID, birth_date=BORN, address=ADDRESS
    )
    award = granted(decided(cast), person, unit=cast.units["VP"])
    made = issue(award, by=cast["officer"])
    Certificate.objects.filter(pk=made.pk).update(file_hash="ab12" * 16)
    made.refresh_from_db()
    return made


def main_of(response: TestResponse) -> str:
    """The page without its frame, whose tokens differ from visit to visit."""
    found = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert found
    return found.group()


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("in_force", "Giấy khen này có hiệu lực"),
        ("corrected", "Giấy khen này có hiệu lực, đã được đính chính"),
        ("revoked", "Giấy khen này đã bị thu hồi"),
    ],
)
def test_the_answer_stands_first_and_says_how_the_certificate_stands(
    client: Client, certificate: Certificate, state: str, answer: str
) -> None:
    Award.objects.update(state=state)

    page = main_of(client.get(reverse("check_code", args=[certificate.token])))

    assert re.findall(r"<h1[^>]*>.*?<span>(.*?)</span></h1>", page, re.DOTALL) == [answer]
    assert f'data-state="{state}"' in page


def test_the_check_page_says_what_stands_on_the_paper(
    client: Client, certificate: Certificate
) -> None:
    page = main_of(client.get(reverse("check_code", args=[certificate.token])))

    number = certificate.award.decision.full_number
    shown = re.findall(r"<dd>(.*?)</dd>", page)
    assert shown == [
        "Nguyễn Văn Tài",
        "Chuyên viên, Văn phòng Tổng cục",
        "Giấy khen (cá nhân)",
        "2019",
        f"{number} ngày 17/05/2019",
        "Tổng cục Môi trường",
        "GK-TCMT-2019-00001",
        "ab12ab12ab12ab12…",
    ]


def test_a_code_is_found_however_its_letters_are_written(
    client: Client, certificate: Certificate
) -> None:
    as_typed = client.get(reverse("check_code", args=[certificate.token.upper()]))
    by_serial = client.get(reverse("check"), {"code": "gk-tcmt-2019-00001"})
    by_address = client.get(
        reverse("check"), {"code": f" https://so.example/v/{certificate.token}/ "}
    )

    assert main_of(as_typed) == main_of(by_serial) == main_of(by_address)
    assert certificate.token not in main_of(by_serial)


def test_every_unknown_code_gets_the_very_same_answer(
    client: Client, certificate: Certificate
) -> None:
    near = certificate.token[:-1] + ("a" if certificate.token[-1] != "a" else "b")
    answers = [
        client.get(reverse("check_code", args=[near])),
        client.get(reverse("check_code", args=["x"])),
        client.get(reverse("check_code", args=["'; drop table --"])),
        client.get(reverse("check"), {"code": "GK-TCMT-2019-00002"}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert {main_of(answer) for answer in answers} == {main_of(answers[0])}
    assert "Không tìm thấy mã này trong sổ" in main_of(answers[0])


def test_the_paper_of_a_person_is_kept_in_no_cache(
    client: Client, certificate: Certificate
) -> None:
    response = client.get(reverse("check_code", args=[certificate.token]))

    assert "no-store" in response.headers["Cache-Control"]


def test_an_empty_question_is_answered_at_the_field(client: Client, db: None) -> None:
    page = main_of(client.get(reverse("check"), {"code": ""}))

    assert "Hãy nhập mã hoặc số hiệu" in page


def test_personal_data_stand_on_no_public_page(client: Client, certificate: Certificate) -> None:
    pages = [
        client.get(reverse("home")),
        client.get(reverse("check")),
        client.get(reverse("check_code", args=[certificate.token])),
        client.get(reverse("check"), {"code": certificate.serial}),
        client.get(reverse("honours")),
        client.get(reverse("honours"), {"q": "Tài"}),
        client.get(reverse("honours"), {"q": NATIONAL_ID}),
    ]
    hidden = [ADDRESS, "23/11/1985", "1985-11-23", "CB-Tài"]

    assert all(page.status_code == 200 for page in pages)
    for page in pages[:-1]:
        assert [text for text in [NATIONAL_ID, *hidden] if text in page.content.decode()] == []
    assert "Nguyễn Văn Tài" not in pages[-1].content.decode()


def test_who_asks_more_often_than_a_person_reads_must_wait(client: Client, db: None) -> None:
    address = reverse("check_code", args=["x"])
    answers = [client.get(address).status_code for _turn in range(QUESTIONS_A_MINUTE)]

    refused = client.get(address)
    elsewhere = client.get(address, REMOTE_ADDR="192.0.2.7")

    assert set(answers) == {404}
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "Hãy chờ một phút" in refused.content.decode()
    assert elsewhere.status_code == 404


def names_in_honours(client: Client, **asked: str | int) -> list[str]:
    response = client.get(reverse("honours"), asked)
    return [award.recipient_name for award in response.context["object_list"]]


def test_the_public_register_holds_published_awards_in_force_only(
    client: Client, cast: Cast
) -> None:
    decision = decided(cast)
    granted(decision, cast.people["Tài"], unit=cast.units["VP"])
    granted(decision, cast.people["Lan"], unit=cast.units["VP"], state="revoked")
    signed = decided(cast, state=Decision.State.SIGNED)
    granted(signed, cast.people["Đạt"], unit=cast.units["TT"])

    assert names_in_honours(client) == ["Nguyễn Văn Tài"]


def test_the_public_register_is_searched_by_name_award_year_and_unit(
    client: Client, cast: Cast
) -> None:
    tai = decided(cast, on=datetime.date(2020, 2, 3))
    dat = decided(cast, on=datetime.date(2019, 2, 3))
    granted(tai, cast.people["Tài"], unit=cast.units["VP"], year_from=2019, year_to=2020)
    granted(dat, cast.people["Đạt"], unit=cast.units["TT"], award="LDTT")

    assert names_in_honours(client, q="nguyen van tai") == ["Nguyễn Văn Tài"]
    assert names_in_honours(client, q="dinh quoc ĐẠT") == ["Đinh Quốc Đạt"]
    assert names_in_honours(client, award="LDTT") == ["Đinh Quốc Đạt"]
    assert names_in_honours(client, year="2020") == ["Nguyễn Văn Tài"]
    assert names_in_honours(client, year="2019") == ["Nguyễn Văn Tài", "Đinh Quốc Đạt"]
    assert names_in_honours(client, unit=cast.units["TT"].code) == ["Đinh Quốc Đạt"]
    assert len(names_in_honours(client, unit=cast.units["TCMT"].code)) == 2
    assert names_in_honours(client, decision=dat.pk) == ["Đinh Quốc Đạt"]
    assert names_in_honours(client, year="hai nghìn") == []


def test_thirty_names_cost_no_more_questions_than_three(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    decision = decided(cast)
    for person in people(cast.units["VP"], 3):
        granted(decision, person, unit=cast.units["VP"])
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("honours"))
    for person in people(cast.units["VP"], 30):
        granted(decision, person, unit=cast.units["VP"])
    with django_assert_max_num_queries(20) as many:
        page = client.get(reverse("honours"))

    assert len(page.context["object_list"]) == 30
    assert len(few) == len(many)
