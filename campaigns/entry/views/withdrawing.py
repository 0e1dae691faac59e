"""Rút đề nghị from the grid: the row leaves it, with the reason that stands in the trail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from awards_registry.asked import whole_number
from campaigns.journey import OffRouteError, State
from campaigns.nomination.actions import ObstacleError, withdraw
from campaigns.nomination.models import Nomination
from units.accounts.access import NotYoursError, signed_in


@require_POST
def grid_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw one nomination of the round by ``text``; back to the grid of its unit.

    404 for a nomination that the reader may not see or that is of another round; a refusal is
    told in the grid, and of two clicks the second is told that it had been done.
    """
    user = signed_in(request)
    key = whole_number(request.POST.get("nomination", "")) or 0
    rows = Nomination.objects.visible_to(user).filter(round=pk)
    nomination = get_object_or_404(rows, pk=key)
    try:
        withdraw(nomination, by=user, reason=request.POST.get("text", ""))
    except OffRouteError as error:
        if error.here == State.WITHDRAWN:
            messages.info(request, _("This had been done already."))
        else:
            messages.error(request, str(error))
    except (NotYoursError, ObstacleError) as error:
        messages.error(request, str(error))
    else:
        said = _("%(number)s has been withdrawn.") % {"number": nomination.number}
        messages.success(request, said)
    return HttpResponseRedirect(
        f"{reverse('grid', args=[pk])}?unit={nomination.nominating_unit_id}"
    )
