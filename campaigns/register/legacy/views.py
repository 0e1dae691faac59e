"""The page of older awards that nobody has confirmed yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.generic import ListView

from awards_registry.asked import LONGEST_SEARCH, whole_number
from campaigns.nomination.actions import ObstacleError
from campaigns.register.legacy.actions import confirm, to_confirm
from campaigns.register.legacy.forms import ConfirmForm
from campaigns.register.models import Award, AwardQuerySet, Decision
from units.accounts.access import NotYoursError, signed_in


class LegacyList(ListView[Award]):
    """By decision: what a list said stands in it, to be ticked off with the paper at hand."""

    template_name = "campaigns/register/legacy.html"
    paginate_by = 50
    form: ConfirmForm | None = None

    def get_queryset(self) -> AwardQuerySet:
        rows = to_confirm(signed_in(self.request)).full()
        asked, text = whole_number(self.request.GET.get("decision", "")), self._text()
        if asked is not None:
            rows = rows.filter(decision=asked)
        if text:
            rows = rows.named(text)
        return rows.order_by("decision__signed_on", "decision_id", "line")

    def _text(self) -> str:
        return self.request.GET.get("q", "")[:LONGEST_SEARCH].strip()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = signed_in(request)
        self.form = ConfirmForm(request.POST, rows=to_confirm(user))
        if self.form.is_valid():
            data = self.form.cleaned_data
            try:
                confirm(
                    data["awards"],
                    number=data["number"],
                    signed_on=data["signed_on"],
                    issuer=data["issuer"],
                    by=user,
                )
            except (ObstacleError, NotYoursError) as refusal:
                self.form.add_error(None, str(refusal))
            else:
                count = len(data["awards"])
                text = ngettext(
                    "%(count)d award is confirmed.", "%(count)d awards are confirmed.", count
                )
                messages.success(request, text % {"count": count})
                return HttpResponse(status=302, headers={"Location": reverse("legacy_awards")})
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        rows = to_confirm(user)
        papers = (
            Decision.objects.filter(awards__in=rows)
            .annotate(waiting=Count("awards"))
            .order_by("signed_on", "pk")
        )
        asked = whole_number(self.request.GET.get("decision", ""))
        chosen = next((paper for paper in papers if paper.pk == asked), None)
        form = self.form or ConfirmForm(rows=rows, initial=_initial(chosen))
        picked = self.form["awards"].value() or [] if self.form else []
        return super().get_context_data(
            papers=papers,
            chosen=chosen,
            form=form,
            ticked={str(key) for key in picked},
            text=self._text(),
            **kwargs,
        )


def _initial(chosen: Decision | None) -> dict[str, Any]:
    if chosen is None:
        return {}
    return {
        "number": chosen.full_number,
        "signed_on": chosen.signed_on,
        "issuer": chosen.issuer,
    }
