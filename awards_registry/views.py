"""The frame's own pages: language, progress of long work, health."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from awards_registry.jobs.actions import heard
from awards_registry.jobs.models import Job

if TYPE_CHECKING:
    from django.db.models import QuerySet

A_YEAR = 365 * 24 * 60 * 60


class SignIn(LoginView):
    """The one door. It leads on to where one wanted to go, but never back to a door."""

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:  # noqa: ARG002 - as in newer Django
        wanted: str = super().get_redirect_url()
        doors = {reverse("sign_in"), reverse("admin:login"), reverse("admin:logout")}
        return "" if urlsplit(wanted).path in doors else wanted


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language a visitor chose and go back to where they were."""
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(wanted if safe else "/")
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=A_YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


class JobPage(DetailView[Job]):
    """Long work as the person who asked for it sees it."""

    template_name = "job.html"

    def get_queryset(self) -> QuerySet[Job]:
        return Job.objects.visible_to(self.request.user)


@never_cache
def job_state(request: HttpRequest, pk: str) -> JsonResponse:
    """The progress of a job for the bar on its page."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    job.done = heard(job)
    job.total = max(job.total, job.done) if job.total else 0
    content: dict[str, Any] = {
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "percent": job.percent,
        "message": job.message or job.get_state_display(),
        "url": job.result_url,
    }
    return JsonResponse(content)


@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """Ready when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
