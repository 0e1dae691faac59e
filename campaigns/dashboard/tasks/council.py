"""What waits for the secretary of a council and for its members."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.council.models import Ballot, Item, Member, Sitting
from campaigns.dashboard.links import link
from campaigns.dashboard.tasks.officer import desks_of
from campaigns.dashboard.tasks.task import SHOWN, Line, Part, Task, waiting
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from campaigns.posting.gate import to_post
from units.accounts.models import User

Seat = tuple[int, int]  # sitting, member


def secretary(user: User, today: datetime.date) -> Part:
    desks = desks_of(user, Role.SECRETARY)
    return Part(
        role=Role.SECRETARY.value,
        label=str(Role.SECRETARY.label),
        tasks=waiting(
            sittings_that_vote(desks), planned_sittings(desks), without_agenda(user, desks, today)
        ),
    )


def without_agenda(user: User, desks: list[int], today: datetime.date) -> Task:
    """Screened by the standing office and on no agenda yet; of them, what waits for a posting."""
    count = Nomination.objects.at(desks, State.SCREENED).exclude(round__simplified=True).count()
    unposted = len(to_post(desks, on=today))
    note = _("To be posted first: %(count)d") % {"count": unposted} if unposted else ""
    return Task(_("Screened, on no agenda yet"), count, link(user, "sitting_list"), note=note)


def planned_sittings(desks: list[int]) -> Task:
    """Sittings to come, each with what still keeps it from being opened."""
    seated = Member.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=OuterRef("held_on")),
        council=OuterRef("council"),
        starts_on__lte=OuterRef("held_on"),
    )
    rows = Sitting.objects.filter(council__unit__in=desks, state=Sitting.State.PLANNED).annotate(
        names=Count("items"), seated=Exists(seated)
    )
    sittings = list(rows.order_by("held_on", "pk"))
    lines = tuple(
        Line(each.name, each.get_absolute_url(), _state_of(each)) for each in sittings[:SHOWN]
    )
    return Task(_("Sittings that are planned"), len(sittings), lines=lines)


def _state_of(sitting: Sitting) -> str:
    names = getattr(sitting, "names", 0)
    blockers = [
        sentence
        for missing, sentence in (
            (not names, _("The agenda is empty.")),
            (
                not getattr(sitting, "seated", True),
                _("The council has no members on the day of the sitting."),
            ),
        )
        if missing
    ]
    day = f"{sitting.held_on:%d/%m/%Y}"
    ready = _("%(day)s; names on the agenda: %(count)d") % {"day": day, "count": names}
    return f"{day}. {' '.join(blockers)}" if blockers else ready


def sittings_that_vote(desks: list[int]) -> Task:
    """Sittings that are open, each with the members it waits for."""
    rows = Sitting.objects.filter(council__unit__in=desks, state=Sitting.State.OPEN)
    sittings = list(rows.annotate(names=Count("items")).order_by("held_on", "pk"))
    done, left = progress(sittings)
    lines = []
    for sitting in sittings[:SHOWN]:
        roll = [entry["member"] for entry in sitting.manifest.get("roll", [])]
        late = sum(done[sitting.pk, member] < left[sitting.pk, member] for member in roll)
        note = (
            _("Members still to vote: %(count)d of %(seats)d") % {"count": late, "seats": len(roll)}
            if late
            else _("All members have voted: the sitting can be closed.")
        )
        lines.append(Line(sitting.name, sitting.get_absolute_url(), note))
    return Task(_("Sittings that vote now"), len(sittings), lines=tuple(lines))


def progress(sittings: Sequence[Sitting]) -> tuple[Counter[Seat], Counter[Seat]]:
    """Votes cast and votes to cast by sitting and member, in two queries for all sittings.

    Nobody votes on the own nomination, so those items are not asked of that member.
    """
    done: Counter[Seat] = Counter()
    for sitting, member, count in (
        Ballot.objects.filter(item__sitting__in=sittings)
        .order_by()
        .values_list("item__sitting_id", "member_id")
        .annotate(Count("pk"))
    ):
        done[sitting, member] = count
    own: Counter[Seat] = Counter(
        Item.objects.filter(
            sitting__in=sittings,
            nomination__person__user__seats__council=F("sitting__council"),
        ).values_list("sitting_id", "nomination__person__user__seats__pk")
    )
    wanted: Counter[Seat] = Counter()
    for each in sittings:
        for entry in each.manifest.get("roll", []):
            seat = (each.pk, entry["member"])
            wanted[seat] = len(each.manifest.get("items", [])) - own[seat]
    return done, wanted


def member(user: User, today: datetime.date) -> Part:
    return Part(
        role=Role.MEMBER.value,
        label=str(Role.MEMBER.label),
        tasks=[*waiting(to_vote(user)), *waiting(next_sitting(user, today))],
    )


def to_vote(user: User) -> Task:
    """Open sittings in which one is on the roll, with “18/40” of one's votes."""
    seats = set(Member.objects.filter(user=user).values_list("pk", flat=True))
    sittings = list(
        Sitting.objects.filter(state=Sitting.State.OPEN, council__members__user=user)
        .distinct()
        .order_by("held_on", "pk")
    )
    done, wanted = progress(sittings)
    lines = []
    left = 0
    for sitting in sittings:
        mine = [seat for seat in wanted if seat[0] == sitting.pk and seat[1] in seats]
        for seat in mine:
            left += max(wanted[seat] - done[seat], 0)
            note = _("%(done)d/%(all)d voted") % {"done": done[seat], "all": wanted[seat]}
            url = link(user, "sitting_ballot", sitting.pk)
            lines.append(Line(sitting.name, url, note))
    return Task(_("Votes to cast"), left, lines[0].url if lines else "", lines=tuple(lines))


def next_sitting(user: User, today: datetime.date) -> Task | None:
    """The next sitting of a council in which one sits."""
    found = (
        Sitting.objects.filter(
            state=Sitting.State.PLANNED, held_on__gte=today, council__members__user=user
        )
        .annotate(names=Count("items", distinct=True))
        .order_by("held_on", "pk")
        .first()
    )
    if found is None:
        return None
    note = _("Names on the agenda: %(count)d") % {"count": getattr(found, "names", 0)}
    line = Line(found.name, link(user, "sitting", found.pk), note)
    return Task(_("Next sitting"), None, due=found.held_on, lines=(line,))
