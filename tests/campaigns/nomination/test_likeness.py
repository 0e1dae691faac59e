"""The same achievement twice, and a report that comes again from an earlier year."""

from __future__ import annotations

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaigns.nomination.likeness import ALIKE, likeness, pieces
from campaigns.nomination.repeats import repeats_of
from campaigns.nomination.twins import twins_of
from tests.campaigns.entry.sheets import at_grid
from tests.cast import Cast, nominate

REPORT = (
    "Trong năm đã chủ trì thẩm định 48 báo cáo đánh giá tác động môi trường, không báo cáo nào "
    "chậm hạn. Đã tham mưu ban hành 3 thông tư. Đã kiểm tra 17 cơ sở xả thải, kiến nghị xử lý 5 cơ "
    "sở vi phạm và thu hồi 2 giấy phép."
)
OTHER = (
    "Năm nay chuyển sang vận hành 112 trạm quan trắc tự động, kết nối dữ liệu về "
    "trung tâm quốc gia."
)


def test_a_report_that_comes_again_is_alike_and_another_is_not() -> None:
    again = REPORT.upper().replace("48", "52")

    assert likeness(again, REPORT) >= ALIKE
    assert likeness(OTHER, REPORT) < ALIKE
    assert likeness("Hoàn thành tốt", "Hoàn thành tốt") == 0  # too short to say anything


def test_the_sentences_that_stand_in_both_are_marked() -> None:
    marked = [
        piece.repeated for piece in pieces(f"{OTHER} Đã tham mưu ban hành 3 thông tư.", REPORT)
    ]

    assert marked == [False, True]


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_is_lost_between_the_marks_and_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    shown = "".join(piece.text for piece in pieces(one, other))
    left = set(one) - set(shown)
    assert left <= set(".;!?\n")


def test_one_achievement_in_two_awards_is_told_and_a_co_author_is_no_twin(cast: Cast) -> None:
    clerk = cast["clerk"]
    first = nominate(cast)
    second = nominate(cast, award="CSTDCS")
    lan = nominate(cast, "Lan")

    [of_second] = twins_of([second], clerk)
    assert [(twin.number, twin.same_candidate) for twin in of_second.shown] == [
        (first.number, True),
        (lan.number, False),
    ]
    first.co_authors.add(cast.people["Lan"])
    [of_first] = twins_of([first], clerk)
    assert [twin.number for twin in of_first.shown] == [second.number]


def test_somebody_elses_twin_is_told_without_name_and_link(cast: Cast) -> None:
    nominate(cast)
    far = nominate(cast, "Xa", nominating_unit=cast.units["TCQLĐĐ"])

    [found] = twins_of([far], cast["outsider"])

    assert [(twin.candidate, twin.url) for twin in found.shown] == [("", "")]


def test_the_page_sets_both_reports_side_by_side(cast: Cast) -> None:
    now = nominate(cast, report=REPORT)
    old = nominate(cast, report=f"{REPORT} {OTHER}", achievement_year=now.achievement_year - 1)
    client = at_grid(cast)

    [found] = repeats_of(now, cast["clerk"])
    assert (found.earlier, found.percent) == (old, 100)
    case = client.get(now.get_absolute_url())
    address = reverse("nomination_repeats", args=[now.pk])
    assert address in case.content.decode()
    page = client.get(address)
    assert page.content.decode().count("<mark>") >= 4
    assert at_grid(cast, "outsider").get(address).status_code == 404
