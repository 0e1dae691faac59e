"""What the council's verbs do, and whom and what they refuse."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from awards_registry.ledger.actions import first_fault
from campaigns.council import actions as council
from campaigns.council.models import Ballot, Member, Sitting
from campaigns.journey import OffRouteError, State
from campaigns.nomination.actions import ObstacleError
from tests.campaigns.sittings import opened, planned, screened, vote
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError

STRANGERS = ["clerk", "officer", "signatory", "leader", "member_1", "outside_officer"]


@pytest.mark.parametrize("part", STRANGERS)
def test_only_the_secretary_plans_opens_and_closes(cast: Cast, part: str) -> None:
    sitting = planned(cast, screened(cast))
    with pytest.raises(NotYoursError):
        council.plan(cast.council, name="x", held_on=sitting.held_on, by=cast[part])
    with pytest.raises(NotYoursError):
        council.open_voting(sitting, by=cast[part])
    with pytest.raises(NotYoursError):
        council.take_off_agenda(sitting.items.get(), by=cast[part], reason="x")
    council.open_voting(sitting, by=cast["secretary"])
    with pytest.raises(NotYoursError):
        council.close(sitting, by=cast[part])


def test_only_screened_nominations_of_this_desk_come_onto_the_agenda(cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    with pytest.raises(ObstacleError):  # a draft lies on no desk
        council.put_on_agenda(sitting, [nominate(cast)], by=cast["secretary"])
    [again] = screened(cast, first=5)
    council.put_on_agenda(sitting, [again], by=cast["secretary"])
    with pytest.raises(OffRouteError):
        council.put_on_agenda(sitting, [again], by=cast["secretary"])
    assert [item.order for item in sitting.items.all()] == [1, 2]


def test_what_is_taken_off_goes_back_to_the_desk_with_its_reason(cast: Cast) -> None:
    [nomination] = screened(cast)
    sitting = planned(cast, [nomination])
    council.take_off_agenda(sitting.items.get(), by=cast["secretary"], reason="Thiếu biên bản")
    nomination.refresh_from_db()
    assert nomination.state == State.SCREENED
    assert nomination.steps.reverse()[0].reason == "Thiếu biên bản"
    assert sitting.items.count() == 0


def test_an_empty_agenda_cannot_be_opened(cast: Cast) -> None:
    with pytest.raises(ObstacleError, match=r"nội dung|agenda"):
        opened(cast, [])


def test_a_council_without_members_on_the_day_cannot_vote(cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    Member.objects.update(ends_on=sitting.held_on - datetime.timedelta(days=1))
    with pytest.raises(ObstacleError):
        council.open_voting(sitting, by=cast["secretary"])


def test_a_secret_sitting_is_not_opened_rather_than_held_openly(cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    Sitting.objects.update(secret=True)
    with pytest.raises(ObstacleError):
        council.open_voting(sitting, by=cast["secretary"])
    sitting.refresh_from_db()
    assert sitting.state == Sitting.State.PLANNED


def test_opening_freezes_roll_agenda_and_pass_lines(cast: Cast) -> None:
    made = screened(cast, award="CSTDCS") + screened(cast)
    sitting = opened(cast, made)
    rows = sitting.items.values_list("pass_percent", "needed", "seats")
    assert list(rows) == [(80, 4, 5), (None, 3, 5)]
    assert len(sitting.manifest["roll"]) == 5
    assert [row["needed"] for row in sitting.manifest["items"]] == [4, 3]
    assert len(sitting.manifest_hash) == 64


@pytest.mark.parametrize("act", ["put", "take_off", "open"])
def test_nothing_of_the_agenda_changes_once_voting_is_open(cast: Cast, act: str) -> None:
    sitting = opened(cast, screened(cast))
    more = screened(cast, first=5)
    acts: dict[str, Callable[[], object]] = {
        "put": lambda: council.put_on_agenda(sitting, more, by=cast["secretary"]),
        "take_off": lambda: council.take_off_agenda(
            sitting.items.get(), by=cast["secretary"], reason="x"
        ),
        "open": lambda: council.open_voting(sitting, by=cast["secretary"]),
    }
    with pytest.raises(council.SittingStateError):
        acts[act]()


def test_nobody_votes_before_the_opening_or_after_the_close(cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    item = sitting.items.get().pk
    with pytest.raises(council.SittingStateError):
        council.cast(sitting, {item: "in_favour"}, by=cast["member_1"])
    council.open_voting(sitting, by=cast["secretary"])
    vote(cast, sitting)
    council.close(sitting, by=cast["secretary"])
    with pytest.raises(council.SittingStateError):
        council.cast(sitting, {item: "against"}, by=cast["member_1"])
    assert not Ballot.objects.exclude(choice="in_favour").exists()


@pytest.mark.parametrize("part", ["secretary", "officer", "leader", "clerk"])
def test_who_is_not_on_the_roll_does_not_vote(cast: Cast, part: str) -> None:
    sitting = opened(cast, screened(cast))
    with pytest.raises(NotYoursError):
        council.cast(sitting, {sitting.items.get().pk: "in_favour"}, by=cast[part])


def test_a_member_who_joins_after_the_opening_is_not_on_the_roll(cast: Cast) -> None:
    sitting = opened(cast, screened(cast))
    Member.objects.create(
        council=cast.council, user=cast["leader"], starts_on=sitting.held_on, order=9
    )
    assert council.seat_of(sitting, cast["leader"]) is None


def test_nobody_votes_on_the_own_nomination(cast: Cast) -> None:
    [own, other] = screened(cast, 2)
    member = cast["member_1"]
    member.person = own.person
    member.save()
    sitting = opened(cast, [own, other])
    keys = list(sitting.items.values_list("pk", flat=True))
    with pytest.raises(ObstacleError):
        council.cast(sitting, dict.fromkeys(keys, "in_favour"), by=cast["member_1"])
    assert Ballot.objects.count() == 0
    council.cast(sitting, {keys[1]: "in_favour"}, by=cast["member_1"])
    waited_for = [str(each) for each in council.members_waited_for(sitting)]
    assert waited_for == [f"Ủy Viên {letter}" for letter in "BCDE"]


@pytest.mark.parametrize("choice", ["", "yes", "IN_FAVOUR"])
def test_an_unknown_choice_writes_nothing(cast: Cast, choice: str) -> None:
    sitting = opened(cast, screened(cast, 2))
    [first, second] = sitting.items.values_list("pk", flat=True)
    with pytest.raises(ObstacleError):
        council.cast(sitting, {first: "in_favour", second: choice}, by=cast["member_1"])
    assert Ballot.objects.count() == 0


def test_an_item_of_another_sitting_is_foreign(cast: Cast) -> None:
    sitting = opened(cast, screened(cast))
    other = opened(cast, screened(cast, first=5))
    with pytest.raises(ObstacleError):
        council.cast(sitting, {other.items.get().pk: "in_favour"}, by=cast["member_1"])


def test_voting_twice_changes_the_vote_and_counts_once(cast: Cast) -> None:
    sitting = opened(cast, screened(cast))
    item = sitting.items.get()
    council.cast(sitting, {item.pk: "in_favour"}, by=cast["member_1"])
    council.cast(sitting, {item.pk: "other"}, by=cast["member_1"], remarks={item.pk: "Xem lại"})
    tally = council.tally_of(item)
    assert (tally.in_favour, tally.against, tally.other) == (0, 0, 1)
    assert Ballot.objects.get().remark == "Xem lại"


def test_without_two_thirds_the_sitting_decides_nothing(cast: Cast) -> None:
    [nomination] = screened(cast)
    sitting = opened(cast, [nomination])
    vote(cast, sitting, voters=3)
    with pytest.raises(ObstacleError):
        council.close(sitting, by=cast["secretary"])
    nomination.refresh_from_db()
    assert nomination.state == State.IN_COUNCIL
    vote(cast, sitting, voters=4)
    council.close(sitting, by=cast["secretary"])
    nomination.refresh_from_db()
    assert nomination.state == State.RECOMMENDED


@pytest.mark.parametrize(
    ("award", "yes", "state"),
    [
        ("CSTDCS", 4, State.RECOMMENDED),
        ("CSTDCS", 3, State.NOT_RECOMMENDED),
        ("GK_CN", 3, State.RECOMMENDED),
        ("GK_CN", 2, State.NOT_RECOMMENDED),
    ],
)
def test_the_pass_line_of_the_award_decides(cast: Cast, award: str, yes: int, state: str) -> None:
    [nomination] = screened(cast, award=award)
    sitting = opened(cast, [nomination])
    vote(cast, sitting, yes=yes)
    council.close(sitting, by=cast["secretary"])
    nomination.refresh_from_db()
    item = sitting.items.get()
    assert nomination.state == state
    assert (item.in_favour, item.against, item.other) == (yes, 5 - yes, 0)
    assert item.short_by == (0 if state == State.RECOMMENDED else 1)
    assert first_fault() is None


def test_the_second_who_closes_is_refused_and_moves_nothing_twice(cast: Cast) -> None:
    [nomination] = screened(cast)
    sitting = opened(cast, [nomination])
    vote(cast, sitting)
    stale = Sitting.objects.get(pk=sitting.pk)  # the page of somebody who looked before
    council.close(sitting, by=cast["secretary"])
    with pytest.raises(council.SittingStateError):
        council.close(stale, by=cast["secretary"])
    assert nomination.steps.filter(went_to=State.RECOMMENDED).count() == 1
