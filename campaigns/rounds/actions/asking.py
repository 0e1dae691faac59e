"""Who is asked in a round: the rows of the round, or all units directly below its holder."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.nomination.models import Asked, Round
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit


def require_holder(of: Round, by: User) -> None:
    """Raise ``NotYoursError`` unless ``by`` is officer of exactly the unit that holds the round."""
    if not by.holds_at(Role.OFFICER, of.unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.") % {"role": Role.OFFICER.label, "unit": of.unit}
        )


def written_down(of: Round) -> list[Asked]:
    """The rows of the units asked, locked; written down first where nobody was named.

    A yearly round that names nobody asks all units directly below its holder.
    """
    Round.objects.select_for_update().get(pk=of.pk)
    rows = Asked.objects.select_for_update().filter(round=of).order_by("pk")
    found = list(rows)
    if found or of.consideration != Round.Consideration.REGULAR:
        return found
    below = Unit.objects.alive(timezone.localdate()).filter(parent=of.unit)
    Asked.objects.bulk_create(Asked(round=of, unit=unit) for unit in below)
    return list(rows.all())
