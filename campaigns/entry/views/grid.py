"""The grid: many nominations of one round, row by row as in a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from awards_registry.asked import LONGEST_SEARCH, whole_number
from awards_registry.policy import Role
from campaigns.casefile.limits import Line
from campaigns.catalogue.models import AwardType
from campaigns.entry.actions import Kept, keep, look
from campaigns.entry.candidates import offered
from campaigns.entry.rows import (
    MOST_ROWS,
    Typed,
    UnreadableError,
    rows_of,
    rows_of_form,
    without,
)
from campaigns.entry.scribbles import TooLongError, forget, grid_place_of, kept, scribble
from campaigns.entry.sheet import Sheet, typed_of
from campaigns.entry.shown import Shown, nominations, shown
from campaigns.entry.verdicts import counted
from campaigns.nomination.models import Round
from units.accounts.access import signed_in
from units.accounts.holders import holders
from units.accounts.models import User
from units.organisation.models import Unit

# So many empty rows stand below what is there; without scripts one saves and gets more.
BLANK = 8


def own_units(user: User) -> list[Unit]:
    """The units for which the clerk may nominate today."""
    alive = Unit.objects.alive(timezone.localdate())
    return list(user.scope(Role.CLERK).limit(alive, "pk"))


def sheet_of(request: HttpRequest, pk: int, asked: object, units: list[Unit]) -> Sheet:
    """The grid of that round for the unit asked for, or the clerk's own; 404 for others' rounds."""
    user = signed_in(request)
    opened = get_object_or_404(
        Round.objects.visible_to(user).prefetch_related("award_types"), pk=pk
    )
    key = whole_number(asked)
    home = {held.unit_id for held in user.current_roles if held.role == Role.CLERK}
    unit = next((each for each in units if each.pk == key), None)
    if unit is None and key is None:
        unit = next((each for each in units if each.pk in home), units[0] if units else None)
    return Sheet(opened, unit, user)


class Grid(View):
    """The page; by POST the plain form of those whose browser runs no scripts."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        units = own_units(signed_in(request))
        sheet = sheet_of(request, pk, request.GET.get("unit", ""), units)
        rows, begun = self._opened(sheet)
        return self._page(request, sheet, units, shown(sheet, rows), begun=begun)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        units = own_units(signed_in(request))
        sheet = sheet_of(request, pk, request.POST.get("unit", ""), units)
        try:
            rows = rows_of_form(request.POST)
        except UnreadableError as error:
            raise BadRequest("No honest page sends such rows.") from error
        done = keep(sheet, sheet.read([row for row in rows if not row.is_empty]))
        fault = _remember(sheet, [row.cells.typed for row in done], done)
        if fault:
            messages.warning(request, fault)
        count = sum(each.is_kept for each in done)
        text = ngettext("%(count)d row stands saved.", "%(count)d rows stand saved.", count)
        messages.success(request, text % {"count": count})
        if count == len(done):
            unit = f"?unit={sheet.unit.pk}" if sheet.unit else ""
            return HttpResponseRedirect(f"{reverse('grid', args=[pk])}{unit}")
        return self._page(request, sheet, units, shown(sheet, done), begun=False)

    @staticmethod
    def _opened(sheet: Sheet) -> tuple[list[Kept], bool]:
        """The drafts of the unit, then what was begun; what was begun on a draft stands for it."""
        begun = _begun(sheet)
        drafts = {row.pk: row for row in sheet.drafts()}
        typed = {row.nomination: row for row in begun if row.nomination in drafts}
        rows = [typed.get(key) or typed_of(row) for key, row in drafts.items()]
        # What was typed over a draft that has left the unit since stands as a row of its own.
        rows += [replace(row, nomination=None) for row in begun if row.nomination not in drafts]
        found = look(sheet, sheet.read(rows))
        for each in found:
            row = drafts.get(each.cells.typed.nomination or 0)
            if row is not None:
                each.nomination = row
                each.saved = each.cells.typed.nomination not in typed
        return found, bool(begun)

    @staticmethod
    def _page(
        request: HttpRequest, sheet: Sheet, units: list[Unit], rows: list[Shown], *, begun: bool
    ) -> HttpResponse:
        context = {
            "sheet": sheet,
            "units": units,
            "rows": rows,
            "begun": begun,
            "helper": holders(Role.OFFICER, sheet.round.unit) if sheet.closed_because else "",
            "blank": range(len(rows), len(rows) + BLANK),
            "limits": _limits(sheet, rows),
            "awards": sheet.awards,
        }
        return render(request, "campaigns/entry/grid.html", context)


