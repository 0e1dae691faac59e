"""What the form offers: rounds, units, people and works of those for whom somebody acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.nomination.choices import (
    CoAuthorSelect,
    HouseholdSelect,
    InitiativeSelect,
    PersonSelect,
    type_ahead,
)
from campaigns.nomination.models import Nomination, Round
from units.accounts.models import User
from units.households.models import Household
from units.organisation.models import Unit
from units.people.models import Person
from units.record.models import Initiative


class OfferingForm(forms.ModelForm[Nomination]):
    """Its choices are those of ``user``, whom the page that shows it sets."""

    user: User

    def _offer_rounds(self) -> None:
        """Rounds that are open, and the one that was chosen when it was."""
        today = timezone.localdate()
        mine = Round.objects.visible_to(self.user)
        # What closed while somebody was typing is read too, to be told of by its day.
        sent = whole_number(self.data.get(self.add_prefix("round"), "")) if self.is_bound else None
        rounds = mine.open_on(today) | mine.filter(pk__in=[self.instance.round_id or 0, sent or 0])
        rounds = rounds.distinct().order_by("closes_on").prefetch_related("award_types")
        self._field("round").queryset = rounds
        self._field("round").empty_label = _("Choose the round")
        self._field("award_type").queryset = AwardType.objects.filter(
            pk__in=AwardType.objects.filter(rounds__in=list(rounds)).values("pk")
        )
        if not self.instance.pk and len(rounds) == 1:
            self.initial.setdefault("round", rounds[0].pk)
            self.initial.setdefault("achievement_year", rounds[0].year)

    def _offer_candidates(self) -> None:
        alive = Unit.objects.alive(timezone.localdate())
        own = self.user.scope(Role.CLERK).limit(alive, "pk")
        if self.instance.pk:  # a unit that was dissolved since stays what was written
            written = [self.instance.nominating_unit_id, self.instance.unit_id]
            own |= Unit.objects.filter(pk__in=[pk for pk in written if pk])
        self._field("nominating_unit").queryset = own
        self._field("unit").queryset = own
        self._field("unit").empty_label = _("Choose the collective")
        # Of the units for which one nominates; as an officer one reads of more people.
        people = Person.objects.within(self.user.scope(Role.CLERK))
        people |= Person.objects.unmerged().filter(pk=self.instance.person_id or 0)
        self._field("person").queryset = people
        self._field("person").widget = type_ahead("person", PersonSelect)
        self._field("person").widget.choices = self._field("person").choices
        self._field("initiatives").queryset = Initiative.objects.visible_to(self.user)
        self._field("initiatives").help_text = _(
            "Choose the person first; then type a part of the title."
        )
        self._field("initiatives").widget = type_ahead("initiatives", InitiativeSelect)
        self._field("initiatives").widget.choices = self._field("initiatives").choices
        self._offer_households()
        self._offer_co_authors()
        few = list(own[:2])
        if not self.instance.pk and len(few) == 1:
            self.initial.setdefault("nominating_unit", few[0].pk)

    def _offer_households(self) -> None:
        """Those that the clerk's units look after; what was written once stays."""
        rows = Household.objects.within(self.user.scope(Role.CLERK))
        rows |= Household.objects.filter(pk=self.instance.household_id or 0)
        self._field("household").queryset = rows
        self._field("household").widget = type_ahead("household", HouseholdSelect)
        self._field("household").widget.choices = self._field("household").choices

    def _offer_co_authors(self) -> None:
        """People of the own units, and whoever was named before."""
        rows = Person.objects.visible_to(self.user)
        if self.instance.pk:
            named = list(self.instance.co_authors.values_list("pk", flat=True))
            rows |= Person.objects.unmerged().filter(pk__in=named)
        self._field("co_authors").queryset = rows
        self._field("co_authors").help_text = _(
            "Those who share the achievement; type a part of a name, with or without accents."
        )
        self._field("co_authors").widget = type_ahead("co_authors", CoAuthorSelect)
        self._field("co_authors").widget.choices = self._field("co_authors").choices

    def _field(self, name: str) -> Any:
        return self.fields[name]
