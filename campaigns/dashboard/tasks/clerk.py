"""What waits for the clerk: drafts, returned dossiers, open rounds; and what became of the rest."""

from __future__ import annotations

import datetime

from django.db.models import Count, Min, OuterRef, Subquery
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.dashboard.links import link
from campaigns.dashboard.tasks.task import SHOWN, Line, Part, Task, waiting
from campaigns.journey import EDITABLE, State
from campaigns.nomination.models import Nomination, NominationQuerySet, Round, Step
from units.accounts.models import User


def part(user: User, today: datetime.date) -> Part:
    return Part(
        role=Role.CLERK.value,
        label=str(Role.CLERK.label),
        tasks=waiting(returned(user), drafts(user), open_rounds(user, today)),
        action=Line(_("Enter a nomination"), link(user, "admin:campaigns_nomination_add")),
        extra={"sent": sent(user)},
    )


def own(user: User) -> NominationQuerySet:
    """The nominations that this clerk's units made."""
    return user.scope(Role.CLERK).limit(Nomination.objects.all(), "nominating_unit_id")


def drafts(user: User) -> Task:
    """Begun and not sent; the round that closes first sets the deadline."""
    found = (
        own(user)
        .filter(state=State.DRAFT)
        .aggregate(count=Count("pk"), due=Min("round__closes_on"))
    )
    url = link(user, "nomination_list", state=State.DRAFT.value)
    return Task(_("Drafts to finish"), found["count"], url, due=found["due"])


def returned(user: User) -> Task:
    """Sent back by a desk, each with the reason."""
    why = Step.objects.filter(nomination=OuterRef("pk"), went_to=State.RETURNED)
    rows = own(user).filter(state=State.RETURNED)
    found = rows.aggregate(count=Count("pk"), due=Min("round__closes_on"))
    named = rows.with_candidate().annotate(
        why=Subquery(why.order_by("-taken_at", "-pk").values("reason")[:1])
    )
    lines = tuple(
        Line(str(each), each.get_absolute_url(), getattr(each, "why", ""))
        for each in named.order_by("round__closes_on", "pk")[:SHOWN]
    )
    url = link(user, "nomination_list", state=State.RETURNED.value)
    return Task(_("Returned to be completed"), found["count"], url, found["due"], lines=lines)


def open_rounds(user: User, today: datetime.date) -> Task:
    """Rounds in which one may still nominate."""
    scope = user.scope(Role.CLERK)
    rows = Round.objects.open_on(today)
    if not scope.everything:
        rows = rows.filter(unit__in=scope.with_above)
    rounds = list(rows.select_related("unit").order_by("closes_on"))
    lines = tuple(
        Line(
            each.name,
            link(user, "admin:campaigns_nomination_add", round=each.pk),
            _("%(unit)s, closes on %(day)s")
            % {"unit": each.unit, "day": f"{each.closes_on:%d/%m/%Y}"},
        )
        for each in rounds[:SHOWN]
    )
    due = rounds[0].closes_on if rounds else None
    return Task(_("Rounds that are open"), len(rounds), due=due, lines=lines)


def sent(user: User) -> list[dict[str, object]]:
    """What has become of the nominations that left the unit, by state."""
    counts = dict(
        own(user)
        .exclude(state__in=EDITABLE)
        .order_by("state")
        .values_list("state")
        .annotate(Count("pk"))
    )
    return [
        {
            "state": state.value,
            "label": state.label,
            "count": counts[state.value],
            "url": link(user, "nomination_list", state=state.value),
        }
        for state in State
        if state.value in counts
    ]
