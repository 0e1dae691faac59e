"""What the register knows already: award types by name, earlier awards, posts of the day."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType
from campaigns.register.legacy.papers import Paper
from campaigns.register.models import Award
from units.intake.entries import Entry
from units.intake.kinds.subjects import ident
from units.organisation.models import Unit
from units.people.models import Person, Posting
from units.people.names import fold

# What only tells the rows of the catalogue apart: "Giấy khen (cá nhân)".
_ASIDE = re.compile(r"\s*\([^)]*\)")


class Types:
    """Award types by code and name; one name may stand for people and for collectives."""

    def __init__(self) -> None:
        self._names: dict[str, list[AwardType]] = defaultdict(list)
        for each in AwardType.objects.all():
            bare = _ASIDE.sub("", each.name)
            for name in {fold(text) for text in (each.code, each.name, bare, each.name_en)} - {""}:
                self._names[name].append(each)

    def find(self, entry: Entry, *, person: bool) -> AwardType | None:
        """The type that the row means, or `None` and an error at the row."""
        said = entry.text("award")
        if not said:
            entry.refuse("award", _("Write the award."))
            return None
        wanted = {AwardType.Recipient.INDIVIDUAL} if person else set(AwardType.Recipient)
        if not person:
            wanted -= {AwardType.Recipient.INDIVIDUAL}
        known = self._names.get(fold(said), [])
        fit = [each for each in known if each.recipient in wanted]
        if len(fit) == 1:
            return fit[0]
        if known and not fit:
            sentence = _("“%(text)s” is not an award for this kind of recipient.")
        elif fit:
            sentence = _("Several awards are called “%(text)s”. Write the code.")
        else:
            sentence = _("No award “%(text)s” is known. Write its code or its full name.")
        entry.refuse("award", sentence % {"text": said})
        return None


class Known:
    """The awards and posts that the rows of a chunk may mean; read in two queries."""

    def __init__(
        self, subjects: Sequence[Person | Unit | None], types: Sequence[AwardType | None]
    ) -> None:
        people = {each.pk for each in subjects if isinstance(each, Person)}
        units = {each.pk for each in subjects if isinstance(each, Unit)}
        wanted = {each.pk for each in types if each is not None}
        rows = Award.objects.in_register().select_related("decision")
        rows = rows.filter(Q(person__among=people) | Q(unit__among=units), award_type__among=wanted)
        self._awards: dict[Any, list[Award]] = defaultdict(list)
        for row in rows.order_by("pk"):
            whose = ("person", row.person_id) if row.person_id else ("unit", row.unit_id)
            self._awards[whose, row.award_type_id, row.year_to].append(row)
        self._posts: dict[int, list[Posting]] = defaultdict(list)
        for post in Posting.objects.filter(person__among=people).select_related("unit"):
            self._posts[post.person_id].append(post)

    def award(
        self, entry: Entry, subject: Person | Unit, kind: AwardType, paper: Paper
    ) -> Award | None:
        """The line that the row means; `None` for a new one."""
        rows = self._awards[ident(subject), kind.pk, entry.whole("year")]
        same = [
            row
            for row in rows
            if (row.decision.number, row.decision.symbol) == (paper.number, paper.symbol)
        ]
        if same and paper.symbol:
            entry.why = _("same award, year and decision")
            return same[0]
        is_title = kind.kind == AwardType.Kind.EMULATION_TITLE
        if len(rows) == 1 and (is_title or not paper.symbol):
            entry.why = _("same award and year")
            return rows[0]
        if rows and not paper.symbol:
            sentence = _(
                "The register has this award several times in this year. Write the number"
                " of the decision."
            )
            entry.refuse("decision_number", sentence)
        return None

    def posting(
        self, subject: Person | Unit, day: datetime.date | None, said: int | None
    ) -> Posting | None:
        """Where the person stood on the day, or at the end of the year; else the first post."""
        if isinstance(subject, Unit):
            return None
        posts = self._posts[subject.pk]
        on = day or (datetime.date(said, 12, 31) if said else None)
        there = [post for post in posts if on is not None and post.covers(on)]
        pick = there or sorted(posts, key=lambda post: post.started_on)[:1]
        return max(pick, key=lambda post: post.started_on, default=None)
