"""A block from year to year: opened, appointed, handed over, and what is refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone, translation

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from tests.cast import Cast
from tests.units.blocks.blocks import NUMBER, Blocks
from units.accounts.access import NotYoursError
from units.blocks.actions import (
    BlockStateError,
    appoint,
    change_members,
    hand_over,
    members_of,
    open_year,
)
from units.blocks.models import BlockYear
from units.organisation.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def verbs() -> list[str]:
    rows = Entry.objects.filter(verb__startswith="block.").order_by("sequence")
    return list(rows.values_list("verb", flat=True))


def dissolve(unit: Unit, on: datetime.date) -> None:
    Unit.objects.filter(pk=unit.pk).update(dissolved_on=on)


def test_a_new_year_takes_over_everything_and_the_deputy_leads(cast: Cast, blocks: Blocks) -> None:
    opened = open_year(blocks.block, blocks.year, by=cast["ministry_officer"])
    stood = opened.block_year

    assert members_of(stood) == blocks.members
    assert (stood.head, stood.deputy) == (blocks.members[1], blocks.members[2])
    assert (stood.secretariat, stood.subordinate_units, stood.staff) == (
        cast.units["VP"],
        92,
        6708,
    )
    assert (stood.decision_number, stood.handed_over_on, opened.left_out) == ("", None, [])
    assert verbs() == ["block.open_year"]
    assert first_fault() is None


def test_a_unit_dissolved_before_the_year_is_left_out_and_named(cast: Cast, blocks: Blocks) -> None:
    dissolve(blocks.members[1], datetime.date(blocks.year, 1, 1))
    dissolve(cast.units["VP"], datetime.date(blocks.year - 1, 6, 1))
    dissolve(blocks.members[2], datetime.date(blocks.year, 6, 1))
    opened = open_year(blocks.block, blocks.year, by=cast["ministry_officer"])

    assert opened.left_out == [blocks.members[1]]
    assert members_of(opened.block_year) == [blocks.members[0], blocks.members[2]]
    assert opened.block_year.secretariat is None
    assert (opened.block_year.head, opened.block_year.deputy) == (
        blocks.members[2],
        blocks.members[0],
    )


def test_of_dissolved_units_no_block_is_opened(cast: Cast, blocks: Blocks) -> None:
    for unit in blocks.members:
        dissolve(unit, datetime.date(blocks.year, 1, 1))
    with pytest.raises(BlockStateError, match="No member of the year before"):
        open_year(blocks.block, blocks.year, by=cast["ministry_officer"])
    assert BlockYear.objects.filter(block=blocks.block).count() == 1


@pytest.mark.parametrize(
    ("ahead", "reason"),
    [(-1, "already stands"), (1, "has no year"), (2, "one year ahead"), (-5, "has no year")],
)
def test_a_year_that_stands_or_follows_none_is_not_opened(
    cast: Cast, blocks: Blocks, ahead: int, reason: str
) -> None:
    with pytest.raises(BlockStateError, match=reason):
        open_year(blocks.block, blocks.year + ahead, by=cast["ministry_officer"])
    assert verbs() == []


def test_the_year_after_next_waits(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    open_year(blocks.block, blocks.year, by=by)
    open_year(blocks.block, blocks.year + 1, by=by)
    with pytest.raises(BlockStateError, match="one year ahead"):
        open_year(blocks.block, blocks.year + 2, by=by)


@pytest.mark.parametrize("part", ["officer", "outside_officer", "clerk", "leader", "signatory"])
def test_only_an_office_above_all_members_acts(cast: Cast, blocks: Blocks, part: str) -> None:
    stood = blocks.appointed(cast["ministry_officer"])
    first, second, third = blocks.members
    acts: list[Callable[[], object]] = [
        lambda: open_year(blocks.block, blocks.year + 1, by=cast[part]),
        lambda: appoint(
            stood, head=first, deputy=third, secretariat=None, decision_number="1", by=cast[part]
        ),
        lambda: hand_over(stood, on=timezone.localdate(), by=cast[part]),
        lambda: change_members(stood, [second, third], by=cast[part]),
    ]
    for act in acts:
        with pytest.raises(NotYoursError, match="office above all members"):
            act()
    assert verbs() == ["block.open_year", "block.appoint"]


def test_the_administrator_of_the_ministry_acts_as_well(cast: Cast, blocks: Blocks) -> None:
    assert blocks.opened(cast["administrator"]).year == blocks.year


def test_the_decision_may_name_others_than_proposed(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    appoint(
        stood,
        head=blocks.members[2],
        deputy=None,
        secretariat=cast.units["TT"],
        decision_number=f" {NUMBER} ",
        by=by,
    )

    assert (stood.head, stood.deputy, stood.secretariat, stood.decision_number) == (
        blocks.members[2],
        None,
        cast.units["TT"],
        NUMBER,
    )
    line = Entry.objects.get(verb="block.appoint")
    assert line.content == {
        "head": blocks.members[2].pk,
        "deputy": None,
        "secretariat": cast.units["TT"].pk,
        "decision_number": NUMBER,
    }


@pytest.mark.parametrize(
    ("head", "deputy", "number", "reason"),
    [
        ("TCMT", "TCQLĐĐ", "  ", "number is missing"),
        ("VP", "TCQLĐĐ", NUMBER, "Văn phòng Tổng cục is not a member"),
        ("TCMT", "VP", NUMBER, "Văn phòng Tổng cục is not a member"),
        ("TCMT", "TCMT", NUMBER, "must be different"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(
    cast: Cast, blocks: Blocks, head: str, deputy: str, number: str, reason: str
) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    with pytest.raises(BlockStateError, match=reason):
        appoint(
            stood,
            head=cast.units[head],
            deputy=cast.units[deputy],
            secretariat=None,
            decision_number=number,
            by=by,
        )
    assert verbs() == ["block.open_year"]


def test_a_secretariat_out_of_reach_is_refused(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    with pytest.raises(NotYoursError):
        appoint(
            stood,
            head=blocks.members[0],
            deputy=None,
            secretariat=Unit.objects.get(code="BXD"),
            decision_number=NUMBER,
            by=by,
        )


def test_the_hand_over_is_recorded_with_giver_and_taker(cast: Cast, blocks: Blocks) -> None:
    by, today = cast["ministry_officer"], timezone.localdate()
    stood = hand_over(blocks.appointed(by), on=today, by=by)

    assert stood.handed_over_on == today
    assert Entry.objects.get(verb="block.hand_over").content == {
        "on": today.isoformat(),
        "giver": blocks.members[0].pk,
        "taker": blocks.members[1].pk,
    }


def test_nothing_is_handed_over_before_the_appointment(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    with pytest.raises(BlockStateError, match="not appointed yet"):
        hand_over(blocks.opened(by), on=timezone.localdate(), by=by)


def test_nothing_is_handed_over_without_a_year_before(cast: Cast, blocks: Blocks) -> None:
    with pytest.raises(BlockStateError, match="no head of the year before"):
        hand_over(blocks.last, on=timezone.localdate(), by=cast["ministry_officer"])


def test_a_hand_over_is_recorded_once_and_the_head_then_stays(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = hand_over(blocks.appointed(by), on=timezone.localdate(), by=by)
    first, second, _third = blocks.members
    with pytest.raises(BlockStateError, match="recorded already"):
        hand_over(stood, on=timezone.localdate(), by=by)
    with pytest.raises(BlockStateError, match="its head stays"):
        appoint(stood, head=first, deputy=None, secretariat=None, decision_number="2", by=by)
    appoint(stood, head=second, deputy=first, secretariat=None, decision_number="2", by=by)
    assert stood.deputy == first


def test_whoever_leads_again_hands_nothing_over(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    head = blocks.members[0]
    appoint(stood, head=head, deputy=None, secretariat=None, decision_number="2", by=by)
    with pytest.raises(BlockStateError, match="head is the same"):
        hand_over(stood, on=timezone.localdate(), by=by)


@pytest.mark.parametrize(("days", "reason"), [(1, "in the future"), (-800, "is handed over in")])
def test_a_day_that_cannot_be_is_refused(
    cast: Cast, blocks: Blocks, days: int, reason: str
) -> None:
    by = cast["ministry_officer"]
    stood = blocks.appointed(by)
    with pytest.raises(BlockStateError, match=reason):
        hand_over(stood, on=timezone.localdate() + datetime.timedelta(days), by=by)
    stood.refresh_from_db()
    assert stood.handed_over_on is None


def test_members_join_leave_and_change_places(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    first, second, third = blocks.members
    change_members(stood, [third, cast.units["TT"], second], by=by)

    assert members_of(stood) == [third, cast.units["TT"], second]
    assert (stood.head, stood.deputy) == (second, third)  # both still stand
    assert members_of(blocks.last) == [first, second, third]
    assert verbs() == ["block.open_year", "block.change_members"]


def test_a_proposal_follows_the_members(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    first, _second, third = blocks.members
    change_members(stood, [first, third], by=by)

    assert (stood.head, stood.deputy) == (third, first)


def test_whoever_is_appointed_does_not_just_leave(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.appointed(by)
    with pytest.raises(BlockStateError, match="appoint another first"):
        change_members(stood, [blocks.members[0], blocks.members[2]], by=by)
    assert members_of(stood) == blocks.members


def test_members_that_cannot_be_are_refused(cast: Cast, blocks: Blocks) -> None:
    by = cast["ministry_officer"]
    stood = blocks.opened(by)
    gone = cast.units["TT"]
    gone.dissolved_on = datetime.date(blocks.year - 1, 5, 1)
    wrong = {
        "at least one": [],
        "stands in a block once": [blocks.members[0], blocks.members[0]],
        "was dissolved": [gone],
    }
    for reason, units in wrong.items():
        with pytest.raises(BlockStateError, match=reason):
            change_members(stood, units, by=by)
    with pytest.raises(NotYoursError):
        change_members(stood, [Unit.objects.get(code="BXD")], by=by)
    assert members_of(stood) == blocks.members
