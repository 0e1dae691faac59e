"""What the register knows about a candidate reaches the engine whole, in few queries."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from campaigns.catalogue.models import AwardType
from campaigns.decision.actions import Line, record
from campaigns.eligibility.actions import check
from campaigns.eligibility.facts import facts_of
from campaigns.nomination.models import Nomination
from tests.cast import Cast, employ, nominate
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def grant(cast: Cast, given: str, award: str, *years: int) -> None:
    lines = [
        Line(
            award_type=AwardType.objects.get(code=award),
            year_from=year,
            year_to=year,
            person=cast.people[given],
            unit=cast.units["VP"],
        )
        for year in years
    ]
    record(
        cast.units["TCMT"],
        lines,
        issuer="Tổng cục Môi trường",
        number=len(given) * 100 + years[0] % 100,
        symbol=f"QĐ-{award}",
        signed_on=datetime.date(YEAR, 1, 1),
        signer_name="Người Ký",
        signer_post="Tổng cục trưởng",
        subject="khen thưởng",
        by=cast["officer"],
    )


def verdict(cast: Cast, nomination: Nomination) -> str:
    [found] = check([nomination], by=cast["clerk"])
    return found.verdict


def test_three_years_in_a_row_and_a_ministry_initiative_make_a_fighter_of_the_ministry(
    cast: Cast,
) -> None:
    grant(cast, "Tài", "CSTDCS", YEAR - 2, YEAR - 1, YEAR)
    made = Initiative.objects.create(
        title="Tự động hóa quan trắc", scope="ministry", year=YEAR, recognised_by="Bộ trưởng"
    )
    InitiativeAuthor.objects.create(initiative=made, person=cast.people["Tài"])

    assert verdict(cast, nominate(cast, award="CSTDB")) == "eligible"


def test_a_gap_breaks_the_row_and_is_named(cast: Cast) -> None:
    grant(cast, "Tài", "CSTDCS", YEAR - 3, YEAR - 2, YEAR)

    nomination = nominate(cast, award="CSTDB")

    assert verdict(cast, nomination) == "not_eligible"
    missing = [item for finding in nomination.checks.get().findings for item in finding["missing"]]
    assert ["award", "CSTDCS", YEAR - 1] in missing


def test_a_missing_rating_leaves_the_question_open(cast: Cast) -> None:
    AnnualRating.objects.filter(person=cast.people["Tài"], year=YEAR).delete()

    assert verdict(cast, nominate(cast, award="LDTT")) == "cannot_tell"


def test_an_unanswered_question_about_proceedings_leaves_the_question_open(cast: Cast) -> None:
    assert verdict(cast, nominate(cast, award="LDTT", confirmed_clean=None)) == "cannot_tell"
    assert (
        verdict(cast, nominate(cast, given="Lan", award="LDTT", confirmed_clean=False))
        == "not_eligible"
    )


def test_the_standard_of_the_lower_title_of_the_year_is_enough(cast: Cast) -> None:
    assert verdict(cast, nominate(cast, award="CSTDCS")) == "eligible"


def test_a_poor_rating_fails_the_lower_title_and_so_the_higher(cast: Cast) -> None:
    AnnualRating.objects.filter(person=cast.people["Tài"], year=YEAR).update(level="HTNV")

    assert verdict(cast, nominate(cast, award="CSTDCS")) == "not_eligible"


def test_discipline_reaches_the_engine(cast: Cast) -> None:
    Discipline.objects.create(
        person=cast.people["Tài"], form="canh_cao", starts_on=datetime.date(YEAR, 1, 1)
    )
    nomination = nominate(cast)

    [measure] = facts_of([nomination], on=timezone.localdate())[nomination.pk].disciplines or ()

    assert (measure.form, measure.until) == ("canh_cao", None)


def test_an_initiative_is_used_by_another_case_but_not_by_its_own(cast: Cast) -> None:
    made = Initiative.objects.create(
        title="Sáng kiến", scope="base", year=YEAR, recognised_by="Tổng cục trưởng"
    )
    InitiativeAuthor.objects.create(initiative=made, person=cast.people["Tài"])
    first, second = nominate(cast, award="CSTDCS"), nominate(cast, award="BKB_CN")
    first.initiatives.add(made)
    Nomination.objects.filter(pk=first.pk).update(state="decided", snapshot_hash="0" * 64)

    facts = facts_of([first, second], on=timezone.localdate())

    assert [it.used_by for it in facts[first.pk].initiatives or ()] == [None]
    assert [it.used_by for it in facts[second.pk].initiatives or ()] == ["CSTDCS"]


def test_queries_do_not_grow_with_the_candidates(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        name = f"Nguyễn Văn {chr(65 + number % 26)}"
        cast.people[f"n{number}"] = employ(name, "m", cast.units["VP"], code=f"N{number}")
        nominate(cast, given=f"n{number}")
    few = list(Nomination.objects.with_candidate()[:3])
    many = list(Nomination.objects.with_candidate())

    with django_assert_num_queries(10):
        facts_of(few, on=timezone.localdate())
    with django_assert_num_queries(10):
        facts_of(many, on=timezone.localdate())
