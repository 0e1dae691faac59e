"""The post that a row of people means: the one held, or a new one that ends it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from units.accounts.scope import Scope
from units.intake.entries import Entry, Part
from units.intake.kinds.people.columns import FORMER, POSTING
from units.organisation.models import Unit
from units.people.models import Posting
from units.roster.days import may_mean, meant

A_DAY = datetime.timedelta(days=1)


def place(entry: Entry, part: Part, unit: Unit, posts: Sequence[Posting], scope: Scope) -> None:
    """The post of today: the one known, corrected, or a new one that ends it."""
    link = {"person": part}
    post = _held(posts, unit.pk, entry.day("since"))
    if post is not None:
        fields = {"unit_id": unit.pk, "started_on": post.started_on}
        entry.parts.append(Part(POSTING, post.pk, post, fields, link))
        return
    since = entry.day("since") or _first_day(entry, posts)
    if since is None or not _follows(entry, posts, since):
        return
    if not entry.text("position"):
        entry.refuse("position", _("Write the position in the new unit."))
    before = _open_before(posts, since)
    if before is not None and not scope.covers(before.unit_id):
        entry.refuse("unit", _("The post held until now is not in one of your units."))
        return
    fields = {"unit_id": unit.pk, "started_on": since}
    ident = (part.ident, unit.pk, since)
    entry.parts.append(Part(POSTING, ident, None, fields, link, instead=before))
    if before is None:
        return
    last = since - A_DAY
    entry.parts.append(Part(FORMER, before.pk, before, {"ended_on": last}))
    sentence = _("The post held until now ends on %(day)s.")
    entry.warn("unit", sentence % {"day": f"{last:%d/%m/%Y}"})


def keep(entry: Entry, part: Part, posts: Sequence[Posting]) -> None:
    """The post held in one of one's own units, corrected by a row that does not name it."""
    if all(entry.values.get(key) is None for key in ("position", "is_leader", "since")):
        return
    since = entry.day("since")
    still = [post for post in posts if post.ended_on is None]
    held = [post for post in still if since is None or may_mean(since, post.started_on)]
    if len(held) == 1:
        [post] = held
        fields = {"unit_id": post.unit_id, "started_on": post.started_on}
        entry.parts.append(Part(POSTING, post.pk, post, fields, {"person": part}))
    else:
        entry.refuse("unit", _("Write the unit: it is not clear which post is meant."))


def _follows(entry: Entry, posts: Sequence[Posting], since: datetime.date) -> bool:
    """A post held now begins after all that are known; those of before have their own list."""
    later = [post.started_on for post in posts if post.started_on >= since]
    if later:
        sentence = _("The register has a post from %(day)s. Hand earlier posts in as “Postings”.")
        entry.refuse("since", sentence % {"day": f"{max(later):%d/%m/%Y}"})
    return not later


def _first_day(entry: Entry, posts: Sequence[Posting]) -> datetime.date | None:
    """Without a day: of a first post the day one joined the sector, else nothing is known."""
    if not posts and entry.day("joined_sector_on"):
        return entry.day("joined_sector_on")
    entry.refuse("since", _("Write the day since when the person stands in this unit."))
    return None


def _held(posts: Sequence[Posting], unit: int, since: datetime.date | None) -> Posting | None:
    """The post that the row means: begun that day, or without a day the open one there."""
    there = [post for post in posts if post.unit_id == unit]
    if since is not None:
        return meant(since, {post.started_on: post for post in there})
    still = [post for post in there if post.ended_on is None]
    return max(still, key=lambda post: post.started_on, default=None)


def _open_before(posts: Sequence[Posting], since: datetime.date) -> Posting | None:
    """The open post that a new one from that day ends."""
    still = [post for post in posts if post.ended_on is None and post.started_on < since]
    return max(still, key=lambda post: post.started_on, default=None)
