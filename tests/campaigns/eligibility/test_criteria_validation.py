"""A rule with a fault is refused before anybody is judged by it."""

from typing import Any

import pytest

from campaigns.eligibility.criteria import validate_conditions
from campaigns.eligibility.criteria.schema import TYPES

FAULTS: list[tuple[str, list[dict[str, Any]], list[str]]] = [
    ("no conditions at all", [], ["no_conditions at 0: "]),
    (
        "an unknown kind",
        [{"path": 0, "kind": "luck", "params": {}}],
        ["unknown_kind at 1: luck"],
    ),
    (
        "an unknown particular",
        [{"path": 0, "kind": "clean", "params": {"very": True}}],
        ["unknown_param at 1: very"],
    ),
    (
        "a missing particular",
        [
            {"path": 0, "kind": "clean", "params": {}},
            {"path": 0, "kind": "award", "params": {"count": 2}},
        ],
        ["missing_param at 2: code"],
    ),
    (
        "more than a hundred per cent",
        [{"path": 0, "kind": "members_share", "params": {"award": "LDTT", "percent": 101}}],
        ["bad_value at 1: percent"],
    ),
    (
        "nought per cent",
        [{"path": 0, "kind": "members_complete", "params": {"percent": 0}}],
        ["bad_value at 1: percent"],
    ),
    (
        "a level that nobody is rated with",
        [{"path": 0, "kind": "rating", "params": {"min_level": "NR"}}],
        ["bad_value at 1: min_level"],
    ),
    (
        "a truth in place of a number",
        [{"path": 0, "kind": "rating", "params": {"min_level": "HTTNV", "years": True}}],
        ["bad_value at 1: years"],
    ),
    (
        "an alternative bundle of nothing",
        [{"path": 1, "kind": "award_any_of", "params": {"options": [[]], "within_years": 5}}],
        ["bad_value at 1: options"],
    ),
    (
        "kinds of works that nobody knows",
        [{"path": 0, "kind": "initiative", "params": {"scope": "base", "kinds": ["poem"]}}],
        ["bad_value at 1: kinds"],
    ),
    (
        "a merit that nobody knows",
        [{"path": 0, "kind": "merit", "params": {"merit": "kindness"}}],
        ["bad_value at 1: merit"],
    ),
    (
        "particulars that are a list",
        [{"path": 0, "kind": "clean", "params": []}],
        ["bad_value at 1: params"],
    ),
    (
        "a hole in the paths, which would ask for nothing",
        [{"path": 2, "kind": "clean", "params": {}}],
        ["empty_path at 0: 1"],
    ),
    (
        "a path below nought",
        [{"path": -1, "kind": "clean", "params": {}}],
        ["bad_path at 1: -1"],
    ),
]


@pytest.mark.parametrize(
    ("rows", "problems"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_faulty_rule_is_refused(rows: list[dict[str, Any]], problems: list[str]) -> None:
    assert [str(problem) for problem in validate_conditions(rows)] == problems


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("number", [0, 1], [-1, False, "1"]),
        ("count", [1], [0, True, 1.5]),
        ("flag", [True, False], [1, None]),
        ("code", ["LDTT"], ["", 1]),
        ("levels", [[{"level": "HTXSNV", "years": 1}]], [[], [{"level": "HTXSNV"}], ["HTXSNV"]]),
        ("posts", [[{"post": "thu_truong", "years": 3}]], [[{"post": "thu_truong", "years": 0}]]),
        (
            "service",
            [{"sector": 20}, {"total": 25, "sector": 10}],
            [{}, {"army": 20}, {"total": 0}],
        ),
    ],
)
def test_types_of_particulars(kind: str, good: list[Any], bad: list[Any]) -> None:
    assert [TYPES[kind](value) for value in good] == [True] * len(good)
    assert [TYPES[kind](value) for value in bad] == [False] * len(bad)
