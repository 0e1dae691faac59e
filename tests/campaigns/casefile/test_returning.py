"""A dossier comes back item by item, is answered, sent again; every sending stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from awards_registry.ledger.canonical import digest
from campaigns.catalogue.models import AwardType
from campaigns.journey import State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination, Remark
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError

pytestmark = pytest.mark.django_db


def enter(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


@pytest.fixture
def returned(cast: Cast) -> Nomination:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    actions.return_for_correction(
        nomination,
        by=cast["officer"],
        reason="",
        items={"achievement": "Nêu <b>số liệu</b> cụ thể", "report": "Bổ sung báo cáo"},
    )
    return nomination


def test_the_officer_returns_item_by_item(cast: Cast) -> None:
    nomination, officer = nominate(cast), enter(cast, "officer")
    actions.submit(nomination, by=cast["clerk"])
    address = reverse("nomination_return", args=[nomination.pk])

    form: Any = officer.get(address).context["form"]
    name = next(f"item_{n}" for n, item in enumerate(form.items) if item == "achievement")
    empty = officer.post(address, {"text": " "})
    assert "text" in empty.context["form"].errors
    officer.post(address, {name: "Thiếu số liệu"})

    nomination.refresh_from_db()
    assert nomination.state == State.RETURNED
    remark = Remark.objects.get()
    assert (remark.item, remark.text) == ("achievement", "Thiếu số liệu")
    assert "Thiếu số liệu" in remark.step.reason


def test_an_item_that_is_none_cannot_be_asked_back(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])

    with pytest.raises(actions.ObstacleError):
        actions.return_for_correction(
            nomination, by=cast["officer"], reason="", items={"password": "x"}
        )
    nomination.refresh_from_db()
    assert nomination.state == State.SUBMITTED


def test_the_clerk_answers_each_remark_and_the_desk_reads_it(
    cast: Cast, returned: Nomination
) -> None:
    clerk = enter(cast, "clerk")
    page = clerk.get(returned.get_absolute_url()).content.decode()
    assert "Nêu &lt;b&gt;số liệu&lt;/b&gt; cụ thể" in page
    answers = {f"answer_{each.pk}": f"Đã sửa {each.item}" for each in Remark.objects.all()}

    clerk.post(reverse("nomination_answer", args=[returned.pk]), answers)

    assert set(Remark.objects.values_list("answer", flat=True)) == {
        "Đã sửa achievement",
        "Đã sửa report",
    }
    actions.submit(returned, by=cast["clerk"])
    seen = enter(cast, "officer").get(returned.get_absolute_url()).content.decode()
    assert "Đã sửa achievement" in seen


def test_each_remark_stands_beside_its_field_where_the_clerk_writes(
    cast: Cast, returned: Nomination
) -> None:
    address = reverse("admin:campaigns_nomination_change", args=[returned.pk])
    page = enter(cast, "clerk").get(address).content.decode()

    assert "Nêu &lt;b&gt;số liệu&lt;/b&gt; cụ thể" in page
    assert "<b>số liệu</b>" not in page


def test_only_the_clerk_answers_and_only_what_was_asked_last(
    cast: Cast, returned: Nomination
) -> None:
    first = Remark.objects.first()
    assert first is not None
    for part in ("officer", "outsider", "leader"):
        with pytest.raises(NotYoursError):
            actions.answer(first, by=cast[part], text="Đã sửa")
    actions.submit(returned, by=cast["clerk"])
    with pytest.raises(actions.ObstacleError):
        actions.answer(first, by=cast["clerk"], text="Muộn")
    actions.return_for_correction(returned, by=cast["officer"], reason="Lần hai")
    with pytest.raises(actions.ObstacleError):
        actions.answer(first, by=cast["clerk"], text="Muộn")
    first.refresh_from_db()
    assert first.answer == ""


def test_any_two_sendings_are_compared_word_by_word(cast: Cast, returned: Nomination) -> None:
    returned.achievement = "Hoàn thành tốt nhiệm vụ năm, xử lý <1.700> hồ sơ đúng hạn"
    returned.save()
    actions.submit(returned, by=cast["clerk"])

    address = reverse("nomination_versions", args=[returned.pk])
    answer = enter(cast, "officer").get(address)
    page = answer.content.decode()

    [change] = answer.context["changes"]
    gone = [piece.text for piece in change.pieces if piece.mark == "gone"]
    come = [piece.text for piece in change.pieces if piece.mark == "come"]
    assert ("xuất sắc" in " ".join(gone), "1.602" in gone, "<1.700>" in come) == (True, True, True)
    assert "<ins>&lt;1.700&gt;</ins>" in page
    assert "<del>1.602</del>" in page
    assert [version.number for version in answer.context["versions"]] == [1, 2]


def test_no_sending_is_touched_by_a_later_one(cast: Cast, returned: Nomination) -> None:
    for turn in range(2, 4):
        returned.achievement = f"Thành tích lần {turn}"
        returned.save()
        actions.submit(returned, by=cast["clerk"])
        actions.return_for_correction(returned, by=cast["officer"], reason=f"Lần {turn}")

    seals = list(returned.seals.order_by("number"))
    assert [seal.number for seal in seals] == [1, 2, 3]
    assert all(digest(seal.content) == seal.hash for seal in seals)
    assert [seal.content["achievement"] for seal in seals[1:]] == [
        "Thành tích lần 2",
        "Thành tích lần 3",
    ]


def test_forged_numbers_of_sendings_show_the_last_two(cast: Cast, returned: Nomination) -> None:
    client = enter(cast, "clerk")
    address = reverse("nomination_versions", args=[returned.pk])
    for query in ("?old=99&new=-3", "?old=x", "?old=1&new=1", f"?new={'9' * 50}"):
        assert client.get(address + query).status_code == 200


def test_the_trail_names_opinion_other_award_and_submission(cast: Cast) -> None:
    nomination, officer = nominate(cast), enter(cast, "officer")
    actions.submit(nomination, by=cast["clerk"])
    other = AwardType.objects.get(code="BKB_CN")

    officer.post(
        reverse("nomination_screen", args=[nomination.pk]),
        {"text": "Xứng đáng hơn", "proposed_award": other.pk},
    )

    page = officer.get(nomination.get_absolute_url())
    [mark] = [each for each in page.context["trail"] if each.proposed]
    with translation.override("vi"):
        assert (mark.proposed, mark.reason) == (other.local_name, "Xứng đáng hơn")
