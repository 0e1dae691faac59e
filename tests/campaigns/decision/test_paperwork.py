"""The paper that is built from the register: bases in force, articles, lists, footer."""

from __future__ import annotations

import pytest

from awards_registry.ledger.actions import append
from awards_registry.ledger.models import Entry
from awards_registry.wording import vietnamese_date
from campaigns.catalogue.models import LegalText
from campaigns.decision import actions as decisions
from campaigns.decision.paper import DecisionPaper
from campaigns.decision.paperwork import lines_of, paper_of, plain_name
from campaigns.register.models import Decision
from tests.campaigns.sittings import recommended
from tests.cast import Cast


@pytest.fixture
def draft(cast: Cast) -> Decision:
    made = recommended(cast, 2) + recommended(cast, award="CSTDCS", first=5)
    return decisions.draft(
        cast.units["TCMT"], made, subject="tặng thưởng năm 2026", by=cast["officer"]
    )


def paper(decision: Decision) -> DecisionPaper:
    return paper_of(decision, lines_of(decision))


def test_a_draft_has_gaps_and_the_mark(draft: Decision) -> None:
    found = paper(draft)
    assert found.draft
    assert (found.letterhead.number, found.letterhead.signed_on) == (None, None)
    assert found.signature.name == ""
    assert found.decider == "Tổng cục trưởng Tổng cục Môi trường"


def test_a_draft_shows_the_money_of_today_and_saves_none_of_it(draft: Decision) -> None:
    assert [line.bonus for part in paper(draft).lists for line in part.lines] == [
        760_000,
        760_000,
        2_530_000,
    ]
    assert set(draft.awards.values_list("bonus_vnd", flat=True)) == {None}


def test_the_articles_count_by_award_and_write_the_money_in_words(draft: Decision) -> None:
    first, second, third, _fourth = paper(draft).articles
    assert first == (
        "Tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân; Giấy khen cho 02 cá nhân "
        "đã có thành tích xuất sắc (có danh sách kèm theo)."
    )
    assert second == (
        "Mức tiền thưởng kèm theo là 4.050.000 đồng (bằng chữ: bốn triệu không trăm năm mươi "
        "nghìn đồng), được trích từ Quỹ thi đua, khen thưởng của Tổng cục Môi trường theo quy "
        "định hiện hành."
    )
    assert third == "Quyết định này có hiệu lực kể từ ngày ký."


def test_the_bases_are_verified_texts_in_force_the_law_first(draft: Decision) -> None:
    first, *_more = bases = paper(draft).bases
    assert first == "Căn cứ Luật Thi đua, khen thưởng 06/2022/QH15"
    cited = " ".join(bases)
    assert "152/2025" in cited
    assert "98/2023" not in cited  # no longer in force
    for text in LegalText.objects.filter(verified=False):
        assert text.title not in cited
    assert bases[-1] == (
        "Theo đề nghị của Thường trực Hội đồng Thi đua - Khen thưởng Tổng cục Môi trường"
    )


def test_every_sitting_is_cited_once(draft: Decision, cast: Cast) -> None:
    day = vietnamese_date(cast.council.sittings.all()[0].held_on)
    minutes = f"Căn cứ Biên bản họp {cast.council.name} {day}"
    assert [basis for basis in paper(draft).bases if "Biên bản" in basis] == [minutes, minutes]


def test_a_signed_paper_carries_its_ledger_line_for_ever(draft: Decision, cast: Cast) -> None:
    decisions.sign(draft, by=cast["signatory"])
    anchor = Entry.objects.get(verb="decision.sign").hash
    append("test.later", draft, by=cast["officer"])
    found = paper(draft)
    assert found.ledger_head == anchor
    assert not found.draft
    assert found.signature.name == "Nguyễn Đức Kỳ"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Giấy khen (cá nhân)", "Giấy khen"),
        ("Giấy khen (tập thể)", "Giấy khen"),
        ("Lao động tiên tiến", "Lao động tiên tiến"),
        ("Điển hình tiên tiến (tặng Giấy khen) (cá nhân)", "Điển hình tiên tiến (tặng Giấy khen)"),
    ],
)
def test_the_paper_does_not_say_twice_to_whom(name: str, plain: str) -> None:
    assert plain_name(name) == plain
