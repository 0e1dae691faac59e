"""Forms of the outbox: which messages to show, the words of one, what to do with some."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from campaigns.notice.models import Kind, Message
from units.accounts.models import User
from units.organisation.models import Unit

# A person chooses on a page; what comes beyond that is forged.
MOST_CHOSEN = 200


class OutboxFilter(forms.Form):
    """Which messages to show; what is not understood filters nothing."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices, first in (
            ("kind", Kind.choices, _("All kinds")),
            ("state", Message.State.choices, ""),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", first), *choices]


class MessageForm(forms.Form):
    """The words of a message; what it tells of stays as it is."""

    subject = forms.CharField(label=_("Subject"), max_length=200, validators=[reads_as_written])
    opening = forms.CharField(
        label=_("Text before the list"),
        max_length=4000,
        required=False,
        validators=[reads_as_written],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ChosenMessages(forms.Form):
    """Messages of the own outboxes that were ticked."""

    messages = RowsField[Message](Message.objects.none())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["messages"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Message.objects.visible_to(user)


class SilenceForm(forms.Form):
    """Which kind of mail of which outbox is to be silent, or to be heard again."""

    unit = forms.ModelChoiceField(Unit.objects.none())
    kind = forms.ChoiceField(choices=[each for each in Kind.choices if each[0] != Kind.OUTSIDER])
    silent = forms.BooleanField(required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            places = Message.objects.outboxes_of(user)
            field.queryset = Unit.objects.filter(pk__in=places)
