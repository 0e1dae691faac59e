"""The forms of a rule version: its fields, one condition, and whom to try it on."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import kinds_of, reads_as_written
from awards_registry.day import DayField
from campaigns.catalogue.citations import ended_note
from campaigns.catalogue.models import AwardType, LegalText, RuleVersion
from campaigns.eligibility.amending.boxes import NOTHING, asked_of
from campaigns.eligibility.amending.draft import clash_with, followed
from campaigns.eligibility.amending.particulars import fields_of, read, written
from campaigns.eligibility.criteria import Condition, validate_conditions
from campaigns.eligibility.live import FIRST_YEAR
from campaigns.eligibility.wording import problem_sentence
from campaigns.eligibility.wording.names import Names
from campaigns.eligibility.wording.particulars import KIND_TITLES

MOST_PATHS = 20
OWN = frozenset({"kind", "shown", "path", "legal_basis"})
# Boxes that are shown although they may stay empty.
USUAL = frozenset({"count", "years", "consecutive", "standard_met_is_enough", "kinds"})
USUAL_LISTS = ("options_0_", "posts_", "men_", "women_")
LONGEST_BASIS = 255


class Lines(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class TextChoice(forms.ModelChoiceField[LegalText]):
    """A legal text; one that is out of force says so before it is chosen."""

    def label_from_instance(self, obj: LegalText) -> str:
        note = ended_note(obj, timezone.localdate())
        return note or obj.title


def _as_typed(db_field: Any, **kwargs: Any) -> Any:
    return db_field.formfield(**(kinds_of(db_field) | kwargs))


class VersionForm(forms.ModelForm[RuleVersion]):
    """The fields of a version; ``ends`` is the version that it follows where that is ticked."""

    ends: RuleVersion | None = None

    end_previous = forms.BooleanField(
        label=capfirst(_("the version in force until then ends on the day before")),
        required=False,
    )
    legal_text = TextChoice(
        LegalText.objects.order_by("-valid_from", "code"),
        label=capfirst(_("legal text")),
        required=False,
    )
    dossier = Lines(
        label=_("Papers of the dossier"), required=False, help_text=_("One paper a line.")
    )
    sources = Lines(label=_("Sources"), required=False, help_text=_("One source a line."))

    class Meta:
        model = RuleVersion
        fields = (
            *("award_type", "valid_from", "valid_to", "name", "legal_text", "legal_basis"),
            *("verified", "vote_percent", "secret_ballot", "posting_working_days", "bonus_rate"),
            *("bonus_is_cap", "dossier", "deadline", "consideration", "notes", "sources"),
        )
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}
        formfield_callback = _as_typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.use_required_attribute = False
        self.fields["bonus_rate"].localize = True
        self.fields["bonus_rate"].widget.is_localized = True
        if not self.instance._state.adding:
            # The rules of one award do not become those of another.
            del self.fields["award_type"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("The version ends before it begins."))
        return cleaned

    def _post_clean(self) -> None:
        """Two versions of one award in force on the same day would be two laws."""
        super()._post_clean()  # type: ignore[misc] # Django's own step, which stubs leave out
        version = self.instance
        if self.errors or version.award_type_id is None:
            return
        if self.cleaned_data.get("end_previous"):
            self.ends = followed(version)
        clash = clash_with(version, self.ends)
        if clash:
            self.add_error("valid_from", clash)


class ConditionForm(forms.Form):
    """One condition: its kind by words, then the boxes of that kind.

    ``shown`` tells for which kind the boxes were drawn. After validation ``condition`` is what
    was typed.
    """

    condition: Condition

    kind = forms.ChoiceField(
        label=_("kind of condition"), choices=lambda: [NOTHING, *KIND_TITLES.items()]
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    path = forms.IntegerField(min_value=0, max_value=MOST_PATHS, widget=forms.HiddenInput)
    legal_basis = forms.CharField(
        label=_("legal basis, if it is another one"),
        required=False,
        max_length=LONGEST_BASIS,
        validators=[reads_as_written],
    )

    def __init__(
        self, *args: Any, kind: str, awards: Names, filled: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.use_required_attribute = False
        self.asked = list(asked_of(kind, awards))
        initial = self.initial if isinstance(self.initial, dict) else {}
        for asked in self.asked:
            self.fields |= fields_of(asked, filled or initial)

    def first_boxes(self) -> list[forms.BoundField]:
        """The boxes that a reader of the rule needs: what must be given, and what is filled in."""
        return [self[name] for name in self.fields if name not in OWN and self._matters(name)]

    def more_boxes(self) -> list[forms.BoundField]:
        """The other boxes, which most rules leave empty; last the citation, if there is none."""
        found = [self[name] for name in self.fields if name not in OWN and not self._matters(name)]
        return found if self["legal_basis"].value() else [*found, self["legal_basis"]]

    def _matters(self, name: str) -> bool:
        box = self[name]
        always = box.field.required or name in USUAL or name.startswith(USUAL_LISTS)
        return bool(always or box.errors or box.value())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        params: dict[str, Any] = {}
        for asked in self.asked:
            try:
                value = read(asked, cleaned)
            except ValidationError as error:
                self.add_error(None, error)
                continue
            if value is not None:
                params[asked.name] = value
        if self.errors:
            return cleaned
        alone = {"path": 0, "kind": cleaned["kind"], "params": params}
        for problem in validate_conditions([alone]):
            self.add_error(None, problem_sentence(problem))
        self.condition = Condition(
            cleaned["kind"], params, cleaned["path"], cleaned.get("legal_basis", "")
        )
        return cleaned


def boxes_of(condition: Condition, awards: Names) -> dict[str, Any]:
    """A kept condition as the boxes of its form."""
    found: dict[str, Any] = {
        "kind": condition.kind,
        "shown": condition.kind,
        "path": condition.path,
        "legal_basis": condition.legal_basis,
    }
    for asked in asked_of(condition.kind, awards):
        found |= written(asked, condition.params.get(asked.name))
    return found


class TrialForm(forms.Form):
    """Whom to try the rule on, for which year, decided when."""

    who = forms.CharField(max_length=100, label=_("Person"), validators=[reads_as_written])
    year = forms.IntegerField(label=_("Achievement year"), min_value=FIRST_YEAR)
    on = DayField(label=_("Day of the decision"))

    def __init__(self, *args: Any, award: AwardType, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "try", "label_suffix": "", **kwargs})
        self.use_required_attribute = False
        if award.recipient != AwardType.Recipient.INDIVIDUAL:
            self.fields["who"].label = _("Unit")
        self.fields["who"].help_text = _("Code or name.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        on: datetime.date | None = cleaned.get("on")
        if on and cleaned.get("year", 0) > on.year:
            self.add_error("year", _("The achievement year lies after the decision."))
        return cleaned
