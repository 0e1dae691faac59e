"""What waits for the award officer around public postings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from campaigns.dashboard.links import link
from campaigns.dashboard.tasks.task import SHOWN, Line, Task
from campaigns.posting.clock import is_over, left_in_words
from campaigns.posting.gate import Lack
from campaigns.posting.models import Opinion, PublicPosting
from units.accounts.models import User


def waiting_to_be_posted(user: User, lacks: Sequence[Lack]) -> Task:
    """Screened here, and the law wants it posted before the council meets."""
    held_back = sum(lack.held_back_in is not None for lack in lacks)
    note = _("Held back in a posting: %(count)d") % {"count": held_back} if held_back else ""
    url = link(user, "posting_draft")
    return Task(_("To be posted for opinions of the public"), len(lacks), url, note=note)


def opinions_to_handle(user: User) -> Task:
    """Opinions whose sender waits for an answer."""
    rows = Opinion.objects.visible_to(user).unsettled()
    url = link(user, "posting_list")
    return Task(_("Opinions of the public to be answered"), rows.count(), url)


def postings_under_way(user: User, desks: list[int], today: datetime.date) -> Task:
    """Postings that run or wait to be closed, each with its clock; the first to end is due."""
    rows = PublicPosting.objects.filter(desk__in=desks, state=PublicPosting.State.OPEN)
    postings = list(rows.order_by("ends_on", "pk"))
    lines = tuple(
        Line(each.title, link(user, "posting", each.pk), _state_of(each, today))
        for each in postings[:SHOWN]
    )
    due = postings[0].ends_on if postings else None
    late = due is not None and due < today
    return Task(_("Public postings"), len(postings), "", due, lines=lines, late=late)


def _state_of(posting: PublicPosting, today: datetime.date) -> str:
    clock = left_in_words(posting, today)
    if is_over(posting, today):
        return _("%(clock)s; to be closed") % {"clock": clock}
    return clock
