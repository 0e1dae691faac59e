"""What a reader may do with a nomination now, as the page offers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.overriding import hindered
from campaigns.journey import EDITABLE, ON_DESK, ROUTES, Level, State
from campaigns.nomination.actions import cannot_come_again, may_be_granted_here
from campaigns.nomination.models import Nomination
from units.accounts.models import User


@dataclass(frozen=True)
class Act:
    """Something the reader may do: a button, a form with a text, or a way to another page."""

    label: str
    url: str
    text: str = ""  # the question of the text it needs; empty: none
    required: bool = False
    help: str = ""
    danger: bool = False
    is_link: bool = False
    blocked: bool = False
    choice: str = ""  # the question of what may be chosen with it; empty: nothing
    options: tuple[tuple[int, str], ...] = ()


def is_clerk(nomination: Nomination, user: User) -> bool:
    return user.acts_as(Role.CLERK, nomination.nominating_unit)


def is_officer(nomination: Nomination, user: User) -> bool:
    return nomination.desk is not None and user.holds_at(Role.OFFICER, nomination.desk)


def sent_from_desk_of(nomination: Nomination, user: User) -> bool:
    """Whether ``user`` is an officer of the desk that forwarded it and waits above."""
    if nomination.state != State.FORWARDED:
        return False
    before = (
        nomination.steps.filter(went_to=State.RECOMMENDED)
        .select_related("desk")
        .order_by("-pk")
        .first()
    )
    return bool(before and before.desk and user.holds_at(Role.OFFICER, before.desk))


def may_return(nomination: Nomination, user: User) -> bool:
    """Whether ``user`` may return it now."""
    return is_officer(nomination, user) and _may(nomination, State.RETURNED)


def _may(nomination: Nomination, to: State) -> bool:
    return to in ROUTES.get(State(nomination.state), frozenset())


def _act(nomination: Nomination, verb: str, user: User, label: str, **more: Any) -> Act:
    return Act(label=label, url=address(user, f"nomination_{verb}", nomination.pk), **more)


def acts_of_clerk(nomination: Nomination, user: User, blockers: tuple[str, ...]) -> list[Act]:
    """What the unit that nominates may do now."""
    found = []
    if nomination.state in EDITABLE:
        again = nomination.state == State.RETURNED
        label = _("Send the dossier again") if again else _("Send the dossier")
        found.append(_act(nomination, "submit", user, label, blocked=bool(blockers)))
        edit = address(user, "admin:campaigns_nomination_change", nomination.pk)
        found.append(Act(label=_("Edit the nomination"), url=edit, is_link=True))
    if _may(nomination, State.DRAFT):
        late = cannot_come_again(nomination)
        asked = _("The round has closed: ask the standing office to return it for correction.")
        found.append(
            _act(
                nomination,
                "recall",
                user,
                _("Take it back to correct it"),
                help=asked if late else _("Possible until the standing office has screened it."),
                blocked=late,
                danger=True,
            )
        )
    if _may(nomination, State.WITHDRAWN):
        found.append(
            _act(
                nomination,
                "withdraw",
                user,
                _("Withdraw the nomination"),
                text=_("Why it is withdrawn"),
                required=True,
                help=_("For good: it cannot be taken up again."),
                danger=True,
            )
        )
    return found


def acts_of_officer(nomination: Nomination, user: User) -> list[Act]:
    """What the standing office of the desk on which it lies may do now."""
    return [*_leading_on(nomination, user), *_leading_back(nomination, user)]


def _leading_on(nomination: Nomination, user: User) -> list[Act]:
    found = []
    outside = nomination.level == Level.OUTSIDE
    if outside and nomination.state == State.FORWARDED:
        found.append(
            _act(nomination, "outside", user, _("Record the outside decision"), is_link=True)
        )
    elif nomination.state in ON_DESK:
        question = _("Opinion of the standing office")
        label = _("Confirm: the dossier is in order")
        found.append(
            _act(
                nomination,
                "screen",
                user,
                label,
                text=question,
                choice=_("Award proposed instead"),
                options=_other_awards(nomination),
            )
        )
    if nomination.state == State.SCREENED and nomination.round.simplified:
        found.append(
            _act(
                nomination,
                "recommend",
                user,
                _("Recommend without a vote"),
                text=_("Why it is recommended"),
                required=True,
                blocked=bool(hindered([nomination])),
            )
        )
    if _may(nomination, State.FORWARDED) and not may_be_granted_here(nomination):
        found.append(_act(nomination, "forward", user, _("Forward to the authority above")))
    return found


def _leading_back(nomination: Nomination, user: User) -> list[Act]:
    found = []
    if _may(nomination, State.RETURNED):
        found.append(
            _act(
                nomination,
                "return",
                user,
                _("Return for correction…"),
                is_link=True,
                danger=True,
            )
        )
    if _may(nomination, State.REJECTED):
        found.append(
            _act(
                nomination,
                "reject",
                user,
                _("Do not consider it"),
                text=_("Why it is not considered"),
                required=True,
                help=_("For good: the unit would have to nominate anew."),
                danger=True,
            )
        )
    return found


def acts_of_sending_desk(nomination: Nomination, user: User) -> list[Act]:
    """What the desk that forwarded it may still do."""
    if not sent_from_desk_of(nomination, user):
        return []
    return [
        _act(
            nomination,
            "call_back",
            user,
            _("Call it back from the desk above"),
            text=_("Why it is called back"),
            required=True,
            help=_("Possible until the desk above has screened it; it lies recommended again."),
            danger=True,
        )
    ]


def _other_awards(nomination: Nomination) -> tuple[tuple[int, str], ...]:
    """Awards for the same kind of recipient, by which the office could hold it better served."""
    rows = AwardType.objects.filter(active=True, recipient=nomination.award_type.recipient)
    others = rows.exclude(pk=nomination.award_type_id).order_by("precedence", "code")
    return tuple((award.pk, award.local_name) for award in others)
