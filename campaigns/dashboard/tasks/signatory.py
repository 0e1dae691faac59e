"""What waits for the signatory."""

from __future__ import annotations

import datetime

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.dashboard.links import link
from campaigns.dashboard.tasks.officer import desks_of
from campaigns.dashboard.tasks.task import SHOWN, Line, Part, Task, waiting
from campaigns.register.models import Decision
from units.accounts.models import User


def part(user: User, _today: datetime.date) -> Part:
    return Part(
        role=Role.SIGNATORY.value,
        label=str(Role.SIGNATORY.label),
        tasks=waiting(to_sign(user)),
    )


def to_sign(user: User) -> Task:
    """Drafts of one's unit by somebody else, each with how many it honours."""
    rows = Decision.objects.filter(
        unit__in=desks_of(user, Role.SIGNATORY), state=Decision.State.DRAFT
    ).exclude(drafted_by=user)
    named = rows.annotate(names=Count("awards")).select_related("drafted_by").order_by("pk")
    lines = tuple(
        Line(
            capfirst(each.subject),
            link(user, "decision", each.pk),
            _("Recipients: %(count)d; drafted by %(name)s")
            % {"count": getattr(each, "names", 0), "name": each.drafted_by},
        )
        for each in named[:SHOWN]
    )
    url = link(user, "decision_list")
    return Task(_("Decisions to sign"), rows.count(), url, lines=lines)
