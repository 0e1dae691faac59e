"""Nhắc các đơn vị chưa gửi: exactly those who have not acted, each once a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Round
from campaigns.notice.actions import Line, gathering, notify
from campaigns.notice.models import Kind
from campaigns.rounds.actions.asking import require_holder, written_down
from campaigns.rounds.board import Board, UnitRow, boards_of
from campaigns.rounds.standing import Standing
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit, UnitSuccession


@dataclass(frozen=True)
class Reminder:
    """What one unit is told, and who is told it; nobody where no clerk was found."""

    unit: Unit
    standing: Standing
    text: str
    people: tuple[User, ...]


def reminders(board: Board) -> list[Reminder]:
    """What would be sent now: to the clerks of each unit that has not acted today or ever."""
    rows = board.to_remind
    people = _clerks_of([row.unit for row in rows], board.round.unit_id)
    with translation.override(settings.LANGUAGE_CODE):
        return [
            Reminder(row.unit, row.standing, _words(row), tuple(people[row.unit.pk]))
            for row in rows
        ]


def subject_of(of: Round) -> str:
    """The subject of the reminder, in the language of the house."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Still awaited: %(round)s") % {"round": of}


def opening_of(of: Round) -> str:
    """What stands before the units: until when, and what to do where there is nobody."""
    with translation.override(settings.LANGUAGE_CODE):
        if timezone.localdate() > of.closes_on:
            return _("The round has closed. What was returned to you may still be sent again.")
        return _(
            "The round closes on %(day)s. Please send the dossiers by then, or answer on the page "
            "of the round that there is nobody to nominate."
        ) % {"day": f"{of.closes_on:%d/%m/%Y}"}


def _words(row: UnitRow) -> str:
    """What is awaited of one unit."""
    unit = {"unit": row.unit}
    if row.standing == Standing.RETURNED:
        count = row.counts.get(State.RETURNED, 0)
        text = ngettext(
            "%(unit)s: %(count)d returned dossier has not been sent again",
            "%(unit)s: %(count)d returned dossiers have not been sent again",
            count,
        )
        return text % (unit | {"count": count})
    if row.standing == Standing.DRAFTING:
        count = row.counts.get(State.DRAFT, 0)
        text = ngettext(
            "%(unit)s: %(count)d draft, nothing sent yet",
            "%(unit)s: %(count)d drafts, nothing sent yet",
            count,
        )
        return text % (unit | {"count": count})
    return _("%(unit)s: not started yet") % unit


def _clerks_of(units: Iterable[Unit], holder: int) -> Mapping[int, list[User]]:
    """The clerks of each unit today; where it has none, of the nearest unit above with one.

    Not above ``holder``: whoever works there awaits, and is not awaited. A dissolved unit's are
    those of the units that succeeded it.
    """
    held: dict[int, list[User]] = defaultdict(list)
    rows = UnitRole.objects.on(timezone.localdate()).filter(role=Role.CLERK, user__is_active=True)
    for row in rows.select_related("user").order_by("user__sort_key", "user_id"):
        held[row.unit_id].append(row.user)
    above = {below: upper for upper, below in Unit.objects.lines()}
    found: dict[int, list[User]] = {}
    for unit in units:
        places = [unit.pk]
        if unit.dissolved_on:
            places += sorted(UnitSuccession.objects.heirs_of([unit.pk]))
        people = [user for place in places for user in held.get(place, ())]
        here: int | None = unit.pk
        while not people and here is not None and here != holder:
            here = above.get(here)
            people = list(held.get(here, ())) if here is not None else []
        found[unit.pk] = list(dict.fromkeys(people))
    return found


@transaction.atomic
def remind(of: Round, units: Iterable[int] | None = None, *, by: User) -> list[Reminder]:
    """Remind the units with these keys, or all, that have not acted; returns what was told whom.

    Whoever acted meanwhile is passed over, and so is who was reminded today: of two clicks the
    second reminds nobody. After the end only what was returned is awaited. Raises
    ``ObstacleError`` where nobody is left to be reminded and where the round is not open yet.
    """
    require_holder(of, by)
    today = timezone.localdate()
    if today < of.opens_on:
        raise ObstacleError(_("The round is not open: nobody can send anything now."))
    asked = {row.unit_id: row for row in written_down(of)}
    [board] = boards_of(by, [of], today)
    chosen = None if units is None else set(units)
    told = [
        each
        for each in reminders(board)
        if each.people and each.unit.pk in asked and (chosen is None or each.unit.pk in chosen)
    ]
    if not told:
        raise ObstacleError(
            _("Nobody is left to be reminded today: each has acted or got a reminder.")
        )
    subject, opening = subject_of(of), opening_of(of)
    with gathering():
        for each in told:
            line = Line(each.text, of.get_absolute_url(), f"round:{of.pk}:{each.unit.pk}")
            notify(
                Kind.REMINDER,
                unit=of.unit,
                to=each.people,
                subject=subject,
                opening=opening,
                lines=[line],
                topic=f"remind:{of.pk}:{today.isoformat()}",
            )
    rows = [asked[each.unit.pk] for each in told]
    for row in rows:
        row.reminded_at = timezone.now()
    type(rows[0]).objects.bulk_update(rows, ["reminded_at"])
    append("round.remind", of, by=by, units=[each.unit.pk for each in told])
    return told
