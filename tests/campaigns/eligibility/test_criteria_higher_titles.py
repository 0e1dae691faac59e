"""Emulation titles of the ministry and the nation: years in a row and wide initiatives."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import Answer, Item
from tests.campaigns.eligibility.rulebook import NEW_LAW, OLD_LAW, held, judged, made, person

YES, NO = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE
Case = tuple[str, str, date, dict[str, Any], Answer, tuple[Item, ...]]

# sentence of the regulation, award, day of the decision, what is known, answer, what is missing
CASES: list[Case] = [
    (
        "CSTĐB: three consecutive CSTĐCS and a ministry initiative",
        "CSTDB",
        NEW_LAW,
        {"awards": held("CSTDCS", 2022, 2023, 2024), "initiatives": made("ministry", [2023])},
        YES,
        (),
    ),
    (
        "CSTĐB: a gap breaks the row",
        "CSTDB",
        NEW_LAW,
        {
            "awards": held("CSTDCS", 2020, 2021, 2023, 2024),
            "initiatives": made("ministry", [2023]),
        },
        NO,
        (("award", "CSTDCS", 2022),),
    ),
    (
        "CSTĐB: three in a row that ended before the year do not count",
        "CSTDB",
        NEW_LAW,
        {
            "awards": held("CSTDCS", 2021, 2022, 2023),
            "initiatives": made("ministry", [2023]),
        },
        NO,
        (("award", "CSTDCS", 2024),),
    ),
    (
        "CSTĐB: an initiative of the base is too narrow",
        "CSTDB",
        NEW_LAW,
        {"awards": held("CSTDCS", 2022, 2023, 2024), "initiatives": made("base", [2024])},
        NO,
        (("initiative_or_topic", "ministry", 1),),
    ),
    (
        "CSTĐB: a nation-wide initiative is wide enough",
        "CSTDB",
        OLD_LAW,
        {"awards": held("CSTDCS", 2020, 2021, 2022), "initiatives": made("nation", [2022])},
        YES,
        (),
    ),
    (
        "CSTĐB: two entries of one year are one year",
        "CSTDB",
        NEW_LAW,
        {
            "awards": held("CSTDCS", 2023, 2024) + held("CSTDCS", 2024, legacy=True),
            "initiatives": made("ministry", [2024]),
        },
        NO,
        (("award", "CSTDCS", 2022),),
    ),
    (
        "CSTĐTQ: CSTĐB two times in succession, three years apart",
        "CSTDTQ",
        NEW_LAW,
        {"awards": held("CSTDB", 2021, 2024), "initiatives": made("nation", [2022])},
        YES,
        (),
    ),
    (
        "CSTĐTQ: may be considered in the adjoining year",
        "CSTDTQ",
        NEW_LAW,
        {"awards": held("CSTDB", 2020, 2023), "initiatives": made("nation", [2022])},
        YES,
        (),
    ),
    (
        "CSTĐTQ: more than three years apart is no succession",
        "CSTDTQ",
        NEW_LAW,
        {"awards": held("CSTDB", 2020, 2024), "initiatives": made("nation", [2022])},
        NO,
        (("award_in_a_row", "CSTDB", 1),),
    ),
    (
        "CSTĐTQ: the last one lies too far back",
        "CSTDTQ",
        NEW_LAW,
        {"awards": held("CSTDB", 2019, 2022), "initiatives": made("nation", [2022])},
        NO,
        (("award_in_a_row", "CSTDB", 2),),
    ),
    (
        "CSTĐTQ: the initiative must reach the whole country",
        "CSTDTQ",
        NEW_LAW,
        {"awards": held("CSTDB", 2021, 2024), "initiatives": made("ministry", [2022])},
        NO,
        (("initiative_or_topic", "nation", 1),),
    ),
]


@pytest.mark.parametrize(
    ("award", "day", "known", "answer", "missing"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_higher_title(
    award: str, day: date, known: dict[str, Any], answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged(award, person(day, **known))
    assert (verdict.verdict, verdict.missing) == (answer, missing)


def test_the_proof_of_a_title_names_the_records() -> None:
    awards = held("CSTDCS", 2022, 2023) + held("CSTDCS", 2024, legacy=True)
    verdict = judged(
        "CSTDB", person(NEW_LAW, awards=awards, initiatives=made("ministry", [2021, 2022, 2024]))
    )
    proof = {finding.kind: finding.evidence for finding in verdict.findings}
    assert proof == {
        "clean": (),
        "award": (
            ("award", "CSTDCS-2022"),
            ("award", "CSTDCS-2023"),
            ("legacy_award", "CSTDCS-2024"),
        ),
        "initiative": (("initiative", 2), ("initiative", 3)),
    }


def test_a_finding_carries_its_own_legal_basis_or_that_of_the_version() -> None:
    verdict = judged("CSTDB", person(NEW_LAW))
    assert [finding.legal_basis for finding in verdict.findings] == [
        "Nghị định 98/2023/NĐ-CP, Điều 4; Nghị định 152/2025/NĐ-CP, Điều 4",
        "Luật 06/2022/QH15, Điều 22, 79; Nghị định 98/2023/NĐ-CP, Điều 30(7)",
        "Luật 06/2022/QH15, Điều 22, 79; Nghị định 98/2023/NĐ-CP, Điều 30(7)",
    ]
