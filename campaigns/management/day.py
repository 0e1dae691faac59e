"""A day as it is asked for in the shell."""

from datetime import date

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from campaigns.eligibility.whatif.shape import is_day


def day_asked(text: str) -> date:
    """The day that ``text`` writes. Raises ``CommandError`` for what is no day of the calendar."""
    if not is_day(text):
        raise CommandError(
            _("--on: “%(found)s” is no day of the calendar; write it as 2025-03-31.")
            % {"found": text}
        )
    return date.fromisoformat(text)
