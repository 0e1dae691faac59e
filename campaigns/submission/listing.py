"""The lines of a submission as its page shows them: in the same few queries whatever its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from campaigns.eligibility.models import Check
from campaigns.eligibility.overriding import mark
from campaigns.journey import Level
from campaigns.nomination.comparing import compare
from campaigns.nomination.models import Nomination, Seal, Submission, SubmissionLine
from campaigns.nomination.opinions import mark_opinions
from campaigns.nomination.snapshot import WRITTEN_ELSEWHERE, written
from campaigns.register.models import Award
from campaigns.submission.actions import obstacles_to_sending


@dataclass
class Row:
    """One line: what is in its way, what was changed since it was last sent, what became of it."""

    line: SubmissionLine
    number: int
    obstacles: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    award: Award | None = None

    @property
    def nomination(self) -> Nomination:
        return self.line.nomination


@dataclass
class Listing:
    """The rows of a submission, and what is in the way of the list itself."""

    rows: list[Row]
    general: list[str] = field(default_factory=list)

    @property
    def hindered(self) -> list[Row]:
        return [row for row in self.rows if row.obstacles]

    @property
    def changed(self) -> list[Row]:
        return [row for row in self.rows if row.changed]

    @property
    def may_go(self) -> bool:
        return not self.general and not self.hindered


def listing_of(submission: Submission) -> Listing:
    """Everything that the page of ``submission`` says of its lines."""
    newest = Check.objects.filter(nomination=OuterRef("nomination")).order_by("-pk")
    lines = list(
        submission.lines.select_related(
            "nomination__person",
            "nomination__unit",
            "nomination__household",
            "nomination__award_type",
            "nomination__nominating_unit",
            "nomination__round",
            "nomination__desk",
        )
        .annotate(verdict=Subquery(newest.values("verdict")[:1]))
        .order_by("order", "pk")
    )
    nominations = [line.nomination for line in lines]
    mark(nominations)
    mark_opinions(nominations)
    listing = Listing([Row(line, number) for number, line in enumerate(lines, start=1)])
    if submission.state == Submission.State.DRAFT:
        _what_is_in_the_way(submission, listing)
    else:
        awards = Award.objects.filter(nomination__in=nominations).select_related("decision")
        granted = {award.nomination_id: award for award in awards}
        for row in listing.rows:
            row.award = granted.get(row.nomination.pk)
    return listing


def _what_is_in_the_way(submission: Submission, listing: Listing) -> None:
    found: dict[int, list[str]] = defaultdict(list)
    for nomination, text in obstacles_to_sending(submission, [row.line for row in listing.rows]):
        if nomination is None:
            listing.general.append(text)
        else:
            found[nomination.pk].append(text)
    changed = changed_since_sent(row.nomination for row in listing.rows)
    for row in listing.rows:
        row.obstacles = found.get(row.nomination.pk, [])
        if submission.level == Level.UNIT:
            row.changed = changed.get(row.nomination.pk, [])


def changed_since_sent(nominations: Iterable[Nomination]) -> dict[int, list[str]]:
    """Key of a nomination that was sent before → the fields that its unit has changed since."""
    sent = {
        seal.nomination_id: seal.content
        for seal in Seal.objects.filter(nomination__in=[each.pk for each in nominations]).order_by(
            "number"
        )
    }
    rows = Nomination.objects.filter(pk__in=sent).with_candidate()
    return {
        row.pk: [change.label for change in compare(sent[row.pk], written(row))]
        for row in rows.prefetch_related(*WRITTEN_ELSEWHERE)
    }
