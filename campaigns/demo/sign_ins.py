"""The demo's sign-ins: kept for their owner alone, shown as a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from awards_registry.files import write_whole
from awards_registry.policy import Role
from campaigns.demo.cast import PARTS, new_password
from campaigns.demo.work import waiting_for
from units.accounts.models import User

MOST_WORK = 3  # kinds of work in a row of the table; the home page has them all


def path() -> Path:
    return Path(settings.VAR_DIR) / "demo_sign_ins.json"


def keep(seal: str, passwords: dict[str, str]) -> None:
    """Write the file whole, readable by its owner only."""
    content = json.dumps({"seal": seal, "passwords": passwords}, indent=1, ensure_ascii=False)
    write_whole(path(), content.encode())  # the file aside is made with mode 0600
    path().chmod(0o600)


def kept(seal: str) -> dict[str, str] | None:
    """The passwords by sign-in name; ``None`` where the file is lost or of another demo."""
    try:
        found: dict[str, Any] = json.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return dict(found["passwords"]) if found.get("seal") == seal else None


def renew(seal: str) -> dict[str, str]:
    """New passwords for all demo users: the way back where the file was lost."""
    passwords = {}
    for user in User.objects.filter(is_demo=True):
        passwords[user.username] = new_password()
        user.set_password(passwords[user.username])
        user.save(update_fields=["password"])
    keep(seal, passwords)
    return passwords


def rows(passwords: dict[str, str]) -> list[dict[str, str]]:
    """One row for each sign-in, in the order of the journey."""
    users = {user.username: user for user in User.objects.filter(is_demo=True)}
    return [
        _row(users[part.username], passwords[part.username])
        for part in PARTS
        if part.username in users and part.username in passwords
    ]


def _row(user: User, password: str) -> dict[str, str]:
    held = sorted(user.current_roles, key=lambda each: list(Role).index(Role(each.role)))
    roles = list(dict.fromkeys(Role(each.role) for each in held))
    work = [line for role in roles for line in waiting_for(user, role)]
    return {
        "role": ", ".join(str(role.label) for role in roles),
        "unit": ", ".join(dict.fromkeys(each.unit.short_name or each.unit.name for each in held)),
        "name": user.username,
        "password": password,
        "work": "; ".join(work[:MOST_WORK]) or "–",
    }


def table(passwords: dict[str, str]) -> str:
    """The rows as an aligned table with a heading in the language of the house."""
    heading = {
        "role": _("Role"),
        "unit": _("Unit"),
        "name": _("Sign-in name"),
        "password": _("Password"),
        "work": _("What waits"),
    }
    lines = [heading, *rows(passwords)]
    widths = {key: max(len(line[key]) for line in lines) for key in list(heading)[:-1]}
    return "\n".join(
        "  ".join(line[key].ljust(widths.get(key, 0)) for key in heading).rstrip() for line in lines
    )
