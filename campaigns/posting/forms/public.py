"""What the public fills in: an opinion, and the code that was mailed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import reads_as_written
from campaigns.posting.codes import DIGITS
from campaigns.posting.models import Opinion, PostedItem, PublicPosting

READ = [reads_as_written]


class ItemChoice(forms.ModelChoiceField[PostedItem]):
    """Names as they stand on the list, with their number."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.order}. {obj.name} – {obj.award_name}"


class OpinionForm(forms.Form):
    """Who says what about whom; no more is asked than an answer needs."""

    use_required_attribute = False
    item = ItemChoice(
        PostedItem.objects.none(), label=_("About"), required=False, empty_label=_("The whole list")
    )
    text = forms.CharField(
        label=_("Your opinion"),
        max_length=Opinion._meta.get_field("text").max_length,
        validators=READ,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Say what you know, with day and place where you can."),
        error_messages={"required": _("Write your opinion.")},
    )
    name = forms.CharField(
        label=_("Your full name"),
        max_length=Opinion._meta.get_field("name").max_length,
        validators=READ,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your full name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=Opinion._meta.get_field("email").max_length,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("A code of six digits is sent there at once; later, the answer."),
        error_messages={"required": _("Write your e-mail address.")},
    )

    def __init__(self, *args: Any, posting: PublicPosting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = posting.items.all()

    def clean_email(self) -> str:
        """One address is one, however it is written."""
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    """The six digits from the mail; spaces between them do no harm."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "short"}
        ),
        error_messages={"required": _("Type the six digits.")},
    )

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).split())
        if len(code) != DIGITS or not (code.isascii() and code.isdecimal()):
            raise forms.ValidationError(str(SIX_DIGITS), code="no_code")
        return code


SIX_DIGITS: Promise = _("Type the six digits.")
