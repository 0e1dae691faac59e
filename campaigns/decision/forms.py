"""What the officer chooses for a draft, and the date of a signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from awards_registry.day import DayField
from awards_registry.policy import Role
from campaigns.eligibility.overriding import mark
from campaigns.journey import State
from campaigns.nomination.actions import may_be_granted_here
from campaigns.nomination.models import Nomination
from units.accounts.models import User
from units.organisation.models import Unit


def desks_of(user: User) -> list[Unit]:
    """The units for which the user drafts decisions."""
    return [held.unit for held in user.current_roles if held.role == Role.OFFICER]


def recommended_at(units: list[Unit], user: User) -> list[Nomination]:
    """Recommended by the council of these units and in no decision yet, highest award first."""
    waiting = Nomination.objects.at([unit.pk for unit in units], State.RECOMMENDED)
    rows = waiting.visible_to(user).filter(award=None).with_candidate()
    found = list(rows.order_by("award_type__precedence", "award_type__code", "pk"))
    mark(found)
    return found


class DraftForm(forms.Form):
    """Which recommended nominations go into the decision, and what it is about."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=400,
        validators=[reads_as_written],
        help_text=_("What follows “Về việc” on the paper, as “tặng Giấy khen năm 2026”."),
    )
    nominations = RowsField(
        Nomination.objects.none(),
        label=_("Nominations"),
        error_messages={"required": _("Tick at least one nomination.")},
    )
    # The keys that the page named as left out; so nobody leaves out a name without having seen it.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, waiting: list[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grantable = [each for each in waiting if may_be_granted_here(each)]
        self.to_forward = [each for each in waiting if not may_be_granted_here(each)]
        field = self.fields["nominations"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Nomination.objects.filter(pk__in=[each.pk for each in self.grantable])

    def left_out(self) -> list[Nomination]:
        """Recommended by the council, may be granted here, and not ticked."""
        ticked = {each.pk for each in self.cleaned_data["nominations"]}
        return [each for each in self.grantable if each.pk not in ticked]

    def chosen(self) -> list[Nomination]:
        """The ticked ones in the order of the page."""
        ticked = {each.pk for each in self.cleaned_data["nominations"]}
        return [each for each in self.grantable if each.pk in ticked]

    def has_seen(self, left_out: list[Nomination]) -> bool:
        """Whether the page named exactly these as left out before."""
        return bool(self.cleaned_data["seen"] == keys_of(left_out))


def keys_of(nominations: list[Nomination]) -> str:
    """Their keys as one word that a hidden field can carry."""
    return "-".join(str(each.pk) for each in nominations)


class SignForm(forms.Form):
    """The date that stands on the decision."""

    signed_on = DayField(
        label=_("Date of the decision"),
        initial=timezone.localdate,
    )

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_t("A decision cannot be dated in the future."))
        return day
