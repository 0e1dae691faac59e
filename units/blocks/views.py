"""The pages of emulation blocks: all of them in a year, and one through the years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone
from django.views.generic import DetailView, ListView

from units.accounts.access import signed_in
from units.accounts.models import User
from units.blocks.actions import is_appointed, leads, obstacle_to_handing_over
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.blocks.office import office_above
from units.organisation.models import Unit

OPEN, APPOINT, HAND_OVER, DONE = "open", "appoint", "hand_over", "done"


class BlockList(ListView[EmulationBlock]):
    """The blocks one may see, as they stand in the year of the address or this year."""

    template_name = "units/blocks/block_list.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[EmulationBlock]:
        blocks = EmulationBlock.objects.visible_to(signed_in(self.request))
        stood = BlockYear.objects.filter(block__in=blocks).order_by()
        this_year = timezone.localdate().year
        known = {*stood.values_list("year", flat=True).distinct(), this_year}
        self.years = sorted(known, reverse=True)
        asked = self.request.GET.get("year", "")
        self.year = int(asked) if asked in {str(year) for year in known} else this_year
        year = (
            BlockYear.objects.filter(year=self.year)
            .select_related("head", "deputy")
            .annotate(size=Count("memberships"))
        )
        return blocks.prefetch_related(Prefetch("years", year, to_attr="stood"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(years=self.years, year=self.year, **kwargs)


def next_step_of(years: list[BlockYear], today: datetime.date) -> str:
    """What comes next for a block, by its years, the latest first."""
    if not years:
        return ""
    last = years[0]
    before = next((each for each in years if each.year == last.year - 1), None)
    if not is_appointed(last) and last.year >= today.year:
        return APPOINT
    if last.year >= today.year and not obstacle_to_handing_over(last, before):
        return HAND_OVER
    return OPEN if last.year <= today.year else DONE


@dataclass(frozen=True)
class Row:
    """One year of the block in the table, and whether the reader may act on it."""

    stood: BlockYear
    members: list[Unit]
    appointed: bool
    proposed: bool
    to_hand_over: bool
    may_act: bool


class BlockPage(DetailView[EmulationBlock]):
    """One block through the years, and what comes next for it."""

    template_name = "units/blocks/block.html"
    context_object_name = "block"

    def get_queryset(self) -> QuerySet[EmulationBlock]:
        members = BlockMembership.objects.select_related("unit")
        years = BlockYear.objects.select_related("head", "deputy", "secretariat__parent")
        return EmulationBlock.objects.visible_to(signed_in(self.request)).prefetch_related(
            Prefetch("years", years.prefetch_related(Prefetch("memberships", members)))
        )

    def _row(self, stood: BlockYear, before: BlockYear | None, user: User) -> Row:
        members = [seat.unit for seat in stood.memberships.all()]
        appointed = is_appointed(stood)
        return Row(
            stood,
            members,
            appointed,
            # Of years long gone somebody led the block; only the number is not known.
            proposed=not appointed and stood.year >= timezone.localdate().year,
            to_hand_over=not obstacle_to_handing_over(stood, before),
            may_act=leads(user, [unit.pk for unit in members]),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = signed_in(self.request), timezone.localdate()
        years = list(self.object.years.all())
        stood_in = {each.year: each for each in years}
        rows = [self._row(each, stood_in.get(each.year - 1), user) for each in years]
        last = rows[0] if rows else None
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "last": last,
            "may_act": bool(last and last.may_act),
            "step": next_step_of(years, today),
            "to_open": years[0].year + 1 if years and years[0].year <= today.year else None,
            "office": office_above(last.members) if last else None,
        }
