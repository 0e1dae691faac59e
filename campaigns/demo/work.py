"""What waits for a demo user, in the words of the home page."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.dashboard.tasks import PARTS
from units.accounts.models import User


def waiting_for(user: User, role: Role) -> list[str]:
    """The work of ``user`` in ``role``, kind by kind with its count; empty where nothing waits.

    Leaders and administrators have no queue: they are told what there is to look at.
    """
    if role == Role.LEADER:
        return [_("figures of all units, five-year report")]
    if role == Role.ADMINISTRATOR:
        return [_("users, roles, the law")]
    return [
        _("%(work)s: %(count)d") % {"work": task.title, "count": task.count}
        for task in PARTS[role](user, timezone.localdate()).tasks
        if task.count
    ]
