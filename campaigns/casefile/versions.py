"""Every time the dossier was sent, and any two of them side by side."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from awards_registry.asked import whole_number
from campaigns.casefile.remarks import Asked, asked_in
from campaigns.journey import State
from campaigns.nomination.comparing import compare
from campaigns.nomination.models import Nomination, Step
from campaigns.nomination.snapshot import taken
from units.accounts.access import signed_in

NOW = 0  # what the unit is correcting, not sealed yet


@dataclass
class Version:
    """The dossier of one sending, or as it stands in the unit; and the return that followed."""

    number: int
    content: dict[str, Any]
    at: datetime.datetime | None = None
    by: str = ""
    hash: str = ""
    returned: Step | None = None
    asked: list[Asked] = field(default_factory=list)

    @property
    def label(self) -> str:
        if self.number == NOW:
            return _("as it stands in the unit now")
        return _("sending no. %(number)d") % {"number": self.number}


def versions_of(nomination: Nomination) -> list[Version]:
    """The sendings in their order, then what the unit is correcting, if it is."""
    found = [
        Version(seal.number, seal.content, seal.sealed_at, str(seal.sealed_by), seal.hash)
        for seal in nomination.seals.select_related("sealed_by").order_by("number")
    ]
    # A return follows the sending that it returns, so both lists run together.
    steps = nomination.steps.select_related("taken_by", "desk").order_by("pk")
    sent = 0
    for step in steps:
        if step.went_to == State.SUBMITTED:
            sent += 1
        elif step.went_to == State.RETURNED and 0 < sent <= len(found):
            found[sent - 1].returned = step
            found[sent - 1].asked = asked_in(step, nomination)
    if found and nomination.is_editable:
        found.append(Version(NOW, taken(nomination)))
    return found


class NominationVersions(DetailView[Nomination]):
    """The sendings of one nomination, and the differences between the two chosen."""

    template_name = "campaigns/casefile/versions.html"
    context_object_name = "nomination"

    def get_queryset(self) -> QuerySet[Nomination]:
        return Nomination.objects.visible_to(signed_in(self.request)).with_candidate()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = versions_of(self.object)
        old = self._chosen("old", versions, -2)
        new = self._chosen("new", versions, -1)
        compared = old is not None and new is not None and old is not new
        return super().get_context_data(**kwargs) | {
            "versions": versions,
            "old": old,
            "new": new,
            "compared": compared,
            "changes": compare(old.content, new.content) if old and new and compared else [],
        }

    def _chosen(self, name: str, versions: list[Version], place: int) -> Version | None:
        """The version asked for; where none is, the last but one against the last."""
        asked = whole_number(self.request.GET.get(name, ""))
        for version in versions:
            if version.number == asked:
                return version
        return versions[place] if len(versions) >= -place else None
