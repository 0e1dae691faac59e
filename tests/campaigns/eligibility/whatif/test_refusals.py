"""A wrong file of facts is refused whole, with the place and what to do."""

import json
from typing import Any

import pytest
from django.utils import translation

from campaigns.eligibility.whatif import RefusedError, answers
from campaigns.eligibility.whatif.reading import MOST_BYTES
from tests.campaigns.eligibility.test_cases import LAW

GOOD: dict[str, Any] = {"award": "LDTT", "on": "2025-03-01", "achievement_year": 2024}


def refused(raw: bytes) -> list[str]:
    with translation.override("en"), pytest.raises(RefusedError) as caught:
        answers(raw, LAW)
    return caught.value.sentences


def refused_subject(**wrong: Any) -> str:
    (sentence,) = refused(json.dumps([GOOD, {**GOOD, **wrong}]).encode())
    return sentence


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "The file is empty"),
        (b"  \n", "The file is empty"),
        (b"[]", "The list of subjects is empty"),
        (b'{"subjects": []}', "The list of subjects is empty"),
        (b"{}", "“subjects” is missing"),
        (b'{"subject": [], "x": 1}', "Unknown key “subject” at the top"),
        (b'{"format": 2, "subjects": [{}]}', "format 2"),
        (b'"LDTT"', "must hold a list"),
        (b"null", "must hold a list"),
        (b"[{", "Not JSON: line 1, column"),
        (b"[1,]", "Not JSON"),
        (b"[NaN]", "Not JSON: NaN"),
        (b"[-Infinity]", "Not JSON: -Infinity"),
        (b"[" * 100_000, "too deep"),
        (b"[" + b"9" * 5000 + b"]", "too long"),
        (b"\xff\xfe[", "not UTF-8 text (byte 1)"),
        (b'["\\ud800"]', "half a letter"),
        (b'[{"award": "LDTT", "award": "CSTDCS"}]', "“award” stands twice"),
        (b" " * (MOST_BYTES + 1), "larger than 20 MB"),
        (b"[" + b"1," * 10_000 + b"1]", "10001 subjects"),
    ],
)
def test_what_is_no_file_of_facts(raw: bytes, why: str) -> None:
    (sentence,) = refused(raw)
    assert why in sentence


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"award": "CSTDC"}, "subject 2.award: unknown award code “CSTDC”. Did you mean: CSTDCS"),
        ({"award": "BKB"}, "Did you mean: BKB_TT, BKB_CN, BKB_HGD?"),
        ({"award": 7}, "subject 2.award: must be a text in quotation marks, but is 7."),
        ({"award": None}, "subject 2: “award” is missing"),
        ({"on": "2025-02-30"}, "subject 2.on: “2025-02-30” is no day of the calendar"),
        ({"on": "01/03/2025"}, "subject 2.on: “01/03/2025” is no day of the calendar"),
        ({"on": "2025-3-1"}, "is no day of the calendar"),
        ({"on": "0001-01-01"}, "is no day of the calendar"),
        ({"on": "2014-05-31", "achievement_year": 2013}, "subject 2.on: no rule of LDTT is in"),
        ({"achievement_year": 2026}, "subject 2.achievement_year: 2026 lies after the decision"),
        ({"achievement_year": "2024"}, "must be a whole number, but is “2024”."),
        ({"achievement_year": 2024.0}, "must be a whole number, but is 2024.0."),
        ({"achievement_year": True}, "must be a whole number, but is true."),
        ({"achievement_year": 24}, "24 must lie between 1945 and 2100"),
        ({"raitings": {}}, "subject 2: unknown key “raitings”. Did you mean: ratings"),
        ({"ratings": []}, "subject 2.ratings: must be an object { … }, but is [ … ]."),
        ({"ratings": {"2024": "GIOI"}}, "subject 2.ratings.2024: unknown value “GIOI”."),
        ({"ratings": {"24": "HTTNV"}}, "subject 2.ratings: “24” does not belong here."),
        ({"awards": {}}, "subject 2.awards: must be a list"),
        ({"awards": [{"award": "CSTDCS"}]}, "subject 2.awards[0]: “year” is missing"),
        ({"awards": [{"award": "X", "year": 2020}]}, "subject 2.awards[0].award: unknown award"),
        (
            {"awards": [{"award": "GK_CN", "year": 2024, "decided_on": "2023-12-01"}]},
            "decided before the achievement year began",
        ),
        ({"awards": [{"award": "GK_CN", "year": 2024, "occasion": "luck"}]}, "unknown value"),
        ({"awards": [{"award": "GK_CN", "year": 2020}] * 201}, "holds 201 entries, at most 200"),
        ({"unknown_awards": ["XYZ"]}, "subject 2.unknown_awards[0]: unknown award code"),
        ({"meets_standards": {"XYZ": True}}, "subject 2.meets_standards.XYZ: unknown award"),
        ({"under_proceedings": "no"}, "must be true or false, but is “no”."),
        ({"under_proceedings": 0}, "must be true or false, but is 0."),
        ({"sex": "nam"}, "Choose one of: male, female."),
        ({"name": ""}, "must have 1 to 300 letters"),
        ({"recipient": "person"}, "Choose one of: individual, collective, household."),
        (
            {"disciplines": [{"form": "canh_cao", "from": "2024-05-01", "until": "2024-04-30"}]},
            "subject 2.disciplines[0].until: the end lies before the beginning.",
        ),
        ({"service": {"joined_sector_on": "2025-03-02"}}, "lies after the decision of"),
        ({"service": {"total_months": 5, "recruited_on": "2020-01-01"}}, "not both"),
        ({"service": {"total_months": 5, "sector_months": 6}}, "longer than service in all"),
        ({"service": {"sector_months": -1}}, "-1 must lie between 0 and 1200"),
        ({"posts": [{"post": "giam_doc", "months": 12}]}, "unknown post “giam_doc”"),
        ({"posts": [{"post": "thu_truong"}]}, "give “from” or “months”, not both"),
        ({"founded_on": "2030-01-01"}, "lies after the decision of"),
        (
            {"members": {"count": 10, "awarded": {"LDTT": 11}}},
            "subject 2.members.awarded.LDTT: 11 of 10 is more than 100 per cent.",
        ),
        ({"members": {"count": 10, "complete": 12}}, "12 of 10 is more than 100 per cent"),
        ({"members": {"disciplined": {"mang": 1}}}, "unknown key “mang”"),
        ({"quotas": [{"scope": "unit", "of": "LDTT", "base": 5, "granted": 6}]}, "100 per cent"),
        ({"quotas": [{"scope": "unit", "of": "LDTT"}] * 2}, "this limit was given before"),
        ({"merits": [{"merit": "luck"}]}, "subject 2.merits[0].merit: unknown value “luck”"),
        ({"merits": ["block_leader"]}, "must be an object { … }, but is “block_leader”."),
        ({"initiatives": [{"kind": "idea", "scope": "base", "year": 2024}]}, "unknown value"),
    ],
)
def test_a_wrong_place_is_named(wrong: dict[str, Any], sentence: str) -> None:
    assert sentence in refused_subject(**wrong)


def test_every_wrong_place_of_a_file_is_named_up_to_twenty() -> None:
    many = [{**GOOD, "on": "never", "sex": "x"}] * 15
    sentences = refused(json.dumps(many).encode())
    assert len(sentences) == 30
    with translation.override("en"):
        shown = str(RefusedError(sentences)).splitlines()
    assert len(shown) == 21
    assert shown[-1] == "… and 10 more places."


def test_a_subject_is_called_by_its_name() -> None:
    (sentence,) = refused(json.dumps([{**GOOD, "name": "Lý Thị Thử", "sex": "x"}]).encode())
    assert sentence.startswith("subject 1 (Lý Thị Thử).sex: ")


def test_a_sentence_shows_no_signs_that_steer_a_terminal() -> None:
    assert "\x1b" not in refused_subject(sex="\x1b[31m")
    assert "\x1b" not in refused_subject(**{"\x1b[31m": 1})
