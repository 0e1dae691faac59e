"""What the officer fills in about a posting, and what the public does."""

from campaigns.posting.forms.officer import (
    CallOffForm,
    CloseForm,
    HandlingForm,
    OutcomesForm,
    PostingForm,
)
from campaigns.posting.forms.public import CodeForm, OpinionForm

__all__ = [
    "CallOffForm",
    "CloseForm",
    "CodeForm",
    "HandlingForm",
    "OpinionForm",
    "OutcomesForm",
    "PostingForm",
]
