"""What waits for the award officer, desk by desk of the journey."""

from __future__ import annotations

import datetime

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.catalogue.working_days import calendar_around
from campaigns.dashboard.links import link
from campaigns.dashboard.tasks.posting import (
    opinions_to_handle,
    postings_under_way,
    waiting_to_be_posted,
)
from campaigns.dashboard.tasks.task import LONG_ON_A_DESK, Part, Task, waiting
from campaigns.journey import Level, State
from campaigns.nomination.models import Nomination, Step
from campaigns.posting.gate import to_post
from campaigns.register.models import Award, Decision
from campaigns.rounds.board import boards
from units.accounts.models import User

PAPER_FORMS = ("giay_khen", "bang_khen")
BASE, MINISTRY = AwardType.GrantLevel.BASE, AwardType.GrantLevel.MINISTRY
# What a desk may grant itself: ``may_be_granted_here`` as a question to the database.
GRANTED_HERE = Q(award_type__level=BASE, level__gte=Level.GENERAL_DEPARTMENT) | Q(
    award_type__level=MINISTRY, level__gte=Level.MINISTRY
)


def part(user: User, today: datetime.date) -> Part:
    desks = desks_of(user, Role.OFFICER)
    lacks = to_post(desks, on=today)
    return Part(
        role=Role.OFFICER.value,
        label=str(Role.OFFICER.label),
        tasks=waiting(
            to_screen(user, desks, State.SUBMITTED, today),
            to_screen(user, desks, State.FORWARDED, today),
            waiting_to_be_posted(user, lacks),
            opinions_to_handle(user),
            postings_under_way(user, desks, today),
            awaiting_council(user, desks, len(lacks)),
            to_recommend(user, desks),
            to_decide(user, desks),
            to_forward(user, desks),
            with_outside(user, desks),
            to_publish(user, desks),
            without_certificate(user, desks),
        ),
        extra={"boards": boards(user, desks, today)},
    )


def desks_of(user: User, role: Role) -> list[int]:
    """The units for which one holds ``role`` exactly: the desk above does not act for this one."""
    return [held.unit_id for held in user.current_roles if held.role == role]


def to_screen(user: User, desks: list[int], state: State, today: datetime.date) -> Task:
    """On the desk, from a unit or from the desk below; late ten working days after the oldest."""
    titles = {
        State.SUBMITTED: _("Dossiers to screen"),
        State.FORWARDED: _("Forwarded from below, to screen"),
    }
    arrived = Step.objects.filter(nomination=OuterRef("pk")).order_by("-taken_at", "-pk")
    rows = Nomination.objects.on_desk(desks).filter(state=state)
    found = rows.annotate(arrived=Subquery(arrived.values("taken_at")[:1])).aggregate(
        count=Count("pk"), oldest=Min("arrived")
    )
    due = None
    if found["oldest"]:
        came = timezone.localdate(found["oldest"])
        due = calendar_around(came).after(came, LONG_ON_A_DESK)
    url = link(user, "nomination_list", state=state.value)
    late = due is not None and due < today
    return Task(titles[state], found["count"], url, due, late=late)


def awaiting_council(user: User, desks: list[int], unposted: int) -> Task:
    """What the council may have; what has to be posted first stands apart."""
    by_vote = Nomination.objects.at(desks, State.SCREENED).exclude(round__simplified=True)
    count = max(0, by_vote.count() - unposted)
    url = link(user, "nomination_list", state=State.SCREENED.value)
    return Task(_("Screened, waiting for the council"), count, url)


def to_recommend(user: User, desks: list[int]) -> Task:
    """Screened in a round by the simplified procedure: the office recommends without a vote."""
    rows = Nomination.objects.at(desks, State.SCREENED).filter(round__simplified=True)
    url = link(user, "nomination_list", state=State.SCREENED.value)
    return Task(_("Screened, to be recommended without a vote"), rows.count(), url)


def to_decide(user: User, desks: list[int]) -> Task:
    """Recommended, may be granted here, in no draft yet."""
    rows = Nomination.objects.at(desks, State.RECOMMENDED).filter(GRANTED_HERE, award=None)
    url = link(user, "decision_draft") or link(user, "decision_list")
    return Task(_("Recommended, waiting for a decision"), rows.count(), url)


def to_forward(user: User, desks: list[int]) -> Task:
    """Recommended, but an authority above grants it."""
    rows = Nomination.objects.at(desks, State.RECOMMENDED).exclude(GRANTED_HERE)
    url = link(user, "submission_new")
    return Task(_("Recommended, to be forwarded"), rows.count(), url)


def with_outside(user: User, desks: list[int]) -> Task:
    """Sent to an outside authority, whose decision has not been recorded."""
    rows = Nomination.objects.at(desks, State.FORWARDED).filter(level=Level.OUTSIDE)
    url = link(user, "nomination_list", state=State.FORWARDED.value)
    return Task(_("With an outside authority"), rows.count(), url)


def to_publish(user: User, desks: list[int]) -> Task:
    """Signed by somebody else."""
    rows = Decision.objects.filter(unit__in=desks, state=Decision.State.SIGNED)
    url = link(user, "decision_list")
    return Task(
        _("Signed decisions to publish"), rows.exclude(signed_by=user).distinct().count(), url
    )


def without_certificate(user: User, desks: list[int]) -> Task:
    """Published decisions of this desk some of whose papers are not printed."""
    awards = Award.objects.valid().filter(
        decision__unit__in=desks,
        decision__source=Decision.Source.OWN,
        award_type__form__in=PAPER_FORMS,
        award_type__level__in=(BASE, MINISTRY),
        certificate=None,
    )
    found = awards.aggregate(papers=Count("pk"), decisions=Count("decision", distinct=True))
    url = link(user, "decision_list")
    note = _("Papers not printed yet: %(count)d") % {"count": found["papers"]}
    return Task(_("Published decisions without certificates"), found["decisions"], url, note=note)
