"""The fields of the nomination form that offer a choice: rounds, awards, people, initiatives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import KeysOnly, RowSelect
from campaigns.catalogue.models import AwardType
from campaigns.nomination.models import Nomination, Round
from units.people.models import Person


class RoundSelect(forms.Select):
    """Each round tells the browser which awards it offers and for which year."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        row = getattr(value, "instance", None)
        if isinstance(row, Round):
            offered = (str(award.pk) for award in row.award_types.all())
            option["attrs"]["data-awards"] = " ".join(offered)
            option["attrs"]["data-year"] = str(row.year)
        return option


class AwardSelect(forms.Select):
    """Each award tells the browser for whom it is."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        row = getattr(value, "instance", None)
        if isinstance(row, AwardType):
            option["attrs"]["data-recipient"] = row.recipient
        return option


class AwardChoices(forms.models.ModelChoiceIterator[AwardType]):
    """Awards in groups by recipient: for persons, for collectives, for households."""

    def __iter__(self) -> Any:
        yield ("", self.field.empty_label)
        rows = list(self.queryset)
        for recipient, title in (
            (AwardType.Recipient.INDIVIDUAL, _("Awards for persons")),
            (AwardType.Recipient.COLLECTIVE, _("Awards for collectives")),
            (AwardType.Recipient.HOUSEHOLD, _("Awards for households")),
        ):
            group = [self.choice(row) for row in rows if row.recipient == recipient]
            if group:
                yield (title, group)


class AwardField(forms.ModelChoiceField[AwardType]):
    iterator = AwardChoices


class PersonSelect(RowSelect):
    """Looks people up with post and unit beside the name: many share a name."""

    url_name = "%s:campaigns_nomination_people"


class CoAuthorSelect(KeysOnly, AutocompleteSelectMultiple):
    """Looks up several people likewise."""

    url_name = "%s:campaigns_nomination_people"


class HouseholdSelect(RowSelect):
    """Looks up the households that the clerk's units look after, with their places."""

    url_name = "%s:campaigns_nomination_households"


class InitiativeSelect(KeysOnly, AutocompleteSelectMultiple):
    """Looks up the initiatives of the person chosen in the same form."""

    url_name = "%s:campaigns_nomination_initiatives"


class PersonField(forms.ModelChoiceField[Person]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name} ({obj.code})"


def type_ahead(name: str, widget: type[Any]) -> Any:
    """The type-ahead ``widget`` for the field ``name`` of a nomination."""
    return widget(Nomination._meta.get_field(name), admin.site)
