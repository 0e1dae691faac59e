"""What must not come out: personal data, the inside of errors, files, rows of another role."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.db import models
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.models import Entry
from campaigns.certificate.actions import check_url
from campaigns.dashboard import views as dashboard
from campaigns.register.models import Award
from tests.cast import LONG_AGO, PARTS, PASSWORD, employ
from tests.siege.house import House, drawers, head, own_pages
from units.accounts.models import UnitRole, User
from units.people.models import Person, PersonalData

SECRETS = ("012345678912", "17/05/1983", "1983-05-17", "Ngõ Bí Mật")
EVIL = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " //evil.example",
    "https:evil.example",
    "http://127.0.0.1@evil.example/",
    "http://testserver.evil.example/",
]


@pytest.fixture
def data(house: House) -> PersonalData:
    person = house.certificate.award.person
    assert person is not None
    return PersonalData.objects.create(
        person=person, national_id=SECRETS[0], birth_date="1983-05-17", address="9 Ngõ Bí Mật"
    )


def _desk_pages(person: Person | None) -> Iterator[str]:
    yield reverse("admin:index")
    for name, model in drawers():
        yield reverse(f"{name}_changelist")
        row = model._default_manager.first()
        if row is not None and model is not PersonalData:
            yield reverse(f"{name}_change", args=[row.pk])
            yield reverse(f"{name}_history", args=[row.pk])
    yield reverse("admin:units_person_change", args=[person.pk if person else 0])
    yield reverse("admin:units_person_export")
    asked = "app_label=units&model_name=annualrating&field_name=person&term="
    yield f"{reverse('admin:autocomplete')}?{asked}"
    yield f"{reverse('admin:campaigns_nomination_people')}?term="
    yield f"{reverse('search')}?q=0123456789"


# Who reads least and most in every run, the others in the full one.
READERS = [
    pytest.param(part, marks=() if part in {None, "clerk", "leader"} else pytest.mark.full)
    for part in (None, *PARTS)
]


@pytest.mark.parametrize("part", READERS)
def test_no_page_but_its_own_shows_personal_data(
    part: str | None, house: House, data: PersonalData, caplog: Any
) -> None:
    caplog.set_level(logging.DEBUG, logger="registry")
    client = house.client(part) if part else Client()
    pages = [*own_pages(house), *_desk_pages(data.person)]
    for address in pages:
        text = client.get(address).content.decode()
        assert [word for word in SECRETS if word in text] == [], address
    own = reverse("admin:units_personaldata_change", args=[data.pk])
    answer = client.get(own)
    trusted = part in {"clerk", "officer", "second_officer", "ministry_officer"}
    assert (SECRETS[0] in answer.content.decode()) == trusted
    assert answer.status_code in ({200} if trusted else {302, 403, 404})
    assert not any(word in caplog.text for word in SECRETS)


def test_writing_personal_data_leaves_none_of_it_in_ledger_log_or_history(
    house: House, data: PersonalData, caplog: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    client = house.client("clerk")
    form = {"national_id": "012345678913", "birth_date": "18/05/1983", "address": "10 Ngõ Bí Mật"}
    answer = client.post(reverse("admin:units_personaldata_change", args=[data.pk]), form)
    assert answer.status_code == 302
    data.refresh_from_db()
    assert data.national_id == "012345678913"
    wrong = client.post(
        reverse("admin:units_personaldata_change", args=[data.pk]), form | {"national_id": "12"}
    )
    assert wrong.status_code == 200
    written = [str(line.content) + line.subject_id for line in Entry.objects.all()]
    written += [f"{log.object_repr} {log.change_message}" for log in LogEntry.objects.all()]
    logged = [each.getMessage() for each in caplog.records if "sql" not in each.__dict__]
    text = " ".join([*written, *logged])
    for word in (*SECRETS, "012345678913", "18/05/1983", "1983-05-18"):
        assert word not in text


def test_an_error_page_says_nothing_of_the_inside(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(_request: object) -> None:
        raise RuntimeError(SECRETS[0])

    monkeypatch.setattr(dashboard, "_public_home", fall)
    client.raise_request_exception = False
    answer = client.get("/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "Máy chủ" in text
    assert not any(word in text for word in (SECRETS[0], "Traceback", "RuntimeError", "/work"))


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites(house: House) -> None:
    answer = Client().post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    cookie = answer.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_links_and_codes_never_take_the_host_of_a_request(house: House, settings: Any) -> None:
    assert Client().get("/", headers={"host": "evil.example"}).status_code == 400
    settings.ALLOWED_HOSTS = ["*"]
    client = house.client("officer")
    for address in own_pages(house):
        answer = client.get(address, headers={"host": "evil.example"})
        assert b"evil.example" not in answer.content, address
        assert "evil.example" not in answer.headers.get("Location", "")
    assert check_url(house.certificate).startswith(settings.SITE_URL)


def test_no_door_leads_out_of_the_house(house: House) -> None:
    for wanted in EVIL:
        _stays_inside(house, wanted)


def _stays_inside(house: House, wanted: str) -> None:
    form = {"username": "clerk", "password": PASSWORD, "next": wanted}
    entered = Client().post(reverse("sign_in"), form)
    spoken = Client().post(reverse("set_language"), {"language": "en", "next": wanted})
    inside = house.client("clerk").get(reverse("sign_in"), {"next": wanted})
    assert [answer["Location"] for answer in (entered, spoken, inside)] == ["/", "/", "/"]
    around = Client().get(reverse("admin:login"), {"next": wanted}, follow=True)
    assert around.redirect_chain[-1][0].startswith("/sign-in/")


def test_who_is_in_and_comes_to_a_door_is_led_home_not_in_circles(house: House) -> None:
    for door in ("sign_in", "admin:login", "admin:logout"):
        _led_home(house, door)


def _led_home(house: House, door: str) -> None:
    client = house.client("clerk")
    answer = client.get(reverse("sign_in"), {"next": reverse(door)})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    answer = Client().post(
        reverse("sign_in"), {"username": "clerk", "password": PASSWORD, "next": reverse(door)}
    )
    assert answer["Location"] == "/"


def test_who_sends_a_form_after_the_session_ended_comes_back_to_its_page(house: House) -> None:
    row = house.nominations["draft"]
    act = reverse("nomination_submit", args=[row.pk])
    page = f"http://testserver{row.get_absolute_url()}"
    answer = Client().post(act, headers={"referer": page})
    assert answer["Location"] == f"/sign-in/?next={row.get_absolute_url()}"
    for referer in ("", "http://evil.example/x/", "javascript:x"):
        answer = Client().post(act, headers={"referer": referer})
        assert answer["Location"] == "/sign-in/?next=/"


@pytest.mark.parametrize("part", ["clerk", pytest.param("administrator", marks=pytest.mark.full)])
def test_no_page_of_who_is_signed_in_is_kept_by_the_browser(part: str, house: House) -> None:
    client = house.client(part)
    for address in [*own_pages(house), *_desk_pages(None)]:
        assert "no-store" in client.get(address).headers["Cache-Control"], address


def test_files_are_handed_out_by_permission_only(house: House) -> None:
    for part in (None, *PARTS):
        _handed_out(part, house)


def _handed_out(part: str | None, house: House) -> None:
    client, before = (house.client(part) if part else Client()), head()
    handed = client.get(reverse("certificate_file", args=[house.certificate.pk]))
    paper = handed.status_code
    b"".join(getattr(handed, "streaming_content", ()))  # read to its end the file is closed
    decision = client.get(reverse("decision_paper", args=[house.decisions["draft"].pk])).status_code
    holders = {"clerk", "officer", "second_officer", "signatory", "leader", "ministry_officer"}
    readers = holders - {"clerk"} | {"secretary"}
    assert (paper == 200) == (part in holders)
    assert (decision == 200) == (part in readers)
    assert (head() != before) == (part in holders)


PATHS = [
    "/media/certificates/",
    "/static/../registry.sqlite3",
    "/static/..%2f..%2fregistry.sqlite3",
    "/static/%2e%2e/%2e%2e/secret_key",
    "/static//etc/passwd",
    "/v/..%2f..%2fsecret_key/",
    "/certificates/..%2fsecret_key.pdf",
]


def test_no_path_climbs_out(house: House) -> None:
    name = house.certificate.file_name
    for path in PATHS:
        assert Client().get(path).status_code == 404, path
    assert house.client("officer").get(f"/media/{name}").status_code == 404
    assert house.client("officer").get(f"/{name}").status_code == 404


def test_a_role_reaches_no_further_than_its_own_units(house: House) -> None:
    """An officer elsewhere who votes here reads here what voters read, and no more."""
    cast = house.cast
    UnitRole.objects.create(
        user=cast.users["outside_officer"],
        unit=cast.units["TCMT"],
        role="member",
        starts_on=LONG_AGO,
    )
    client, decision = house.client("outside_officer"), house.decisions["published"]
    for name in ("decision", "decision_paper", "certificates_print"):
        assert client.get(reverse(name, args=[decision.pk])).status_code == 404
    assert client.get(reverse("certificate_file", args=[house.certificate.pk])).status_code == 404
    assert list(client.get(reverse("register")).context["object_list"]) == []
    assert list(client.get(reverse("decision_list")).context["object_list"]) == []
    term = {"term": "Trần Thử"}
    UnitRole.objects.create(
        user=cast.users["outsider"], unit=cast.units["TCMT"], role="member", starts_on=LONG_AGO
    )
    found = house.client("outsider").get(reverse("admin:campaigns_nomination_people"), term)
    assert found.json()["results"] == []
    draft = house.nominations["in_council"]
    before = head()
    client.post(reverse("nomination_judge", args=[draft.pk]))
    assert head() == before


BROKEN = {
    "a NUL in the path": {"path": "/v/a%00b/"},
    "a NUL in the question": {"path": "/honours/?q=%00"},
    "a NUL in a name": {"path": "/honours/?a%00=1"},
    "another encoding": {
        "path": "/honours/?q=%5Cud800",
        "CONTENT_TYPE": "x; charset=unicode_escape",
    },
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_no_honest_browser_sends_is_refused(kind: str, db: None) -> None:
    given: dict[str, Any] = dict(BROKEN[kind])
    answer = Client().generic("GET", given.pop("path"), **given)
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode()


def test_a_forged_cookie_is_no_crash(house: House) -> None:
    for value in ("\x00" * 20, "x" * 4000, "..", "%00"):
        client = Client()
        client.cookies["sessionid"] = value
        assert client.get(reverse("home")).status_code in {200, 400}


def test_a_form_without_its_token_changes_nothing_and_says_so(house: House) -> None:
    client, before = Client(enforce_csrf_checks=True), head()
    client.force_login(house.cast["clerk"])
    act = reverse("nomination_submit", args=[house.nominations["draft"].pk])
    answer = client.post(act)
    assert (answer.status_code, head()) == (403, before)
    assert "hết hạn" in answer.content.decode()


# --- the list of people as a sheet

FORMULAS = ["=1+1", "+84", "-1", "@SUM(A1)", '=HYPERLINK("http://evil.example")', "＝1+1"]


@pytest.mark.parametrize("kind", [0, 1])
def test_a_sheet_of_people_holds_the_own_people_and_no_formula(kind: int, house: House) -> None:
    for number, name in enumerate(FORMULAS):
        employ(name, "f", house.cast.units["VP"], code=f"=F{number}")
    page = house.client("clerk").get(reverse("admin:units_person_export"))
    form = page.context["form"]
    ticked = {
        name: "on" for name in form.fields if name not in {"format", "resource", "export_items"}
    }
    answer = house.client("clerk").post(
        reverse("admin:units_person_export"), ticked | {"format": kind, "resource": 0}
    )
    assert answer.status_code == 200
    theirs = {"export_items": [house.cast.people["Xa"].pk], "format": kind, "resource": 0}
    forged = house.client("clerk").post(reverse("admin:units_person_export"), ticked | theirs)
    assert forged.headers["Content-Type"].startswith("text/html")
    if kind == 1:
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]
        assert "'=1+1" in cells
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        filled = [cell for row in sheet.iter_rows() for cell in row if cell.value]
        assert {cell.data_type for cell in filled} == {"s"}
        cells = [str(cell.value) for cell in filled]
    assert "Phan Ở Xa" not in cells
    assert "Nguyễn Văn Tài" in cells


# --- the desk's old holes


def test_the_desk_opens_no_side_doors(house: House, everybody: Client) -> None:
    for name, model in drawers():
        kept = model._default_manager.count()
        page = reverse(f"{name}_changelist")
        hidden = [field.name for field in model._meta.fields]
        for field in (*hidden, "password", "personal_data", "person__personal_data"):
            answer = everybody.get(page, {"_to_field": field, "_popup": "1"})
            assert answer.status_code in {200, 400}, (page, field)
        for order in ("99", "-99", "password", "1.2.3.99", "-", "0", "1.1.1", "²"):
            assert everybody.get(page, {"o": order}).status_code in {200, 302}, (page, order)
        keys = [str(row.pk) for row in model._default_manager.all()[:3]]
        for action in ("delete_selected", "export_admin_action", "", "x"):
            form = {"action": action, "_selected_action": keys, "index": "abc", "post": "yes"}
            everybody.post(page, form)
        _cannot_delete(everybody, name, model)
        assert model._default_manager.count() == kept


def _cannot_delete(client: Client, name: str, model: type[models.Model]) -> None:
    row = model._default_manager.first()
    if row is not None:
        answer = client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"})
        assert answer.status_code == 403


def test_two_sign_in_names_differ_by_more_than_capitals(house: House, everybody: Client) -> None:
    twin = User.objects.create_user("Clerk", PASSWORD, full_name="Người Trùng Tên")
    answer = Client().post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    assert answer.status_code == 302
    answer = Client().post(reverse("sign_in"), {"username": "CLERK", "password": PASSWORD})
    assert answer.status_code == 200
    twin.username = "khac"
    twin.save()
    roles = {f"unit_roles-{count}_FORMS": "0" for count in ("TOTAL", "INITIAL")}
    answer = everybody.post(
        reverse("admin:units_user_change", args=[twin.pk]),
        roles | {"username": "CLERK", "full_name": "Người Trùng Tên", "is_active": "on"},
    )
    twin.refresh_from_db()
    assert (answer.status_code, twin.username) == (200, "khac")


def test_awards_that_were_published_name_nobody_beyond_the_paper(house: House) -> None:
    page = Client().get(reverse("check_code", args=[house.certificate.token])).content.decode()
    assert house.certificate.award.recipient_name in page
    assert Award.objects.count() > 1
    other = Award.objects.exclude(pk=house.certificate.award_id)[0]
    assert other.recipient_name not in page
