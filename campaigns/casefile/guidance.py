"""What the card of the next step explains: the words of the state, and who clears the way."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.journey import Level, State
from campaigns.nomination.models import Nomination
from units.accounts.holders import holders

# Keys of campaigns.guide: what somebody new asks about in that state.
TERMS: Mapping[State, tuple[str, ...]] = {
    State.DRAFT: ("dossier", "achievement_report", "recall"),
    State.SUBMITTED: ("screening", "standing_office", "recall"),
    State.RETURNED: ("returned", "dossier"),
    State.SCREENED: ("screening", "council"),
    State.POSTED: ("posting", "working_day"),
    State.IN_COUNCIL: ("council", "ballot", "pass_line"),
    State.RECOMMENDED: ("decision", "level", "submission"),
    State.FORWARDED: ("level", "screening"),
    State.DECIDED: ("decision",),
    State.PUBLISHED: ("register", "reissue"),
    State.NOT_RECOMMENDED: ("council", "pass_line"),
    State.REJECTED: ("screening",),
    State.WITHDRAWN: ("withdrawal",),
}


def terms_of(nomination: Nomination) -> tuple[str, ...]:
    """The keys of the terms that the card explains."""
    state = State(nomination.state)
    if state == State.FORWARDED and nomination.level == Level.OUTSIDE:
        return ("outside_authority", "level")
    if state == State.SCREENED and nomination.round.simplified:
        return ("simplified", "screening")
    return TERMS[state]


def who_opens_the_way(nomination: Nomination) -> str:
    """Who can help where the unit itself cannot: the round is not open, or there is no desk."""
    today, of = timezone.localdate(), nomination.round
    offered = of.award_types.filter(pk=nomination.award_type_id).exists()
    if not of.opens_on <= today <= of.closes_on or not offered:
        return holders(Role.OFFICER, of.unit)
    if nomination.nominating_unit.desk() is None:
        return holders(Role.ADMINISTRATOR, nomination.nominating_unit, or_above=True)
    return ""


def who_sets_it_aside(nomination: Nomination) -> str:
    """Who may confirm that a judgement is set aside, once somebody else has proposed it."""
    officer, leader = (holders(role, nomination.desk) for role in (Role.OFFICER, Role.LEADER))
    return _(
        "either the records are completed and it is judged again, or an exception is proposed "
        "under “Conditions of the law” and confirmed by %(officer)s; or %(leader)s"
    ) % {"officer": officer, "leader": leader}
