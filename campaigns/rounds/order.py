"""Whether the days of a round follow each other as the journey does; pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from campaigns.catalogue.models import WorkStep

ORDER = tuple(WorkStep)


def faults_of_days(
    opens_on: datetime.date, closes_on: datetime.date, days: Mapping[str, datetime.date]
) -> list[str]:
    """What is wrong with the days, in words; ``days`` are the deadlines by their step.

    The round closes on the day until which units send; each later step is due no earlier than
    the one before it, and none before the round opens.
    """
    found = []
    if closes_on < opens_on:
        found.append(_("The round closes before it opens."))
    sent = days.get(WorkStep.NOMINATE)
    if sent and sent != closes_on:
        words = {"step": WorkStep.NOMINATE.label, "day": _day(sent), "closes": _day(closes_on)}
        found.append(
            _("“%(step)s” is due on %(day)s, but the round closes on %(closes)s: make them one.")
            % words
        )
    before_step, before = "", opens_on
    for step in ORDER:
        day = days.get(step)
        if day is None:
            continue
        if day < before:
            words = {"step": step.label, "day": _day(day), "before": _day(before)}
            if before_step:
                text = _("“%(step)s” is due on %(day)s, before “%(other)s” on %(before)s.")
                found.append(text % (words | {"other": WorkStep(before_step).label}))
            else:
                text = _("“%(step)s” is due on %(day)s, before the round opens on %(before)s.")
                found.append(text % words)
        before_step, before = step.value, max(day, before)
    return found


def _day(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
