"""Papers come in, are waived and taken out by POST; files go out through a view that asks first."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from campaigns.dossier import actions
from campaigns.dossier.filled import OF_NOMINATION, OF_SUBMISSION, Filled
from campaigns.dossier.forms import AttachForm
from campaigns.dossier.judging import KINDS
from campaigns.dossier.keeping import path_of
from campaigns.dossier.names import looks_the_same
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Document, Nomination, Submission
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User

REFUSALS = (NotYoursError, ObstacleError)
CARD = "#papers"


def _to_card(nomination: Nomination) -> HttpResponse:
    return redirect(f"{nomination.get_absolute_url()}{CARD}")


class PaperAct(View):
    """One act upon the papers of a nomination; who comes by the address bar is led to the card."""

    http_method_names = ["get", "post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = signed_in(request)
        nomination = self.nomination(user, pk)
        try:
            self.act(request, nomination, user)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        return _to_card(nomination)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _to_card(self.nomination(signed_in(request), pk))

    def nomination(self, user: User, pk: int) -> Nomination:
        return get_object_or_404(Nomination.objects.visible_to(user), pk=pk)

    def act(self, request: HttpRequest, nomination: Nomination, by: User) -> None:
        raise NotImplementedError


class Attach(PaperAct):
    """Add a file to the dossier, or put it in the place of one."""

    def act(self, request: HttpRequest, nomination: Nomination, by: User) -> None:
        form = AttachForm(request.POST, request.FILES)
        if not form.is_valid():
            raise ObstacleError(form.fault)
        given = form.cleaned_data
        file = given["file"]
        kept = actions.attach(nomination, given["paper"], file, by=by, title=given["title"])
        messages.success(request, _("Added to the dossier: %(title)s.") % {"title": kept.title})
        if not looks_the_same(kept.file_name, file.name):
            text = _("The name of the file was tidied; it is kept as “%(name)s”.")
            messages.info(request, text % {"name": kept.file_name})


class Waive(PaperAct):
    """Say why a paper of the list is not needed."""

    def act(self, request: HttpRequest, nomination: Nomination, by: User) -> None:
        paper, reason = request.POST.get("paper", ""), request.POST.get("text", "")
        stated = actions.waive(nomination, paper, reason, by=by)
        messages.success(request, _("Stated as not needed: %(title)s.") % {"title": stated.title})


class TakeOut(PaperAct):
    """Take a paper out of the dossier; ``pk`` is that of the paper."""

    def nomination(self, user: User, pk: int) -> Nomination:
        rows = Document.objects.visible_to(user).select_related("nomination")
        self.document = get_object_or_404(rows, pk=pk)
        return self.document.nomination

    def act(self, request: HttpRequest, nomination: Nomination, by: User) -> None:  # noqa: ARG002 - found above
        actions.take_out(self.document, by=by)
        text = _("Taken out of the dossier: %(title)s.") % {"title": self.document.title}
        messages.success(request, text)


class PaperFile(View):
    """Hand out the file of a paper to those whom its nomination concerns; never shown in place."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        rows = Document.objects.visible_to(signed_in(request)).exclude(place="")
        document = get_object_or_404(rows.select_related("nomination"), pk=pk)
        path = path_of(document.place)
        if not path.is_file():
            text = _("The file “%(name)s” is not there. Tell the administrator.")
            messages.error(request, text % {"name": document.file_name})
            return _to_card(document.nomination)
        return FileResponse(
            path.open("rb"),
            as_attachment=True,
            filename=document.file_name,
            content_type=KINDS[document.kind],
            headers={"X-Content-Type-Options": "nosniff"},
        )


@require_safe
def nomination_form(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A paper of one nomination, filled in from the register, to finish in Word."""
    rows = Nomination.objects.visible_to(signed_in(request)).with_candidate()
    nomination = get_object_or_404(rows.select_related("nominating_unit__parent"), pk=pk)
    if form not in OF_NOMINATION:
        raise Http404
    return _docx(OF_NOMINATION[form](nomination))


@require_safe
def submission_form(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A paper of a submission and its list, filled in from the register, to finish in Word."""
    rows = Submission.objects.visible_to(signed_in(request))
    submission = get_object_or_404(
        rows.select_related("round", "from_unit__parent", "to_desk"), pk=pk
    )
    if form not in OF_SUBMISSION:
        raise Http404
    return _docx(OF_SUBMISSION[form](submission))


def _docx(paper: Filled) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{paper.name}.docx"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(paper.content, content_type=KINDS["docx"], headers=headers)
