"""The pages of lists: what they show to whom, and what they refuse."""

from __future__ import annotations

import datetime
import re
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from awards_registry.jobs.models import Job
from tests.cast import LONG_AGO, Cast, employ
from tests.units.intake.lists import (
    BY,
    DRAWERS,
    ROWS,
    author,
    counts,
    exported,
    filled_in,
    lines,
    looked_at,
    nothing_written,
    said,
    table,
    taken_in,
)
from tests.units.roster.malformed import cases
from units.accounts.models import UnitRole, User
from units.intake.kind import KINDS
from units.intake.models import Batch
from units.people.models import Person, PersonalData, PersonalDataRead

ACTS = ("import_apply", "import_undo", "import_drop")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, batch: Batch | None = None) -> str:
    return reverse(name, args=[batch.pk if batch else uuid4()])


def handed_in(client: Client, kind: str, data: bytes, name: str = "ds.xlsx", **more: str) -> Any:
    """What the form answers; the work is done as soon as the request is over."""
    file = SimpleUploadedFile(name, data, content_type=XLSX)
    return client.post(reverse("import_kind", args=[kind]), {"file": file, **more})


@pytest.fixture
def waiting(cast: Cast) -> Batch:
    """A list of the clerk's that is looked at and not applied."""
    return looked_at("people", filled_in("people", ROWS["people"], cast["clerk"]), cast["clerk"])


def messages(answer: Any) -> list[str]:
    return [str(each) for each in get_messages(answer.wsgi_request)]


# --- The whole way by the pages.


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ROWS)
def test_a_list_goes_in_and_out_by_the_pages(kind: str, cast: Cast) -> None:
    by = author(kind, cast)
    client = client_of(by)
    shown = client.get(reverse("import_kind", args=[kind]))
    assert shown.status_code == 200
    blank = client.get(reverse("import_template", args=[kind]))
    assert (blank.status_code, blank["Content-Type"]) == (200, XLSX)
    answer = handed_in(client, kind, filled_in(kind, ROWS[kind], by))
    batch = Batch.objects.get()
    assert answer.url == batch.get_absolute_url()
    assert (batch.state, counts(batch)) == ("previewed", (len(ROWS[kind]), 0, 0, 0))
    page = client.get(answer.url).content.decode()
    assert at("import_apply", batch) in page
    client.post(at("import_apply", batch))
    batch.refresh_from_db()
    assert batch.state == Batch.State.APPLIED
    with nothing_written():
        twice = client.post(at("import_apply", batch))
    assert messages(twice)[-1].endswith(".")
    assert at("import_undo", batch) in client.get(batch.get_absolute_url()).content.decode()
    client.post(at("import_undo", batch))
    batch.refresh_from_db()
    assert batch.state == Batch.State.UNDONE
    assert client.get(batch.get_absolute_url()).status_code == 200
    with nothing_written():
        client.post(at("import_undo", batch))
        client.post(at("import_apply", batch))


