"""The edges of the time that counts: first year, last year, the year of the earlier award."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import Condition, Discipline, Facts, RuleSet, judge
from tests.campaigns.eligibility.rulebook import held, made, person, rated

DAY = date(2025, 3, 1)  # judged for 2024
ENDED = Discipline("khien_trach", date(2023, 1, 1), date(2024, 6, 30))
AHEAD = Discipline("khien_trach", date(2026, 1, 1), date(2026, 6, 30))


def met(kind: str, params: dict[str, Any], facts: Facts) -> bool | None:
    conditions = (Condition(kind, params),)
    rules = RuleSet("X", 1, date(2024, 1, 1), None, "Art 1", conditions, "individual")
    return judge(rules, facts).findings[-1].met


@pytest.mark.parametrize(
    ("params", "years", "expected"),
    [
        ({"count": 2, "within_years": 5}, [2020, 2024], True),
        ({"count": 2, "within_years": 5}, [2019, 2024], False),
        ({"count": 1}, [2025], False),
        ({"count": 1, "after": "BKB_CN"}, [2021], True),
        ({"count": 1, "after": "BKB_CN"}, [2020], False),
        ({"count": 2, "consecutive": True}, [2024, 2025], False),
    ],
)
def test_years_in_which_an_award_counts(
    params: dict[str, Any], years: list[int], expected: object
) -> None:
    awards = held("CSTDCS", *years) + held("BKB_CN", 2020)
    assert met("award", {"code": "CSTDCS", **params}, person(DAY, awards=awards)) is expected


@pytest.mark.parametrize(("year", "expected"), [(2023, False), (2024, True), (2025, False)])
def test_a_title_of_the_same_year_is_one_of_that_very_year(year: int, expected: object) -> None:
    facts = person(DAY, awards=held("LDTT", year))
    assert met("award_same_year", {"code": "LDTT"}, facts) is expected


def test_where_only_the_award_itself_counts_the_standard_is_not_enough() -> None:
    facts = person(DAY, qualifies_for=frozenset({"LDTT"}))
    assert met("award_same_year", {"code": "LDTT"}, facts) is False


def test_discipline_that_ended_in_the_year_leaves_its_initiative_to_a_yearly_title() -> None:
    facts = person(DAY, initiatives=made("base", [2024]), disciplines=(ENDED,))
    assert met("initiative", {"scope": "base", "within_years": 1}, facts) is True
    assert met("initiative", {"scope": "base", "within_years": 2}, facts) is False


def test_discipline_that_ended_in_the_year_leaves_its_rating_to_a_yearly_title() -> None:
    facts = person(DAY, ratings=rated("HTTNV", 2023, 2024), disciplines=(ENDED,))
    assert met("rating", {"min_level": "HTTNV"}, facts) is True
    assert met("rating", {"min_level": "HTTNV", "years": 2}, facts) is False


def test_discipline_after_the_decision_changes_nothing() -> None:
    facts = person(DAY, ratings=rated("HTTNV", 2023, 2024), disciplines=(AHEAD,))
    assert met("rating", {"min_level": "HTTNV", "years": 2}, facts) is True


def test_years_that_need_not_follow_each_other() -> None:
    facts = person(DAY, ratings=rated("HTTNV", 2018, 2022) + rated("HTNV", 2023, 2024))
    params = {"min_level": "HTTNV", "years": 2, "consecutive": False}
    assert met("rating", params, facts) is True
    assert met("rating", {**params, "consecutive": True}, facts) is False
