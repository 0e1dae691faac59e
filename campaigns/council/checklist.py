"""A sitting as a checklist, from its agenda to its result, with what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.council.actions import (
    members_waited_for,
    obstacles_to_closing,
    obstacles_to_opening,
    pass_lines,
)
from campaigns.council.models import Ballot, Item, Member, Sitting
from campaigns.council.tally import votes_needed
from campaigns.eligibility.overriding import mark
from campaigns.nomination.opinions import mark_opinions


@dataclass(frozen=True)
class CheckStep:
    """One line of the checklist: done, to do now, or later."""

    title: str
    done: bool
    detail: str = ""
    blockers: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Roll:
    """Who may vote, and of them who has voted on everything and who is waited for."""

    members: list[Member]
    waited_for: list[Member]

    @property
    def voted(self) -> list[Member]:
        waiting = {member.pk for member in self.waited_for}
        return [member for member in self.members if member.pk not in waiting]


def roll_of(sitting: Sitting) -> Roll:
    """The frozen roll once voting is open; before, the members on the day of the sitting."""
    members = sitting.council.members.select_related("user")
    if sitting.state == Sitting.State.PLANNED:
        return Roll(list(members.sitting_on(sitting.held_on)), [])
    keys = [entry["member"] for entry in sitting.manifest["roll"]]
    waiting = members_waited_for(sitting) if sitting.state == Sitting.State.OPEN else []
    return Roll(list(members.filter(pk__in=keys)), waiting)


def agenda_of(sitting: Sitting, seats: int) -> list[Item]:
    """The items with their pass lines: the frozen ones, or those the opening would freeze."""
    items = list(
        sitting.items.select_related(
            "nomination__person",
            "nomination__unit",
            "nomination__nominating_unit",
            "nomination__award_type",
        )
    )
    nominations = [item.nomination for item in items]
    mark(nominations)
    mark_opinions(nominations)
    if sitting.state == Sitting.State.PLANNED and seats:
        lines = pass_lines(sitting.held_on)
        for item in items:
            item.seats = seats
            item.pass_percent = lines.get(item.nomination.award_type_id)
            item.needed = votes_needed(seats, item.pass_percent)
    return items


def steps_of(sitting: Sitting, roll: Roll, items: list[Item]) -> list[CheckStep]:
    """The five steps of a sitting in their order."""
    planned = sitting.state == Sitting.State.PLANNED
    closed = sitting.state == Sitting.State.CLOSED
    seats = len(roll.members)
    return [
        CheckStep(
            _("Agenda"),
            done=bool(items),
            detail=ngettext("%(count)d nomination", "%(count)d nominations", len(items))
            % {"count": len(items)},
        ),
        CheckStep(
            _("Roll of members"),
            done=seats > 0,
            detail=ngettext("%(count)d member", "%(count)d members", seats) % {"count": seats},
        ),
        CheckStep(
            _("Open the voting"),
            done=not planned,
            detail=_("Freezes agenda, roll and pass lines.") if planned else "",
            blockers=obstacles_to_opening(sitting) if planned else [],
        ),
        _voting_step(sitting, roll),
        CheckStep(
            _("Count and result"),
            done=closed,
            detail=_("%(passed)d passed, %(failed)d not passed")
            % {
                "passed": sum(item.passed is True for item in items),
                "failed": sum(item.passed is False for item in items),
            }
            if closed
            else "",
            blockers=obstacles_to_closing(sitting) if sitting.state == Sitting.State.OPEN else [],
        ),
    ]


def _voting_step(sitting: Sitting, roll: Roll) -> CheckStep:
    if sitting.state == Sitting.State.PLANNED:
        return CheckStep(_("Members vote"), done=False)
    seats = len(roll.members)
    if sitting.state == Sitting.State.CLOSED:
        took_part = Ballot.objects.filter(item__sitting=sitting).values("member").distinct().count()
        return CheckStep(
            _("Members vote"),
            done=True,
            detail=_("%(voted)d of %(seats)d took part") % {"voted": took_part, "seats": seats},
        )
    return CheckStep(
        _("Members vote"),
        done=not roll.waited_for,
        detail=_("%(voted)d of %(seats)d have voted on everything")
        % {"voted": len(roll.voted), "seats": seats},
    )
