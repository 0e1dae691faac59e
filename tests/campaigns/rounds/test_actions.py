"""Who has not acted is reminded, once a day; a unit may say that it has nobody."""

from __future__ import annotations

import datetime

import pytest
from django.db.models import F
from django.utils import timezone

from awards_registry.policy import Role
from campaigns.catalogue.models import CalendarDate, WorkStep
from campaigns.nomination import actions as nominations
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Asked, Deadline, Round
from campaigns.notice.models import Kind, Message
from campaigns.rounds import actions
from campaigns.rounds.board import Board, boards_of
from campaigns.rounds.next_year import a_year_on, planned
from campaigns.rounds.standing import Standing
from tests.cast import LONG_AGO, Cast, nominate
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit, UnitSuccession

DAY = datetime.timedelta(days=1)


def clerk_of(unit: Unit, username: str) -> User:
    user = User.objects.create_user(username, "x", full_name=f"Cán bộ {username}")
    UnitRole.objects.create(user=user, unit=unit, role=Role.CLERK, starts_on=LONG_AGO)
    return user


def board_of(cast: Cast) -> Board:
    [board] = boards_of(cast["officer"], [cast.round], timezone.localdate())
    return board


def standings(cast: Cast) -> dict[str, Standing]:
    return {row.unit.short_name: row.standing for row in board_of(cast).rows}


def told(kind: Kind = Kind.REMINDER) -> list[str]:
    rows = Message.objects.filter(kind=kind, recipient__isnull=False)
    return sorted(rows.values_list("recipient__username", flat=True))


def test_a_unit_stands_where_its_dossiers_are(cast: Cast) -> None:
    assert standings(cast) == {"TT": Standing.NOT_STARTED, "VP": Standing.NOT_STARTED}
    nomination = nominate(cast)
    assert standings(cast)["VP"] == Standing.DRAFTING
    nominations.submit(nomination, by=cast["clerk"])
    assert standings(cast)["VP"] == Standing.SENT
    nominations.return_for_correction(nomination, by=cast["officer"], reason="Bổ sung")
    assert standings(cast)["VP"] == Standing.RETURNED
    nominations.submit(nomination, by=cast["clerk"])
    nominations.screen(nomination, by=cast["officer"])
    assert standings(cast)["VP"] == Standing.ACCEPTED


def test_exactly_those_who_have_not_acted_are_reminded_and_once_a_day(cast: Cast) -> None:
    clerk_of(cast.units["TT"], "clerk_tt")
    nominations.submit(nominate(cast), by=cast["clerk"])

    first = actions.remind(cast.round, by=cast["officer"])

    assert [each.unit.short_name for each in first] == ["TT"]
    assert told() == ["clerk_tt"]
    with pytest.raises(ObstacleError):
        actions.remind(cast.round, by=cast["second_officer"])
    assert told() == ["clerk_tt"]
    Asked.objects.update(reminded_at=F("reminded_at") - DAY)
    Message.objects.update(read_at=timezone.now())
    actions.remind(cast.round, by=cast["officer"])
    assert told() == ["clerk_tt", "clerk_tt"]


def test_a_reminder_says_the_unit_what_is_awaited_and_until_when(cast: Cast) -> None:
    nominate(cast)
    actions.remind(cast.round, by=cast["officer"])

    message = cast["clerk"].messages.get(kind=Kind.REMINDER)

    assert message.subject == f"Đề nghị gửi hồ sơ: {cast.round}"
    assert f"{cast.round.closes_on:%d/%m/%Y}" in message.opening
    [line] = message.lines
    assert line["text"] == "Văn phòng Tổng cục: có 1 dự thảo, chưa gửi hồ sơ nào"
    assert line["url"] == cast.round.get_absolute_url()


