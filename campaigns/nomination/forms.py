"""The form in which a unit enters and corrects a nomination."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import reads_as_written, whole_number
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.journey import State
from campaigns.nomination.changes import WRITTEN, Difference, differences
from campaigns.nomination.choices import (
    AwardField,
    AwardSelect,
    CoAuthorSelect,
    HouseholdSelect,
    InitiativeSelect,
    PersonField,
    PersonSelect,
    RoundSelect,
    type_ahead,
)
from campaigns.nomination.models import Nomination, Round
from campaigns.nomination.models.candidates import CANDIDATES
from campaigns.nomination.models.nomination import MOST_REPORT
from units.accounts.models import User
from units.households.models import Household
from units.organisation.models import Unit
from units.people.models import Person
from units.record.models import Initiative

CONFIRMED = [
    ("", _("Not looked into yet")),
    ("True", _("Yes, nothing is pending")),
    ("False", _("No, something is pending")),
]


class NominationForm(forms.ModelForm[Nomination]):
    """What a clerk of the nominating unit writes. ``user`` is set by the page that shows it."""

    user: User
    # What was typed here before and not saved: it stands in the fields again.
    typed: Mapping[str, list[str]] | None = None

    # The version that this form was opened with.
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)
    award_type = AwardField(
        queryset=AwardType.objects.none(),
        label=_("Award"),
        widget=AwardSelect,
        empty_label=_("Choose the award"),
    )
    person = PersonField(queryset=Person.objects.none(), label=_("Person"), required=False)
    achievement_year = forms.IntegerField(
        label=_("Year of achievement"),
        required=False,
        localize=False,
        min_value=1945,
        max_value=2100,
        help_text=_("Left empty: the year of the round."),
    )
    merits = forms.MultipleChoiceField(
        label=_("Grounds stated"),
        choices=Nomination.Merit,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only what the papers of the unit prove."),
    )
    confirmed_clean = forms.TypedChoiceField(
        label=_("Does the unit confirm that nothing is pending against the candidate?"),
        choices=CONFIRMED,
        widget=forms.RadioSelect,
        required=False,
        coerce=lambda value: value == "True",
        empty_value=None,
        help_text=_(
            "Nothing pending: not under disciplinary review, inspection or investigation, no open "
            "denunciation (Decree 152/2025, article 4)."
        ),
    )

    class Meta:
        model = Nomination
        fields = (
            "round",
            "award_type",
            "nominating_unit",
            "person",
            "unit",
            "household",
            "achievement_year",
            "achievement",
            "report",
            "co_authors",
            "merits",
            "confirmed_clean",
            "initiatives",
        )
        widgets = {
            "round": RoundSelect,
            "achievement": forms.Textarea(attrs={"rows": 5, "data-counter": "600"}),
            "report": forms.Textarea(attrs={"rows": 12, "data-counter": str(MOST_REPORT)}),
        }

    class Media:
        js = ("registry/js/nomination_form.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen_by_others: list[Difference] = []
        self._offer_rounds()
        self._offer_candidates()
        self.initial["seen_version"] = self.instance.version
        if self.instance.pk and self.instance.confirmed_clean is not None:
            self.initial["confirmed_clean"] = str(self.instance.confirmed_clean)
        elif self.instance.pk:
            self.initial["confirmed_clean"] = ""
        if self.typed is not None and not self.is_bound:
            self._take_up(self.typed)

    def _take_up(self, typed: Mapping[str, list[str]]) -> None:
        """Put what was being typed into the fields; what is no choice any more falls away."""
        for name, values in typed.items():
            field = self.fields.get(name)
            if field is None or not isinstance(values, list):
                continue
            many = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
            self.initial[name] = values if many else (values[:1] or [""])[0]

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

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("round")
        if chosen and chosen.pk != self.instance.round_id:
            self._refuse_closed(chosen)
        if chosen and not cleaned.get("achievement_year") and "achievement_year" in cleaned:
            cleaned["achievement_year"] = chosen.year
        award = cleaned.get("award_type")
        if chosen and award and award not in chosen.award_types.all():
            self.add_error("award_type", _t("This round does not offer this award."))
        if award:
            self._clear_other_candidate(cleaned, award)
            self._refuse_twin(cleaned, award)
        self._check_authors(cleaned)
        self._check_co_authors(cleaned)
        self._refuse_if_overtaken(cleaned)
        return cleaned

    def _refuse_closed(self, chosen: Round) -> None:
        today, day = timezone.localdate(), "%d/%m/%Y"
        if today > chosen.closes_on:
            sentence = _t("The round closed on %(day)s. Ask the standing office to extend it.")
            self.add_error("round", sentence % {"day": f"{chosen.closes_on:{day}}"})
        elif today < chosen.opens_on:
            sentence = _t("The round opens on %(day)s.")
            self.add_error("round", sentence % {"day": f"{chosen.opens_on:{day}}"})

    def _clear_other_candidate(self, cleaned: dict[str, Any], award: AwardType) -> None:
        """What was left in the fields that this award does not ask for does not count."""
        wanted, sentence = CANDIDATES[award.recipient]
        for name, _sentence in CANDIDATES.values():
            if name != wanted:
                cleaned[name] = None
                self.errors.pop(name, None)
        if wanted != "person":
            cleaned["initiatives"] = Initiative.objects.none()
        if not cleaned.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, str(sentence))

    def _refuse_twin(self, cleaned: dict[str, Any], award: AwardType) -> None:
        """The database refuses it too; said here, it stands at the field."""
        name = CANDIDATES[award.recipient][0]
        candidate, year = cleaned.get(name), cleaned.get("achievement_year")
        if not candidate or not year:
            return
        twin = (
            Nomination.objects.filter(**{name: candidate}, award_type=award, achievement_year=year)
            .exclude(state__in=(State.WITHDRAWN, State.REJECTED, State.NOT_RECOMMENDED))
            .exclude(pk=self.instance.pk)
            .first()
        )
        if twin:
            self.add_error(
                name,
                _t("Already nominated for this award and year: %(number)s (%(unit)s).")
                % {"number": twin.number, "unit": twin.nominating_unit},
            )

    def clean_achievement(self) -> str:
        return self._as_written("achievement")

    def clean_report(self) -> str:
        return self._as_written("report")

    def _as_written(self, name: str) -> str:
        """Letters with their marks in one, as lists and the grid have them; nothing invisible."""
        text = unicodedata.normalize("NFC", str(self.cleaned_data[name]))
        reads_as_written(text)
        return text

    def _check_authors(self, cleaned: dict[str, Any]) -> None:
        person, cited = cleaned.get("person"), cleaned.get("initiatives")
        if not person or not cited:
            return
        own = set(person.authorships.values_list("initiative_id", flat=True))
        foreign: Iterable[Initiative] = [made for made in cited if made.pk not in own]
        for made in foreign:
            self.add_error(
                "initiatives",
                _t("%(person)s is not an author of “%(title)s”.")
                % {"person": person, "title": made.title},
            )

    def _check_co_authors(self, cleaned: dict[str, Any]) -> None:
        person, named = cleaned.get("person"), cleaned.get("co_authors")
        if person and named and person in named:
            self.add_error("co_authors", _t("The candidate is no co-author of their own."))

    @property
    def changed_fields(self) -> list[str]:
        """What was really changed: an empty year that stands for the stored one is no change."""
        return [
            name
            for name in self.changed_data
            if name in WRITTEN and self.initial.get(name) != self.cleaned_data.get(name)
        ]

    def _refuse_if_overtaken(self, cleaned: dict[str, Any]) -> None:
        """Somebody saved since this form was opened: show what, and save nothing."""
        if not self.instance.pk or cleaned.get("seen_version") == self.instance.version:
            return
        self.seen_by_others = differences(self.instance, cleaned)
        # From here on the reader has seen it: saving again is a decision, not an accident.
        sent: Any = self.data
        typed = sent.copy()
        typed[self.add_prefix("seen_version")] = str(self.instance.version)
        self.data = typed
        raise forms.ValidationError(
            _t(
                "Somebody else saved this nomination while you were writing. What you typed is "
                "still here: compare both, then save again."
            ),
            code="overtaken",
        )
