"""What a succession will do, in sentences, before anybody confirms it."""

from __future__ import annotations

import datetime

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from units.organisation.forms import RenameForm, SuccessionForm
from units.organisation.plan import Ending
from units.organisation.takeover import DAY, legacy


def consequences(form: SuccessionForm) -> list[str]:
    """The sentences for a form that was filled in without fault."""
    ending = form.ending()
    if ending:
        return _of_ending(ending)
    given = form.cleaned_data
    names = {"former": form.unit.name, "name": given["name"], "day": _day(given["on"])}
    told = [_("“%(former)s” is called “%(name)s” from %(day)s.") % names]
    if isinstance(form, RenameForm) and given["short_name"] != form.unit.short_name:
        told.append(
            _("Its short name is “%(short)s”.") % {"short": given["short_name"]}
            if given["short_name"]
            else _("It has no short name any more.")
        )
    return told


def _of_ending(ending: Ending) -> list[str]:
    left = legacy(ending)
    heir = ending.successors[0]
    told = [
        _("%(units)s: ends with %(last)s.")
        % {"units": _listed(ending.formers), "last": _day(ending.on - DAY)},
        _("Goes on from %(first)s: %(units)s.")
        % {"units": _listed(ending.successors), "first": _day(ending.on)},
        ngettext(
            "%(count)d posting passes over to %(heir)s, with the same post.",
            "%(count)d postings pass over to %(heir)s, with the same posts.",
            left.postings,
        )
        % {"count": left.postings, "heir": heir},
        ngettext(
            "%(count)d role passes over to %(heir)s.",
            "%(count)d roles pass over to %(heir)s.",
            left.roles,
        )
        % {"count": left.roles, "heir": heir},
        ngettext(
            "%(count)d subordinate unit is placed under %(heir)s.",
            "%(count)d subordinate units are placed under %(heir)s.",
            left.children,
        )
        % {"count": left.children, "heir": heir},
    ]
    if left.roles_ended:
        told.append(
            ngettext(
                "%(count)d role ends: a superior does not take roles over.",
                "%(count)d roles end: a superior does not take roles over.",
                left.roles_ended,
            )
            % {"count": left.roles_ended}
        )
    return [
        *told,
        _("Awards and nominations keep the unit they carry; who acts for the successor sees them."),
    ]


def _listed(units: tuple[object, ...]) -> str:
    return get_text_list([str(unit) for unit in units], _("and"))


def _day(day: datetime.date) -> str:
    return date_format(day, "d/m/Y")
