"""What can be asked back of a dossier, item by item."""

from __future__ import annotations

from django.utils.translation import gettext as _

from campaigns.nomination.changes import WRITTEN, label_of
from campaigns.nomination.models import Nomination
from campaigns.nomination.papers import OTHER, checklist

PAPER = "paper:"


def items_of(nomination: Nomination) -> dict[str, str]:
    """Every item of the dossier that a desk may ask to be corrected: key → its words.

    The fields that the unit wrote, the papers asked for (``paper:<code>``), and ``other``.
    """
    fields = {name: label_of(name) for name in WRITTEN}
    papers = {f"{PAPER}{paper.code}": paper.title for paper in checklist(nomination)}
    return fields | papers | {OTHER: _("Something else")}