def test_only_the_officer_of_the_holder_reminds_and_only_while_the_round_is_open(
    cast: Cast,
) -> None:
    for part in ("clerk", "ministry_officer", "outside_officer", "secretary"):
        with pytest.raises(NotYoursError):
            actions.remind(cast.round, by=cast[part])
    Round.objects.update(closes_on=timezone.localdate() - DAY)
    cast.round.refresh_from_db()
    with pytest.raises(ObstacleError):
        actions.remind(cast.round, by=cast["officer"])
    assert not Message.objects.exists()


def test_after_the_end_only_what_was_returned_is_reminded_of(cast: Cast) -> None:
    clerk_of(cast.units["TT"], "clerk_tt")
    row = nominate(cast)
    nominations.submit(row, by=cast["clerk"])
    nominations.return_for_correction(row, by=cast["officer"], reason="Bổ sung")
    Message.objects.all().delete()
    Round.objects.update(closes_on=timezone.localdate() - DAY)
    cast.round.refresh_from_db()

    [reminded] = actions.remind(cast.round, by=cast["officer"])

    assert reminded.unit == cast.units["VP"]
    assert told() == ["clerk"]
    assert "đã khóa" in Message.objects.get().opening


def test_a_unit_without_a_clerk_is_not_counted_as_reminded(cast: Cast) -> None:
    reminded = actions.remind(cast.round, by=cast["officer"])

    assert [each.unit.short_name for each in reminded] == ["VP"]
    left = {row.unit.short_name for row in board_of(cast).to_remind}
    assert left == {"TT"}


def test_a_unit_says_that_it_has_nobody_and_is_left_alone(cast: Cast) -> None:
    office = cast.units["VP"]
    with pytest.raises(NotYoursError):
        actions.say_nothing(cast.round, office, by=cast["outsider"])
    asked = actions.say_nothing(cast.round, office, by=cast["clerk"])

    assert standings(cast)["VP"] == Standing.NOTHING
    assert actions.say_nothing(cast.round, office, by=cast["clerk"]).pk == asked.pk
    with pytest.raises(ObstacleError):
        actions.remind(cast.round, by=cast["officer"])
    actions.recall_nothing(cast.round, office, by=cast["clerk"])
    assert standings(cast)["VP"] == Standing.NOT_STARTED


def test_a_nomination_takes_the_word_back_and_keeps_it_from_being_said(cast: Cast) -> None:
    office = cast.units["VP"]
    actions.say_nothing(cast.round, office, by=cast["clerk"])
    nomination = nominate(cast)
    assert standings(cast)["VP"] == Standing.DRAFTING
    actions.recall_nothing(cast.round, office, by=cast["clerk"])
    with pytest.raises(ObstacleError, match="rút"):
        actions.say_nothing(cast.round, office, by=cast["clerk"])
    nominations.withdraw(nomination, by=cast["clerk"], reason="Không đủ")
    actions.say_nothing(cast.round, office, by=cast["clerk"])
    assert standings(cast)["VP"] == Standing.NOTHING


def test_where_units_are_named_only_they_are_awaited_and_others_counted_apart(cast: Cast) -> None:
    Asked.objects.create(round=cast.round, unit=cast.units["TT"])
    assert standings(cast) == {"TT": Standing.NOT_STARTED}
    nominate(cast)
    board = board_of(cast)
    assert {row.unit.short_name for row in board.rows} == {"TT", "VP"}


