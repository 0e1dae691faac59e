"""The pages of notices: what I was told, the outbox of my office, one message of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from campaigns.notice.actions import OutboxError, edit
from campaigns.notice.actions.outbox import is_stuck
from campaigns.notice.forms import MessageForm, OutboxFilter
from campaigns.notice.letter import body_of
from campaigns.notice.models import Kind, Message, Silence
from units.accounts.access import NotYoursError, signed_in
from units.organisation.models import Unit

ROWS = 25
State = Message.State
# What may be done with a message, by its state.
ACTS: dict[str, frozenset[str]] = {
    State.WAITING: frozenset({"send", "hold", "drop"}),
    State.HELD: frozenset({"send", "release", "drop"}),
    State.FAILED: frozenset({"send", "drop"}),
}
EDITABLE = frozenset({State.WAITING, State.HELD, State.FAILED})


class Inbox(ListView[Message]):
    """What I was told, the newest first; only ever my own."""

    template_name = "campaigns/notice/inbox.html"
    paginate_by = ROWS

    def get_queryset(self) -> QuerySet[Message]:
        rows = Message.objects.to(signed_in(self.request)).select_related("unit")
        self.unread = self.request.GET.get("show") == "unread"
        return rows.unread() if self.unread else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"only_unread": self.unread}


class Outbox(ListView[Message]):
    """Everything that the outboxes of my offices send, with what may be done about it."""

    template_name = "campaigns/notice/outbox.html"
    paginate_by = ROWS

    def get_queryset(self) -> QuerySet[Message]:
        self.filter = OutboxFilter(self.request.GET)
        self.filter.is_valid()
        wanted = self.filter.cleaned_data
        rows = Message.objects.visible_to(signed_in(self.request))
        if wanted.get("kind"):
            rows = rows.filter(kind=wanted["kind"])
        self.counted = rows
        if wanted.get("state"):
            rows = rows.filter(state=wanted["state"])
        return rows.select_related("recipient", "unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        counts = dict(self.counted.order_by().values_list("state").annotate(count=Count("pk")))
        for row in context["object_list"]:
            row.stuck = is_stuck(row)
            row.chosen_for = "settle" if row.stuck else " ".join(ACTS.get(row.state, ()))
        return context | {
            "filter": self.filter,
            "states": [
                {"state": state.value, "label": state.label, "count": counts[state.value]}
                for state in State
                if counts.get(state.value)
            ],
            "chosen": self.filter.cleaned_data.get("state", ""),
            "total": sum(counts.values()),
            "silences": self._silences(),
            "mail_ready": settings.MAIL_READY,
        }

    def _silences(self) -> list[dict[str, Any]]:
        """Of each of my outboxes, the kinds with whether they are silent."""
        places = Message.objects.outboxes_of(signed_in(self.request))
        rows = Silence.objects.filter(unit__in=places).select_related("set_by")
        quiet = {(row.unit_id, row.kind): row for row in rows}
        return [
            {
                "unit": unit,
                "kinds": [
                    {"kind": kind, "silence": quiet.get((unit.pk, kind.value))}
                    for kind in Kind
                    if kind != Kind.OUTSIDER
                ],
                "quiet": sum(place == unit.pk for place, _kind in quiet),
            }
            for unit in Unit.objects.filter(pk__in=places)
        ]


class OutboxMessage(View):
    """One message as it will be read, and its words to change while it has not left."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = self._message(request, pk)
        return self._page(request, message, self._form(message))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = self._message(request, pk)
        form = MessageForm(request.POST)
        if form.is_valid():
            try:
                edit(message, by=signed_in(request), **form.cleaned_data)
            except (OutboxError, NotYoursError) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("The message is saved."))
                return HttpResponseRedirect(request.path)
        message.refresh_from_db()
        # What was typed stays; the next saving knows what has joined or was changed.
        typed = request.POST.copy()
        typed["seen"] = message.seen
        form.data = typed
        return self._page(request, message, form)

    def _message(self, request: HttpRequest, pk: int) -> Message:
        rows = Message.objects.visible_to(signed_in(request))
        return get_object_or_404(rows.select_related("recipient", "unit", "edited_by"), pk=pk)

    def _form(self, message: Message) -> MessageForm:
        words = {"subject": message.subject, "opening": message.opening, "seen": message.seen}
        return MessageForm(initial=words)

    def _page(self, request: HttpRequest, message: Message, form: MessageForm) -> HttpResponse:
        stuck = is_stuck(message)
        # The code by which somebody outside proves who they are is theirs alone.
        secret = message.kind == Kind.OUTSIDER and settings.PRODUCTION
        context = {
            "message": message,
            "form": form if message.state in EDITABLE and message.recipient_id else None,
            "body": "" if secret else body_of(message),
            "stuck": stuck,
            "acts": {"settle"} if stuck else ACTS.get(message.state, frozenset()),
        }
        return render(request, "campaigns/notice/message.html", context)
