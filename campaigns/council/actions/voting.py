"""Voting: open it with a frozen roll and pass lines, cast, see who is waited for."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from campaigns.catalogue.models import RuleVersion
from campaigns.council.actions.agenda import locked_in, require_secretary
from campaigns.council.models import Ballot, Item, Member, Sitting
from campaigns.council.tally import votes_needed
from campaigns.nomination.actions import ObstacleError
from campaigns.posting.gate import lacking
from units.accounts.access import NotYoursError
from units.accounts.models import User


def obstacles_to_opening(sitting: Sitting) -> list[str]:
    found = []
    if not sitting.items.exists():
        found.append(_("The agenda is empty."))
    if not sitting.council.members.sitting_on(sitting.held_on).exists():
        found.append(_("The council has no members on the day of the sitting."))
    if sitting.secret:
        # A named ballot that is merely not shown is not secret; better no vote than that one.
        found.append(_("Secret ballots need the sealed urn, which this version does not have."))
    # The day of the sitting, or the law, may have changed since they came onto the agenda.
    rows = [item.nomination for item in sitting.items.select_related("nomination__desk__parent")]
    lacks = lacking(rows, on=sitting.held_on).values()
    return [*found, *(f"{lack.nomination}: {lack.sentence}" for lack in lacks)]


def pass_lines(on: datetime.date) -> dict[int, int | None]:
    """The pass line in per cent of each award type on that day; ``None``: more than half."""
    versions = RuleVersion.objects.on(on).order_by("valid_from")  # of two, the younger counts
    return {
        version.award_type_id: version.vote_percent
        for version in versions
        if isinstance(version, RuleVersion)
    }


@transaction.atomic
def open_voting(sitting: Sitting, *, by: User) -> Sitting:
    """Freeze roll, agenda and pass lines into a hashed manifest, then let the members vote."""
    require_secretary(sitting.council, by)
    locked = locked_in(sitting, state=Sitting.State.PLANNED)
    obstacles = obstacles_to_opening(locked)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    roll = list(locked.council.members.sitting_on(locked.held_on).select_related("user"))
    items = list(locked.items.select_related("nomination__award_type"))
    lines = pass_lines(locked.held_on)
    for item in items:
        item.seats = len(roll)
        item.pass_percent = lines.get(item.nomination.award_type_id)
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
    locked = locked_in(sitting, state=Sitting.State.OPEN)
    member = seat_of(locked, by)
    if member is None:
        raise NotYoursError(_("Only members on the roll of this sitting vote."))
    items = {item.pk: item for item in locked.items.select_related("nomination__person")}
    for key, choice in choices.items():
        if key not in items or choice not in Ballot.Choice.values:
            raise ObstacleError(_("The ballot does not fit this sitting. Load the page again."))
        if is_conflicted(member, items[key]):
            raise ObstacleError(_("You do not vote on your own nomination."))
    wanted = {key: (choice, (remarks or {}).get(key, "")[:400]) for key, choice in choices.items()}
    mine = Ballot.objects.filter(member=member, item__in=list(wanted))
    stands = {vote.item_id: (vote.choice, vote.remark) for vote in mine}
    if stands == wanted:  # the second of two clicks
        return len(choices)
    for key, (choice, remark) in wanted.items():
        Ballot.objects.update_or_create(
            item=items[key], member=member, defaults={"choice": choice, "remark": remark}
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
