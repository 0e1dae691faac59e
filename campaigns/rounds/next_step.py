"""What comes next about a round for whoever reads it, and who can help where it is blocked."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.journey import State
from campaigns.nomination.models import Round
from campaigns.rounds.board import Board
from campaigns.rounds.own import OwnUnit, ways_in
from campaigns.rounds.standing import Standing
from units.accounts.holders import holders
from units.accounts.models import User


@dataclass(frozen=True)
class Next:
    """What the reader does next about a round."""

    what: str
    who: str = ""
    by_when: str = ""
    url: str = ""
    label: str = ""
    blockers: tuple[str, ...] = ()
    finished: bool = False


def next_of_clerk(of: Round, own: list[OwnUnit], today: datetime.date, user: User) -> Next:
    """What the clerk does next, or why nothing can be done and who could help."""
    counts: Counter[State] = Counter()
    for each in own:
        counts.update(each.row.counts)
    if today < of.opens_on:
        day = f"{of.opens_on:%d/%m/%Y}"
        return Next(_("Wait until the round opens on %(day)s; read what it asks.") % {"day": day})
    if today > of.closes_on:
        return _after_the_end(of, counts, user)
    return _to_finish(of, counts, user) or _to_begin(of, own, user)


def _after_the_end(of: Round, counts: Counter[State], user: User) -> Next:
    """What was sent in time and returned may still come back; drafts are late."""
    back = _to_finish(of, Counter({State.RETURNED: counts[State.RETURNED]}), user)
    if back is not None:
        return replace(back, by_when="")
    if not counts[State.DRAFT]:
        return Next(_("The round is closed; follow your dossiers."), finished=True)
    blocked = _("The round closed on %(day)s.") % {"day": f"{of.closes_on:%d/%m/%Y}"}
    return Next(
        _("Ask the standing office to extend the round"),
        who=holders(Role.OFFICER, of.unit),
        blockers=(blocked,),
    )


def _to_finish(of: Round, counts: Counter[State], user: User) -> Next | None:
    """Dossiers that were begun or came back."""
    returned, drafts = counts[State.RETURNED], counts[State.DRAFT]
    if returned:
        words, state, label = (
            ngettext(
                "Correct %(count)d returned dossier and send it again",
                "Correct %(count)d returned dossiers and send them again",
                returned,
            )
            % {"count": returned},
            State.RETURNED,
            _("Open the returned"),
        )
    elif drafts:
        words, state, label = (
            ngettext(
                "Finish %(count)d draft and send it",
                "Finish %(count)d drafts and send them",
                drafts,
            )
            % {"count": drafts},
            State.DRAFT,
            _("Open the drafts"),
        )
    else:
        return None
    url = f"{address(user, 'nomination_list')}?round={of.pk}&state={state.value}"
    return Next(words, by_when=f"{of.closes_on:%d/%m/%Y}", url=url, label=label)


def _to_begin(of: Round, own: list[OwnUnit], user: User) -> Next:
    """Nothing lies in the unit: it has not begun, has answered, or has sent everything."""
    if own and all(each.row.standing == Standing.NOTHING for each in own):
        return Next(_("You answered that there is nobody to nominate."), finished=True)
    if any(each.row.standing == Standing.NOT_STARTED for each in own):
        ways = ways_in(of, user)
        return Next(
            _("Enter who is to be nominated, or answer that there is nobody"),
            by_when=f"{of.closes_on:%d/%m/%Y}",
            url=ways[0].url if ways else "",
            label=_("Enter a nomination"),
        )
    return Next(
        _("Everything is sent; the standing office screens it."),
        who=holders(Role.OFFICER, of.unit),
        finished=True,
    )


def next_of_officer(of: Round, board: Board, today: datetime.date, user: User) -> Next:
    """What the officer does next: remind, screen, or open the next year."""
    if today < of.opens_on:
        day = f"{of.opens_on:%d/%m/%Y}"
        return Next(_("The round opens on %(day)s; check what it asks.") % {"day": day})
    if count := len(board.to_remind):
        words = ngettext(
            "%(count)d unit has not acted yet: remind it",
            "%(count)d units have not acted yet: remind them",
            count,
        )
        return Next(
            words % {"count": count},
            by_when=f"{of.closes_on:%d/%m/%Y}" if today <= of.closes_on else "",
            url=address(user, "round_remind", of.pk),
            label=_("Remind the units that have not sent"),
        )
    sent = sum(row.counts.get(State.SUBMITTED, 0) for row in board.rows)
    if sent:
        words = ngettext(
            "%(count)d dossier waits to be screened",
            "%(count)d dossiers wait to be screened",
            sent,
        )
        url = f"{address(user, 'nomination_list')}?round={of.pk}&state={State.SUBMITTED.value}"
        return Next(words % {"count": sent}, url=url, label=_("Open the dossiers to screen"))
    if today > of.closes_on:
        return Next(
            _("The round is closed. Open the one of next year when it is time."),
            url=address(user, "round_next_year", of.pk),
            label=_("Open next year’s round"),
        )
    if board.awaited:
        return Next(_("All who have not acted were reminded today."), finished=True)
    return Next(_("Every unit has acted; nothing waits to be screened."), finished=True)
