"""A unit is renamed, merged, split or dissolved: what passes over, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from awards_registry.policy import Role
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from tests.campaigns.rows import decided as decided_on_paper
from tests.campaigns.rows import granted
from tests.cast import LONG_AGO, Cast, nominate
from tests.units.organisation.reform import DAY, NUMBER, decided, new_unit, reform_day
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole
from units.organisation import actions
from units.organisation.models import Unit, UnitSuccession
from units.organisation.plan import SuccessionError
from units.people.models import Person, Posting


def held(unit: Unit) -> set[tuple[str, str, datetime.date, datetime.date | None]]:
    roles = UnitRole.objects.filter(unit=unit).select_related("user")
    return {(each.user.username, each.role, each.starts_on, each.ends_on) for each in roles}


def posted(unit: Unit) -> set[tuple[str, str, datetime.date, datetime.date | None]]:
    rows = Posting.objects.filter(unit=unit).select_related("person")
    return {(each.person.code, each.position, each.started_on, each.ended_on) for each in rows}


# --- renaming


def test_a_renamed_unit_is_the_same_unit_and_is_found_by_both_names(cast: Cast) -> None:
    unit = cast.units["TT"]

    done = actions.rename(unit, name="Trung tâm Giám sát", short_name="TTGS", **decided(cast))

    assert (done.kind, done.former_name, done.decision_number) == (
        UnitSuccession.Kind.RENAMED,
        "Trung tâm Quan trắc",
        NUMBER,
    )
    unit.refresh_from_db()
    assert (unit.name, unit.short_name, unit.dissolved_on) == ("Trung tâm Giám sát", "TTGS", None)
    assert list(Unit.objects.named("quan trac")) == [unit]
    assert list(Unit.objects.named("giam sat")) == [unit]
    assert posted(unit) == {("CB-Đạt", "Chuyên viên", LONG_AGO, None)}


def test_the_top_unit_can_be_renamed(cast: Cast) -> None:
    actions.rename(cast.units["BTNMT"], name="Bộ Nông nghiệp và Môi trường", **decided(cast))

    assert Unit.objects.get(parent=None).name == "Bộ Nông nghiệp và Môi trường"


@pytest.mark.parametrize(
    ("name", "field"), [("Trung tâm Quan trắc", "name"), (" ", "name"), ("Ẩn\u200bdanh", "name")]
)
def test_a_name_that_is_none_or_not_new_is_refused(cast: Cast, name: str, field: str) -> None:
    with pytest.raises(SuccessionError) as refusal:
        actions.rename(cast.units["TT"], name=name, short_name="TT", **decided(cast))

    assert refusal.value.field == field
    assert not UnitSuccession.objects.exists()


def test_renamings_are_recorded_in_their_order_and_once_a_day(cast: Cast) -> None:
    actions.rename(cast.units["TT"], name="Tên thứ hai", **decided(cast))

    for day in (reform_day(), reform_day() - DAY):
        with pytest.raises(SuccessionError) as refusal:
            actions.rename(cast.units["TT"], name="Tên khác", **(decided(cast) | {"on": day}))
        assert refusal.value.field == "on"


# --- merging


def test_people_roles_and_units_pass_over_to_the_successor(cast: Cast) -> None:
    room = new_unit(cast, "PHONG", "VP", established_on=LONG_AGO)
    into = new_unit(cast)

    actions.merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))

    day, last = reform_day(), reform_day() - DAY
    assert posted(into) == {
        (f"CB-{name}", "Chuyên viên", day, None) for name in ("Tài", "Lan", "Đạt")
    }
    assert posted(cast.units["TT"]) == {("CB-Đạt", "Chuyên viên", LONG_AGO, last)}
    assert held(into) == {("clerk", Role.CLERK, day, None)}
    assert held(cast.units["VP"]) == {("clerk", Role.CLERK, LONG_AGO, last)}
    room.refresh_from_db()
    assert room.parent_id == into.pk
    ended = Unit.objects.filter(dissolved_on=day).order_by("code")
    assert [unit.code for unit in ended] == ["TCMT-TT", "TCMT-VP"]
    lines = UnitSuccession.objects.filter(successor=into, kind=UnitSuccession.Kind.MERGED)
    assert {line.former_name for line in lines} == {"Văn phòng Tổng cục", "Trung tâm Quan trắc"}


def test_a_posting_with_a_known_end_keeps_it(cast: Cast) -> None:
    into, end = new_unit(cast), timezone.localdate() + DAY
    Posting.objects.filter(person=cast.people["Đạt"]).update(ended_on=end)

    actions.merge([cast.units["TT"]], into=into, **decided(cast))

    assert posted(into) == {("CB-Đạt", "Chuyên viên", reform_day(), end)}


def test_what_ended_before_stays_as_it_was(cast: Cast) -> None:
    last = reform_day() - DAY
    Posting.objects.filter(person=cast.people["Đạt"]).update(ended_on=last)
    into = new_unit(cast)

    actions.merge([cast.units["TT"]], into=into, **decided(cast))

    assert posted(into) == set()
    assert posted(cast.units["TT"]) == {("CB-Đạt", "Chuyên viên", LONG_AGO, last)}


def test_a_role_that_is_held_there_already_is_not_held_twice(cast: Cast) -> None:
    into = new_unit(cast)
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=into, role=Role.CLERK, starts_on=LONG_AGO
    )

    actions.merge([cast.units["VP"]], into=into, **decided(cast))

    assert held(into) == {("clerk", Role.CLERK, LONG_AGO, None)}


def test_a_unit_merges_together_with_one_below_it(cast: Cast) -> None:
    into = new_unit(cast)
    Unit.objects.filter(pk=cast.units["TT"].pk).update(parent=cast.units["VP"])
    UnitRole.objects.create(
        user=cast.users["outsider"], unit=cast.units["TT"], role=Role.CLERK, starts_on=LONG_AGO
    )

    actions.merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))

    assert {name for name, *_rest in held(into)} == {"clerk", "outsider"}


def test_the_former_units_are_still_visible_to_who_acts_for_the_successor(cast: Cast) -> None:
    into = new_unit(cast)
    open_one = nominate(cast, "Tài")
    UnitRole.objects.create(user=cast.users["outsider"], unit=into, role=Role.CLERK)
    theirs = {cast.people["Xa"].pk}
    assert open_one not in Nomination.objects.visible_to(cast["outsider"])

    actions.merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))

    user = cast["outsider"]
    seen = set(Person.objects.visible_to(user).values_list("pk", flat=True))
    assert seen == theirs | {cast.people[name].pk for name in ("Tài", "Lan", "Đạt")}
    assert list(Nomination.objects.visible_to(user)) == [open_one]
    nominations.submit(open_one, by=user)
    assert open_one.desk == cast.units["TCMT"]


def test_sight_reaches_through_a_chain_of_successions(cast: Cast) -> None:
    first, second = new_unit(cast), new_unit(cast, "TCMT-SAU")
    actions.merge([cast.units["VP"]], into=first, **decided(cast))
    actions.merge([first], into=second, **(decided(cast) | {"on": reform_day() + DAY}))

    scope = cast["clerk"].scope(Role.CLERK)

    assert scope.unit_ids == {second.pk, first.pk, cast.units["VP"].pk}
    assert cast["clerk"].current_roles[0].unit == second


def test_an_office_of_a_former_desk_goes_on_at_its_successor(cast: Cast) -> None:
    waiting = nominate(cast)
    nominations.submit(waiting, by=cast["clerk"])
    into = new_unit(cast, "CUC", "BTNMT", authority=1)

    actions.merge([cast.units["TCMT"]], into=into, **decided(cast))
    waiting = Nomination.objects.get(pk=waiting.pk)
    nominations.screen(waiting, by=cast["officer"], opinion="Đủ điều kiện")

    assert cast["officer"].holds_at(Role.OFFICER, into)
    assert not cast["outside_officer"].holds_at(Role.OFFICER, Unit.objects.get(code="TCMT"))


def test_an_award_keeps_its_unit_and_counts_for_the_successor(cast: Cast) -> None:
    award = granted(decided_on_paper(cast), cast.people["Tài"], unit=cast.units["VP"])
    into = new_unit(cast)

    actions.merge([cast.units["VP"]], into=into, **decided(cast))

    award.refresh_from_db()
    assert (award.recipient_unit_name, award.recipient_post) == (
        "Văn phòng Tổng cục",
        "Chuyên viên",
    )
    assert award.recipient_unit == cast.units["VP"]
    assert list(Award.objects.all().of_unit(into)) == [award]
    assert list(Award.objects.all().of_unit(cast.units["TCMT"])) == [award]
    assert list(Award.objects.all().of_unit(cast.units["TT"])) == []


def test_a_former_name_finds_the_successor_too(cast: Cast) -> None:
    into = new_unit(cast)

    actions.merge([cast.units["TT"]], into=into, **decided(cast))

    assert set(Unit.objects.named("trung tam quan trac")) == {cast.units["TT"], into}


# --- splitting and dissolving


def test_the_first_part_takes_over_and_both_show_the_lineage(cast: Cast) -> None:
    one, two = new_unit(cast, "MOT"), new_unit(cast, "HAI")

    actions.split(cast.units["VP"], into=[two, one], **decided(cast))

    assert {code for code, *_rest in posted(two)} == {"CB-Tài", "CB-Lan"}
    assert posted(one) == set()
    for part in (one, two):
        assert UnitSuccession.objects.forebears_of([part.pk]) == {cast.units["VP"].pk}


def test_the_heir_takes_over_a_dissolved_unit(cast: Cast) -> None:
    actions.dissolve(cast.units["VP"], heir=cast.units["TT"], **decided(cast))

    assert held(cast.units["TT"]) == {("clerk", Role.CLERK, reform_day(), None)}
    assert {code for code, *_rest in posted(cast.units["TT"])} == {"CB-Tài", "CB-Lan", "CB-Đạt"}


def test_without_an_heir_people_go_to_the_superior_and_roles_end(cast: Cast) -> None:
    before = held(cast.units["TCMT"])

    [line] = actions.dissolve(cast.units["VP"], heir=None, **decided(cast))

    assert line.successor == cast.units["TCMT"]
    assert {code for code, *_rest in posted(cast.units["TCMT"])} == {"CB-Tài", "CB-Lan"}
    assert held(cast.units["TCMT"]) == before
    assert cast["clerk"].roles == frozenset()
    # Whoever looks for the office does not want its superior.
    assert list(Unit.objects.named("van phong tong cuc")) == [cast.units["VP"]]


# --- the ledger


def test_every_verb_leaves_one_line(cast: Cast) -> None:
    first, second, third = (new_unit(cast, code) for code in ("MOT", "HAI", "BA"))
    later = decided(cast) | {"on": reform_day() + DAY}
    before = Entry.objects.count()

    actions.rename(cast.units["TT"], name="Trung tâm Giám sát", **decided(cast))
    actions.merge([cast.units["VP"], cast.units["TT"]], into=first, **later)
    actions.split(first, into=[second, third], **(later | {"on": reform_day() + 2 * DAY}))
    actions.dissolve(third, heir=None, **(later | {"on": reform_day() + 3 * DAY}))

    lines = list(Entry.objects.order_by("sequence")[before:])
    assert [line.verb for line in lines] == [
        "unit.rename",
        "unit.merge",
        "unit.split",
        "unit.dissolve",
    ]
    assert {line.actor_name for line in lines} == {"Hoàng Quản Trị"}
    assert lines[1].subject_id == str(first.pk)
    assert lines[1].content == {
        "on": (reform_day() + DAY).isoformat(),
        "decision_number": NUMBER,
        "former": [cast.units["VP"].pk, cast.units["TT"].pk],
        "into": [first.pk],
        "postings": 3,
        "roles": 1,
        "roles_ended": 0,
        "children": 0,
    }
    assert first_fault() is None


# --- refusals


def refused(cast: Cast, formers: list[Unit], into: Unit, **more: object) -> tuple[str, str]:
    with translation.override("en"), pytest.raises(SuccessionError) as refusal:
        actions.merge(formers, into=into, **(decided(cast) | more))
    assert not UnitSuccession.objects.exists()
    return str(refusal.value), refusal.value.field


def test_only_an_administrator_of_both_units_records_a_succession(cast: Cast) -> None:
    into = new_unit(cast)
    for part in ("clerk", "officer", "leader", "outsider"):
        with pytest.raises(NotYoursError):
            actions.merge([cast.units["VP"]], into=into, **decided(cast, part))
        with pytest.raises(NotYoursError):
            actions.rename(cast.units["VP"], name="Tên mới", **decided(cast, part))
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["VP"], role=Role.ADMINISTRATOR
    )
    with pytest.raises(NotYoursError):
        actions.merge([cast.units["VP"]], into=into, **decided(cast, "clerk"))
    with pytest.raises(NotYoursError):
        actions.dissolve(cast.units["VP"], heir=None, **decided(cast, "clerk"))
    assert not UnitSuccession.objects.exists()


def test_a_unit_that_has_ended_neither_ends_again_nor_goes_on(cast: Cast) -> None:
    into = new_unit(cast)
    Unit.objects.filter(pk=cast.units["TT"].pk).update(dissolved_on=reform_day())
    day = f"{reform_day():%d/%m/%Y}"

    assert refused(cast, [cast.units["TT"]], into) == (
        f"Trung tâm Quan trắc is dissolved already, since {day}.",
        "",
    )
    assert refused(cast, [cast.units["VP"]], cast.units["TT"]) == (
        f"Trung tâm Quan trắc is dissolved itself since {day}.",
        "into",
    )


def test_a_day_before_the_unit_or_its_successor_was_there_is_refused(cast: Cast) -> None:
    into = new_unit(cast)

    assert refused(cast, [cast.units["VP"]], into, on=LONG_AGO)[1] == "on"
    assert refused(cast, [cast.units["VP"]], into, on=reform_day() - DAY) == (
        f"Trung tâm TCMT-MOI was established only on {reform_day():%d/%m/%Y}.",
        "on",
    )


def test_a_day_in_the_future_is_refused(cast: Cast) -> None:
    tomorrow = timezone.localdate() + DAY

    assert refused(cast, [cast.units["VP"]], new_unit(cast), on=tomorrow) == (
        "The day lies in the future. Record it when the decision is in force.",
        "on",
    )


def test_a_posting_or_role_that_began_on_the_day_or_later_is_named(cast: Cast) -> None:
    into, day = new_unit(cast), f"{reform_day():%d/%m/%Y}"
    advice = "Choose a later day or correct it."
    Posting.objects.filter(person=cast.people["Đạt"]).update(started_on=reform_day())
    UnitRole.objects.filter(user=cast.users["clerk"]).update(starts_on=reform_day())

    assert refused(cast, [cast.units["TT"]], into) == (
        f"Đinh Quốc Đạt was posted to Trung tâm Quan trắc on {day}. {advice}",
        "on",
    )
    assert refused(cast, [cast.units["VP"]], into) == (
        f"Phạm Thị Hoa acts for Văn phòng Tổng cục from {day}. {advice}",
        "on",
    )


def test_a_unit_does_not_go_over_into_itself_or_below_itself(cast: Cast) -> None:
    assert refused(cast, [cast.units["VP"]], cast.units["VP"])[1] == "into"
    assert refused(cast, [cast.units["TCMT"]], cast.units["VP"]) == (
        "Văn phòng Tổng cục stands below Tổng cục Môi trường, which ends. Move it first.",
        "into",
    )


def test_the_top_unit_does_not_end(cast: Cast) -> None:
    top = cast.units["BTNMT"]

    assert refused(cast, [top], cast.units["TCMT"])[1] == ""
    with pytest.raises(SuccessionError):
        actions.dissolve(top, heir=None, **decided(cast))


def test_a_merger_of_nothing_and_a_split_into_one_are_refused(cast: Cast) -> None:
    into = new_unit(cast)

    assert refused(cast, [], into)[1] == "into"
    with pytest.raises(SuccessionError) as refusal:
        actions.split(cast.units["VP"], into=[into, into], **decided(cast))
    assert refusal.value.field == "others"


def test_an_ending_before_what_the_unit_itself_took_over_is_refused(cast: Cast) -> None:
    actions.merge([cast.units["VP"]], into=cast.units["TT"], **decided(cast))
    into = new_unit(cast, established_on=LONG_AGO)

    with pytest.raises(SuccessionError) as refusal:
        actions.merge([cast.units["TT"]], into=into, **(decided(cast) | {"on": reform_day() - DAY}))

    assert refusal.value.field == "on"


# --- how much is asked


def test_the_scope_asks_as_much_after_many_successions(cast: Cast) -> None:
    def asked() -> int:
        user = cast["officer"]
        with CaptureQueriesContext(connection) as queries:
            assert user.scope(Role.OFFICER).unit_ids
        return len(queries)

    before = asked()
    for number in range(6):
        old = new_unit(cast, f"CU-{number}", established_on=LONG_AGO)
        actions.merge([old], into=cast.units["TT"], **decided(cast))

    assert asked() == before


def _stands_in(cast: Cast, role: UnitRole, part: str, first: int, last: int) -> UnitRole:
    """``part`` in the place of whoever holds ``role``, so many days after the reform."""
    return UnitRole.objects.create(
        user=cast.users[part],
        unit=role.unit,
        role=role.role,
        stands_in_for=role,
        starts_on=reform_day() + first * DAY,
        ends_on=reform_day() + last * DAY,
    )


def test_a_stand_in_goes_on_with_the_role_it_stands_for(cast: Cast) -> None:
    into, role = new_unit(cast), UnitRole.objects.get(user=cast.users["clerk"])
    running = _stands_in(cast, role, "leader", -3, 90)
    _stands_in(cast, role, "secretary", 100, 120)

    actions.merge([cast.units["VP"]], into=into, **decided(cast))

    goes_on = UnitRole.objects.get(user=cast.users["clerk"], unit=into)
    there = UnitRole.objects.filter(unit=into, stands_in_for=goes_on).order_by("starts_on")
    assert [(held.user.username, held.starts_on, held.ends_on) for held in there] == [
        ("leader", reform_day(), reform_day() + 90 * DAY),
        ("secretary", reform_day() + 100 * DAY, reform_day() + 120 * DAY),
    ]
    assert cast["leader"].acts_as(Role.CLERK, into)
    running.refresh_from_db()
    assert running.ends_on == reform_day() - DAY
    assert not UnitRole.objects.on(timezone.localdate()).filter(unit=cast.units["VP"]).exists()


def test_with_a_role_that_no_superior_takes_over_ends_its_stand_in(cast: Cast) -> None:
    role = UnitRole.objects.get(user=cast.users["clerk"])
    _stands_in(cast, role, "leader", -3, 90)
    _stands_in(cast, role, "secretary", 100, 120)

    actions.dissolve(cast.units["VP"], heir=None, **decided(cast))

    assert cast["leader"].roles == {Role.LEADER}
    future = UnitRole.objects.on(reform_day() + 110 * DAY)
    assert not future.exclude(stands_in_for=None).exists()


def test_of_two_stand_ins_for_one_person_the_first_goes_on(cast: Cast) -> None:
    into, clerk = new_unit(cast), cast.users["clerk"]
    UnitRole.objects.create(user=clerk, unit=cast.units["TT"], role=Role.CLERK, starts_on=LONG_AGO)
    for unit, part in (("VP", "leader"), ("TT", "secretary")):
        role = UnitRole.objects.get(user=clerk, unit=cast.units[unit])
        _stands_in(cast, role, part, -3, 90)

    actions.merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))

    assert {name for name, *_rest in held(into)} == {"clerk", "leader"}
