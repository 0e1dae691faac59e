"""A unit as it is asked for in the shell."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from units.organisation.models import Unit


def unit_of(text: str) -> Unit:
    """The unit of that code, else of that short name if only one bears it."""
    by_code: Unit | None = Unit.objects.filter(code__iexact=text).first()
    if by_code:
        return by_code
    named = list(Unit.objects.filter(short_name__iexact=text)[:2])
    if not named:
        raise CommandError(_("No unit has the code or short name “%(found)s”.") % {"found": text})
    if len(named) > 1:
        words = _("More than one unit is called “%(found)s” for short; give its code.")
        raise CommandError(words % {"found": text})
    found: Unit = named[0]
    return found


def units_asked(text: str | None) -> list[int]:
    """The key of the unit that ``text`` names, else of everything that stands under nobody."""
    if text:
        return [unit_of(text).pk]
    found = list(Unit.objects.filter(parent=None).values_list("pk", flat=True))
    if not found:
        raise CommandError(_("There is no unit in this register yet."))
    return found
