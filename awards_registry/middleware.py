"""The frame's gates: the language a visitor chose, and pages only for those who are declared."""

from collections.abc import Callable
from http import HTTPStatus
from itertools import chain
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from awards_registry import policy

Handler = Callable[[HttpRequest], HttpResponse]


def chosen_language(get_response: Handler) -> Handler:
    """Vietnamese unless the visitor chose otherwise: a browser set to English proves no wish."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def readable(get_response: Handler) -> Handler:
    """Refuses what no honest browser sends and no database stores.

    A request of more bytes than any form of ours has is refused with 413, unread.
    Refused with 400 is: a NUL in the address, a form or a cookie (PostgreSQL cannot hold it), and
    a request in another encoding than UTF-8, by which half characters would come in.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        sent_bytes = request.META.get("CONTENT_LENGTH") or "0"
        if sent_bytes.isdecimal() and int(sent_bytes) > settings.MOST_BYTES_SENT:
            return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if request.encoding and request.encoding.lower().replace("_", "-") != "utf-8":
            raise BadRequest("Only UTF-8 is read.")
        sent = [request.GET.lists()]
        if request.method == "POST":
            sent.append(request.POST.lists())
        texts = [request.path_info, *request.COOKIES.values()]
        for name, values in chain.from_iterable(sent):
            texts += [name, *map(str, values)]
        if any("\0" in text for text in texts):
            raise BadRequest("A NUL character is read nowhere.")
        return get_response(request)

    return middleware


def explained(get_response: Handler) -> Handler:
    """Whatever is refused says what to do: nobody is left before an empty page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        refused = HTTPStatus.BAD_REQUEST <= response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        if not refused or response.streaming or response.content or request.method == "HEAD":
            return response
        known = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        page = render(request, "405.html" if known else "400.html", status=response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                page.headers[name] = response.headers[name]
        return page

    return middleware


def _way_back(request: HttpRequest) -> str:
    """Where to go on after signing in. What was posted is lost: back to the page it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return urlsplit(came_from).path if known and "://" in came_from else reverse("home")


class DeclaredPages:
    """Serves only what ``policy`` declares, and only to those it names."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        who = policy.who_may(match.view_name) if match else None
        if who is None:
            raise Http404
        if who == policy.PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(_way_back(request))
        if request.user.is_superuser or request.user.roles & who:
            return None
        raise PermissionDenied(
            _("This page is for: %(roles)s.")
            % {"roles": get_text_list([str(name) for name in policy.names_of(who)], _("or"))}
        )
