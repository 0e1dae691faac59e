"""The form in which a unit enters and corrects a nomination."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.journey import State
from campaigns.nomination.changes import WRITTEN, Difference, differences
from campaigns.nomination.choices import (
    AwardField,
    AwardSelect,
    InitiativeSelect,
    PersonField,
    PersonSelect,
    RoundSelect,
    type_ahead,
)
from campaigns.nomination.models import Nomination, Round
from units.accounts.models import User
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
            "achievement_year",
            "achievement",
            "merits",
            "confirmed_clean",
            "initiatives",
        )
        widgets = {
            "round": RoundSelect,
            "achievement": forms.Textarea(attrs={"rows": 5, "data-counter": "600"}),
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

    def _offer_rounds(self) -> None:
        """Rounds that are open, and the one that was chosen when it was."""
        today = timezone.localdate()
        mine = Round.objects.visible_to(self.user)
        rounds = mine.open_on(today) | mine.filter(pk=self.instance.round_id)
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
        self._field("person").queryset = Person.objects.visible_to(self.user)
        self._field("person").widget = type_ahead("person", PersonSelect)
        self._field("person").widget.choices = self._field("person").choices
        self._field("initiatives").queryset = Initiative.objects.visible_to(self.user)
        self._field("initiatives").help_text = _(
            "Choose the person first; then type a part of the title."
        )
        self._field("initiatives").widget = type_ahead("initiatives", InitiativeSelect)
        self._field("initiatives").widget.choices = self._field("initiatives").choices
        few = list(own[:2])
        if not self.instance.pk and len(few) == 1:
            self.initial.setdefault("nominating_unit", few[0].pk)

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("round")
        if chosen and not cleaned.get("achievement_year") and "achievement_year" in cleaned:
            cleaned["achievement_year"] = chosen.year
        award = cleaned.get("award_type")
        if chosen and award and award not in chosen.award_types.all():
            self.add_error("award_type", _t("This round does not offer this award."))
        if award:
            self._clear_other_candidate(cleaned, award)
            self._refuse_twin(cleaned, award)
        self._check_authors(cleaned)
        self._refuse_if_overtaken(cleaned)
        return cleaned

    def _clear_other_candidate(self, cleaned: dict[str, Any], award: AwardType) -> None:
        """What was left in the field that this award does not ask for does not count."""
        if award.recipient == AwardType.Recipient.INDIVIDUAL:
            cleaned["unit"] = None
        else:
            cleaned["person"] = None
            cleaned["initiatives"] = Initiative.objects.none()

    def _refuse_twin(self, cleaned: dict[str, Any], award: AwardType) -> None:
        """The database refuses it too; said here, it stands at the field."""
        name = "person" if cleaned.get("person") else "unit"
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
