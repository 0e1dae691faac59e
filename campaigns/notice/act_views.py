"""Acts of inbox and outbox: each does one thing by POST and goes back to where it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views import View

from awards_registry.asked import whole_number
from campaigns.notice import actions
from campaigns.notice.forms import MOST_CHOSEN, ChosenMessages, SilenceForm
from campaigns.notice.models import Kind, Message
from units.accounts.access import NotYoursError, signed_in

Verb = Callable[..., int]


class Back(View):
    """Whoever opens the address of an act is led to the page it belongs to."""

    page = ""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse(self.page))

    def back(self, request: HttpRequest) -> HttpResponse:
        """To the page that the form names, if it is one of ours."""
        asked = request.POST.get("next", "")
        ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, {None})  # type: ignore[arg-type] # no host at all
        return HttpResponseRedirect(asked if ours else reverse(self.page))


class MarkRead(Back):
    """Mark some of my notices as read, or all of them."""

    page = "inbox"

    def post(self, request: HttpRequest) -> HttpResponse:
        keys: Iterable[int] | None = None
        if "all" not in request.POST:
            asked = request.POST.getlist("messages")[:MOST_CHOSEN]
            keys = [key for key in map(whole_number, asked) if key is not None]
        actions.mark_read(keys, by=signed_in(request))
        return self.back(request)


class OutboxAct(Back):
    """Hold, let go, drop, send or settle what was ticked."""

    page = "outbox"
    # Name: the verb, and what is said of how many.
    acts: dict[str, tuple[Verb, Promise]] = {
        "hold": (actions.hold, _("Held back: %(count)d.")),
        "release": (actions.release, _("Let go, to be sent when due: %(count)d.")),
        "drop": (actions.drop, _("Dropped, nobody will read them: %(count)d.")),
        "send": (actions.send_now, _("To be sent at once: %(count)d.")),
        "settle": (actions.settle_as_sent, _("Marked as sent: %(count)d.")),
    }

    def post(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        found = self.acts.get(request.POST.get("act", ""))
        form = ChosenMessages(request.POST, user=user)
        if found is None or not form.is_valid():
            messages.error(request, _t("Choose messages of the list and what is to be done."))
            return self.back(request)
        verb, said = found
        chosen: Iterable[Message] = form.cleaned_data["messages"][:MOST_CHOSEN]
        try:
            count = verb(list(chosen), by=user)
        except (actions.OutboxError, NotYoursError) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, str(said) % {"count": count})
        return self.back(request)


class SilenceKind(Back):
    """Switch mail of one kind off or on in one outbox."""

    page = "outbox"

    def post(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        form = SilenceForm(request.POST, user=user)
        if not form.is_valid():
            messages.error(request, _t("Choose one of your outboxes and a kind of notice."))
            return self.back(request)
        wanted: dict[str, Any] = form.cleaned_data
        kind = Kind(wanted["kind"])
        try:
            if wanted["silent"]:
                actions.silence(wanted["unit"], kind, by=user)
                said = _t("No mail any more: %(kind)s. It is still read in the house.")
            else:
                actions.unsilence(wanted["unit"], kind, by=user)
                said = _t("By mail again: %(kind)s.")
        except (actions.OutboxError, NotYoursError) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, said % {"kind": kind.label})
        return self.back(request)
