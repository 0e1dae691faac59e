"""Conditions and what is missing, in the words of Vietnamese offices and in English."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed
from hypothesis import given

from campaigns.eligibility.criteria import Answer, Facts, Item, Problem, RuleSet, judge
from campaigns.eligibility.criteria.kinds import KINDS
from campaigns.eligibility.wording import (
    condition_sentence,
    missing_sentence,
    problem_sentence,
    verdict_label,
)
from campaigns.eligibility.wording.conditions import _SENTENCES as CONDITIONS
from tests.campaigns.eligibility.rulebook import PACK, RULES
from tests.campaigns.eligibility.test_criteria_properties import cases

NAMES = {"CSTDCS": "CSTĐCS", "LDTT": "LĐTT", "BKB_CN": "Bằng khen của Bộ trưởng"}
TEN = {"sector": 20}


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> Iterator[None]:
    call_command("messages", "compile", stdout=StringIO())
    # Forget catalogues that were read before they were compiled, as the server does on a change.
    translation_file_changed(None, Path("django.mo"))
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("kind", "params", "sentence"),
    [
        ("award", {"code": "CSTDCS", "count": 3, "consecutive": True}, "Đạt CSTĐCS 3 năm liên tục"),
        (
            "award",
            {"code": "CSTDCS", "count": 3, "within_years": 5, "after": "BKB_CN"},
            (
                "Đã được tặng CSTĐCS 3 lần, trong 5 năm gần nhất, "
                "kể từ khi được tặng Bằng khen của Bộ trưởng"
            ),
        ),
        ("award", {"code": "BKB_CN"}, "Đã được tặng Bằng khen của Bộ trưởng"),
        (
            "award",
            {"code": "CSTDCS", "count": 3, "run_level": "HTTNV"},
            (
                "Đã được tặng CSTĐCS 3 lần, "
                "trong thời gian liên tục xếp loại “hoàn thành tốt nhiệm vụ” trở lên"
            ),
        ),
        (
            "rating",
            {"min_level": "HTTNV"},
            "Xếp loại “hoàn thành tốt nhiệm vụ” trở lên trong năm xét",
        ),
        (
            "rating",
            {
                "min_level": "HTTNV",
                "years": 5,
                "including": [{"level": "HTXSNV", "years": 1}],
            },
            (
                "Xếp loại “hoàn thành tốt nhiệm vụ” trở lên 5 năm liên tục, "
                "trong đó có ít nhất 1 năm “hoàn thành xuất sắc nhiệm vụ”"
            ),
        ),
        (
            "members_share",
            {"award": "LDTT", "percent": 70},
            "Có ít nhất 70 % thành viên đạt LĐTT",
        ),
        (
            "members_share",
            {"award": "LDTT", "percent": 50, "strict": True},
            "Có trên 50 % thành viên đạt LĐTT",
        ),
        (
            "merit",
            {"merit": "campaign_leader", "min_years": 5, "launched_by": "pm_or_president"},
            (
                "Dẫn đầu phong trào thi đua khi tổng kết, từ 5 năm trở lên, "
                "do Thủ tướng Chính phủ hoặc Chủ tịch nước phát động"
            ),
        ),
        (
            "service",
            {"men": TEN, "women": {"sector": 15}},
            "Nam: 20 năm công tác trong ngành; nữ: 15 năm công tác trong ngành",
        ),
    ],
)
def test_a_condition_in_vietnamese(kind: str, params: dict[str, Any], sentence: str) -> None:
    assert condition_sentence(kind, params, NAMES) == sentence


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        (("award", "CSTDCS", 2024), "thiếu CSTĐCS năm 2024"),
        (("rating", 2025, "HTTNV"), "xếp loại năm 2025 chưa đạt “hoàn thành tốt nhiệm vụ”"),
        (("initiative", "ministry", 1), "thiếu 1 sáng kiến cấp bộ"),
        (("discipline", "canh_cao", "2026-11-22"), "đang bị kỷ luật cảnh cáo đến ngày 22/11/2026"),
        (("discipline", "canh_cao", ""), "đang bị kỷ luật cảnh cáo"),
        (("members_unknown", "LDTT"), "chưa có số liệu: LĐTT"),
        (("members_unknown", "count"), "chưa có số liệu: số thành viên của tập thể"),
        (("quota", "LDTT", 6), "đã hết hạn mức 6 tính theo số LĐTT"),
    ],
)
def test_what_is_missing_in_vietnamese(item: Item, sentence: str) -> None:
    assert missing_sentence(item, NAMES) == sentence


def test_what_is_missing_in_english() -> None:
    with translation.override("en"):
        assert missing_sentence(("award", "CSTDCS", 2024), NAMES) == "CSTĐCS of 2024 is missing"


def test_an_award_without_a_name_stands_under_its_code() -> None:
    assert missing_sentence(("award", "CSTDB", 2024), {}) == "thiếu CSTDB năm 2024"


def test_every_answer_has_a_label() -> None:
    assert [verdict_label(answer) for answer in Answer] == [
        "Đủ điều kiện",
        "Chưa đủ điều kiện",
        "Chưa đủ dữ liệu để kết luận",
    ]


def test_a_fault_of_a_rule_is_a_sentence() -> None:
    assert (
        problem_sentence(Problem("bad_value", 2, "percent"))
        == "Điều kiện 2: giá trị của “percent” không hợp lệ."
    )


def test_every_kind_of_condition_has_a_sentence() -> None:
    assert set(CONDITIONS) == {*KINDS, "recipient"}
    names = {award["code"]: award["name_vi"] for award in PACK["awards"]}
    for rule in RULES:
        for condition in rule.conditions:
            sentence = condition_sentence(condition.kind, condition.params, names)
            assert sentence[0].isupper()
            assert "%(" not in sentence


@given(cases())
def test_whatever_is_missing_can_be_said(case: tuple[RuleSet, Facts]) -> None:
    for finding in judge(*case).findings:
        for item in finding.missing:
            assert missing_sentence(item, NAMES)
