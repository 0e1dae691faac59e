"""The next step of a nomination: what, who, by when, and what the reader may do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.casefile.people import holders
from campaigns.journey import EDITABLE, ON_DESK, ROUTES, Level, State
from campaigns.nomination.actions import may_be_granted_here, obstacles_to_submitting
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
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


@dataclass(frozen=True)
class NextStep:
    what: str
    who: str = ""
    by_when: str = ""
    finished: bool = False
    blockers: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()

    @property
    def main(self) -> Act | None:
        """The one primary act: the first that leads on, not back."""
        first = self.acts[0] if self.acts else None
        return first if first and not first.danger else None

    @property
    def others(self) -> tuple[Act, ...]:
        return self.acts[1:] if self.main else self.acts


def _is_clerk(nomination: Nomination, user: User) -> bool:
    return user.acts_as(Role.CLERK, nomination.nominating_unit)


def _is_officer(nomination: Nomination, user: User) -> bool:
    return nomination.desk is not None and user.holds_at(Role.OFFICER, nomination.desk)


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
        found.append(
            _act(
                nomination,
                "recall",
                user,
                _("Take it back to correct it"),
                help=_("Possible until the standing office has screened it."),
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
    found = []
    outside = nomination.level == Level.OUTSIDE
    if outside and nomination.state == State.FORWARDED:
        found.append(
            _act(nomination, "outside", user, _("Record the outside decision"), is_link=True)
        )
    elif nomination.state in ON_DESK:
        question = _("Opinion of the standing office")
        label = _("Confirm: the dossier is in order")
        found.append(_act(nomination, "screen", user, label, text=question))
    if _may(nomination, State.FORWARDED) and not may_be_granted_here(nomination):
        found.append(_act(nomination, "forward", user, _("Forward to the authority above")))
    if _may(nomination, State.RETURNED):
        found.append(
            _act(
                nomination,
                "return",
                user,
                _("Return for correction"),
                text=_("What the unit should add or correct"),
                required=True,
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


def _in_unit(nomination: Nomination, _user: User, _award: Award | None) -> NextStep:
    returned = nomination.state == State.RETURNED
    return NextStep(
        what=_("Correct the dossier and send it again")
        if returned
        else _("Complete the dossier and send it"),
        who=holders(Role.CLERK, nomination.nominating_unit, or_above=True),
        by_when=date_format(nomination.round.closes_on, "SHORT_DATE_FORMAT"),
        blockers=tuple(obstacles_to_submitting(nomination)),
    )


def _on_desk(nomination: Nomination, _user: User, _award: Award | None) -> NextStep:
    who = holders(Role.OFFICER, nomination.desk)
    if nomination.level == Level.OUTSIDE:
        what = _("Wait for the decision of: %(authority)s; then record it here") % {
            "authority": nomination.award_type.granting_authority or nomination.get_level_display()
        }
        return NextStep(what=what, who=who)
    return NextStep(what=_("Check the dossier and screen it"), who=who)


def _screened(nomination: Nomination, user: User, _award: Award | None) -> NextStep:
    sittings = address(user, "sitting_list") if Role.SECRETARY in user.roles else ""
    link = Act(label=_("Open the sittings"), url=sittings, is_link=True)
    return NextStep(
        what=_("Put it on the agenda of a sitting of the council"),
        who=holders(Role.SECRETARY, nomination.desk),
        acts=(link,) if sittings else (),
    )


def _in_council(nomination: Nomination, user: User, _award: Award | None) -> NextStep:
    item = nomination.items.select_related("sitting").order_by("-pk").first()
    if item is None:
        return NextStep(what=_("The council votes on it"))
    url = address(user, "sitting", item.sitting_id)
    link = Act(label=_("Open the sitting"), url=url, is_link=True)
    return NextStep(
        what=_("The council votes on it: %(sitting)s") % {"sitting": item.sitting},
        who=holders(Role.SECRETARY, nomination.desk),
        by_when=date_format(item.sitting.held_on, "SHORT_DATE_FORMAT"),
        acts=(link,) if url else (),
    )


def _recommended(nomination: Nomination, user: User, award: Award | None) -> NextStep:
    if not may_be_granted_here(nomination):
        what = _("Forward it: this desk may not grant the award itself")
        return NextStep(what=what, who=holders(Role.OFFICER, nomination.desk))
    if award is None:
        what, role = _("Draft the decision"), Role.OFFICER
        label, url = _("Open the decisions"), address(user, "decision_list")
    else:
        what, role = _("Sign the decision"), Role.SIGNATORY
        label, url = _("Open the decision"), address(user, "decision", award.decision_id)
    link = Act(label=label, url=url, is_link=True)
    return NextStep(what=what, who=holders(role, nomination.desk), acts=(link,) if url else ())


def _decided(nomination: Nomination, user: User, award: Award | None) -> NextStep:
    url = address(user, "decision", award.decision_id) if award else ""
    link = Act(label=_("Open the decision"), url=url, is_link=True)
    return NextStep(
        what=_("Publish the decision"),
        who=holders(Role.OFFICER, nomination.desk),
        acts=(link,) if url else (),
    )


def _published(_nomination: Nomination, _user: User, award: Award | None) -> NextStep:
    if award is None:
        return NextStep(what=_("The award stands in the register."), finished=True)
    what = _("Awarded by decision %(number)s; the award stands in the register.") % {
        "number": award.decision.full_number
    }
    return NextStep(what=what, finished=True)


def _closed(nomination: Nomination, _user: User, _award: Award | None) -> NextStep:
    sentences = {
        State.NOT_RECOMMENDED: _("The council did not recommend it. The result stands below."),
        State.REJECTED: _("The standing office does not consider it. The reason stands below."),
        State.WITHDRAWN: _("The unit withdrew it. The reason stands below."),
    }
    return NextStep(what=sentences[State(nomination.state)], finished=True)


STEPS: dict[State, Callable[[Nomination, User, Award | None], NextStep]] = {
    State.DRAFT: _in_unit,
    State.RETURNED: _in_unit,
    State.SUBMITTED: _on_desk,
    State.FORWARDED: _on_desk,
    State.SCREENED: _screened,
    State.IN_COUNCIL: _in_council,
    State.RECOMMENDED: _recommended,
    State.DECIDED: _decided,
    State.PUBLISHED: _published,
    State.NOT_RECOMMENDED: _closed,
    State.REJECTED: _closed,
    State.WITHDRAWN: _closed,
}


def next_step(nomination: Nomination, user: User, award: Award | None) -> NextStep:
    """What comes next for ``nomination``, as ``user`` sees it. ``award`` is its line, if any."""
    step = STEPS[State(nomination.state)](nomination, user, award)
    if step.finished:
        return step
    own: list[Act] = []
    if _is_officer(nomination, user):
        own += acts_of_officer(nomination, user)
    if _is_clerk(nomination, user):
        own += acts_of_clerk(nomination, user, step.blockers)
    forward = [act for act in own if not act.danger]
    back = [act for act in own if act.danger]
    return replace(step, acts=tuple(act for act in (*forward, *step.acts, *back) if act.url))