@pytest.mark.django_db(transaction=True)
def test_a_second_click_starts_no_second_work(cast: Cast) -> None:
    client = client_of(cast["clerk"])
    handed_in(client, "people", filled_in("people", ROWS["people"], cast["clerk"]))
    batch = Batch.objects.get()
    Batch.objects.update(state=Batch.State.PREVIEWED)
    waiting = Job.objects.create(kind="import.apply", title="x", asked_by=cast["clerk"])
    Batch.objects.update(job=waiting.pk)
    with nothing_written():
        client.post(at("import_apply", batch))
    assert Job.objects.filter(kind="import.apply").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_page_says_why_a_list_was_not_applied(cast: Cast) -> None:
    client = client_of(cast["clerk"])
    rows = [{"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "sex": "nữ"}]
    handed_in(client, "people", table("people", rows))
    batch = Batch.objects.get()
    Person.objects.filter(code="CB-Tài").update(sex="")
    with nothing_written():
        client.post(at("import_apply", batch))
    batch.refresh_from_db()
    page = client.get(batch.get_absolute_url()).content.decode()
    assert batch.refusal
    assert batch.refusal in page
    assert at("import_apply", batch) in page
    client.post(at("import_apply", batch))
    assert Person.objects.get(code="CB-Tài").sex == "f"


def test_rows_are_shown_by_what_became_of_them(cast: Cast) -> None:
    rows: list[dict[str, Any]] = [
        {"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "sex": "nữ"},
        {"code": "CB-Lan", "full_name": "Lý Thị Lan", "sex": "nữ"},
        {"code": "CB-X", "full_name": "Người Sai", "sex": "không rõ"},
    ]
    client, batch = (
        client_of(cast["clerk"]),
        looked_at("people", table("people", rows), cast["clerk"]),
    )
    found = {
        show: re.findall(
            "Nguyễn Văn Tài|Lý Thị Lan|Người Sai",
            client.get(batch.get_absolute_url(), {"show": show}).content.decode(),
        )
        for show in ("changed", "unchanged", "error", "không có", "")
    }
    assert set(found["changed"]) == {"Nguyễn Văn Tài"}
    assert set(found["unchanged"]) == {"Lý Thị Lan"}
    assert set(found["error"]) == {"Người Sai"}
    assert set(found[""]) == set(found["không có"]) == {
        "Nguyễn Văn Tài", "Lý Thị Lan", "Người Sai",
    }  # fmt: skip
    for page in ("0", "-1", "999", "x", "1' OR 1=1"):
        assert client.get(batch.get_absolute_url(), {"page": page}).status_code == 200


def test_what_a_file_says_is_text_on_the_page(cast: Cast) -> None:
    rows = [
        {"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "position": "<script>alert(1)</script>"}
    ]
    batch = looked_at("people", table("people", rows), cast["clerk"], name="<b>ds</b>.xlsx")
    page = client_of(cast["clerk"]).get(batch.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<b>ds" not in page


# --- The wrong person.


@pytest.mark.parametrize("part", ["outsider", "officer", "administrator", "ministry_officer"])
def test_the_list_of_somebody_else_is_not_there(part: str, cast: Cast, waiting: Batch) -> None:
    client = client_of(cast[part])
    for batch in (waiting, None):
        for page in ("import_batch", "import_returned"):
            assert client.get(at(page, batch)).status_code == 404
        for act in ACTS:
            with nothing_written():
                assert client.post(at(act, batch)).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == Batch.State.PREVIEWED


@pytest.mark.parametrize("part", ["signatory", "secretary", "leader", "member_1"])
def test_who_hands_nothing_in_finds_no_page_of_it(part: str, cast: Cast, waiting: Batch) -> None:
    client = client_of(cast[part])
    assert client.get(reverse("import_kinds")).status_code == 403
    for page in ("import_batch", "import_returned"):
        assert client.get(at(page, waiting)).status_code in {403, 404}
    for act in ACTS:
        assert client.post(at(act, waiting)).status_code in {403, 404}


def test_nobody_gets_in_without_signing_in(waiting: Batch) -> None:
    for page in ("import_batch", "import_returned"):
        assert Client().get(at(page, waiting)).status_code == 302
    for act in ACTS:
        assert Client().post(at(act, waiting)).status_code in {302, 403}


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_posted_and_not_opened(act: str, cast: Cast, waiting: Batch) -> None:
    client = client_of(cast["clerk"])
    with nothing_written():
        assert client.get(at(act, waiting)).status_code == 405


def test_each_role_is_offered_the_kinds_that_it_writes(cast: Cast) -> None:
    offered = {}
    for part in ("clerk", "officer", "administrator"):
        page = client_of(cast[part]).get(reverse("import_kinds")).content.decode()
        offered[part] = {key for key in KINDS if reverse("import_kind", args=[key]) in page}
        for key in KINDS:
            shut = 200 if key in offered[part] else 404
            for name in ("import_kind", "import_template"):
                answer = client_of(cast[part]).get(reverse(name, args=[key]))
                assert answer.status_code == shut, (part, key)
    assert {"units", "blocks"} & offered["clerk"] == set()
    assert {"units", "blocks"} & offered["officer"] == {"blocks"}
    assert {"units", "blocks"} <= offered["administrator"]
    assert client_of(cast["clerk"]).get("/imports/x/").status_code == 404


def test_a_file_of_a_kind_that_one_does_not_write_is_not_taken(cast: Cast) -> None:
    client = client_of(cast["clerk"])
    with nothing_written():
        answer = handed_in(client, "units", table("units", ROWS["units"]))
    assert answer.status_code == 404
    assert not Batch.objects.exists()


def test_the_template_and_the_page_have_no_personal_columns_for_who_keeps_none(cast: Cast) -> None:
    """The administrator writes people, and not their personal data."""
    batch = looked_at("people", filled_in("people", ROWS["people"], None), cast["administrator"])
    assert not {"national_id", "birth_date", "address", "party_member_since"} & set(batch.columns)
    page = client_of(cast["administrator"]).get(reverse("import_kind", args=["people"]))
    keys = {column.key for column in page.context["columns"]}
    assert not {"national_id", "birth_date", "address", "party_member_since"} & keys
    taken_in("people", filled_in("people", ROWS["people"], None), cast["administrator"])
    assert not PersonalData.objects.filter(person__code="CB-100").exists()
    assert Person.objects.get(code="CB-100").party_member_since is None


def test_personal_data_are_written_only_of_those_for_whom_one_keeps_them(cast: Cast) -> None:
    """Clerk of one office and administrator of the ministry: that is not both everywhere."""
    UnitRole.objects.create(
        user=cast.users["clerk"],
        unit=cast.units["BTNMT"],
        role="administrator",
        starts_on=LONG_AGO,
    )
    PersonalData.objects.create(person=cast.people["Xa"], address="Số 1, Hà Giang")
    rows: list[dict[str, Any]] = [
        {"code": "CB-Xa", "full_name": "Phan Ở Xa", "address": "nơi khác", "union_member": "có"},
        {"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "address": "nơi khác"},
        {"code": "CB-N", "full_name": "Người Mới", "unit": "TCQLDD", "position": "x",
         "since": datetime.date(2020, 1, 1), "address": "nơi khác"},
        {"code": "CB-Xa2", "full_name": "Người Mới", "unit": "TCQLDD", "position": "x",
         "since": datetime.date(2020, 1, 1)},
    ]  # fmt: skip
    batch = looked_at("people", table("people", rows), cast["clerk"])
    assert [line["s"] for line in lines(batch)] == ["error", "changed", "error", "new"]
    assert "Hà Giang" not in str(lines(batch))


@pytest.mark.parametrize(
    "row",
    [
        {"code": "CB-Xa", "full_name": "Phan Ở Xa"},
        {"code": "CB-Xa", "full_name": "Người Đoán Mò"},
        {"full_name": "Người Đoán Mò", "code": "CB-Y", "national_id": "001080000077"},
    ],
)
def test_of_people_elsewhere_nothing_is_told(row: dict[str, Any], cast: Cast) -> None:
    PersonalData.objects.create(
        person=cast.people["Xa"], national_id="001080000077", address="Hà Giang"
    )
    more = {"unit": "TCMT-VP", "position": "x", "since": datetime.date(2020, 1, 1), "sex": "nữ"}
    batch = looked_at("people", table("people", [{**row, **more}]), cast["clerk"])
    [line] = lines(batch)
    assert (line["s"], len(line["e"]), set(line) & set("tckw")) == ("error", 1, set())
    assert "Phan" not in str(line["e"])


@pytest.mark.parametrize("kind", ["ratings", "disciplines", "postings", "initiatives"])
def test_a_code_of_people_elsewhere_and_one_that_never_was_are_answered_alike(
    kind: str, cast: Cast
) -> None:
    rows = [{**ROWS[kind][0], "code": code} for code in ("CB-Xa", "CB-Không")]
    for row in rows:
        row.pop("full_name", None)
    theirs, never = said(looked_at(kind, table(kind, rows), cast["clerk"]))
    assert theirs.replace("CB-Xa", "").lstrip("2") == never.replace("CB-Không", "").lstrip("3")


@pytest.mark.parametrize(
    ("kind", "key"), [("people", "unit"), ("postings", "post_unit"), ("ratings", "unit")]
)
def test_units_of_others_are_not_written(kind: str, key: str, cast: Cast) -> None:
    row = {k: v for k, v in ROWS[kind][-1].items() if k != "national_id"}
    for named in ("TCQLDD", "Tổng cục Quản lý đất đai", "TCMT-TT"):
        batch = looked_at(kind, table(kind, [{**row, key: named}]), cast["clerk"])
        assert counts(batch) == (0, 0, 0, 1), named


def test_a_person_of_one_s_own_is_not_taken_out_of_an_office_of_others(cast: Cast) -> None:
    """She left for another general department: her post there is theirs to end."""
    lan = cast.people["Lan"]
    lan.postings.update(ended_on=datetime.date(2019, 12, 31))
    lan.postings.create(
        unit=cast.units["TCQLĐĐ"], position="Vụ trưởng", started_on=datetime.date(2020, 1, 1)
    )
    rows = [{"code": "CB-Lan", "full_name": "Lý Thị Lan", "unit": "TCMT-VP", "position": "x",
             "since": datetime.date(2024, 1, 1)}]  # fmt: skip
    batch = looked_at("people", table("people", rows), cast["clerk"])
    assert counts(batch) == (0, 0, 0, 1)


def test_old_personal_data_on_the_page_are_a_reading_and_leave_a_trace(cast: Cast) -> None:
    PersonalData.objects.create(person=cast.people["Tài"], address="Số 1")
    rows = [{"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "address": "Số 2"}]
    batch = looked_at("people", table("people", rows), cast["clerk"])
    client_of(cast["clerk"]).get(batch.get_absolute_url())
    [read] = PersonalDataRead.objects.all()
    assert (read.reader, read.person) == (cast.users["clerk"], cast.people["Tài"])


def test_the_export_of_works_leaves_authors_of_other_houses_out(cast: Cast) -> None:
    employ("Người Nhà Khác", "m", cast.units["TCQLĐĐ"], code="CB-K")
    rows = [
        {**ROWS["initiatives"][0], "code": "CB-Tài", "share": 50},
        {**ROWS["initiatives"][0], "code": "CB-K", "share": 50},
    ]
    taken_in("initiatives", table("initiatives", rows), cast["ministry_officer"])
    data = exported("initiatives", cast["clerk"])
    again = looked_at("initiatives", data, cast["clerk"])
    assert (said(again), counts(again)) == ([], (0, 0, 1, 0))


# --- The wrong file.


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_no_hostile_file_comes_in_by_the_page(case: Any, cast: Cast) -> None:
    client = client_of(cast["clerk"])
    with nothing_written():
        answer = handed_in(client, "people", case.data)
    if answer.status_code == 302:
        batch = Batch.objects.get()
        assert batch.state == Batch.State.REFUSED
        page = client.get(answer.url).content.decode()
        assert "Hãy" in batch.refusal
        for part in case.place:
            assert str(part or "") in batch.refusal
        assert at("import_apply", batch) not in page
        with nothing_written():
            client.post(at("import_apply", batch))
    else:
        assert answer.status_code == 200
        assert answer.context["form"].errors["file"]
        assert not Batch.objects.exists()


@pytest.mark.parametrize("kind", DRAWERS)
def test_the_drawer_of_each_kind_leads_to_the_page_that_takes_its_list_in(
    kind: str, cast: Cast
) -> None:
    app = "campaigns" if kind == "legacy_awards" else "units"
    drawer = reverse(f"admin:{app}_{DRAWERS[kind]}_changelist")
    link = f'href="{reverse("import_kind", args=[kind])}"'
    assert link in client_of(author(kind, cast)).get(drawer).content.decode()
    if kind not in BY:  # the leader reads the drawer and hands nothing in
        assert link not in client_of(cast["leader"]).get(drawer).content.decode()
