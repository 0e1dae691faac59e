"""How long a posting still runs, in working days, as people say it."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.catalogue.models import Holiday
from campaigns.catalogue.working_days import DAY, Calendar, calendar_around
from campaigns.posting.models import PublicPosting


def last_day(first: datetime.date, working_days: int) -> datetime.date:
    """The last day of a posting that begins on ``first``; that day itself is not counted.

    Bộ luật Dân sự 2015, Điều 147.
    """
    return calendar_around(first).after(first, working_days)


def years_unknown(first: datetime.date, last: datetime.date) -> list[int]:
    """The years from ``first`` to ``last`` of which the calendar knows no day off at all."""
    rows = Holiday.objects.filter(worked=False)
    known = {day.year for pair in rows.values_list("starts_on", "ends_on") for day in pair}
    return [year for year in range(first.year, last.year + 1) if year not in known]


def days_left(calendar: Calendar, day: datetime.date, last: datetime.date) -> int:
    """The working days after ``day`` up to ``last``, that one included."""
    return sum(calendar.works(day + DAY * number) for number in range(1, (last - day).days + 1))


def is_over(posting: PublicPosting, day: datetime.date) -> bool:
    """Whether the last day lies behind ``day``."""
    return day > posting.ends_on


def left_in_words(posting: PublicPosting, day: datetime.date) -> str:
    """“còn 4 ngày làm việc, hết ngày 14/12/2026”; how it stands where it does not run."""
    last = f"{posting.ends_on:%d/%m/%Y}"
    if posting.state == PublicPosting.State.DRAFT:
        return ngettext(
            "%(count)d working day from the day on which it is opened",
            "%(count)d working days from the day on which it is opened",
            posting.working_days,
        ) % {"count": posting.working_days}
    if posting.state == PublicPosting.State.CALLED_OFF:
        return _("called off")
    if is_over(posting, day):
        return _("time ended with %(day)s") % {"day": last}
    left = days_left(calendar_around(day), day, posting.ends_on)
    if not left:
        return _("today is the last day (%(day)s)") % {"day": last}
    return ngettext(
        "%(count)d working day left, until the end of %(day)s",
        "%(count)d working days left, until the end of %(day)s",
        left,
    ) % {"count": left, "day": last}
