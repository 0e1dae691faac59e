"""What goes onto a list, and the particulars of its paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from awards_registry.day import DayField
from campaigns.nomination.models import Nomination, Submission, SubmissionLine
from campaigns.submission.actions.ground import LONGEST_SUBJECT


class ChoiceForm(forms.Form):
    """Which of the nominations offered go onto the list."""

    nominations = RowsField(
        Nomination.objects.none(),
        label=_("Nominations"),
        error_messages={
            "required": _("Tick at least one nomination."),
            "invalid_choice": _(
                "One of them was sent or put on another list meanwhile. Look at the list again."
            ),
        },
    )

    def __init__(self, *args: Any, offered: Sequence[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        field = self.fields["nominations"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Nomination.objects.filter(pk__in=[each.pk for each in offered])

    def chosen(self) -> list[Nomination]:
        """The ticked ones in the order of the page."""
        ticked = {each.pk for each in self.cleaned_data["nominations"]}
        return [each for each in self.offered if each.pk in ticked]


class GatherForm(ChoiceForm):
    """A new submission: its subject and its list."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=LONGEST_SUBJECT,
        required=False,
        validators=[reads_as_written],
        help_text=_("What follows “Về việc” on the paper. Left empty: the name of the round."),
    )


class DescribeForm(forms.ModelForm[Submission]):
    """Number, date and signer as they stand on the paper."""

    dated_on = DayField(label=_("Dated"), required=False)

    class Meta:
        model = Submission
        fields = ("subject", "number", "dated_on", "signer_name", "signer_post")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("subject", "number", "signer_name", "signer_post"):
            self.fields[name].validators.append(reads_as_written)


class LinesForm(forms.Form):
    """Chosen lines of a list: to be split off, or taken out."""

    subject = forms.CharField(
        max_length=LONGEST_SUBJECT, required=False, validators=[reads_as_written]
    )
    lines = RowsField(
        SubmissionLine.objects.none(),
        label=_("Lines"),
        error_messages={
            "required": _("Choose lines of this list."),
            "invalid_choice": _("This does not stand in the list any more."),
        },
    )

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lines"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = submission.lines.all()


class MergeForm(forms.Form):
    """With which other draft the list is merged."""

    other = forms.ModelChoiceField(
        Submission.objects.none(),
        label=_("The other list"),
        empty_label=None,
        error_messages={
            "required": _("Choose the other list."),
            "invalid_choice": _("That list cannot be merged with this one any more."),
        },
    )

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = (
                Submission.objects.drafts()
                .filter(
                    round=submission.round_id,
                    level=submission.level,
                    from_unit=submission.from_unit_id,
                    to_desk=submission.to_desk_id,
                )
                .exclude(pk=submission.pk)
            )
