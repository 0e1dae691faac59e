"""The rule pack is whole: sound conditions, dates that do not overlap, texts that exist."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from campaigns.eligibility.criteria import rule_in_force, validate_conditions
from campaigns.eligibility.criteria.kinds import KINDS
from tests.campaigns.eligibility.rulebook import OF_YEARLY_LETTERS, PACK, RULES

AWARDS: list[dict[str, Any]] = PACK["awards"]
VERSIONS = [
    pytest.param(version, id=f"{award['code']} {version['valid_from']}")
    for award in AWARDS
    for version in award["versions"]
]
CODES = {award["code"] for award in AWARDS}
FORMS = {
    "title",
    "flag",
    "giay_khen",
    "bang_khen",
    "ky_niem_chuong",
    "order",
    "hero",
    "exemplar",
}


def test_every_award_of_the_law_and_the_exemplars_are_there() -> None:
    assert sorted(CODES) == sorted(
        [
            "AHLD_CN",
            "AHLD_TT",
            "BKB_CN",
            "BKB_HGD",
            "BKB_TT",
            "BKTTG_CN",
            "BKTTG_HGD",
            "BKTTG_TT",
            "CSTDB",
            "CSTDCS",
            "CSTDTQ",
            "CTDB",
            "CTDCP",
            "DHTT_CN",
            "DHTT_CS_CN",
            "DHTT_CS_TT",
            "DHTT_TT",
            "GK_CN",
            "GK_HGD",
            "GK_TT",
            "HCDL1_CN",
            "HCDL1_TT",
            "HCDL2_CN",
            "HCDL2_TT",
            "HCDL3_CN",
            "HCDL3_TT",
            "HCLD1_CN",
            "HCLD1_TT",
            "HCLD2_CN",
            "HCLD2_TT",
            "HCLD3_CN",
            "HCLD3_TT",
            "KNC",
            "LDTT",
            "TTLDTT",
            "TTLDXS",
        ]
    )
    assert len(RULES) == 75


@pytest.mark.parametrize("award", AWARDS, ids=[award["code"] for award in AWARDS])
def test_an_award_is_described_in_known_words(award: dict[str, Any]) -> None:
    assert award["form"] in FORMS
    assert award["kind"] in {"emulation_title", "commendation"}
    assert award["recipient"] in {"individual", "collective", "household"}
    assert award["level"] in {"base", "ministry", "government", "state"}
    assert award["name_vi"]
    assert award["name_en"]


@pytest.mark.parametrize("award", AWARDS, ids=[award["code"] for award in AWARDS])
def test_versions_of_an_award_never_overlap(award: dict[str, Any]) -> None:
    for earlier, later in pairwise(award["versions"]):
        assert date.fromisoformat(earlier["valid_to"]) < date.fromisoformat(later["valid_from"])


@pytest.mark.parametrize("version", VERSIONS)
def test_the_conditions_of_a_version_are_sound(version: dict[str, Any]) -> None:
    assert validate_conditions(version["conditions"]) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_names_its_text_and_awards_that_exist(version: dict[str, Any]) -> None:
    texts = {text["code"] for text in PACK["legal_texts"]}
    assert version["legal_text"] is None or version["legal_text"] in texts
    assert version["legal_basis"]
    named = {
        condition["params"][key]
        for condition in version["conditions"]
        for key in ("code", "after", "or_title", "award", "of")
        if key in condition["params"]
    }
    assert named <= CODES


@pytest.mark.parametrize("version", VERSIONS)
def test_money_and_shares_of_a_version_are_exact(version: dict[str, Any]) -> None:
    bonus = version["bonus"]
    assert bonus is None or (isinstance(bonus, str) and Decimal(bonus) > 0)
    assert (version["bonus_verified"] is None) == (bonus is None or version["bonus_is_cap"])
    assert version["vote_percent"] in {None, 80, 90}


def test_every_kind_of_condition_is_used_by_the_pack() -> None:
    used = {condition.kind for rule in RULES for condition in rule.conditions}
    assert used == set(KINDS) - OF_YEARLY_LETTERS


def test_the_order_of_honour_has_no_two_equal_places() -> None:
    places = [award["precedence"] for award in AWARDS]
    assert places == sorted(set(places))


def test_base_salaries_follow_each_other() -> None:
    assert [(row["valid_from"], row["vnd"]) for row in PACK["base_salaries"]] == [
        ("2013-07-01", 1_150_000),
        ("2016-05-01", 1_210_000),
        ("2017-07-01", 1_300_000),
        ("2018-07-01", 1_390_000),
        ("2019-07-01", 1_490_000),
        ("2023-07-01", 1_800_000),
        ("2024-07-01", 2_340_000),
        ("2026-07-01", 2_530_000),
    ]


@pytest.mark.parametrize(
    ("award", "old", "new"),
    [("BKB_CN", "1.0", "1.5"), ("BKB_TT", "2.0", "3.0"), ("CTDB", "8.0", "8.0")],
)
def test_multipliers_of_both_laws(award: str, old: str, new: str) -> None:
    versions = next(row["versions"] for row in AWARDS if row["code"] == award)
    assert [row["bonus"] for row in versions][-2:] == [old, new]


def test_the_commemorative_medal_kept_its_code_when_it_was_renamed() -> None:
    award = next(row for row in AWARDS if row["code"] == "KNC")
    assert award["name_vi"] == 'Kỷ niệm chương "Vì sự nghiệp Nông nghiệp và Môi trường"'
    old = 'Kỷ niệm chương "Vì sự nghiệp tài nguyên và môi trường"'
    assert [row.get("name_vi") for row in award["versions"]] == [old, old, old, old, None]


def test_a_day_finds_its_version() -> None:
    turn = date(2024, 1, 1)
    found = [rule_in_force(RULES, "LDTT", day) for day in (turn - timedelta(days=1), turn)]
    assert [rule.version_id if rule else None for rule in found] == [
        "LDTT:2014-06-01",
        "LDTT:2024-01-01",
    ]
    assert rule_in_force(RULES, "LDTT", date(2014, 5, 31)) is None
