"""The papers: registered in time, handed in by the day, posted long enough."""

import json
from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import (
    Answer,
    Condition,
    Filing,
    Merit,
    RuleSet,
    judge,
    validate_conditions,
)
from campaigns.eligibility.whatif import answers
from campaigns.eligibility.whatif.sense import Law
from campaigns.eligibility.wording import condition_sentence
from tests.campaigns.eligibility.cases.case import subject
from tests.campaigns.eligibility.rulebook import NEW_LAW, person

REGISTERED = Condition("registered", {"month": 3, "day": 31})
DEADLINE = Condition("deadline", {"month": 2, "day": 29, "years_later": 1})
POSTED = Condition("posted", {"working_days": 10})


def ruled(*conditions: Condition) -> RuleSet:
    return RuleSet("X", 1, date(2020, 1, 1), None, "Công văn của Bộ", conditions, "individual")


def found(condition: Condition, **known: Any) -> tuple[Answer, tuple[Any, ...]]:
    verdict = judge(ruled(condition), person(NEW_LAW, **known))
    return verdict.verdict, verdict.findings[0].missing


@pytest.mark.parametrize(
    ("day", "answer", "missing"),
    [
        (date(2024, 3, 31), Answer.ELIGIBLE, ()),
        (date(2024, 4, 1), Answer.NOT_ELIGIBLE, (("registered_late", "2024-03-31"),)),
        (None, Answer.CANNOT_TELL, (("registered_unknown", "2024-03-31"),)),
    ],
)
def test_emulation_is_registered_at_the_start_of_the_year(
    day: date | None, answer: Answer, missing: tuple[Any, ...]
) -> None:
    assert found(REGISTERED, filing=Filing(registered_on=day)) == (answer, missing)


@pytest.mark.parametrize(
    ("day", "answer", "missing"),
    [
        (date(2025, 2, 28), Answer.ELIGIBLE, ()),
        (date(2025, 3, 1), Answer.NOT_ELIGIBLE, (("submitted_late", "2025-02-28"),)),
        (None, Answer.CANNOT_TELL, (("submitted_unknown", "2025-02-28"),)),
    ],
)
def test_papers_are_handed_in_by_the_day_in_a_year_without_a_leap_day(
    day: date | None, answer: Answer, missing: tuple[Any, ...]
) -> None:
    assert found(DEADLINE, filing=Filing(submitted_on=day)) == (answer, missing)


@pytest.mark.parametrize(
    ("days", "answer", "missing"),
    [
        (10, Answer.ELIGIBLE, ()),
        (9, Answer.NOT_ELIGIBLE, (("posting_days", 1),)),
        (None, Answer.CANNOT_TELL, (("posting_unknown", 10),)),
    ],
)
def test_the_list_is_posted_for_the_working_days_asked(
    days: int | None, answer: Answer, missing: tuple[Any, ...]
) -> None:
    assert found(POSTED, filing=Filing(posted_days=days)) == (answer, missing)


@pytest.mark.parametrize(
    ("condition", "merit"), [(REGISTERED, "registered_in_time"), (POSTED, "posting_done")]
)
def test_where_no_day_is_recorded_the_unit_states_it(condition: Condition, merit: str) -> None:
    assert found(condition, merits=(Merit(merit),))[0] is Answer.ELIGIBLE


@pytest.mark.parametrize(
    ("kind", "params", "code"),
    [
        ("deadline", {"month": 13, "day": 1}, "bad_value"),
        ("deadline", {"month": 2, "day": 30}, "contradiction"),
        ("registered", {"month": 3}, "missing_param"),
        ("registered", {"month": 3, "day": 0}, "bad_value"),
        ("posted", {"working_days": 0}, "bad_value"),
        ("no_double_reward", {"awards": []}, "bad_value"),
    ],
)
def test_a_day_that_no_calendar_has_and_an_empty_list_are_refused(
    kind: str, params: dict[str, Any], code: str
) -> None:
    [problem] = validate_conditions([{"path": 0, "kind": kind, "params": params}])
    assert problem.code == code


def test_a_file_of_facts_gives_the_days() -> None:
    law = Law(rules=(ruled(REGISTERED, DEADLINE, POSTED),), names={"X": "X"}, groups={"X": "X"})
    filed = {
        "registered_on": "2024-03-30",
        "submitted_on": "2025-02-01",
        "posted_working_days": 9,
    }
    [told] = answers(json.dumps([subject("X", "2025-03-01", **filed)]).encode(), law)
    assert [finding["met"] for finding in told["findings"]] == [True, True, False]
    assert told["missing"] == ["Còn thiếu 1 ngày làm việc công khai"]


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (REGISTERED, "Đăng ký thi đua chậm nhất ngày 31/3 của năm xét"),
        (DEADLINE, "Nộp hồ sơ chậm nhất ngày 29/2 của năm liền sau năm xét"),
        (POSTED, "Đã công khai 10 ngày làm việc"),
        (
            Condition("no_double_reward", {"awards": ["CSTDTQ", "HCLD3_CN"]}),
            "Chưa được khen thưởng cho cùng năm xét: CSTĐTQ, HCLĐ Ba",
        ),
    ],
)
def test_the_condition_is_said_in_a_sentence(condition: Condition, sentence: str) -> None:
    names = {"CSTDTQ": "CSTĐTQ", "HCLD3_CN": "HCLĐ Ba"}
    assert condition_sentence(condition.kind, condition.params, names) == sentence
