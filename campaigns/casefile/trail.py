"""The trail: everything that happened to a nomination, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.casefile.addresses import address
from campaigns.casefile.remarks import Asked
from campaigns.council.models import Item
from campaigns.journey import State
from campaigns.nomination.models import Nomination, Step, Submission
from campaigns.nomination.returning import items_of
from campaigns.register.models import Award
from units.accounts.models import User

if TYPE_CHECKING:
    import datetime

VOTED = {State.RECOMMENDED, State.NOT_RECOMMENDED}
BY_DECISION = {State.DECIDED, State.PUBLISHED}


@dataclass(frozen=True)
class Mark:
    """One happening: what became of it, when, by whom, at whose desk, why."""

    what: str
    at: datetime.datetime
    actor: str
    place: str
    reason: str = ""
    item: Item | None = None
    url: str = ""
    url_text: str = ""
    proposed: str = ""  # the award that the standing office held to be right instead
    remarks: tuple[Asked, ...] = ()
    submission: Submission | None = None
    submission_url: str = ""

    @property
    def missing(self) -> int:
        """Votes short of the pass line."""
        if self.item is None or self.item.needed is None:
            return 0
        return max(0, self.item.needed - (self.item.in_favour or 0))


def trail(nomination: Nomination, award: Award | None, user: User) -> list[Mark]:
    """All steps with the result of the council and the number of the decision beside them."""
    steps = nomination.steps.select_related(
        "taken_by", "desk", "submission", "proposed_award"
    ).prefetch_related("remarks__answered_by")
    words = items_of(nomination) if any(step.remarks.all() for step in steps) else {}
    # Votes and results come in the same order: an item has its result when its sitting closes.
    results = list(
        nomination.items.filter(passed__isnull=False)
        .select_related("sitting__council")
        .order_by("sitting__closed_at")
    )
    marks = [_mark(step, results, award, user, words) for step in steps]
    marks.reverse()
    return [*marks, _entered(nomination)]


def _entered(nomination: Nomination) -> Mark:
    return Mark(
        what=str(State.DRAFT.label),
        at=nomination.created_at,
        actor=str(nomination.created_by),
        place=str(nomination.nominating_unit),
    )


def _mark(
    step: Step, results: list[Item], award: Award | None, user: User, words: dict[str, str]
) -> Mark:
    voted = step.came_from == State.IN_COUNCIL and step.went_to in VOTED
    item = results.pop(0) if voted and results else None
    url, text = "", ""
    if item:
        url, text = address(user, "sitting", item.sitting_id), str(item.sitting)
    elif award and step.went_to in BY_DECISION:
        url, text = address(user, "decision", award.decision_id), award.decision.full_number
    place = f"{step.get_level_display()} – {step.desk}" if step.desk else step.get_level_display()
    return Mark(
        what=str(step),
        at=step.taken_at,
        actor=str(step.taken_by),
        place=place,
        reason="" if item or text else step.reason,
        item=item,
        url=url,
        url_text=text,
        proposed=step.proposed_award.local_name if step.proposed_award else "",
        remarks=tuple(Asked(each, words.get(each.item, each.item)) for each in step.remarks.all()),
        submission=step.submission,
        submission_url=address(user, "submission", step.submission_id) if step.submission else "",
    )
