"""What the desk fills in: the draft, the outcomes, the handling, the two ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from campaigns.journey import State
from campaigns.nomination.actions import LONGEST_TEXT
from campaigns.nomination.models import Nomination
from campaigns.posting.actions.drafting import ALIVE, MOST_DAYS
from campaigns.posting.actions.ending import LONGEST_REPORT
from campaigns.posting.actions.handling import LONGEST_NOTE
from campaigns.posting.actions.outcomes import LONGEST_REASON
from campaigns.posting.forms.public import READ
from campaigns.posting.gate import days_asked, is_last_desk
from campaigns.posting.models import PostedItem, PublicPosting
from units.organisation.models import Unit

LEGAL_BASIS = "Luật Thi đua, khen thưởng (Luật 06/2022/QH15), Điều 84; Nghị định 152/2025/NĐ-CP"


def waiting_at(desk: Unit, posting: PublicPosting | None = None) -> Any:
    """Screened nominations of this desk that no other draft or open posting has."""
    taken = PostedItem.objects.filter(posting__state__in=ALIVE)
    taken = taken.exclude(outcome=PostedItem.Outcome.WITHHELD)
    if posting:
        taken = taken.exclude(posting=posting)
    rows = Nomination.objects.at([desk.pk], State.SCREENED)
    rows = rows.exclude(pk__in=taken.values("nomination"))
    return rows.with_candidate().order_by("award_type__precedence", "pk")


class PostingForm(forms.ModelForm[PublicPosting]):
    """A draft: what stands above the list, for how long, and who is on it."""

    nominations = RowsField(
        Nomination.objects.none(),
        label=_("Nominations"),
        error_messages={"required": _("Tick at least one nomination.")},
    )

    class Meta:
        model = PublicPosting
        fields = ["title", "notice", "working_days", "legal_basis"]
        widgets = {
            "notice": forms.Textarea(attrs={"rows": 4}),
            "working_days": forms.NumberInput(attrs={"class": "short", "min": 1, "max": MOST_DAYS}),
        }
        help_texts = {
            "title": _("As the public reads it, with year and kind of award."),
            "working_days": _("The day on which it is opened is not counted."),
        }

    def __init__(self, *args: Any, desk: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "notice", "legal_basis"):
            self.fields[name].validators.append(reads_as_written)
        rows = waiting_at(desk, self.instance if self.instance.pk else None)
        field = self.fields["nominations"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = rows
        days = days_asked(timezone.localdate()) if is_last_desk(desk) else {}
        # With ``days_asked``, for the page: what the law of today wants of each.
        self.waiting: list[Any] = list(rows)
        for row in self.waiting:
            row.days_asked = days.get(row.award_type_id, 0)
        asked = [row.days_asked for row in self.waiting if row.days_asked]
        self.fields["working_days"].initial = max(asked, default=10)
        self.fields["legal_basis"].initial = LEGAL_BASIS
        self.ticked = self._ticked()

    def _ticked(self) -> set[str]:
        """Typed before, on the draft, or those that the law wants posted."""
        if self.is_bound:
            typed: Any = self.data  # the fields of a request, of which one name may have several
            return {str(key) for key in typed.getlist("nominations")}
        if self.instance.pk:
            return {str(key) for key in self.instance.items.values_list("nomination_id", flat=True)}
        return {str(row.pk) for row in self.waiting if row.days_asked}

    @property
    def texts(self) -> list[Any]:
        """The fields without the list."""
        return [self[name] for name in self._meta.fields or ()]


class CallOffForm(forms.Form):
    """Why an open posting is called off."""

    reason = forms.CharField(
        label=_("Why it is called off"),
        max_length=LONGEST_TEXT,
        required=False,
        validators=READ,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OutcomesForm(forms.Form):
    """One outcome and, where held back, one reason for each name of the list."""

    def __init__(
        self, *args: Any, items: Sequence[PostedItem], disputed: Collection[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            # Where nobody said anything, there is nothing against it; the rest is weighed.
            silent = item.outcome == PostedItem.Outcome.PENDING and item.pk not in disputed
            self.fields[f"outcome_{item.pk}"] = forms.ChoiceField(
                label=_("Outcome"),
                choices=PostedItem.Outcome.choices,
                initial=PostedItem.Outcome.UPHELD if silent else item.outcome,
            )
            self.fields[f"reason_{item.pk}"] = forms.CharField(
                label=_("Reason"),
                max_length=LONGEST_REASON,
                required=False,
                validators=READ,
                initial=item.reason,
            )

    def rows(self) -> Iterator[dict[str, Any]]:
        """The names with their two fields."""
        for item in self.items:
            outcome, reason = self[f"outcome_{item.pk}"], self[f"reason_{item.pk}"]
            yield {
                "item": item,
                "outcome": outcome,
                "reason": reason,
                "errors": [*outcome.errors, *reason.errors],
            }

    def outcomes(self) -> dict[int, tuple[str, str]]:
        """Item key → (outcome, reason)."""
        found = self.cleaned_data
        return {
            item.pk: (found[f"outcome_{item.pk}"], found[f"reason_{item.pk}"])
            for item in self.items
        }


class CloseForm(forms.Form):
    """The closing report."""

    report = forms.CharField(
        label=_("Closing report"),
        max_length=LONGEST_REPORT,
        validators=READ,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Filled in from the figures; complete it. It is read by the council."),
        error_messages={"required": _("Write the closing report.")},
    )


class HandlingForm(forms.Form):
    """One line of the log of an opinion."""

    text = forms.CharField(
        label=_("What was done, or the answer"),
        max_length=LONGEST_NOTE,
        validators=READ,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what was done or answered.")},
    )
    is_answer = forms.BooleanField(
        label=_("Send this to the sender as the answer"),
        required=False,
        help_text=_("By mail, and on the sender's page. Otherwise it stays in the house."),
    )
    settles = forms.BooleanField(
        label=_("The opinion is settled with this"),
        required=False,
        help_text=_("Only with an answer; afterwards nothing is added any more."),
    )
