"""The register as a list, which every figure opens, and the five-year tally."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from django.views.generic import ListView

from awards_registry.policy import who_may
from campaigns.catalogue.models import AwardType
from campaigns.register.filters import VALID, RegisterFilter
from campaigns.register.models import Award, AwardQuerySet
from campaigns.reporting.five_year_tally import Row, Tally, five_year_tally
from campaigns.reporting.forms import TallyForm
from campaigns.reporting.tables import as_csv
from units.accounts.access import signed_in
from units.accounts.models import User
from units.organisation.models import Unit

YEARS_BACK = 4  # five years, the running one among them


class Register(ListView[Award]):
    """Awards of published decisions that one may see, narrowed down by the address."""

    template_name = "campaigns/reporting/register.html"
    paginate_by = 30

    def get_queryset(self) -> AwardQuerySet:
        user = signed_in(self.request)
        self.form = RegisterFilter(self.request.GET, units=Unit.objects.visible_to(user))
        rows = Award.objects.in_register().visible_to(user)
        return self.form.rows(rows).select_related("decision")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        more = {
            "form": self.form,
            "described": self.form.described(),
            "opens_decisions": _may(user, "decision"),
        }
        return super().get_context_data(**kwargs) | more


def _may(user: User, page: str) -> bool:
    return user.is_superuser or bool(user.roles & (who_may(page) or frozenset()))


def register_url(tally: Tally, **more: str) -> str:
    """The page of the register that shows what a figure of the tally counts."""
    asked = {
        "from": tally.period.since.isoformat(),
        "to": tally.period.until.isoformat(),
        "unit": tally.unit.code,
        "state": VALID,
    }
    return f"{reverse('register')}?{urlencode(asked | more)}"


@require_safe
def tally_page(request: HttpRequest) -> HttpResponse:
    """Form, table by level, bars; ``format=csv`` sends the rows as a file."""
    user = signed_in(request)
    units = Unit.objects.visible_to(user)
    form = TallyForm(
        request.GET if "from" in request.GET else _last_five_years(user, units), units=units
    )
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        awards = Award.objects.visible_to(user)
        tally = five_year_tally(awards, form.cleaned_data["unit"], form.period())
        if request.GET.get("format") == "csv":
            return _file(tally)
        context |= _shown(tally)
    return render(request, "campaigns/reporting/five_year_tally.html", context)


def _last_five_years(user: User, units: Any) -> dict[str, str]:
    """Filled in when nothing was asked yet: the unit one acts for, the last five years."""
    year = timezone.localdate().year
    held = user.current_roles
    unit = held[0].unit if held else units.filter(parent=None).first()
    chosen = unit.code if unit else ""
    return {"from": str(year - YEARS_BACK), "to": str(year), "unit": chosen}


def _file(tally: Tally) -> HttpResponse:
    # The mark at the beginning tells spreadsheets that the letters are UTF-8.
    response = HttpResponse("\ufeff" + as_csv(tally), content_type="text/csv; charset=utf-8")
    name = f"{tally.unit.code}-{tally.period.first}-{tally.period.last}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(tally: Tally) -> dict[str, Any]:
    """The tally in the order of a report: state level first, sums at the end."""
    highest = max((row.count for row in tally.rows), default=0)
    order = list(reversed(AwardType.GrantLevel.values))
    rows = sorted(tally.rows, key=lambda row: order.index(row.level))
    groups: list[dict[str, Any]] = [
        {
            "label": AwardType.GrantLevel(level).label,
            "rows": [_line(tally, row, highest) for row in members],
            "count": tally.by_level()[level],
            "url": register_url(tally, level=level),
        }
        for level, members in groupby(rows, key=lambda row: row.level)
    ]
    recipients = [
        {
            "label": AwardType.Recipient(kind).label,
            "count": count,
            "url": register_url(tally, recipient=kind),
        }
        for kind, count in tally.by_recipient().items()
        if count
    ]
    return {
        "tally": tally,
        "groups": groups,
        "bars": [line for group in groups for line in group["rows"]],
        "recipients": recipients,
        "all_url": register_url(tally),
    }


def _line(tally: Tally, row: Row, highest: int) -> dict[str, Any]:
    return {
        "label": row.name,
        "granted_by": row.granted_by,
        "recipient": AwardType.Recipient(row.recipient).label,
        "value": row.count,
        "percent": round(100 * row.count / highest, 1) if highest else 0,
        "url": register_url(tally, award=row.code),
    }
