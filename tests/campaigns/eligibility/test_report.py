"""A verdict for other programs: keys that stay, sentences in Vietnamese."""

import json

import pytest
from django.utils import translation

from campaigns.eligibility.report import as_text, report
from tests.campaigns.eligibility.rulebook import (
    NEW_LAW,
    PACK,
    held,
    judged,
    made,
    person,
    rated,
    rule,
)

NAMES = {award["code"]: award["name_vi"] for award in PACK["awards"]}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_finding_says_what_is_missing_in_vietnamese(language: str) -> None:
    facts = person(NEW_LAW, awards=held("CSTDCS", 2022, 2023), initiatives=())
    verdict = judged("CSTDB", facts)
    with translation.override(language):
        told = report(verdict, rules=rule("CSTDB", NEW_LAW), on=NEW_LAW, names=NAMES)
    assert told["award"] == "CSTDB"
    assert told["on"] == "2025-03-01"
    assert told["verdict"] == "not_eligible"
    assert told["rule_version"] == {
        "id": "CSTDB:2024-01-01",
        "valid_from": "2024-01-01",
        "valid_to": None,
        "legal_basis": "Luật 06/2022/QH15, Điều 22, 79; Nghị định 98/2023/NĐ-CP, Điều 30(7)",
    }
    chain = told["findings"][1]
    assert (chain["kind"], chain["met"]) == ("award", False)
    assert chain["missing"] == "Thiếu Chiến sĩ thi đua cơ sở năm 2024"
    assert [record["key"] for record in chain["records"]] == []
    assert chain["missing"] in told["missing"]


def test_what_is_met_has_its_records_and_nothing_missing() -> None:
    facts = person(
        NEW_LAW,
        awards=held("CSTDCS", 2022, 2023, 2024),
        initiatives=made("ministry", [2024]),
    )
    told = report(judged("CSTDB", facts), rules=rule("CSTDB", NEW_LAW), on=NEW_LAW, names=NAMES)
    assert told["verdict"] == "eligible"
    assert told["missing"] == []
    assert all(finding["missing"] == "" for finding in told["findings"])
    assert told["findings"][1]["records"] == [
        {"type": "award", "key": f"CSTDCS-{year}"} for year in (2022, 2023, 2024)
    ]
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told


def test_a_reader_sees_signs_and_ways() -> None:
    facts = person(NEW_LAW, ratings=rated("HTTNV", 2024), qualifies_for=frozenset({"LDTT"}))
    verdict = judged("CSTDCS", facts)
    told = report(verdict, rules=rule("CSTDCS", NEW_LAW), on=NEW_LAW, names=NAMES)
    text = as_text([{"name": "Nguyễn Văn Thử", **told}])
    assert text.splitlines()[0].startswith("Nguyễn Văn Thử, Chiến sĩ thi đua cơ sở, 01/03/2025: ")
    assert "\n  Phương án 1\n  - " in text
    assert text.splitlines()[1].startswith("  + ")
