"""The conference's table counts exactly what the register holds."""

from __future__ import annotations

import datetime
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from campaigns.register.models import Award, Decision
from campaigns.reporting.five_year_tally import Period, PeriodError, five_year_tally
from tests.campaigns.rows import decided, granted
from tests.cast import Cast

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as TestResponse


def day(year: int, month: int, number: int) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.fixture
def register(cast: Cast) -> Cast:
    """Awards on the boundary days of 2015–2020, beside them, above and aside."""
    vp, tt, tcmt = (cast.units[short] for short in ("VP", "TT", "TCMT"))
    first = decided(cast, on=day(2015, 1, 1))
    last = decided(cast, on=day(2020, 12, 31))
    granted(first, cast.people["Tài"], unit=vp)
    granted(first, cast.people["Lan"], unit=vp, state="corrected")
    granted(last, cast.people["Đạt"], unit=tt, award="CSTDCS", year_from=2021, year_to=2021)
    granted(last, tcmt, award="CTDCP")
    granted(last, tt, award="GK_TT")
    # none of these counts
    granted(decided(cast, on=day(2014, 12, 31)), cast.people["Tài"], unit=vp)
    granted(decided(cast, on=day(2021, 1, 1)), cast.people["Tài"], unit=vp)
    granted(last, cast.people["Tài"], unit=vp, state="revoked")
    granted(last, cast.people["Xa"], unit=cast.units["TCQLĐĐ"])
    waiting = decided(cast, on=day(2018, 3, 1), state=Decision.State.SIGNED)
    granted(waiting, cast.people["Lan"], unit=vp)
    return cast


def counts(cast: Cast, unit: str) -> dict[str, int]:
    tally = five_year_tally(Award.objects.all(), cast.units[unit], Period(2015, 2020))
    return {row.code: row.count for row in tally.rows}


def test_awards_count_by_the_day_of_the_decision_both_boundary_days_included(
    register: Cast,
) -> None:
    assert counts(register, "TCMT") == {"CTDCP": 1, "CSTDCS": 1, "GK_TT": 1, "GK_CN": 2}


def test_awards_count_for_the_unit_and_everything_below_it(register: Cast) -> None:
    assert counts(register, "VP") == {"GK_CN": 2}
    assert counts(register, "TT") == {"CSTDCS": 1, "GK_TT": 1}
    assert counts(register, "BTNMT") == {"CTDCP": 1, "CSTDCS": 1, "GK_TT": 1, "GK_CN": 3}


def test_rows_stand_in_order_of_precedence_and_sum_up(register: Cast) -> None:
    tally = five_year_tally(Award.objects.all(), register.units["TCMT"], Period(2015, 2020))

    assert [row.code for row in tally.rows] == ["CTDCP", "CSTDCS", "GK_TT", "GK_CN"]
    assert tally.total == 5
    assert tally.by_level() == {"base": 4, "ministry": 0, "government": 1, "state": 0}
    assert tally.by_recipient() == {"individual": 3, "collective": 2, "household": 0}


@pytest.mark.parametrize(("first", "last"), [(2020, 2019), (1899, 2020), (2015, 21000)])
def test_years_that_make_no_period_are_refused(first: int, last: int) -> None:
    with pytest.raises(PeriodError):
        Period(first, last)


def report(**options: object) -> str:
    out = StringIO()
    call_command("report", "five_year_tally", stdout=out, **options)
    return out.getvalue()


def test_the_command_gives_the_documented_keys(register: Cast) -> None:
    found = json.loads(report(first=2015, last=2020, unit="tt", format="json"))

    assert found == {
        "report": "five_year_tally",
        "from": 2015,
        "to": 2020,
        "unit": {"code": "TCMT-TT", "name": "Trung tâm Quan trắc"},
        "rows": [
            {
                "code": "CSTDCS",
                "group": "CSTDCS",
                "name": "Chiến sĩ thi đua cơ sở",
                "level": "base",
                "granted_by": "Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân",
                "recipient": "individual",
                "count": 1,
            },
            {
                "code": "GK_TT",
                "group": "GK",
                "name": "Giấy khen (tập thể)",
                "level": "base",
                "granted_by": "Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân",
                "recipient": "collective",
                "count": 1,
            },
        ],
        "by_level": {"base": 2, "ministry": 0, "government": 0, "state": 0},
        "by_recipient": {"individual": 1, "collective": 1, "household": 0},
        "total": 2,
    }


def test_the_command_gives_csv_and_text(register: Cast) -> None:
    csv = report(first=2015, last=2020, unit="TCMT-VP", format="csv")
    text = report(first=2015, last=2020, unit="TCMT-VP", format="text")

    by = "Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân"
    assert csv == (
        "code,group,name,level,granted_by,recipient,count\n"
        f'GK_CN,GK,Giấy khen (cá nhân),base,"{by}",individual,2\n'
    )
    assert text.splitlines()[:4] == [
        "Văn phòng Tổng cục, 2015–2020",
        "",
        "    2  GK_CN        Giấy khen (cá nhân)",
        "    2  total",
    ]


def test_the_command_says_what_is_wrong(cast: Cast) -> None:
    with pytest.raises(CommandError, match="mang mã hoặc tên viết tắt “NOWHERE”"):
        report(first=2015, last=2020, unit="NOWHERE")
    with pytest.raises(CommandError, match=r"ends .2015. before it begins .2020."):
        report(first=2020, last=2015, unit="TCMT")


def tally_page(client: Client, cast: Cast, **asked: object) -> TestResponse:
    client.force_login(cast["leader"])
    return client.get(reverse("five_year_tally"), {key: str(value) for key, value in asked.items()})


def test_every_figure_of_the_page_opens_exactly_the_awards_it_counts(
    client: Client, register: Cast
) -> None:
    tcmt = register.units["TCMT"].code
    page = tally_page(client, register, **{"from": 2015, "to": 2020, "unit": tcmt})

    figures = {page.context["all_url"]: page.context["tally"].total}
    for group in page.context["groups"]:
        figures[group["url"]] = group["count"]
        figures |= {row["url"]: row["value"] for row in group["rows"]}
    figures |= {row["url"]: row["count"] for row in page.context["recipients"]}
    opened = {url: client.get(url).context["paginator"].count for url in figures}

    assert len(figures) == 9
    assert opened == figures
    assert all(url.replace("&", "&amp;") in page.content.decode() for url in figures)


def test_wrong_years_are_answered_at_the_field_and_stay_typed(client: Client, cast: Cast) -> None:
    unit = cast.units["TCMT"].code
    page = tally_page(client, cast, **{"from": 2020, "to": 2015, "unit": unit})

    assert page.context["form"].errors == {"last": ["Thời kỳ kết thúc trước khi bắt đầu."]}
    assert 'value="2020"' in page.content.decode()


def test_a_unit_outside_the_own_ones_is_not_counted(client: Client, register: Cast) -> None:
    other = register.units["TCQLĐĐ"].code
    page = tally_page(client, register, **{"from": 2015, "to": 2020, "unit": other})

    assert list(page.context["form"].errors) == ["unit"]
    assert "tally" not in page.context


def test_the_page_gives_its_rows_as_a_file(client: Client, register: Cast) -> None:
    unit = register.units["VP"].code
    page = tally_page(client, register, **{"from": 2015, "to": 2020, "unit": unit, "format": "csv"})

    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert page.content.decode("utf-8-sig").splitlines()[1].startswith("GK_CN,GK,")