def _limits(sheet: Sheet, rows: list[Shown], awards: Iterable[str] = ()) -> list[Line]:
    """The limits of the rows and of the ``awards`` that stand in other rows of the page."""
    if sheet.unit is None:
        return []
    named = set(awards)
    more = [award.code for award in sheet.awards if award.local_name in named]
    codes = [*(each.award_type.code for each in nominations(rows)), *more]
    return counted(codes, sheet.unit, sheet.user, sheet.round.year)


def _begun(sheet: Sheet) -> list[Typed]:
    """What was typed in this grid and is not in the register yet."""
    note = kept(sheet.user, grid_place_of(sheet.round, sheet.unit))
    try:
        return rows_of(note.content.get("rows", [])) if note else []
    except UnreadableError:  # written by a version that kept it otherwise
        return []


@transaction.atomic
def _remember(
    sheet: Sheet, rows: list[Typed], done: list[Kept], known: Collection[str] | None = None
) -> str:
    """What is not in the register yet is kept for the next opening; why not, where it is too much.

    ``known`` are the rows of the page that speaks: what another window of the same person began
    is none of them and stays. Without it the page is the only one.
    """
    # Two windows may speak in the same moment: each adds to what the other left.
    list(User.objects.select_for_update(no_key=True).filter(pk=sheet.user.pk).values_list("pk"))
    left = without(rows, [each.key for each in done if each.is_kept])
    if known is not None:
        mine = {*known, *(row.key for row in rows)}
        elsewhere = [row for row in _begun(sheet) if row.key not in mine]
        left = [*elsewhere, *left][-MOST_ROWS:]
    place = grid_place_of(sheet.round, sheet.unit)
    if not left:
        forget(place, by=sheet.user)
        return ""
    try:
        scribble(place, {"rows": [row.plain() for row in left]}, by=sheet.user)
    except TooLongError as error:
        return str(error)
    return ""


@require_POST
def grid_row(request: HttpRequest, pk: int) -> JsonResponse:
    """Rows as the script sends them: ``rows`` are judged, and kept where ``save`` is true.

    ``others`` are the rows that are not sent but not kept either: nothing typed is ever lost;
    ``known`` are the keys of all rows of the page.
    Answers with the rows, the limits as they stand now, and when all of it was kept.
    """
    try:
        sent = json.loads(request.body)
        if not isinstance(sent, dict):
            raise UnreadableError
        rows = [row for row in rows_of(sent.get("rows", [])) if not row.is_empty]
        others, listed = rows_of(sent.get("others", [])), _names(sent.get("awards"))
    except (ValueError, RecursionError):
        return JsonResponse({"error": _("This could not be read.")}, status=400)
    sheet = sheet_of(request, pk, sent.get("unit") or "", own_units(signed_in(request)))
    cells = sheet.read(rows)
    done = keep(sheet, cells) if sent.get("save") is True else look(sheet, cells)
    known = _names(sent.get("known")) if "known" in sent else None
    fault = _remember(sheet, [*rows, *others], done, known)
    found = shown(sheet, done)
    lines = _limits(sheet, found, listed)
    return JsonResponse(
        {
            "rows": [each.as_json() for each in found],
            "limits": render_to_string("campaigns/entry/counters.html", {"limits": lines}),
            "at": f"{timezone.localtime():%H:%M}",
            "error": fault,
        }
    )


def _names(listed: Any) -> list[str]:
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []


@require_safe
def grid_candidates(request: HttpRequest) -> JsonResponse:
    """The type-ahead: people, collectives and households of the clerk's units."""
    term = request.GET.get("term", "")[:LONGEST_SEARCH]
    recipient = request.GET.get("recipient", "")
    if recipient not in AwardType.Recipient.values:
        recipient = ""
    scope = signed_in(request).scope(Role.CLERK)
    found = offered(term, scope, recipient, timezone.localdate())
    return JsonResponse(
        {"results": [{"value": e.value, "text": e.text, "about": e.about} for e in found]}
    )
