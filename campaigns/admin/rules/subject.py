"""Whom a rule is tried on: a person or unit of the reader's own, by code or by name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards_registry.policy import DESK
from campaigns.catalogue.models import AwardType
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person

MOST_NAMED = 5


class SubjectError(ValueError):
    """Raised where nobody or several are meant; its text says whom one may write."""


def subject_called(text: str, award: AwardType, user: User) -> Person | Unit:
    """Whoever bears that code, else that name, among those whose records ``user`` reads.

    Raises ``SubjectError``.
    """
    found: list[Person | Unit] = []
    if award.recipient == AwardType.Recipient.INDIVIDUAL:
        scope = user.scope(*sorted(DESK["units.person"][0]))
        people = Person.objects.within(scope).unmerged()
        found += list(people.filter(code__iexact=text)[:1] or people.named(text)[: MOST_NAMED + 1])
    elif award.recipient == AwardType.Recipient.COLLECTIVE:
        units = Unit.objects.within(user.scope(*sorted(DESK["units.unit"][0])))
        found += list(units.filter(code__iexact=text)[:1] or units.named(text)[: MOST_NAMED + 1])
    if not found:
        raise SubjectError(_("Nobody of your units is called that."))
    if len(found) > 1:
        names = ", ".join(f"{each} ({each.code})" for each in found[:MOST_NAMED])
        raise SubjectError(
            _("Several are called that; write the code: %(names)s.") % {"names": names}
        )
    return found[0]
