"""A form that was not made by the desk saves no relation to a row of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from campaigns.council.models import Council
from tests.awards_registry.desk.drawers import page, signed_in
from tests.cast import LONG_AGO, Cast
from units.accounts.models import UnitRole, User
from units.blocks.models import BlockYear, EmulationBlock
from units.organisation.models import Unit
from units.people.models import Person, PersonalData, Posting
from units.record.models import AnnualRating, Discipline, Initiative


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
