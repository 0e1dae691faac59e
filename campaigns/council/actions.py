"""The verbs of the council: plan, put on the agenda, open, vote, close."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards_registry.policy import Role
from campaigns.catalogue.models import RuleVersion
from campaigns.council.models import Ballot, Council, Item, Member, Sitting
from campaigns.council.tally import Tally, quorum, votes_needed
from campaigns.journey import State
from campaigns.ledger.actions import append
from campaigns.ledger.canonical import digest
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination
from units.accounts.access import NotYoursError
from units.accounts.models import User


class SittingStateError(Exception):
    """Raised where a sitting is not in the state that the act needs."""


def _require_secretary(council: Council, by: User) -> None:
    if not by.holds_at(Role.SECRETARY, council.unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.SECRETARY.label, "unit": council.unit}
        )


def _locked(sitting: Sitting, *, state: Sitting.State) -> Sitting:
    """The sitting's row, locked and in the wanted state, or ``SittingStateError``."""
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if locked.state != state:
        raise SittingStateError(
            _("The sitting is “%(state)s”; this needs “%(wanted)s”.")
            % {"state": locked.get_state_display(), "wanted": state.label}
        )
    return locked


@transaction.atomic
def plan(
    council: Council, *, name: str, held_on: datetime.date, place: str = "", by: User
) -> Sitting:
    """Call a sitting; its agenda is still empty."""
    _require_secretary(council, by)
    sitting = Sitting.objects.create(council=council, name=name, held_on=held_on, place=place)
    append("sitting.plan", sitting, by=by, held_on=held_on.isoformat())
    return sitting


@transaction.atomic
def put_on_agenda(sitting: Sitting, nominations: Iterable[Nomination], *, by: User) -> list[Item]:
    """Bring screened nominations of this desk before the council."""
    _require_secretary(sitting.council, by)
    locked = _locked(sitting, state=Sitting.State.PLANNED)
    last = locked.items.count()
    items = []
    for order, nomination in enumerate(nominations, start=last + 1):
        if nomination.desk_id != locked.council.unit_id:
            raise ObstacleError(
                _("%(nomination)s does not lie at the desk of this council.")
                % {"nomination": nomination}
            )
        advance(nomination, State.IN_COUNCIL, by=by, reason=locked.name)
        items.append(
            Item.objects.create(
                sitting=locked,
                nomination=nomination,
                order=order,
                snapshot_hash=nomination.snapshot_hash,
            )
        )
    return items


@transaction.atomic
def take_off_agenda(item: Item, *, by: User, reason: str) -> None:
    """Take a nomination off before the vote; it goes back to the standing office."""
    _require_secretary(item.sitting.council, by)
    _locked(item.sitting, state=Sitting.State.PLANNED)
    advance(item.nomination, State.SCREENED, by=by, reason=reason)
    append("sitting.take_off", item.sitting, by=by, nomination=item.nomination_id)
    item.delete()


def obstacles_to_opening(sitting: Sitting) -> list[str]:
    found = []
    if not sitting.items.exists():
        found.append(_("The agenda is empty."))
    if not sitting.council.members.sitting_on(sitting.held_on).exists():
        found.append(_("The council has no members on the day of the sitting."))
    if sitting.secret:
        # A named ballot that is merely not shown is not secret; better no vote than that one.
        found.append(_("Secret ballots need the sealed urn, which this version does not have."))
    return found


def _pass_line(nomination: Nomination, on: datetime.date) -> int | None:
    version = RuleVersion.objects.on(on).filter(award_type=nomination.award_type).first()
    return version.vote_percent if isinstance(version, RuleVersion) else None


@transaction.atomic
def open_voting(sitting: Sitting, *, by: User) -> Sitting:
    """Freeze roll, agenda and pass lines into a hashed manifest, then let the members vote."""
    _require_secretary(sitting.council, by)
    locked = _locked(sitting, state=Sitting.State.PLANNED)
    obstacles = obstacles_to_opening(locked)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    roll = list(locked.council.members.sitting_on(locked.held_on).select_related("user"))
    items = list(locked.items.select_related("nomination__award_type"))
    for item in items:
        item.seats = len(roll)
        item.pass_percent = _pass_line(item.nomination, locked.held_on)
        item.needed = votes_needed(item.seats, item.pass_percent)
        item.save(update_fields=["seats", "pass_percent", "needed"])
    locked.manifest = {
        "council": locked.council_id,
        "held_on": locked.held_on.isoformat(),
        "secret": locked.secret,
        "roll": [{"member": member.pk, "name": str(member)} for member in roll],
        "items": [
            {
                "item": item.pk,
                "nomination": item.nomination_id,
                "snapshot": item.snapshot_hash,
                "percent": item.pass_percent,
                "needed": item.needed,
            }
            for item in items
        ],
    }
    locked.manifest_hash = digest(locked.manifest)
    locked.state, locked.opened_at, locked.opened_by = Sitting.State.OPEN, timezone.now(), by
    locked.save()
    append("sitting.open", locked, by=by, manifest=locked.manifest_hash)
    sitting.refresh_from_db()
    return sitting


