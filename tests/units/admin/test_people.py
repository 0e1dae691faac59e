"""The drawer of people, and the guarded one of their data."""

from __future__ import annotations

import logging
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.cast import LONG_AGO, Cast
from units.people.models import Person, PersonalData, Posting

EXPORT = reverse("admin:units_person_export")


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


def taken_along(client: Client) -> list[tuple[object, ...]]:
    answer = client.post(EXPORT, {"format": "0", "resource": "0"})
    return list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))


def test_the_sheet_of_people_holds_the_own_units_and_nothing_personal(cast: Cast) -> None:
    PersonalData.objects.create(person=cast.people["Tài"], national_id="001234567890")
    head, *rows = taken_along(signed_in(cast, "clerk"))
    assert head == ("mã cán bộ", "họ và tên", "giới tính", "đơn vị", "chức vụ")
    assert sorted(rows) == [
        ("CB-Lan", "Lý Thị Lan", "nữ", "Văn phòng Tổng cục", "Chuyên viên"),
        ("CB-Tài", "Nguyễn Văn Tài", "nam", "Văn phòng Tổng cục", "Chuyên viên"),
    ]


def test_a_position_that_begins_like_a_formula_stays_a_text(cast: Cast) -> None:
    Posting.objects.filter(person=cast.people["Lan"]).update(position='=HYPERLINK("x")')
    answer = signed_in(cast, "clerk").post(EXPORT, {"format": "0", "resource": "0"})
    cells = [row[4] for row in load_workbook(BytesIO(answer.content)).active.iter_rows()]
    assert {(cell.value, cell.data_type) for cell in cells[1:]} == {
        ('=HYPERLINK("x")', "s"),
        ("Chuyên viên", "s"),
    }


def test_opening_personal_data_leaves_a_trace_without_the_data(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    data = PersonalData.objects.create(person=cast.people["Tài"], national_id="001234567890")
    with caplog.at_level(logging.INFO, logger="registry.personal_data"):
        signed_in(cast, "clerk").get(reverse("admin:units_personaldata_change", args=[data.pk]))
    assert [record.getMessage() for record in caplog.records] == [
        f"personal data opened: user {cast.users['clerk'].pk}, person {cast.people['Tài'].pk}"
    ]


def test_the_list_of_personal_data_shows_whose_and_not_what(cast: Cast) -> None:
    PersonalData.objects.create(person=cast.people["Tài"], national_id="001234567890")
    page = signed_in(cast, "clerk").get(reverse("admin:units_personaldata_changelist"))
    text = page.content.decode()
    assert ("Nguyễn Văn Tài" in text, "001234567890" in text) == (True, False)


def test_personal_data_of_others_is_not_there(cast: Cast) -> None:
    theirs = PersonalData.objects.create(person=cast.people["Xa"], national_id="001234567890")
    page = reverse("admin:units_personaldata_change", args=[theirs.pk])
    assert signed_in(cast, "clerk").get(page).status_code == 404


def test_posts_in_units_of_others_are_neither_shown_nor_lost(cast: Cast) -> None:
    lan = cast.people["Lan"]
    there = Posting.objects.create(
        person=lan, unit=cast.units["TCQLĐĐ"], position="Kế toán", started_on=LONG_AGO
    )
    page = signed_in(cast, "clerk").get(reverse("admin:units_person_change", args=[lan.pk]))
    shown = [form.instance.pk for form in page.context["inline_admin_formsets"][0].formset.forms]
    assert there.pk not in shown
    assert Person.objects.get(pk=lan.pk).postings.count() == 2
