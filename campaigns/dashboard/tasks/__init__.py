"""My work: what waits for somebody, role by role. Who has two roles sees both."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from awards_registry.policy import Role
from campaigns.dashboard.tasks import administrator, clerk, council, officer, signatory
from campaigns.dashboard.tasks.task import Part
from units.accounts.models import User

__all__ = ["Part", "parts_of"]

# The leader's figures are not tasks: they stand in ``figures``.
PARTS: dict[Role, Callable[[User, datetime.date], Part]] = {
    Role.MEMBER: council.member,
    Role.SIGNATORY: signatory.part,
    Role.CLERK: clerk.part,
    Role.OFFICER: officer.part,
    Role.SECRETARY: council.secretary,
    Role.ADMINISTRATOR: administrator.part,
}


def parts_of(user: User, today: datetime.date) -> list[Part]:
    """The work of each role that ``user`` holds today."""
    roles = user.roles | ({Role.ADMINISTRATOR} if user.is_superuser else set())
    return [make(user, today) for role, make in PARTS.items() if role in roles]
