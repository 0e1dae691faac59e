"""The drawer of people, and the guarded one of their data."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.cast import LONG_AGO, Cast
from units.people.models import Person, PersonalData, PersonalDataRead, Posting

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
    assert head == (
        "Mã cán bộ",
        "Họ và tên",
        "Giới tính",
        "Đơn vị",
        "Chức vụ",
        "Lãnh đạo",
        "Giữ chức vụ từ ngày",
        "Công tác trong ngành từ",
    )
    assert sorted(row[:5] for row in rows) == [
        ("CB-Lan", "Lý Thị Lan", "Nữ", "Văn phòng Tổng cục", "Chuyên viên"),
        ("CB-Tài", "Nguyễn Văn Tài", "Nam", "Văn phòng Tổng cục", "Chuyên viên"),
    ]


def test_a_position_that_begins_like_a_formula_stays_a_text(cast: Cast) -> None:
    Posting.objects.filter(person=cast.people["Lan"]).update(position='=HYPERLINK("x")')
    answer = signed_in(cast, "clerk").post(EXPORT, {"format": "0", "resource": "0"})
    cells = [row[4] for row in load_workbook(BytesIO(answer.content)).active.iter_rows()]
    assert {(cell.value, cell.data_type) for cell in cells[1:]} == {
        ('=HYPERLINK("x")', "s"),
        ("Chuyên viên", "s"),
    }


def test_opening_personal_data_leaves_a_trace_that_the_administrator_reads(cast: Cast) -> None:
    data = PersonalData.objects.create(person=cast.people["Tài"], national_id="001234567890")
    address = reverse("admin:units_personaldata_change", args=[data.pk])
    signed_in(cast, "clerk").get(address)
    assert signed_in(cast, "outsider").get(address).status_code == 404
    [read] = PersonalDataRead.objects.all()
    assert (read.reader, read.person) == (cast.users["clerk"], cast.people["Tài"])
    drawer = signed_in(cast, "administrator").get(
        reverse("admin:units_personaldataread_changelist")
    )
    text = drawer.content.decode()
    assert [word in text for word in ("Nguyễn Văn Tài", "Phạm Thị Hoa", "001234567890")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("part", "shown"), [("clerk", True), ("officer", True), ("administrator", False)]
)
def test_membership_in_party_and_union_is_for_clerks_and_officers(
    cast: Cast, part: str, shown: bool
) -> None:
    tai = cast.people["Tài"]
    Person.objects.filter(pk=tai.pk).update(party_member_since=LONG_AGO, union_member=True)
    client = signed_in(cast, part)
    pages = [
        reverse("admin:units_person_change", args=[tai.pk]),
        reverse("admin:units_person_add"),
    ]
    for page in pages:
        text = client.get(page).content.decode()
        assert ['name="party_member_since"' in text, 'name="union_member"' in text] == [shown] * 2
    assert ("04/03/2008" in client.get(pages[1]).content.decode()) is False


def test_a_forged_form_does_not_write_membership(cast: Cast) -> None:
    tai = cast.people["Tài"]
    posting = tai.postings.get()
    form = {
        "full_name": "Nguyễn Văn Tài",
        "code": tai.code,
        "party_member_since": "01/02/2024",
        "postings-TOTAL_FORMS": "1",
        "postings-INITIAL_FORMS": "1",
        "postings-0-id": posting.pk,
        "postings-0-person": tai.pk,
        "postings-0-unit": posting.unit_id,
        "postings-0-position": posting.position,
        "postings-0-started_on": "04/03/2008",
        "ratings-TOTAL_FORMS": "0",
        "ratings-INITIAL_FORMS": "0",
    }
    address = reverse("admin:units_person_change", args=[tai.pk])
    written = {}
    for part in ("administrator", "clerk"):
        assert signed_in(cast, part).post(address, form).status_code == 302
        tai.refresh_from_db()
        written[part] = str(tai.party_member_since)
    assert written == {"administrator": "None", "clerk": "2024-02-01"}


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
