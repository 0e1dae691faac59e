"""The next step of a nomination: what, who, by when, and what the reader may do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.casefile.guidance import terms_of, who_opens_the_way, who_sets_it_aside
from campaigns.casefile.offers import (
    Act,
    acts_of_clerk,
    acts_of_officer,
    acts_of_sending_desk,
    is_clerk,
    is_officer,
)
from campaigns.casefile.step import NextStep
from campaigns.eligibility.overriding import hindered
from campaigns.journey import Level, State
from campaigns.nomination.actions import may_be_granted_here, obstacles_to_submitting
from campaigns.nomination.models import Nomination
from campaigns.nomination.papers import missing
from campaigns.posting.gate import Lack, lacking
from campaigns.posting.models import PublicPosting
from campaigns.register.models import Award
from units.accounts.holders import holders
from units.accounts.models import User


def _in_unit(nomination: Nomination, _user: User, _award: Award | None) -> NextStep:
    returned = nomination.state == State.RETURNED
    closes = nomination.round.closes_on
    # What was returned may come after that day: a day gone by would only frighten.
    gone = returned and timezone.localdate() > closes
    blockers = tuple(obstacles_to_submitting(nomination))
    return NextStep(
        what=_("Correct the dossier and send it again")
        if returned
        else _("Complete the dossier and send it"),
        who=holders(Role.CLERK, nomination.nominating_unit, or_above=True),
        by_when="" if gone else date_format(closes, "SHORT_DATE_FORMAT"),
        blockers=blockers,
        helper=who_opens_the_way(nomination) if blockers else "",
        papers=len(missing(nomination)),
    )


def _on_desk(nomination: Nomination, _user: User, _award: Award | None) -> NextStep:
    who = holders(Role.OFFICER, nomination.desk)
    if nomination.level == Level.OUTSIDE:
        what = _("Wait for the decision of: %(authority)s; then record it here") % {
            "authority": nomination.award_type.granting_authority or nomination.get_level_display()
        }
        return NextStep(what=what, who=who)
    return NextStep(what=_("Check the dossier and screen it"), who=who)


def _to_be_posted(lack: Lack, user: User) -> NextStep:
    """The law wants it posted first, or the posting held it back."""
    row, draft = lack.nomination, lack.prepared_in
    if draft:
        label, url = _("Open the draft of the posting"), address(user, "posting", draft.pk)
    else:
        label, url = _("Draft a posting"), address(user, "posting_draft")
    # Only the officer of this desk posts what lies here.
    offered = url and is_officer(row, user)
    return NextStep(
        what=_("Post it for opinions of the public"),
        who=holders(Role.OFFICER, row.desk),
        blockers=(lack.sentence,),
        acts=(Act(label=label, url=url, is_link=True),) if offered else (),
    )


def _screened(nomination: Nomination, user: User, _award: Award | None) -> NextStep:
    if nomination.round.simplified:
        return _to_recommend_simply(nomination)
    lack = lacking([nomination], on=timezone.localdate()).get(nomination.pk)
    if lack:
        return _to_be_posted(lack, user)
    sittings = address(user, "sitting_list") if Role.SECRETARY in user.roles else ""
    link = Act(label=_("Open the sittings"), url=sittings, is_link=True)
    step = NextStep(
        what=_("Put it on the agenda of a sitting of the council"),
        who=holders(Role.SECRETARY, nomination.desk),
        acts=(link,) if sittings else (),
    )
    return _held_back(step, nomination)


def _to_recommend_simply(nomination: Nomination) -> NextStep:
    step = NextStep(
        what=_("Recommend it by the simplified procedure, without a vote of the council"),
        who=holders(Role.OFFICER, nomination.desk),
    )
    return _held_back(step, nomination)


def _held_back(step: NextStep, nomination: Nomination) -> NextStep:
    """The step with what the law has against it, and who could clear the way."""
    if not hindered([nomination]):
        return step
    why = _("It does not meet the conditions of the law, and no exception is confirmed.")
    return replace(step, blockers=(why,), helper=who_sets_it_aside(nomination))


def _posted(nomination: Nomination, user: User, _award: Award | None) -> NextStep:
    running = nomination.posted.filter(posting__state=PublicPosting.State.OPEN).order_by("-pk")
    item = running.select_related("posting").first()
    url = address(user, "posting", item.posting_id) if item else ""
    link = Act(label=_("Open the posting"), url=url, is_link=True)
    return NextStep(
        what=_("The public may give opinions on it; then the posting is closed"),
        who=holders(Role.OFFICER, nomination.desk),
        by_when=date_format(item.posting.ends_on, "SHORT_DATE_FORMAT") if item else "",
        acts=(link,) if url else (),
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
        lists = address(user, "submission_list") if Role.OFFICER in user.roles else ""
        link = Act(label=_("Forward many under one submission"), url=lists, is_link=True)
        return NextStep(
            what=what, who=holders(Role.OFFICER, nomination.desk), acts=(link,) if lists else ()
        )
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
    outside = nomination.state == State.REJECTED and nomination.level == Level.OUTSIDE
    if outside:
        what = _("The outside authority did not grant it. The reason stands below.")
        return NextStep(what=what, finished=True)
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
    State.POSTED: _posted,
    State.IN_COUNCIL: _in_council,
    State.RECOMMENDED: _recommended,
    State.DECIDED: _decided,
    State.PUBLISHED: _published,
    State.NOT_RECOMMENDED: _closed,
    State.REJECTED: _closed,
    State.WITHDRAWN: _closed,
}


def turn(nomination: Nomination) -> str:
    """What comes next and who can do it, as one sentence for somebody who came too late."""
    award = Award.objects.filter(nomination=nomination).select_related("decision").first()
    step = STEPS[State(nomination.state)](nomination, nomination.created_by, award)
    if not step.who:
        return step.what
    return _("Next: %(what)s (%(who)s).") % {"what": step.what, "who": step.who}


def next_step(nomination: Nomination, user: User, award: Award | None) -> NextStep:
    """What comes next for ``nomination``, as ``user`` sees it. ``award`` is its line, if any."""
    step = STEPS[State(nomination.state)](nomination, user, award)
    step = replace(step, terms=terms_of(nomination))
    if step.finished:
        return step
    own: list[Act] = []
    if is_officer(nomination, user):
        own += acts_of_officer(nomination, user)
    own += acts_of_sending_desk(nomination, user)
    if is_clerk(nomination, user):
        own += acts_of_clerk(nomination, user, step.blockers)
    forward = [act for act in own if not act.danger]
    back = [act for act in own if act.danger]
    return replace(step, acts=tuple(act for act in (*forward, *step.acts, *back) if act.url))
