"""“11 of at most 12” while nominating, and everybody who is counted one click away."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.catalogue.models import AwardType, Condition, RuleVersion
from campaigns.eligibility.counters import Counter, Counters
from campaigns.eligibility.denominator import heads
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from tests.campaigns.rows import decided, granted
from tests.cast import Cast, employ, nominate

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
OLD = 2022
LAST_DAY_OF_THE_CAP = datetime.date(2023, 12, 31)


def holders(cast: Cast, size: int, year: int = OLD, unit: str = "VP") -> list[Award]:
    """So many people of the unit with Lao động tiên tiến of the year."""
    decision = decided(cast, on=datetime.date(year, 1, 10))
    found = []
    for number in range(size):
        code = f"H{unit}{year}{number:03}"
        person = employ("Trần Văn Hoàn", "m", cast.units[unit], code=code)
        found.append(granted(decision, person, award="LDTT", unit=cast.units[unit]))
    return found


def limit(cast: Cast, unit: str = "VP", day: datetime.date = LAST_DAY_OF_THE_CAP) -> Counter:
    [found] = Counters(OLD, day).of("CSTDCS", cast.units[unit].pk)
    return found


def capped_now() -> None:
    """The ministry's own letter of the year: at most 15 %."""
    version = RuleVersion.objects.get(award_type__code="CSTDCS", valid_to=None)
    params = {"of": "LDTT", "percent": 15, "scope": "unit"}
    Condition.objects.create(rule_version=version, kind="quota", params=params)


def test_granted_and_nominated_together_stand_against_the_limit(cast: Cast) -> None:
    for award in holders(cast, 80)[:3]:
        assert award.person
        granted(award.decision, award.person, award="CSTDCS", unit=cast.units["VP"])
    for number in range(8):
        cast.people[f"n{number}"] = employ("Lê Văn Nam", "m", cast.units["VP"], code=f"N{number}")
        nominate(cast, f"n{number}", award="CSTDCS", achievement_year=OLD)

    found = limit(cast)

    assert (found.taken, found.bound) == (11, 12)
    assert (found.base, found.have, found.waiting) == (80, 3, 8)
    assert not found.short


def test_the_cap_ended_with_the_year_2023(cast: Cast) -> None:
    assert Counters(OLD, LAST_DAY_OF_THE_CAP).counts_heads("CSTDCS")
    assert not Counters(OLD, LAST_DAY_OF_THE_CAP + datetime.timedelta(days=1)).counts_heads(
        "CSTDCS"
    )


@pytest.mark.parametrize(("rounding", "bound"), [(None, 1), ("down", 1), ("nearest", 2), ("up", 2)])
def test_the_row_of_the_rule_says_how_to_round(
    cast: Cast, rounding: str | None, bound: int
) -> None:
    """15 % of 13 is 1.95."""
    row = Condition.objects.get(kind="quota", rule_version__award_type__code="CSTDCS")
    if rounding:
        row.params |= {"rounding": rounding}
        row.save()
    holders(cast, 13)

    assert limit(cast).bound == bound


def test_before_the_base_is_decided_the_hope_is_said(cast: Cast) -> None:
    for number in range(20):
        cast.people[f"n{number}"] = employ("Lê Văn Nam", "m", cast.units["VP"], code=f"N{number}")
        nominate(cast, f"n{number}", award="LDTT", achievement_year=OLD)

    found = limit(cast)

    assert (found.bound, found.awaited, found.hoped) == (None, 20, 3)


def test_withdrawn_and_rejected_nominations_take_no_place(cast: Cast) -> None:
    holders(cast, 20)
    nominate(cast, "Tài", award="CSTDCS", achievement_year=OLD, state="withdrawn")
    nominate(cast, "Lan", award="CSTDCS", achievement_year=OLD)

    assert limit(cast).waiting == 1


def test_the_limit_of_a_department_takes_in_its_offices(cast: Cast) -> None:
    holders(cast, 10, unit="VP")
    holders(cast, 10, unit="TT")
    holders(cast, 10, unit="TCQLĐĐ")

    assert limit(cast, "TCMT").base == 20
    assert limit(cast, "VP").base == 10


def test_a_share_says_how_many_are_needed(cast: Cast) -> None:
    """At least 70 % of the members of a collective hold Lao động tiên tiến."""
    nominate(cast, "Lan", award="LDTT")
    holders(cast, 1, year=YEAR)

    [found] = Counters(YEAR, timezone.localdate()).of("TTLDTT", cast.units["VP"].pk)

    assert not found.is_limit
    assert (found.base, found.bound, found.have, found.waiting) == (3, 3, 1, 1)
    assert found.short


def test_each_head_has_its_reason(cast: Cast) -> None:
    valid, revoked, unpublished = holders(cast, 3)
    Award.objects.filter(pk=revoked.pk).update(state=Award.State.REVOKED)
    draft = decided(cast, on=datetime.date(OLD, 2, 1), state="signed")
    Award.objects.filter(pk=unpublished.pk).update(decision=draft)
    nominate(cast, "Tài", award="LDTT", achievement_year=OLD)
    counters = Counters(OLD, LAST_DAY_OF_THE_CAP)

    rows = heads(counters.of("CSTDCS", cast.units["VP"].pk)[0], counters)

    counting = [row for row in rows if row.counts]
    assert [row.person for row in counting] == [valid.person_id]
    assert valid.decision.full_number in counting[0].reason
    reasons = {row.person: row.reason for row in rows if not row.counts}
    number = Nomination.objects.get().number
    assert number in reasons[cast.people["Tài"].pk]
    assert cast.people["Lan"].pk in reasons
    assert len({reasons[key] for key in reasons}) >= 4


