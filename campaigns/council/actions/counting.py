"""Kiểm phiếu: closing the vote and moving every nomination on."""

from __future__ import annotations

from collections import Counter

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards_registry.ledger.actions import append
from campaigns.council.actions.agenda import locked_in, require_secretary
from campaigns.council.models import Ballot, Item, Sitting
from campaigns.council.tally import Tally, quorum
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import advance, lock
from campaigns.notice.actions import gathering
from units.accounts.models import User


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
@gathering()
def close(sitting: Sitting, *, by: User) -> Sitting:
    """Kiểm phiếu: count, write the results, move every nomination on."""
    require_secretary(sitting.council, by)
    locked = locked_in(sitting, state=Sitting.State.OPEN)
    obstacles = obstacles_to_closing(locked)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    results = {}
    items = list(locked.items.select_related("nomination"))
    lock(item.nomination for item in items)
    for item in items:
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
