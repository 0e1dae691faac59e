"""Who is away names a stand-in: in writing, for a limited time, never handed on."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from awards_registry.policy import Role
from campaigns.council import actions as council
from campaigns.council.models import Ballot
from campaigns.decision import actions as decisions
from campaigns.decision.paperwork import lines_of, paper_of
from campaigns.nomination.actions import ObstacleError
from tests.campaigns.sittings import opened, recommended, screened
from tests.cast import LONG_AGO, Cast, employ
from tests.units.accounts.stand_ins import DAY, PAPER, days, role_of, stand_in
from units.accounts.access import NotYoursError
from units.accounts.actions import DelegationError, delegate, end_delegation
from units.accounts.models import UnitRole, User
from units.people.models import Person, Posting

pytestmark = pytest.mark.django_db


def test_a_stand_in_does_what_the_role_does_and_no_more(cast: Cast) -> None:
    assert not cast["secretary"].acts_as(Role.OFFICER, cast.units["VP"])

    stand_in(cast, "officer", "secretary")

    secretary = cast["secretary"]
    assert secretary.acts_as(Role.OFFICER, cast.units["VP"])
    assert secretary.holds_at(Role.OFFICER, cast.units["TCMT"])
    assert secretary.roles == {Role.SECRETARY, Role.OFFICER}
    assert not secretary.acts_as(Role.OFFICER, cast.units["BTNMT"])
    assert not secretary.acts_as(Role.CLERK, cast.units["VP"])
    assert Person.objects.visible_to(secretary).count() == 3


def test_who_is_away_keeps_the_role(cast: Cast) -> None:
    stand_in(cast, "officer", "secretary")

    assert cast["officer"].roles == {Role.OFFICER}


def test_it_begins_and_ends_by_itself(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary", 1, 3)

    def held(after: int) -> bool:
        return UnitRole.objects.on(timezone.localdate() + after * DAY).filter(pk=made.pk).exists()

    assert [held(after) for after in range(5)] == [False, True, True, True, False]


def test_it_is_marked_wherever_roles_are_listed(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")

    told = [str(held) for held in cast["secretary"].current_roles if held.stands_in_for]
    own = "Chuyên viên thường trực thi đua, khen thưởng, Tổng cục Môi trường"
    assert told == [f"{own} (thay Lê Văn Bình theo ủy quyền)"]
    assert made.holder_in_words == "Trần Minh Thư (thay Lê Văn Bình theo ủy quyền)"
    assert role_of(cast, "officer").holder_in_words == "Lê Văn Bình"


def test_the_ledger_keeps_who_named_whom(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    line = Entry.objects.get(verb="role.delegate")
    assert (line.actor, line.subject_id) == (cast.users["officer"], str(made.pk))
    assert line.content == {
        "role": role_of(cast, "officer").pk,
        "user": cast.users["secretary"].pk,
        "paper": PAPER,
        **{name: day.isoformat() for name, day in days().items()},
    }
    end_delegation(made, by=cast["officer"])
    assert Entry.objects.filter(verb="role.end_delegation", subject_id=made.pk).count() == 1
    assert first_fault() is None


def test_an_act_of_a_stand_in_is_marked_in_the_ledger(cast: Cast) -> None:
    stand_in(cast, "secretary", "leader")
    council.plan(cast.council, name="Phiên", held_on=timezone.localdate(), by=cast["leader"])

    council.plan(cast.council, name="Phiên", held_on=LONG_AGO, by=cast["secretary"])

    theirs, own = Entry.objects.filter(verb="sitting.plan").order_by("sequence")
    assert theirs.content["standing_in"] == [role_of(cast, "secretary").pk]
    assert "standing_in" not in own.content


# --- Who may


@pytest.mark.parametrize(
    "part", ["clerk", "second_officer", "leader", "signatory", "outsider", "ministry_officer"]
)
def test_nobody_else_names_a_stand_in_or_ends_it(cast: Cast, part: str) -> None:
    with pytest.raises(NotYoursError):
        stand_in(cast, "officer", "secretary", by=cast[part])
    made = stand_in(cast, "officer", "secretary")
    with pytest.raises(NotYoursError):
        end_delegation(made, by=cast[part])


def test_the_stand_in_ends_it_no_more_than_others(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    with pytest.raises(NotYoursError):
        end_delegation(made, by=cast["secretary"])


def test_the_administrator_does_it_for_others_of_the_own_units(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary", by=cast["administrator"])
    assert Role.OFFICER in cast["secretary"].roles
    end_delegation(made, by=cast["administrator"])
    assert Role.OFFICER not in cast["secretary"].roles
    elsewhere = UnitRole.objects.create(
        user=cast.users["outsider"], unit=cast.units["TCQLĐĐ"], role=Role.ADMINISTRATOR
    )
    with pytest.raises(NotYoursError):
        stand_in(cast, "officer", "secretary", by=elsewhere.user)


def test_an_administrator_names_nobody_but_others(cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["leader"], unit=cast.units["TCMT"], role=Role.ADMINISTRATOR
    )
    with pytest.raises(DelegationError, match="Không tự ủy quyền cho mình"):
        stand_in(cast, "signatory", "leader", by=cast["leader"])


def test_who_stands_in_for_an_administrator_hands_nothing_on(cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["leader"], unit=cast.units["TCMT"], role=Role.ADMINISTRATOR
    )
    own = UnitRole.objects.get(user=cast.users["leader"], role=Role.ADMINISTRATOR)
    delegate(own, cast.users["secretary"], **days(), absence="trip", paper=PAPER, by=cast["leader"])
    assert cast["secretary"].acts_as(Role.ADMINISTRATOR, cast.units["TCMT"])
    with pytest.raises(NotYoursError):
        stand_in(cast, "officer", "clerk", by=cast["secretary"])


def test_a_stand_in_does_not_hand_the_role_on(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    with pytest.raises(DelegationError, match="không được ủy quyền lại"):
        delegate(
            made,
            cast.users["clerk"],
            **days(),
            absence="leave",
            paper=PAPER,
            by=cast["secretary"],
        )


# --- To whom


def test_nobody_stands_in_for_oneself(cast: Cast) -> None:
    with pytest.raises(DelegationError) as refusal:
        stand_in(cast, "officer", "officer")
    assert refusal.value.field == "to"


@pytest.mark.parametrize("part", ["outsider", "administrator", "ministry_officer"])
def test_the_stand_in_belongs_to_the_same_body(cast: Cast, part: str) -> None:
    with pytest.raises(DelegationError, match="trong cơ quan này"):
        stand_in(cast, "officer", part)


def test_a_stand_in_of_a_stand_in_is_no_colleague(cast: Cast) -> None:
    """Who merely stands in somewhere does not belong there by that."""
    role = role_of(cast, "officer")
    UnitRole.objects.create(
        user=cast.users["outsider"],
        unit=role.unit,
        role=role.role,
        stands_in_for=role,
        **days(),
    )
    with pytest.raises(DelegationError):
        stand_in(cast, "clerk", "outsider")


def test_a_closed_account_or_a_superuser_stands_in_for_nobody(cast: Cast) -> None:
    User.objects.filter(pk=cast.users["secretary"].pk).update(is_active=False)
    User.objects.filter(pk=cast.users["leader"].pk).update(is_superuser=True)
    for part in ("secretary", "leader"):
        with pytest.raises(DelegationError):
            stand_in(cast, "officer", part)


def test_who_holds_the_role_already_needs_no_delegation(cast: Cast) -> None:
    with pytest.raises(DelegationError, match="đã giữ vai trò này"):
        stand_in(cast, "officer", "second_officer")


# --- When


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(-1, 3, "starts_on"), (-9, -3, "starts_on"), (3, 2, "ends_on"), (0, 366, "ends_on")],
)
def test_days_that_cannot_be(cast: Cast, first: int, last: int, field: str) -> None:
    with pytest.raises(DelegationError) as refusal:
        stand_in(cast, "officer", "secretary", first, last)
    assert refusal.value.field == field


def test_it_lies_within_the_life_of_the_role(cast: Cast) -> None:
    role, today = role_of(cast, "officer"), timezone.localdate()
    role.starts_on, role.ends_on = today + 2 * DAY, today + 4 * DAY
    role.save()
    for first, last in ((1, 3), (2, 5), (5, 6)):
        with pytest.raises(DelegationError):
            stand_in(cast, "officer", "secretary", first, last)
    assert stand_in(cast, "officer", "secretary", 2, 4).pk


@pytest.mark.parametrize(("first", "last"), [(0, 2), (5, 9), (3, 4), (0, 9)])
def test_one_at_a_time_whoever_it_is(cast: Cast, first: int, last: int) -> None:
    stand_in(cast, "officer", "secretary", 2, 5)
    for part in ("secretary", "leader"):
        with pytest.raises(DelegationError, match="đã được ủy quyền từ"):
            stand_in(cast, "officer", part, first, last)


def test_one_after_the_other_is_possible(cast: Cast) -> None:
    stand_in(cast, "officer", "secretary", 0, 2)
    stand_in(cast, "officer", "leader", 3, 5)
    ended = stand_in(cast, "officer", "clerk", 6, 9)
    end_delegation(ended, by=cast["officer"])
    assert stand_in(cast, "officer", "leader", 6, 9).pk != ended.pk


def test_a_paper_is_needed(cast: Cast) -> None:
    with pytest.raises(DelegationError) as refusal:
        stand_in(cast, "officer", "secretary", paper="  ")
    assert refusal.value.field == "paper"


def test_the_second_click_changes_nothing(cast: Cast) -> None:
    first = stand_in(cast, "officer", "secretary")
    assert stand_in(cast, "officer", "secretary") == first
    assert Entry.objects.filter(verb="role.delegate").count() == 1


# --- The end


def test_it_is_ended_at_once_even_on_its_first_day(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    end_delegation(made, by=cast["officer"])
    assert cast["secretary"].roles == {Role.SECRETARY}
    ended = end_delegation(made, by=cast["officer"])
    assert Entry.objects.filter(verb="role.end_delegation").count() == 1
    # What was done before it ended was done rightly: the row stays with its days.
    assert (ended.starts_on, ended.ends_on) == tuple(days().values())


def test_what_is_over_is_not_ended_and_an_own_role_neither(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    UnitRole.objects.filter(pk=made.pk).update(
        starts_on=timezone.localdate() - 9 * DAY, ends_on=timezone.localdate() - DAY
    )
    for role in (made, role_of(cast, "officer")):
        with pytest.raises(DelegationError):
            end_delegation(role, by=cast["officer"])


def test_with_the_role_ends_the_stand_in(cast: Cast) -> None:
    running = stand_in(cast, "officer", "secretary", 0, 3)
    coming = stand_in(cast, "officer", "leader", 4, 6)
    role = role_of(cast, "officer")

    role.ends_on = timezone.localdate() + DAY
    role.save()

    running.refresh_from_db()
    coming.refresh_from_db()
    assert running.ends_on == role.ends_on
    assert coming.ended_at is not None
    # An officer who comes back later is not stood in for again by that.
    role.ends_on = None
    role.save()
    on = timezone.localdate() + 5 * DAY
    assert not UnitRole.objects.on(on).exclude(stands_in_for=None).exists()


def test_what_becomes_of_the_role_by_any_other_way_ends_the_stand_in_too(cast: Cast) -> None:
    stand_in(cast, "officer", "secretary")
    role = UnitRole.objects.filter(pk=role_of(cast, "officer").pk)
    yesterday = timezone.localdate() - DAY
    changes: list[dict[str, Any]] = [
        {"ends_on": yesterday},
        {"starts_on": timezone.localdate() + DAY},
        {"role": Role.LEADER},
        {"unit": cast.units["VP"]},
        {"user": cast.users["secretary"]},
    ]
    for change in changes:
        before = role.values(*change).get()
        role.update(**change)
        held = [each for each in cast["secretary"].current_roles if each.stands_in_for_id]
        assert held == [], change
        role.update(**before)
    assert Role.OFFICER in cast["secretary"].roles
    User.objects.filter(pk=cast.users["officer"].pk).update(is_active=False)
    assert cast["secretary"].roles == {Role.SECRETARY}


def test_a_role_that_is_removed_takes_its_stand_in_along(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    role_of(cast, "officer").delete()
    assert not UnitRole.objects.filter(pk=made.pk).exists()


def test_the_database_keeps_the_promises_itself(cast: Cast) -> None:
    role = role_of(cast, "officer")
    stand_in(cast, "officer", "secretary")
    for wrong in (
        {"starts_on": LONG_AGO},
        {"starts_on": LONG_AGO, "ends_on": LONG_AGO, "role": Role.MEMBER},
        days(),
    ):
        fields = {"user": cast.users["clerk"], "unit": role.unit, "role": role.role} | wrong
        with pytest.raises(IntegrityError):
            _apart(fields | {"stands_in_for": role})
    with pytest.raises(IntegrityError):
        _apart(
            {
                "user": cast.users["clerk"],
                "unit": role.unit,
                "role": role.role,
                "ended_at": timezone.now(),
            }
        )


def _apart(fields: dict[str, Any]) -> None:
    with transaction.atomic():
        UnitRole.objects.create(**fields)


# --- Votes and signatures


def test_a_vote_is_personal(cast: Cast) -> None:
    with pytest.raises(DelegationError, match="không ai bỏ phiếu thay"):
        stand_in(cast, "member_1", "leader")
    assert cast["leader"].roles == {Role.LEADER}


def test_a_stand_in_votes_for_nobody(cast: Cast) -> None:
    """Whatever role a member of the council delegates, the seat stays with the member."""
    UnitRole.objects.create(
        user=cast.users["member_1"], unit=cast.units["TCMT"], role=Role.SECRETARY
    )
    own = UnitRole.objects.get(user=cast.users["member_1"], role=Role.SECRETARY)
    delegate(own, cast.users["leader"], **days(), absence="leave", paper=PAPER, by=cast["member_1"])
    sitting = opened(cast, screened(cast))
    [item] = sitting.items.all()
    assert cast["leader"].holds_at(Role.SECRETARY, cast.units["TCMT"])
    assert council.seat_of(sitting, cast["leader"]) is None
    with pytest.raises(NotYoursError):
        council.cast(sitting, {item.pk: "in_favour"}, by=cast["leader"])
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("Chánh Văn phòng", ("TUQ. Tổng cục trưởng", "Chánh Văn phòng")),
        ("", ("TUQ. Tổng cục trưởng", "")),
    ],
)
def test_a_stand_in_of_the_signatory_signs_by_authorisation(
    cast: Cast, post: str, lines: tuple[str, str]
) -> None:
    leader = cast.users["leader"]
    if post:
        leader.person = employ("Vũ Hải Lãnh", "m", cast.units["VP"], code="CB-L")
        leader.save()
        Posting.objects.filter(person=leader.person).update(position=post)
    stand_in(cast, "signatory", "leader")
    made = recommended(cast)
    decision = decisions.draft(cast.units["TCMT"], made, subject="tặng", by=cast["officer"])

    decisions.sign(decision, by=cast["leader"])

    paper = paper_of(decision, lines_of(decision))
    assert (paper.signature.authority, paper.signature.post) == lines
    assert paper.signature.name == "Vũ Hải Lãnh"
    assert paper.decider == "Tổng cục trưởng Tổng cục Môi trường"
    assert first_fault() is None


def test_who_drafted_does_not_sign_as_a_stand_in_either(cast: Cast) -> None:
    stand_in(cast, "signatory", "officer")
    made = recommended(cast)
    decision = decisions.draft(cast.units["TCMT"], made, subject="tặng", by=cast["officer"])
    with pytest.raises(ObstacleError):
        decisions.sign(decision, by=cast["officer"])


@pytest.mark.parametrize("part", ["officer", "secretary", "leader"])
def test_standing_in_for_another_role_signs_nothing(cast: Cast, part: str) -> None:
    stand_in(cast, part, "clerk")
    made = recommended(cast)
    decision = decisions.draft(cast.units["TCMT"], made, subject="x", by=cast["second_officer"])
    with pytest.raises(NotYoursError):
        decisions.sign(decision, by=cast["clerk"])


def test_two_at_once_name_one_stand_in(transactional_db: None, cast: Cast) -> None:
    start = Barrier(2)

    def act(part: str) -> str:
        by = cast["officer"]
        start.wait(10)
        try:
            stand_in(cast, "officer", part, by=by)
        except DelegationError:
            return "refused"
        finally:
            connection.close()
        return "named"

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(act, ["secretary", "leader"])) == ["named", "refused"]
    assert UnitRole.objects.exclude(stands_in_for=None).count() == 1


def test_days_are_read_as_they_are_in_hanoi(cast: Cast) -> None:
    """What was ended late in the evening counted on that day and not on the next."""
    made = stand_in(cast, "officer", "secretary")
    zone = timezone.get_current_timezone()
    today = timezone.localdate()
    evening = datetime.datetime.combine(today, datetime.time(23, 30), zone)
    UnitRole.objects.filter(pk=made.pk).update(ended_at=evening)
    assert not UnitRole.objects.on(today).filter(pk=made.pk).exists()
    assert not UnitRole.objects.on(today + DAY).filter(pk=made.pk).exists()