def test_the_heads_are_as_many_as_the_counter_says(cast: Cast) -> None:
    holders(cast, 5)
    counters = Counters(OLD, LAST_DAY_OF_THE_CAP)
    [found] = counters.of("CSTDCS", cast.units["TCMT"].pk)

    assert sum(row.counts for row in heads(found, counters)) == found.base == 5
    [share] = Counters(YEAR, timezone.localdate()).of("TTLDTT", cast.units["TCMT"].pk)
    now = Counters(YEAR, timezone.localdate())
    assert sum(row.counts for row in heads(share, now)) == share.base


# --- on the pages


def test_the_form_asks_for_what_is_chosen(client: Client, cast: Cast) -> None:
    capped_now()
    holders(cast, 20, year=YEAR)
    client.force_login(cast["clerk"])
    asked = {
        "award": AwardType.objects.get(code="CSTDCS").pk,
        "from": cast.units["VP"].pk,
        "year": YEAR,
    }

    piece = client.get(reverse("limit_lines"), asked)

    assert "0 trên tối đa 3" in piece.content.decode()
    assert reverse("limit", args=["CSTDCS", cast.units["VP"].pk, YEAR]) in piece.content.decode()
    others = client.get(reverse("limit_lines"), asked | {"from": cast.units["TCQLĐĐ"].pk})
    assert others.content.strip() == b""


@pytest.mark.parametrize("asked", [{}, {"award": "x", "from": "y", "year": "z"}, {"year": "1"}])
def test_a_form_half_filled_shows_nothing(
    client: Client, cast: Cast, asked: dict[str, str]
) -> None:
    client.force_login(cast["clerk"])

    assert client.get(reverse("limit_lines"), asked).content.strip() == b""


def test_the_page_of_the_nomination_shows_the_counter(client: Client, cast: Cast) -> None:
    capped_now()
    holders(cast, 7, year=YEAR)
    nomination = nominate(cast, award="CSTDCS")
    client.force_login(cast["clerk"])

    page = client.get(nomination.get_absolute_url()).content.decode()

    assert "1 trên tối đa 1" in page


def test_the_list_of_a_round_shows_every_limit_in_it(client: Client, cast: Cast) -> None:
    capped_now()
    holders(cast, 7, year=YEAR)
    nominate(cast, award="CSTDCS")
    client.force_login(cast["clerk"])

    page = client.get(reverse("nomination_list"), {"round": cast.round.pk})

    assert [(line.counter.taken, line.counter.bound) for line in page.context["limits"]] == [(1, 1)]
    assert client.get(reverse("nomination_list")).context["limits"] == []


def test_many_collectives_of_a_round_are_counted_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast["officer"])

    def asked_for(units: list[str]) -> int:
        Nomination.objects.all().delete()
        for name in units:
            nominate(
                cast,
                award="TTLDTT",
                person=None,
                unit=cast.units[name],
                state="submitted",
                snapshot_hash="0" * 64,
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("nomination_list"), {"round": cast.round.pk})
        return len(queries)

    assert asked_for(["VP"]) == asked_for(["VP", "TT", "TCMT"])


def test_behind_the_counter_stand_the_heads(client: Client, cast: Cast) -> None:
    capped_now()
    holders(cast, 7, year=YEAR)
    client.force_login(cast["clerk"])

    page = client.get(reverse("limit", args=["CSTDCS", cast.units["VP"].pk, YEAR]))

    assert page.context["counted"] == 7
    assert "Lý Thị Lan" in page.content.decode()


def test_nobody_counts_in_units_of_others(client: Client, cast: Cast) -> None:
    capped_now()
    client.force_login(cast["clerk"])

    for award, unit, year in (
        ("CSTDCS", "TCQLĐĐ", YEAR),
        ("CSTDCS", "TCMT", YEAR),
        ("GK_CN", "VP", YEAR),
        ("KHONG-CO", "VP", YEAR),
        ("CSTDCS", "VP", 1999),
    ):
        address = reverse("limit", args=[award, cast.units[unit].pk, year])
        assert client.get(address).status_code == 404
    address = reverse("limit", args=["CSTDCS", cast.units["VP"].pk, YEAR])
    assert client.get(address, {"n": "7"}).status_code == 404


def test_a_limit_of_the_whole_ministry_names_only_those_one_may_read(
    client: Client, cast: Cast
) -> None:
    version = RuleVersion.objects.get(award_type__code="CSTDCS", valid_to=None)
    params = {"of": "LDTT", "percent": 15, "scope": "ministry"}
    Condition.objects.create(rule_version=version, kind="quota", params=params)
    holders(cast, 2, year=YEAR, unit="VP")
    holders(cast, 3, year=YEAR, unit="TCQLĐĐ")
    client.force_login(cast["clerk"])

    page = client.get(reverse("limit", args=["CSTDCS", cast.units["VP"].pk, YEAR]))

    assert page.context["line"].counter.base == 5
    assert (page.context["counted"], page.context["elsewhere"]) == (2, 3)
