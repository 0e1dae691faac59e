"""A succession before it happens: who ends, who goes on, from which day, and what forbids it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from units.accounts.models import UnitRole
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Posting
from units.people.names import UnfitNameError, tidy

PARTS = 2  # of a split; fewer would be a merger


class SuccessionError(Exception):
    """Raised where a succession cannot be; ``field`` says which entry is at fault, if one is."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Ending:
    """Units that end, and the units that go on; the first of those takes everything over."""

    kind: UnitSuccession.Kind
    formers: tuple[Unit, ...]
    successors: tuple[Unit, ...]
    on: datetime.date

    def check(self) -> None:
        """Raise ``SuccessionError`` with the first thing that stands in the way."""
        if not self.formers or not self.successors:
            raise SuccessionError(_("Name the unit that ends and the unit that goes on."), "into")
        if self.kind == UnitSuccession.Kind.SPLIT and len(self.successors) < PARTS:
            raise SuccessionError(_("A split leaves at least two units."), "others")
        for former in self.formers:
            check_alive_on(former, self.on)
            _check_latest(UnitSuccession.objects.all(), former, self.on)
            if former.parent_id is None:
                raise SuccessionError(
                    _("%(unit)s is the top unit: it can be renamed, not ended.") % {"unit": former}
                )
        for successor in self.successors:
            self._check_successor(successor)
        self._check_begun()

    def _check_successor(self, successor: Unit) -> None:
        names = {"unit": successor}
        if successor in self.formers:
            raise SuccessionError(_("%(unit)s cannot go over into itself.") % names, "into")
        if successor.dissolved_on:
            raise SuccessionError(
                _("%(unit)s is dissolved itself since %(day)s.")
                % (names | {"day": _day(successor.dissolved_on)}),
                "into",
            )
        if successor.established_on and successor.established_on > self.on:
            raise SuccessionError(
                _("%(unit)s was established only on %(day)s.")
                % (names | {"day": _day(successor.established_on)}),
                "on",
            )
        above = set(successor.ancestors().values_list("pk", flat=True))
        for former in self.formers:
            if former.pk in above:
                raise SuccessionError(
                    _("%(unit)s stands below %(former)s, which ends. Move it first.")
                    % (names | {"former": former}),
                    "into",
                )

    def _check_begun(self) -> None:
        """What began on the day or later cannot be closed the day before."""
        posting = (
            Posting.objects.filter(unit__in=self.formers, started_on__gte=self.on)
            .select_related("person", "unit")
            .first()
        )
        if posting:
            raise SuccessionError(
                _("%(person)s was posted to %(unit)s on %(day)s. Choose a later day or correct it.")
                % {
                    "person": posting.person,
                    "unit": posting.unit,
                    "day": _day(posting.started_on),
                },
                "on",
            )
        role = (
            UnitRole.objects.own()
            .filter(unit__in=self.formers, starts_on__gte=self.on)
            .select_related("user", "unit")
            .first()
        )
        if role:
            raise SuccessionError(
                _("%(person)s acts for %(unit)s from %(day)s. Choose a later day or correct it.")
                % {"person": role.user, "unit": role.unit, "day": _day(role.starts_on)},
                "on",
            )


def check_alive_on(unit: Unit, on: datetime.date) -> None:
    """Raise ``SuccessionError`` unless ``unit`` stands and ``on`` is a day of its life so far."""
    if unit.dissolved_on:
        raise SuccessionError(
            _("%(unit)s is dissolved already, since %(day)s.")
            % {"unit": unit, "day": _day(unit.dissolved_on)}
        )
    if on > timezone.localdate():
        raise SuccessionError(
            _("The day lies in the future. Record it when the decision is in force."), "on"
        )
    if unit.established_on and on <= unit.established_on:
        raise SuccessionError(
            _("%(unit)s was established only on %(day)s.")
            % {"unit": unit, "day": _day(unit.established_on)},
            "on",
        )


def _check_latest(changes: QuerySet[UnitSuccession], unit: Unit, on: datetime.date) -> None:
    """Changes are recorded in their order: a name or a member that came later came to ``unit``."""
    later = changes.filter(successor=unit, decided_on__gt=on).first()
    if later:
        raise SuccessionError(
            _("A later change of %(unit)s is recorded already, of %(day)s.")
            % {"unit": unit, "day": _day(later.decided_on)},
            "on",
        )


def check_renaming(unit: Unit, name: str, short_name: str, on: datetime.date) -> None:
    """Raise ``SuccessionError`` unless ``unit`` can be called ``name`` from the day ``on``."""
    check_alive_on(unit, on)
    try:
        new, new_short = tidy(name), tidy(short_name)
    except UnfitNameError as error:
        raise SuccessionError(str(error), "name") from error
    if not new:
        raise SuccessionError(_("Name the unit."), "name")
    if (new, new_short) == (unit.name, unit.short_name):
        raise SuccessionError(_("The unit has this name already."), "name")
    renamings = UnitSuccession.objects.filter(kind=UnitSuccession.Kind.RENAMED)
    _check_latest(renamings, unit, on)
    if renamings.filter(predecessor=unit, decided_on=on).exists():
        raise SuccessionError(_("The unit was renamed on this day already."), "on")


def _day(day: datetime.date) -> str:
    return date_format(day, "d/m/Y")
