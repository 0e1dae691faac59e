"""The page of a unit: what it is and was, who acts for it, and what it was awarded."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.honour_roll.history import history
from campaigns.register.models import Award
from units.accounts.access import signed_in
from units.accounts.holders import holders
from units.accounts.models import UnitRole, User
from units.blocks.models import BlockMembership
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Posting

ROWS = 30


class UnitPage(DetailView[Unit]):
    """One unit that the reader acts for, with the history of those it succeeded."""

    template_name = "campaigns/honour_roll/unit.html"
    context_object_name = "unit"

    def get_queryset(self) -> QuerySet[Unit]:
        rows: QuerySet[Unit] = Unit.objects.within(signed_in(self.request).scope_for("unit"))
        return rows.select_related("parent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, unit = signed_in(self.request), self.object
        today = timezone.localdate()
        forebears = UnitSuccession.objects.forebears_of([unit.pk])
        pages = Paginator(honours(user, unit, forebears), ROWS)
        return super().get_context_data(**kwargs) | {
            "facts": facts(user, unit, today),
            "events": [
                {"event": event, "links": _links(user, event.others)}
                for event in history(unit, forebears)
            ],
            "below": [
                (each, each.get_absolute_url()) for each in unit.children.filter(dissolved_on=None)
            ],
            "acting": acting(unit, today),
            "page_obj": pages.get_page(self.request.GET.get("page")),
            "opens_decisions": bool(address(user, "decision", 0)),
            "register_url": _register_url(user, unit),
            "blocks": blocks(unit, forebears),
            "desk_url": address(user, "admin:units_unit_change", unit.pk),
            "units_url": address(user, "admin:units_unit_changelist"),
            "verbs": verbs(user, unit),
            "who_changes": holders(Role.ADMINISTRATOR, unit, or_above=True),
        }


def facts(user: User, unit: Unit, today: datetime.date) -> list[dict[str, Any]]:
    """Label, value and, where it leads somewhere, address: what the unit is."""
    superior = unit.parent
    below = list(unit.descendants(include_self=True).values_list("pk", flat=True))
    staff = Posting.objects.on(today).filter(unit__in=below)
    rows: list[tuple[str, object, str]] = [
        (_("Code"), unit.code, ""),
        (_("Kind"), unit.get_kind_display(), ""),
        (_("Title of the head"), unit.head_title, ""),
        (
            _("Superior"),
            superior or _("none: the top unit"),
            superior.get_absolute_url()
            if superior and user.scope_for("unit").covers(superior.pk)
            else "",
        ),
        (_("Grants awards of"), unit.get_authority_display(), ""),
        (_("Established on"), _day(unit.established_on), ""),
        (
            _("Staff today, subordinate units included"),
            staff.values("person_id").distinct().count(),
            "",
        ),
    ]
    if unit.dissolved_on:
        rows.append((_("Dissolved on"), _day(unit.dissolved_on), ""))
    return [{"label": label, "value": value, "url": url} for label, value, url in rows]


def honours(user: User, unit: Unit, forebears: frozenset[int]) -> QuerySet[Award]:
    """The collective awards of the unit and of those before it, the newest year first."""
    # Whoever may read this page reads them, the administrator too, who has no register.
    rows = user.scope_for("unit").limit(Award.objects.in_register(), "recipient_unit_id")
    return (
        rows.filter(unit__in={unit.pk, *forebears})
        .select_related("decision")
        .order_by("-year_to", "-decision__signed_on", "pk")
    )


def acting(unit: Unit, today: datetime.date) -> list[dict[str, Any]]:
    """Who holds which role at exactly this unit, in the order of the roles."""
    held = UnitRole.objects.on(today).filter(unit=unit, user__is_active=True)
    order = list(Role)
    rows = sorted(
        held.select_related("user", "stands_in_for__user"),
        key=lambda each: (order.index(Role(each.role)), each.user.sort_key),
    )
    return [
        {"label": Role(role).label, "value": ", ".join(each.holder_in_words for each in group)}
        for role, group in groupby(rows, key=lambda each: each.role)
    ]


def blocks(unit: Unit, forebears: frozenset[int]) -> list[dict[str, Any]]:
    """The emulation block of each year and what the unit, or one before it, did there."""
    rows = BlockMembership.objects.filter(unit__in={unit.pk, *forebears})
    rows = rows.select_related("block_year__block", "unit").order_by("-block_year__year", "pk")
    return [
        {
            "year": row.block_year.year,
            "block": row.block_year.block,
            "part": _part(row),
            "former": row.unit if row.unit_id != unit.pk else None,
        }
        for row in rows
    ]


def verbs(user: User, unit: Unit) -> list[tuple[str, str]]:
    """Label and address of what this reader may make of the unit; none of one that has ended."""
    if unit.dissolved_on or not user.acts_as(Role.ADMINISTRATOR, unit):
        return []
    offered = [(_("Rename"), "unit_rename")]
    if unit.parent_id:
        offered += [
            (_("Merge"), "unit_merge"),
            (_("Split"), "unit_split"),
            (_("Dissolve"), "unit_dissolve"),
        ]
    return [(label, address(user, name, unit.pk)) for label, name in offered]


def _part(row: BlockMembership) -> str:
    year = row.block_year
    parts = {year.secretariat_id: _("secretariat"), year.deputy_id: _("deputy")}
    return (parts | {year.head_id: _("head")}).get(row.unit_id, _("member"))


def _links(user: User, units: tuple[Unit, ...]) -> list[Unit]:
    return [unit for unit in units if user.scope_for("unit").covers(unit.pk)]


def _register_url(user: User, unit: Unit) -> str:
    register = address(user, "register")
    return f"{register}?{urlencode({'unit': unit.code})}" if register else ""


def _day(day: datetime.date | None) -> str:
    return date_format(day, "d/m/Y") if day else ""