def seat_of(sitting: Sitting, user: User) -> Member | None:
    """The seat from which ``user`` votes: on the frozen roll once voting is open."""
    member = sitting.council.members.filter(user=user).sitting_on(sitting.held_on).first()
    if member and sitting.manifest:
        on_roll = {entry["member"] for entry in sitting.manifest["roll"]}
        return member if member.pk in on_roll else None
    return member


def is_conflicted(member: Member, item: Item) -> bool:
    """Nobody votes on the own nomination."""
    person = member.user.person_id
    return person is not None and item.nomination.person_id == person


@transaction.atomic
def cast(
    sitting: Sitting,
    choices: Mapping[int, str],
    *,
    by: User,
    remarks: Mapping[int, str] | None = None,
) -> int:
    """Cast named votes: item key → choice. May be changed until the sitting is closed.

    Returns how many votes were written. Raises before anything is written where one of them
    cannot be: a foreign item, an unknown choice, the own nomination.
    """
    locked = _locked(sitting, state=Sitting.State.OPEN)
    member = seat_of(locked, by)
    if member is None:
        raise NotYoursError(_("Only members on the roll of this sitting vote."))
    items = {item.pk: item for item in locked.items.select_related("nomination__person")}
    for key, choice in choices.items():
        if key not in items or choice not in Ballot.Choice.values:
            raise ObstacleError(_("The ballot does not fit this sitting. Load the page again."))
        if is_conflicted(member, items[key]):
            raise ObstacleError(_("You do not vote on your own nomination."))
    for key, choice in choices.items():
        Ballot.objects.update_or_create(
            item=items[key],
            member=member,
            defaults={"choice": choice, "remark": (remarks or {}).get(key, "")[:400]},
        )
    append("sitting.cast", locked, by=by, votes={str(key): value for key, value in choices.items()})
    return len(choices)


def members_waited_for(sitting: Sitting) -> list[Member]:
    """Members on the roll who have not voted on everything that is theirs to vote on."""
    items = list(sitting.items.select_related("nomination"))
    done: Counter[int] = Counter(
        Ballot.objects.filter(item__sitting=sitting).values_list("member_id", flat=True)
    )
    roll = [entry["member"] for entry in sitting.manifest.get("roll", [])]
    members = Member.objects.filter(pk__in=roll).select_related("user")
    return [
        member
        for member in members
        if done[member.pk] < sum(not is_conflicted(member, item) for item in items)
    ]


def obstacles_to_closing(sitting: Sitting) -> list[str]:
    """Without two thirds of the members the sitting decides nothing."""
    seats = len(sitting.manifest.get("roll", []))
    taking_part = Ballot.objects.filter(item__sitting=sitting).values("member").distinct().count()
    missing = quorum(seats) - taking_part if seats else 0
    if missing > 0:
        return [
            ngettext(
                "%(count)d more member must vote: two thirds of the council are needed.",
                "%(count)d more members must vote: two thirds of the council are needed.",
                missing,
            )
            % {"count": missing}
        ]
    return []


def tally_of(item: Item) -> Tally:
    """The votes of one item as they stand."""
    votes = Counter(item.ballots.values_list("choice", flat=True))
    return Tally(
        seats=item.seats or 0,
        needed=item.needed or 0,
        in_favour=votes[Ballot.Choice.IN_FAVOUR],
        against=votes[Ballot.Choice.AGAINST],
        other=votes[Ballot.Choice.OTHER],
    )


def _result_in_words(tally: Tally) -> str:
    """Kept with the step, so in the language of the house whoever closes the sitting."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("%(yes)d of %(seats)d in favour, %(needed)d needed") % {
            "yes": tally.in_favour,
            "seats": tally.seats,
            "needed": tally.needed,
        }


@transaction.atomic
def close(sitting: Sitting, *, by: User) -> Sitting:
    """Kiểm phiếu: count, write the results, move every nomination on."""
    _require_secretary(sitting.council, by)
    locked = _locked(sitting, state=Sitting.State.OPEN)
    obstacles = obstacles_to_closing(locked)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    results = {}
    for item in locked.items.select_related("nomination"):
        tally = tally_of(item)
        item.in_favour, item.against, item.other = tally.in_favour, tally.against, tally.other
        item.passed = tally.passed
        item.save(update_fields=["in_favour", "against", "other", "passed"])
        results[str(item.nomination_id)] = [tally.in_favour, tally.against, tally.other]
        to = State.RECOMMENDED if tally.passed else State.NOT_RECOMMENDED
        advance(item.nomination, to, by=by, reason=_result_in_words(tally))
    locked.state, locked.closed_at, locked.closed_by = Sitting.State.CLOSED, timezone.now(), by
    locked.save()
    append("sitting.close", locked, by=by, results=results, manifest=locked.manifest_hash)
    sitting.refresh_from_db()
    return sitting
