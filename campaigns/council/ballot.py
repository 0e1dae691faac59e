"""What lies before one member: every name in the order of the agenda, with the own vote."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.council.actions import is_conflicted
from campaigns.council.models import Ballot, Item, Member, Sitting
from campaigns.eligibility.overriding import mark
from campaigns.nomination.opinions import mark_opinions


@dataclass(frozen=True)
class Line:
    """One name on a member's ballot; ``choice`` is empty where nothing is recorded yet."""

    item: Item
    number: int
    conflict: bool = False
    choice: str = ""
    remark: str = ""

    @property
    def label(self) -> str:
        """The recorded choice in words."""
        return str(Ballot.Choice(self.choice).label) if self.choice else ""


def lines_of(sitting: Sitting, member: Member) -> list[Line]:
    """The ballot of ``member`` as it is recorded now, in three queries whatever its length."""
    votes = {
        vote.item_id: vote for vote in Ballot.objects.filter(item__sitting=sitting, member=member)
    }
    items = list(
        sitting.items.select_related(
            "nomination__person", "nomination__unit", "nomination__award_type", "nomination__round"
        )
    )
    nominations = [item.nomination for item in items]
    mark(nominations)
    mark_opinions(nominations)
    lines = []
    for number, item in enumerate(items, start=1):
        vote = votes.get(item.pk)
        lines.append(
            Line(
                item=item,
                number=number,
                conflict=is_conflicted(member, item),
                choice=vote.choice if vote else "",
                remark=vote.remark if vote else "",
            )
        )
    return lines


def progress_of(lines: list[Line]) -> tuple[int, int]:
    """How many names are voted on, of how many that are this member's to vote on."""
    own = [line for line in lines if not line.conflict]
    return sum(bool(line.choice) for line in own), len(own)
