"""What the administrator looks after: people with access, the catalogue, the ledger."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from awards_registry.ledger.models import Head
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.dashboard.links import link
from campaigns.dashboard.tasks.task import Part, Task
from units.accounts.models import UnitRole, User


def part(user: User, today: datetime.date) -> Part:
    return Part(
        role=Role.ADMINISTRATOR.value,
        label=str(Role.ADMINISTRATOR.label),
        tasks=[users(user), roles(user, today), catalogue(user), unverified(user), ledger(user)],
    )


def users(user: User) -> Task:
    count = User.objects.filter(is_active=True).count()
    return Task(_("Users who may sign in"), count, link(user, "admin:units_user_changelist"))


def roles(user: User, today: datetime.date) -> Task:
    count = UnitRole.objects.on(today).count()
    return Task(_("Roles held today"), count, link(user, "admin:units_unitrole_changelist"))


def catalogue(user: User) -> Task:
    count = AwardType.objects.filter(active=True).count()
    return Task(_("Awards on offer"), count, link(user, "admin:campaigns_awardtype_changelist"))


def unverified(user: User) -> Task:
    """Rules nobody has compared with the official text."""
    count = RuleVersion.objects.filter(verified=False).count()
    url = link(user, "admin:campaigns_ruleversion_changelist", verified__exact=0)
    note = _("Compare them with the official gazette, then mark them as verified.")
    return Task(_("Rules not verified yet"), count, url, note=note)


def ledger(user: User) -> Task:
    """How long the chain is and where it ends; reading it through is a command of its own."""
    head = Head.objects.filter(pk=1).first()
    url = link(user, "admin:ledger_entry_changelist")
    note = _("Ends with %(seal)s…") % {"seal": head.hash[:16]} if head else ""
    return Task(_("Lines in the ledger"), head.sequence if head else 0, url, note=note)
