"""Why two rows cannot be merged or a merge not be undone; and who may do either."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Posting

MAY_MERGE = (Role.CLERK, Role.OFFICER)


class MergeError(Exception):
    """Raised where a merge or its undoing is not possible; its text says why."""


def standing(postings: Iterable[Posting]) -> Unit | None:
    """The unit of today's post, or of the last one for somebody who left."""
    rows = sorted(postings, key=lambda posting: (posting.started_on, posting.pk))
    today = timezone.localdate()
    now = [posting for posting in rows if posting.covers(today)]
    return (now or rows)[-1].unit if rows else None


def hindering_units(by: User, *careers: Iterable[Posting]) -> list[Unit | None]:
    """The units of these people for which ``by`` is neither clerk nor officer."""
    scope = by.scope(*MAY_MERGE)
    units = [standing(postings) for postings in careers]
    return [unit for unit in units if not scope.covers(unit.pk if unit else None)]


def words_for(units: Iterable[Unit | None]) -> str:
    """Who could do it, in words."""
    roles = get_text_list([str(role.label) for role in MAY_MERGE], _("or"))
    places = dict.fromkeys(str(unit or _("no unit")) for unit in units)
    names = get_text_list(list(places), _("and"))
    return _("This is for: %(role)s, %(unit)s.") % {"role": roles, "unit": names}


def require_both(by: User, *careers: Iterable[Posting]) -> None:
    """Raise ``NotYoursError`` unless ``by`` is clerk or officer for the units of all of them."""
    foreign = hindering_units(by, *careers)
    if foreign:
        raise NotYoursError(words_for(foreign))
