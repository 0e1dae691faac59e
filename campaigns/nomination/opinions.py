"""What the standing office said of a nomination when it screened it: opinion and other award."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.journey import ON_DESK, State
from campaigns.nomination.models import Nomination, Step


def opinions_of(nominations: Iterable[Nomination]) -> dict[int, Step]:
    """Key of the nomination → the newest screening, one query for all; none before the first.

    A nomination that comes back from an agenda becomes “screened” too; that is no screening.
    """
    steps = Step.objects.filter(
        nomination__in=[each.pk for each in nominations],
        came_from__in=ON_DESK,
        went_to=State.SCREENED,
    )
    rows = steps.select_related("proposed_award", "desk").order_by("pk")
    return {step.nomination_id: step for step in rows}


def mark_opinions(nominations: Iterable[Nomination]) -> None:
    """Set ``office`` on each: the newest screening, or ``None``."""
    rows = list(nominations)
    found = opinions_of(rows)
    for each in rows:
        each.office = found.get(each.pk)  # type: ignore[attr-defined] # for the page only