def test_next_year_is_this_year_a_year_on(cast: Cast) -> None:
    source, year = cast.round, cast.round.year
    Asked.objects.create(round=source, unit=cast.units["VP"])
    Deadline.objects.create(round=source, step=WorkStep.NOMINATE, due_on=source.closes_on)
    Deadline.objects.create(round=source, step=WorkStep.DECIDE, due_on=source.closes_on + 40 * DAY)
    CalendarDate.objects.create(year=year, step=WorkStep.SCREEN, due_on=source.closes_on + DAY)
    decided = a_year_on(source.closes_on) + 90 * DAY
    CalendarDate.objects.create(year=year + 1, step=WorkStep.DECIDE, due_on=decided)
    Round.objects.filter(pk=source.pk).update(guidance="Gửi sớm", papers_required=True)
    source.refresh_from_db()

    made = actions.open_next_year(source, by=cast["officer"])

    assert (made.year, made.name) == (year + 1, f"Đợt xét khen thưởng năm {year + 1}")
    assert (made.guidance, made.papers_required, made.copied_from) == ("Gửi sớm", True, source)
    assert set(made.award_types.all()) == set(source.award_types.all())
    assert [each.unit for each in made.asked.all()] == [cast.units["VP"]]
    days = dict(made.deadlines.values_list("step", "due_on"))
    assert days == {"nominate": made.closes_on, "decide": decided}
    assert made.closes_on == a_year_on(source.closes_on)
    copied = CalendarDate.objects.get(year=year + 1, step=WorkStep.SCREEN)
    assert (copied.due_on, copied.verified) == (a_year_on(source.closes_on + DAY), False)
    # asked for twice, made once
    assert actions.open_next_year(source, by=cast["second_officer"]).pk == made.pk
    assert Round.objects.filter(year=year + 1).count() == 1


@pytest.mark.django_db
def test_a_day_off_moves_to_the_next_working_day() -> None:
    assert a_year_on(datetime.date(2025, 8, 15)) == datetime.date(2026, 8, 17)  # a Saturday
    assert a_year_on(datetime.date(2024, 2, 29)) == datetime.date(2025, 2, 28)


def test_those_that_succeeded_a_dissolved_unit_are_asked_instead(cast: Cast) -> None:
    today = timezone.localdate()
    for unit in ("VP", "TT"):
        Asked.objects.create(round=cast.round, unit=cast.units[unit])
    heir = Unit.objects.create(
        code="TCMT-M", name="Trung tâm Mới", parent=cast.units["TCMT"], established_on=today
    )
    Unit.objects.filter(pk__in=[cast.units["TT"].pk, cast.units["VP"].pk]).update(
        dissolved_on=today
    )
    for unit, after, kind in (("TT", heir, "merged"), ("VP", cast.units["TCMT"], "dissolved")):
        UnitSuccession.objects.create(
            kind=kind, predecessor=cast.units[unit], successor=after, decided_on=today
        )

    plan = planned(cast.round)
    made = actions.open_next_year(cast.round, by=cast["officer"])

    assert [each.unit for each in made.asked.all()] == [heir]
    assert [each.instead_of for each in plan.units] == [(cast.units["TT"],)]
    # the holder itself is not asked for what a unit without an heir left to it
    assert plan.lost == [cast.units["VP"]]


def test_what_the_heir_nominates_counts_for_the_unit_that_was_asked(cast: Cast) -> None:
    today = timezone.localdate()
    Asked.objects.create(round=cast.round, unit=cast.units["TT"])
    Unit.objects.filter(pk=cast.units["TT"].pk).update(dissolved_on=today)
    UnitSuccession.objects.create(
        kind="merged",
        predecessor=cast.units["TT"],
        successor=cast.units["VP"],
        decided_on=today,
    )
    nominations.submit(nominate(cast), by=cast["clerk"])

    assert standings(cast) == {"TT": Standing.SENT}


def test_days_in_the_wrong_order_and_a_name_that_is_taken_are_refused(cast: Cast) -> None:
    plan = planned(cast.round)
    plan.days["screen"] = plan.opens_on - DAY
    with pytest.raises(ObstacleError, match="trước bước"):
        actions.open_next_year(cast.round, by=cast["officer"], plan=plan)
    Round.objects.create(
        name=plan.name,
        unit=cast.round.unit,
        year=plan.year,
        opens_on=plan.opens_on,
        closes_on=plan.closes_on,
    )
    with pytest.raises(ObstacleError, match="mang tên này"):
        actions.open_next_year(cast.round, by=cast["officer"])
    with pytest.raises(NotYoursError):
        actions.open_next_year(cast.round, by=cast["ministry_officer"])
