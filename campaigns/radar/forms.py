"""Where the radar looks, and what of it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.live import FIRST_YEAR
from campaigns.radar.actions import Target
from units.accounts.models import User
from units.blocks.models import EmulationBlock
from units.organisation.models import Unit


class RadarFilter(forms.Form):
    """Year, unit or block, award; what is not understood filters nothing."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit and everything below it"),
        required=False,
        to_field_name="code",
        empty_label=None,
    )
    block = forms.ModelChoiceField(
        EmulationBlock.objects.none(),
        label=_("Or an emulation block"),
        required=False,
        to_field_name="code",
        empty_label=_("No block"),
    )
    award = forms.ModelChoiceField(
        AwardType.objects.filter(active=True).exclude(recipient=AwardType.Recipient.HOUSEHOLD),
        label=_("Award"),
        required=False,
        to_field_name="code",
        empty_label=_("All awards"),
    )

    def __init__(self, asked: Mapping[str, str], *, user: User) -> None:
        """What is not asked for is this year and the highest unit that the reader acts for."""
        this_year, self.top = timezone.localdate().year, top_unit(user)
        usual = {"year": str(this_year), "unit": self.top.code if self.top else ""}
        super().__init__(usual | {name: asked[name] for name in asked if asked[name]})
        years: Any = self.fields["year"]
        years.choices = [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]
        units: Any = self.fields["unit"]
        units.queryset = Unit.objects.within(user.scope_for("radar"))
        blocks: Any = self.fields["block"]
        blocks.queryset = EmulationBlock.objects.visible_to(user)

    def looked_at(self) -> tuple[Target | None, int]:
        """Unit or block, and year: what was asked for, else the widest that the reader acts for."""
        self.is_valid()
        asked = self.cleaned_data
        target = asked.get("block") or asked.get("unit") or self.top
        return target, asked.get("year") or timezone.localdate().year


def top_unit(user: User) -> Unit | None:
    """The highest unit that the reader acts for in a role that reads the radar."""
    scope = user.scope_for("radar")
    rows = Unit.objects.within(scope).with_tree_fields().filter(dissolved_on=None)
    found: Unit | None = min(rows, key=lambda unit: (unit.tree_depth, unit.pk), default=None)
    return found
