"""The pages of lists: one of each kind to hand in, one of each list with its preview."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView, FormView, TemplateView

from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User
from units.intake import actions, works
from units.intake.forms import HandInForm
from units.intake.kind import KINDS, Hand, Kind
from units.intake.models import Batch
from units.intake.shown import Lines, note_shown, shown_lines, tabs
from units.intake.workbooks import returned, template
from units.intake.writing import MovedOnError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSALS = (NotYoursError, actions.NotReadyError, MovedOnError)
RECENT = 10


def kinds_for(user: User) -> list[Kind]:
    """The kinds of lists that somebody may hand in."""
    return [kind for kind in KINDS.values() if Hand.of(user, kind.label).scope.reaches]


def _kind(request: HttpRequest, key: str) -> Kind:
    """The kind of that key, if the user may hand it in."""
    kind = KINDS.get(key)
    if kind is None or not Hand.of(signed_in(request), kind.label).scope.reaches:
        raise Http404
    return kind


class KindList(TemplateView):
    """What can be handed in, and what one handed in of late."""

    template_name = "units/intake/kinds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        batches = Batch.objects.filter(handed_in_by=user)[:RECENT]
        return super().get_context_data(
            kinds=kinds_for(user),
            batches=[{"batch": each, "title": KINDS[each.kind].title} for each in batches],
            **kwargs,
        )


class KindPage(FormView[HandInForm]):
    """One kind: its template, its columns, and the form to hand a list in."""

    template_name = "units/intake/kind.html"
    form_class = HandInForm
    kind: Kind

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.kind = _kind(request, kwargs["kind"])
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: HandInForm) -> HttpResponse:
        user, file = signed_in(self.request), form.cleaned_data["file"]
        batch = actions.hand_in(
            self.kind, file.read(), name=file.name, by=user, sheet=form.cleaned_data["sheet"]
        )
        works.start_preview(batch, by=user)
        return redirect(batch)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        batches = Batch.objects.filter(handed_in_by=user, kind=self.kind.key)
        return super().get_context_data(
            kind=self.kind,
            columns=self.kind.columns_for(Hand.of(user, self.kind.label)),
            batches=batches[:RECENT],
            **kwargs,
        )


class BatchPage(DetailView[Batch]):
    """One list: how far it is read, what each row would do, and what may be done with it."""

    template_name = "units/intake/batch.html"
    context_object_name = "batch"

    def get_queryset(self) -> Any:
        return Batch.objects.visible_to(signed_in(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch, kind = self.object, KINDS[self.object.kind]
        lines = Lines(batch, self.request.GET.get("show", ""))
        page: Page[Any] = lines.page(self.request.GET.get("page"))
        found = list(page.object_list)
        note_shown(found, kind, by=signed_in(self.request))
        return super().get_context_data(
            kind=kind,
            job=works.running(batch),
            tabs=tabs(batch, lines.show),
            page_obj=page,
            lines=shown_lines(found, kind, batch.columns),
            to_write=batch.count("new") + batch.count("changed"),
            error_count=batch.count("error"),
            **kwargs,
        )


class BatchAct(View):
    """What is done to a list with one button; subclasses say what."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        user = signed_in(request)
        batch = get_object_or_404(Batch.objects.visible_to(user), pk=pk)
        try:
            self.act(batch, user)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        return redirect(batch)

    def act(self, batch: Batch, user: User) -> None:
        raise NotImplementedError


class ApplyBatch(BatchAct):
    def act(self, batch: Batch, user: User) -> None:
        actions.ready(batch, user)
        works.start_apply(batch, by=user)


class UndoBatch(BatchAct):
    def act(self, batch: Batch, user: User) -> None:
        actions.undo(batch, by=user)
        messages.success(self.request, _("Undone: the register is as it was before this list."))


class DropBatch(BatchAct):
    def act(self, batch: Batch, user: User) -> None:
        actions.drop(batch, by=user)
        messages.success(self.request, _("Dropped: nothing of this list was written."))


def template_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty template of a kind."""
    found = _kind(request, kind)
    hand = Hand.of(signed_in(request), found.label)
    return _workbook(template(found, found.columns_for(hand)), f"{found.key}.xlsx")


def returned_file(request: HttpRequest, pk: str) -> HttpResponse:
    """The file back, with what is wrong beside each row."""
    batch = get_object_or_404(Batch.objects.visible_to(signed_in(request)), pk=pk)
    path = actions.path_of(batch)
    if batch.state != Batch.State.PREVIEWED or not path.exists():
        raise Http404
    content = returned(batch, KINDS[batch.kind], path.read_bytes())
    return _workbook(content, f"{batch.kind}-{_('errors')}.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
