"""The pages of certificates: check the words, print, take a file out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView

from campaigns.certificate.actions import awards_with_paper, path_of, print_all, take_out
from campaigns.certificate.fitting import not_fitting
from campaigns.certificate.models import Certificate
from campaigns.nomination.actions import ObstacleError
from campaigns.register.models import Award, Decision
from units.accounts.access import NotYoursError, signed_in


def is_printed(award: Award) -> bool:
    """Whether the award has a certificate with a file."""
    certificate = getattr(award, "certificate", None)
    return bool(certificate and certificate.file_name)


class CertificatesPrint(DetailView[Decision]):
    """GET: what will be printed and what does not fit. POST: print."""

    template_name = "campaigns/certificate/print.html"
    context_object_name = "decision"

    def get_queryset(self) -> QuerySet[Decision]:
        return Decision.objects.visible_to(signed_in(self.request)).select_related("unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        awards = awards_with_paper(self.object)
        misfits = not_fitting(awards)
        return super().get_context_data(
            awards=awards,
            misfits=misfits,
            to_print=[each for each in awards if not is_printed(each) and each not in misfits],
            is_published=self.object.state == Decision.State.PUBLISHED,
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        decision = self.get_object()
        try:
            job = print_all(decision, by=signed_in(request))
        except (NotYoursError, ObstacleError) as refusal:
            messages.error(request, str(refusal))
            return redirect(decision)
        return redirect("job", job.pk)


class CertificateFile(View):
    """Hand out one certificate; the taking is counted."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        user = signed_in(request)
        rows = Certificate.objects.visible_to(user).select_related("award__decision")
        certificate = get_object_or_404(rows, pk=pk)
        if not certificate.file_name:
            raise Http404
        if not path_of(certificate).is_file():
            text = _("The file of %(serial)s is not there. Print the certificates once more.")
            messages.error(request, text % {"serial": certificate.serial})
            return redirect(certificate.award.decision)
        return FileResponse(
            take_out(certificate, by=user).open("rb"),
            as_attachment=True,
            filename=f"{certificate.serial}.pdf",
            content_type="application/pdf",
            headers={"X-Content-Type-Options": "nosniff"},
        )
