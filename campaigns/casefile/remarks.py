"""What a desk asked to be corrected, item by item, and what the unit answered."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from awards_registry.asked import reads_as_written
from campaigns.casefile.addresses import address
from campaigns.casefile.offers import is_clerk
from campaigns.journey import State
from campaigns.nomination.actions import LONGEST_TEXT, ObstacleError, answer
from campaigns.nomination.changes import WRITTEN
from campaigns.nomination.models import Nomination, Remark, Step
from campaigns.nomination.returning import items_of
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User


@dataclass(frozen=True)
class Asked:
    """One remark under the name of its item; ``field`` is that of the form it belongs to."""

    remark: Remark
    label: str
    field: str = ""

    @property
    def name(self) -> str:
        return f"answer_{self.remark.pk}"


@dataclass(frozen=True)
class Return:
    """The newest return of a nomination: who, when, why, and its remarks."""

    step: Step
    asked: list[Asked]
    answer_url: str = ""

    @property
    def unanswered(self) -> int:
        return sum(not each.remark.answer for each in self.asked)


def asked_in(step: Step, nomination: Nomination) -> list[Asked]:
    """The remarks of one return in the words of the dossier."""
    remarks = list(step.remarks.select_related("answered_by"))
    words = items_of(nomination) if remarks else {}
    return [
        Asked(each, words.get(each.item, each.item), each.item if each.item in WRITTEN else "")
        for each in remarks
    ]


def newest_return(nomination: Nomination, user: User) -> Return | None:
    """What was asked last, for the page; ``None`` where the nomination never came back."""
    steps = nomination.steps.filter(went_to=State.RETURNED).select_related("taken_by", "desk")
    step = steps.order_by("-pk").first()
    if step is None:
        return None
    asked = asked_in(step, nomination)
    waits = nomination.state == State.RETURNED and asked and is_clerk(nomination, user)
    url = address(user, "nomination_answer", nomination.pk) if waits else ""
    return Return(step, asked, url)


class ReturnForm(forms.Form):
    """The reason as a whole, and for each item of the dossier what is to be done with it."""

    text = forms.CharField(
        label=gettext_lazy("What the unit should add or correct"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[reads_as_written],
        help_text=gettext_lazy("May stay empty where something is said of single items below."),
    )

    def __init__(self, *args: object, nomination: Nomination, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came
        self.items = items_of(nomination)
        for number, label in enumerate(self.items.values()):
            self.fields[f"item_{number}"] = forms.CharField(
                label=label,
                max_length=LONGEST_TEXT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 1}),
                validators=[reads_as_written],
            )

    def wanted(self) -> dict[str, str]:
        """Item → what is to be done, of those of which something is said."""
        said = [self.cleaned_data[f"item_{number}"] for number in range(len(self.items))]
        return {item: text for item, text in zip(self.items, said, strict=True) if text.strip()}

    def item_fields(self) -> list[forms.BoundField]:
        return [self[f"item_{number}"] for number in range(len(self.items))]


class Answers(View):
    """The unit says of each remark what it did about it."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = signed_in(request)
        nomination = get_object_or_404(Nomination.objects.visible_to(user), pk=pk)
        found = newest_return(nomination, user)
        try:
            count = self._answer(found, user) if found else 0
        except (NotYoursError, ObstacleError) as error:
            messages.error(request, str(error))
        else:
            text = _("Answers saved: %(count)d. The desk reads them when you send the dossier.")
            messages.success(request, text % {"count": count})
        return HttpResponseRedirect(nomination.get_absolute_url())

    @transaction.atomic
    def _answer(self, found: Return, user: User) -> int:
        """All answers or none; what is as it was leaves no line."""
        count = 0
        for each in found.asked:
            text = self.request.POST.get(each.name, each.remark.answer)
            if text.strip() != each.remark.answer:
                answer(each.remark, by=user, text=text)
            count += bool(text.strip())
        return count

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who comes here by the address bar is led to the page of the nomination."""
        rows = Nomination.objects.visible_to(signed_in(request))
        return HttpResponseRedirect(get_object_or_404(rows, pk=pk).get_absolute_url())
