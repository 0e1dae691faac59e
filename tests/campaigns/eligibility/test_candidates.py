"""The facts of everybody: the same as those of a nomination, in the same few queries for all."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.catalogue.models import Condition, RuleVersion
from campaigns.eligibility.criteria import Filing
from campaigns.eligibility.facts import (
    Candidate,
    Surroundings,
    collectives,
    facts_of,
    people,
    standing_in,
)
from tests.campaigns.rows import decided, granted
from tests.cast import Cast, employ, nominate
from units.people.models import Person, Posting
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YEAR = TODAY.year


def around(year: int = YEAR) -> Surroundings:
    return Surroundings(year, TODAY)


def crowd(cast: Cast, size: int) -> list[str]:
    """People of the office with a title, an initiative and a discipline each."""
    decision = decided(cast, on=datetime.date(YEAR, 1, 1))
    codes = [f"N{number:03}" for number in range(size)]
    for number, code in enumerate(codes):
        person = employ(f"Nguyễn Văn {chr(65 + number % 26)}", "m", cast.units["VP"], code=code)
        granted(decision, person, award="LDTT", unit=cast.units["VP"])
        made = Initiative.objects.create(
            title=code, scope="base", year=YEAR, recognised_by="Hội đồng"
        )
        InitiativeAuthor.objects.create(initiative=made, person=person)
        Discipline.objects.create(
            person=person, form="khien_trach", starts_on=datetime.date(2010, 1, 1)
        )
    return codes


def judged(cast: Cast, codes: list[str]) -> tuple[list[Candidate], int]:
    """The candidates with those codes, and how many queries they took."""
    wanted = Person.objects.filter(code__in=codes)
    here = around()
    with CaptureQueriesContext(connection) as asked:
        found = [each for some in people(wanted, here) for each in some]
    return found, len(asked)


def test_three_hundred_people_take_as_many_queries_as_three(cast: Cast) -> None:
    codes = crowd(cast, 300)

    few, for_few = judged(cast, codes[:3])
    many, for_many = judged(cast, codes)

    assert (len(few), len(many)) == (3, 300)
    assert for_few == for_many
    assert all(each.facts.awards and each.facts.initiatives for each in many)


def test_many_collectives_take_as_many_queries_as_one(cast: Cast) -> None:
    here = around()
    units = [unit.pk for unit in cast.units.values()]
    with CaptureQueriesContext(connection) as for_one:
        collectives(units[:1], here)
    with CaptureQueriesContext(connection) as for_all:
        collectives(units, here)

    assert len(for_one) == len(for_all)


def test_batches_bring_everybody_once_in_order(cast: Cast) -> None:
    codes = crowd(cast, 7)
    wanted = Person.objects.filter(code__in=codes)

    batches = list(people(wanted, around(), batch=3))

    assert [len(some) for some in batches] == [3, 3, 1]
    assert [each.pk for some in batches for each in some] == sorted(
        wanted.values_list("pk", flat=True)
    )


def test_a_candidate_has_the_facts_that_a_nomination_would_have(cast: Cast) -> None:
    [code] = crowd(cast, 1)
    cast.people["Nhân"] = Person.objects.get(code=code)
    nomination = nominate(cast, "Nhân", award="CSTDCS", confirmed_clean=None)

    [candidate], _queries = judged(cast, [code])
    known = facts_of([nomination], on=TODAY)[nomination.pk]

    # Shares are those of the nominating unit, and a candidate has handed in nothing.
    stated = dataclasses.replace(known, quotas=(), filing=Filing())
    assert dataclasses.replace(candidate.facts, quotas=()) == stated
    assert known.filing.submitted_on == TODAY
    assert candidate.home == cast.units["VP"].pk


def test_who_left_is_no_candidate(cast: Cast) -> None:
    Posting.objects.filter(person=cast.people["Lan"]).update(
        ended_on=TODAY - datetime.timedelta(days=1)
    )

    found, _queries = judged(cast, ["CB-Lan", "CB-Tài"])

    assert [each.pk for each in found] == [cast.people["Tài"].pk]
    here = standing_in([cast.units["VP"].pk], TODAY)
    assert set(here.values_list("code", flat=True)) == {"CB-Tài"}


def test_of_two_posts_the_one_begun_last_is_home(cast: Cast) -> None:
    Posting.objects.create(
        person=cast.people["Tài"],
        unit=cast.units["TT"],
        position="Phó Giám đốc",
        started_on=datetime.date(2020, 1, 1),
    )

    [found], _queries = judged(cast, ["CB-Tài"])

    assert found.home == cast.units["TT"].pk


def test_what_one_unit_said_is_pending_counts_for_every_award(cast: Cast) -> None:
    nominate(cast, award="GK_CN", confirmed_clean=False)

    found, _queries = judged(cast, ["CB-Tài", "CB-Lan"])

    pending = {each.pk: each.facts.under_proceedings for each in found}
    assert pending == {cast.people["Tài"].pk: True, cast.people["Lan"].pk: None}


def test_members_stand_in_every_unit_above_and_count_once(cast: Cast) -> None:
    """Somebody with posts in two offices of one general department is one member of it."""
    Posting.objects.create(
        person=cast.people["Tài"],
        unit=cast.units["TT"],
        position="Kiêm nhiệm",
        started_on=datetime.date(2020, 1, 1),
    )
    year = YEAR - 1
    decision = decided(cast, on=datetime.date(year, 12, 15))
    granted(decision, cast.people["Tài"], award="LDTT", unit=cast.units["VP"])
    Discipline.objects.create(
        person=cast.people["Đạt"], form="canh_cao", starts_on=datetime.date(year, 3, 1)
    )
    AnnualRating.objects.filter(person=cast.people["Lan"], year=year).update(level="KHTNV")

    units = [cast.units[name].pk for name in ("TCMT", "VP", "TT", "TCQLĐĐ")]
    counts = {each.pk: each.facts.members for each in collectives(units, around(year))}

    whole = counts[cast.units["TCMT"].pk]
    assert (whole.count, whole.awarded["LDTT"], whole.awarded["CSTDCS"]) == (3, 1, 0)
    assert (whole.complete, whole.disciplined) == (2, {"canh_cao": 1})
    assert counts[cast.units["VP"].pk].count == 2
    assert counts[cast.units["TT"].pk].awarded["LDTT"] == 1
    assert counts[cast.units["TCQLĐĐ"].pk].awarded["LDTT"] == 0


def test_a_member_without_rating_leaves_the_completed_tasks_unknown(cast: Cast) -> None:
    AnnualRating.objects.filter(person=cast.people["Lan"], year=YEAR - 1).delete()

    [found] = collectives([cast.units["VP"].pk], around(YEAR - 1))

    assert found.facts.members.complete is None


def test_a_limit_counts_the_unit_with_all_below_it(cast: Cast) -> None:
    decision = decided(cast, on=datetime.date(2022, 12, 15))
    for name, home in (("Tài", "VP"), ("Lan", "VP"), ("Đạt", "TT"), ("Xa", "TCQLĐĐ")):
        granted(decision, cast.people[name], award="LDTT", unit=cast.units[home])
    granted(decision, cast.people["Đạt"], award="CSTDCS", unit=cast.units["TT"])
    table = around(2022).quotas

    def limit(unit: str) -> tuple[int | None, int | None]:
        [cap] = table.of_case("CSTDCS", cast.units[unit].pk, 2022)
        return cap.base, cap.granted

    assert limit("VP") == (2, 0)
    assert limit("TCMT") == (3, 1)
    assert limit("BTNMT") == (4, 1)


def test_a_limit_that_a_new_rule_brings_is_counted_like_the_old_ones(cast: Cast) -> None:
    version = RuleVersion.objects.get(award_type__code="BKB_CN", valid_to=None)
    Condition.objects.create(
        rule_version=version,
        kind="quota",
        params={"of": "CSTDCS", "percent": 50, "scope": "unit", "rounding": "up"},
    )
    decision = decided(cast, on=datetime.date(YEAR, 1, 1))
    granted(decision, cast.people["Tài"], award="CSTDCS", unit=cast.units["VP"])

    [found], _queries = judged(cast, ["CB-Lan"])

    [cap] = [quota for quota in found.facts.quotas if quota.award == "BKB_CN"]
    assert (cap.of, cap.base, cap.granted) == ("CSTDCS", 1, 0)
