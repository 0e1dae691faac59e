"""The page of a unit: what it is and was, and what it and those before it were awarded."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.campaigns.rows import decided as on_paper
from tests.campaigns.rows import granted
from tests.cast import LONG_AGO, Cast
from tests.units.organisation.reform import DAY, NUMBER, decided, new_unit, reform_day
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.organisation import actions
from units.organisation.models import Unit


def opened(cast: Cast, part: str, unit: Unit) -> Any:
    client = Client()
    client.force_login(cast[part])
    return client.get(reverse("unit", args=[unit.pk]))


def texts(context: Any) -> list[str]:
    return [each["event"].text for each in context["events"]]


@pytest.mark.parametrize("part", ["clerk", "leader", "administrator"])
def test_the_awards_of_a_predecessor_are_shown_and_marked(cast: Cast, part: str) -> None:
    into = new_unit(cast)
    old = granted(on_paper(cast), cast.units["VP"], award="GK_TT")
    granted(on_paper(cast), cast.people["Tài"], unit=cast.units["VP"])
    actions.merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))
    own = granted(on_paper(cast, on=datetime.date(2026, 1, 5)), into, award="GK_TT")

    page = opened(cast, part, into)

    assert list(page.context["page_obj"].object_list) == [own, old]
    assert page.content.decode().count("của Văn phòng Tổng cục") == 1
    assert NUMBER in page.content.decode()


def test_a_unit_that_was_renamed_shows_the_name_of_the_day(cast: Cast) -> None:
    granted(on_paper(cast), cast.units["TT"], award="GK_TT")
    actions.rename(cast.units["TT"], name="Trung tâm Giám sát", **decided(cast))

    page = opened(cast, "officer", Unit.objects.get(code="TCMT-TT"))

    assert "<td>Trung tâm Quan trắc</td>" in page.content.decode()
    assert texts(page.context) == [
        "“Trung tâm Quan trắc” đổi tên thành “Trung tâm Giám sát”.",
        "Thành lập Trung tâm Quan trắc.",
    ]


def test_the_lineage_names_units_as_they_were_called_on_the_day(cast: Cast) -> None:
    into = new_unit(cast)
    name = into.name
    actions.merge([cast.units["VP"]], into=into, **decided(cast))
    actions.rename(into, name="Cơ quan mới", **(decided(cast) | {"on": reform_day() + DAY}))
    into.refresh_from_db()

    page = opened(cast, "administrator", into)

    assert texts(page.context) == [
        f"“{name}” đổi tên thành “Cơ quan mới”.",
        f"Văn phòng Tổng cục sáp nhập vào {name}.",
        f"Thành lập {name}.",
    ]
    before = opened(cast, "administrator", cast.units["VP"])
    assert texts(before.context)[0] == f"Văn phòng Tổng cục sáp nhập vào {name}."
    assert before.context["events"][0]["links"] == [into]


def test_a_unit_that_ended_at_the_desk_says_so(cast: Cast) -> None:
    Unit.objects.filter(code="TCMT-TT").update(dissolved_on=reform_day())

    page = opened(cast, "leader", cast.units["TT"])

    assert texts(page.context)[0] == "Giải thể Trung tâm Quan trắc."
    assert page.context["verbs"] == []


def test_it_says_who_acts_how_many_work_there_and_what_is_below(cast: Cast) -> None:
    page = opened(cast, "leader", cast.units["TCMT"])

    facts = {each["label"]: each["value"] for each in page.context["facts"]}
    assert facts["Số người hiện nay, kể cả đơn vị trực thuộc"] == 3
    assert facts["Chức danh người đứng đầu"] == "Tổng cục trưởng"
    assert facts["Đơn vị cấp trên"] == cast.units["BTNMT"]
    assert page.context["acting"][0]["value"] == "Lê Văn Bình, Đỗ Thu Hằng"
    assert [unit.code for unit, _url in page.context["below"]] == ["TCMT-TT", "TCMT-VP"]


def test_the_block_of_each_year_is_shown_with_the_part_played(cast: Cast) -> None:
    block = EmulationBlock.objects.create(code="K1", name="Khối 1")
    year = BlockYear.objects.create(block=block, year=2024, head=cast.units["VP"])
    BlockMembership.objects.create(block_year=year, unit=cast.units["VP"])
    into = new_unit(cast)
    actions.merge([cast.units["VP"]], into=into, **decided(cast))

    [row] = opened(cast, "clerk", into).context["blocks"]

    assert (row["year"], row["part"], row["former"]) == (
        2024,
        "trưởng khối, cụm",
        cast.units["VP"],
    )


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("clerk", 200),
        ("officer", 200),
        ("secretary", 200),
        ("signatory", 200),
        ("leader", 200),
        ("administrator", 200),
        ("member_1", 403),
        ("outsider", 404),
    ],
)
def test_who_may_open_it(cast: Cast, part: str, status: int) -> None:
    assert opened(cast, part, cast.units["VP"]).status_code == status


def test_only_the_administrator_is_offered_the_verbs_and_others_read_who_it_is(cast: Cast) -> None:
    page = opened(cast, "administrator", cast.units["VP"])
    assert [url.split("/")[-2] for _label, url in page.context["verbs"]] == [
        "rename",
        "merge",
        "split",
        "dissolve",
    ]
    top = opened(cast, "administrator", cast.units["BTNMT"])
    assert [url.split("/")[-2] for _label, url in top.context["verbs"]] == ["rename"]

    page = opened(cast, "clerk", cast.units["VP"])
    assert page.context["verbs"] == []
    assert "Hoàng Quản Trị" in page.content.decode()


def test_the_desk_leads_to_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast["administrator"])
    desk = client.get(reverse("admin:units_unit_change", args=[cast.units["VP"].pk]))

    assert f'href="{cast.units["VP"].get_absolute_url()}"' in desk.content.decode()


def test_the_page_asks_as_much_for_many_predecessors_as_for_one(cast: Cast) -> None:
    into = new_unit(cast)

    def grow(number: int) -> None:
        old = new_unit(cast, f"CU-{number}", established_on=LONG_AGO)
        child = new_unit(cast, f"CON-{number}", established_on=LONG_AGO)
        Unit.objects.filter(pk=child.pk).update(parent=old)
        granted(on_paper(cast), old, award="GK_TT")
        actions.merge([old], into=into, **decided(cast))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert opened(cast, "officer", into).status_code == 200
        return len(queries)

    grow(0)
    few = asked()
    for number in range(1, 8):
        grow(number)

    assert asked() == few
