"""The pages of the radar: whom they show, to whom, and where they lead on."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from awards_registry.jobs.actions import WORKS
from awards_registry.jobs.models import Job
from campaigns.catalogue.models import AwardType
from campaigns.nomination.models import Nomination
from campaigns.radar.actions import ask
from campaigns.radar.models import RadarLine, RadarRun
from tests.cast import Cast, nominate
from units.people.models import Person

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


@pytest.fixture
def gone_over(cast: Cast) -> RadarRun:
    """The general department, gone over by its officer."""
    job = ask(cast.units["TCMT"], YEAR, by=cast["officer"])
    WORKS["radar"](job)
    Job.objects.update(state=Job.State.DONE)
    return RadarRun.objects.get()


def enter(client: Client, cast: Cast, part: str) -> Client:
    client.force_login(cast[part])
    return client


def shown(client: Client, **asked: str) -> list[tuple[str, str]]:
    """Award code and name of each line of the page."""
    page = client.get(reverse("radar"), asked)
    return [(row.line.award_type.code, row.name) for row in page.context["rows"]]


def test_before_the_first_time_the_page_offers_to_start(client: Client, cast: Cast) -> None:
    page = enter(client, cast, "leader").get(reverse("radar"))

    assert page.context["run"] is None
    assert page.context["may_start"]
    assert b'name="unit" value="TCMT"' in page.content


def test_the_widest_unit_that_one_acts_for_is_shown(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    names = {name for _award, name in shown(enter(client, cast, "leader"), award="LDTT")}

    assert names == {"Nguyễn Văn Tài", "Lý Thị Lan", "Đinh Quốc Đạt"}


def test_a_clerk_reads_the_own_office_in_the_run_of_the_unit_above(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    names = {name for _award, name in shown(enter(client, cast, "clerk"), award="LDTT")}

    assert names == {"Nguyễn Văn Tài", "Lý Thị Lan"}


@pytest.mark.parametrize("asked", [{"unit": "TCMT"}, {"unit": "BTNMT"}, {"unit": "TCMT-TT"}])
def test_a_forged_unit_shows_nothing_of_others(
    client: Client, cast: Cast, gone_over: RadarRun, asked: dict[str, str]
) -> None:
    lines = shown(enter(client, cast, "clerk"), award="LDTT", **asked)

    assert {name for _award, name in lines} <= {"Nguyễn Văn Tài", "Lý Thị Lan"}


def test_people_of_another_department_are_nobody_elses(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    assert shown(enter(client, cast, "outsider")) == []
    assert shown(enter(client, cast, "outside_officer"), unit="TCMT") == []


@pytest.mark.parametrize("part", ["secretary", "member_1", "signatory", "administrator"])
def test_other_roles_have_no_radar(client: Client, cast: Cast, part: str) -> None:
    enter(client, cast, part)
    for name, arguments in (
        ("radar", []),
        ("radar_person", [cast.people["Tài"].pk]),
        ("radar_unit", [cast.units["VP"].pk]),
    ):
        assert client.get(reverse(name, args=arguments)).status_code == 403


def test_a_nominated_candidate_leaves_the_list_at_once(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    enter(client, cast, "clerk")
    assert ("LDTT", "Nguyễn Văn Tài") in shown(client)

    nominate(cast, award="LDTT")

    assert ("LDTT", "Nguyễn Văn Tài") not in shown(client)


def test_the_clerk_is_led_to_a_form_that_is_filled_in(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    enter(client, cast, "clerk")
    page = client.get(reverse("radar"), {"award": "LDTT"})
    row = next(row for row in page.context["rows"] if row.name == "Nguyễn Văn Tài")

    form = client.get(row.nominate_url).context["adminform"].form

    assert parse_qs(urlsplit(row.nominate_url).query)["round"] == [str(cast.round.pk)]
    assert form["person"].value() == str(cast.people["Tài"].pk)
    assert form["award_type"].value() == str(AwardType.objects.get(code="LDTT").pk)
    assert form["nominating_unit"].value() == str(cast.units["VP"].pk)
    assert form["achievement_year"].value() == str(YEAR)
    assert b"Nguy\xe1\xbb\x85n V\xc4\x83n T\xc3\xa0i" in client.get(row.nominate_url).content


def test_nobody_else_is_offered_to_nominate(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    page = enter(client, cast, "leader").get(reverse("radar"))

    assert not page.context["nominates"]
    assert all(not row.nominate_url for row in page.context["rows"])


def test_without_an_open_round_there_is_nothing_to_nominate_in(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    cast.round.award_types.remove(AwardType.objects.get(code="LDTT"))

    page = enter(client, cast, "clerk").get(reverse("radar"), {"award": "LDTT"})

    assert page.context["rows"]
    assert all(not row.nominate_url for row in page.context["rows"])


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    client: Client,
    cast: Cast,
    gone_over: RadarRun,
    django_assert_max_num_queries: object,
) -> None:
    enter(client, cast, "leader")
    with django_assert_max_num_queries(45) as asked:  # type: ignore[operator] # a fixture
        client.get(reverse("radar"))
    few = len(asked)
    lines = list(RadarLine.objects.filter(qualified=True)[:1]) * 40
    for line in lines:
        line.pk = None
    RadarLine.objects.bulk_create(
        RadarLine(**{f.attname: getattr(line, f.attname) for f in line._meta.concrete_fields})
        for line in lines
    )

    with django_assert_max_num_queries(few):  # type: ignore[operator] # a fixture
        client.get(reverse("radar"))


@pytest.mark.parametrize(
    "asked",
    [
        {"year": "abc"},
        {"year": "99999999999999999999"},
        {"unit": "%"},
        {"block": "'"},
        {"award": "KHÔNG-CÓ"},
        {"show": "x"},
    ],
)
def test_what_is_not_understood_filters_nothing(
    client: Client, cast: Cast, gone_over: RadarRun, asked: dict[str, str]
) -> None:
    assert shown(enter(client, cast, "leader"), **asked)


def test_starting_leads_to_the_progress(client: Client, cast: Cast) -> None:
    enter(client, cast, "officer")

    answer = client.post(reverse("radar_start"), {"year": YEAR, "unit": "TCMT"})

    assert answer.url == reverse("job", args=[Job.objects.get().pk])  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", ["BTNMT", "TCQLDD", "KHÔNG", ""])
def test_nobody_starts_for_units_of_others(client: Client, cast: Cast, unit: str) -> None:
    enter(client, cast, "clerk")

    client.post(reverse("radar_start"), {"year": YEAR, "unit": unit})

    assert not RadarRun.objects.exclude(unit=cast.units["VP"]).exists()


def test_somebody_merged_since_is_listed_no_more_and_may_be_separated_again(
    client: Client, cast: Cast, gone_over: RadarRun
) -> None:
    """A list that can be made anew at any time never stands against undoing a merge."""
    kept, absorbed = cast.people["Tài"], cast.people["Lan"]
    Person.objects.filter(pk=absorbed.pk).update(merged_into=kept)

    names = {name for _award, name in shown(enter(client, cast, "leader"))}

    assert "Lý Thị Lan" not in names
    assert "Nguyễn Văn Tài" in names
    assert not [field for field in RadarLine._meta.get_fields() if field.related_model is Person]


def test_the_ladder_shows_what_was_reached_what_is_next_and_what_is_missing(
    client: Client, cast: Cast
) -> None:
    enter(client, cast, "clerk")
    page = client.get(reverse("radar_person", args=[cast.people["Tài"].pk]))
    rungs = {rung.award.code: rung for side in page.context["sides"] for rung in side.rungs}

    assert rungs["LDTT"].qualified
    assert rungs["LDTT"].is_next
    assert rungs["CSTDCS"].qualified
    assert not rungs["CSTDB"].qualified
    assert len(rungs["CSTDB"].missing) > 1
    assert rungs["LDTT"].nominate_url
    assert rungs["DHTT_CN"].stated


def test_the_ladder_leads_to_the_nomination_that_is_there(client: Client, cast: Cast) -> None:
    nomination = nominate(cast, award="LDTT")

    page = enter(client, cast, "clerk").get(reverse("radar_person", args=[cast.people["Tài"].pk]))

    assert nomination.get_absolute_url().encode() in page.content
    assert Nomination.objects.count() == 1


def test_the_ladder_of_a_collective(client: Client, cast: Cast) -> None:
    page = enter(client, cast, "leader").get(reverse("radar_unit", args=[cast.units["VP"].pk]))

    codes = [rung.award.code for side in page.context["sides"] for rung in side.rungs]
    assert {"TTLDTT", "TTLDXS", "BKB_TT"} <= set(codes)
    assert "LDTT" not in codes


def test_nobody_reads_the_ladder_of_others(client: Client, cast: Cast) -> None:
    enter(client, cast, "clerk")

    for name, key in (
        ("radar_person", cast.people["Xa"].pk),
        ("radar_person", cast.people["Đạt"].pk),
        ("radar_unit", cast.units["TCMT"].pk),
        ("radar_unit", 987_654_321),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_a_year_that_is_none_is_this_year(client: Client, cast: Cast) -> None:
    enter(client, cast, "clerk")
    for year in ("", "abc", "1900", "9999"):
        page = client.get(reverse("radar_person", args=[cast.people["Tài"].pk]), {"year": year})
        assert page.context["year"] == YEAR
