"""What a message says as plain text: greeting, opening, the things with their addresses."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.notice.models import Message


def body_of(message: Message) -> str:
    """The text of the mail in the language that is active; addresses from ``SITE_URL``."""
    greeting = _("Dear %(name)s,") % {"name": message.recipient} if message.recipient else ""
    parts = [greeting, message.opening.strip(), _things(message), _foot()]
    return "\n\n".join(part for part in parts if part) + "\n"


def _things(message: Message) -> str:
    lines = []
    for each in message.lines:
        text = " ".join(str(each.get("text", "")).split())
        lines.append(f"- {text}")
        if each.get("url"):
            lines.append(f"  {settings.SITE_URL}{each['url']}")
    rest = message.count - len(message.lines)
    if rest > 0:
        more = ngettext("and %(count)d more", "and %(count)d more", rest)
        lines.append(f"- {more % {'count': rest}}")
    return "\n".join(lines)


def _foot() -> str:
    name = settings.BODY_NAME or _("Awards registry")
    return "-- \n" + _("%(house)s, %(address)s. Sent by the registry; please do not reply.") % {
        "house": name,
        "address": settings.SITE_URL,
    }
