"""The desk's walls: hidden fields cannot be asked for, hidden rows neither seen nor chosen."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from awards_registry.desk import Desk, DeskAdmin
from campaigns.catalogue.models import AwardType, BaseSalary, LegalText, RuleVersion
from campaigns.council.models import Council
from campaigns.ledger.actions import append
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Round
from tests.cast import LONG_AGO, Cast, employ, nominate
from units.accounts.models import UnitRole, User
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.organisation.models import Unit
from units.people.models import Person, PersonalData, Posting
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor

DRAWERS = [pytest.param(model, id=model._meta.label_lower) for model in admin.site._registry]
REACH = ["startswith", "contains", "regex", "gt", "in", "isnull", "range"]


def page(model: type[models.Model], act: str = "changelist", *arguments: Any) -> str:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}"
    return reverse(name, args=arguments)


@pytest.fixture
def root(cast: Cast) -> Client:
    """Whoever may see everything: what is refused here is refused to all."""
    user = User.objects.create_superuser("root", "một mật khẩu dài", full_name="Người Giữ Nhà")
    client = Client()
    client.force_login(user)
    return client


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


# --- look-ups by query string


def _hostile(model: type[models.Model]) -> list[str]:
    """Every field by every comparison, and the ways to personal data and to passwords."""
    fields = [field.name for field in model._meta.get_fields() if not field.auto_created]
    ways = [f"{name}__{reach}" for name in fields for reach in REACH]
    return [
        *ways,
        "personal_data__national_id__startswith",
        "person__personal_data__national_id__startswith",
        "user__password__startswith",
        "created_by__password__startswith",
        "actor__password__startswith",
        "unit_roles__user__password__startswith",
    ]


@pytest.mark.parametrize("model", DRAWERS)
def test_no_list_answers_questions_that_it_does_not_offer(
    model: type[models.Model], root: Client
) -> None:
    drawer: Any = admin.site._registry[model]
    allowed = [
        lookup
        for lookup in _hostile(model)
        if drawer.lookup_allowed(lookup, "0", None) and not lookup.endswith("__isnull")
    ]
    assert allowed == []
    for lookup in _hostile(model)[-6:]:
        assert root.get(page(model), {lookup: "0"}).status_code in {400, 302}


# --- what stands in a list


def test_a_clerk_sees_the_people_of_the_own_units_only(cast: Cast) -> None:
    answer = signed_in(cast, "clerk").get(page(Person))
    names = {str(row) for row in answer.context["cl"].result_list}
    assert names == {"Nguyễn Văn Tài", "Lý Thị Lan"}


def test_a_role_that_only_votes_brings_nobody_into_the_lists(cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TCQLĐĐ"], role="member", starts_on=LONG_AGO
    )
    answer = signed_in(cast, "clerk").get(page(Person))
    assert "Phan Ở Xa" not in {str(row) for row in answer.context["cl"].result_list}


def test_names_are_found_without_their_marks(cast: Cast) -> None:
    answer = signed_in(cast, "clerk").get(page(Person), {"q": "nguyen van tai"})
    assert [str(row) for row in answer.context["cl"].result_list] == ["Nguyễn Văn Tài"]


def test_the_type_ahead_keeps_to_the_own_units(cast: Cast) -> None:
    asked = {"app_label": "units", "model_name": "annualrating", "field_name": "person", "term": ""}
    found = signed_in(cast, "clerk").get(reverse("admin:autocomplete"), asked).json()
    assert {row["text"] for row in found["results"]} == {"Nguyễn Văn Tài", "Lý Thị Lan"}


def test_nothing_is_deleted_at_the_desk(cast: Cast, root: Client) -> None:
    answer = root.post(page(Person, "delete", cast.people["Tài"].pk), {"post": "yes"})
    assert (answer.status_code, Person.objects.filter(code="CB-Tài").count()) == (403, 1)


# --- forged relations


def posting(unit: Unit) -> dict[str, Any]:
    return {
        "postings-TOTAL_FORMS": "1",
        "postings-INITIAL_FORMS": "0",
        "postings-0-unit": unit.pk,
        "postings-0-position": "Chuyên viên",
        "postings-0-started_on": "01/02/2024",
        "ratings-TOTAL_FORMS": "0",
        "ratings-INITIAL_FORMS": "0",
    }


def test_a_clerk_employs_people_in_the_own_units_only(cast: Cast) -> None:
    client = signed_in(cast, "clerk")
    who = {"full_name": "Lê Thị Mới", "code": "CB-Mới"}
    client.post(page(Person, "add"), who | posting(cast.units["TCQLĐĐ"]))
    assert not Person.objects.filter(code="CB-Mới").exists()
    client.post(page(Person, "add"), who | posting(cast.units["VP"]))
    assert Posting.objects.get(person__code="CB-Mới").unit == cast.units["VP"]


def test_a_person_without_a_post_is_not_taken_in(cast: Cast) -> None:
    forms = posting(cast.units["VP"]) | {"postings-TOTAL_FORMS": "0"}
    who = {"full_name": "Lê Thị Mới", "code": "CB-Mới"}
    signed_in(cast, "clerk").post(page(Person, "add"), who | forms)
    assert not Person.objects.filter(code="CB-Mới").exists()


def _forgeries(cast: Cast) -> list[tuple[str, type[models.Model], dict[str, Any]]]:
    """For each drawer: who tries, and a form whose relation leads to a row of others."""
    theirs, far = cast.people["Xa"].pk, cast.units["TCQLĐĐ"].pk
    start = "01/02/2024"
    return [
        ("clerk", AnnualRating, {"person": theirs, "year": 2019, "level": "HTNV"}),
        ("clerk", AnnualRating, {"unit": far, "year": 2019, "level": "HTNV"}),
        ("clerk", Discipline, {"person": theirs, "form": "canh_cao", "starts_on": start}),
        ("clerk", PersonalData, {"person": theirs, "national_id": "012345678901"}),
        (
            "clerk",
            Initiative,
            {
                "title": "Sáng kiến",
                "kind": "initiative",
                "scope": "base",
                "year": 2024,
                "recognised_by": "Tổng cục",
                "authorships-TOTAL_FORMS": "1",
                "authorships-INITIAL_FORMS": "0",
                "authorships-0-person": theirs,
                "authorships-0-share": "100",
            },
        ),
        (
            "local_administrator",
            UnitRole,
            {"user": cast.users["clerk"].pk, "unit": far, "role": "clerk", "starts_on": start},
        ),
        (
            "local_administrator",
            UnitRole,
            {
                "user": cast.users["outsider"].pk,
                "unit": cast.units["VP"].pk,
                "role": "clerk",
                "starts_on": start,
            },
        ),
        (
            "local_administrator",
            Unit,
            {"name": "Phòng Mới", "code": "MOI", "kind": "office", "authority": 0, "parent": far},
        ),
        (
            "local_administrator",
            Unit,
            {"name": "Bộ Mới", "code": "MOI", "kind": "ministry", "authority": 2, "parent": ""},
        ),
        (
            "officer",
            BlockYear,
            {
                "block": "block",
                "year": 2026,
                "head": far,
                "memberships-TOTAL_FORMS": "0",
                "memberships-INITIAL_FORMS": "0",
            },
        ),
        (
            "secretary",
            Council,
            {
                "unit": far,
                "name": "Hội đồng",
                "established_on": start,
                "members-TOTAL_FORMS": "0",
                "members-INITIAL_FORMS": "0",
            },
        ),
    ]


@pytest.mark.parametrize("number", range(11))
def test_a_forged_relation_to_a_row_of_others_is_not_saved(number: int, cast: Cast) -> None:
    local = User.objects.create_user("local_administrator", "x", full_name="Quản Trị Tổng Cục")
    UnitRole.objects.create(
        user=local, unit=cast.units["TCMT"], role="administrator", starts_on=LONG_AGO
    )
    cast.users["local_administrator"] = local
    block = EmulationBlock.objects.create(code="K1", name="Khối 1")
    part, model, form = _forgeries(cast)[number]
    before = model._default_manager.count()
    form = {key: block.pk if value == "block" else value for key, value in form.items()}
    answer = signed_in(cast, part).post(page(model, "add"), form)
    assert (answer.status_code, model._default_manager.count()) == (200, before)


def test_a_row_of_others_is_not_written_by_a_forged_form(cast: Cast) -> None:
    theirs = cast.people["Xa"]
    form = {"full_name": "Tên Khác", "code": theirs.code} | posting(cast.units["VP"])
    answer = signed_in(cast, "clerk").post(page(Person, "change", theirs.pk), form)
    theirs.refresh_from_db()
    assert (answer.status_code, theirs.full_name) == (404, "Phan Ở Xa")


# --- lists take as many queries for thirty rows as for three


def _more(cast: Cast) -> dict[type[models.Model], Callable[[int], Any]]:
    """One more row of each kind; every row has neighbours of its own."""
    office, today = cast.units["VP"], timezone.localdate()
    award = AwardType.objects.get(code="GK_CN")

    def unit(number: int) -> Unit:
        return Unit.objects.create(
            code=f"N{number}", name=f"Phòng số {number}", parent=office, folded="", sort_key=""
        )

    def person(number: int) -> Person:
        return employ(f"Lê Văn Thứ {number}", "m", unit(number), code=f"N{number}")

    def user(number: int) -> User:
        made = User.objects.create_user(f"n{number}", "x", full_name=f"Lê Thị Thứ {number}")
        UnitRole.objects.create(user=made, unit=unit(number), role="clerk", starts_on=LONG_AGO)
        return made

    def block_year(number: int) -> BlockYear:
        block = EmulationBlock.objects.create(code=f"K{number}", name=f"Khối {number}")
        head = unit(number)
        year = BlockYear.objects.create(block=block, year=2025, head=head, deputy=office)
        BlockMembership.objects.create(block_year=year, unit=head)
        return year

    def initiative(number: int) -> Initiative:
        made = Initiative.objects.create(
            title=f"Sáng kiến {number}", scope="base", year=2025, recognised_by="Tổng cục"
        )
        InitiativeAuthor.objects.create(initiative=made, person=person(number))
        return made

    def salary(number: int) -> BaseSalary:
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=number)
        return BaseSalary.objects.create(valid_from=day, vnd=number, legal_basis="-")

    def version(number: int) -> RuleVersion:
        kind = AwardType.objects.create(
            code=f"N{number}", group="N", name=f"Giấy {number}", kind="commendation", form="other"
        )
        return RuleVersion.objects.create(
            award_type=kind, valid_from=today, legal_basis="-", verified=False
        )

    def nomination(number: int) -> Any:
        return nominate(cast, person=person(number))

    def opened(number: int) -> Round:
        return Round.objects.create(
            name=f"Đợt {number}", unit=unit(number), year=2026, opens_on=today, closes_on=today
        )

    return {
        Unit: unit,
        Person: person,
        PersonalData: lambda n: PersonalData.objects.create(person=person(n)),
        AnnualRating: person,
        Discipline: lambda n: Discipline.objects.create(
            person=person(n), form="canh_cao", starts_on=today
        ),
        Initiative: initiative,
        EmulationBlock: block_year,
        BlockYear: block_year,
        User: user,
        UnitRole: user,
        LegalText: lambda n: LegalText.objects.create(code=f"N{n}", title="-", valid_from=today),
        AwardType: version,
        RuleVersion: version,
        BaseSalary: salary,
        Campaign: lambda n: Campaign.objects.create(
            name=f"Phong trào {n}", code=f"P{n}", unit=unit(n), starts_on=today
        ),
        Round: opened,
        Council: lambda n: Council.objects.create(
            unit=unit(n), name=f"Hội đồng {n}", established_on=today
        ),
        type(append("test.one", award, by=None)): lambda n: append(
            "test.more", award, by=cast.users["clerk"]
        ),
        type(nomination(0)): nomination,
    }


@pytest.mark.parametrize("model", DRAWERS)
def test_a_list_asks_as_often_for_thirty_rows_as_for_three(
    model: type[models.Model], cast: Cast, root: Client
) -> None:
    make = _more(cast)[model]

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert root.get(page(model)).status_code == 200
        return len(caught)

    for number in range(1, 4):
        make(number)
    few = queries()
    for number in range(4, 31):
        make(number)
    assert queries() == few


# --- the desk itself


def test_a_drawer_that_nobody_declared_is_refused_and_one_of_a_package_left_out() -> None:
    with pytest.raises(ImproperlyConfigured, match="not declared"):
        Desk().register(LogEntry, DeskAdmin)
    desk = Desk()
    desk.register(LogEntry, admin.ModelAdmin)
    assert desk.is_registered(LogEntry) is False
